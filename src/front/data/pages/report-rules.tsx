import { redirect } from 'react-router'
import { listProgramTypes } from '../../../agreements/programs/list-program-types.ts'
import { addMonths } from '../../../ground/platform/day.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { Notice } from '../../../ground/ui/notice.tsx'
import { PageHeading } from '../../../ground/ui/page-heading.tsx'
import { useWords } from '../../../ground/words/use-words.ts'
import { listCountedPrograms } from '../../../performance/reports/list-counted-programs.ts'
import { findReportDays, listReportRules } from '../../../performance/reports/list-report-rules.ts'
import { lockPeriod } from '../../../performance/reports/lock-period.ts'
import { mayKeepPeriods } from '../../../performance/reports/may.ts'
import { removeReportRule } from '../../../performance/reports/remove-report-rule.ts'
import { reopenPeriod } from '../../../performance/reports/reopen-period.ts'
import { setReportDays } from '../../../performance/reports/set-report-days.ts'
import { setReportRule } from '../../../performance/reports/set-report-rule.ts'
import { listPeriodLocks } from '../../../performance/results/list-period-locks.ts'
import { asGovernment } from '../as-government.server.ts'
import type { Route } from './+types/report-rules'
import { PeriodLocks } from './report-locks.tsx'
import { ReportDaysForm, ReportRuleForm, ReportRuleList } from './report-rule-forms.tsx'

export async function loader({ request, params }: Route.LoaderArgs) {
  const done = new URL(request.url).searchParams.get('done')
  return asGovernment(request, params, async (visit) => {
    const last = addMonths(visit.today.slice(0, 7), -1)
    return {
      days: await findReportDays(visit.work),
      rules: await listReportRules(visit.work),
      locks: await listPeriodLocks(visit.work),
      types: (await listProgramTypes(visit.work)).types,
      programs: await listCountedPrograms(visit.work),
      months: Array.from({ length: 24 }, (_, back) => addMonths(last, -back)),
      mayKeep: mayKeepPeriods(visit),
      slug: visit.jurisdiction.slug,
      done,
    }
  })
}

export async function action({ request, params }: Route.ActionArgs) {
  const form = await request.formData()
  const asked = String(form.get('do') ?? '')
  const answer = await asGovernment(request, params, (visit) => answerForm(visit, asked, form))
  if ('refused' in answer) return answer
  return redirect(`/${params.jurisdiction}/data/report-rules?done=${asked}`)
}

async function answerForm(
  visit: Visit,
  asked: string,
  form: FormData,
): Promise<{ done: unknown } | { refused: string }> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const whole = (name: string) => (/^\d{1,3}$/.test(text(name)) ? Number(text(name)) : -1)
  switch (asked) {
    case 'days':
      return setReportDays(visit, {
        dueDays: whole('dueDays'),
        providerDays: whole('providerDays'),
        answerDays: whole('answerDays'),
      })
    case 'rule':
      return setReportRule(visit, {
        of: text('program') ? { programId: text('program') } : { contractNumber: text('contract') },
        rhythm: text('rhythm') === 'quarter' ? 'quarter' : 'month',
        dueDays: whole('ruleDays'),
        isTotalsOnly: form.get('totals') === 'yes',
        reason: text('reason'),
      })
    case 'removed':
      return removeReportRule(visit, { id: text('rule') })
    case 'locked':
      return lockPeriod(visit, { month: text('month'), programType: text('programType') })
    case 'reopened':
      return reopenPeriod(visit, { month: text('month'), reason: text('reason'), programType: text('programType') })
    default:
      return { refused: 'wrong-form' }
  }
}

/** Days for all, rules for some, and the months that are closed: what makes a report due, late, or out of reach. */
export default function ReportRulesPage({ loaderData, actionData }: Route.ComponentProps) {
  const { reports, frame, data } = useWords()
  const { rules: words } = reports
  const { days, rules, locks, types, programs, months, mayKeep, slug, done } = loaderData
  return (
    <>
      <title>{words.title}</title>
      <PageHeading
        title={words.title}
        trailLabel={frame.nav.data}
        trail={[
          { href: `/${slug}/data`, label: data.title },
          { href: `/${slug}/data/calendar`, label: reports.calendar.title },
        ]}
        lead={words.lead}
      />
      {actionData && (
        <Notice kind="care" isAnswer>
          {frame.refusals[actionData.refused]}
        </Notice>
      )}
      {!actionData && done && words.done[done] && (
        <Notice kind="info" isAnswer>
          {words.done[done]}
        </Notice>
      )}
      <PeriodLocks locks={locks} months={months} types={types} mayKeep={mayKeep} />
      <ReportDaysForm days={days} mayKeep={mayKeep} />
      <section className="part">
        <h2>{words.rules}</h2>
        <p className="explains">{words.rulesText}</p>
        <ReportRuleList rules={rules} mayKeep={mayKeep} />
        {mayKeep && <ReportRuleForm programs={programs} />}
      </section>
    </>
  )
}
