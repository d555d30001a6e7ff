import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeValue } from '../../../ground/words/write-value.ts'
import { valueFormatOf } from '../../../performance/measure-packs/homelessness/figure.ts'
import type { MovedFigure } from '../find-check.ts'

/** Figures beside what they would be without the records that a check found; the counts stand with both. */
export function MovedFigures({ figures, slug }: { figures: MovedFigure[]; slug: string }) {
  const { checks, measures } = useWords()
  const language = useLanguage()
  const write = ({ measure }: MovedFigure, { numerator, denominator }: MovedFigure['with']) =>
    denominator <= 0 ? (
      <span className="explains">{checks.noneLeft}</span>
    ) : (
      <>
        {writeValue(numerator / denominator, valueFormatOf(measure), language)}{' '}
        <span className="explains">
          {checks.outOf(writeCount(numerator, language), writeCount(denominator, language))}
        </span>
      </>
    )
  return (
    <DataTable
      caption={checks.withAndWithout}
      isCaptionHidden
      rows={figures}
      rowKey={(row) => row.resultId}
      columns={[
        {
          key: 'program',
          heading: checks.program,
          cell: (row) => (
            <>
              <a href={`/${slug}/figures/${row.resultId}`}>{row.program}</a>{' '}
              <span className="explains">{row.provider}</span>
            </>
          ),
        },
        { key: 'measure', heading: checks.measure, cell: (row) => measures.title[row.measure] },
        {
          key: 'with',
          heading: checks.with,
          isNumeric: true,
          phoneLabel: checks.with,
          cell: (row) => write(row, row.with),
        },
        {
          key: 'without',
          heading: checks.without,
          isNumeric: true,
          phoneLabel: checks.without,
          cell: (row) => write(row, row.without),
        },
      ]}
    />
  )
}
