/** A count is unusual when it lies outside what the program's own months led one to expect: to be looked at, not refused. */
export type Range = { lower: number; upper: number }

/** What is usual for a program on a measure: its value, and how many there are to count; null with too short a history. */
export type UsualRange = { value: Range | null; denominator: Range | null }

export type Unusual = { part: 'value' | 'denominator'; found: number; range: Range }

/** What in a pair of counts lies outside the program's own usual range: to be looked at, never to be refused. */
export function findUnusual(
  counts: { numerator: number; denominator: number },
  usual: UsualRange | undefined,
): Unusual | null {
  if (!usual) return null
  const outside = (found: number, range: Range | null) => range !== null && (found < range.lower || found > range.upper)
  if (outside(counts.denominator, usual.denominator))
    return { part: 'denominator', found: counts.denominator, range: usual.denominator! }
  const value = counts.denominator === 0 ? null : counts.numerator / counts.denominator
  return value !== null && outside(value, usual.value) ? { part: 'value', found: value, range: usual.value! } : null
}
