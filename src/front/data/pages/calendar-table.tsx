import { isOver } from '../../../ground/platform/day.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { Field } from '../../../ground/ui/field.tsx'
import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import type { OwedReport, OwedState } from '../../../performance/reports/owed-report.ts'
import type { Calendar, CalendarChoice } from '../find-calendar.ts'

type Props = { calendar: Calendar; today: string; choice: CalendarChoice; slug: string; isProvider: boolean }

const states: OwedState[] = ['not-begun', 'draft', 'sent', 'returned', 'accepted', 'certified', 'came-otherwise']

/** Every month of every program that reports: when it was due, when it came, and when it was answered and looked at. */
export function CalendarTable({ calendar, today, choice, slug, isProvider }: Props) {
  const { reports } = useWords()
  const language = useLanguage()
  const { calendar: words, form } = reports
  const { columns } = words
  const day = (on: string | null) => (on === null ? '' : writeDay(on, language))
  return (
    <section className="part" id="months">
      <h2>{words.all}</h2>
      <form method="get" className="choose-line">
        {!isProvider && calendar.providers.length > 1 && (
          <Field
            control="select"
            name="provider"
            label={words.filterProvider}
            defaultValue={choice.providerId ?? ''}
            options={[
              { value: '', label: words.every },
              ...calendar.providers.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Field
          control="select"
          name="state"
          label={words.filterState}
          defaultValue={choice.state ?? ''}
          options={[
            { value: '', label: words.every },
            ...states.map((state) => ({ value: state, label: reports.states[state]! })),
          ]}
        />
        <button type="submit" className="usa-button usa-button--outline">
          {words.filter}
        </button>
      </form>
      <DataTable
        caption={words.all}
        isCaptionHidden
        rows={calendar.owed}
        rowKey={(one) => `${one.programId} ${one.month}`}
        columns={[
          {
            key: 'program',
            heading: columns.program,
            cell: (one) => (
              <>
                <a href={`/${slug}/data/reports/${one.programId}/${one.month}`}>
                  {form.title(one.program, writeMonth(one.month, language))}
                </a>
                <span className="explains source-line">
                  {[
                    isProvider ? '' : one.providerName,
                    one.isTotalsOnly ? words.totalsOnly : '',
                    one.isLocked ? words.locked : '',
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </>
            ),
          },
          {
            key: 'state',
            heading: columns.state,
            cell: (one) =>
              isOver(one.month, today) ? (
                <StateMark state={markOf(one)} word={reports.states[one.state]!} />
              ) : (
                <span className="explains">{words.notOver}</span>
              ),
          },
          { key: 'due', heading: columns.due, phoneLabel: columns.due, cell: (one) => day(one.dueOn) },
          {
            key: 'late',
            heading: columns.late,
            phoneLabel: columns.late,
            isNumeric: true,
            cell: (one) => lateText(one),
          },
          {
            key: 'answered',
            heading: columns.answered,
            phoneLabel: columns.answered,
            cell: (one) =>
              one.waitsDays !== null
                ? words.waits(one.waitsDays)
                : one.answerDays.map((n) => words.days(n)).join(', ') || '–',
          },
          {
            key: 'seen',
            heading: columns.seen,
            phoneLabel: columns.seen,
            cell: (one) => (one.seenAt ? day(one.seenAt.slice(0, 10)) : words.notSeen),
          },
        ]}
      />
      {calendar.all > calendar.owed.length && (
        <p>
          <a href="?show=all#months">{words.showAll}</a>
        </p>
      )}
    </section>
  )

  function lateText({ state, cameOn, daysLate }: OwedReport): string {
    if (daysLate > 0) return words.days(daysLate)
    if (cameOn !== null) return words.inTime
    return state === 'came-otherwise' ? '–' : words.notYetDue
  }
}

function markOf({ state, daysLate, cameOn }: OwedReport): MarkedState {
  if (state === 'certified' || state === 'accepted' || state === 'came-otherwise') return 'done'
  return daysLate > 0 && cameOn === null ? 'late' : 'open'
}
