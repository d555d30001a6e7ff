import { chanceOfMeeting, countThatMeets, type PayRule } from './chance-report.ts'
import { betaTails } from './distributions/beta.ts'
import { betaBinomialExactly, binomialExactly } from './distributions/counts.ts'
import type { Prior } from './priors.ts'
import { wilsonInterval } from './wilson.ts'

export type ChanceOfError = {
  /** of all providers, the share that is paid although its true rate misses the target */
  paidWrongly: number
  /** of all providers, the share that is refused although its true rate meets it */
  refusedWrongly: number
  /** how much of the difference between providers is not chance, at this many cases */
  reliability: number
}

/**
 * How often a pay rule is wrong, for providers whose true rates are spread as `prior` says, with n cases each.
 *
 * Units: shares of all providers. Range: whole n > 0, a and b above 0. Source: the beta-binomial; for each count the beta
 * posterior on either side of the target.
 */
export function chanceOfError(n: number, rule: PayRule, { a, b }: Prior): ChanceOfError {
  const least = countThatMeets(n, rule)
  let [paidWrongly, refusedWrongly] = [0, 0]
  for (let k = 0; k <= n; k += 1) {
    const { below, above } = betaTails(a + k, b + n - k, rule.target)
    const [misses, meets] = rule.better === 'increase' ? [below, above] : [above, below]
    const isPaid = rule.better === 'increase' ? k >= least : k <= least
    const chance = betaBinomialExactly(k, { n, a, b })
    if (isPaid) paidWrongly += chance * misses
    else refusedWrongly += chance * meets
  }
  return { paidWrongly, refusedWrongly, reliability: n / (n + a + b) }
}

export type GateChances = { paid: number; penalized: number }

/**
 * What a gate by confidence does: paid only where Wilson's interval lies wholly on the good side of the target, penalized
 * only where it lies wholly on the bad side.
 *
 * Units: chances. Range: whole n > 0, p between 0 and 1. Source: exact binomial.
 */
export function chanceOfGate(p: number, n: number, rule: PayRule, level = 0.95): GateChances {
  let [above, below] = [0, 0]
  for (let k = 0; k <= n; k += 1) {
    const { lower, upper } = wilsonInterval(k, n, level)!
    if (lower >= rule.target) above += binomialExactly(k, { n, p })
    if (upper < rule.target) below += binomialExactly(k, { n, p })
  }
  return rule.better === 'increase' ? { paid: above, penalized: below } : { paid: below, penalized: above }
}

export type PayDesign = {
  /** at five points on the bad side of the target, at it, and at five on the good side */
  at: { p: number; chance: number; expectedCents: number; sdCents: number }[]
  /** the smallest true gain over the target that is paid with a chance of eight in ten; null where none below 100% is */
  gainPaid80: number | null
  /** what one case more or less moves at the edge */
  centsPerCase: number
}

/**
 * What a payment of `amountCents` for meeting a target comes to by chance: to be printed before anybody signs it.
 *
 * Units: whole cents are paid, expected cents are not whole. Range: whole n > 0, target between 0 and 1.
 */
export function designPay(n: number, rule: PayRule, amountCents: number): PayDesign {
  const sign = rule.better === 'increase' ? 1 : -1
  const within = (p: number) => Math.min(1, Math.max(0, p))
  const at = [-0.05, 0, 0.05].map((gain) => {
    const p = within(rule.target + sign * gain)
    const chance = chanceOfMeeting(p, n, rule)
    return { p, chance, expectedCents: chance * amountCents, sdCents: Math.sqrt(chance * (1 - chance)) * amountCents }
  })
  const most = rule.better === 'increase' ? 1 - rule.target : rule.target
  let gainPaid80: number | null = null
  for (let gain = 0; gain <= most + 1e-9 && gainPaid80 === null; gain += 0.001)
    if (chanceOfMeeting(within(rule.target + sign * gain), n, rule) >= 0.8) gainPaid80 = Math.round(gain * 1000) / 1000
  return { at, gainPaid80, centsPerCase: amountCents }
}
