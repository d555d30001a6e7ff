import { describe, expect, test } from 'vitest'
import { casesNeeded, chanceOfMeeting, countThatMeets } from './chance-report.ts'
import { measureEffect, powerToSee, ratioOfRates } from './effect.ts'

const months = (count: number, x: number, n: number) => Array.from({ length: count }, () => ({ x, n }))

describe('before and after an action', () => {
  test('a clear rise is an improvement beyond chance; nobody says what caused it', () => {
    const seen = measureEffect(months(12, 20, 50), months(8, 32, 50), 'increase')
    expect(seen).toMatchObject({ verdict: 'improved beyond chance', before: { x: 240, n: 600, months: 12 } })
    expect(seen.difference).toBeCloseTo(0.24, 12)
    expect(seen.interval!.lower).toBeGreaterThan(0.15)
  })

  test('the same rise in the wrong direction is worse', () => {
    expect(measureEffect(months(12, 20, 50), months(8, 32, 50), 'decrease').verdict).toBe('worse')
  })

  test('few cases: within chance; no difference: no change; few months: cannot tell yet', () => {
    expect(measureEffect(months(8, 2, 5), months(6, 3, 5), 'increase').verdict).toBe('improved, within chance')
    expect(measureEffect(months(8, 20, 50), months(6, 20, 50), 'increase').verdict).toBe('no change')
    expect(measureEffect(months(8, 20, 50), months(5, 40, 50), 'increase').verdict).toBe('cannot tell yet')
    expect(measureEffect(months(8, 0, 0), months(6, 0, 0), 'increase')).toMatchObject({
      verdict: 'cannot tell yet',
      interval: null,
    })
  })

  test('rates of events: infections before and after a rule, 449 and 85 over unequal times', () => {
    // the exposures at which the published ratio is .385
    const seen = ratioOfRates({ events: 449, exposure: 1 }, { events: 85, exposure: 85 / 449 / 0.385 })!
    expect(seen.ratio).toBeCloseTo(0.385, 6)
    expect(seen.lower).toBeCloseTo(0.301, 2)
    expect(seen.upper).toBeCloseTo(0.486, 2)
    expect(seen.p).toBeLessThan(1e-9)
    expect(ratioOfRates({ events: 0, exposure: 1 }, { events: 0, exposure: 1 })).toBeNull()
    expect(ratioOfRates({ events: 0, exposure: 1 }, { events: 3, exposure: 1 })).toMatchObject({
      ratio: null,
      upper: Number.POSITIVE_INFINITY,
    })
  })

  test('with few cases a rise of five points will hardly be seen; with thousands it will', () => {
    expect(powerToSee({ p: 0.4, q: 0.45, n: 60, m: 60 })).toBeLessThan(0.15)
    expect(powerToSee({ p: 0.4, q: 0.45, n: 5000, m: 5000 })).toBeGreaterThan(0.99)
    expect(powerToSee({ p: 0.4, q: 0.4, n: 500, m: 500 })).toBeCloseTo(0.05, 2)
  })
})

describe('how much of a pay rule is luck', () => {
  const rule = { target: 0.7, better: 'increase' as const }

  test('thirty cases at the target: paid 59% of the time; truly five points better: not paid 20%', () => {
    expect(chanceOfMeeting(0.7, 30, rule)).toBeCloseTo(0.59, 2)
    expect(1 - chanceOfMeeting(0.75, 30, rule)).toBeCloseTo(0.2, 1)
    expect(1 - chanceOfMeeting(0.75, 100, rule)).toBeCloseTo(0.1, 1)
  })

  test('whole counts: seven tenths of ten are seven, and of less is better as well', () => {
    expect(countThatMeets(10, rule)).toBe(7)
    expect(countThatMeets(10, { target: 0.15, better: 'decrease' })).toBe(1)
    expect(chanceOfMeeting(0.1, 10, { target: 0.15, better: 'decrease' })).toBeCloseTo(
      0.9 ** 10 + 10 * 0.1 * 0.9 ** 9,
      12,
    )
  })

  test('the cases that a better provider needs grow as it may lose more seldom', () => {
    const needed = (p: number) => [0.2, 0.1, 0.05].map((missed) => casesNeeded(p, missed, rule))
    expect(needed(0.75)).toEqual([64, 137, 224])
    expect(needed(0.72)).toEqual([394, 864, 1414])
    expect(casesNeeded(0.7, 0.05, rule, 500)).toBeNull()
  })
})
