import { describe, expect, test } from 'vitest'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { FigureState, MeasureKey } from '../measure-packs/homelessness/figure.ts'
import { builtInMeasure } from '../measures/built-in-measures.ts'
import type { Result } from '../results/result.ts'
import { courseOf, monthsShown } from './course.ts'

const july: Month = '2026-07'
type Standard = NonNullable<Parameters<typeof courseOf>[0]['standard']>
const exits: Standard = { minimum: 0.4, target: 0.5, direction: 'increase' }

/** Months that end in July 2026: counts, or a state without any. */
const resultsOf = (measure: MeasureKey, ...months: ([number, number, FigureState?] | FigureState)[]): Result[] =>
  months.map((counts, index) => {
    const [numerator, denominator, state = 'value' as FigureState] = Array.isArray(counts)
      ? counts
      : [null, null, counts]
    return {
      id: `result-${index}`,
      programId: 'p',
      measure,
      unit: 'households',
      month: addMonths(july, index + 1 - months.length),
      version: 1,
      numerator,
      denominator,
      state,
      matureOn: null,
      definitionVersion: 'test-1',
      details: { reason: state === 'missing' ? 'silent' : null },
      note: null,
      submissionId: 's',
      recordedAt: '2026-08-10T00:00:00.000Z',
    }
  })
const course = (results: Result[], standard: Standard | null = exits, measure = results[0]!.measure) =>
  courseOf({ measure: builtInMeasure(measure), unit: 'households', month: july, results, standard })
/** Months that vary a little around 18 of 40, and then the last ones. */
const usual = (count: number): [number, number][] =>
  Array.from({ length: count }, (_, index) => [18 + ((index * 7) % 5) - 2, 40])
const ofExits = (...last: Parameters<typeof resultsOf>[1][]) =>
  resultsOf('exits-to-permanent-housing', ...usual(23), ...last)

describe('the window and its judgment', () => {
  test('a month with enough exits is judged by itself, with its interval', () => {
    const { window, judgment, interval, state } = course(ofExits([18, 40]))
    expect(window).toMatchObject({ months: 1, numerator: 18, denominator: 40, value: 0.45 })
    expect([state, judgment]).toEqual(['value', 'between'])
    expect(interval!.lower).toBeLessThan(0.45)
    expect(interval!.upper).toBeGreaterThan(0.45)
  })
  test('a small program is judged by summed months, never by the mean of their rates', () => {
    const { window, judgment } = course(
      resultsOf('exits-to-permanent-housing', ...Array(3).fill([1, 2]), [0, 12], [9, 9], [2, 4]),
    )
    expect(window).toMatchObject({ months: 3, numerator: 11, denominator: 25, value: 0.44 })
    expect(judgment).toBe('between')
  })
  test('too few in twelve months is a judgment of its own', () => {
    expect(course(resultsOf('exits-to-permanent-housing', [0, 1], [0, 1]))).toMatchObject({
      ...{ state: 'value', judgment: 'too-few', signal: null },
      window: { months: 12, denominator: 2 },
    })
  })
  test('without a standard there is a figure and no judgment', () => {
    expect(course(ofExits([4, 40]), null)).toMatchObject({ state: 'value', judgment: null, minimum: null })
  })
  test('a missing month has its reason, and no window, judgment or interval', () => {
    expect(course(ofExits('missing'))).toMatchObject({
      ...{ state: 'missing', reason: 'silent', window: null, judgment: null, interval: null, signal: null },
    })
    expect(course(ofExits([18, 40]).slice(0, -1))).toMatchObject({ state: 'missing', reason: 'no-figure' })
  })
  test('none of zero is a value, and too few to judge', () => {
    expect(course(resultsOf('exits-to-permanent-housing', [0, 0]))).toMatchObject({
      ...{ state: 'value', judgment: 'too-few', window: { denominator: 0, value: null }, interval: null },
    })
  })
})

describe('a month that is not yet mature', () => {
  const returns: Standard = { minimum: 0.1, target: 0.08, direction: 'decrease' }
  const immature = (counts: [number, number]) =>
    resultsOf('returns-within-six-months', ...usual(23).map(([n]) => [n - 16, 40] as [number, number]), [
      ...counts,
      'immature',
    ])

  test('is shown with what is known, and neither judged nor a signal', () => {
    const shown = course(immature([30, 40]), returns)
    expect(shown).toMatchObject({ state: 'immature', window: null, judgment: null, signal: null })
    expect(shown.points.at(-1)).toMatchObject({ state: 'immature', numerator: 30, value: 0.75, flag: null })
  })
  test('takes no part in the limits', () => {
    expect(course(immature([30, 40]), returns).limits.map(({ upper, centre }) => [upper, centre])).toEqual(
      course(immature([1, 40]), returns).limits.map(({ upper, centre }) => [upper, centre]),
    )
  })
})

