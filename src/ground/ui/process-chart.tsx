// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a g of an SVG takes no focus by itself
// biome-ignore-all lint/a11y/noInteractiveElementToNoninteractiveRole: a point takes focus so that its reading is heard
import { line } from 'd3-shape'
import { useId } from 'react'
import { ChartDot } from './chart-dot.tsx'
import { chartFont, ink, type PointFlag } from './chart-ink.ts'
import { type ChartLayout, layoutChart, textSize } from './chart-layout.ts'

export type ChartPoint = {
  /** The month as the axis names it. */
  label: string
  /** null: missing. The line has a gap there; nothing is drawn at zero. */
  value: number | null
  /** The whole reading in words: month, rate and counts. */
  reading: string
  /** Not yet mature: drawn hollow. */
  isProvisional?: boolean
  flag?: PointFlag
}
/** Months between two rebases; `from` and `to` are places in the list of points. */
export type ChartSegment = { from: number; to: number; lower: number; centre: number; upper: number }
export type ChartLine = {
  value: number
  /** '': it is not named, because another stands in its place at the end */
  label: string
  kind: 'target' | 'minimum'
  /** places in the list of points between which it held; absent: all of them */
  from?: number
  to?: number
}
/** What was agreed or changed, at a place in the list of points. */
export type ChartMark = { index: number; label: string }

export type ProcessChartProps = {
  title: string
  description: string
  points: readonly ChartPoint[]
  segments?: readonly ChartSegment[]
  lines?: readonly ChartLine[]
  marks?: readonly ChartMark[]
  /** Word at the end of the centre line. */
  usualLabel?: string
  formatTick: (value: number) => string
  /** Ends that the measure has by nature: limits are clipped to them here, and only here. */
  lowest?: number
  highest?: number
  width?: number
  height?: number
  /** Each point can be reached by key, and its reading stands below the chart while it has focus or pointer. */
  isInteractive?: boolean
}

const endInk = { target: ink.blue, minimum: ink.brown, usual: ink.quiet }

