import { linearScale, roundEnds, roundTicks } from './linear-scale.ts'

/** The ends that a measure has by nature: a share never leaves 0 to 1, a count never falls below 0. */
export type NaturalEnds = { lowest?: number; highest?: number }
export type ValueScale = { y: (value: number) => number; ticks: number[]; domain: [number, number] }

/** A vertical scale over everything drawn, with two to four round ticks; `from` is the bottom, `to` the top. */
export function valueScale(values: readonly number[], ends: NaturalEnds, from: number, to: number): ValueScale {
  let low = values.length > 0 ? Math.min(...values) : (ends.lowest ?? 0)
  let high = values.length > 0 ? Math.max(...values) : (ends.highest ?? 1)
  if (ends.lowest !== undefined) {
    low = Math.max(low, ends.lowest)
    // A scale that starts at nothing tells sizes truly; far from nothing it would only flatten the line.
    if (low - ends.lowest <= 1.5 * (high - low)) low = ends.lowest
  }
  if (ends.highest !== undefined) high = Math.min(high, ends.highest)
  // Values that differ only by rounding are one value: room on both sides of it, as no tick lies between them.
  const size = Math.max(Math.abs(low), Math.abs(high))
  if (!(high - low > 1e-9 * Math.max(size, 1e-3))) {
    const half = size > 1e-9 ? size * 0.1 : 0.5
    ;[low, high] = [Math.max(low - half, ends.lowest ?? -Infinity), Math.min(high + half, ends.highest ?? Infinity)]
  }
  const [niceLow, niceHigh] = roundEnds([low, high], 4)
  const domain: [number, number] = [
    Math.max(niceLow, ends.lowest ?? -Infinity),
    Math.min(niceHigh, ends.highest ?? Infinity),
  ]
  return { y: linearScale(domain, [from, to]), ticks: fewTicks(domain), domain }
}

function fewTicks(domain: [number, number]): number[] {
  for (const count of [4, 3, 2, 1]) {
    const found = roundTicks(domain, count)
    if (found.length >= 2 && found.length <= 4) return found
  }
  return [...domain]
}
