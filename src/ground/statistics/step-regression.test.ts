import { describe, expect, test } from 'vitest'
import { measureEffect } from './effect.ts'
import { compareEffects, measureRateEffect, measureWithoutTrigger } from './effect-beside.ts'
import { measureStep } from './step-regression.ts'

const x = [30, 28, 33, 31, 29, 35, 27, 32, 34, 30, 36, 31, 24, 26, 22, 25, 21, 27, 23, 20, 24, 22, 25, 19, 21]
const n = [
  100, 95, 110, 102, 98, 112, 90, 105, 108, 100, 115, 101, 99, 104, 95, 100, 96, 110, 101, 92, 100, 97, 104, 90, 98,
]
const months = x.map((events, at) => ({ x: events, n: n[at]! }))
const options = { start: 12, family: 'poisson' } as const

describe('a step with the trend taken out', () => {
  test('Poisson with an offset: what glm of R 4.2 gives', () => {
    const step = measureStep(months, { ...options, isWidened: false })!
    expect(step.ratio).toBeCloseTo(0.7877854053, 9)
    expect(step.interval.lower).toBeCloseTo(0.5823112159, 9)
    expect(step.interval.upper).toBeCloseTo(1.0657631655, 9)
    expect(step.phi).toBeCloseTo(0.04871053, 9)
    expect(step.trend).toBeCloseTo(0.9975598967, 9)
  })

  test('binomial, with a season, with a change of slope', () => {
    const binomial = measureStep(months, { start: 12, family: 'binomial', isWidened: false })!
    expect(binomial.ratio).toBeCloseTo(0.7222104495, 9)
    expect(binomial.interval.upper).toBeCloseTo(1.0282903591, 9)
    expect(measureStep(months, { ...options, season: 12 })!.ratio).toBeCloseTo(0.840441334, 9)
    const sloped = measureStep(months, { ...options, slope: true })!
    expect([sloped.ratio, sloped.slope]).toEqual([expect.closeTo(0.7873018314, 9), expect.closeTo(0.9874928387, 9)])
  })

  test('months that differ more than chance widen the interval; months alike do not narrow it', () => {
    const jumping = months.map((month, at) => ({ ...month, x: at % 2 === 0 ? month.x + 18 : month.x - 15 }))
    const width = (widened: boolean) => {
      const { lower, upper } = measureStep(jumping, { ...options, isWidened: widened })!.interval
      return Math.log(upper / lower)
    }
    const { phi } = measureStep(jumping, options)!
    expect(phi).toBeGreaterThan(2)
    expect(width(true)).toBeCloseTo(width(false) * Math.sqrt(phi), 9)
  })

  test('fewer than twelve months on a side, no event, or nothing but events: no answer', () => {
    expect(measureStep(months, { ...options, start: 11 })).toBeNull()
    expect(measureStep(months.slice(0, 23), options)).toBeNull()
    expect(
      measureStep(
        months.map((month) => ({ ...month, x: 0 })),
        options,
      ),
    ).toBeNull()
    expect(
      measureStep(
        months.map((month) => ({ ...month, x: month.n })),
        { start: 12, family: 'binomial' },
      ),
    ).toBeNull()
    expect(() => measureStep([{ x: 3, n: 2 }], { start: 1, family: 'binomial' })).toThrow('Month 1')
  })
})

describe('beside the plain contrast', () => {
  const before = Array<{ x: number; n: number }>(11).fill({ x: 40, n: 100 })
  const after = Array<{ x: number; n: number }>(8).fill({ x: 48, n: 100 })

  test('what changed as much elsewhere changed no more here', () => {
    const own = measureEffect(before, after, 'increase')
    const same = compareEffects(own, own)!
    expect(same.difference).toBe(0)
    expect(same.interval.lower).toBeLessThan(0)
    expect(same.interval.upper).toBeGreaterThan(0)
    const still = compareEffects(own, measureEffect(before, before.slice(0, 8), 'increase'))!
    expect(still.difference).toBeCloseTo(0.08, 12)
    expect(still.interval.upper - still.interval.lower).toBeGreaterThan(own.interval!.upper - own.interval!.lower)
    expect(compareEffects(own, measureEffect([], after, 'increase'))).toBeNull()
  })

  test('a plan that began after one bad month: without that month little has changed', () => {
    const bad = [...before, { x: 4, n: 100 }]
    const plain = measureEffect(
      bad,
      after.map(() => ({ x: 40, n: 100 })),
      'increase',
    )
    const without = measureWithoutTrigger(
      bad,
      after.map(() => ({ x: 40, n: 100 })),
      { better: 'increase' },
    )
    expect(plain.difference).toBeCloseTo(0.03, 12)
    expect([without.difference, without.verdict]).toEqual([0, 'no change'])
  })

  test('infections: 449 before and 85 after, at .385 of the rate (.301 to .486)', () => {
    const spread = (events: number, exposure: number, of: number) =>
      Array.from({ length: of }, (_, at) => ({
        x: Math.floor((events * (at + 1)) / of) - Math.floor((events * at) / of),
        n: exposure / of,
      }))
    const told = measureRateEffect(spread(449, 449, 24), spread(85, 85 / 0.385, 12), 'decrease')
    expect(told.ratio).toBeCloseTo(0.385, 9)
    expect(told.interval!.lower).toBeCloseTo(0.301, 2)
    expect(told.interval!.upper).toBeCloseTo(0.486, 2)
    expect(told.verdict).toBe('improved beyond chance')
  })

  test('no events, or too few months: cannot tell yet', () => {
    const none = Array<{ x: number; n: number }>(8).fill({ x: 0, n: 10 })
    expect(measureRateEffect(none, none, 'decrease')).toMatchObject({ ratio: null, verdict: 'cannot tell yet' })
    expect(measureRateEffect(before.slice(0, 7), after, 'decrease').verdict).toBe('cannot tell yet')
    expect(measureRateEffect(before, after, 'decrease').verdict).toBe('worse')
  })
})
