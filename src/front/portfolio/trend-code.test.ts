import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeTrend, readTrend } from './trend-code.ts'

test('a course keeps its shape: lowest and highest, gaps, flags and months that are not mature', () => {
  const points = [
    { value: 0.2, letter: '.' },
    { value: null, letter: '.' },
    { value: 0.8, letter: 'c' },
    { value: 0.5, letter: 'p' },
  ]
  const { points: read, band } = readTrend(codeTrend(points, { lower: 0.2, centre: 0.5, upper: 0.8 }))
  expect(read.map((point) => point.value)).toEqual([0, null, 63, 31])
  expect(read.map((point) => point.flag)).toEqual([null, null, 'worse', null])
  expect(read.map((point) => point.isProvisional)).toEqual([false, false, false, true])
  expect(band).toEqual({ lower: 0, centre: 31, upper: 63 })
})

test('a course without a value is no course', () => {
  expect(codeTrend([{ value: null, letter: '.' }], null)).toBe('')
})

test('levels are in the order of the values, whatever they are', () => {
  const values = fc.array(fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 })), { minLength: 1, maxLength: 24 })
  fc.assert(
    fc.property(values, (some) => {
      const read = readTrend(
        codeTrend(
          some.map((value) => ({ value, letter: '.' })),
          null,
        ),
      ).points
      if (some.every((value) => value === null)) return
      expect(read.map(({ value }) => value === null)).toEqual(some.map((value) => value === null))
      some.forEach((a, i) => {
        some.forEach((b, j) => {
          if (a !== null && b !== null && a < b) expect(read[i]!.value!).toBeLessThanOrEqual(read[j]!.value!)
        })
      })
    }),
  )
})
