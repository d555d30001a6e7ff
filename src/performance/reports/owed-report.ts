/** What is owed: the report of a program and month, when it is due, when it came, and how long each side took. */
import { type Day, daysBetween, type Month } from '../../ground/platform/day.ts'
import type { ReportState, ReportStep } from './report.ts'

/** not-begun: nobody has typed anything. came-otherwise: the counts came in a file or were typed by the government. */
export type OwedState = ReportState | 'not-begun' | 'came-otherwise'

export type OwedReport = {
  programId: string
  program: string
  providerId: string
  providerName: string
  month: Month
  dueOn: Day
  state: OwedState
  /** the first day on which it was sent; null: it was not */
  cameOn: Day | null
  /** whole days after the due day, of what came or is still awaited; 0: in time, or not yet due */
  daysLate: number
  /** days from each sending until the government returned or accepted it */
  answerDays: number[]
  /** days since it was sent, while it waits for the government's answer */
  waitsDays: number | null
  isTotalsOnly: boolean
  isLocked: boolean
  /** when somebody of the provider last opened the review of the month; null: nobody */
  seenAt: string | null
}

/** How many days after its due day a report came; of one that has not come, how many have passed. */
export function daysLateOf({ dueOn, cameOn, today }: { dueOn: Day; cameOn: Day | null; today: Day }): number {
  return Math.max(0, daysBetween(dueOn, cameOn ?? today))
}

/** How long the government took to answer each sending: what was returned or accepted, in days; open ones are not in it. */
export function answerDaysOf(steps: Pick<ReportStep, 'kind' | 'sending' | 'at'>[]): number[] {
  return steps
    .filter((step) => step.kind === 'returned' || step.kind === 'accepted')
    .flatMap((answer) => {
      const sent = steps.find((step) => step.kind === 'sent' && step.sending === answer.sending)
      return sent ? [daysBetween(sent.at.slice(0, 10), answer.at.slice(0, 10))] : []
    })
}

export type Punctuality = {
  providerId: string
  providerName: string
  /** reports whose due day has passed, or that came */
  due: number
  inTime: number
  /** still awaited after their due day */
  awaited: number
  /** of those that came late: days, summed over summed */
  lateDays: number
  late: number
}

/** In time out of due, for each provider; what came another way says nothing about the provider's time. */
export function summarizePunctuality(owed: OwedReport[], today: Day): Punctuality[] {
  const counted = owed.filter((one) => one.state !== 'came-otherwise' && (one.cameOn !== null || one.dueOn < today))
  return [...Map.groupBy(counted, (one) => one.providerId).values()]
    .map((all) => {
      const late = all.filter((one) => one.cameOn !== null && one.daysLate > 0)
      return {
        providerId: all[0]!.providerId,
        providerName: all[0]!.providerName,
        due: all.length,
        inTime: all.filter((one) => one.cameOn !== null && one.daysLate === 0).length,
        awaited: all.filter((one) => one.cameOn === null).length,
        lateDays: late.reduce((sum, one) => sum + one.daysLate, 0),
        late: late.length,
      }
    })
    .toSorted((a, b) => (a.providerName < b.providerName ? -1 : 1))
}

/** How the government itself answers: within its own days, out of all that it answered. */
export function summarizeAnswers(owed: OwedReport[], within: number) {
  const days = owed.flatMap((one) => one.answerDays).toSorted((a, b) => a - b)
  return {
    answered: days.length,
    inTime: days.filter((one) => one <= within).length,
    longest: days.at(-1) ?? null,
    waiting: owed.filter((one) => one.waitsDays !== null).length,
    waitingLate: owed.filter((one) => one.waitsDays !== null && one.waitsDays > within).length,
  }
}
