import { describe, expect, test } from 'vitest'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { calibrateWarning, simulateWarning } from './calibrate-warning.ts'
import { earlyWarningOf, type WarningQuestion, warningMonths } from './early-warning.ts'
import { usualSetting } from './signal-setting.ts'

const month: Month = '2026-07'
/** Thirty-six months of 40 cases: usually 20 succeed; in the last months as many as are given. */
const results = (last: (number | null)[], usual = 20, cases = 40): WarningQuestion['results'] =>
  Array.from({ length: warningMonths }, (_, at) => {
    const back = warningMonths - 1 - at
    const told = back < last.length ? last[last.length - 1 - back]! : usual + (at % 3) - 1
    const state = told === null ? ('missing' as const) : ('value' as const)
    return { month: addMonths(month, -back), state, numerator: told, denominator: told === null ? null : cases }
  })
const asked: Omit<WarningQuestion, 'results'> = {
  month,
  direction: 'increase',
  agreed: null,
  setting: usualSetting,
  answeredIn: null,
  isAutocorrelated: false,
}
const warn = (last: (number | null)[], over: Partial<WarningQuestion> = {}) =>
  earlyWarningOf({ ...asked, results: results(last), ...over })

describe('a share that falls a little and stays there', () => {
  const fallen = [15, 14, 16, 14]
  test('is warned of, with since when, its baseline, and how many people fewer that is', () => {
    const warning = warn(fallen)!
    expect(warning).toMatchObject({ isRaised: true, since: '2026-04', numerator: 59, denominator: 160, months: 4 })
    // half of 160 are 80
    expect(warning.short).toBe(21)
    expect(warning.evidence.base).toEqual({ from: '2023-08', to: '2025-07', numerator: 480, denominator: 960 })
    expect(warning.evidence).toMatchObject({ reference: 0.5, basis: 'own', oddsRatio: 2, falseAlarms: 0.05 })
    expect(warning.evidence.s).toBeGreaterThan(warning.evidence.h)
  })
  test('is not warned of in its first month, nor when it is the better side that it falls to', () => {
    expect(warn([15])!.isRaised).toBe(false)
    expect(warn(fallen, { direction: 'decrease' })!.isRaised).toBe(false)
  })
  test('is compared with what was agreed, where that is written down', () => {
    expect(warn(fallen, { agreed: 0.37 })!.isRaised).toBe(false)
    expect(warn(fallen, { agreed: 0.55 })!.evidence).toMatchObject({ basis: 'agreed', base: null, reference: 0.55 })
  })
  test('is not warned of again once it was answered, until evidence has gathered anew', () => {
    expect(warn(fallen, { answeredIn: '2026-06' })!.isRaised).toBe(false)
    expect(warn([...fallen, ...fallen], { answeredIn: '2026-03' })!).toMatchObject({ isRaised: true, since: '2026-04' })
  })
})

test('a missing month adds nothing to either side, and a missing newest month asks for nothing', () => {
  const gap = warn([15, null, 14, 16, 14])!
  expect(gap).toMatchObject({ isRaised: true, since: '2026-03', numerator: 59, denominator: 160, months: 4 })
  expect(warn([15, 14, 16, null])).toBeNull()
})

test('too few cases, or too few months, are no baseline', () => {
  expect(earlyWarningOf({ ...asked, results: results([], 1, 2) })).toBeNull()
  expect(earlyWarningOf({ ...asked, results: results([]).slice(-20) })).toBeNull()
})

test('a reference of all or none leaves the evidence finite', () => {
  for (const agreed of [0, 1]) {
    const { evidence } = warn([15, 14], { agreed })!
    expect(Number.isFinite(evidence.s)).toBe(true)
  }
})

describe('thresholds', () => {
  test('written down are what the simulation finds', () => {
    for (const place of [
      { cases: 20, share: 0.2, basis: 'agreed' as const },
      { cases: 80, share: 0.9, basis: 'own' as const },
      { cases: 2, share: 0.5, basis: 'own' as const },
    ]) {
      const found = simulateWarning(place, usualSetting)
      expect(calibrateWarning(place, usualSetting)).toEqual({ h: found.h, standing: expect.closeTo(found.standing, 3) })
    }
  })
  test('are crossed by chance in at most one chart in twenty a year, with another seed too', () => {
    for (const share of [0.1, 0.35, 0.8]) {
      const usual = simulateWarning({ cases: 40, share, basis: 'own' }, usualSetting)
      const again = simulateWarning({ cases: 40, share, basis: 'own' }, { ...usualSetting, seed: 7 })
      expect(again.h).toBeCloseTo(usual.h, 0)
      expect(usual.standing).toBeLessThan(0.05)
    }
  })
  test('rise where fewer false alarms are wanted, and are the same each time', () => {
    const place = { cases: 40, share: 0.35, basis: 'agreed' as const }
    const strict = calibrateWarning(place, { ...usualSetting, falseAlarms: 0.01 })
    expect(strict.h).toBeGreaterThan(calibrateWarning(place, usualSetting).h)
    expect(calibrateWarning(place, { ...usualSetting, falseAlarms: 0.01 })).toEqual(strict)
  })
})
