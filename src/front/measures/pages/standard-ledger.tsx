import { Form } from 'react-router'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { type ValueFormat, writeDay, writeThreshold } from '../../../ground/words/write-value.ts'
import { withUnit } from '../../../management/meetings/shown-course.ts'
import type { LedgerLine } from '../../../performance/goals/list-ledger.ts'

type Props = { lines: LedgerLine[]; valueFormat: ValueFormat; today: string; slug: string; mayKeep: boolean }

/** Everything that was agreed on the measure, and what was agreed before it; nothing is overwritten. */
export function StandardLedger({ lines, valueFormat, today, slug, mayKeep }: Props) {
  const words = useWords()
  const language = useLanguage()
  const { ledger: text } = words.cards
  const { columns } = text
  const value = (n: number) => withUnit(writeThreshold(n, valueFormat, language), valueFormat, words)
  const day = (on: string) => writeDay(on, language)
  return (
    <DataTable
      caption={text.heading}
      isCaptionHidden
      rows={lines}
      rowKey={(one) => one.id}
      whenEmpty={<p>{text.none}</p>}
      columns={[
        {
          key: 'who',
          heading: columns.who,
          cell: (one) =>
            one.contractNumber === null ? (
              <>
                {one.programType} <span className="explains">{one.population ?? text.anybody}</span>
              </>
            ) : (
              <>
                <a href={`/${slug}/contracts/${encodeURIComponent(one.contractNumber)}#own-standards`}>
                  {one.contractNumber}
                </a>{' '}
                <span className="explains">{one.program}</span>
              </>
            ),
        },
        {
          key: 'from',
          heading: columns.from,
          phoneLabel: columns.from,
          cell: (one) => (
            <>
              {day(one.from)} <span className="explains">{text[standingOf(one, lines, today)]}</span>
            </>
          ),
        },
        {
          key: 'minimum',
          heading: columns.minimum,
          phoneLabel: columns.minimum,
          isNumeric: true,
          cell: (one) => value(one.minimum),
        },
        {
          key: 'target',
          heading: columns.target,
          phoneLabel: columns.target,
          isNumeric: true,
          cell: (one) => value(one.target),
        },
        {
          key: 'baseline',
          heading: columns.baseline,
          cell: ({ baseline }) => baseline && text.at(value(baseline.value), day(baseline.on)),
        },
        {
          key: 'why',
          heading: columns.why,
          cell: ({ reason, agreedBy, expected }) => (
            <>
              {reason || <span className="explains">{text.fromList}</span>}{' '}
              {agreedBy && <span className="explains">{words.cards.agreedBy(agreedBy)}</span>}
              {expected.length > 0 && (
                <span className="explains">
                  {' '}
                  {text.expected(expected.map((one) => text.at(value(one.value), day(one.on))).join('; '))}
                </span>
              )}
            </>
          ),
        },
        ...(mayKeep
          ? [
              {
                key: 'undo',
                heading: columns.undo,
                cell: (one: LedgerLine) =>
                  one.goneAt === null && (
                    <Form method="post" preventScrollReset className="ledger-undo">
                      <input type="hidden" name="id" value={one.id} />
                      <button
                        type="submit"
                        name="do"
                        value="take-back"
                        className="usa-button usa-button--unstyled usa-button--quiet"
                      >
                        {text.undo}
                      </button>
                    </Form>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** Whether a line holds today, did before, will later, or was taken back. */
function standingOf(one: LedgerLine, lines: LedgerLine[], today: string): 'now' | 'later' | 'earlier' | 'replaced' {
  if (one.goneAt !== null) return 'replaced'
  if (one.from > today) return 'later'
  if (one.to !== null && one.to < today) return 'earlier'
  const isFollowed = lines.some(
    (other) =>
      other.goneAt === null &&
      other.programType === one.programType &&
      other.population === one.population &&
      other.contractNumber === one.contractNumber &&
      other.program === one.program &&
      other.from > one.from &&
      other.from <= today,
  )
  return isFollowed ? 'earlier' : 'now'
}
