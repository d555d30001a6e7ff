import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawPicture } from './draw-picture.ts'
import { DumbbellChart, type DumbbellChartProps } from './dumbbell-chart.tsx'
import { FunnelChart, type FunnelChartProps } from './funnel-chart.tsx'
import { PathChart, type PathChartProps } from './path-chart.tsx'

const count = (svg: string, part: string | RegExp) => svg.split(part).length - 1
const told = { title: 'A sentence.', description: 'What it shows.', formatTick: (value: number) => `${value}` }
const isDrawn = (svg: string) => {
  expect(svg).not.toMatch(/NaN|Infinity|undefined/)
  expect(svg).toContain('What it shows.</desc>')
}
const share = fc.double({ min: 0, max: 1, noNaN: true })

describe('funnel', () => {
  const edges = [10, 100].map((n) => ({ n, lower95: 0.3, upper95: 0.5, lower998: 0.2, upper998: 0.6 }))
  const funnel = (points: FunnelChartProps['points'], more: Partial<FunnelChartProps> = {}): FunnelChartProps => ({
    ...{ ...told, points, together: 0.4, edges, formatSize: String },
    labels: { together: 'all 40%', near: '95%', far: '99.8%', sizes: 'households' },
    ...more,
  })
  const point = (key: string, size: number, value: number, more = {}) => ({ key, size, value, reading: key, ...more })

  test('what a program is, is told by shape: outside 99.8% full, outside 95% hollow, few cases small, its own in a ring', () => {
    const svg = drawPicture(
      <FunnelChart
        {...funnel([
          point('far', 90, 0.1, { flag: 'worse' }),
          point('near', 80, 0.55, { flag: 'better', isSlight: true }),
          point('few', 3, 0.9, { isFew: true }),
          point('own', 70, 0.4, { ownLabel: 'Harbor House' }),
        ])}
      />,
    )
    isDrawn(svg)
    expect(svg).toMatch(/chart-point-full" fill="#8c471c"/)
    expect(svg).toMatch(/chart-point-hollow" fill="#ffffff" stroke="#1a4480"/)
    expect(svg).toContain('r="2.25"')
    expect(svg).toContain('>Harbor House<')
  })
  test('each program is one point, in the order of sizes for the arrow keys', () => {
    const given = funnel([point('large', 90, 0.4), point('small', 12, 0.4, { href: '/small' })], {
      isInteractive: true,
    })
    const svg = drawPicture(<FunnelChart {...given} />)
    expect(svg.indexOf('aria-label="small"')).toBeLessThan(svg.indexOf('aria-label="large"'))
    expect([count(svg, 'tabindex="0"'), count(svg, 'href="/small"')]).toEqual([1, 1])
  })
  test('whatever was counted, every number is one', () => {
    const any = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), share), { maxLength: 30 })
    fc.assert(
      fc.property(any, (list) => {
        isDrawn(drawPicture(<FunnelChart {...funnel(list.map(([n, value], at) => point(`P${at}`, n, value)))} />))
        isDrawn(
          drawPicture(
            <FunnelChart
              {...funnel(
                list.map(([n], at) => point(`P${at}`, n, 0)),
                { edges: [] },
              )}
            />,
          ),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('dumbbell', () => {
  const chart = (rows: DumbbellChartProps['rows'], width = 744): DumbbellChartProps => ({
    ...{ ...told, rows, width, referenceLabel: 'the largest group' },
  })
  const row = (key: string, value: number, more = {}) => ({ key, label: key, value, reading: key, ...more })
  const rows = [
    row('25 to 34', 0.4, { isReference: true }),
    row('35 to 44', 0.2, { range: { lower: 0.05, upper: 0.39 } }),
    row('65 and older', 0.5),
  ]
  test('a gap has its interval; where too few can be told it has none, and its dot is dotted', () => {
    const svg = drawPicture(<DumbbellChart {...chart(rows)} />)
    isDrawn(svg)
    expect([count(svg, 'dumbbell-range'), count(svg, 'stroke-dasharray="1.6 2.33"')]).toEqual([1, 1])
    expect(svg).toContain('>the largest group<')
  })
  test('on a phone a name stands above its line', () => {
    const at = (svg: string) => Number(svg.match(/<text x="([\d.]+)"[^>]*>65 and older</)?.[1])
    expect(at(drawPicture(<DumbbellChart {...chart(rows, 358)} />))).toBe(0)
    expect(at(drawPicture(<DumbbellChart {...chart(rows)} />))).toBeGreaterThan(50)
  })
  test('whatever the groups came to, every number is one', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 9 }), (list) => {
        const given = list.map(([value, width], at) =>
          row(
            `G${at}`,
            value,
            at === 0 ? { isReference: true } : { range: { lower: value - width, upper: value + width } },
          ),
        )
        isDrawn(drawPicture(<DumbbellChart {...chart(given)} />))
      }),
      { numRuns: 40 },
    )
  })
})

describe('path through the year', () => {
  const chart = (points: PathChartProps['points']): PathChartProps => ({
    ...{ ...told, points, labels: { asked: 'needed for 50%', ahead: 'eight in ten' } },
  })
  const known = { label: 'Jan', reading: 'Jan', counted: 4, asked: 5 }
  test('what was counted is dots on a line, what is needed a broken line, what is ahead a range', () => {
    const ahead = { label: 'Feb', reading: 'Feb', asked: 10, lower: 6, upper: 12 }
    const svg = drawPicture(<PathChart {...chart([known, ahead])} />)
    isDrawn(svg)
    expect([count(svg, '<circle'), count(svg, 'chart-ahead'), count(svg, '<title>')]).toEqual([1, 2, 2])
    for (const label of ['needed for 50%', 'eight in ten']) expect(svg).toContain(`>${label}<`)
  })
  test('a year that is over, or that has just begun, or in which nothing happened, is drawn', () => {
    isDrawn(drawPicture(<PathChart {...chart([known])} />))
    isDrawn(drawPicture(<PathChart {...chart([{ ...known, counted: 0, asked: 0 }])} />))
    isDrawn(drawPicture(<PathChart {...chart([])} />))
  })
})
