import { expect, test } from 'vitest'
import {
  type Standard,
  type StandardOverride,
  standardFor,
  standardOverrideSchema,
  standardSchema,
} from './standard.ts'

const general: Standard = {
  programType: 'Shelter',
  population: null,
  measure: 'returns',
  minimum: 0.1,
  target: 0.08,
  direction: 'decrease',
  from: '2026-01-01',
}
const later: Standard = { ...general, minimum: 0.09, from: '2026-07-01' }
const families: Standard = { ...general, population: 'Families', minimum: 0.08, target: 0.06 }
const override: StandardOverride = {
  contractNumber: 'C-7',
  program: null,
  measure: 'returns',
  minimum: 0.2,
  target: 0.1,
  direction: 'decrease',
  from: '2026-03-01',
  to: '2026-12-31',
  reason: 'First year of a new site',
}
const ofProgram: StandardOverride = { ...override, program: 'East Shelter', minimum: 0.25 }
const all = [general, override, later, families, ofProgram]
const ask = { programType: 'shelter', population: 'Adults', measure: 'returns', on: '2026-08-15' }

test('the latest that has begun holds', () => {
  expect(standardFor(all, ask)).toBe(later)
  expect(standardFor(all, { ...ask, on: '2026-06-30' })).toBe(general)
  expect(standardFor(all, { ...ask, on: '2026-07-01' })).toBe(later)
  expect(standardFor(all, { ...ask, on: '2025-12-31' })).toBeNull()
})

test('the standard for a population comes before a later one for any', () => {
  expect(standardFor(all, { ...ask, population: 'families' })).toBe(families)
})

test('an override of the contract comes first while it holds, the program’s before the contract’s', () => {
  expect(standardFor(all, { ...ask, contractNumber: 'C-7' })).toBe(override)
  expect(standardFor(all, { ...ask, contractNumber: 'C-7', program: 'EAST shelter' })).toBe(ofProgram)
  expect(standardFor(all, { ...ask, contractNumber: 'C-7', on: '2026-02-28' })).toBe(general)
  expect(standardFor(all, { ...ask, contractNumber: 'C-7', on: '2027-01-01' })).toBe(later)
  expect(standardFor(all, { ...ask, contractNumber: 'C-8' })).toBe(later)
})

test('another measure or program type has no standard here, and none is made up', () => {
  expect(standardFor(all, { ...ask, measure: 'utilization' })).toBeNull()
  expect(standardFor(all, { ...ask, programType: 'Transitional' })).toBeNull()
})

test('the target is never on the worse side, and an override gives its reason', () => {
  expect(standardSchema.safeParse(general).success).toBe(true)
  expect(standardSchema.safeParse({ ...general, target: 0.2 }).success).toBe(false)
  expect(standardOverrideSchema.safeParse(override).success).toBe(true)
  expect(standardOverrideSchema.safeParse({ ...override, reason: ' ' }).success).toBe(false)
})
