import type { Finding } from '../../../ground/platform/finding.ts'
import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { type MarkedState, StateMark } from '../../../ground/ui/state-mark.tsx'
import { isInJson, sayFinding } from '../../../ground/words/describe-finding.ts'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'

type Grade = Finding['grade']
type Props = {
  findings: Finding[]
  counts: Record<Grade, number> & { all: number; shown: number }
  grade: Grade | null
  /** the address of the submission's page */
  page: string
  /** where the findings are had as files; null: nowhere. Not given: below the page. */
  files?: string | null
  /** what the grades mean here, where they mean something else, and what an error is then called */
  explains?: string
  errorWord?: string
}

const shapes: Record<Grade, MarkedState> = { stops: 'below-minimum', error: 'between', warning: 'open' }

/** What looked wrong, the gravest first: where it stands, what to do, how often. */
export function FindingList({ findings, counts, grade, page, files = page, explains, errorWord }: Props) {
  const { data } = useWords()
  const language = useLanguage()
  if (counts.all === 0)
    return (
      <section className="part">
        <h2>{data.findings}</h2>
        <p>{data.noFindings}</p>
      </section>
    )
  const grades = (['stops', 'error', 'warning'] as const).filter((one) => counts[one] > 0)
  const choices: [Grade | null, string][] = [
    [null, data.allGrades(counts.all)],
    ...grades.map((one): [Grade, string] => [one, data.ofGrade(data.grade[one], counts[one])]),
  ]
  return (
    <section className="part" id="findings">
      <h2>{data.findings}</h2>
      <p className="choice-line">
        {(grades.length > 1 ? choices : []).map(([one, label]) => (
          <a
            key={label}
            href={`${page}${one ? `?grade=${one}` : ''}#findings`}
            aria-current={one === grade ? 'true' : undefined}
          >
            {label}
          </a>
        ))}
        {files && <a href={`${files}/findings.csv`}>{data.downloadFindings}</a>}
        {files && <a href={`${files}/findings.xlsx`}>Excel</a>}
      </p>
      <p className="explains">
        {explains ?? `${grades.map((one) => `${data.grade[one]}: ${data.gradeText[one]}`).join('; ')}.`}{' '}
        {counts.shown > findings.length &&
          data.firstFindings(writeCount(findings.length, language), writeCount(counts.shown, language))}
      </p>
      <FindingTable findings={findings} errorWord={errorWord} />
    </section>
  )
}

/** The findings as a table: grade, place, what to do, how often. */
export function FindingTable({ findings, errorWord }: Pick<Props, 'findings'> & { errorWord?: string | undefined }) {
  const { data } = useWords()
  const language = useLanguage()
  const columns = data.findingColumns
  return (
    <DataTable
      caption={data.findings}
      isCaptionHidden
      rows={findings.map((finding, index) => ({ ...finding, index }))}
      rowKey={(one) => String(one.index)}
      whenEmpty={<EmptyState sentence={data.noFindingsOfGrade} />}
      columns={[
        {
          key: 'grade',
          heading: columns.grade,
          cell: (one) => (
            <StateMark
              state={shapes[one.grade]}
              word={one.grade === 'error' && errorWord ? errorWord : data.grade[one.grade]}
            />
          ),
        },
        { key: 'where', heading: columns.where, cell: (one) => <Place finding={one} /> },
        { key: 'what', heading: columns.what, cell: (one) => <Sentence finding={one} /> },
        {
          key: 'count',
          heading: columns.count,
          isNumeric: true,
          cell: (one) => writeCount(one.count, language),
          phoneLabel: columns.count,
        },
      ]}
    />
  )
}

function Place({ finding }: { finding: Finding }) {
  const { data } = useWords()
  const language = useLanguage()
  const { file, row, column } = finding
  const place = [
    row === null ? '' : data.row(writeCount(row, language)),
    column === null ? '' : isInJson(finding) ? data.path(column) : data.column(column),
  ]
  return (
    <>
      <span className="file-name">{file}</span>
      {place.some((part) => part !== '') && (
        <>
          <br />
          <span className="explains">{place.filter((part) => part !== '').join(', ')}</span>
        </>
      )}
    </>
  )
}

function Sentence({ finding }: { finding: Finding }) {
  const { data } = useWords()
  const language = useLanguage()
  const { code, found, expected } = finding
  const sentence = data.refusals[code] ?? sayFinding(finding, language)
  // What the sentence quotes already is not said twice.
  const beside = [
    found && !sentence.includes(found) && data.found(found),
    expected && !sentence.includes(expected) && data.expected(expected),
  ].filter((part) => part)
  return (
    <>
      {sentence}
      {beside.length > 0 && (
        <>
          <br />
          <span className="explains">{beside.join(' ')}</span>
        </>
      )}
    </>
  )
}
