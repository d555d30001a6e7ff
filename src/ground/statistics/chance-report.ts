import { binomialAtMost, binomialMoreThan } from './distributions/counts.ts'

export type PayRule = { target: number; better: 'increase' | 'decrease' }

/** Smallest count (largest, where less is better) of n that meets the target; the last bit of a product decides nothing. */
export function countThatMeets(n: number, { target, better }: PayRule): number {
  return better === 'increase' ? Math.ceil(target * n - 1e-9) : Math.floor(target * n + 1e-9)
}

/**
 * The chance that a provider whose true rate is `p` meets a target with n cases: how much of a pay rule is luck.
 *
 * Range: whole n > 0, p and target between 0 and 1. Errors: RangeError. Source: exact binomial.
 */
export function chanceOfMeeting(p: number, n: number, rule: PayRule): number {
  const k = countThatMeets(n, rule)
  return rule.better === 'increase' ? binomialMoreThan(k - 1, { n, p }) : binomialAtMost(k, { n, p })
}

/**
 * The fewest cases with which a provider of true rate `p`, better than the target, misses it at most in the share
 * `missed` of the years, whatever more cases there are.
 *
 * Answers null when even `most` cases do not suffice.
 */
export function casesNeeded(p: number, missed: number, rule: PayRule, most = 20_000): number | null {
  const isEnough = (n: number) => 1 - chanceOfMeeting(p, n, rule) <= missed
  // the chance goes up and down with each whole count: the last number of cases that fails decides
  let last = 0
  let quiet = 0
  for (let n = 1; n <= most && quiet < 400; n += 1) {
    if (isEnough(n)) quiet += 1
    else [last, quiet] = [n, 0]
  }
  return last >= most || quiet === 0 ? null : last + 1
}
