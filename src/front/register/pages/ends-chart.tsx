import { scaleLinear } from 'd3-scale'
import { chartFont, ink } from '../../../ground/ui/chart-ink.ts'

export type EndBar = { key: string; label: string; size: number; contracts: number; reading: string }
type Props = {
  title: string
  description: string
  bars: readonly EndBar[]
  formatTick: (cents: number) => string
  width: number
  height: number
}

const textSize = 13

/** Dollars that end by month as bars, with the number of contracts above each. Drawn by the server, whole without a script. */
export function EndsChart({ title, description, bars, formatTick, width, height }: Props) {
  const plot = { left: 52, right: width - 4, top: 24, bottom: height - 26 }
  const most = Math.max(1, ...bars.map((bar) => bar.size))
  const y = scaleLinear([0, most], [plot.bottom, plot.top]).nice(3)
  const step = (plot.right - plot.left) / bars.length
  const x = (place: number) => plot.left + place * step
  const isWide = width > 500
  const named = new Set(isWide ? [0, 6, 12, 18, bars.length - 1] : [0, 12, bars.length - 1])
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      className="ends-chart"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={`${title}. ${description}`}
      fontFamily={chartFont}
      fontSize={textSize}
    >
      {y.ticks(3).map((tick) => (
        <text key={tick} x={plot.left - 8} y={y(tick) + 4.5} textAnchor="end" fill={ink.quiet}>
          {formatTick(tick)}
        </text>
      ))}
      <line x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} stroke={ink.hairline} strokeWidth={1} />
      {bars.map((bar, place) => (
        <g key={bar.key}>
          <title>{bar.reading}</title>
          <rect
            x={round(x(place) + step * 0.14)}
            y={round(Math.min(y(bar.size), plot.bottom - (bar.contracts > 0 ? 1.5 : 0)))}
            width={round(step * 0.72)}
            height={round(Math.max(plot.bottom - y(bar.size), bar.contracts > 0 ? 1.5 : 0))}
            fill={ink.blue}
          />
          {isWide && bar.contracts > 0 && (
            <text
              x={round(x(place) + step / 2)}
              y={round(y(bar.size) - 6)}
              textAnchor="middle"
              fill={ink.line}
              fontSize={12}
            >
              {bar.contracts}
            </text>
          )}
          {named.has(place) && (
            <text
              x={round(place === 0 ? plot.left : place === bars.length - 1 ? plot.right : x(place) + step / 2)}
              y={height - 6}
              textAnchor={place === 0 ? 'start' : place === bars.length - 1 ? 'end' : 'middle'}
              fill={ink.quiet}
            >
              {bar.label}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

const round = (value: number): number => Math.round(value * 10) / 10
