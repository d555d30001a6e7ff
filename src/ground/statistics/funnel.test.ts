import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FunnelUnit, funnel } from './funnel.ts'
import { binomialLimit, ratioLimit, wilsonLimit } from './funnel-limits.ts'
import { measureOverdispersion, scaleRatio, unscaleProportion } from './overdispersion.ts'
import { wilsonInterval } from './wilson.ts'

describe('limits', () => {
  test('two tosses of a coin: half of the chance lies below a quarter', () => {
    // at most one head has a chance of 3/4, exactly one 1/2: the line stands (3/4 - 1/2) / (1/2) of a count below 1
    expect(binomialLimit(0.5, 2, 0.5)).toBeCloseTo(0.25, 14)
  })

  test('five events where five are expected: what would be unlikely', () => {
    // 11.668 = half the upper quantile of chi-squared with 12 degrees; 1.623 with 10 degrees, 2.5% below
    expect(5 * ratioLimit(5, 0.975)).toBeCloseTo(11.668, 3)
    expect(5 * ratioLimit(5, 0.025)).toBeCloseTo(1.623, 3)
  })

  test("Wilson's line is where Wilson's bound is the target", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 5000 }), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (n, target) => {
        const share = wilsonLimit(target, n, 1.959963984540054)
        fc.pre(share < 1)
        expect(wilsonInterval(share * n, n)!.lower).toBeCloseTo(target, 9)
      }),
    )
  })

  test('all lines close in on the target as cases grow', () => {
    for (const line of [binomialLimit(0.3, 1e6, 0.999), wilsonLimit(0.3, 1e6, 3.09), 0.3 * ratioLimit(3e5, 0.999)])
      expect(line).toBeCloseTo(0.3, 2)
  })
})

const twelve: FunnelUnit[] = Array.from({ length: 12 }, (_, at) => ({ unit: `unit ${at}`, x: 20 + (at % 3), n: 100 }))

describe('units', () => {
  test('the target is all events over all cases; most of twelve like units lie within', () => {
    const seen = funnel(twelve, { kind: 'proportion' })
    expect(seen.target).toBeCloseTo(0.21, 12)
    expect(seen.units.every(({ status }) => status === 'within')).toBe(true)
    expect(seen.units.some(({ isDiscovery }) => isDiscovery)).toBe(false)
  })

  test('one far outside is named with its direction, and is worth talking about', () => {
    const seen = funnel([...twelve, { unit: 'far', x: 45, n: 100 }], { kind: 'proportion' })
    const far = seen.units.at(-1)!
    expect(far.status).toBe('above 99.8%')
    expect(far.isDiscovery).toBe(true)
    expect(far.z).toBeGreaterThan(3)
    expect(seen.units.filter(({ isDiscovery }) => isDiscovery)).toHaveLength(1)
  })

  test('a unit without cases is no point, and takes part in nothing', () => {
    const seen = funnel([...twelve, { unit: 'new', x: 0, n: 0 }], { kind: 'proportion' })
    expect(seen.units.at(-1)).toMatchObject({ value: null, z: null, lower95: null, status: 'no cases' })
    expect(seen.target).toBeCloseTo(0.21, 12)
  })

  test('a promise as target is a test against it, not against peers', () => {
    const seen = funnel(twelve, { kind: 'proportion', target: 0.5 })
    expect(seen.units.every(({ status }) => status === 'below 99.8%')).toBe(true)
  })

  test('a unit with no event where events were expected does not make the others look alike', () => {
    const ratios = [
      ...Array.from({ length: 14 }, (_, at) => ({ unit: `${at}`, x: 9 + (at % 3), n: 10 })),
      { unit: 'none', x: 0, n: 12 },
    ]
    const seen = funnel(ratios, { kind: 'ratio', limits: 'overdispersed' })
    expect(Number.isFinite(seen.phi)).toBe(true)
    expect(seen.units.at(-1)!.status).toBe('below 99.8%')
  })

  test('below twelve units the lines stay those of chance alone', () => {
    expect(funnel(twelve.slice(0, 11), { kind: 'proportion', limits: 'overdispersed' }).limits).toBe('exact')
    expect(funnel(twelve, { kind: 'proportion', limits: 'overdispersed' }).limits).toBe('overdispersed')
  })

  test('units that truly differ widen the lines; units alike do not', () => {
    const spread = twelve.map((one, at) => ({ ...one, x: 10 + 2 * at, n: 100 }))
    const wide = funnel(spread, { kind: 'proportion', limits: 'overdispersed' })
    expect(wide.tau2).toBeGreaterThan(0)
    expect(wide.units[0]!.upper95!).toBeGreaterThan(funnel(spread, { kind: 'proportion' }).units[0]!.upper95!)
    expect(funnel(twelve, { kind: 'proportion', limits: 'overdispersed' }).tau2).toBe(0)
  })

  test.each([
    { unit: 'a', x: 3, n: 2 },
    { unit: 'a', x: -1, n: 2 },
    { unit: 'a', x: 1.5, n: 2 },
  ])('$x of $n is an error that names the unit', (one) => {
    expect(() => funnel([one], { kind: 'proportion' })).toThrow(/^a: /)
  })

  test('no units, no target', () => {
    expect(funnel([], { kind: 'proportion' })).toEqual({
      target: null,
      phi: null,
      tau2: null,
      limits: 'exact',
      units: [],
    })
    expect(measureOverdispersion([])).toBeNull()
  })
})

test('the lines always lie in order around the target, within what is possible', () => {
  const unit = fc.record({ x: fc.nat(300), more: fc.nat(300) })
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 20 }),
      fc.constantFrom('exact', 'wilson', 'overdispersed' as const),
      (drawn, limits) => {
        const units = drawn.map(({ x, more }, at) => ({ unit: `${at}`, x, n: x + more }))
        const seen = funnel(units, { kind: 'proportion', limits: limits as 'exact' })
        for (const { value, lower998, lower95, upper95, upper998 } of seen.units) {
          if (value === null) continue
          expect(lower998!).toBeGreaterThanOrEqual(0)
          expect(lower95!).toBeGreaterThanOrEqual(lower998! - 1e-12)
          expect(upper95!).toBeGreaterThanOrEqual(lower95! - 1e-12)
          expect(upper998!).toBeGreaterThanOrEqual(upper95! - 1e-12)
          expect(upper998!).toBeLessThanOrEqual(1)
        }
      },
    ),
  )
})

test('a limit below nothing is nothing, and not its square', () => {
  expect(unscaleProportion(-0.4)).toBe(0)
  expect(scaleRatio(0, 4, 1).y).toBe(0)
})

test('beyond an interpolated line alone is not outside: the exact chance must agree', () => {
  const perfect = funnel([{ unit: 'A', x: 20, n: 20 }], { kind: 'proportion', target: 0.9 }).units[0]!
  // 0.9 to the power of 20: one in eight
  expect([perfect.status, perfect.upper998! < 1]).toEqual(['within', true])
  const none = (n: number) => funnel([{ unit: 'A', x: 0, n }], { kind: 'ratio' }).units[0]!.status
  expect([none(0.5), none(2), none(4), none(7)]).toEqual(['within', 'within', 'below 95%', 'below 99.8%'])
})
