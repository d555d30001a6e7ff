export type LinearScale = (value: number) => number

/** Numbers of a domain laid evenly along a range; a domain without width lies at the middle of its range. */
export function linearScale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): LinearScale {
  if (!(high > low)) return () => (from + to) / 2
  return (value) => from + ((value - low) / (high - low)) * (to - from)
}

/** About `count` round numbers (1, 2 or 5 times a power of ten apart) from low to high, both included where they are round. */
export function roundTicks([low, high]: readonly [number, number], count: number): number[] {
  if (!(high > low)) return [low]
  const step = stepOf(low, high, count)
  const [first, last] = [Math.ceil(low / step.size - 1e-9), Math.floor(high / step.size + 1e-9)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => step.times(first + at))
}

/** A domain widened to round numbers. */
export function roundEnds([low, high]: readonly [number, number], count: number): [number, number] {
  if (!(high > low)) return [low, high]
  const step = stepOf(low, high, count)
  return [step.times(Math.floor(low / step.size + 1e-9)), step.times(Math.ceil(high / step.size - 1e-9))]
}

function stepOf(low: number, high: number, count: number) {
  const power = Math.floor(Math.log10((high - low) / count))
  const rest = (high - low) / count / 10 ** power
  const factor = rest >= Math.sqrt(50) ? 10 : rest >= Math.sqrt(10) ? 5 : rest >= Math.SQRT2 ? 2 : 1
  // A tenth is no binary number: whole numbers divided by ten are nearer to it than tenths added up.
  const parts = power < 0 ? 10 ** -power / factor : 0
  const size = power < 0 ? 1 / parts : factor * 10 ** power
  return { size, times: (n: number) => (power < 0 ? n / parts : n * size) }
}
