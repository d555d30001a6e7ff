// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a g of an SVG takes no focus by itself
import { ChartDot } from './chart-dot.tsx'
import { ChartDrawing } from './chart-drawing.tsx'
import { ink, type PointFlag } from './chart-ink.ts'
import { type ChartLayout, layoutChart } from './chart-layout.ts'
import { ChartReadable } from './chart-point.tsx'
import { linePath } from './line-path.ts'
import { AgreedLine, Band, endInk, MarkLine } from './process-lines.tsx'

export type ChartPoint = {
  /** The month as the axis names it. */
  label: string
  /** null: missing. The line has a gap there; nothing is drawn at zero. */
  value: number | null
  /** The whole reading in words: month, rate, counts, and what a rule says of it. */
  reading: string
  /** Not yet mature: drawn hollow. */
  isProvisional?: boolean
  flag?: PointFlag
  /** Where the figure comes from. */
  href?: string
}
/**
 * Months between two rebases; `from` and `to` are places in the list of points. Without limits it is a run chart: its
 * centre is the median.
 */
export type ChartSegment = {
  from: number
  to: number
  centre: number
  lower?: number
  upper?: number
  lowerNear?: number
  upperNear?: number
}
export type ChartLine = {
  value: number
  /** '': it is not named, because another stands in its place at the end */
  label: string
  kind: 'target' | 'minimum'
  /** places in the list of points between which it held; absent: all of them */
  from?: number
  to?: number
}
/** What was agreed or changed, at a place in the list of points; each kind has a line of its own. */
export type ChartMark = {
  index: number
  label: string
  kind?: 'contract' | 'action' | 'definition'
  /** opens what it marks */
  href?: string
}

export type ProcessChartProps = {
  title: string
  description: string
  points: readonly ChartPoint[]
  segments?: readonly ChartSegment[]
  lines?: readonly ChartLine[]
  marks?: readonly ChartMark[]
  /** The way that was agreed from where things stood to the target, by place in the list of points. */
  expected?: { values: readonly (number | null)[]; label: string }
  /** Word at the end of the centre line. */
  usualLabel?: string
  formatTick: (value: number) => string
  /** Ends that the measure has by nature: limits are clipped to them here, and only here. */
  lowest?: number
  highest?: number
  width?: number
  height?: number
  /** Each point can be reached by pointer and key. */
  isInteractive?: boolean
}

/** Process behavior chart: what is usual, what was agreed, what happened. A short series is drawn around its median. */
export function ProcessChart(props: ProcessChartProps) {
  const layout = layoutChart(props)
  const { plot, scale, x } = layout
  const isInteractive = props.isInteractive === true
  const entry = props.points.findLastIndex(({ value }) => value !== null)
  const step = (plot.right - plot.left) / Math.max(1, layout.pointCount)
  return (
    <ChartDrawing
      title={props.title}
      description={props.description}
      width={layout.width}
      height={layout.height}
      isInteractive={isInteractive}
    >
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
        {props.expected && (
          <path
            className="chart-expected"
            d={pathOf(props.expected.values, layout)}
            fill="none"
            stroke={ink.quiet}
            strokeWidth={1.25}
            strokeDasharray="8 3 1.5 3"
          />
        )}
        {layout.endLabels.map((label) => (
          <text key={label.ink + label.text} x={plot.right + 8} y={label.y + 4.5} fill={endInk[label.ink]}>
            {label.text}
          </text>
        ))}
        {layout.monthLabels.map((month) => (
          <text key={month.anchor} x={month.x} y={layout.height - 6} textAnchor={month.anchor} fill={ink.quiet}>
            {month.text}
          </text>
        ))}
      </g>
      {layout.marks.map((mark) => (
        <MarkLine key={mark.index + mark.label} mark={mark} bottom={plot.bottom} isInteractive={isInteractive} />
      ))}
      <path
        d={pathOf(
          props.points.map(({ value }) => value),
          layout,
        )}
        fill="none"
        aria-hidden="true"
        stroke={ink.line}
        strokeWidth={1.5}
        strokeLinejoin="round"
      />
      {props.points.map((point, i) =>
        point.value === null ? null : (
          <ChartReadable
            key={point.label + x(i)}
            reading={point.reading}
            href={point.href}
            isInteractive={isInteractive}
            isEntry={i === entry}
            zone={{ x: x(i) - step / 2, y: plot.top, width: step, height: plot.bottom - plot.top }}
          >
            <ChartDot
              x={x(i)}
              y={scale.y(point.value)}
              radius={layout.radius}
              flag={point.flag}
              isProvisional={point.isProvisional}
              lineWidth={1.5}
            />
          </ChartReadable>
        ),
      )}
    </ChartDrawing>
  )
}

const pathOf = (values: readonly (number | null)[], { x, scale }: ChartLayout): string =>
  linePath(values.map((value, i) => (value === null ? null : { x: x(i), y: scale.y(value) })))
