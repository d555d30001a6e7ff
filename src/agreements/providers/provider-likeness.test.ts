import { expect, test } from 'vitest'
import { type ComparedProvider, providerLikeness } from './provider-likeness.ts'

const bare = (id: string, known: Partial<ComparedProvider> = {}): ComparedProvider => ({
  id,
  uei: null,
  ein: null,
  parentId: null,
  ...known,
})
const names = { score: 0.9, reasons: [{ kind: 'order' as const }] }
const [uei, otherUei] = ['ZQGGHJH74DW7', 'ABCDEFGH1234']

test('one UEI is one organization, whatever the names', () => {
  const found = providerLikeness(bare('a', { uei }), bare('b', { uei }), null)
  expect(found).toEqual({ score: 1, reasons: [{ kind: 'same-uei', value: uei }] })
})

test('two UEIs are two, also with one EIN and one name', () => {
  const [one, other] = [bare('a', { uei, ein: '123456789' }), bare('b', { uei: otherUei, ein: '123456789' })]
  expect(providerLikeness(one, other, { score: 1, reasons: [] })).toBeNull()
})

test('one EIN is one organization, but not among relatives', () => {
  const ein = '123456789'
  expect(providerLikeness(bare('a', { ein }), bare('b', { ein }), names)?.score).toBe(1)
  expect(providerLikeness(bare('a', { ein }), bare('b', { ein, parentId: 'a' }), names)).toBeNull()
  expect(providerLikeness(bare('a', { ein, parentId: 'c' }), bare('b', { ein, parentId: 'c' }), names)).toBeNull()
})

test('two EINs speak against it, and names alone decide where nothing else is known', () => {
  const found = providerLikeness(bare('a', { ein: '123456789' }), bare('b', { ein: '987654321' }), names)
  expect(found?.score).toBeLessThan(0.9)
  expect(found?.reasons.at(-1)).toEqual({ kind: 'different-ein' })
  expect(providerLikeness(bare('a'), bare('b', { ein: '987654321' }), names)).toEqual(names)
  expect(providerLikeness(bare('a'), bare('b'), null)).toBeNull()
})
