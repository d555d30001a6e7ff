/** Cost per result: what was paid in twelve months over the successes of the same months, and how sure that is. */
import { addMonths, type Month, monthsBetween } from '../../ground/platform/day.ts'
import { countInterval } from '../../ground/statistics/exact-intervals.ts'
import type { Counted } from './judgment.ts'
import type { Spending } from './spending.ts'

/** Fewer successes than this are shown with the remark that they are few. */
export const fewSuccesses = 11
/** A range over fewer figures than this would tell of single contracts. */
export const leastInRange = 5
export const costMonths = 12

export type CostContract = { contractId: string; contractNumber: string; spending: Spending }
export type CostProgram = {
  programId: string
  program: string
  programType: string
  population: string | null
  series: Counted[]
  /** permanent housing counts those who stay housed, month after month: another kind of success than leaving for a home */
  keepsHoused: boolean
}
export type Carriage = { contractId: string; programId: string; isCarriedIn: (month: Month) => boolean }

/** Contracts and programs whose money and results cannot be told apart: a contract that pays three programs is one of them. */
export type CostGroup = { contracts: CostContract[]; programs: CostProgram[]; carriages: Carriage[] }

export type CostState =
  | 'value'
  /** nothing succeeded: at least so much for one, and no upper end */
  | 'no-successes'
  | 'nothing-paid'
  | 'no-figures'
  | 'spending-unknown'
  /** some programs count who leaves for a home, others who stays: their successes cannot be added */
  | 'mixed'

export type CostPerResult = {
  state: CostState
  kind: 'left-for-home' | 'kept-housed'
  from: Month
  to: Month
  contracts: { contractId: string; contractNumber: string }[]
  programs: { programId: string; program: string }[]
  sources: Spending['source'][]
  spendingCents: number
  successes: number
  costCents: number | null
  /** null ends are open; null where successes are no independent events */
  interval: { lowerCents: number; upperCents: number | null } | null
  isFew: boolean
  monthsCounted: number
  monthsWithoutFigure: number
  monthsWithoutSpending: number
}

/** Puts together what shares a contract or a program in one of the months. */
export function groupForCost(input: CostGroup, months: Month[]): CostGroup[] {
  const runs = new Map(input.contracts.map((one) => [one.contractId, one.spending.runsIn]))
  const carriages = input.carriages.filter((one) =>
    months.some((month) => one.isCarriedIn(month) && runs.get(one.contractId)?.(month)),
  )
  const parent = new Map<string, string>()
  const rootOf = (key: string): string => {
    let at = key
    while (parent.has(at)) at = parent.get(at)!
    return at
  }
  for (const { contractId, programId } of carriages) {
    const [a, b] = [rootOf(contractId), rootOf(programId)]
    if (a !== b) parent.set(b, a)
  }
  const of = <One>(ones: One[], key: (one: One) => string) => Map.groupBy(ones, (one) => rootOf(key(one)))
  const contracts = of(input.contracts, (one) => one.contractId)
  const programs = of(input.programs, (one) => one.programId)
  return [...of(carriages, (one) => one.contractId)].map(([root, own]) => ({
    contracts: contracts.get(root) ?? [],
    programs: programs.get(root) ?? [],
    carriages: own,
  }))
}

/**
 * Money and successes of the same months: a month in which a figure or the spending is not known counts for neither.
 * The interval is that of a count of independent events; the same households stay housed from month to month, so those
 * get none.
 */
