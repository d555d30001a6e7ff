import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import type { CheckRow } from '../find-checks.ts'
import { ShareOfRecords } from './share-of-records.tsx'

type Props = { rows: CheckRow[]; slug: string; whenEmpty: string }

/** Checks that found something, each with how many records, and which figures they move. */
export function CheckTable({ rows, slug, whenEmpty }: Props) {
  const { checks, measures } = useWords()
  const language = useLanguage()
  const { columns } = checks
  return (
    <DataTable
      caption={checks.title}
      isCaptionHidden
      rows={rows}
      rowKey={(row) => row.key}
      whenEmpty={<EmptyState sentence={whenEmpty} />}
      columns={[
        {
          key: 'check',
          heading: columns.check,
          cell: (row) => (
            <a href={`/${slug}/data/checks/${row.key}`}>{checks.names[row.key as keyof typeof checks.names]}</a>
          ),
        },
        { key: 'grade', heading: columns.grade, cell: (row) => checks.grades[row.grade] },
        {
          key: 'records',
          heading: columns.records,
          isNumeric: true,
          phoneLabel: columns.records,
          cell: (row) => writeCount(row.count, language),
        },
        {
          key: 'share',
          heading: columns.share,
          isNumeric: true,
          phoneLabel: columns.share,
          cell: (row) => <ShareOfRecords count={row.count} lookedAt={row.lookedAt} />,
        },
        {
          key: 'moves',
          heading: columns.moves,
          phoneLabel: columns.moves,
          cell: (row) =>
            row.moves.length === 0 ? (
              <span className="explains">{checks.movesNothing}</span>
            ) : row.moves.length === 5 ? (
              checks.allFigures
            ) : (
              row.moves.map((measure) => measures.title[measure]).join(', ')
            ),
        },
      ]}
    />
  )
}
