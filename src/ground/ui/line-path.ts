const round = (value: number): number => Math.round(value * 100) / 100

/** The path of a line through points; null leaves a gap, and a point between two gaps is a dot of its own. */
export function linePath(points: readonly ({ x: number; y: number } | null)[]): string {
  let path = ''
  let isOpen = false
  for (const point of points) {
    if (point) path += `${isOpen ? 'L' : 'M'}${round(point.x)},${round(point.y)}`
    isOpen = point !== null
  }
  return path
}
