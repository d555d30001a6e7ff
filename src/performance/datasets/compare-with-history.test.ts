import fc from 'fast-check'
import { expect, test } from 'vitest'
import { courses } from '../../../tests/dataset-city.ts'
import { addMonths } from '../../ground/platform/day.ts'
import { compareWithHistory } from './compare-with-history.ts'
import type { DatasetPart } from './list-dataset-parts.ts'

const dataset = { ...courses, version: 1 }
const part = (month: string, rows: number, wage: number, counts = true): DatasetPart => ({
  submissionId: 's1',
  version: 1,
  senderId: 'v1',
  providerId: 'v1',
  programId: 'p1',
  month,
  rows,
  sums: { wage, hours: rows },
  finishedAt: '2026-01-01',
  counts,
})
const steady = [30, 32, 29, 31, 30, 33, 28, 30].map((rows, at) => part(addMonths('2025-01', at), rows, rows * 100))
const compare = (parts: DatasetPart[], known = steady, thisMonth = '2026-01') =>
  compareWithHistory({ dataset, parts, known, programNames: new Map([['p1', 'Welding']]), thisMonth, file: 'a.csv' })

test('a month with far fewer rows than the months before is said, with what was to be expected', () => {
  expect(compare([part('2025-09', 3, 300)])).toMatchObject([
    { grade: 'warning', code: 'rows-unlike-history', column: null, found: 'Welding, 2025-09: 3' },
  ])
})

test('a break in the level of a number is said; the number of rows may be as ever', () => {
  expect(compare([part('2025-09', 30, 30 * 9_000)])).toMatchObject([
    { code: 'level-unlike-history', column: 'wage', found: 'Welding, 2025-09: 90', expected: '1 - 1' },
  ])
})

test('nothing is said of too short a history, of a month that is not over, nor of what a later file replaced', () => {
  expect(compare([part('2025-09', 3, 300)], steady.slice(1))).toEqual([])
  expect(compare([part('2025-09', 3, 300)], steady, '2025-09')).toEqual([])
  expect(
    compare(
      [part('2025-09', 3, 300)],
      steady.map((one) => ({ ...one, counts: false })),
    ),
  ).toEqual([])
})

test('a month like all before it never stands out', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 8, max: 30 }), (rows, months) => {
      const known = Array.from({ length: months }, (_, at) => part(addMonths('2020-01', at), rows, rows * 7))
      expect(compare([part(addMonths('2020-01', months), rows, rows * 7)], known)).toEqual([])
    }),
  )
})
