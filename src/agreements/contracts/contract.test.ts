import { expect, test } from 'vitest'
import {
  contractCeiling,
  contractPaid,
  contractSchema,
  contractTerm,
  isEndBeforeStart,
  isPaidAboveAmount,
} from './contract.ts'

const item = {
  itemId: 'C-7',
  amountCents: 10_000_00,
  paidCents: 2_500_00,
  from: '2026-01-01',
  to: '2026-12-31',
  vendorName: 'Harbor House',
}
const amendment = { ...item, itemId: 'C-7-01', amountCents: -1_000_00, paidCents: null, to: '2027-06-30' }

test('the ceiling adds the amounts of all items, an amendment that takes money back included', () => {
  expect(contractCeiling({ items: [item, amendment] })).toEqual({ amountCents: 9_000_00, itemsWithoutAmount: 0 })
})

test('what is missing is told, and is not zero', () => {
  expect(contractPaid({ items: [item, amendment] })).toEqual({ amountCents: 2_500_00, itemsWithoutAmount: 1 })
  expect(contractPaid({ items: [amendment] })).toEqual({ amountCents: null, itemsWithoutAmount: 1 })
  expect(contractPaid({ items: [{ ...item, paidCents: 0 }] }).amountCents).toBe(0)
})

test('a sum beyond whole cents throws rather than round', () => {
  const huge = { ...item, amountCents: Number.MAX_SAFE_INTEGER }
  expect(() => contractCeiling({ items: [huge, huge] })).toThrow(RangeError)
})

test('the term reaches from the first start to the last end', () => {
  expect(contractTerm([amendment, item])).toEqual({ from: '2026-01-01', to: '2027-06-30' })
  expect(contractTerm([{ from: null, to: null }])).toEqual({ from: null, to: null })
})

test('an item is paid above its amount only when both are known', () => {
  expect(isPaidAboveAmount({ amountCents: 100, paidCents: 101 })).toBe(true)
  expect(isPaidAboveAmount({ amountCents: 100, paidCents: 100 })).toBe(false)
  expect(isPaidAboveAmount({ amountCents: null, paidCents: 100 })).toBe(false)
})

test('the last day may be the first', () => {
  expect(isEndBeforeStart({ from: '2026-03-01', to: '2026-03-01' })).toBe(false)
  expect(isEndBeforeStart({ from: '2026-03-01', to: '2026-02-28' })).toBe(true)
  expect(isEndBeforeStart({ from: '2026-03-01', to: null })).toBe(false)
})

test('a contract needs real days and whole cents', () => {
  const contract = {
    number: 'C-7',
    title: 'Beds',
    providerName: 'Harbor House',
    department: null,
    from: null,
    to: null,
  }
  expect(contractSchema.safeParse({ ...contract, items: [item] }).success).toBe(true)
  expect(contractSchema.safeParse({ ...contract, items: [] }).success).toBe(false)
  expect(contractSchema.safeParse({ ...contract, items: [{ ...item, amountCents: 0.5 }] }).success).toBe(false)
  expect(contractSchema.safeParse({ ...contract, items: [item], from: '2026-02-31' }).success).toBe(false)
})