export function costOf(group: CostGroup, newest: Month): CostPerResult {
  const from = addMonths(newest, 1 - costMonths)
  const kinds = new Set(group.programs.map((one) => one.keepsHoused))
  const cost: CostPerResult = {
    state: 'value',
    kind: group.programs[0]?.keepsHoused ? 'kept-housed' : 'left-for-home',
    from,
    to: newest,
    contracts: group.contracts.map(({ contractId, contractNumber }) => ({ contractId, contractNumber })),
    programs: group.programs.map(({ programId, program }) => ({ programId, program })),
    sources: [...new Set(group.contracts.map((one) => one.spending.source))].sort(),
    ...{ spendingCents: 0, successes: 0, costCents: null, interval: null, isFew: false },
    ...{ monthsCounted: 0, monthsWithoutFigure: 0, monthsWithoutSpending: 0 },
  }
  if (kinds.size > 1) return { ...cost, state: 'mixed' }
  for (const month of monthsBetween(from, newest)) addMonth(cost, group, month)
  cost.spendingCents = Math.round(cost.spendingCents)
  if (cost.monthsCounted === 0)
    return { ...cost, state: cost.monthsWithoutSpending > 0 ? 'spending-unknown' : 'no-figures' }
  if (cost.spendingCents <= 0) return { ...cost, state: 'nothing-paid' }
  const isFew = cost.successes < fewSuccesses
  const interval = cost.kind === 'left-for-home' ? intervalOf(cost) : null
  if (cost.successes === 0) return { ...cost, state: 'no-successes', interval, isFew }
  return { ...cost, costCents: Math.round(cost.spendingCents / cost.successes), interval, isFew }
}

function addMonth(cost: CostPerResult, { contracts, programs, carriages }: CostGroup, month: Month): void {
  const running = new Set(contracts.filter((one) => one.spending.runsIn(month)).map((one) => one.contractId))
  const carried = carriages.filter((one) => running.has(one.contractId) && one.isCarriedIn(month))
  const programIds = new Set(carried.map((one) => one.programId))
  const counted = programs
    .filter((one) => programIds.has(one.programId))
    .map((one) => one.series.find((point) => point.month === month))
    .filter((point) => point?.state !== 'not-applicable')
  if (counted.length === 0) return
  if (counted.some((point) => point?.state !== 'value')) {
    cost.monthsWithoutFigure += 1
    return
  }
  const paying = new Set(carried.map((one) => one.contractId))
  const cents = contracts.filter((one) => paying.has(one.contractId)).map((one) => one.spending.centsIn(month))
  if (cents.some((one) => one === null)) {
    cost.monthsWithoutSpending += 1
    return
  }
  cost.monthsCounted += 1
  cost.spendingCents += cents.reduce((sum: number, one) => sum + one!, 0)
  cost.successes += counted.reduce((sum, point) => sum + (point!.numerator ?? 0), 0)
}

function intervalOf({ spendingCents, successes }: CostPerResult): CostPerResult['interval'] {
  const { lower, upper } = countInterval(successes)
  return {
    lowerCents: Math.round(spendingCents / upper),
    upperCents: lower === 0 ? null : Math.round(spendingCents / lower),
  }
}

export type CostRange = {
  lowerCents: number
  upperCents: number
  contracts: number
  /** of the same kind, without any success: they have no cost per result, and are not in the range */
  contractsWithoutSuccess: number
}

/** From the 10th to the 90th percentile of figures of the same kind; null where they are fewer than five. */
export function rangeOfCosts(costs: CostPerResult[]): CostRange | null {
  const known = costs.filter((one) => one.costCents !== null)
  if (known.length < leastInRange) return null
  const sorted = known.map((one) => one.costCents!).sort((a, b) => a - b)
  const contracts = (ones: CostPerResult[]) => ones.reduce((sum, one) => sum + one.contracts.length, 0)
  return {
    lowerCents: percentile(sorted, 0.1),
    upperCents: percentile(sorted, 0.9),
    contracts: contracts(known),
    contractsWithoutSuccess: contracts(costs.filter((one) => one.state === 'no-successes')),
  }
}

function percentile(sorted: number[], share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const next = sorted[Math.min(below + 1, sorted.length - 1)]!
  return Math.round(sorted[below]! + (next - sorted[below]!) * (place - below))
}
