import { expect, test } from 'vitest'
import { checkCells } from './check-cells.ts'
import type { Cell, MeasureAnswer } from './run-measure-sql.ts'

const names = ['program_id', 'period', 'group', 'numerator', 'denominator']
const answer = (rows: Cell[][], columns = names): MeasureAnswer => ({
  columns: columns.map((name) => ({ name, type: 'VARCHAR' })),
  cells: rows,
  own: ['p1', 'p2'],
})
const good: Cell[] = ['p1', '2026-01', '', 1, 2]
const but = (at: number, value: Cell): Cell[] => good.with(at, value)

test('columns come in any order, wide numbers as text, months as their first day, everybody as null', () => {
  const row = ['4', 'p1', '2026-01-01 00:00:00', '3', null]
  const order = ['denominator', 'program_id', 'period', 'numerator', 'group']
  expect(checkCells(answer([row], order), 'share', 10)).toEqual({
    done: [{ programId: 'p1', month: '2026-01', group: '', numerator: 3, denominator: 4 }],
  })
})

test.each<[string, Cell[][]]>([
  ['measure-numerator-above-denominator', [but(3, 3)]],
  ['measure-cell-twice', [good, good]],
  ['measure-cell-twice', [good, but(2, null)]],
  ['measure-program-not-own', [but(0, 'p3')]],
  ['measure-program-not-own', [but(0, null)]],
  ['measure-month-wrong', [but(1, '2026')]],
  ['measure-month-wrong', [but(1, '2026-13')]],
  ['measure-month-wrong', [but(1, '2026-01-15')]],
  ['measure-month-wrong', [but(1, null)]],
  ['measure-not-a-number', [but(3, null)]],
  ['measure-not-a-number', [but(3, 'some')]],
  ['measure-not-a-number', [but(4, 'Infinity')]],
  ['measure-not-a-number', [but(4, 'NaN')]],
  ['measure-negative', [but(3, -1)]],
  ['measure-not-whole', [but(3, '0.5')]],
  ['measure-too-many-rows', [good, but(2, 'a'), but(2, 'b'), but(2, 'c')]],
])('%s', (refused, rows) => {
  expect(checkCells(answer(rows), 'share', 3)).toMatchObject({ refused })
})

test('columns that are missing or too many are named', () => {
  expect(checkCells(answer([], ['program_id', 'period', 'numerator']), 'share', 3)).toEqual({
    refused: 'measure-columns-wrong',
    says: 'group, denominator',
  })
  expect(checkCells(answer([], [...names, 'more']), 'share', 3)).toMatchObject({ refused: 'measure-columns-wrong' })
})

test('a mean may be above one; one fault refuses all of it, and its place is named', () => {
  expect(checkCells(answer([but(3, 900)]), 'days', 3)).toMatchObject({ done: [{ numerator: 900 }] })
  expect(checkCells(answer([good, ['p2', '2026-02', 'kind: a', 5, 2]]), 'share', 3)).toEqual({
    refused: 'measure-numerator-above-denominator',
    says: 'p2, 2026-02, kind: a',
  })
})
