import { describe, expect, test } from 'vitest'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { Counted } from '../results/judgment.ts'
import { contractYear, targetReachOf } from './target-reach.ts'

describe('the contract year', () => {
  test('begins in the month of the contract’s first day, and ends with the contract', () => {
    const term = { from: '2024-07-01', to: '2026-12-31' }
    expect(contractYear(term, '2026-06')).toEqual({ from: '2025-07', to: '2026-06' })
    expect(contractYear(term, '2026-07')).toEqual({ from: '2026-07', to: '2026-12' })
    expect(contractYear({ ...term, to: null }, '2027-01')).toEqual({ from: '2026-07', to: '2027-06' })
  })
  test('is none before the contract, after it, or where its first day is not known', () => {
    expect(contractYear({ from: '2024-07-01', to: null }, '2024-06')).toBeNull()
    expect(contractYear({ from: '2024-07-01', to: '2025-06-30' }, '2025-07')).toBeNull()
    expect(contractYear({ from: null, to: null }, '2025-07')).toBeNull()
  })
})

const year = { from: '2026-01', to: '2026-12' }
const month: Month = '2026-06'
const counted = (per: number, cases = 10, at = month): Counted[] =>
  Array.from({ length: 12 }, (_, back) => ({
    ...{ month: addMonths(at, -back), state: 'value' as const, numerator: per, denominator: cases },
  }))
const ask = (results: Counted[], target = 0.75, over = {}) =>
  targetReachOf({ results, month, year, target, direction: 'increase' as const, ...over })

describe('whether a target can still be met', () => {
  test('42 of 60 and 60 to come leave three quarters possible: one in eight is not hardly', () => {
    expect(ask(counted(7))).toMatchObject({ told: null })
  })
  test('36 of 60 do not: 54 of the next 60 would have to succeed', () => {
    const { told } = ask(counted(6))!
    expect(told).toMatchObject({ isImpossible: false, short: 18 })
    expect(told!.evidence).toMatchObject({ ahead: 60, need: 54, required: 0.9, numerator: 36, denominator: 60 })
    expect(told!.evidence.probability).toBeLessThan(0.01)
  })
  test('when more would be needed than will come it can no longer be met', () => {
    expect(ask(counted(2))!.told).toMatchObject({ isImpossible: true })
    const end = ask(counted(7, 10, '2026-12'), 0.75, { month: '2026-12' })!
    expect(end.told).toMatchObject({ isImpossible: true, evidence: { ahead: 0, required: null } })
  })
  test('where fewer is better it tells how many more may happen', () => {
    const { told } = ask(counted(4), 0.25, { direction: 'decrease' })!
    // 30 of 120 at most, and 24 have happened
    expect(told!.evidence).toMatchObject({ need: 6, numerator: 24, denominator: 60 })
    expect(told!.evidence.range80.lower).toBeGreaterThan(0.25)
  })
  test('a month that is not yet mature is still to come; a missing one will not come', () => {
    const without = (state: 'immature' | 'missing') =>
      counted(6).map((one) => (one.month === '2026-03' ? { ...one, state, numerator: null, denominator: null } : one))
    expect(ask(without('immature'))!.told!.evidence).toMatchObject({ denominator: 50, ahead: 70 })
    expect(ask(without('missing'))!.told!.evidence).toMatchObject({ denominator: 50, ahead: 60 })
  })
  test('nothing is said of two months, of few cases, or of a month without a figure', () => {
    expect(ask(counted(2), 0.75, { year: { from: '2026-05', to: '2027-04' } })).toBeNull()
    expect(ask(counted(1, 3))).toBeNull()
    expect(ask(counted(6).slice(1))).toBeNull()
  })
  test('at the year’s end a program truly at its target misses it half the time; before that, seldom', () => {
    expect(ask(counted(7, 10, '2026-12'), 0.75, { month: '2026-12' })!.chance).toBeCloseTo(0.5, 6)
    expect(ask(counted(7))!.chance).toBeCloseTo(0.122, 2)
  })
})
