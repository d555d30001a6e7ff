import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type XmrChart, xmr } from './xmr.ts'
import type { XmrInput } from './xmr-points.ts'

const month = (i: number) => `${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`
const series = (...values: (number | null)[]): XmrInput[] => values.map((value, i) => ({ at: month(i), value }))
const hitsOf = (chart: XmrChart, rule: string) =>
  chart.points.flatMap((p, i) => (p.rules.some((r) => r.rule === rule) ? [i] : []))
/** Twelve months between 9 and 11 about a mean of 10, then what the example is about. */
const usual = [9, 11, 10, 9, 11, 10, 9, 11, 10, 9, 11, 10]
const fixed = { fixAfter: 12, better: 'increase' } as const

describe('limits', () => {
  it('stand 2.66 average moving ranges from the mean', () => {
    const [segment] = xmr(series(10, 12, 10, 12, 10, 12, 10, 12)).segments
    expect(segment).toMatchObject({ n: 8, stage: 'trial' })
    expect(segment?.limits?.centre).toBe(11)
    expect(segment?.limits?.averageMovingRange).toBe(2)
    expect(segment?.limits?.upper).toBeCloseTo(11 + 2.66 * 2, 12)
    expect(segment?.limits?.lowerNear).toBeCloseTo(11 - 1.7733 * 2, 12)
  })

  it('drop a moving range of 3.267 averages once, and say so', () => {
    const values = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9]
    const screened = xmr(series(...values)).segments[0]?.limits
    expect(screened).toMatchObject({ averageMovingRange: 1, movingRanges: 11, screenedOut: 1 })
    const all = xmr(series(...values), { screening: false }).segments[0]?.limits
    expect(all?.averageMovingRange).toBeCloseTo(18 / 12, 12)
  })

  it('take no difference across a missing month, given empty or left out', () => {
    const gap = xmr(series(10, 12, 10, null, 20, 22, 20, 22, 20)).segments[0]?.limits
    const absent = xmr(series(10, 12, 10, null, 20, 22, 20, 22, 20).filter((p) => p.value !== null))
    expect(gap).toMatchObject({ averageMovingRange: 2, movingRanges: 6 })
    expect(absent.segments[0]?.limits).toEqual(gap)
    expect(absent.points[3]).toMatchObject({ at: '2024-04', value: null })
    expect(absent.warnings).toContain('missing-months')
  })

  it('leave out excluded months, which the rules still judge, and provisional ones, which they do not', () => {
    const rows = series(...usual, 40, 40, 10)
    rows[12] = { ...rows[12]!, excluded: true }
    rows[13] = { ...rows[13]!, counts: false }
    const chart = xmr(rows)
    expect(chart.segments[0]).toMatchObject({ n: 13, points: 14 })
    expect(hitsOf(chart, 'astronomical')).toEqual([12])
    expect(chart.points[13]).toMatchObject({ counts: false, rules: [] })
  })

  it('equal the mean without variation, and nothing is flagged, not even a later change', () => {
    const chart = xmr(series(...Array(12).fill(0.1), 0.9), { fixAfter: 12, better: 'increase' })
    expect(chart.segments[0]?.limits?.upper).toBe(chart.segments[0]?.limits?.centre)
    expect(chart.points.every((p) => p.rules.length === 0)).toBe(true)
    expect(chart.warnings).toContain('no-variation')
  })
})

describe('how many points allow what', () => {
  it.each([
    [1, 'none', false],
    [7, 'values', false],
    [8, 'trial', true],
    [12, 'trial', true],
    [13, 'full', true],
  ])('%i points: %s', (n, stage, hasLimits) => {
    const chart = xmr(series(...Array.from({ length: n as number }, (_, i) => i % 3)), {
      better: 'increase',
      target: 9,
    })
    expect(chart.segments[0]?.stage).toBe(stage)
    expect(chart.segments[0]?.limits !== null).toBe(hasLimits)
    expect(chart.variation !== null).toBe(stage === 'full')
    expect(chart.assurance !== null).toBe(stage === 'full')
  })

  it('nothing at all is an empty chart, not an error', () => {
    expect(xmr([])).toMatchObject({ points: [], segments: [], variation: null, assurance: null })
  })

  it('months that never have a neighbour give no limits', () => {
    const chart = xmr(series(...Array.from({ length: 27 }, (_, i) => (i % 2 ? null : i))))
    expect(chart.segments[0]).toMatchObject({ points: 14, limits: null })
    expect(chart.warnings).toContain('no-neighbours')
  })
})

