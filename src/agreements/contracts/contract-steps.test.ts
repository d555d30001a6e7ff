import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysBetween } from '../../ground/platform/day.ts'
import { contractSteps, dayOfStep, daysAtSteps, latenessOf, type StepDays, stepFindings } from './contract-steps.ts'

const days: StepDays = {
  neededOn: '2025-10-01',
  solicitedOn: '2025-12-01',
  awardedOn: '2026-03-02',
  signedOn: '2026-08-04',
  firstPaidOn: '2026-10-13',
}

test('each step has its days, from the need to the first payment', () => {
  expect(daysAtSteps(days).map(({ from, to, days: length }) => [from, to, length])).toEqual([
    ['needed', 'solicited', 61],
    ['solicited', 'awarded', 91],
    ['awarded', 'signed', 155],
    ['signed', 'firstPaid', 70],
  ])
  expect(stepFindings(days, 'C-7')).toEqual([])
})

test('a step whose day is not known is passed over and counted, not guessed', () => {
  const gap = { ...days, solicitedOn: null, awardedOn: null }
  expect(daysAtSteps(gap)[0]).toEqual({
    from: 'needed',
    to: 'signed',
    fromOn: '2025-10-01',
    toOn: '2026-08-04',
    days: 307,
    without: 2,
  })
  const only = { neededOn: null, solicitedOn: null, awardedOn: null, signedOn: '2026-08-04', firstPaidOn: null }
  expect(daysAtSteps(only)).toEqual([])
})

test('the government is late against the term, and a payment against term and signature', () => {
  expect(latenessOf({ ...days, from: '2026-07-01' })).toEqual({
    signedAfterStart: 34,
    paidAfterStart: 104,
    paidAfterSignature: 70,
  })
  expect(latenessOf({ ...days, from: null, firstPaidOn: null })).toEqual({
    signedAfterStart: null,
    paidAfterStart: null,
    paidAfterSignature: null,
  })
})

const day = fc.option(fc.integer({ min: 0, max: 2000 }).map((number) => addDays('2022-01-01', number)))
const anyDays = fc.record({ neededOn: day, solicitedOn: day, awardedOn: day, signedOn: day, firstPaidOn: day })

test('days at a step are never negative unless a finding says so, and together they are all the days', () => {
  fc.assert(
    fc.property(anyDays, (some) => {
      const lengths = daysAtSteps(some)
      const findings = stepFindings(some, 'C-7')
      expect(findings).toHaveLength(lengths.filter((length) => length.days < 0).length)
      const known = contractSteps.map((step) => dayOfStep(some, step)).filter((one) => one !== null)
      expect(lengths).toHaveLength(Math.max(0, known.length - 1))
      if (known.length > 1) {
        const together = lengths.reduce((sum, length) => sum + length.days, 0)
        expect(together).toBe(daysBetween(known[0]!, known.at(-1)!))
      }
    }),
  )
})
