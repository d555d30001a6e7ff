import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeValue } from '../../../ground/words/write-value.ts'
import type { Punctuality, summarizeAnswers } from '../../../performance/reports/owed-report.ts'

/** In time out of due, by provider, with the counts beside the share. */
export function CalendarPunctuality({ rows }: { rows: Punctuality[] }) {
  const { reports } = useWords()
  const language = useLanguage()
  const { calendar: words } = reports
  const { columns } = words
  return (
    <section className="part">
      <h2>{words.punctuality}</h2>
      <p className="explains">{words.punctualityText}</p>
      <DataTable
        caption={words.punctuality}
        isCaptionHidden
        rows={rows}
        rowKey={(row) => row.providerId}
        columns={[
          { key: 'provider', heading: columns.provider, cell: (row) => row.providerName },
          {
            key: 'in-time',
            heading: columns.inTime,
            phoneLabel: columns.inTime,
            isNumeric: true,
            cell: (row) =>
              `${words.share(row.inTime, row.due)} (${writeValue(row.inTime / row.due, 'share', language)})`,
          },
          {
            key: 'late',
            heading: columns.meanLate,
            phoneLabel: columns.meanLate,
            isNumeric: true,
            cell: (row) => (row.late === 0 ? '' : words.days(Math.round(row.lateDays / row.late))),
          },
          {
            key: 'awaited',
            heading: columns.awaited,
            phoneLabel: columns.awaited,
            isNumeric: true,
            cell: (row) => writeCount(row.awaited, language),
          },
        ]}
      />
    </section>
  )
}

type AnswersProps = { answers: ReturnType<typeof summarizeAnswers>; within: number; isProvider: boolean }

/** The government's own time, measured by the same days as the provider's. */
export function CalendarAnswers({ answers, within, isProvider }: AnswersProps) {
  const { reports } = useWords()
  const { calendar: words } = reports
  if (answers.answered === 0 && answers.waiting === 0) return null
  return (
    <section className="part">
      <h2>{isProvider ? words.ownDaysProvider : words.ownDays}</h2>
      <p>
        {answers.answered === 0 ? words.noAnswers : words.answers(answers.inTime, answers.answered, within)}{' '}
        {answers.longest !== null && words.longest(answers.longest)}{' '}
        {answers.waiting > 0 && words.waiting(answers.waiting)}
      </p>
    </section>
  )
}
