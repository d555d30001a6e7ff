/**
 * The place where a rising function crosses `aim`, between `low` and `high`: Newton's step while it stays inside the
 * bracket and shrinks it, else the middle.
 *
 * `valueAt` gives the value and its slope. Ends when the bracket or the step is as small as a double can tell.
 */
export function findRoot(
  valueAt: (x: number) => { value: number; slope: number },
  aim: number,
  bracket: { low: number; high: number; start: number },
): number {
  let { low, high, start: at } = bracket
  for (let step = 0; step < 200; step += 1) {
    const { value, slope } = valueAt(at)
    const miss = value - aim
    if (miss === 0) return at
    if (miss > 0) high = at
    else low = at
    const newton = at - miss / slope
    const next = newton > low && newton < high ? newton : (low + high) / 2
    if (Math.abs(next - at) <= 2 ** -53 * Math.abs(at) || next === low || next === high) return next
    at = next
  }
  return at
}

/**
 * The smallest whole number in [low, high] at which a rising share reaches `p`: steps that double, away from a guess, then
 * halving. A share is taken to reach p when it misses by no more than the arithmetic can tell.
 */
export function findWhole(
  shareUpTo: (k: number) => number,
  p: number,
  bracket: { low: number; high: number; guess: number },
): number {
  const aim = p * (1 - 64 * Number.EPSILON)
  let low = bracket.low - 1
  let high = Math.min(bracket.high, Math.max(bracket.low, Math.floor(bracket.guess)))
  let step = 1
  while (high < bracket.high && shareUpTo(high) < aim) {
    low = high
    high = Math.min(bracket.high, high + step)
    step *= 2
  }
  step = 1
  while (high - step > low) {
    if (shareUpTo(high - step) < aim) {
      low = high - step
      break
    }
    high -= step
    step *= 2
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (shareUpTo(middle) < aim) low = middle
    else high = middle
  }
  return high
}
