import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import { addMonths, isMonth } from '../../../ground/platform/day.ts'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth, writeRoundMoney, writeValue } from '../../../ground/words/write-value.ts'
import { countTouchingChecks } from '../../../performance/intake/hmis/checks/count-touching-checks.ts'
import { noteLook } from '../../../performance/results/note-look.ts'
import type { CoursePoint } from '../../../performance/signals/course-point.ts'
import { listPackets } from '../find-packet.ts'
import { findReview } from '../find-review.ts'
import { findReviewTalk } from '../find-review-talk.ts'
import { type Review as FoundReview, isUnseen } from '../review.ts'
import type { Route } from './+types/review'
import { Agreed } from './agreed.tsx'
import { answerReviewForm } from './answer-review-form.server.ts'
import { Measures } from './measures.tsx'
import { Minutes } from './minutes.tsx'
import { AttentionList, Changed, LastTime } from './review-parts.tsx'
import { ReviewTalkPart } from './review-talk.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  if (!isMonth(params.month)) throw new Response(null, { status: 404 })
  return asVisitor(request, params, async (visit) => {
    const unit = new URL(request.url).searchParams.get('unit') === 'persons' ? 'persons' : 'households'
    const review = await findReview(visit, params.number, params.month, unit)
    if (!review) throw new Response(null, { status: 404 })
    const packets = await listPackets(visit.work, review.contract.id, params.month)
    if (visit.asker.role === 'provider') await noteLook(visit, { contractId: review.contract.id, month: params.month })
    return {
      review: slim(review),
      packets,
      touching: await countTouchingChecks(visit.work, review.contract.id, params.month),
      talk: await findReviewTalk(visit, review),
      slug: visit.jurisdiction.slug,
      asker: { role: visit.asker.role, name: visit.askerName },
    }
  })
}

/** What the page draws of a course's earlier months; the rest would travel twice, drawn and as data. */
function slim(review: FoundReview): FoundReview {
  const points = (all: CoursePoint[]) =>
    all.map((point, index) =>
      index === all.findLastIndex((one) => one.resultId !== null) || index === all.length - 1
        ? point
        : { ...point, resultId: null, version: null, recordedAt: null, matureOn: null },
    )
  const programs = review.programs.map((program) => ({
    ...program,
    courses: program.courses.map((course) => ({ ...course, points: points(course.points) })),
  }))
  return { ...review, programs }
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const answer = await asVisitor(request, params, (visit) =>
    answerReviewForm(visit, { number: params.number, month: params.month, form }),
  )
  if ('refused' in answer) return answer
  return redirect(`${addressOf(request).path}#${answer.done}`)
}

/** The review of a contract and month: what was agreed, how each measure went, what is agreed now. */
export default function Review({ loaderData, actionData }: Route.ComponentProps) {
  const words = useWords()
  const language = useLanguage()
  const { review: text } = words
  const { review, packets, slug, asker, touching, talk } = loaderData
  const { contract, month } = review
  const title = text.title(contract.providerName, writeMonth(month, language))
  const [sent] = packets
  const base = `/${slug}/contracts/${encodeURIComponent(contract.number)}`
  return (
    <>
      <title>{title}</title>
      <PageHeading
        title={title}
        trailLabel={words.frame.nav.portfolio}
        trail={[
          { href: `/${slug}`, label: words.frame.nav.portfolio },
          { href: `/${slug}/providers/${contract.providerId}`, label: contract.providerName },
          { href: base, label: contract.number },
        ]}
        stamp={sent ? text.packetSent(writeDay(sent.sentAt.slice(0, 10), language), sent.sentBy ?? '') : undefined}
        lead={leadOf(contract)}
      />
      {actionData && 'refused' in actionData && (
        <Notice kind="care" isAnswer>
          {words.frame.refusals[actionData.refused]}
        </Notice>
      )}
      <div className="beside">
        <div>
          <ReviewTalkPart talk={talk} slug={slug} isProvider={asker.role === 'provider'} />
          <Agreed actions={review.agreed} today={review.today} heading={text.what} empty={text.nothingAgreed} />
          <LastTime meeting={review.lastMeeting} />
          <AttentionList review={review} slug={slug} />
          <Measures review={review} slug={slug} />
          {touching > 0 && (
            <p>
              <a href={`/${slug}/data/checks?contract=${encodeURIComponent(contract.number)}`}>
                {text.checksTouch(touching)}
              </a>
            </p>
          )}
          <Changed review={review} />
        </div>
        <Minutes review={review} asker={asker} packets={packets} base={`${base}/reviews/${month}`} />
      </div>
      <nav className="month-steps" aria-label={text.allMonths}>
        <a href={`${base}/reviews/${addMonths(month, -1)}`}>{text.previous}</a>
        <a href={`${base}/reviews/${addMonths(month, 1)}`}>{text.next}</a>
      </nav>
    </>
  )

  function leadOf({ title, ceilingCents, paidCents, from, to }: typeof contract): string {
    const seen = isUnseen(review)
      ? text.unseen
      : review.seenByProviderAt
        ? text.seen(writeDay(review.seenByProviderAt.slice(0, 10), language))
        : ''
    const money = ceilingCents === null ? '' : `${text.aYear(writeRoundMoney(ceilingCents, language))}.`
    const paid =
      paidCents !== null && ceilingCents
        ? `${text.paid(writeRoundMoney(paidCents, language), writeValue(paidCents / ceilingCents, 'share', language))}.`
        : ''
    const term = from && to ? `${text.term(writeDay(from, language), writeDay(to, language))}.` : ''
    return [`${title}.`, term, money, paid, seen].filter(Boolean).join(' ')
  }
}
