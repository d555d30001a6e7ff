import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeMonth } from '../../../ground/words/write-value.ts'
import { chartAddresses } from '../../../management/meetings/chart-addresses.ts'
import { labelContractMarks } from '../../../management/meetings/contract-mark.ts'
import { CourseFigure } from '../../../management/meetings/course-figure.tsx'
import { describeCourse } from '../../../management/meetings/describe-course.ts'
import { describeSignal } from '../../../management/meetings/describe-signal.ts'
import { askedOf } from '../../../management/meetings/shown-course.ts'
import { answerSignal } from '../../../performance/signals/answer-signal.ts'
import { answerStateOf } from '../../../performance/signals/signal-answer.ts'
import { withdrawSignalAnswer } from '../../../performance/signals/withdraw-signal-answer.ts'
import { findSignalPage, type SignalPage as Page } from '../find-signal-page.ts'
import type { Route } from './+types/signal'
import { SignalAnswers } from './signal-answers.tsx'
import { SignalFacts } from './signal-facts.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done')
  return asVisitor(request, params, async (visit) => {
    const page = await findSignalPage(visit, params.id)
    if (!page) throw new Response(null, { status: 404 })
    const told = done === 'answered' || done === 'withdrawn' ? done : null
    return { ...page, slug: visit.jurisdiction.slug, done: told as 'answered' | 'withdrawn' | null }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const isWithdrawn = form.get('do') === 'withdraw'
  const sent = { kind: text('kind'), words: text('words') }
  const answer = await asVisitor(request, params, async (visit) =>
    isWithdrawn
      ? withdrawSignalAnswer(visit, { id: params.id, answerId: text('answer') })
      : answerSignal(visit, { id: params.id, ...sent }),
  )
  if ('refused' in answer) return { ...answer, sent }
  const told = isWithdrawn ? 'withdrawn' : 'answered'
  return redirect(`/${params.jurisdiction}/signals/${params.id}?done=${told}#answers`)
}

/** One signal: its sentence, its chart, what it rests on, and what the two sides answered. */
export default function SignalPage({ loaderData, actionData: problem }: Route.ComponentProps) {
  const words = useWords()
  const language = useLanguage()
  const { evidence, signals, measures, frame } = words
  const { one } = evidence
  const { found, slug, done } = loaderData
  const { signal, contractNumber } = found
  const { sentence, why } = describeSignal(signal, words, language)
  const kind = signals.kind[signal.kind]
  const measure = measures.title[signal.measure ?? '']
  const title = measure ? one.from(measure, kind) : kind.charAt(0).toUpperCase() + kind.slice(1)
  const state = answerStateOf(found.answers, found.stage)
  const base = `/${slug}/contracts/${encodeURIComponent(contractNumber)}`
  const question = signals.question[signal.kind](
    measure ?? '',
    writeMonth(signal.since, language),
    askedOf(signal.measure, words),
  )
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={evidence.title}
        trail={[
          { href: `/${slug}/signals`, label: evidence.title },
          { href: base, label: contractNumber },
          ...(found.programId ? [{ href: `/${slug}/programs/${found.programId}`, label: found.program }] : []),
        ]}
        stamp={evidence.states[state]}
        lead={sentence}
      />
      {problem && (
        <ErrorSummary
          heading={evidence.problems}
          errors={[
            {
              fieldId: problem.refused === 'answer-missing' ? 'words' : undefined,
              message: frame.refusals[problem.refused],
            },
          ]}
        />
      )}
      {!problem && done && (
        <Notice kind="info" isAnswer>
          {one.done[done]}
        </Notice>
      )}
      <p>
        {found.endedMonth ? one.endedIn(writeMonth(found.endedMonth, language)) : one.stands} {why}
      </p>
      <p className="explains">{question}</p>
      <SignalChart page={loaderData} slug={slug} />
      <SignalFacts page={loaderData} slug={slug} />
      <SignalAnswers page={loaderData} sent={problem?.sent} />
      <Readings page={loaderData} />
      <p className="part">
        <a href={`${base}/reviews/${found.lastMonth}#attention`}>{one.review(writeMonth(found.lastMonth, language))}</a>
      </p>
    </>
  )
}

function SignalChart({ page, slug }: { page: Page; slug: string }) {
  const words = useWords()
  const language = useLanguage()
  const { course, marks, found } = page
  if (!course || found.programId === null) return null
  const { programId, contractNumber } = found
  const files = chartAddresses({ slug, programId, course, contractNumber })
  const base = `/${slug}/contracts/${encodeURIComponent(contractNumber)}`
  const described = describeCourse(course, words, language, labelContractMarks(marks, words, base), files.figureOf)
  return (
    <CourseFigure course={course} described={described} files={files} isFirst>
      {null}
    </CourseFigure>
  )
}

/** What was raised month by month: the history of the signal itself. */
function Readings({ page }: { page: Page }) {
  const words = useWords()
  const language = useLanguage()
  const { one } = words.evidence
  const { readings } = page.found
  if (readings.length < 2) return null
  return (
    <section className="part">
      <h2>{one.months}</h2>
      <ul className="agenda">
        {readings.map(({ month, signal }) => (
          <li key={month}>
            <p>{describeSignal(signal, words, language).sentence}</p>
            <p className="explains">{writeMonth(month, language)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
