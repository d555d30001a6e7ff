import { describe, expect, it } from 'vitest'
import { chanceOfFalseAlarm, expectedFalseAlarms } from './false-alarms.ts'
import { simulateFalseAlarms } from './simulate-false-alarms.ts'

describe('false alarms', () => {
  it('the table says what a fresh simulation with another seed says', () => {
    const runs = 6000
    for (const limits of ['own', 'fixed'] as const) {
      for (const basePoints of [12, 24, 36]) {
        const said = chanceOfFalseAlarm({ basePoints, limits })
        const seen = simulateFalseAlarms({ basePoints, limits }, runs, 7)
        expect(Math.abs(seen - said)).toBeLessThan(4 * Math.sqrt((said * (1 - said)) / runs))
      }
    }
  })

  it('the same seed gives the same answer', () => {
    const series = { basePoints: 24, limits: 'fixed' } as const
    expect(simulateFalseAlarms(series, 500, 3)).toBe(simulateFalseAlarms(series, 500, 3))
    expect(simulateFalseAlarms(series, 500, 3)).not.toBe(simulateFalseAlarms(series, 500, 4))
  })

  it('sixty stable charts with a frozen two-year base bring about two flags a month, half of them on the worse side', () => {
    const charts = Array.from({ length: 60 }, () => ({ basePoints: 24, limits: 'fixed' as const }))
    expect(expectedFalseAlarms(charts)).toBeCloseTo(2.08, 1)
    expect(expectedFalseAlarms(charts, 'one')).toBeCloseTo(expectedFalseAlarms(charts) / 2, 12)
    expect(expectedFalseAlarms([])).toBe(0)
  })

  it('falls from a short frozen base to a long one, and stays at the ends beyond the table', () => {
    const at = (basePoints: number) => chanceOfFalseAlarm({ basePoints, limits: 'fixed' })
    const chances = [12, 15, 18, 24, 30, 36].map(at)
    expect([...chances].sort((a, b) => b - a)).toEqual(chances)
    expect(at(8)).toBe(at(12))
    expect(at(60)).toBe(at(36))
    expect(() => at(0)).toThrow(RangeError)
  })
})
