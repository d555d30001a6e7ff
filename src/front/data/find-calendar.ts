import { isOver } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { FigureCorrection } from '../../performance/reports/correction.ts'
import type { ReportDays } from '../../performance/reports/due-rule.ts'
import type { FigureQuestion } from '../../performance/reports/figure-question.ts'
import { listCorrections } from '../../performance/reports/list-corrections.ts'
import { listOwedReports } from '../../performance/reports/list-owed-reports.ts'
import { listQuestions } from '../../performance/reports/list-questions.ts'
import { findReportDays } from '../../performance/reports/list-report-rules.ts'
import {
  type OwedReport,
  type Punctuality,
  summarizeAnswers,
  summarizePunctuality,
} from '../../performance/reports/owed-report.ts'

export type CalendarChoice = { providerId: string | null; state: string | null; isAll: boolean }

export type Calendar = {
  owed: OwedReport[]
  /** how many there are in all, before anything was chosen or left out */
  all: number
  /** what waits for the asker, the most urgent first */
  now: OwedReport[]
  providers: { id: string; name: string }[]
  punctuality: Punctuality[]
  answers: ReturnType<typeof summarizeAnswers>
  days: ReportDays
  corrections: FigureCorrection[]
  questions: FigureQuestion[]
}

/** Without a choice, the months of half a year; the rest is a click away. */
const rowsShown = 40

export function readCalendarChoice(query: URLSearchParams): CalendarChoice {
  return {
    providerId: query.get('provider') || null,
    state: query.get('state') || null,
    isAll: query.get('show') === 'all',
  }
}

/** What is owed, what waits for whom, and how both sides keep their days; a provider sees its own. */
export async function findCalendar(visit: Visit, choice: CalendarChoice): Promise<Calendar> {
  const { work, today } = visit
  const isProvider = visit.asker.role === 'provider'
  const owed = await listOwedReports(work, { today })
  const days = await findReportDays(work)
  const chosen = owed
    .filter((one) => choice.providerId === null || one.providerId === choice.providerId)
    .filter((one) => choice.state === null || one.state === choice.state)
  return {
    owed: choice.isAll ? chosen : chosen.slice(0, rowsShown),
    all: chosen.length,
    now: owed.filter((one) => waitsFor(one, isProvider, today)).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)),
    providers: [...new Map(owed.map((one) => [one.providerId, one.providerName]))]
      .map(([id, name]) => ({ id, name }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    punctuality: summarizePunctuality(owed, today),
    answers: summarizeAnswers(owed, days.answerDays),
    days,
    corrections: await listCorrections(work, 'proposed'),
    questions: await listQuestions(work, { isOpen: true }),
  }
}

/** What the asker's own side has to do: fill in, mend or certify on one side, answer on the other. */
function waitsFor(one: OwedReport, isProvider: boolean, today: string): boolean {
  if (!isProvider) return one.state === 'sent'
  if (one.state === 'returned' || one.state === 'accepted') return true
  return (one.state === 'not-begun' || one.state === 'draft') && isOver(one.month, today) && !one.isLocked
}
