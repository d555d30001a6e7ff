import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { Direction } from '../goals/standard.ts'
import { type BacktestProgram, backtest } from './backtest.ts'
import type { Counted } from './judgment.ts'

const newest: Month = '2026-07'
/** Months up to the newest, the last one last. */
const series = (...counts: ([number, number] | Counted['state'])[]): Counted[] =>
  counts.map((one, at) => ({
    month: addMonths(newest, at + 1 - counts.length),
    ...(typeof one === 'string'
      ? { state: one, numerator: null, denominator: null }
      : { state: 'value', numerator: one[0], denominator: one[1] }),
  }))
const program = (programId: string, counted: Counted[], over: Partial<BacktestProgram> = {}): BacktestProgram => ({
  programId,
  program: `Program ${programId}`,
  programType: 'Shelter',
  population: null,
  series: counted,
  under: [{ contractId: `contract of ${programId}`, isCarriedIn: () => true, today: null }],
  ...over,
})
const run = (programs: BacktestProgram[], minimum: number, over: { target?: number; direction?: Direction } = {}) =>
  backtest(programs, {
    proposed: { minimum, target: over.target ?? minimum, direction: over.direction ?? 'increase' },
    newest,
    months: 12,
    groupOf: (one) => one.programType,
  })

describe('by hand', () => {
  test('two of three months below 40%: counted as months, as a program, as a contract', () => {
    const { total } = run([program('a', series([9, 30], [15, 30], [11, 30]))], 0.4)
    expect(total.proposed).toEqual({
      programMonths: 2,
      ever: { programs: 1, contracts: 1 },
      newest: { programs: 1, contracts: 1 },
      threeOrMore: { programs: 0, contracts: 0 },
    })
    expect(total.programMonths).toMatchObject({ judged: 3, tooFew: 0, missing: 0 })
    expect(total.today).toBeNull()
    expect(total.withoutMinimum).toBe(1)
  })
  test('a month of few is judged with the months before it, and never judged where even twelve are too few', () => {
    // 6 of 10 and 2 of 10: the first is too few alone; the second looks back: 8 of 20 is 40%.
    const enough = program('a', series([6, 10], [2, 10]))
    const tooFew = program('b', series([1, 4], [0, 5]))
    const { total, groups } = run([enough, tooFew], 0.45)
    expect(total.programMonths).toMatchObject({ judged: 1, tooFew: 3 })
    expect(total.neverJudged).toEqual({ tooFew: 1, immature: 0, notComputable: 0, missing: 0 })
    expect(groups[0]!.points.map(({ programId, window }) => [programId, window.numerator, window.months])).toEqual([
      ['a', 8, 3],
    ])
    expect(groups[0]!.notDrawn).toBe(1)
    expect(run([enough], 0.4).total.proposed.ever.programs).toBe(0)
  })
  test('missing, immature, not computable and not applicable are four things, and none of them is a miss', () => {
    const { total } = run(
      [
        program('a', series([30, 40], 'missing', 'immature')),
        program('b', series('immature')),
        program('c', series('not-computable')),
        program('d', series(...Array.from({ length: 12 }, () => 'not-applicable' as const))),
        program('e', []),
      ],
      0.9,
    )
    expect(total.all.programs).toBe(4)
    expect(total.judged).toEqual({ programs: 1, contracts: 1 })
    // What has no figure at all is missing in every month in which a contract carried it.
    expect(total.programMonths).toEqual({
      judged: 1,
      tooFew: 0,
      missing: 1 + 11 + 11 + 12,
      immature: 2,
      notComputable: 1,
    })
    expect(total.neverJudged).toEqual({ tooFew: 0, immature: 1, notComputable: 1, missing: 1 })
    expect(total.proposed.ever.programs).toBe(1)
    expect(total.proposed.newest.programs).toBe(0)
  })
  test('what holds today is asked contract by contract, and a contract counts once for its two programs', () => {
    const under = (contractId: string, minimum: number | null, isCarriedIn = (_: Month) => true) => ({
      contractId,
      isCarriedIn,
      today: minimum === null ? null : { minimum, target: minimum, direction: 'increase' as const },
    })
    const low = series([10, 30], [10, 30], [10, 30])
    const { total } = run(
      [
        program('a', low, { under: [under('one', 0.3), under('two', 0.5)] }),
        program('b', low, { under: [under('two', 0.5), under('old', 0.9, (month) => month < '2026-01')] }),
        program('c', low, { under: [under('three', null)] }),
      ],
      0.4,
    )
    expect(total.proposed.ever).toEqual({ programs: 3, contracts: 3 })
    expect(total.proposed.threeOrMore).toEqual({ programs: 3, contracts: 3 })
    expect(total.today).toMatchObject({ programMonths: 6, ever: { programs: 2, contracts: 1 } })
    expect(total.withoutMinimum).toBe(1)
  })
  test('groups stand by name, their programs too; a length of stay is missed above its minimum', () => {
    const { groups, total } = run(
      [
        program('z', series([3000, 30]), { programType: 'Shelter' }),
        program('b', series([2700, 30]), { programType: 'Outreach' }),
        program('a', series([2400, 30]), { programType: 'Outreach' }),
      ],
      90,
      { direction: 'decrease', target: 80 },
    )
    expect(groups.map((group) => group.programType)).toEqual(['Outreach', 'Shelter'])
    expect(groups[0]!.points.map(({ programId, judgment }) => [programId, judgment])).toEqual([
      ['a', 'meets-target'],
      ['b', 'between'],
    ])
    expect(total.proposed.ever.programs).toBe(1)
  })
})

