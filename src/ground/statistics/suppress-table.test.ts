import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditTable, type CountTable } from './audit-table.ts'
import { suppressTable } from './suppress-table.ts'

const hiddenCount = (cells: (number | null)[][]) => cells.flat().filter((cell) => cell === null).length

describe('what a reader can find out', () => {
  test('one hidden cell of a list with its total is found by subtraction; two are not, unless both are known to be small', () => {
    const list = { cells: [[50, 10, 10]], totals: 'rows' as const }
    expect(auditTable(list, ({ column }) => column === 1)[0]![1]).toEqual({ lower: 10, upper: 10 })
    expect(auditTable(list, ({ column }) => column > 0)[0]![1]).toEqual({ lower: 0, upper: 20 })
    expect(
      auditTable(
        list,
        ({ column }) => column > 0,
        () => 10,
      )[0]![1],
    ).toEqual({ lower: 10, upper: 10 })
  })

  test('two hidden cells in each line are not always enough', () => {
    // the hidden cells of rows 1-2 and of rows 3-4 share no column, but for one that ties them: it is fixed
    const cells = [
      [3, 20, 30, 40],
      [5, 25, 30, 40],
      [30, 40, 4, 20],
      [30, 40, 6, 25],
    ]
    const hidden = [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
      [2, 2],
      [2, 3],
      [3, 2],
      [3, 3],
      [0, 2],
    ]
    const bounds = auditTable({ cells }, ({ row, column }) => hidden.some(([r, c]) => r === row && c === column))
    expect(bounds[0]![2]).toEqual({ lower: 30, upper: 30 })
    expect(bounds[0]![0]!.upper).toBeGreaterThan(bounds[0]![0]!.lower)
  })

  test('without any total of its line a hidden cell has no bound', () => {
    expect(auditTable({ cells: [[4], [20]], totals: 'rows' }, ({ row }) => row === 0)[0]![0]).toEqual({
      lower: 4,
      upper: 4,
    })
    expect(auditTable({ cells: [[4, 9]], totals: 'columns' }, () => true)[0]![0]).toEqual({ lower: 4, upper: 4 })
  })
})

describe('hiding', () => {
  test('nothing small, nothing hidden; zero is shown', () => {
    const seen = suppressTable({
      cells: [
        [0, 11],
        [20, 30],
      ],
    })
    expect(seen).toMatchObject({
      cells: [
        [0, 11],
        [20, 30],
      ],
      primary: 0,
      complementary: 0,
      isSafe: true,
    })
  })

  test('a small count takes three companions with it, the cheapest rectangle', () => {
    const seen = suppressTable({
      cells: [
        [5, 40, 60],
        [70, 12, 80],
        [90, 15, 95],
      ],
    })
    expect(seen).toMatchObject({ primary: 1, complementary: 3, isSafe: true })
    expect(seen.cells).toEqual([
      [null, null, 60],
      [null, null, 80],
      [90, 15, 95],
    ])
  })

  test('a list: fifty, ten and ten of seventy need a third', () => {
    const seen = suppressTable({ cells: [[50, 10, 10]], totals: 'rows' })
    expect(seen).toMatchObject({ primary: 2, complementary: 1, isSafe: true })
  })

  test('where even everything hidden would tell, it says so', () => {
    expect(suppressTable({ cells: [[4]], totals: 'rows' }).isSafe).toBe(false)
  })

  test('wrong tables are errors that name the place', () => {
    expect(() => suppressTable({ cells: [[1, 2], [3]] })).toThrow(/Row 2/)
    expect(() => suppressTable({ cells: [[1, -2]] })).toThrow(/Row 1, column 2/)
  })
})

test('no published table lets a small count be found, by any table of whole numbers that would look the same', () => {
  const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 40 }))
  const tables = fc
    .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 6 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(count, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    )
  fc.assert(
    fc.property(tables, (cells) => {
      const table: CountTable = { cells }
      const seen = suppressTable(table)
      fc.pre(seen.isSafe)
      cells.forEach((line, row) => {
        line.forEach((value, column) => {
          const bounds = seen.audit[row]![column]
          if (seen.cells[row]![column] !== null) return
          expect(bounds!.lower).toBeLessThanOrEqual(value)
          expect(bounds!.upper).toBeGreaterThanOrEqual(value)
          if (value > 0 && value < 11) expect(bounds!.upper).toBeGreaterThan(bounds!.lower)
        })
      })
    }),
    { numRuns: 60 },
  )
})

test('bounds are those that trying every table finds', () => {
  const small = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 2,
  })
  const mask = fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })
  fc.assert(
    fc.property(small, mask, (cells, hides) => {
      const isHidden = ({ row, column }: { row: number; column: number }) => hides[row * 3 + column]!
      const bounds = auditTable({ cells }, isHidden)
      const places = [0, 1, 2, 3, 4, 5].filter((at) => hides[at])
      const seen = places.map(() => ({ lower: Number.POSITIVE_INFINITY, upper: 0 }))
      const flat = cells.flat()
      const lines = [
        [0, 1, 2],
        [3, 4, 5],
        [0, 3],
        [1, 4],
        [2, 5],
      ]
      const totals = lines.map((line) => line.reduce((sum, at) => sum + flat[at]!, 0))
      const walk = (index: number, tried: number[]): void => {
        if (index === places.length) {
          if (!lines.every((line, at) => line.reduce((sum, one) => sum + tried[one]!, 0) === totals[at])) return
          places.forEach((place, at) => {
            seen[at]!.lower = Math.min(seen[at]!.lower, tried[place]!)
            seen[at]!.upper = Math.max(seen[at]!.upper, tried[place]!)
          })
          return
        }
        for (let value = 0; value <= 8; value += 1)
          walk(
            index + 1,
            tried.map((one, at) => (at === places[index] ? value : one)),
          )
      }
      fc.pre(places.length <= 4)
      walk(0, flat)
      expect(places.map((place) => bounds[Math.floor(place / 3)]![place % 3])).toEqual(seen)
    }),
    { numRuns: 40 },
  )
})

test('a table of four hundred cells is hidden and audited whole', () => {
  const cells = Array.from({ length: 20 }, (_, row) =>
    Array.from({ length: 20 }, (_, column) => (row * 37 + column * 91) % 83),
  )
  const seen = suppressTable({ cells })
  expect(seen.isSafe).toBe(true)
  expect(hiddenCount(seen.cells)).toBe(seen.primary + seen.complementary)
  expect(hiddenCount(seen.cells)).toBeLessThan(200)
})
