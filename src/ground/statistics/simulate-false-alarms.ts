import { normalQuantile } from './normal.ts'
import { seededUniform } from './seeded-uniform.ts'
import { limitsOf } from './xmr-limits.ts'
import { rulesHit } from './xmr-rules.ts'

export type StableSeries = {
  /** Months that set the limits. */
  basePoints: number
  /** 'own': the newest month is one of them. 'fixed': limits were frozen before, the newest is one of the 12 after. */
  limits: 'own' | 'fixed'
}

/**
 * Share of stable normal series whose newest month some rule flags (MDC-7, either direction), by simulation.
 *
 * For fixed limits the newest month is averaged over the 12 that follow the base. The same seed gives the same answer
 * on every machine; the standard error is sqrt(p(1-p)/runs), for fixed limits at most a little more than that.
 */
export function simulateFalseAlarms(series: StableSeries, runs: number, seed = 20_260_401): number {
  const draw = normalDraws(seed)
  const after = series.limits === 'fixed' ? 12 : 0
  const options = { trendLength: 7, shiftLength: 7, twoOfThree: 'mdc' } as const
  let flagged = 0
  for (let run = 0; run < runs; run++) {
    const values = Array.from({ length: series.basePoints + after }, draw)
    const limits = limitsOf(values.slice(0, series.basePoints))
    if (!limits) continue
    if (after === 0) {
      if (rulesHit(values, limits, options).at(-1)!.length > 0) flagged++
      continue
    }
    // One newest month a run: looking at the whole path at once would let later months flag earlier ones.
    const newest = series.basePoints + 1 + (run % after)
    if (rulesHit(values.slice(0, newest), limits, options).at(-1)!.length > 0) flagged++
  }
  return flagged / runs
}

function normalDraws(seed: number): () => number {
  const uniform = seededUniform(seed)
  // half a step from either end: the quantile of 0 is no number
  return () => normalQuantile(uniform() + 0.5 / 4_294_967_296)
}
