import { describe, expect, test } from 'vitest'
import { statusOf } from './contract-status.ts'

const today = '2026-11-04'
const row = { signedOn: '2026-01-02', from: '2026-01-01', to: '2027-12-31', status: null }
const signed = { recordsSignatures: true }

describe('the status of a contract', () => {
  test.each([
    ['active', {}],
    ['expiring', { to: '2027-02-02' }],
    ['active', { to: '2027-02-03' }],
    ['expiring', { to: today }],
    ['expired', { to: '2026-11-03' }],
    ['expired', { to: '2026-11-03', signedOn: null }],
    ['upcoming', { from: '2026-11-05' }],
    ['awaiting-signature', { signedOn: null }],
    ['awaiting-signature', { signedOn: '2026-11-05' }],
    ['unknown-term', { to: null }],
    ['suspended', { status: 'suspended', to: '2020-01-01' }],
  ] as const)('%s: %j', (expected, change) => {
    expect(statusOf({ ...row, ...change }, today, signed)).toBe(expected)
  })

  test('a list that records no signatures does not say that one is missing', () => {
    expect(statusOf({ ...row, signedOn: null }, today, { recordsSignatures: false })).toBe('active')
  })
})
