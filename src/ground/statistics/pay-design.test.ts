import { expect, test } from 'vitest'
import { casesNeeded, chanceOfMeeting } from './chance-report.ts'
import { chanceOfError, chanceOfGate, designPay } from './pay-design.ts'

const rule = { target: 0.7, better: 'increase' } as const

test('thirty cases at the target are paid 59% of the time', () => {
  expect(chanceOfMeeting(0.7, 30, rule)).toBeCloseTo(0.59, 2)
})

test('five points above the target: 64, 137 or 224 cases; two points: 394, 864 or 1414', () => {
  expect([0.2, 0.1, 0.05].map((missed) => casesNeeded(0.75, missed, rule))).toEqual([64, 137, 224])
  expect([0.2, 0.1, 0.05].map((missed) => casesNeeded(0.72, missed, rule))).toEqual([394, 864, 1414])
})

test('providers spread around the target: with 50 cases 17% are paid wrongly and 12% refused wrongly', () => {
  const spread = { a: 63, b: 27 }
  const fifty = chanceOfError(50, rule, spread)
  expect(fifty.paidWrongly).toBeCloseTo(0.1729394, 7)
  expect(fifty.refusedWrongly).toBeCloseTo(0.1225129, 7)
  expect(fifty.reliability).toBeCloseTo(0.36, 2)
  const more = chanceOfError(400, rule, spread)
  expect([more.paidWrongly, more.refusedWrongly].map((one) => Math.round(one * 1000))).toEqual([75, 66])
})

test('of less is better the errors change places', () => {
  const one = chanceOfError(40, { target: 0.3, better: 'decrease' }, { a: 27, b: 63 })
  const other = chanceOfError(40, rule, { a: 63, b: 27 })
  expect(one.paidWrongly).toBeCloseTo(other.paidWrongly, 12)
  expect(one.refusedWrongly).toBeCloseTo(other.refusedWrongly, 12)
})

test('a gate by confidence is seldom wrong, and seldom pays who is truly five points better', () => {
  const { paid, penalized } = chanceOfGate(0.7, 100, rule)
  expect(paid).toBeLessThan(0.035)
  expect(penalized).toBeLessThan(0.035)
  expect(chanceOfGate(0.75, 100, rule).paid).toBeCloseTo(0.21, 2)
})

test('what a rule comes to by chance is printed before anybody signs it', () => {
  const design = designPay(100, rule, 1_000_000)
  expect(design.at.map(({ p }) => Math.round(p * 100))).toEqual([65, 70, 75])
  expect(design.at[1]!.expectedCents).toBeCloseTo(1_000_000 * chanceOfMeeting(0.7, 100, rule), 6)
  expect(chanceOfMeeting(0.7 + design.gainPaid80!, 100, rule)).toBeGreaterThanOrEqual(0.8)
  expect(chanceOfMeeting(0.7 + design.gainPaid80! - 0.001, 100, rule)).toBeLessThan(0.8)
})
