// biome-ignore-all lint/a11y/noAriaHiddenOnFocusable: a g of an SVG takes no focus by itself
import { ink } from './chart-ink.ts'
import type { ChartLayout, PlacedMark } from './chart-layout.ts'
import type { ChartLine, ChartSegment, ProcessChartProps } from './process-chart.tsx'

export const endInk = { target: ink.blue, minimum: ink.brown, usual: ink.quiet, expected: ink.quiet }

type AgreedLineProps = { line: ChartLine; props: ProcessChartProps; layout: ChartLayout }

/** A minimum or a target as far as it held; where it changed, it steps halfway between two months. */
export function AgreedLine({ line: { kind, value, from = 0, to = Infinity }, props, layout }: AgreedLineProps) {
  const [left, right] = spanOf(from, to, props, layout)
  const y = layout.scale.y(value)
  return (
    <line
      x1={left}
      x2={right}
      y1={y}
      y2={y}
      stroke={endInk[kind]}
      strokeWidth={1.25}
      strokeDasharray={kind === 'target' ? '7 3' : '3 3'}
    />
  )
}

type BandProps = { segment: ChartSegment; props: ProcessChartProps; layout: ChartLayout }

/** The usual range with its edges, two thirds of it finely, and the centre; a run chart has the centre alone. */
export function Band({ segment, props, layout }: BandProps) {
  const { scale } = layout
  const [left, right] = spanOf(segment.from, segment.to, props, layout)
  const [low, high] = scale.domain
  const { lower, upper, lowerNear, upperNear, centre } = segment
  const isDrawn = (value: number | undefined): value is number => value !== undefined && value > low && value < high
  const y = (value: number) => scale.y(Math.min(Math.max(value, low), high))
  const across = (value: number, style: { stroke: string; strokeDasharray?: string }) => (
    <line key={value} x1={left} x2={right} y1={scale.y(value)} y2={scale.y(value)} strokeWidth={1} {...style} />
  )
  return (
    <g className="chart-band">
      {lower !== undefined && upper !== undefined && (
        <rect
          x={left}
          y={y(upper)}
          width={Math.max(0, right - left)}
          height={Math.max(0, y(lower) - y(upper))}
          fill={ink.band}
        />
      )}
      {[lower, upper].filter(isDrawn).map((value) => across(value, { stroke: ink.edge }))}
      {[lowerNear, upperNear]
        .filter(isDrawn)
        .map((value) => across(value, { stroke: ink.edge, strokeDasharray: '1 4' }))}
      {across(centre, { stroke: ink.hairline })}
    </g>
  )
}

/** From halfway before the first month to halfway after the last. */
function spanOf(from: number, to: number, { points }: ProcessChartProps, { plot, x }: ChartLayout): [number, number] {
  const left = from <= 0 ? plot.left : (x(from - 1) + x(from)) / 2
  const right = to >= points.length - 1 ? plot.right : (x(to) + x(to + 1)) / 2
  return [left, right]
}

const markDashes = { contract: undefined, action: '5 3', definition: '1.5 2.5' }

type MarkProps = { mark: PlacedMark; bottom: number; isInteractive: boolean }

/** What changed in a month: the contract a whole line, an action a broken one, a definition a dotted one. */
export function MarkLine({ mark, bottom, isInteractive }: MarkProps) {
  const drawn = (
    <>
      <line
        x1={mark.x}
        x2={mark.x}
        y1={mark.labelY - 10}
        y2={bottom}
        stroke={ink.line}
        strokeWidth={1}
        strokeDasharray={markDashes[mark.kind ?? 'contract']}
      />
      <text
        x={mark.labelX}
        y={mark.labelY}
        textAnchor={mark.labelEnds}
        fill={ink.line}
        stroke={ink.paper}
        strokeWidth={4}
        paintOrder="stroke"
      >
        {mark.label}
      </text>
    </>
  )
  if (!isInteractive || !mark.href) {
    return (
      <g aria-hidden="true" className="chart-mark">
        {drawn}
      </g>
    )
  }
  return (
    <a className="chart-mark" href={mark.href}>
      {drawn}
    </a>
  )
}
