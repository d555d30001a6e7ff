import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { textWidth } from './chart-ink.ts'
import { valueScale } from './chart-scale.ts'
import { drawProcessChart } from './draw-chart.tsx'
import { type ChartPoint, ProcessChart, type ProcessChartProps } from './process-chart.tsx'
import { Sparkline } from './sparkline.tsx'

const points = (...values: (number | null)[]): ChartPoint[] =>
  values.map((value, i) => ({ label: `M${i + 1}`, value, reading: value === null ? '' : `M${i + 1}: ${value}` }))
const chart = (given: Partial<ProcessChartProps> = {}): ProcessChartProps => ({
  title: 'Exits to permanent housing',
  description: 'Usual between 30 and 58 percent.',
  points: points(0.4, 0.5, 0.45, 0.42),
  formatTick: (value) => `${Math.round(value * 100)}%`,
  lowest: 0,
  highest: 1,
  ...given,
})
const count = (svg: string, part: string) => svg.split(part).length - 1
const linePath = (svg: string) => svg.match(/<path d="([^"]*)" fill="none"/)?.[1] ?? ''

describe('process chart', () => {
  it('carries its title and description for those who hear it', () => {
    const svg = drawProcessChart(chart())
    expect(svg).toMatch(/<title id="([^"]+)-title">Exits to permanent housing<\/title>/)
    expect(svg).toContain('Usual between 30 and 58 percent.</desc>')
    expect(svg).toContain('role="img"')
  })

  it('draws provisional months hollow and the others full', () => {
    const given = points(0.4, 0.5, 0.45).map((point, i) => ({ ...point, isProvisional: i === 2 }))
    const svg = drawProcessChart(chart({ points: given }))
    expect(count(svg, 'chart-point-hollow')).toBe(1)
    expect(count(svg, 'chart-point-full')).toBe(2)
    expect(svg).toMatch(/class="chart-point-hollow" fill="#ffffff"/)
  })

  it('leaves a gap for a missing month and draws nothing at zero', () => {
    const svg = drawProcessChart(chart({ points: points(0.4, 0.5, null, 0.45, 0.44) }))
    expect(count(linePath(svg), 'M')).toBe(2)
    expect(count(svg, '<circle')).toBe(4)
  })

  it('tells a flagged point by shape and ink', () => {
    const given = points(0.4, 0.1, 0.9).map((point, i) => ({
      ...point,
      flag: ([null, 'worse', 'better'] as const)[i]!,
    }))
    const svg = drawProcessChart(chart({ points: given }))
    expect(count(svg, '<circle')).toBe(1)
    expect(svg).toMatch(/<path class="chart-point-full" fill="#8c471c"/)
    expect(svg).toMatch(/<path class="chart-point-full" fill="#1a4480"/)
  })

  it('clips the band to what the measure can be, when drawing', () => {
    const segments = [{ from: 0, to: 3, lower: -0.4, centre: 0.45, upper: 1.3 }]
    const svg = drawProcessChart(chart({ segments, height: 220 }))
    const [, y, height] = svg.match(/<g class="chart-band"><rect x="[^"]+" y="([^"]+)" width="[^"]+" height="([^"]+)"/)!
    expect(Number(y)).toBe(8)
    expect(Number(y) + Number(height)).toBe(194)
  })

  it('each segment has its own band; the word stands only where the last reaches the end', () => {
    const two = [
      { from: 0, to: 1, lower: 0.3, centre: 0.4, upper: 0.5 },
      { from: 2, to: 3, lower: 0.4, centre: 0.5, upper: 0.6 },
    ]
    const both = drawProcessChart(chart({ segments: two, usualLabel: 'usual' }))
    expect(count(both, 'chart-band')).toBe(2)
    expect(both).toContain('>usual<')
    expect(drawProcessChart(chart({ segments: two.slice(0, 1), usualLabel: 'usual' }))).not.toContain('>usual<')
  })

  it('writes out minimum, target and marks, the labels of near marks in rows', () => {
    const svg = drawProcessChart(
      chart({
        lines: [
          { value: 0.5, label: 'target 50%', kind: 'target' },
          { value: 0.4, label: 'minimum 40%', kind: 'minimum' },
        ],
        marks: [
          { index: 1, label: 'navigator on evenings, seven days a week' },
          { index: 1.2, label: 'amendment 2' },
        ],
      }),
    )
    for (const text of ['target 50%', 'minimum 40%', 'amendment 2']) expect(svg).toContain(`>${text}</text>`)
    const rows = [...svg.matchAll(/class="chart-mark">.*?<text x="[^"]+" y="([^"]+)"/g)].map((match) => match[1])
    expect(new Set(rows).size).toBe(2)
  })

  it('limits have edges, and two thirds of the way a finer line; both only inside what the measure can be', () => {
    const segments = [{ from: 0, to: 3, lower: -0.2, lowerNear: 0.1, centre: 0.4, upperNear: 0.7, upper: 0.9 }]
    const svg = drawProcessChart(chart({ segments }))
    expect(count(svg, 'stroke="#b4becb"')).toBe(3)
    expect(count(svg, 'stroke-dasharray="1 4"')).toBe(2)
  })

  it('a short series is drawn around its median, without limits', () => {
    const svg = drawProcessChart(chart({ segments: [{ from: 0, to: 3, centre: 0.44 }], usualLabel: 'median' }))
    expect(svg).toContain('>median<')
    expect(svg).not.toContain('fill="#ebf0f7"')
  })

  it('draws the way that was agreed, with a gap where nothing was', () => {
    const svg = drawProcessChart(chart({ expected: { values: [null, 0.4, 0.45, 0.5], label: 'agreed way' } }))
    expect(svg).toMatch(/class="chart-expected" d="M[^M]*"/)
    expect(svg).toContain('>agreed way<')
  })

  it('a label that fits on neither side of its line begins at the edge of a narrow chart, and never runs out of it', () => {
    const marks = [
      { index: 3, label: 'action: navigator on evenings', kind: 'action' as const },
      { index: 3, label: `action: ${'a very long promise '.repeat(5)}`, kind: 'action' as const },
    ]
    const svg = drawProcessChart(chart({ marks, width: 240 }))
    const labels = [...svg.matchAll(/<text x="([\d.]+)"[^>]*text-anchor="(start|end)"[^>]*>(action[^<]*)</g)]
    expect(labels.map(([, , anchor]) => anchor)).toEqual(['end', 'end'])
    for (const [, x, , text] of labels) expect(Number(x)).toBeGreaterThanOrEqual(textWidth(text!, 13) - 0.01)
    expect(labels.at(-1)![3]).toMatch(/…$/)
  })

  it('each kind of mark has a line of its own, and opens what it marks', () => {
    const marks = (['contract', 'action', 'definition'] as const).map((kind, index) => ({
      index,
      label: kind,
      kind,
      href: `/${kind}`,
    }))
    const page = renderToStaticMarkup(<ProcessChart {...chart({ marks, isInteractive: true })} />)
    for (const { href } of marks) expect(page).toContain(`<a class="chart-mark" href="${href}"`)
    expect(page).toMatch(/stroke-dasharray="5 3"[^>]*><\/line><text[^>]*>action</)
    expect(page).toMatch(/stroke-dasharray="1.5 2.5"[^>]*><\/line><text[^>]*>definition</)
    // a file opens nothing
    expect(drawProcessChart(chart({ marks }))).not.toContain('<a ')
  })

  it('one key reaches the chart, arrows go on; each point leads to its figure where it has one', () => {
    const given = points(0.4, null, 0.5).map((point, i) => (i === 0 ? { ...point, href: '/figure' } : point))
    const page = renderToStaticMarkup(<ProcessChart {...chart({ points: given, isInteractive: true })} />)
    expect(page).toContain('<a class="chart-point" href="/figure" tabindex="-1" aria-label="M1: 0.4"')
    expect(page).toContain('tabindex="0" aria-label="M3: 0.5"')
    expect(count(page, 'tabindex="0"')).toBe(1)
    expect(drawProcessChart(chart())).not.toContain('tabindex')
  })

  it('the same figures give the same text, with fonts and inks inside', () => {
    const svg = drawProcessChart(chart())
    expect(drawProcessChart(chart())).toBe(svg)
    expect(svg).toContain('Public Sans')
    expect(svg).not.toContain('var(')
  })

  it('never writes a number that is none: no point, one point, all equal, all missing, anything', () => {
    const value = fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), fc.boolean(), (values, hasEnds) => {
        const ends = hasEnds ? { lowest: 0, highest: 1 } : { lowest: undefined, highest: undefined }
        expect(drawProcessChart(chart({ points: points(...values), ...ends }))).not.toMatch(/NaN|Infinity|undefined/)
        const small = <Sparkline title="" points={values.map((v) => ({ value: v }))} />
        expect(renderToStaticMarkup(small)).not.toMatch(/NaN|Infinity|undefined/)
      }),
      { numRuns: 60 },
    )
    for (const values of [[], [0.4], [0.4, 0.4, 0.4], [0, 0], [null, null], [1, 1, 1]]) {
      expect(drawProcessChart(chart({ points: points(...values) }))).not.toMatch(/NaN|Infinity/)
    }
  })
})

