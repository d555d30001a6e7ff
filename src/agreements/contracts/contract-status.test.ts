import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../ground/platform/day.ts'
import { contractStatuses, recordsSignatures, type StatusFacts, setStatuses, statusOf } from './contract-status.ts'

const today = '2026-07-15'
const facts: StatusFacts = { status: null, from: '2025-07-01', to: '2027-06-30', signedOn: '2025-06-20' }
const status = (over: Partial<StatusFacts>, isRecorded = true) =>
  statusOf({ ...facts, ...over }, today, { recordsSignatures: isRecorded })

describe('the status that follows from signature and term', () => {
  test('a signed contract is upcoming, active, expiring and expired in turn', () => {
    expect(status({ from: '2026-07-16' }).status).toBe('upcoming')
    expect(status({ from: today }).status).toBe('active')
    expect(status({ to: addDays(today, 91) }).status).toBe('active')
    expect(status({ to: addDays(today, 90) })).toMatchObject({ status: 'expiring', daysLeft: 90 })
    expect(status({ to: today })).toMatchObject({ status: 'expiring', daysLeft: 0 })
    expect(status({ to: addDays(today, -1) })).toMatchObject({ status: 'expired', daysLeft: null })
  })
  test('without a signature it awaits one, and runs unsigned once its term has begun', () => {
    expect(status({ signedOn: null })).toMatchObject({
      status: 'awaiting-signature',
      isRunningUnsigned: true,
      daysUnsigned: 379,
    })
    expect(status({ signedOn: null, from: '2026-08-01' })).toMatchObject({
      status: 'awaiting-signature',
      isRunningUnsigned: false,
      daysUnsigned: null,
    })
    expect(status({ signedOn: null, from: today }).daysUnsigned).toBe(0)
  })
  test('a signature that lies ahead is none yet', () => {
    expect(status({ signedOn: '2026-08-01' })).toMatchObject({ status: 'awaiting-signature', isRunningUnsigned: true })
  })
  test('where signatures are not recorded, a missing one says nothing', () => {
    expect(status({ signedOn: null }, false)).toMatchObject({ status: 'active', isRunningUnsigned: false })
  })
  test('an unsigned contract whose term is over has expired, and does not run', () => {
    expect(status({ signedOn: null, to: '2026-07-14' })).toMatchObject({ status: 'expired', isRunningUnsigned: false })
  })
  test('a term without its ends is told, not guessed', () => {
    expect(status({ from: null, to: null }).status).toBe('term-unknown')
    expect(status({ to: null })).toMatchObject({ status: 'active', daysLeft: null })
    expect(status({ from: null }).status).toBe('active')
  })
})

test('what a person set comes before what the facts say; only a suspended contract can still run unsigned', () => {
  expect(status({ status: 'terminated', signedOn: null })).toMatchObject({
    status: 'terminated',
    isSet: true,
    isRunningUnsigned: false,
  })
  expect(status({ status: 'suspended', signedOn: null })).toMatchObject({
    status: 'suspended',
    isRunningUnsigned: true,
  })
})

test('every contract has exactly one status on every day, and runs unsigned only in its term', () => {
  const day = fc.integer({ min: -900, max: 900 }).map((days) => addDays(today, days))
  const any = fc.record({
    status: fc.constantFrom(null, ...setStatuses),
    from: fc.option(day),
    to: fc.option(day),
    signedOn: fc.option(day),
  })
  fc.assert(
    fc.property(any, fc.boolean(), (contract, isRecorded) => {
      const of = statusOf(contract, today, { recordsSignatures: isRecorded })
      expect(contractStatuses).toContain(of.status)
      expect(of.isSet).toBe(contract.status !== null)
      if (of.isRunningUnsigned) {
        expect(of.daysUnsigned).toBe(daysBetween(contract.from!, today))
        expect(of.daysUnsigned).toBeGreaterThanOrEqual(0)
        expect(contract.signedOn === null || contract.signedOn > today).toBe(true)
      }
      if (of.daysLeft !== null) expect(of.daysLeft).toBeGreaterThanOrEqual(0)
    }),
  )
})

describe('whether signatures are recorded', () => {
  const counts = [
    { submissionId: 'signed list', department: 'Housing', contracts: 100, signed: 40 },
    { submissionId: 'bare list', department: 'Parks', contracts: 150, signed: 1 },
    { submissionId: 'bare list', department: null, contracts: 3, signed: 0 },
  ]
  const isRecorded = (submissionId: string, department: string | null) =>
    recordsSignatures({ submissionId, department }, counts)

  test('a list of which a tenth is signed records them, and so does its department', () => {
    expect(isRecorded('signed list', 'Health')).toBe(true)
    expect(isRecorded('typed by hand', 'Housing')).toBe(true)
  })
  test('one day typed by hand does not turn a whole list into unsigned contracts', () => {
    expect(isRecorded('bare list', 'Parks')).toBe(false)
    expect(isRecorded('bare list', null)).toBe(false)
    expect(isRecorded('unknown list', null)).toBe(false)
  })
})
