import { redirect } from 'react-router'
import { mayKeepContracts } from '../../../agreements/contracts/may.ts'
import { undoImport } from '../../../agreements/contracts/undo-import.ts'
import { findSubmission, listFindings } from '../../../ground/submissions/find-submission.ts'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { findSentFile } from '../../../performance/datasets/find-dataset-context.ts'
import { asGovernment } from '../as-government.server.ts'
import type { Route } from './+types/submission'
import { FindingList } from './finding-list.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { SubmissionHeld } from './submission-held.tsx'
import { SubmissionMark } from './submission-mark.tsx'
import { UndoPart, type UndoProblem } from './undo-part.tsx'
import { writeMoment } from './write-moment.ts'

const shownFindings = 200
const grades = ['stops', 'error', 'warning'] as const

export async function loader({ request, params }: Route.LoaderArgs) {
  const asked = grades.find((one) => one === new URL(request.url).searchParams.get('grade')) ?? null
  return asGovernment(request, params, async (visit) => {
    const { work, jurisdiction } = visit
    const submission = await findSubmission(work, params.id)
    if (!submission) throw new Response(null, { status: 404 })
    const sent = submission.kind === 'dataset' && (await findSentFile(work, submission.id))
    if (sent) throw redirect(`/${jurisdiction.slug}/data/datasets/${sent.key}/sent/${submission.id}`)
    const all = await listFindings(work, submission.id)
    const ofGrade = asked ? all.filter((one) => one.grade === asked) : all
    return {
      slug: jurisdiction.slug,
      submission,
      mayUndo: mayKeepContracts(visit) && isImport(submission),
      secondsLeft: submission.state === 'reading' ? secondsLeft(submission) : null,
      findings: ofGrade.slice(0, shownFindings),
      counts: { all: all.length, shown: ofGrade.length, ...countGrades(all) },
      grade: asked,
    }
  })
}

/** Only what brought contracts in, and changed something by it, can be taken back. */
const isImport = ({ kind, state }: { kind: string; state: string }): boolean =>
  (kind === 'contracts' || kind === 'ocds') && state === 'done'

export async function action({ request, params }: Route.ActionArgs): Promise<Response | UndoProblem> {
  const form = await request.formData()
  if (form.get('do') !== 'undo') return { refused: 'wrong-form' }
  const undone = await asGovernment(request, params, async (visit) => {
    const answer = await undoImport(visit, { submissionId: params.id })
    return 'refused' in answer ? answer : { done: `/${visit.jurisdiction.slug}/data/submissions/${params.id}` }
  })
  return 'refused' in undone ? undone : redirect(undone.done)
}

/** As long as it took so far, for what is left of it; null while that would be a guess. */
function secondsLeft({ receivedAt, fraction }: { receivedAt: string; fraction: number }): number | null {
  if (fraction < 0.05 || fraction >= 1) return null
  const seconds = (Date.now() - Date.parse(receivedAt)) / 1000
  return Math.max(1, Math.round((seconds * (1 - fraction)) / fraction))
}

function countGrades(findings: { grade: string }[]): Record<(typeof grades)[number], number> {
  const of = (grade: string) => findings.filter((one) => one.grade === grade).length
  return { stops: of('stops'), error: of('error'), warning: of('warning') }
}

/** One submission: how far it is, or what it held, what looked wrong in it, and what to do next. */
export default function SubmissionPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { data, frame } = useWords()
  const language = useLanguage()
  const { submission, slug, findings, counts, grade } = loaderData
  const { state, kind, fileName, receivedAt, receivedBy, undoneAt } = submission
  const isReading = state === 'reading'
  const isGood = state === 'done' || state === 'unchanged'
  const isOfAnother = findings.some(({ code }) => code === 'other-buyer')
  const isOurFault = state === 'interrupted' || findings.some(({ code }) => code === 'reading-failed')
  return (
    <>
      <title>{`${fileName}, ${data.states[state]}`}</title>
      <PageHeading
        title={<span className="file-name">{fileName}</span>}
        trailLabel={frame.nav.data}
        trail={[{ href: `/${slug}/data`, label: data.title }, { label: data.kinds[kind]! }]}
        lead={`${writeMoment(receivedAt, language)}, ${receivedBy ?? data.atTheTerminal}`}
      />
      <div className="submission-state" aria-live="polite">
        <p>
          <SubmissionMark state={undoneAt === null ? state : 'undone'} />
        </p>
        {undoneAt === null && <p>{data.stateText[state]}</p>}
        {isReading && <ReadingProgress submission={submission} secondsLeft={loaderData.secondsLeft} />}
      </div>
      {!isReading && (
        <>
          {undoneAt !== null && <UndoPart undoneAt={undoneAt} mayUndo={false} problem={undefined} />}
          {isGood && <SubmissionHeld submission={submission} />}
          {(isGood || state === 'refused') && (
            <FindingList
              findings={findings}
              counts={counts}
              grade={grade}
              page={`/${slug}/data/submissions/${submission.id}`}
            />
          )}
          <section className="part">
            <h2>{data.next}</h2>
            <p>
              {isGood
                ? data.nextFor[kind]
                : isOurFault
                  ? data.nextFailed
                  : isOfAnother
                    ? data.ocds.nextOtherBuyer
                    : data.nextRefused}
            </p>
            <p className="button-line">
              {isGood && kind !== 'contracts' && kind !== 'ocds' && kind !== 'programs' ? (
                <a className="usa-button" href={`/${slug}`}>
                  {data.toPortfolio}
                </a>
              ) : (
                <a className="usa-button" href={`/${slug}/data`}>
                  {data.back}
                </a>
              )}
            </p>
          </section>
          {undoneAt === null && <UndoPart undoneAt={null} mayUndo={loaderData.mayUndo} problem={problem} />}
        </>
      )}
    </>
  )
}
