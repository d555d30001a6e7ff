import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../ground/platform/day.ts'
import { countSteps, daysOf, type StepContract, spreadOf, steps } from './step-days.ts'

const contract = (change: Partial<StepContract>): StepContract => ({
  department: null,
  year: null,
  from: null,
  neededOn: null,
  solicitedOn: null,
  awardedOn: null,
  signedOn: null,
  firstPaidOn: null,
  ...change,
})

test('the middle, and what nine of ten do not exceed', () => {
  expect(spreadOf([])).toBeNull()
  expect(spreadOf([4, 1])).toEqual({ count: 2, median: 2.5, ninety: 4 })
  expect(spreadOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])).toEqual({ count: 10, median: 5.5, ninety: 9 })
})

test('a step counts where both of its days are known and in order', () => {
  const { steps: counted } = countSteps([
    contract({ awardedOn: '2026-01-01', signedOn: '2026-01-31' }),
    contract({ awardedOn: '2026-01-31', signedOn: '2026-01-01' }),
    contract({ awardedOn: '2026-01-01' }),
  ])
  expect(counted.signature).toEqual({ spread: { count: 1, median: 30, ninety: 30 }, unknown: 1, disordered: 1 })
  expect(counted.payment).toEqual({ spread: null, unknown: 3, disordered: 0 })
})

test('late is who was signed after the term began, of those whose signature is known', () => {
  const { signed, late } = countSteps([
    contract({ from: '2026-07-01', signedOn: '2026-07-11' }),
    contract({ from: '2026-07-01', signedOn: '2026-07-01' }),
    contract({ from: '2026-07-01' }),
    contract({ signedOn: '2026-07-01' }),
  ])
  expect([signed, late]).toEqual([2, { count: 1, median: 10, ninety: 10 }])
})

test('days in order are never negative, and the whole is the sum of its steps', () => {
  const gap = fc.nat(900)
  fc.assert(
    fc.property(gap, gap, gap, gap, (one, two, three, four) => {
      const neededOn = '2020-02-28'
      const solicitedOn = addDays(neededOn, one)
      const awardedOn = addDays(solicitedOn, two)
      const signedOn = addDays(awardedOn, three)
      const dates = { neededOn, solicitedOn, awardedOn, signedOn, firstPaidOn: addDays(signedOn, four) }
      const days = steps.map((step) => daysOf(dates, step)!)
      expect(days.every((day) => day >= 0)).toBe(true)
      expect(days.slice(0, -1).reduce((sum, day) => sum + day, 0)).toBe(days.at(-1))
    }),
  )
})
