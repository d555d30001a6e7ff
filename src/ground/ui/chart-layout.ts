import { textWidth } from './chart-ink.ts'
import { type ValueScale, valueScale } from './chart-scale.ts'
import { spaceLabels } from './label-spacing.ts'
import type { ChartMark, ProcessChartProps } from './process-chart.tsx'

export const textSize = 13
const labelHeight = 16

export type PlacedMark = ChartMark & { x: number; labelX: number; labelY: number; labelEnds: 'start' | 'end' }
export type PlacedLabel = { text: string; ink: 'target' | 'minimum' | 'usual' | 'expected'; y: number }
export type ChartLayout = {
  width: number
  height: number
  plot: { left: number; right: number; top: number; bottom: number }
  x: (index: number) => number
  scale: ValueScale
  marks: PlacedMark[]
  endLabels: PlacedLabel[]
  monthLabels: { text: string; x: number; anchor: 'start' | 'middle' | 'end' }[]
  radius: number
  pointCount: number
}

/** Where everything of a process chart stands, from its properties alone: nothing is measured on a screen. */
export function layoutChart(props: ProcessChartProps): ChartLayout {
  const { points, segments = [], lines = [], width = 744 } = props
  const clip = (value: number) => Math.min(Math.max(value, props.lowest ?? -Infinity), props.highest ?? Infinity)
  const drawn = [
    ...points.flatMap((point) => (point.value === null ? [] : [point.value])),
    ...segments.flatMap(({ centre, lower = centre, upper = centre }) => [clip(lower), clip(upper)]),
    ...(props.expected?.values ?? []).filter((value) => value !== null),
    ...lines.map((line) => line.value),
  ]
  const ends = { lowest: props.lowest, highest: props.highest }
  const tickWidth = Math.max(
    ...valueScale(drawn, ends, 1, 0).ticks.map((t) => textWidth(props.formatTick(t), textSize)),
  )
  // The word stands at the end of the line it names, so only where that line reaches the last month.
  const lastSegment = segments.findLast((segment) => segment.to >= points.length - 1)
  const lastExpected = props.expected?.values.at(-1)
  const endTexts = [
    ...lines
      .filter((line) => line.label !== '')
      .map((line) => ({ text: line.label, ink: line.kind, value: line.value })),
    ...(lastSegment && props.usualLabel
      ? [{ text: props.usualLabel, ink: 'usual' as const, value: lastSegment.centre }]
      : []),
    ...(lastExpected != null ? [{ text: props.expected!.label, ink: 'expected' as const, value: lastExpected }] : []),
  ]
  const endWidth = Math.max(0, ...endTexts.map((end) => textWidth(end.text, textSize)))
  const left = Math.ceil(tickWidth) + 12
  const right = width - (endWidth > 0 ? Math.ceil(endWidth) + 8 : 2)
  const radius = Math.min(4.5, Math.max(2.5, (right - left) / Math.max(points.length, 1) / 3.4))
  const x = (index: number) =>
    points.length < 2
      ? (left + right) / 2
      : left + radius + 4 + (index / (points.length - 1)) * (right - left - 2 * radius - 8)
  const { marks, rows } = placeMarks(props.marks ?? [], x, width)
  // On a page many marks make a chart taller; in a packet its size is given.
  const height = (props.height ?? 220) + (props.isInteractive ? Math.max(0, rows - 1) * labelHeight : 0)
  const plot = { left, right, top: rows * labelHeight + 8, bottom: height - 26 }
  const scale = valueScale(drawn, ends, plot.bottom, plot.top)
  const centres = spaceLabels(
    endTexts.map((end) => ({ wanted: scale.y(end.value), height: labelHeight })),
    { top: plot.top - labelHeight / 2, bottom: plot.bottom + labelHeight / 2 },
  )
  return {
    width,
    height,
    plot,
    x,
    scale,
    marks,
    endLabels: endTexts.map((end, i) => ({ text: end.text, ink: end.ink, y: centres[i]! })),
    monthLabels: placeMonths(
      points.map((point) => point.label),
      x,
      plot,
    ),
    radius,
    pointCount: points.length,
  }
}

/**
 * A mark's label stands right of its line, or left of it near the edge, and one row lower where two would touch. One that is
 * wider than the chart is cut short.
 */
function placeMarks(marks: readonly ChartMark[], x: (index: number) => number, width: number) {
  const rowEnds: number[] = []
  const placed = [...marks]
    .sort((a, b) => a.index - b.index)
    .map((mark): PlacedMark => {
      const at = x(mark.index)
      const label = shorten(mark.label, width)
      const length = textWidth(label, textSize)
      const fitsRight = at + 6 + length <= width
      const labelX = fitsRight ? at + 6 : Math.max(0, at - 6 - length)
      let row = rowEnds.findIndex((end) => end + 8 <= labelX)
      if (row < 0) row = rowEnds.length
      rowEnds[row] = labelX + length
      const labelY = 12 + row * labelHeight
      if (fitsRight) return { ...mark, label, x: at, labelX, labelY, labelEnds: 'start' }
      return { ...mark, label, x: at, labelX: Math.max(at - 6, length), labelY, labelEnds: 'end' }
    })
  return { marks: placed, rows: rowEnds.length }
}

function shorten(label: string, width: number): string {
  let text = label
  while (text.length > 1 && textWidth(text, textSize) > width) text = `${text.slice(0, -2).trimEnd()}…`
  return text
}

/** First, middle and last month; the middle only where it touches neither. */
function placeMonths(labels: readonly string[], x: (index: number) => number, plot: { left: number; right: number }) {
  const last = labels.length - 1
  if (last < 0) return []
  if (last === 0) return [{ text: labels[0]!, x: x(0), anchor: 'middle' as const }]
  const middle = Math.round(last / 2)
  const first = { text: labels[0]!, x: plot.left, anchor: 'start' as const }
  const end = { text: labels[last]!, x: plot.right, anchor: 'end' as const }
  const room = Math.min(x(middle) - plot.left, plot.right - x(middle))
  const taken = textWidth(labels[middle]!, textSize) / 2 + 12
  const fits = middle > 0 && middle < last && room > taken + textWidth(labels[0]!, textSize)
  return fits ? [first, { text: labels[middle]!, x: x(middle), anchor: 'middle' as const }, end] : [first, end]
}
