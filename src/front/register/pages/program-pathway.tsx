import { DataTable } from '../../../ground/ui/data-table.tsx'
import { StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeMonth, writeValue } from '../../../ground/words/write-value.ts'
import type { ProgramPathway, ShownStep } from '../find-program-pathway.ts'
import { BalanceBar } from './balance-bar.tsx'

/** Of those referred to a program, how many got how far, and after how long. */
export function PathwayOfProgram({ pathway }: { pathway: ProgramPathway }) {
  const { pathway: text, measures } = useWords()
  const language = useLanguage()
  const { year, months } = pathway
  const month = (day: string) => writeMonth(day.slice(0, 7), language)
  const days = ({ medianDays, ninthDays }: ShownStep) =>
    medianDays === null || ninthDays === null ? null : (
      <>
        {text.days(writeCount(medianDays, language), medianDays)}
        <span className="explains beneath">{text.ninth(writeCount(ninthDays, language))}</span>
      </>
    )
  return (
    <section className="part" id="pathway">
      <h2>{text.title}</h2>
      {year === null ? (
        <p>{text.tooEarly}</p>
      ) : (
        <>
          <p className="explains">{text.period(month(year.from), month(year.to))}</p>
          <DataTable
            caption={text.title}
            isCaptionHidden
            rows={year.steps}
            rowKey={({ step }) => step}
            columns={[
              { key: 'step', heading: text.step, cell: ({ step }) => text.steps[step] },
              {
                key: 'count',
                heading: text.households,
                cell: ({ count }) =>
                  count === null ? (
                    <StateMark state="suppressed" word={measures.state.suppressed} />
                  ) : (
                    text.count(writeCount(count, language), count)
                  ),
              },
              {
                key: 'share',
                heading: text.share,
                cell: ({ share }) =>
                  share === null ? null : (
                    <>
                      {writeValue(share, 'share', language)}
                      <BalanceBar part={share} of={1} />
                    </>
                  ),
              },
              { key: 'days', heading: text.between, cell: days },
            ]}
          />
        </>
      )}
      {months.length > 0 && <Months months={months} />}
      <p className="explains">{text.howCounted}</p>
    </section>
  )
}

function Months({ months }: Pick<ProgramPathway, 'months'>) {
  const { pathway: text, measures } = useWords()
  const language = useLanguage()
  const steps = months[0]!.steps.map(({ step }) => step)
  return (
    <details className="month-table">
      <summary>{text.everyMonth(months.length)}</summary>
      <DataTable
        caption={text.title}
        isCaptionHidden
        rows={months}
        rowKey={({ month }) => month}
        columns={[
          { key: 'month', heading: text.month, cell: ({ month }) => writeMonth(month, language) },
          ...steps.map((step) => ({
            key: step,
            heading: text.steps[step],
            phoneLabel: text.steps[step],
            cell: (row: (typeof months)[number]) => {
              const found = row.steps.find((one) => one.step === step)
              if (!found) return null
              const written = writeCount(found.count, language)
              return found.isImmature ? (
                <>
                  {written} <StateMark state="immature" word={measures.stateShort.immature} />
                </>
              ) : (
                written
              )
            },
          })),
        ]}
      />
    </details>
  )
}