/** Process behavior chart: what is usual, what was agreed, what happened. */
export function ProcessChart(props: ProcessChartProps) {
  const id = useId()
  const layout = layoutChart(props)
  const { width, height, plot, scale, x } = layout
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="process-chart"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={props.isInteractive ? 'group' : 'img'}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-desc`}
      fontFamily={chartFont}
      fontSize={textSize}
    >
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      <g aria-hidden="true">
        {(props.segments ?? []).map((segment) => (
          <Band key={segment.from} segment={segment} props={props} layout={layout} />
        ))}
        {scale.ticks.map((tick) => (
          <text key={tick} x={plot.left - 12} y={scale.y(tick) + 4.5} textAnchor="end" fill={ink.quiet}>
            {props.formatTick(tick)}
          </text>
        ))}
        {(props.lines ?? []).map((one) => (
          <AgreedLine key={`${one.kind}${one.value} ${one.from}`} line={one} props={props} layout={layout} />
        ))}
        {layout.endLabels.map((label) => (
          <text key={label.ink + label.text} x={plot.right + 8} y={label.y + 4.5} fill={endInk[label.ink]}>
            {label.text}
          </text>
        ))}
        {layout.marks.map((mark) => (
          <g key={mark.index + mark.label} className="chart-mark">
            <line x1={mark.x} x2={mark.x} y1={mark.labelY - 10} y2={plot.bottom} stroke={ink.line} strokeWidth={1} />
            <text x={mark.labelX} y={mark.labelY} textAnchor={mark.labelX < mark.x ? 'end' : 'start'} fill={ink.line}>
              {mark.label}
            </text>
          </g>
        ))}
        {layout.monthLabels.map((month) => (
          <text key={month.anchor} x={month.x} y={height - 6} textAnchor={month.anchor} fill={ink.quiet}>
            {month.text}
          </text>
        ))}
        <path
          d={seriesPath(props.points, layout)}
          fill="none"
          stroke={ink.line}
          strokeWidth={1.5}
          strokeLinejoin="round"
        />
      </g>
      {props.points.map((point, i) =>
        point.value === null ? null : (
          <Point
            key={point.label + x(i)}
            point={point}
            x={x(i)}
            y={scale.y(point.value)}
            layout={layout}
            isInteractive={props.isInteractive === true}
          />
        ),
      )}
    </svg>
  )
}

const round = (value: number): number => Math.round(value * 100) / 100

function seriesPath(points: readonly ChartPoint[], { x, scale }: ChartLayout): string {
  const path = line<ChartPoint>()
    .defined((point) => point.value !== null)
    .x((_, i) => round(x(i)))
    .y((point) => round(scale.y(point.value!)))
  return path([...points]) ?? ''
}

type AgreedLineProps = { line: ChartLine; props: ProcessChartProps; layout: ChartLayout }

/** A minimum or a target as far as it held; where it changed, it steps halfway between two months. */
function AgreedLine({ line: { kind, value, from = 0, to = Infinity }, props, layout }: AgreedLineProps) {
  const { plot, scale, x } = layout
  return (
    <line
      x1={from <= 0 ? plot.left : (x(from - 1) + x(from)) / 2}
      x2={to >= props.points.length - 1 ? plot.right : (x(to) + x(to + 1)) / 2}
      y1={scale.y(value)}
      y2={scale.y(value)}
      stroke={endInk[kind]}
      strokeWidth={1.25}
      strokeDasharray={kind === 'target' ? '7 3' : '3 3'}
    />
  )
}

function Band({ segment, props, layout }: { segment: ChartSegment; props: ProcessChartProps; layout: ChartLayout }) {
  const { plot, scale, x } = layout
  const isFirst = segment.from <= 0
  const isLast = segment.to >= props.points.length - 1
  const left = isFirst ? plot.left : (x(segment.from - 1) + x(segment.from)) / 2
  const right = isLast ? plot.right : (x(segment.to) + x(segment.to + 1)) / 2
  const [low, high] = scale.domain
  const top = scale.y(Math.min(Math.max(segment.upper, low), high))
  const bottom = scale.y(Math.max(Math.min(segment.lower, high), low))
  return (
    <g className="chart-band">
      <rect x={left} y={top} width={Math.max(0, right - left)} height={Math.max(0, bottom - top)} fill={ink.band} />
      <line
        x1={left}
        x2={right}
        y1={scale.y(segment.centre)}
        y2={scale.y(segment.centre)}
        stroke={ink.hairline}
        strokeWidth={1}
      />
    </g>
  )
}

type PointProps = { point: ChartPoint; x: number; y: number; layout: ChartLayout; isInteractive: boolean }

function Point({ point, x, y, layout, isInteractive }: PointProps) {
  const { flag, isProvisional } = point
  const dot = <ChartDot x={x} y={y} radius={layout.radius} flag={flag} isProvisional={isProvisional} lineWidth={1.5} />
  if (!isInteractive) {
    return (
      <g>
        <title>{point.reading}</title>
        {dot}
      </g>
    )
  }
  const { plot, height, width } = layout
  const anchor = x < width / 3 ? 'start' : x > (width * 2) / 3 ? 'end' : 'middle'
  const at = anchor === 'start' ? plot.left : anchor === 'end' ? plot.right : x
  const step = (plot.right - plot.left) / layout.pointCount
  return (
    <g className="chart-point" tabIndex={0} role="img" aria-label={point.reading}>
      <rect x={x - step / 2} y={plot.top} width={step} height={plot.bottom - plot.top} fill="transparent" />
      <g className="chart-dot">{dot}</g>
      <g className="chart-reading" aria-hidden="true">
        <rect x={plot.left} y={height - 22} width={plot.right - plot.left} height={22} fill={ink.paper} />
        <text x={at} y={height - 6} textAnchor={anchor} fill={ink.line} fontWeight={600}>
          {point.reading}
        </text>
      </g>
    </g>
  )
}
