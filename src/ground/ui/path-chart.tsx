// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a g of an SVG takes no focus by itself
import { ChartDot } from './chart-dot.tsx'
import { ChartDrawing } from './chart-drawing.tsx'
import { ink, textWidth } from './chart-ink.ts'
import { textSize } from './chart-layout.ts'
import { ChartReadable } from './chart-point.tsx'
import { valueScale } from './chart-scale.ts'
import { spaceLabels } from './label-spacing.ts'
import { linePath } from './line-path.ts'
import { linearScale } from './linear-scale.ts'

/** A month of the year, with what is told of it; places without anything are months that are missing. */
export type PathPoint = {
  label: string
  reading: string
  counted?: number
  asked?: number
  lower?: number
  upper?: number
}

export type PathChartProps = {
  title: string
  description: string
  points: readonly PathPoint[]
  labels: { asked: string; ahead: string }
  formatTick: (value: number) => string
  width?: number
  height?: number
  isInteractive?: boolean
}

/** A year month by month, added up: what was counted, the way to the target, and where it will probably go. */
export function PathChart(props: PathChartProps) {
  const { points, labels, width = 744, height = 220, isInteractive = false } = props
  const values = [
    0,
    ...points.flatMap(({ counted, asked, upper }) => [counted, asked, upper].filter((one) => one !== undefined)),
  ]
  const left =
    Math.ceil(
      Math.max(...valueScale(values, { lowest: 0 }, 1, 0).ticks.map((tick) => widthOf(props.formatTick(tick)))),
    ) + 12
  const right = width - Math.ceil(Math.max(widthOf(labels.asked), widthOf(labels.ahead))) - 10
  const plot = { left, right, top: 10, bottom: height - 28 }
  const scale = valueScale(values, { lowest: 0 }, plot.bottom, plot.top)
  const x = linearScale([0, Math.max(1, points.length)], [plot.left, plot.right])
  const place = (at: number) => x(at + 1)
  const line = (key: 'counted' | 'asked' | 'lower' | 'upper') =>
    points
      .map((point, at) => ({ at, value: point[key] }))
      .flatMap(({ at, value }) => (value === undefined ? [] : [{ x: place(at), y: scale.y(value) }]))
  const start = { x: x(0), y: scale.y(0) }
  const counted = [start, ...line('counted')]
  const turn = counted.at(-1)!
  const [upper, lower] = [line('upper'), line('lower')]
  const band = upper.length > 0 ? `${linePath([turn, ...upper, ...lower.toReversed()])}Z` : ''
  const named = [
    ...(points.at(-1)?.asked === undefined
      ? []
      : [{ text: labels.asked, value: points.at(-1)!.asked!, fill: ink.blue }]),
    ...(upper.length === 0
      ? []
      : [{ text: labels.ahead, value: (points.at(-1)!.lower! + points.at(-1)!.upper!) / 2, fill: ink.quiet }]),
  ]
  const centres = spaceLabels(
    named.map(({ value }) => ({ wanted: scale.y(value), height: 16 })),
    { top: plot.top - 8, bottom: plot.bottom + 8 },
  )
  const entry = points.findLastIndex((point) => point.counted !== undefined)
  const step = (plot.right - plot.left) / Math.max(1, points.length)
  return (
    <ChartDrawing {...props} width={width} height={height} isInteractive={isInteractive}>
      <g aria-hidden="true">
        {scale.ticks.map((tick) => (
          <text key={tick} x={plot.left - 12} y={scale.y(tick) + 4.5} textAnchor="end" fill={ink.quiet}>
            {props.formatTick(tick)}
          </text>
        ))}
        <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke={ink.edge} />
        {points.map(({ label }, at) =>
          at === 0 || at === points.length - 1 || at === Math.floor(points.length / 2) ? (
            <text
              key={label}
              x={place(at) - (at === points.length - 1 ? 0 : step / 2)}
              y={height - 8}
              textAnchor={at === points.length - 1 ? 'end' : 'middle'}
              fill={ink.quiet}
            >
              {label}
            </text>
          ) : null,
        )}
        <path d={band} fill={ink.band} />
        <path
          className="chart-ahead"
          d={linePath([turn, ...upper])}
          fill="none"
          stroke={ink.hairline}
          strokeDasharray="1.5 3"
        />
        <path
          className="chart-ahead"
          d={linePath([turn, ...lower])}
          fill="none"
          stroke={ink.hairline}
          strokeDasharray="1.5 3"
        />
        <path
          d={linePath([start, ...line('asked')])}
          fill="none"
          stroke={ink.blue}
          strokeWidth={1.25}
          strokeDasharray="7 3"
        />
        <path d={linePath(counted)} fill="none" stroke={ink.line} strokeWidth={1.75} strokeLinejoin="round" />
        {named.map(({ text, fill }, at) => (
          <text key={text} x={plot.right + 8} y={centres[at]! + 4.5} fill={fill}>
            {text}
          </text>
        ))}
      </g>
      {points.map((point, at) => {
        const value = point.counted ?? (point.upper === undefined ? undefined : (point.lower! + point.upper) / 2)
        return value === undefined ? null : (
          <ChartReadable
            key={point.label}
            reading={point.reading}
            isInteractive={isInteractive}
            isEntry={at === entry}
            zone={{ x: place(at) - step / 2, y: plot.top, width: step, height: plot.bottom - plot.top }}
          >
            {point.counted === undefined ? (
              <path
                d={`M${place(at)} ${scale.y(point.lower!)}V${scale.y(point.upper!)}`}
                stroke={ink.hairline}
                strokeWidth={1.5}
              />
            ) : (
              <ChartDot x={place(at)} y={scale.y(value)} radius={3.5} lineWidth={1.5} />
            )}
          </ChartReadable>
        )
      })}
    </ChartDrawing>
  )

  function widthOf(text: string) {
    return textWidth(text, textSize)
  }
}
