import { scaleLinear } from 'd3-scale'
import { ChartDot } from '../../../ground/ui/chart-dot.tsx'
import { chartFont, ink, textWidth } from '../../../ground/ui/chart-ink.ts'

export type PlotDot = { key: string; href: string; value: number; isMissed: boolean; reading: string }
export type PlotRow = { key: string; label: string; dots: readonly PlotDot[] }
type Props = {
  label: string
  rows: readonly PlotRow[]
  minimum: number
  target: number | null
  /** the scale ends at least here: 1 for shares */
  atLeast: number
  formatTick: (value: number) => string
  width: number
}

const [radius, gap, textSize] = [5, 12, 13]

/** One line a program type; each program a dot on it, none named until it is pointed at. Drawn by the server. */
export function BacktestPlot({ label, rows, minimum, target, atLeast, formatTick, width }: Props) {
  const isWide = width > 500
  const left = isWide ? 290 : 14
  const labelHeight = isWide ? 0 : 18
  const most = Math.max(atLeast, minimum, target ?? 0, ...rows.flatMap((row) => row.dots.map((dot) => dot.value)))
  const x = scaleLinear([0, most], [left, width - 16])
  if (atLeast !== 1 || most > 1) x.nice(5)
  let top = 22
  const placed = rows.map((row) => {
    const dots = spread(row.dots.map((dot) => ({ ...dot, x: x(dot.value) })))
    const lanes = Math.max(1, ...dots.map((dot) => dot.lane + 1))
    const height = Math.max(34, labelHeight + 14 + lanes * gap)
    const line = { row, dots, start: top, bottom: top + height - 8 }
    top += height
    return line
  })
  const height = top + 26
  const ticks = x.ticks(isWide ? 6 : 4)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with links in it is a group, and no set of fields
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="ends-chart"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="group"
      aria-label={label}
      fontFamily={chartFont}
      fontSize={textSize}
    >
      {placed.map(({ row, bottom }) => (
        <line
          key={row.key}
          x1={left}
          x2={width - 16}
          y1={bottom}
          y2={bottom}
          stroke={ink.hairline}
          strokeWidth={0.75}
        />
      ))}
      {ticks.map((tick) => (
        <text key={tick} x={round(x(tick))} y={height - 6} textAnchor="middle" fill={ink.quiet}>
          {formatTick(tick)}
        </text>
      ))}
      <line x1={x(minimum)} x2={x(minimum)} y1={16} y2={top - 4} stroke={ink.line} strokeWidth={1.5} />
      <text x={round(x(minimum))} y={12} textAnchor={anchor(x(minimum), width)} fill={ink.line} fontWeight={600}>
        {formatTick(minimum)}
      </text>
      {target !== null && target !== minimum && (
        <line x1={x(target)} x2={x(target)} y1={16} y2={top - 4} stroke={ink.line} strokeDasharray="4 3" />
      )}
      {placed.map(({ row, start, bottom }) => (
        <text
          key={row.key}
          x={isWide ? left - 14 : 2}
          y={isWide ? bottom - 2 : start + 12}
          textAnchor={isWide ? 'end' : 'start'}
          fill={ink.line}
          // On a phone the name stands on the line of the minimum: its own ground keeps it readable.
          stroke={ink.paper}
          strokeWidth={4}
          paintOrder="stroke"
        >
          {shorten(row.label, isWide ? left - 18 : width - 8)}
        </text>
      ))}
      {placed.flatMap(({ dots, bottom }) =>
        dots.map((dot) => (
          <a key={dot.key} href={dot.href} className="plot-dot" aria-label={dot.reading}>
            <title>{dot.reading}</title>
            <circle cx={round(dot.x)} cy={bottom - 9 - dot.lane * gap} r={gap} fill="transparent" stroke="none" />
            <ChartDot
              x={dot.x}
              y={bottom - 9 - dot.lane * gap}
              radius={radius}
              flag={dot.isMissed ? 'worse' : null}
              lineWidth={1}
            />
          </a>
        )),
      )}
    </svg>
  )
}

/** Dots that would cover each other stand one above the other; the lane says how high, and means nothing else. */
function spread<Dot extends { x: number }>(dots: Dot[]): (Dot & { lane: number })[] {
  const ends: number[] = []
  return dots
    .toSorted((a, b) => a.x - b.x)
    .map((dot) => {
      const free = ends.findIndex((end) => dot.x - end >= gap)
      const lane = free === -1 ? ends.length : free
      ends[lane] = dot.x
      return { ...dot, lane }
    })
}

function shorten(label: string, room: number): string {
  if (textWidth(label, textSize) <= room) return label
  let text = label
  while (textWidth(`${text}…`, textSize) > room) text = text.slice(0, -1)
  return `${text.trimEnd()}…`
}

const anchor = (at: number, width: number) => (at > width - 40 ? 'end' : at < 40 ? 'start' : 'middle')
const round = (value: number): number => Math.round(value * 10) / 10
