import { type Day, daysBetween } from '../../ground/platform/day.ts'

/** Days at each step: how long the government itself takes from the need to the first payment. */
export const steps = ['solicitation', 'award', 'signature', 'payment', 'whole'] as const
/** Named by where it arrives: from need to solicitation, to award, to signature, to first payment; and the whole way. */
export type Step = (typeof steps)[number]

export type StepDates = {
  neededOn: Day | null
  solicitedOn: Day | null
  awardedOn: Day | null
  signedOn: Day | null
  firstPaidOn: Day | null
}

const ends: Record<Step, [from: keyof StepDates, to: keyof StepDates]> = {
  solicitation: ['neededOn', 'solicitedOn'],
  award: ['solicitedOn', 'awardedOn'],
  signature: ['awardedOn', 'signedOn'],
  payment: ['signedOn', 'firstPaidOn'],
  whole: ['neededOn', 'firstPaidOn'],
}

/** The days of a step; null where one of its two days is not known. Negative: the days are written in the wrong order. */
export function daysOf(dates: StepDates, step: Step): number | null {
  const [from, to] = ends[step]
  const [start, end] = [dates[from], dates[to]]
  return start === null || end === null ? null : daysBetween(start, end)
}

/** The middle of some days and what nine of ten do not exceed; null where there are none. */
export type Spread = { count: number; median: number; ninety: number }

export function spreadOf(days: readonly number[]): Spread | null {
  if (days.length === 0) return null
  const sorted = days.toSorted((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  const median = sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
  return { count: sorted.length, median, ninety: sorted[Math.ceil(sorted.length * 0.9) - 1]! }
}

export type StepContract = StepDates & { department: string | null; year: number | null; from: Day | null }

export type StepCount = {
  contracts: number
  steps: Record<Step, { spread: Spread | null; unknown: number; disordered: number }>
  /** contracts with signature and first day, and of them those signed after the term began, by how many days */
  signed: number
  late: Spread | null
}

/** Days at each step of some contracts. What is not known, and what is in the wrong order, is counted and left out. */
export function countSteps(contracts: readonly StepContract[]): StepCount {
  const count = (step: Step) => {
    const days = contracts.map((contract) => daysOf(contract, step))
    return {
      spread: spreadOf(days.filter((one) => one !== null && one >= 0) as number[]),
      unknown: days.filter((one) => one === null).length,
      disordered: days.filter((one) => one !== null && one < 0).length,
    }
  }
  const behind = contracts.flatMap(({ signedOn, from }) =>
    signedOn === null || from === null ? [] : [daysBetween(from, signedOn)],
  )
  return {
    contracts: contracts.length,
    steps: Object.fromEntries(steps.map((step) => [step, count(step)])) as StepCount['steps'],
    signed: behind.length,
    late: spreadOf(behind.filter((days) => days > 0)),
  }
}
