import { ChartDot } from './chart-dot.tsx'
import { ink, type PointFlag } from './chart-ink.ts'
import { linePath } from './line-path.ts'
import { linearScale } from './linear-scale.ts'

export type SparklinePoint = { value: number | null; isProvisional?: boolean; flag?: PointFlag }
export type SparklineProps = {
  /** What it shows, in words; the figure beside it carries the value. */
  title: string
  points: readonly SparklinePoint[]
  band?: { lower: number; centre: number; upper: number }
  width?: number
  height?: number
}

/** A small line over its usual range: the last month is always a dot, others only where a rule flags them. */
export function Sparkline({ title, points, band, width = 112, height = 26 }: SparklineProps) {
  const edge = 4
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]))
  const y = spreadScale(band ? [...values, band.lower, band.upper] : values, height - edge, edge)
  const x = (i: number) => (points.length < 2 ? width / 2 : edge + (i / (points.length - 1)) * (width - 2 * edge))
  const last = points.findLastIndex((point) => point.value !== null)
  const path = linePath(points.map(({ value }, i) => (value === null ? null : { x: x(i), y: y(value) })))
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
    >
      <title>{title}</title>
      {band ? (
        <>
          <rect
            x={0}
            y={y(band.upper)}
            width={width}
            height={Math.max(0, y(band.lower) - y(band.upper))}
            fill={ink.band}
          />
          <line x1={0} x2={width} y1={y(band.centre)} y2={y(band.centre)} stroke={ink.hairline} strokeWidth={0.75} />
        </>
      ) : null}
      <path d={path} fill="none" stroke={ink.line} strokeWidth={1.25} strokeLinejoin="round" />
      {points.map((point, i) =>
        point.value !== null && (point.flag || i === last) ? (
          <ChartDot
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place in time
            key={i}
            x={x(i)}
            y={y(point.value)}
            radius={point.flag ? 2.75 : 2.25}
            flag={point.flag}
            isProvisional={point.isProvisional}
            lineWidth={1.25}
          />
        ) : null,
      )}
    </svg>
  )
}

/** A sparkline shows shape, not size: it fills its height, without ticks and without a start at nothing. */
function spreadScale(values: readonly number[], bottom: number, top: number): (value: number) => number {
  return linearScale([Math.min(...values), Math.max(...values)], [bottom, top])
}
