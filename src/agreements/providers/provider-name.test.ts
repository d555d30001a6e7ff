import fc from 'fast-check'
import { expect, test } from 'vitest'
import { providerName } from './provider-name.ts'

test.each([
  ['Harbor House, Inc.', 'HARBOR HOUSE'],
  ['The Harbor House', 'Harbor House, The'],
  ['Chambers & Hart, L.L.C.', 'Chambers and Hart LLC'],
  ['Mission  Partners,  LLC', 'Mission Partners, Inc.'],
  ["St. Mary's Center", 'St Mary\u2019s Center Corp'],
  ['Casa Peña', 'Casa Pena'],
])('%s and %s are one name', (one, other) => {
  expect(providerName(one)).toBe(providerName(other))
})

test.each([
  ['Youth Service, Inc', 'Youth Services Inc'],
  ['Harbor House East', 'Harbor House West'],
  ['The Company', 'The Limited'],
])('%s and %s stay apart', (one, other) => {
  expect(providerName(one)).not.toBe(providerName(other))
})

test('the form of a form is itself', () => {
  fc.assert(fc.property(fc.string(), (name) => providerName(providerName(name)) === providerName(name)))
})
