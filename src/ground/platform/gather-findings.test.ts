import { expect, test } from 'vitest'
import { gatherFindings } from './gather-findings.ts'

test('the same thing in many rows is one finding with its first row and its count', () => {
  const book = gatherFindings('list.csv')
  for (const row of [4, 7, 9]) book.note({ grade: 'warning', code: 'zero-amount', row, column: 'amt' })
  expect(book.list()).toEqual([
    {
      grade: 'warning',
      code: 'zero-amount',
      file: 'list.csv',
      row: 4,
      column: 'amt',
      found: null,
      expected: null,
      count: 3,
    },
  ])
})

test('findings that name their rows stay apart, up to a bound', () => {
  const book = gatherFindings('list.csv')
  for (let row = 2; row < 5_002; row += 1) book.note({ grade: 'error', code: 'counted-twice', row, apart: `${row}` })
  expect(book.list()).toHaveLength(1_001)
  expect(book.list().reduce((sum, one) => sum + one.count, 0)).toBe(5_000)
})
