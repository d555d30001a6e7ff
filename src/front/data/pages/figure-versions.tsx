import { DataTable } from '../../../ground/ui/data-table.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay } from '../../../ground/words/write-value.ts'
import type { Result } from '../../../performance/results/result.ts'
import type { FigureSource } from '../find-figure.ts'
import { writeMoment } from './write-moment.ts'

type Props = { versions: Result[]; shownId: string; sources: Record<string, FigureSource>; slug: string }

/** Every version of a figure, the newest first: what changed, when, and through what. */
export function FigureVersions({ versions, shownId, sources, slug }: Props) {
  const { data, measures } = useWords()
  const language = useLanguage()
  const { figure: words } = data
  const columns = words.versionColumns
  const counts = ({ numerator, denominator }: Result) =>
    numerator === null || denominator === null ? '' : measures.of(numerator, denominator)
  const told = (one: Result) => counts(one) || measures.state[one.state]
  const changed = (one: Result) => {
    const before = versions.find((other) => other.version === one.version - 1)
    if (!before) return words.first
    return told(before) === told(one) ? words.sameCounts : words.changes(told(before), told(one))
  }
  return (
    <section className="part">
      <h2>{words.versions}</h2>
      <p className="explains">{words.versionsText}</p>
      <DataTable
        caption={words.versions}
        isCaptionHidden
        rows={versions}
        rowKey={(one) => one.id}
        columns={[
          {
            key: 'version',
            heading: columns.version,
            phoneLabel: columns.version,
            cell: (one) =>
              one.id === shownId ? (
                <strong>{one.version}</strong>
              ) : (
                <a href={`/${slug}/figures/${one.id}`}>{one.version}</a>
              ),
          },
          { key: 'at', heading: columns.at, cell: (one) => writeMoment(one.recordedAt, language) },
          { key: 'counts', heading: columns.counts, cell: counts },
          { key: 'state', heading: columns.state, cell: (one) => measures.state[one.state] },
          { key: 'change', heading: columns.change, phoneLabel: columns.change, cell: changed },
          {
            key: 'source',
            heading: columns.source,
            cell: (one) => <SourceLine version={one} source={sources[one.submissionId]} slug={slug} />,
          },
        ]}
      />
    </section>
  )
}

/** The submission that a version came with. A provider does not see those of the government, only the day. */
export function SourceLine({
  version,
  source,
  slug,
}: {
  version: Result
  source: FigureSource | undefined
  slug: string
}) {
  const { data } = useWords()
  const language = useLanguage()
  const { figure: words } = data
  const day = (moment: string) => writeDay(moment.slice(0, 10), language)
  if (!source) return <>{words.hiddenSource(day(version.recordedAt))}</>
  const told = [
    data.kinds[source.kind],
    words.received(day(source.receivedAt), source.receivedBy ?? data.atTheTerminal),
    source.exportDate && words.exported(day(source.exportDate)),
    source.coveredTo && words.covered(day(source.coveredTo)),
  ]
  return (
    <>
      <a className="file-name" href={`/${slug}/data/submissions/${source.id}`}>
        {source.fileName}
      </a>
      , {told.filter((part) => part).join(', ')}
    </>
  )
}
