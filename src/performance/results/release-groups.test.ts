import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditTable } from '../../ground/statistics/audit-table.ts'
import { isSmall, isSmallCount } from '../../ground/statistics/suppression.ts'
import {
  type CountedAs,
  type CountedGroup,
  releaseGroups,
  releaseWindow,
  withoutSmallDifferences,
} from './release-groups.ts'

const group = (programType: string, numerator: number, denominator: number): CountedGroup => ({
  programType,
  population: null,
  numerator,
  denominator,
})
const stateOf = (groups: CountedGroup[], as: CountedAs = 'people', days = 365) =>
  releaseGroups(groups, as, days).groups.map((one) => one.state)

describe('released groups', () => {
  test('a small part, a small rest, or a small whole hides the group and one more beside it', () => {
    const large = [group('A', 40, 100), group('B', 60, 200)]
    expect(stateOf(large)).toEqual(['value', 'value'])
    expect(releaseGroups(large, 'people', 365).total).toEqual({ numerator: 100, denominator: 300 })
    for (const small of [group('C', 3, 50), group('C', 47, 50), group('C', 0, 7)]) {
      const shown = releaseGroups([...large, small], 'people', 365)
      expect(shown.groups[2]).toMatchObject({ state: 'suppressed', numerator: null, denominator: null })
      // One hidden group alone would be the total less the others.
      expect(shown.total === null || shown.groups.filter((one) => one.state === 'suppressed').length > 1).toBe(true)
    }
  })
  test('nobody of nobody, and nobody of many, may be shown', () => {
    expect(stateOf([group('A', 0, 0), group('B', 0, 40), group('C', 40, 40)])).toEqual(['value', 'value', 'value'])
  })
  test('stays are hidden by their number and not by their nights; units by how many were in use', () => {
    expect(stateOf([group('A', 9000, 100), group('B', 900, 9), group('C', 900, 30)], 'amounts')[1]).toBe('suppressed')
    const units = releaseGroups([group('A', 365 * 50, 365 * 60), group('B', 365 * 4, 365 * 60)], 'units', 365)
    expect(units.groups.map((one) => one.state)).toEqual(['value', 'suppressed'])
    expect(units.total).toBeNull()
  })
  test('money is hidden by how many it is of, however much it is', () => {
    const earned = [group('A', 90_000_000, 60), group('B', 5_000_000, 4), group('C', 40_000_000, 30)]
    expect(stateOf(earned, 'amounts')[1]).toBe('suppressed')
    expect(stateOf([group('A', 0, 60), group('B', 100, 11)], 'amounts')).toEqual(['value', 'value'])
  })
  test('a plain count is hidden where it is small, whatever it was counted over', () => {
    expect(stateOf([group('A', 400, 12), group('B', 3, 12), group('C', 90, 12)], 'cases')[1]).toBe('suppressed')
    expect(stateOf([group('A', 400, 12), group('B', 0, 12)], 'cases')).toEqual(['value', 'value'])
  })
  test('events are hidden by their number, by how many they are for, and by the rest where nobody has two', () => {
    const many = [group('A', 900, 400), group('B', 3, 200), group('C', 20, 7), group('D', 700, 300)]
    expect(stateOf(many, 'events').slice(1, 3)).toEqual(['suppressed', 'suppressed'])
    expect(stateOf([group('A', 40, 400), group('B', 195, 200), group('C', 30, 300)], 'events')[1]).toBe('suppressed')
  })
  test('nothing is no total', () => {
    expect(releaseGroups([], 'people', 365)).toEqual({ groups: [], total: null })
  })
})

describe('laws', () => {
  const counted = fc
    .tuple(fc.nat(60), fc.nat(60))
    .map(([numerator, rest], index = 0) => group(`T${index}`, numerator, numerator + rest))
  test.each(['amounts', 'cases', 'events'] as const)('of %s no small count is shown, nor found in the total', (as) => {
    const free = fc.tuple(fc.nat(60), fc.nat(60)).map(([one, other]) => group('T', one, other))
    fc.assert(
      fc.property(fc.array(free, { minLength: 1, maxLength: 6 }), (groups) => {
        const { groups: shown, total } = releaseGroups(groups, as, 365)
        const tells = (one: { numerator: number; denominator: number }) =>
          as === 'amounts' ? [one.denominator] : as === 'cases' ? [one.numerator] : [one.numerator, one.denominator]
        for (const [index, one] of shown.entries())
          if (one.state === 'value') expect(tells(groups[index]!).some((count) => isSmallCount(count))).toBe(false)
        if (total) expect(tells(total).some((count) => isSmallCount(count))).toBe(false)
        if (total) expect(shown.filter((one) => one.state === 'suppressed')).not.toHaveLength(1)
      }),
    )
  })
  test('no small count is shown, and none that is hidden can be found from what is shown', () => {
    fc.assert(
      fc.property(fc.array(counted, { minLength: 1, maxLength: 6 }), (groups) => {
        const shown = releaseGroups(groups, 'people', 365)
        for (const one of shown.groups)
          if (one.numerator !== null) expect(isSmall(one.numerator, one.denominator!)).toBe(false)
        if (shown.total === null) return
        expect(isSmall(shown.total.numerator, shown.total.denominator)).toBe(false)
        const cells = groups.map((one) => [one.numerator, one.denominator - one.numerator])
        const audit = auditTable({ cells, totals: 'columns' }, ({ row }) => shown.groups[row]!.state === 'suppressed')
        for (const [row, line] of cells.entries())
          for (const [column, value] of line.entries()) {
            const bounds = audit[row]![column]
            if (bounds && isSmallCount(value)) expect(bounds.lower).toBeLessThan(bounds.upper)
          }
      }),
      { numRuns: 200 },
    )
  })
})

describe('what two measures tell together', () => {
  test('stays that differ from exits by a few are hidden with their total', () => {
    const exits = releaseGroups([group('A', 40, 100), group('B', 60, 200)], 'people', 365)
    const near = releaseGroups([group('A', 5000, 104), group('B', 5000, 230)], 'amounts', 365)
    const shown = withoutSmallDifferences(near, exits)
    expect(shown.groups.map((one) => one.state)).toEqual(['suppressed', 'value'])
    expect(shown.total).toBeNull()
    expect(withoutSmallDifferences(near, null)).toEqual(near)
  })
})

test.each([
  ['2026-07', '2025-07', '2026-06'],
  ['2026-06', '2025-07', '2026-06'],
  ['2026-02', '2025-01', '2025-12'],
])('the window of figures up to %s is %s to %s', (newest, from, to) => {
  expect(releaseWindow(newest)).toEqual({ from, to, days: 365 })
})