describe('rules', () => {
  it('astronomical: strictly beyond the limit', () => {
    const upper = xmr(series(...usual)).segments[0]!.limits!.upper
    expect(hitsOf(xmr(series(...usual, upper), fixed), 'astronomical')).toEqual([])
    expect(hitsOf(xmr(series(...usual, upper + 0.01), fixed), 'astronomical')).toEqual([12])
  })

  it('trend: seven points rising; an equal pair breaks it', () => {
    const rising = [...usual, 9.2, 9.4, 9.6, 9.8, 10.2, 10.4, 10.6]
    const chart = xmr(series(...rising), fixed)
    expect(hitsOf(chart, 'trend')).toEqual([12, 13, 14, 15, 16, 17, 18])
    expect(chart.points[12]).toMatchObject({ isImprovement: true, isConcern: false })
    const broken = [...usual, 9.2, 9.4, 9.6, 9.6, 10.2, 10.4, 10.6]
    expect(hitsOf(xmr(series(...broken), fixed), 'trend')).toEqual([])
  })

  it('where two trends meet the later move decides', () => {
    const values = [4, 5, 6, 7, 8, 9, 10, 9, 8, 7, 6, 5, 4]
    const top = xmr(series(...values)).points[6]
    expect(top?.rules.find((r) => r.rule === 'trend')?.direction).toBe('down')
  })

  it('shift: seven points on one side; a point on the mean breaks it', () => {
    const mixed = [10.5, 10.8, 10.4, 10.9, 10.3, 10.7, 10.5]
    expect(hitsOf(xmr(series(...usual, ...mixed), fixed), 'shift')).toEqual([12, 13, 14, 15, 16, 17, 18])
    const broken = [10.5, 10.8, 10.4, 10, 10.3, 10.7, 10.5]
    expect(hitsOf(xmr(series(...usual, ...broken), fixed), 'shift')).toEqual([])
  })

  it('two of three: the third on the same side, and only those beyond the near limit flagged', () => {
    const { upper, upperNear, centre } = xmr(series(...usual)).segments[0]!.limits!
    const near = (upperNear + upper) / 2
    expect(hitsOf(xmr(series(...usual, near, centre + 0.1, near), fixed), 'two-of-three')).toEqual([12, 14])
    expect(hitsOf(xmr(series(...usual, near, centre - 0.1, near), fixed), 'two-of-three')).toEqual([])
    const beyond = series(...usual, upper + 1, centre + 0.1, near)
    expect(hitsOf(xmr(beyond, fixed), 'two-of-three')).toEqual([12, 14])
    expect(hitsOf(xmr(beyond, { ...fixed, ruleSet: 'ptd-0.2.2' }), 'two-of-three')).toEqual([])
  })

  it('a missing month breaks a run', () => {
    const values = [...usual, 10.5, 10.8, 10.4, null, 10.9, 10.3, 10.7, 10.5]
    expect(hitsOf(xmr(series(...values), fixed), 'shift')).toEqual([])
  })
})

