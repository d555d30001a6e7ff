import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import type { ProgramRows, SentListed } from '../find-dataset-page.ts'
import { SubmissionMark } from './submission-mark.tsx'
import { writeMoment } from './write-moment.ts'

type Place = { here: string; isStaff: boolean }

/** The files that came for a table, and what became of each. */
export function DatasetCame({ files, here, isStaff }: Place & { files: SentListed[] }) {
  const { page: words } = useWords().datasets
  const language = useLanguage()
  const { cameHeads: heads } = words
  return (
    <section className="part">
      <h2>{words.came}</h2>
      <DataTable
        caption={words.came}
        isCaptionHidden
        rows={files}
        rowKey={({ id }) => id}
        whenEmpty={<EmptyState sentence={words.nothingCame} />}
        columns={[
          {
            key: 'file',
            heading: heads.file,
            cell: (one) => (
              <a className="file-name" href={`${here}/sent/${one.id}`}>
                {one.fileName}
              </a>
            ),
          },
          ...(isStaff
            ? [
                {
                  key: 'from',
                  heading: heads.from,
                  cell: (one: SentListed) => one.providerName ?? words.severalShort,
                  phoneLabel: heads.from,
                },
              ]
            : []),
          { key: 'at', heading: heads.at, cell: (one) => writeMoment(one.receivedAt, language), phoneLabel: heads.at },
          {
            key: 'state',
            heading: heads.state,
            cell: (one) => <SubmissionMark state={one.undoneAt === null ? one.state : 'undone'} />,
          },
          {
            key: 'rows',
            heading: heads.rows,
            isNumeric: true,
            cell: (one) => writeCount(one.rows, language),
            phoneLabel: heads.rows,
          },
          { key: 'months', heading: heads.months, cell: (one) => monthsOf(one), phoneLabel: heads.months },
        ]}
      />
    </section>
  )
}

export const monthsOf = ({ from, to }: { from: string | null; to: string | null }): string =>
  from === null || to === null ? '' : from === to ? from : `${from} – ${to}`

/** What of it counts today, by program. */
export function DatasetCounts({ programs, here, isStaff }: Place & { programs: ProgramRows[] }) {
  const { page: words } = useWords().datasets
  const { lists } = useWords()
  const language = useLanguage()
  const { countsHeads: heads } = words
  if (programs.length === 0) return null
  return (
    <section className="part">
      <h2>{words.counts}</h2>
      <p className="explains">
        {words.countsLead}{' '}
        {(['csv', 'xlsx'] as const).map((format) => (
          <span key={format}>
            <a href={`${here}/counts.${format}`} aria-label={`${words.counts}, ${lists.formats[format]}`}>
              {lists.formats[format]}
            </a>{' '}
          </span>
        ))}
      </p>
      <DataTable
        caption={words.counts}
        isCaptionHidden
        rows={programs}
        rowKey={({ id }) => id}
        columns={[
          { key: 'program', heading: heads.program, cell: (one) => one.program },
          ...(isStaff
            ? [
                {
                  key: 'provider',
                  heading: heads.provider,
                  cell: (one: ProgramRows) => one.provider,
                  phoneLabel: heads.provider,
                },
              ]
            : []),
          {
            key: 'months',
            heading: heads.months,
            isNumeric: true,
            cell: (one) => writeCount(one.months, language),
            phoneLabel: heads.months,
          },
          { key: 'last', heading: heads.last, cell: (one) => one.last, phoneLabel: heads.last },
          {
            key: 'rows',
            heading: heads.rows,
            isNumeric: true,
            cell: (one) => writeCount(one.rows, language),
            phoneLabel: heads.rows,
          },
        ]}
      />
    </section>
  )
}
