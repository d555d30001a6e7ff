import { redirect } from 'react-router'
import { worksForTheGovernment } from '../../../ground/people/may.ts'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { datasetsFolder, returnedFolder } from '../../../ground/platform/folders.ts'
import { theProgram } from '../../../ground/platform/program.server.ts'
import { findSubmission, listFindings } from '../../../ground/submissions/find-submission.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeCount } from '../../../ground/words/write-value.ts'
import { findSentFile } from '../../../performance/datasets/find-dataset-context.ts'
import { findDataset } from '../../../performance/datasets/list-datasets.ts'
import { mayDeclareDatasets, mayReadReturned } from '../../../performance/datasets/may.ts'
import { publishRowFiles } from '../../../performance/datasets/publish-row-files.ts'
import { readReturnedCopy, returnedDays } from '../../../performance/datasets/returned-copy.ts'
import { undoDatasetFile } from '../../../performance/datasets/undo-dataset-file.ts'
import type { Route } from './+types/dataset-sent'
import { monthsOf } from './dataset-came.tsx'
import { FindingList } from './finding-list.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { SubmissionMark } from './submission-mark.tsx'
import { writeMoment } from './write-moment.ts'

const shownFindings = 200
const grades = ['stops', 'error', 'warning'] as const

export async function loader({ request, params }: Route.LoaderArgs) {
  const asked = grades.find((one) => one === new URL(request.url).searchParams.get('grade')) ?? null
  const found = await asVisitor(request, params, async (visit) => {
    const submission = await findSubmission(visit.work, params.id)
    const sent = submission && (await findSentFile(visit.work, params.id))
    if (!submission || sent?.key !== params.dataset) throw new Response(null, { status: 404 })
    const all = await listFindings(visit.work, submission.id)
    const ofGrade = asked ? all.filter((one) => one.grade === asked) : all
    const count = (grade: string) => all.filter((one) => one.grade === grade).length
    return {
      submission,
      slug: visit.jurisdiction.slug,
      name: (await findDataset(visit.work, params.dataset))?.name ?? params.dataset,
      isStaff: worksForTheGovernment(visit),
      mayReadCopy: mayReadReturned(visit),
      mayUndo: mayDeclareDatasets(visit) && submission.state === 'done' && submission.undoneAt === null,
      findings: ofGrade.slice(0, shownFindings),
      counts: {
        all: all.length,
        shown: ofGrade.length,
        stops: count('stops'),
        error: count('error'),
        warning: count('warning'),
      },
      grade: asked,
    }
  })
  const folder = returnedFolder(theProgram().settings.dataFolder, found.slug)
  const mayHaveCopy = found.submission.state === 'refused' && found.mayReadCopy
  return {
    ...found,
    dataset: params.dataset,
    returnedDays,
    hasCopy: mayHaveCopy && (await readReturnedCopy(folder, params.id)) !== null,
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const answer = await asVisitor(request, params, async (visit) => {
    const undone = await undoDatasetFile(visit, { submissionId: params.id })
    return 'refused' in undone ? undone : { done: visit.jurisdiction }
  })
  if ('refused' in answer) return { refused: answer.refused as string }
  const { slug, schema } = answer.done
  const { db, settings } = theProgram()
  await publishRowFiles(db, schema, params.dataset, datasetsFolder(settings.dataFolder, slug))
  return redirect(`/${slug}/data/datasets/${params.dataset}?done=undone`)
}

/** One file that was sent: taken, or sent back with what to mend and a copy in which it is marked. */
export default function DatasetSent({ loaderData, actionData: problem }: Route.ComponentProps) {
  const { datasets, data, frame, lists } = useWords()
  const language = useLanguage()
  const { submission, slug, name, isStaff, findings, counts, grade, hasCopy, mayUndo } = loaderData
  const { sent: words } = datasets
  const { state, fileName, receivedAt, receivedBy, undoneAt, summary } = submission
  const home = `/${slug}/data/datasets/${loaderData.dataset}`
  const here = `${home}/sent/${submission.id}`
  const months = monthsOf({ from: textOf(summary.from), to: textOf(summary.to) })
  const refusal = problem && (lists.refusals[problem.refused] ?? frame.refusals[problem.refused] ?? problem.refused)
  const count = (value: unknown) => writeCount(Number(value ?? 0), language)
  return (
    <>
      <title>{`${fileName}, ${data.states[state]}`}</title>
      <PageHeading
        title={<span className="file-name">{fileName}</span>}
        trailLabel={frame.nav.data}
        trail={[
          ...(isStaff ? [{ href: `/${slug}/data`, label: data.title }] : []),
          { href: `/${slug}/data/datasets`, label: datasets.title },
          { href: home, label: name },
        ]}
        lead={words.lead(writeMoment(receivedAt, language), receivedBy ?? data.atTheTerminal)}
      />
      {refusal && <ErrorSummary heading={data.problems} errors={[{ message: refusal }]} />}
      <div className="submission-state" aria-live="polite">
        <p>
          <SubmissionMark state={undoneAt === null ? state : 'undone'} />
        </p>
        <p>{undoneAt === null ? words[state] : words.undone}</p>
        {state === 'reading' && <ReadingProgress submission={submission} secondsLeft={null} />}
        {state === 'done' && (
          <p>{words.held(count(summary.rowsRead), count(summary.programs), months || words.noMonths)}</p>
        )}
      </div>
      {hasCopy && (
        <section className="part">
          <h2>{words.marked}</h2>
          <p className="explains">
            {words.markedText} {words.markedDays(String(loaderData.returnedDays))}
          </p>
          <p className="button-line">
            <a className="usa-button" href={`${here}/marked.xlsx`}>
              {words.marked}
            </a>
            <a className="usa-button usa-button--outline" href={home}>
              {words.again}
            </a>
          </p>
        </section>
      )}
      {(state === 'done' || state === 'refused') && (
        <FindingList
          findings={findings}
          counts={counts}
          grade={grade}
          page={here}
          files={isStaff ? `/${slug}/data/submissions/${submission.id}` : null}
          explains={words.grades}
          errorWord={words.toMend}
        />
      )}
      <p className="button-line part">
        <a className="usa-button usa-button--outline" href={home}>
          {words.back}
        </a>
      </p>
      {mayUndo && (
        <section className="part">
          <p className="explains">{words.undoText}</p>
          <form method="post">
            <button type="submit" className="usa-button usa-button--outline">
              {words.undo}
            </button>
          </form>
        </section>
      )}
    </>
  )
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)
