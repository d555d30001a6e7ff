import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustForMix, type ComparedCounts, comparePrograms } from './compare-programs.ts'
import { mixGroups } from './mix-groups.ts'

const program = (name: string, numerator: number, denominator: number, more: Partial<ComparedCounts> = {}) => ({
  ...{ programId: name, name, numerator, denominator, months: 12, isOwn: false },
  ...more,
})
const similar = (count: number) => Array.from({ length: count }, (_, at) => program(`P${at + 1}`, 40 + (at % 3), 100))
const better = { direction: 'increase', hidesSmall: false } as const

describe('programs beside all of them together', () => {
  test('a share is summed numerators over summed denominators; each has its interval', () => {
    const { together, programs } = comparePrograms([program('A', 10, 20), program('B', 10, 80)], better)
    expect(together).toEqual({ numerator: 20, denominator: 100, value: 0.2 })
    expect(programs[0]!.interval.lower).toBeLessThan(0.5)
  })
  test('one far from the others differs by more than chance, in the direction that the measure calls better', () => {
    const all = [...similar(12), program('Far', 85, 100)]
    const find = (direction: 'increase' | 'decrease') =>
      comparePrograms(all, { direction, hidesSmall: false }).programs.find(({ name }) => name === 'Far')!
    expect(find('increase').beside).toBe('better-998')
    expect(find('decrease').beside).toBe('worse-998')
    expect(comparePrograms(similar(12), better).programs.every(({ beside }) => beside === 'within')).toBe(true)
  })
  test('few cases tell nothing, whatever they came to: one success of one is no wonder', () => {
    const { programs } = comparePrograms([...similar(5), program('One', 1, 1), program('Nineteen', 19, 19)], better)
    expect(programs.filter(({ beside }) => beside === 'too-few').map(({ name }) => name)).toEqual(['Nineteen', 'One'])
  })
  test('where nearly all succeed, all of twenty are no wonder', () => {
    const all = [...Array(6).keys()].map((at) => program(`P${at}`, 95, 100))
    const { programs } = comparePrograms([...all, program('All', 20, 20)], better)
    expect(programs.find(({ name }) => name === 'All')!.beside).toBe('within')
  })
  test('below twelve programs the spread between them cannot be told, and is not allowed for', () => {
    const few = comparePrograms(similar(11), better)
    expect([few.edgesWithSpread, few.programs[0]!.besideWithSpread]).toEqual([null, null])
    const wide = comparePrograms(
      similar(12).map((one, at) => ({ ...one, numerator: 25 + 3 * at })),
      better,
    )
    const width = ({ edges }: Pick<typeof wide, 'edges'>) => edges.at(-1)!.upper95 - edges.at(-1)!.lower95
    expect(width({ edges: wide.edgesWithSpread! })).toBeGreaterThan(width(wide))
  })
  test('in the order of names, never of results', () => {
    const all = [program('Zeta', 90, 100), program('House 10', 50, 100), program('House 9', 10, 100)]
    expect(comparePrograms(all, better).programs.map(({ name }) => name)).toEqual(['House 9', 'House 10', 'Zeta'])
  })
  test('what is passed on holds neither a small count nor a sum with one in it', () => {
    const counts = fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 15,
    })
    fc.assert(
      fc.property(counts, (list) => {
        const all = list.map(([n, share], at) => program(`P${at}`, Math.round(n * share), n))
        const seen = comparePrograms(all, { direction: 'increase', hidesSmall: true })
        for (const { numerator, denominator } of seen.programs) {
          for (const count of [numerator, denominator, denominator - numerator])
            expect(count === 0 || count > 10).toBe(true)
        }
        expect(seen.together?.denominator ?? 0).toBe(seen.programs.reduce((sum, one) => sum + one.denominator, 0))
        expect(seen.programs.length + seen.hidden).toBe(all.length)
      }),
    )
  })
  test('who counted nobody is named as that, and nobody at all gives no funnel', () => {
    expect(comparePrograms([program('A', 0, 0), ...similar(2)], better)).toMatchObject({ empty: 1 })
    expect(comparePrograms([program('A', 0, 0)], better)).toMatchObject({ together: null, edges: [] })
  })
})

describe('the mix of people evened out', () => {
  const count = (unit: string, stratum: string, events: number, cases: number) => ({ unit, stratum, events, cases })
  test('who serves whom is harder to house does not look worse for it', () => {
    // Both house half of the young and a tenth of the old; they differ in whom they serve.
    const young = [count('Young', '18-24', 45, 90), count('Young', '65-up', 1, 10)]
    const old = [count('Old', '18-24', 5, 10), count('Old', '65-up', 9, 90)]
    const mix = adjustForMix([...young, ...old], mixGroups)!
    const [a, b] = [mix.programs.get('Young')!, mix.programs.get('Old')!]
    expect(a.raw).toBeCloseTo(0.46)
    expect(b.raw).toBeCloseTo(0.14)
    expect(a.ratio).toBeCloseTo(1)
    expect(b.ratio).toBeCloseTo(1)
    expect(a.adjusted).toBeCloseTo(0.3)
    expect(b.adjusted).toBeCloseTo(0.3)
  })
  test('one program alone, or no success at all, has no mix to be held beside; who is not known takes no part', () => {
    expect(adjustForMix([count('A', '18-24', 5, 10)], mixGroups)).toBeNull()
    expect(adjustForMix([count('A', '18-24', 0, 10), count('B', '18-24', 0, 10)], mixGroups)).toBeNull()
    const known = [count('A', '18-24', 5, 20), count('B', '18-24', 5, 20)]
    expect(adjustForMix([...known, count('A', 'unknown', 9, 9)], mixGroups)!.programs.get('A')!.cases).toBe(20)
  })
})