const month = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]): [number, number] => [Math.min(a, b), b]) },
  fc.constantFrom<Counted['state']>('missing', 'immature', 'not-computable', 'not-applicable'),
)
const anyPrograms = fc
  .array(fc.tuple(fc.array(month, { minLength: 1, maxLength: 20 }), fc.nat(3), fc.nat(2)), { maxLength: 6 })
  .map((all) =>
    all.map(([counts, contract, type], at) =>
      program(String(at), series(...counts), {
        programType: `Type ${type}`,
        under: [{ contractId: `contract ${contract}`, isCarriedIn: () => true, today: null }],
      }),
    ),
  )
const percent = fc.nat(100).map((whole) => whole / 100)

describe('laws', () => {
  test.each(['increase', 'decrease'] as const)('a stricter minimum is never missed less (%s)', (direction) => {
    fc.assert(
      fc.property(anyPrograms, percent, percent, (programs, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)]
        const [loose, strict] = direction === 'increase' ? [low, high] : [high, low]
        const [few, many] = [loose, strict].map((minimum) => run(programs, minimum, { direction }).total)
        expect(many!.programMonths).toEqual(few!.programMonths)
        expect(many!.proposed.programMonths).toBeGreaterThanOrEqual(few!.proposed.programMonths)
        for (const key of ['ever', 'newest', 'threeOrMore'] as const)
          for (const of of ['programs', 'contracts'] as const)
            expect(many!.proposed[key][of]).toBeGreaterThanOrEqual(few!.proposed[key][of])
      }),
    )
  })
  test('programs of the groups add up to the whole; what is missed was judged; the order of programs tells nothing', () => {
    fc.assert(
      fc.property(anyPrograms, percent, (programs, minimum) => {
        const { total, groups } = run(programs, minimum)
        const sum = (of: (group: (typeof groups)[number]) => number) =>
          groups.reduce((added, group) => added + of(group), 0)
        expect(sum((group) => group.tally.all.programs)).toBe(total.all.programs)
        expect(sum((group) => group.tally.proposed.programMonths)).toBe(total.proposed.programMonths)
        expect(total.proposed.ever.programs).toBeLessThanOrEqual(total.judged.programs)
        expect(total.proposed.newest.contracts).toBeLessThanOrEqual(total.proposed.ever.contracts)
        const never = Object.values(total.neverJudged).reduce((added, n) => added + n, 0)
        expect(total.judged.programs + never).toBe(total.all.programs)
        expect(run(programs.toReversed(), minimum).total).toEqual(total)
      }),
    )
  })
})
