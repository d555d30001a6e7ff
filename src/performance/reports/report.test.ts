import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addMonths, lastDay } from '../../ground/platform/day.ts'
import { type ReportRule, ruleFor, usualDays } from './due-rule.ts'
import { answerDaysOf, daysLateOf, type OwedReport, summarizeAnswers, summarizePunctuality } from './owed-report.ts'
import { dueOnOf } from './report.ts'

test('counts are due so many days after the month, or after its quarter', () => {
  expect(dueOnOf('2026-02', { rhythm: 'month', dueDays: 15 })).toBe('2026-03-15')
  expect(dueOnOf('2026-01', { rhythm: 'quarter', dueDays: 15 })).toBe('2026-04-15')
  expect(dueOnOf('2026-03', { rhythm: 'quarter', dueDays: 0 })).toBe('2026-03-31')
  expect(dueOnOf('2026-12', { rhythm: 'quarter', dueDays: 10 })).toBe('2027-01-10')
})

test('no due day comes before its month is over, and the months of a quarter are due together', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 180 }), (at, dueDays) => {
      const month = addMonths('2000-01', at)
      const due = dueOnOf(month, { rhythm: 'quarter', dueDays })
      expect(due >= addDays(lastDay(month), dueDays)).toBe(true)
      const first = addMonths(month, -(at % 3))
      expect(dueOnOf(first, { rhythm: 'quarter', dueDays })).toBe(due)
    }),
  )
})

const rule = (over: Partial<ReportRule>): ReportRule => ({
  id: 'r',
  contractId: null,
  programId: null,
  name: '',
  rhythm: 'month',
  dueDays: 15,
  isTotalsOnly: false,
  reason: 'x',
  setBy: '',
  setAt: '',
  ...over,
})

test('a program’s own rule comes first, then the contract that wants its counts first, then the city', () => {
  const rules = [
    rule({ contractId: 'a', dueDays: 30 }),
    rule({ contractId: 'b', dueDays: 10, isTotalsOnly: true }),
    rule({ contractId: 'c', rhythm: 'quarter', dueDays: 5 }),
    rule({ programId: 'p', dueDays: 40 }),
  ]
  const of = (programId: string, contractIds: string[]) => ruleFor(rules, { programId, contractIds }, usualDays)
  expect(of('p', ['a', 'b'])).toMatchObject({ dueDays: 40 })
  expect(of('q', ['a', 'b', 'c'])).toMatchObject({ dueDays: 10, isTotalsOnly: true })
  expect(of('q', ['c'])).toMatchObject({ rhythm: 'quarter', dueDays: 5 })
  expect(of('q', [])).toEqual({ rhythm: 'month', dueDays: 15, isTotalsOnly: false })
})

const owed = (over: Partial<OwedReport>): OwedReport => ({
  programId: 'p',
  program: 'Safe Home',
  providerId: 'v',
  providerName: 'Lantern',
  month: '2026-01',
  dueOn: '2026-02-15',
  state: 'accepted',
  cameOn: '2026-02-15',
  daysLate: 0,
  answerDays: [],
  waitsDays: null,
  isTotalsOnly: false,
  isLocked: false,
  seenAt: null,
  ...over,
})

test('lateness is counted in days, and what is not due yet is neither late nor in time', () => {
  expect(daysLateOf({ dueOn: '2026-02-15', cameOn: '2026-02-14', today: '2026-05-01' })).toBe(0)
  expect(daysLateOf({ dueOn: '2026-02-15', cameOn: null, today: '2026-02-18' })).toBe(3)
  const all = [
    owed({}),
    owed({ cameOn: '2026-02-20', daysLate: 5 }),
    owed({ state: 'not-begun', cameOn: null, daysLate: 13 }),
    owed({ state: 'not-begun', cameOn: null, dueOn: '2026-03-15' }),
    owed({ state: 'came-otherwise', cameOn: null }),
  ]
  expect(summarizePunctuality(all, '2026-02-28')).toEqual([
    { providerId: 'v', providerName: 'Lantern', due: 3, inTime: 1, awaited: 1, lateDays: 5, late: 1 },
  ])
})

test('the government’s own answers are measured by the same days', () => {
  const step = (kind: 'sent' | 'returned' | 'accepted' | 'taken-back', sending: number, at: string) => ({
    kind,
    sending,
    at: `${at}T10:00:00Z`,
  })
  const days = answerDaysOf([
    step('sent', 1, '2026-02-01'),
    step('returned', 1, '2026-02-04'),
    step('sent', 2, '2026-02-05'),
    step('accepted', 2, '2026-02-20'),
    step('sent', 3, '2026-03-01'),
  ])
  expect(days).toEqual([3, 15])
  const waiting = owed({ state: 'sent', waitsDays: 12 })
  expect(summarizeAnswers([owed({ answerDays: days }), waiting], 10)).toEqual({
    answered: 2,
    inTime: 1,
    longest: 15,
    waiting: 1,
    waitingLate: 1,
  })
})