describe('what is unlike the months before', () => {
  test('for the worse: a special cause, with the month, the chance of a false alarm, and how many are short', () => {
    const { signal, points } = course(ofExits([2, 40]))
    expect(points.at(-1)!.flag).toBe('concern')
    expect(signal).toMatchObject({ kind: 'special-cause', since: july, numerator: 2, denominator: 40, short: 14 })
    expect(signal!.chance).toBeGreaterThan(0)
    expect(signal!.chance).toBeLessThan(0.05)
  })
  test('for the better: an improvement', () => {
    const { signal } = course(ofExits([38, 40]))
    expect(signal).toMatchObject({ kind: 'improvement', since: july, short: null })
  })
  test('a month like the others raises none, and one that is usual but below the minimum is told as that', () => {
    expect(course(ofExits([18, 40])).signal).toBeNull()
    const below = course(ofExits([15, 40]))
    expect(below.points.at(-1)!.flag).toBeNull()
    expect(below.signal).toMatchObject({ kind: 'below-minimum', short: 1, stage: 1 })
    // 15 of 40 below 40%: binomial with the target's 50%, 15 or fewer
    expect(below.signal!.chance).toBeCloseTo(0.0769, 4)
  })
  test('fewer than thirteen months flag nothing, whatever comes', () => {
    const young = course(resultsOf('exits-to-permanent-housing', ...usual(8), [1, 40]))
    expect(young.points.every((point) => point.flag === null)).toBe(true)
    expect(young.limits).toEqual([])
    // eight months: a median, and too few of them off it for a verdict
    expect(young.run).toMatchObject({ isUnusual: null })
    expect(young.signal?.kind).toBe('below-minimum')
  })
  test('how full a program is raises no special cause: each month resembles the one before', () => {
    const full = resultsOf('utilization', ...usual(23).map(([n]) => [n * 100, 2000] as [number, number]), [100, 2000])
    const { signal, points, chance, interval } = course(full, { ...exits, minimum: 0.85, target: 0.95 })
    expect(points.every((point) => point.flag === null)).toBe(true)
    expect([signal?.kind, chance, interval]).toEqual(['below-minimum', null, null])
  })
})

test('two years are shown, and the months before a program began are no gap', () => {
  expect(course(ofExits([18, 40])).points).toHaveLength(monthsShown)
  const late = course(resultsOf('exits-to-permanent-housing', 'missing', 'missing', [9, 20], 'missing', [9, 20]))
  expect(late.points.map((point) => point.state)).toEqual(['value', 'missing', 'value'])
})

describe('results under an earlier contract', () => {
  const under = (contractNumber: string, results: Result[]) =>
    results.map((result) => ({ contractNumber, result: { ...result, id: `${contractNumber} ${result.id}` } }))
  const own = resultsOf('exits-to-permanent-housing', [18, 40], [17, 40])
  const before = resultsOf('exits-to-permanent-housing', ...usual(20), [39, 40], [39, 40])
  const of = (earlier: ReturnType<typeof under>) =>
    courseOf({
      measure: builtInMeasure('exits-to-permanent-housing'),
      ...{ unit: 'households', month: july, results: own, standard: exits, earlier },
    })

  test('are drawn before its own months, and never judged with them', () => {
    const { points, window, limits } = of(under('C-1', before))
    expect(points).toHaveLength(22)
    expect(points.filter((point) => point.underContract === 'C-1')).toHaveLength(20)
    expect(points.slice(-2)).toMatchObject([{ numerator: 18 }, { numerator: 17 }])
    expect(window).toMatchObject({ months: 1, numerator: 17, denominator: 40 })
    expect(limits).toEqual([])
    expect(points.every((point) => point.flag === null)).toBe(true)
  })
  test('of several contracts that became one are added, not averaged', () => {
    const small = resultsOf('exits-to-permanent-housing', ...Array(22).fill([1, 10]))
    const [first] = of([...under('C-1', before), ...under('C-2', small)]).points
    expect(first).toMatchObject({
      numerator: 17,
      denominator: 50,
      value: 0.34,
      underContract: 'C-1, C-2',
      resultId: null,
    })
  })
})
