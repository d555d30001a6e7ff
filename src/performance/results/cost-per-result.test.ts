import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, type Month, monthsBetween } from '../../ground/platform/day.ts'
import {
  type CostContract,
  type CostGroup,
  type CostProgram,
  costOf,
  groupForCost,
  rangeOfCosts,
} from './cost-per-result.ts'
import type { Counted } from './judgment.ts'
import { type PaidContract, spendingOf } from './spending.ts'

const newest: Month = '2026-06'
const months = monthsBetween(addMonths(newest, -11), newest)
const asked = { today: '2026-08-15', fiscalYearStartsIn: 7 }
const always = (_: Month) => true
const contract = (contractId: string, over: Partial<PaidContract> = {}): CostContract => ({
  contractId,
  contractNumber: contractId.toUpperCase(),
  spending: spendingOf(
    {
      from: '2024-07-01',
      to: '2027-06-30',
      paidCents: null,
      paidByYear: [{ fiscalYear: 2026, amountCents: 120_000_00 }],
      ...over,
    },
    asked,
  ),
})
const series = (successes: (month: Month, at: number) => number | Counted['state']): Counted[] =>
  months.map((month, at) => {
    const one = successes(month, at)
    return typeof one === 'number'
      ? { month, state: 'value', numerator: one, denominator: one + 3 }
      : { month, state: one, numerator: null, denominator: null }
  })
const program = (programId: string, over: Partial<CostProgram> = {}): CostProgram => ({
  ...{ programId, program: programId, programType: 'Shelter', population: null, keepsHoused: false },
  series: series(() => 2),
  ...over,
})
const group = (
  contracts: CostContract[],
  programs: CostProgram[],
  carriages = pairs(contracts, programs),
): CostGroup => ({
  ...{ contracts, programs, carriages },
})
const pairs = (contracts: CostContract[], programs: CostProgram[]) =>
  contracts.flatMap(({ contractId }) =>
    programs.map(({ programId }) => ({ contractId, programId, isCarriedIn: always })),
  )

describe('spending by month', () => {
  const terms = { from: '2025-10-15', to: '2026-12-31', paidCents: 90_000_00, paidByYear: [] }
  test("a year's amount goes to the months of the year in which the contract ran", () => {
    const { centsIn, source } = spendingOf(
      { ...terms, paidByYear: [{ fiscalYear: 2026, amountCents: 90_000_00 }] },
      asked,
    )
    expect(source).toBe('by-year')
    // October to June are nine months.
    expect(['2025-09', '2025-10', '2026-06'].map(centsIn)).toEqual([0, 10_000_00, 10_000_00])
    // Of the year that began in July nothing is known, and that is not zero.
    expect(centsIn('2026-07')).toBeNull()
  })
  test('the year that has begun is spread up to today', () => {
    const { centsIn } = spendingOf({ ...terms, paidByYear: [{ fiscalYear: 2027, amountCents: 8_000_00 }] }, asked)
    expect(['2026-07', '2026-08', '2026-09'].map(centsIn)).toEqual([4_000_00, 4_000_00, 0])
  })
  test('without years, what was paid goes to the months of the term up to today', () => {
    const { centsIn, source } = spendingOf({ ...terms, paidCents: 110_000_00 }, asked)
    expect(source).toBe('whole-term')
    expect(['2025-10', '2026-08', '2026-09'].map(centsIn)).toEqual([10_000_00, 10_000_00, 0])
  })
  test('without an amount, or without a first day to spread from, nobody knows', () => {
    for (const paid of [
      spendingOf({ ...terms, paidCents: null }, asked),
      spendingOf({ ...terms, from: null }, asked),
    ]) {
      expect(paid.source).toBe('unknown')
      expect(paid.centsIn('2026-01')).toBeNull()
    }
  })
  test('a calendar year begins in January', () => {
    const year = { ...terms, from: null, to: null, paidByYear: [{ fiscalYear: 2025, amountCents: 12_00 }] }
    const { centsIn } = spendingOf(year, { ...asked, fiscalYearStartsIn: 1 })
    expect(['2025-01', '2025-12'].map(centsIn)).toEqual([1_00, 1_00])
    expect(centsIn('2024-12')).toBeNull()
  })
  test('a year that is over and known keeps its cents: nothing is lost or added', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 12 }), (amountCents, fiscalYearStartsIn) => {
        const paidByYear = [{ fiscalYear: 2025, amountCents }]
        const { centsIn } = spendingOf({ ...terms, from: '2020-01-01', paidByYear }, { ...asked, fiscalYearStartsIn })
        const cents = monthsBetween('2023-01', '2026-12').reduce((sum, month) => sum + (centsIn(month) ?? 0), 0)
        expect(cents).toBeCloseTo(amountCents, 3)
      }),
    )
  })
})

