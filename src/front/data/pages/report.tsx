import { asVisitor } from '../../../ground/people/session.server.ts'
import { addMonths, isMonth } from '../../../ground/platform/day.ts'
import { ErrorSummary } from '../../../ground/ui/error-summary.tsx'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useLanguage, useWords } from '../../../ground/words/use-words.ts'
import { writeDay, writeMonth } from '../../../ground/words/write-value.ts'
import { mayReport, mayTakeReports } from '../../../performance/reports/may.ts'
import { isOpenForTyping } from '../../../performance/reports/report.ts'
import type { TypedFault } from '../../../performance/reports/typed-counts.ts'
import { findReportPage, type ReportPage } from '../find-report-page.ts'
import type { Route } from './+types/report'
import { answerReportForm } from './answer-report-form.server.ts'
import { CountFields } from './count-fields.tsx'
import { ReportAnswer, ReportCertify, ReportTakeBack } from './report-answer.tsx'
import { draftAsTyped } from './report-draft-typed.ts'
import { ReportClaims, ReportSteps } from './report-parts.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  if (!isMonth(params.month)) throw new Response(null, { status: 404 })
  const done = new URL(request.url).searchParams.get('done')
  return asVisitor(request, params, async (visit) => {
    const page = await findReportPage(visit, params.program, params.month)
    if (!page) throw new Response(null, { status: 404 })
    const may = { report: mayReport(visit), take: mayTakeReports(visit) }
    return { page, may, done, slug: visit.jurisdiction.slug, isGovernment: visit.asker.role !== 'provider' }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  return answerReportForm(request, params)
}

/** One report: typed in two minutes on a phone, sent, and answered; what became of it stays beside it. */
export default function ReportPageView({ loaderData, actionData }: Route.ComponentProps) {
  const { reports, data, measures, frame } = useWords()
  const language = useLanguage()
  const { form } = reports
  const { page, may, done, slug, isGovernment } = loaderData
  const { program, month, report, isLocked } = page
  const state = report?.state ?? null
  const problem = actionData && 'refused' in actionData ? actionData : null
  const faults = problem?.faults ?? []
  const say = ({ problem: kind, measure }: TypedFault) => data.counts.wrong[kind](measures.title[measure] ?? measure)
  const isTyping = may.report && page.isOver && !isLocked && isOpenForTyping(state)
  const refusal = problem && faults.length === 0 ? frame.refusals[problem.refused] : null
  const address = `/${slug}/data/reports/${program.id}/${month}`
  return (
    <>
      <title>{form.title(program.name, writeMonth(month, language))}</title>
      <PageHeading
        title={form.title(program.name, writeMonth(month, language))}
        trailLabel={reports.title}
        trail={[
          { href: `/${slug}/data/calendar`, label: reports.calendar.title },
          { label: page.program.providerName },
        ]}
        stamp={reports.states[state ?? 'not-begun']}
        lead={leadOf(page)}
      />
      {faults.length > 0 && (
        <ErrorSummary
          heading={data.counts.problems}
          errors={faults.map((fault) => ({ fieldId: fault.fieldId, message: say(fault) }))}
        />
      )}
      {refusal && (
        <Notice kind="care" isAnswer>
          {refusal}
        </Notice>
      )}
      {!problem && done && form.done[done] && (
        <Notice kind="info" isAnswer>
          {form.done[done]}{' '}
          {page.next && !isGovernment && !isTyping && (
            <a href={`/${slug}/data/reports/${page.next.programId}/${page.next.month}`}>
              {form.next}: {form.title(page.next.program, writeMonth(page.next.month, language))}
            </a>
          )}
        </Notice>
      )}
      {state === 'returned' && (
        <Notice kind="care" heading={form.step.returned}>
          {report!.steps.findLast((step) => step.kind === 'returned')?.words}
        </Notice>
      )}
      {isLocked && <Notice kind="info">{form.locked}</Notice>}
      {!page.isOver && <Notice kind="info">{form.notOver}</Notice>}
      {isTyping ? (
        <CountFields
          key={`${program.id} ${month} ${state}`}
          title={form.countsOf}
          explains={
            <>
              {page.isTotalsOnly && <p className="count-totals">{form.totals}</p>}
              <p>{form.howTo}</p>
            </>
          }
          known={page.known}
          usual={page.usual}
          asked={page.asked}
          others={page.others}
          typed={problem?.typed ?? draftAsTyped(report)}
          note={problem?.note ?? (report?.draft.note || undefined)}
          noteHint={page.isTotalsOnly ? data.counts.noteHint : form.commentHint}
          faults={faults}
          say={say}
          draftAddress={`${address}/draft`}
        >
          <button type="submit" name="do" value="send" className="usa-button">
            {form.send}
          </button>
          <button type="submit" name="do" value="save" className="usa-button usa-button--outline">
            {form.save}
          </button>
        </CountFields>
      ) : (
        <ReportClaims page={page} slug={slug} isGovernment={isGovernment} monthBefore={addMonths(month, -1)} />
      )}
      {may.take && state === 'sent' && <ReportAnswer report={report!} isLocked={isLocked} />}
      {may.report && state === 'sent' && <ReportTakeBack />}
      {may.report && state === 'accepted' && (
        <ReportCertify report={report!} sentence={form.sentence(program.name, writeMonth(month, language))} />
      )}
      {report && report.steps.length > 0 && <ReportSteps steps={report.steps} />}
      {isGovernment && (
        <p className="explains part">
          {page.seenAt ? form.seen(writeDay(page.seenAt.slice(0, 10), language)) : form.unseen}
        </p>
      )}
      <p className="part">
        <a href={`/${slug}/data/calendar`}>{form.toCalendar}</a>
      </p>
    </>
  )

  function leadOf({ served, dueOn, daysLate }: ReportPage): string {
    const list = served.map((one) => form.contract(one.contractNumber, one.funders.join(', '))).join('; ')
    const isAwaited = isOpenForTyping(state)
    return [
      form.due(writeDay(dueOn, language)),
      daysLate > 0 && isAwaited ? form.late(daysLate) : '',
      served.length > 1 ? form.asked : '',
      served.length > 0 ? form.serves(list) : form.servesNobody,
    ]
      .filter(Boolean)
      .join(' ')
  }
}
