import { DataTable, type TableColumn } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import { countsIn, withUnit } from '../../../management/meetings/shown-course.ts'
import type { BesideResult, BesideRow, ResultsBeside } from '../find-results-beside.ts'
import type { Formats } from '../list-known-measures.ts'

/** Our released results beside those that others sent, line by line of the framework; theirs are marked as theirs. */
export function FrameworkResults({ beside, formats }: { beside: ResultsBeside | null; formats: Formats }) {
  const words = useWords()
  const { frameworks: text, measures } = words
  const language = useLanguage()
  if (beside === null) return null
  const { resultColumn: columns } = text
  const senderName = ({ name, isDemo }: ResultsBeside['senders'][number]) =>
    isDemo ? `${text.theirs}: ${name} (${text.invented})` : `${text.theirs}: ${name}`
  const cell = (one: BesideResult, { measure }: BesideRow, isOurs: boolean) => {
    if (isOurs && one.state === 'none') return <span className="explains">{text.resultState.noneHere}</span>
    if (one.state !== 'value') return <span className="explains">{text.resultState[one.state]}</span>
    if (!one.denominator)
      return <span className="explains">{measures.nothingCounted[measure] ?? measures.noUnits}</span>
    const format = formats[measure] ?? 'share'
    const counts = countsIn(
      format,
      { numerator: one.numerator!, denominator: one.denominator, counted: measures.counted[measure] ?? '' },
      words,
      language,
    )
    // A plain count is what came together in the twelve months, and no share of anything.
    const value = format === 'count' ? one.numerator! : one.numerator! / one.denominator
    return (
      <>
        <strong>{withUnit(writeValue(value, format, language), format, words)}</strong>
        <span className="explains beside-counts">
          {counts}, {text.monthsFrom(writeShortMonth(one.from!, language), writeShortMonth(one.to!, language))}
        </span>
      </>
    )
  }
  const shown: TableColumn<BesideRow>[] = [
    {
      key: 'group',
      heading: columns.group,
      cell: (row) => [row.programType, row.population].filter(Boolean).join(', '),
    },
    {
      key: 'measure',
      heading: columns.measure,
      phoneLabel: columns.measure,
      cell: (row) => measures.title[row.measure] ?? row.measure,
    },
    { key: 'ours', heading: columns.ours, phoneLabel: columns.ours, cell: (row) => cell(row.ours, row, true) },
    ...beside.senders.map((sender, index) => ({
      key: `theirs-${index}`,
      heading: senderName(sender),
      phoneLabel: senderName(sender),
      cell: (row: BesideRow) => cell(row.theirs[index]!, row, false),
    })),
  ]
  return (
    <section className="part" id="results">
      <h2>{text.results}</h2>
      <p className="explains">{text.resultsLead}</p>
      <DataTable
        caption={text.results}
        isCaptionHidden
        rows={beside.rows}
        rowKey={(row) => JSON.stringify([row.measure, row.programType, row.population])}
        columns={shown}
      />
      {beside.senders.map((sender) => (
        <p key={sender.name} className="explains beside-sender">
          {text.receivedFrom(sender.name, writeDay(sender.madeAt.slice(0, 10), language))}
        </p>
      ))}
    </section>
  )
}