describe('cost per result', () => {
  test('120,000 over 24 successes is 5,000 each, and the interval is that of a count of 24', () => {
    const cost = costOf(group([contract('a')], [program('p')]), newest)
    expect(cost).toMatchObject({
      state: 'value',
      from: '2025-07',
      to: '2026-06',
      spendingCents: 120_000_00,
      successes: 24,
    })
    expect(cost).toMatchObject({ costCents: 5_000_00, isFew: false, monthsCounted: 12, sources: ['by-year'] })
    // Byar's limits of 24 are 15.37 and 35.71.
    expect(cost.interval!.lowerCents / 100).toBeCloseTo(120_000 / 35.71, -1)
    expect(cost.interval!.upperCents! / 100).toBeCloseTo(120_000 / 15.37, -1)
  })
  test('fewer than 11 are few, at 11 no longer', () => {
    const of = (n: number) =>
      costOf(group([contract('a')], [program('p', { series: series((_, at) => (at < n ? 1 : 0)) })]), newest)
    expect([of(10).isFew, of(11).isFew]).toEqual([true, false])
  })
  test('no success has a lower end and no upper one', () => {
    const cost = costOf(group([contract('a')], [program('p', { series: series(() => 0) })]), newest)
    expect(cost).toMatchObject({ state: 'no-successes', costCents: null, isFew: true })
    expect(cost.interval!.upperCents).toBeNull()
    // The upper limit of none is 3.69.
    expect(cost.interval!.lowerCents / 100).toBeCloseTo(120_000 / 3.689, -1)
  })
  test('a month without a figure counts for neither money nor successes', () => {
    const cost = costOf(
      group(
        [contract('a')],
        [program('p', { series: series((_, at) => (at < 10 ? 3 : at === 10 ? 'missing' : 'immature')) })],
      ),
      newest,
    )
    expect(cost).toMatchObject({ successes: 30, spendingCents: 100_000_00, monthsCounted: 10, monthsWithoutFigure: 2 })
  })
  test('programs of one contract are added up and never split', () => {
    const cost = costOf(group([contract('a')], [program('p'), program('q'), program('r')]), newest)
    expect(cost).toMatchObject({ successes: 72, spendingCents: 120_000_00, costCents: 166_667 })
    expect(cost.programs).toHaveLength(3)
  })
  test('those who stay housed and those who leave for a home are not added; who stays has no interval', () => {
    const stays = program('p', { keepsHoused: true })
    expect(costOf(group([contract('a')], [stays, program('q')]), newest).state).toBe('mixed')
    expect(costOf(group([contract('a')], [stays]), newest)).toMatchObject({
      state: 'value',
      kind: 'kept-housed',
      interval: null,
      costCents: 5_000_00,
    })
  })
  test.each([
    ['spending-unknown', { paidByYear: [] }, 2],
    ['nothing-paid', { paidByYear: [{ fiscalYear: 2026, amountCents: 0 }] }, 2],
    ['no-figures', {}, 'missing'],
    ['no-figures', {}, 'not-applicable'],
  ] as const)('%s', (state, over, figure) => {
    const cost = costOf(
      group(
        [
          contract('a', {
            ...over,
            paidByYear: [...('paidByYear' in over ? over.paidByYear : [{ fiscalYear: 2026, amountCents: 1 }])],
          }),
        ],
        [program('p', { series: series(() => figure) })],
      ),
      newest,
    )
    expect(cost).toMatchObject({ state, costCents: null, interval: null })
  })
})

describe('what belongs together', () => {
  const carry = (contractId: string, programId: string, isCarriedIn: (month: Month) => boolean = always) => ({
    contractId,
    programId,
    isCarriedIn,
  })
  test('a program that passes from one contract to the next has the money of both', () => {
    const before = contract('a', { to: '2025-12-31', paidByYear: [{ fiscalYear: 2026, amountCents: 60_000_00 }] })
    const after = contract('b', { from: '2026-01-01', paidByYear: [{ fiscalYear: 2026, amountCents: 36_000_00 }] })
    const groups = groupForCost(
      group(
        [before, after, contract('c')],
        [program('p'), program('q')],
        [carry('a', 'p'), carry('b', 'p'), carry('c', 'q')],
      ),
      months,
    )
    expect(groups.map((one) => one.contracts.map((two) => two.contractId))).toEqual([['a', 'b'], ['c']])
    expect(costOf(groups[0]!, newest)).toMatchObject({ spendingCents: 96_000_00, successes: 24, costCents: 4_000_00 })
  })
  test('what was over before these months joins nothing', () => {
    const groups = groupForCost(
      group(
        [contract('old', { to: '2024-12-31' }), contract('b')],
        [program('p')],
        [carry('old', 'p'), carry('b', 'p')],
      ),
      months,
    )
    expect(groups.map((one) => one.contracts.map((two) => two.contractId))).toEqual([['b']])
  })
  test('each contract stands in one group at most, however they are joined and in whatever order', () => {
    const links = fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 12 })
    fc.assert(
      fc.property(links, (all) => {
        const names = [0, 1, 2, 3, 4, 5]
        const input = group(
          names.map((n) => contract(`c${n}`)),
          names.map((n) => program(`p${n}`)),
          all.map(([c, p]) => carry(`c${c}`, `p${p}`)),
        )
        const told = (one: CostGroup) =>
          groupForCost(one, months)
            .map((own) =>
              own.contracts
                .map((two) => two.contractId)
                .sort()
                .join(),
            )
            .sort()
        const contracts = told(input).flatMap((one) => one.split(','))
        expect(new Set(contracts).size).toBe(contracts.length)
        expect(told({ ...input, carriages: input.carriages.toReversed() })).toEqual(told(input))
      }),
    )
  })
})

describe('the range', () => {
  const costs = (n: number) =>
    Array.from({ length: n }, (_, at) =>
      costOf(
        group(
          [contract(`c${at}`, { paidByYear: [{ fiscalYear: 2026, amountCents: (at + 1) * 24_00 }] })],
          [program('p')],
        ),
        newest,
      ),
    )
  test('needs five figures; a figure without any success is counted apart', () => {
    expect(rangeOfCosts(costs(4))).toBeNull()
    const none = costOf(group([contract('z')], [program('p', { series: series(() => 0) })]), newest)
    expect(rangeOfCosts([...costs(4), none])).toBeNull()
    // 1, 2, 3, 4 and 5 dollars: a tenth of the way from the first to the last is 1.40.
    expect(rangeOfCosts([...costs(5), none])).toEqual({
      lowerCents: 140,
      upperCents: 460,
      contracts: 5,
      contractsWithoutSuccess: 1,
    })
  })
})
