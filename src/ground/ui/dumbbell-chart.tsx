// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a g of an SVG takes no focus by itself
import { ChartDrawing } from './chart-drawing.tsx'
import { ink, textWidth } from './chart-ink.ts'
import { textSize } from './chart-layout.ts'
import { ChartReadable } from './chart-point.tsx'
import { valueScale } from './chart-scale.ts'
import { linearScale } from './linear-scale.ts'

export type DumbbellRow = {
  key: string
  label: string
  value: number
  reading: string
  /** the group that the others are held beside */
  isReference?: boolean
  /** where the value would lie at both ends of what is known of the gap; absent: too few to tell */
  range?: { lower: number; upper: number }
}

export type DumbbellChartProps = {
  title: string
  description: string
  rows: readonly DumbbellRow[]
  referenceLabel: string
  formatTick: (value: number) => string
  width?: number
  /** room for each group; the chart is as tall as its groups are many */
  height?: number
  isInteractive?: boolean
}

/** Groups beside the largest of them: how far apart they are, and how surely. Its line is where no gap would be. */
export function DumbbellChart(props: DumbbellChartProps) {
  const { rows, width = 744, isInteractive = false } = props
  const isNarrow = width < 500
  const rowHeight = isNarrow ? 46 : 30
  const reference = rows.find(({ isReference }) => isReference)
  const values = rows.flatMap(({ value, range }) => [value, ...(range ? [range.lower, range.upper] : [])])
  const left = isNarrow ? 10 : Math.ceil(Math.max(...rows.map(({ label }) => textWidth(label, textSize)))) + 16
  const right = width - 22
  const ends = { lowest: 0, highest: 1 }
  const { domain, ticks } = valueScale(
    values.map((value) => Math.min(1, Math.max(0, value))),
    ends,
    left,
    right,
  )
  const x = linearScale(domain, [left, right])
  const clip = (value: number) => x(Math.min(Math.max(value, domain[0]), domain[1]))
  const top = 24
  const bottom = top + rows.length * rowHeight
  const y = (at: number) => top + (at + (isNarrow ? 0.7 : 0.5)) * rowHeight
  return (
    <ChartDrawing {...props} width={width} height={bottom + 26} isInteractive={isInteractive}>
      <g aria-hidden="true">
        <line x1={left} x2={right} y1={bottom} y2={bottom} stroke={ink.edge} />
        {ticks.map((tick) => (
          <text key={tick} x={x(tick)} y={bottom + 18} textAnchor="middle" fill={ink.quiet}>
            {props.formatTick(tick)}
          </text>
        ))}
        {reference && (
          <>
            <line
              x1={x(reference.value)}
              x2={x(reference.value)}
              y1={top - 4}
              y2={bottom}
              stroke={ink.quiet}
              strokeDasharray="2 3"
            />
            <text
              x={x(reference.value)}
              y={14}
              textAnchor={
                x(reference.value) > width * 0.75 ? 'end' : x(reference.value) < width * 0.25 ? 'start' : 'middle'
              }
              fill={ink.quiet}
            >
              {props.referenceLabel}
            </text>
          </>
        )}
        {rows.map(({ key, label }, at) => (
          <text
            key={key}
            x={isNarrow ? 0 : left - 12}
            y={isNarrow ? y(at) - 14 : y(at) + 4.5}
            textAnchor={isNarrow ? 'start' : 'end'}
            fill={ink.line}
          >
            {label}
          </text>
        ))}
      </g>
      {rows.map((row, at) => (
        <ChartReadable
          key={row.key}
          reading={row.reading}
          isInteractive={isInteractive}
          isEntry={at === 0}
          zone={{ x: 0, y: y(at) - rowHeight / 2, width, height: rowHeight }}
        >
          {row.range && (
            <path
              className="dumbbell-range"
              d={`M${clip(row.range.lower)} ${y(at) - 5}v10M${clip(row.range.upper)} ${y(at) - 5}v10M${clip(row.range.lower)} ${y(at)}H${clip(row.range.upper)}`}
              stroke={ink.hairline}
              strokeWidth={1.25}
              fill="none"
            />
          )}
          {reference && !row.isReference && (
            <path d={`M${x(reference.value)} ${y(at)}H${x(row.value)}`} stroke={ink.line} strokeWidth={2.5} />
          )}
          {row.isReference ? (
            <circle cx={x(row.value)} cy={y(at)} r={5} fill={ink.paper} stroke={ink.line} strokeWidth={1.5} />
          ) : (
            <circle
              cx={x(row.value)}
              cy={y(at)}
              r={5}
              fill={row.range ? ink.line : ink.paper}
              stroke={ink.line}
              strokeWidth={1.5}
              strokeDasharray={row.range ? undefined : '1.6 2.33'}
            />
          )}
        </ChartReadable>
      ))}
    </ChartDrawing>
  )
}
