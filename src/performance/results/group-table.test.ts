import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newcombeInterval } from '../../ground/statistics/newcombe.ts'
import { isSmall } from '../../ground/statistics/suppression.ts'
import { groupTable } from './group-table.ts'

const row = (name: string, numerator: number, denominator: number) => ({ name, numerator, denominator })

test('each group beside the largest: 30 of 60 against 60 of 100 is ten points less', () => {
  const [black, white] = groupTable([row('white', 60, 100), row('black', 30, 60)], true, false)
  expect(white).toMatchObject({ name: 'white', value: 0.6, isLargest: true, difference: null })
  expect(black!.difference!.value).toBeCloseTo(-0.1, 10)
  expect(black!.difference).toMatchObject(newcombeInterval({ x: 60, n: 100 }, { x: 30, n: 60 })!)
})

test('below 20 it is too few to compare; who is not known stands last and is compared with nobody', () => {
  const lines = groupTable([row('unknown', 90, 300), row('white', 60, 100), row('asian', 9, 19)], true, false)
  expect(lines.map(({ name, isTooFew, isLargest }) => [name, isTooFew, isLargest])).toEqual([
    ['asian', true, false],
    ['white', false, true],
    ['unknown', false, false],
  ])
  expect(lines.every(({ difference }) => difference === null)).toBe(true)
})

test('ages in their order; of nights only the stays can be small, and nothing is compared', () => {
  const lines = groupTable([row('13-17', 5, 1), row('5-12', 900, 30), row('65-up', 800, 40)], false, true)
  expect(lines.map(({ name, value }) => [name, value])).toEqual([
    ['5-12', null],
    ['13-17', null],
    ['65-up', 20],
  ])
  expect(lines.every(({ difference, isTooFew }) => difference === null && !isTooFew)).toBe(true)
})

test('the releasable edition hides a small group, and a second one from which it could be found', () => {
  const rows = [row('asian', 3, 7), row('black', 30, 60), row('white', 60, 100), row('multiple', 40, 80)]
  expect(groupTable(rows, true, false).every(({ isSuppressed }) => !isSuppressed)).toBe(true)
  const hidden = groupTable(rows, true, true).filter(({ isSuppressed }) => isSuppressed)
  expect(hidden.map(({ name }) => name)).toContain('asian')
  expect(hidden.length).toBeGreaterThan(1)
  for (const line of hidden) expect(line).toMatchObject({ numerator: null, denominator: null, value: null })
})

test('nothing that is shown is small, and never is one group alone hidden', () => {
  const counts = fc
    .tuple(fc.nat(60), fc.nat(60))
    .filter(([good, other]) => good + other > 0)
    .map(([good, other]) => [good, good + other] as const)
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 7 }), (groups) => {
      const rows = groups.map(([numerator, denominator], at) => row(`g${at}`, numerator, denominator))
      const lines = groupTable(rows, true, true)
      const shown = lines.filter(({ isSuppressed }) => !isSuppressed)
      expect(shown.filter(({ numerator, denominator }) => isSmall(numerator!, denominator!))).toEqual([])
      if (rows.length > 1) expect(lines.length - shown.length).not.toBe(1)
    }),
    { numRuns: 200 },
  )
})
