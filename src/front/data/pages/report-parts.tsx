import { DataTable } from '../../../ground/ui/data-table.tsx'
import { EmptyState } from '../../../ground/ui/empty-state.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount, writeShortMonth, writeValue } from '../../../ground/words/write-value.ts'
import { countsIn } from '../../../management/meetings/shown-course.ts'
import { keptCount, type Measure } from '../../../performance/measures/measure.ts'
import type { ReportStep } from '../../../performance/reports/report.ts'
import { findUnusual } from '../../../performance/reports/unusual-count.ts'
import type { ReportPage } from '../find-report-page.ts'
import { writeMoment } from './write-moment.ts'

type Shown = { numerator: number | null; denominator: number | null } | undefined

/** What was sent, beside the month before; whoever answers sees what is unlike the program's own months. */
export function ReportClaims({
  page,
  slug,
  isGovernment,
  monthBefore,
}: {
  page: ReportPage
  slug: string
  isGovernment: boolean
  monthBefore: string
}) {
  const words = useWords()
  const { reports, measures } = words
  const language = useLanguage()
  const { form } = reports
  const { report } = page
  // A draft is the provider's own; until it is sent the government sees that it was begun, and nothing of it.
  const isSent = report !== null && report.state !== 'draft'
  const rows = [...page.asked, ...page.others].flatMap((measure) => {
    const kept = (counts: Shown): Shown =>
      counts && { numerator: keptCount(measure, counts.numerator), denominator: counts.denominator }
    const claim: Shown = isSent
      ? report.claims.find((one) => one.measure === measure.key)
      : kept(page.known[0]?.counts[measure.key])
    const before = kept(page.known[1]?.counts[measure.key])
    return claim || before ? [{ measure, claim, before }] : []
  })
  const write = (one: Shown, { valueFormat }: Measure) => {
    if (one?.numerator == null || one.denominator === null) return form.noCount
    const { numerator, denominator } = one
    return countsIn(valueFormat, { numerator, denominator, counted: '' }, words, language).trim()
  }
  const figureOf = ({ key }: Measure, text: string) => {
    const id = page.figures[key]
    return id ? <a href={`/${slug}/figures/${id}`}>{text}</a> : text
  }
  return (
    <section className="part">
      <h2>{isSent ? form.claimed : form.lockedFigures}</h2>
      <DataTable
        caption={form.claimed}
        isCaptionHidden
        rows={rows}
        rowKey={(row) => row.measure.key}
        whenEmpty={<EmptyState sentence={form.nothingSent} />}
        columns={[
          {
            key: 'measure',
            heading: form.measure,
            cell: (row) => (
              <>
                {measures.title[row.measure.key] ?? row.measure.key}
                <span className="explains source-line">{row.measure.numerator[language]}</span>
              </>
            ),
          },
          {
            key: 'counts',
            heading: form.counts,
            isNumeric: true,
            cell: (row) => (
              <>
                <strong>{figureOf(row.measure, write(row.claim, row.measure))}</strong>
                {isGovernment && row.claim && <Unusual measure={row.measure} claim={row.claim} page={page} />}
              </>
            ),
          },
          {
            key: 'before',
            heading: writeShortMonth(monthBefore, language),
            phoneLabel: writeShortMonth(monthBefore, language),
            isNumeric: true,
            cell: (row) => write(row.before, row.measure),
          },
        ]}
      />
    </section>
  )
}

function Unusual({ measure, claim, page }: { measure: Measure; claim: NonNullable<Shown>; page: ReportPage }) {
  const { reports } = useWords()
  const language = useLanguage()
  const { numerator, denominator } = claim
  if (numerator === null || denominator === null) return null
  const unusual = findUnusual({ numerator, denominator }, page.usual[measure.key])
  if (!unusual) return null
  const write = (n: number) =>
    unusual.part === 'value' ? writeValue(n, measure.valueFormat, language) : writeCount(Math.round(n), language)
  return (
    <span className="count-unusual source-line">
      {reports.form.unlike(write(unusual.found), write(unusual.range.lower), write(unusual.range.upper))}
    </span>
  )
}

/** Who did what with the report, the newest last, with the words of each. */
export function ReportSteps({ steps }: { steps: ReportStep[] }) {
  const { reports } = useWords()
  const language = useLanguage()
  const { form } = reports
  return (
    <section className="part">
      <h2>{form.steps}</h2>
      <ol className="timeline">
        {steps.map((step) => (
          <li key={step.id} className={step.kind === 'taken-back' ? 'is-undone' : undefined}>
            <h3>{form.step[step.kind]}</h3>
            {step.words && <p>{step.words}</p>}
            <p className="explains">{form.by(step.by, writeMoment(step.at, language))}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
