// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a g of an SVG takes no focus by itself

import { ChartDot } from './chart-dot.tsx'
import { ChartDrawing } from './chart-drawing.tsx'
import { ink, type PointFlag, textWidth } from './chart-ink.ts'
import { textSize } from './chart-layout.ts'
import { ChartReadable } from './chart-point.tsx'
import { valueScale } from './chart-scale.ts'
import { spaceLabels } from './label-spacing.ts'
import { linePath } from './line-path.ts'
import { linearScale, roundTicks } from './linear-scale.ts'

export type FunnelPoint = {
  key: string
  /** how many cases, and what came of them */
  size: number
  value: number
  reading: string
  href?: string
  flag?: PointFlag
  /** outside 95% only: drawn hollow */
  isSlight?: boolean
  /** too few cases to tell anything: drawn small */
  isFew?: boolean
  /** named in the chart */
  ownLabel?: string
}
export type FunnelEdge = { n: number; lower95: number; upper95: number; lower998: number; upper998: number }

export type FunnelChartProps = {
  title: string
  description: string
  points: readonly FunnelPoint[]
  together: number
  edges: readonly FunnelEdge[]
  labels: { together: string; near: string; far: string; sizes: string }
  formatTick: (value: number) => string
  formatSize: (size: number) => string
  width?: number
  height?: number
  isInteractive?: boolean
}

/** Funnel: each program at its size, between the lines within which chance alone keeps them; they open where cases are few. */
export function FunnelChart(props: FunnelChartProps) {
  const { points, edges, together, labels, width = 744, height = 320, isInteractive = false } = props
  const largest = Math.max(1, ...points.map(({ size }) => size))
  const last = edges.at(-1)
  const values = [...points.map(({ value }) => value), ...edges.flatMap((one) => [one.lower998, one.upper998])]
  const ends = { lowest: 0, highest: 1 }
  const left = Math.ceil(Math.max(...valueScale(values, ends, 1, 0).ticks.map(tickWidth))) + 12
  const right = width - Math.ceil(Math.max(...[labels.together, labels.near, labels.far].map(widthOf))) - 10
  const plot = { left, right, top: 10, bottom: height - 44 }
  const scale = valueScale(values, ends, plot.bottom, plot.top)
  const x = linearScale([0, largest * 1.03], [plot.left, plot.right])
  const line = (key: Exclude<keyof FunnelEdge, 'n'>) =>
    linePath(edges.filter(({ n }) => n > 0).map((one) => ({ x: x(one.n), y: scale.y(one[key]) })))
  const named = last
    ? [
        { text: labels.far, value: last.upper998, fill: ink.quiet },
        { text: labels.near, value: last.upper95, fill: ink.quiet },
        { text: labels.together, value: together, fill: ink.line },
      ]
    : []
  const centres = spaceLabels(
    named.map(({ value }) => ({ wanted: scale.y(value), height: 16 })),
    { top: plot.top - 8, bottom: plot.bottom + 8 },
  )
  const ordered = points.toSorted((a, b) => a.size - b.size)
  function widthOf(text: string) {
    return textWidth(text, textSize)
  }
  function tickWidth(tick: number) {
    return textWidth(props.formatTick(tick), textSize)
  }
  return (
    <ChartDrawing {...props} width={width} height={height} isInteractive={isInteractive}>
      <g aria-hidden="true">
        {scale.ticks.map((tick) => (
          <text key={tick} x={plot.left - 12} y={scale.y(tick) + 4.5} textAnchor="end" fill={ink.quiet}>
            {props.formatTick(tick)}
          </text>
        ))}
        {roundTicks([0, largest], 4).map((tick) => (
          <text key={tick} x={x(tick)} y={plot.bottom + 18} textAnchor="middle" fill={ink.quiet}>
            {props.formatSize(tick)}
          </text>
        ))}
        <text x={(plot.left + plot.right) / 2} y={height - 6} textAnchor="middle" fill={ink.quiet}>
          {labels.sizes}
        </text>
        <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke={ink.edge} />
        <path d={line('upper998')} fill="none" stroke={ink.hairline} strokeWidth={1} />
        <path d={line('lower998')} fill="none" stroke={ink.hairline} strokeWidth={1} />
        <path d={line('upper95')} fill="none" stroke={ink.hairline} strokeWidth={1} strokeDasharray="4 3" />
        <path d={line('lower95')} fill="none" stroke={ink.hairline} strokeWidth={1} strokeDasharray="4 3" />
        <line x1={plot.left} x2={plot.right} y1={scale.y(together)} y2={scale.y(together)} stroke={ink.line} />
        {named.map(({ text, fill }, at) => (
          <text key={text} x={plot.right + 8} y={centres[at]! + 4.5} fill={fill}>
            {text}
          </text>
        ))}
      </g>
      {ordered.map((point, at) => (
        <ChartReadable
          key={point.key}
          reading={point.reading}
          href={point.href}
          isInteractive={isInteractive}
          isEntry={at === ordered.length - 1}
          zone={{ x: x(point.size) - 9, y: scale.y(point.value) - 9, width: 18, height: 18 }}
        >
          <ChartDot
            x={x(point.size)}
            y={scale.y(point.value)}
            radius={point.isFew ? 2.25 : 4.5}
            flag={point.flag}
            isProvisional={point.isSlight}
            lineWidth={1.5}
          />
          {point.ownLabel !== undefined && (
            <Own point={point} x={x(point.size)} y={scale.y(point.value)} right={plot.right} />
          )}
        </ChartReadable>
      ))}
    </ChartDrawing>
  )
}

/** A ring and a name: the program that the reader looks for. */
function Own({ point, x, y, right }: { point: FunnelPoint; x: number; y: number; right: number }) {
  const isLeft = x + 14 + textWidth(point.ownLabel!, textSize) > right
  return (
    <>
      <circle cx={x} cy={y} r={9} fill="none" stroke={ink.line} strokeWidth={1.5} />
      <text
        x={isLeft ? x - 14 : x + 14}
        y={y + 4.5}
        textAnchor={isLeft ? 'end' : 'start'}
        fill={ink.line}
        fontWeight={600}
        stroke={ink.paper}
        strokeWidth={4}
        paintOrder="stroke"
      >
        {point.ownLabel}
      </text>
    </>
  )
}
