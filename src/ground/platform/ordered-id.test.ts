import { expect, test } from 'vitest'
import { orderedId } from './ordered-id.ts'

test('ids sort in the order in which they were made, thousands within a millisecond and when the clock steps back', () => {
  const ids = [...Array.from({ length: 10_000 }, () => orderedId(1_800_000_000_000)), orderedId(1_799_999_999_000)]
  expect(ids.toSorted()).toEqual(ids)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
