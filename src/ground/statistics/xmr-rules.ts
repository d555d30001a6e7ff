import { LIMIT_CONSTANT, type Limits } from './xmr-limits.ts'

export type RuleName = 'astronomical' | 'trend' | 'two-of-three' | 'shift'
export type RuleHit = { rule: RuleName; direction: 'up' | 'down' }
export type RuleOptions = {
  /** Points in a trend (k points are k - 1 moves) and in a shift. */
  trendLength: number
  shiftLength: number
  /** 'mdc' counts points beyond the outer limit towards two of three; 'ptd-0.2.2' only those short of it. */
  twoOfThree: 'mdc' | 'ptd-0.2.2'
}

/** In the order in which NHSRplotthedots names a point that more than one rule hits. */
const precedence: readonly RuleName[] = ['astronomical', 'trend', 'two-of-three', 'shift']

/**
 * The rules that each value of ONE segment hits, all of them, in order of precedence; null values hit none and break runs.
 *
 * A difference below a billionth of the average moving range counts as equal, so that rounding of sums decides nothing.
 * Without variation (average moving range 0) no rule can be judged and none is hit.
 */
export function rulesHit(values: readonly (number | null)[], limits: Limits, options: RuleOptions): RuleHit[][] {
  return limits.averageMovingRange === 0 ? values.map(() => []) : rulesHitAlong(values, () => limits, options)
}

/** The lines of one point, where they differ from point to point. */
export type Lines = Pick<Limits, 'centre' | 'lower' | 'upper' | 'lowerNear' | 'upperNear'>

/** The same where the limits of each point are its own, as on charts of counts; a null line is not judged. */
export function rulesHitAlong(
  values: readonly (number | null)[],
  linesAt: (i: number) => Lines | null,
  options: RuleOptions,
): RuleHit[][] {
  const hits: RuleHit[][] = values.map(() => [])
  const lines = values.map((_, i) => linesAt(i))
  const width = lines.find((one) => one !== null)
  const tolerance = width ? ((width.upper - width.centre) / LIMIT_CONSTANT) * 1e-9 : 0
  const sign = (difference: number): -1 | 0 | 1 => (difference > tolerance ? 1 : difference < -tolerance ? -1 : 0)
  const hit = (i: number, rule: RuleName, side: number) => {
    const before = hits[i]!.find((other) => other.rule === rule)
    const direction = side > 0 ? 'up' : 'down'
    if (before) before.direction = direction
    else hits[i]!.push({ rule, direction })
  }
  const side = values.map((value, i) => (value === null || !lines[i] ? 0 : sign(value - lines[i].centre)))
  const outside = (i: number, lower: number, upper: number) =>
    sign(values[i]! - upper) > 0 ? 1 : sign(values[i]! - lower) < 0 ? -1 : 0
  const beyond = values.map((value, i) =>
    value === null || !lines[i] ? 0 : outside(i, lines[i].lower, lines[i].upper),
  )
  const beyondNear = values.map((value, i) =>
    value === null || !lines[i] ? 0 : outside(i, lines[i].lowerNear, lines[i].upperNear),
  )
  const move = values.map((value, i) => {
    const before = i > 0 ? values[i - 1] : null
    return value === null || before === null || before === undefined ? 0 : sign(value - before)
  })

  beyond.forEach((s, i) => {
    if (s !== 0) hit(i, 'astronomical', s)
  })
  // A run of moves covers one point more than it has moves. Runs go from left to right, so where a point ends one
  // trend and starts the next, the later (right-hand) one decides its direction.
  for (const run of runsOf(move, options.trendLength - 1)) {
    for (let i = run.from - 1; i <= run.to; i++) hit(i, 'trend', run.side)
  }
  for (let i = 0; i + 2 < values.length; i++) {
    const s = side[i]!
    if (s === 0 || side[i + 1] !== s || side[i + 2] !== s) continue
    const far = [i, i + 1, i + 2].filter(
      (j) => beyondNear[j] === s && (options.twoOfThree === 'mdc' || beyond[j] === 0),
    )
    if (far.length >= 2) for (const j of far) hit(j, 'two-of-three', s)
  }
  for (const run of runsOf(side, options.shiftLength)) {
    for (let i = run.from; i <= run.to; i++) hit(i, 'shift', run.side)
  }
  return hits.map((list) => list.sort((a, b) => precedence.indexOf(a.rule) - precedence.indexOf(b.rule)))
}

type Run = { from: number; to: number; side: number }

/** Unbroken stretches of the same non-zero sign, at least `length` long. */
function runsOf(signs: readonly number[], length: number): Run[] {
  const runs: Run[] = []
  for (let from = 0; from < signs.length; ) {
    let to = from
    while (to + 1 < signs.length && signs[to + 1] === signs[from]) to++
    if (signs[from] !== 0 && to - from + 1 >= length) runs.push({ from, to, side: signs[from]! })
    from = to + 1
  }
  return runs
}