describe('what it says', () => {
  const low = series(...usual, 10, 4)
  it('the last counting point decides; which way is better is told, never inferred', () => {
    expect(xmr(low, { better: 'increase' }).variation).toBe('concern')
    expect(xmr(low, { better: 'decrease' }).variation).toBe('improvement')
    expect(xmr(low, { better: 'neutral' }).variation).toBeNull()
    expect(xmr(series(...usual, 10), { better: 'increase' }).variation).toBe('common')
    const provisional = low.map((p, i) => (i === 13 ? { ...p, counts: false } : p))
    expect(xmr(provisional, { better: 'increase' }).variation).toBe('common')
  })

  it('a target beyond the limits is missed or met always; on them it is hit or miss', () => {
    const rows = series(...usual, 10)
    const { upper } = xmr(rows).segments[0]!.limits!
    const against = (target: number, better: 'increase' | 'decrease') => xmr(rows, { target, better }).assurance
    expect(against(20, 'increase')).toBe('consistently-fails')
    expect(against(20, 'decrease')).toBe('consistently-passes')
    expect(against(0, 'increase')).toBe('consistently-passes')
    expect(against(upper, 'increase')).toBe('hit-or-miss')
    expect(xmr(low, { better: 'increase', target: 30 }).assuranceNeedsCaution).toBe(true)
    const changing = rows.map((p, i) => ({ ...p, target: i < 6 ? 0 : 20 }))
    expect(xmr(changing, { better: 'increase', target: 0 }).assurance).toBe('consistently-fails')
  })

  it('both, when a point rises in a trend yet lies beyond the lower limit', () => {
    const chart = xmr(series(...usual, 1, 1.2, 1.4, 1.6, 1.8, 2, 2.2), fixed)
    expect(chart).toMatchObject({ variation: 'improvement', variationIsMixed: true })
  })

  it('refuses rows out of order or twice, by their number', () => {
    expect(() => xmr([...series(1, 2), { at: '2024-02-15', value: 3 }])).toThrow('row 3')
    expect(() => xmr(series(1, 2, 3).reverse())).toThrow('row 2')
    expect(() => xmr(series(Number.NaN))).toThrow('row 1')
    expect(() => xmr([{ at: '2024-13', value: 1 }])).toThrow('row 1')
  })
})

describe('laws', () => {
  const values = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 13, maxLength: 40 })

  it('limits and flags move and scale with the data', () => {
    fc.assert(
      fc.property(
        values,
        fc.integer({ min: -50, max: 50 }),
        fc.constantFrom(0.01, 0.5, 3, 1000),
        (list, shift, scale) => {
          const before = xmr(series(...list))
          const after = xmr(series(...list.map((v) => v * scale + shift)))
          const limits = before.segments[0]!.limits!
          expect(after.segments[0]!.limits!.upper).toBeCloseTo(limits.upper * scale + shift, 6)
          expect(after.segments[0]!.limits!.lowerNear).toBeCloseTo(limits.lowerNear * scale + shift, 6)
          expect(after.points.map((p) => p.rules)).toEqual(before.points.map((p) => p.rules))
        },
      ),
    )
  })

  it('turned upside down, every flag points the other way', () => {
    fc.assert(
      fc.property(values, (list) => {
        const turn = { up: 'down', down: 'up' } as const
        const before = xmr(series(...list)).points.map((p) =>
          p.rules.map((r) => ({ ...r, direction: turn[r.direction] })),
        )
        expect(xmr(series(...list.map((v) => -v))).points.map((p) => p.rules)).toEqual(before)
      }),
    )
  })

  it('a constant series has no flags', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.integer({ min: 1, max: 40 }), (value, n) =>
        xmr(series(...Array(n).fill(value))).points.every((p) => p.rules.length === 0),
      ),
    )
  })

  it('a rebased segment knows nothing of the other', () => {
    fc.assert(
      fc.property(values, values, (first, second) => {
        const chart = xmr(series(...first, ...second), { rebases: [month(first.length)] })
        const alone = xmr(series(...second))
        expect(chart.segments[0]!.limits).toEqual(xmr(series(...first)).segments[0]!.limits)
        expect(chart.segments[1]!.limits).toEqual(alone.segments[0]!.limits)
        expect(chart.points.slice(first.length).map((p) => p.rules)).toEqual(alone.points.map((p) => p.rules))
      }),
    )
  })
})