describe('value scale', () => {
  it('has two to four ticks inside its domain, and holds every value', () => {
    const values = fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { maxLength: 30 })
    fc.assert(
      fc.property(values, (list) => {
        const { ticks, domain } = valueScale(list, { lowest: 0 }, 100, 0)
        expect(ticks.length).toBeGreaterThanOrEqual(2)
        expect(ticks.length).toBeLessThanOrEqual(4)
        for (const value of [...list, ...ticks]) {
          expect(value).toBeGreaterThanOrEqual(domain[0] - 1e-9)
          expect(value).toBeLessThanOrEqual(domain[1] + 1e-9)
        }
      }),
    )
  })

  it('starts at nothing unless that would flatten the line', () => {
    expect(valueScale([0.2, 0.5], { lowest: 0, highest: 1 }, 100, 0).domain[0]).toBe(0)
    expect(valueScale([0.92, 0.97], { lowest: 0, highest: 1 }, 100, 0).domain[0]).toBeGreaterThan(0.8)
  })
})

describe('sparkline', () => {
  it('marks the last month that has a value, hollow while provisional', () => {
    const given = [{ value: 1 }, { value: 2, isProvisional: true }, { value: null }]
    const svg = renderToStaticMarkup(<Sparkline title="three months" points={given} />)
    expect(count(svg, '<circle')).toBe(1)
    expect(svg).toContain('fill="#ffffff"')
    expect(svg).toContain('<title>three months</title>')
  })
})
