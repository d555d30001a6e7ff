import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { Field } from '../../../ground/ui/field.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import { countsIn } from '../../../management/meetings/shown-course.ts'
import { findMeasure } from '../../../performance/measures/list-measures.ts'
import { acceptCorrection } from '../../../performance/reports/accept-correction.ts'
import { declineCorrection } from '../../../performance/reports/decline-correction.ts'
import { findCorrectionEffect } from '../../../performance/reports/find-correction-effect.ts'
import { findCorrection } from '../../../performance/reports/list-corrections.ts'
import { mayKeepPeriods } from '../../../performance/reports/may.ts'
import { withdrawCorrection } from '../../../performance/reports/withdraw-correction.ts'
import { findResult } from '../../../performance/results/list-results.ts'
import { listPacketsTouched } from '../list-packets-touched.ts'
import type { Route } from './+types/report-correction'
import { CorrectionEffectPart } from './correction-effect-part.tsx'
import { Facts } from './facts.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const isNew = new URL(request.url).searchParams.has('new')
  return asVisitor(request, params, async (visit) => {
    const correction = await findCorrection(visit.work, params.id)
    if (!correction) throw new Response(null, { status: 404 })
    const isOpen = correction.state === 'proposed'
    const figure = await findResult(visit.work, correction.resultId)
    const effect = isOpen ? await findCorrectionEffect(visit.work, correction) : null
    return {
      correction,
      isStale: isOpen && figure?.versions[0]?.id !== correction.resultId,
      effect,
      packets: effect ? await listPacketsTouched(visit.work, effect, correction.month) : [],
      mayAnswer: isOpen && mayKeepPeriods(visit),
      mayWithdraw: isOpen && correction.proposedById === visit.asker.personId,
      valueFormat: (await findMeasure(visit.work, correction.measure))?.valueFormat ?? ('share' as const),
      slug: visit.jurisdiction.slug,
      isNew,
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const answer = await asVisitor(request, params, (visit) => answerForm(visit, params.id, form))
  if ('refused' in answer) return answer
  return redirect(`/${params.jurisdiction}/data/corrections/${params.id}`)
}

async function answerForm(visit: Visit, id: string, form: FormData): Promise<{ done: unknown } | { refused: string }> {
  const text = (name: string) => String(form.get(name) ?? '')
  switch (form.get('do')) {
    case 'accept':
      return acceptCorrection(visit, { id, answer: text('answer') })
    case 'decline':
      return declineCorrection(visit, { id, reason: text('reason') })
    case 'withdraw':
      return withdrawCorrection(visit, { id })
    default:
      return { refused: 'wrong-form' }
  }
}

/** A correction before anybody answers it: what is wrong, and what would change; afterwards, what became of it. */
export default function CorrectionPage({ loaderData, actionData }: Route.ComponentProps) {
  const all = useWords()
  const { reports, measures, frame } = all
  const language = useLanguage()
  const { correction: words } = reports
  const { correction, effect, packets, isStale, mayAnswer, mayWithdraw, valueFormat, slug, isNew } = loaderData
  const title = words.title(
    measures.title[correction.measure] ?? correction.measure,
    writeMonth(correction.month, language),
  )
  const write = ({ numerator, denominator }: { numerator: number | null; denominator: number | null }) =>
    numerator === null || denominator === null
      ? reports.form.noCount
      : countsIn(valueFormat, { numerator, denominator, counted: '' }, all, language).trim()
  const by = (who: string, at: string) => reports.form.by(who, writeDay(at.slice(0, 10), language))
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={reports.title}
        trail={[{ href: `/${slug}/data/calendar`, label: reports.calendar.title }, { label: correction.program }]}
        stamp={words.states[correction.state]}
        lead={words.lead(write(correction.was), write(correction))}
      />
      {actionData && (
        <Notice kind="care" isAnswer>
          {frame.refusals[actionData.refused]}
        </Notice>
      )}
      {isNew && !actionData && (
        <Notice kind="info" isAnswer>
          {words.sentNow}
        </Notice>
      )}
      {isStale && <Notice kind="care">{words.stale}</Notice>}
      <Facts
        facts={[
          [words.why, correction.reason],
          [words.proposedBy, by(correction.proposedBy, correction.proposedAt)],
          ...(correction.answeredAt
            ? [[words.answeredBy, by(correction.answeredBy ?? '', correction.answeredAt)] as [string, string]]
            : []),
          ...(correction.answer ? [[words.answer, correction.answer] as [string, string]] : []),
        ]}
      />
      {effect && <CorrectionEffectPart effect={effect} packets={packets} valueFormat={valueFormat} />}
      {mayAnswer && (
        <div className="part answer-pair">
          {!isStale && (
            <form method="post">
              <Field control="textarea" name="answer" label={words.acceptNote} maxLength={1000} />
              <button type="submit" name="do" value="accept" className="usa-button">
                {words.accept}
              </button>
            </form>
          )}
          <form method="post">
            <Field control="textarea" name="reason" label={words.declineReason} maxLength={1000} required />
            <button type="submit" name="do" value="decline" className="usa-button usa-button--outline">
              {words.decline}
            </button>
          </form>
        </div>
      )}
      {mayWithdraw && (
        <form method="post" className="part">
          <button type="submit" name="do" value="withdraw" className="usa-button usa-button--outline">
            {words.withdraw}
          </button>
        </form>
      )}
      <p className="part">
        <a href={`/${slug}/figures/${correction.newResultId ?? correction.resultId}`}>{words.toFigure}</a>
      </p>
    </>
  )
}
