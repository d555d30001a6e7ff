import {
  betaBinomialExactly,
  negativeBinomialAtMost,
  negativeBinomialQuantile,
  poissonExactly,
  poissonQuantile,
} from './distributions/counts.ts'

export type ShareForecast = {
  /** successes still needed among the cases to come */
  need: number
  /** share of the cases to come that must succeed; null when none are expected */
  required: number | null
  /** chance of meeting the target, 0 to 1 */
  probability: number
  /** the final share lies in this range with a chance of eight in ten */
  range80: { lower: number; upper: number }
  state: 'open' | 'secured' | 'out of reach'
}

export type ShareSoFar = {
  /** successes among the cases so far */
  k: number
  n: number
  /** cases still to come */
  m: number
  target: number
  /** of the provider group; Jeffreys' one half each without one */
  prior?: { a: number; b: number }
}

/**
 * Whether a share will meet its target by the end of the year, from the year so far.
 *
 * Range: whole 0 <= k <= n, whole m >= 0, target 0 to 1. Errors: RangeError. The target is met when the final share is at
 * least the target. Source: predictive beta-binomial; need = ceil(target (n + m)) - k.
 */
export function forecastShare({ k, n, m, target, prior = { a: 0.5, b: 0.5 } }: ShareSoFar): ShareForecast {
  if (!(Number.isInteger(k) && Number.isInteger(n) && Number.isInteger(m) && k >= 0 && k <= n && m >= 0))
    throw new RangeError(`A forecast needs whole counts with 0 <= k <= n and m >= 0, not ${k} of ${n} and ${m} to come`)
  if (!(target >= 0 && target <= 1)) throw new RangeError(`A target lies between 0 and 1, not ${target}`)
  // a target of 0.7 times 10 is 7, whatever the last bit says
  const need = Math.max(0, Math.ceil(target * (n + m) - 1e-9) - k)
  const of = { n: m, a: prior.a + k, b: prior.b + n - k }
  const chances = Array.from({ length: m + 1 }, (_, more) => betaBinomialExactly(more, of))
  const probability = need > m ? 0 : need === 0 ? 1 : Math.min(1, sum(chances.slice(need)))
  const final = (more: number) => (n + m === 0 ? 0 : (k + more) / (n + m))
  return {
    need,
    required: m === 0 ? null : need / m,
    probability,
    range80: { lower: final(reach(chances, 0.1)), upper: final(reach(chances, 0.9)) },
    state: need === 0 ? 'secured' : need > m ? 'out of reach' : 'open',
  }
}

const sum = (chances: readonly number[]) => chances.reduce((total, one) => total + one, 0)

/** The smallest count that is reached with this chance. */
function reach(chances: readonly number[], p: number): number {
  let total = 0
  const at = chances.findIndex((chance) => {
    total += chance
    return total >= p - 1e-12
  })
  return at === -1 ? chances.length - 1 : at
}

/**
 * The same where how many cases will come is itself uncertain: `m` is their mean, and a forecast is mixed over a Poisson
 * number of them.
 *
 * Answers the mixed chance of meeting the target, and the mixed range of the final share. Range: m from 0 to 1,000.
 */
export function forecastShareOpen(so: ShareSoFar): Pick<ShareForecast, 'probability' | 'range80'> {
  if (!(so.m >= 0 && so.m <= 1000)) throw new RangeError(`The cases to come lie between 0 and 1000, not ${so.m}`)
  const [from, to] = [poissonQuantile(1e-6, so.m), poissonQuantile(1 - 1e-6, so.m)]
  const parts = Array.from({ length: to - from + 1 }, (_, at) => {
    const m = from + at
    return { chance: poissonExactly(m, so.m), one: forecastShare({ ...so, m }), finals: finalShares({ ...so, m }) }
  })
  const total = sum(parts.map(({ chance }) => chance))
  const finals = parts
    .flatMap(({ chance, finals }) => finals.map((one) => ({ share: one.share, chance: (one.chance * chance) / total })))
    .sort((a, b) => a.share - b.share)
  const at = (p: number) =>
    finals[
      reach(
        finals.map((one) => one.chance),
        p,
      )
    ]!.share
  return {
    probability: sum(parts.map(({ chance, one }) => (chance * one.probability) / total)),
    range80: { lower: at(0.1), upper: at(0.9) },
  }
}

/** Every final share that can come about, with its chance. */
function finalShares({ k, n, m, prior = { a: 0.5, b: 0.5 } }: ShareSoFar): { share: number; chance: number }[] {
  const of = { n: m, a: prior.a + k, b: prior.b + n - k }
  return Array.from({ length: m + 1 }, (_, more) => ({
    share: n + m === 0 ? 0 : (k + more) / (n + m),
    chance: betaBinomialExactly(more, of),
  }))
}

/**
 * Whether a count will reach its target by the end of the year: `k` in `t` months, `r` months to come.
 *
 * Range: whole k >= 0, t > 0, r >= 0. Errors: RangeError. Source: a gamma prior of (1/2, 0) gives a negative binomial of
 * size k + 1/2 and probability t / (t + r).
 */
export function forecastCount({ k, t, r, target }: { k: number; t: number; r: number; target: number }): ShareForecast {
  if (!(Number.isInteger(k) && k >= 0 && t > 0 && r >= 0))
    throw new RangeError(`A forecast needs a whole count and months, not ${k} in ${t} and ${r} to come`)
  const need = Math.max(0, Math.ceil(target) - k)
  const of = { size: k + 0.5, p: t / (t + r) }
  const upTo = (more: number) => (r === 0 ? 1 : negativeBinomialAtMost(more, of))
  const quantile = (p: number) => (r === 0 ? 0 : negativeBinomialQuantile(p, of))
  return {
    need,
    required: r === 0 ? null : need / r,
    probability: need === 0 ? 1 : 1 - upTo(need - 1),
    range80: { lower: k + quantile(0.1), upper: k + quantile(0.9) },
    state: need === 0 ? 'secured' : r === 0 ? 'out of reach' : 'open',
  }
}
