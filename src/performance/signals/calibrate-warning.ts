import { cusumWeight } from '../../ground/statistics/cusum.ts'
import { binomialDensity } from '../../ground/statistics/distributions/saddle-point.ts'
import { seededUniform } from '../../ground/statistics/seeded-uniform.ts'
import type { SignalSetting } from './signal-setting.ts'
import { usualThresholds } from './usual-thresholds.ts'

/** Cases a month and shares of adverse outcomes for which thresholds are found; between them the nearest serves. */
export const calibratedCases = [2, 5, 10, 20, 40, 80, 160]
export const calibratedShares = [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95]

export type Basis = 'agreed' | 'own'
export type Threshold = {
  h: number
  /** chance that a stable chart stands above h in a given month */
  standing: number
}

const runs = 4000
/** The path is followed over the last twelve months; its own baseline is the two years before them. */
export const followedMonths = 12
export const baselineMonths = 24

const kept = new Map<string, Threshold>()

/**
 * The threshold of an early warning: chance alone crosses it within twelve months in the agreed share of the charts. Where
 * the reference is the chart's own baseline, the uncertainty of that baseline is a part of the simulation.
 *
 * Units: `cases` a month, `share` of adverse outcomes from 0 to 1. The same seed gives the same answer everywhere.
 */
export function calibrateWarning(
  { cases, share, basis }: { cases: number; share: number; basis: Basis },
  setting: SignalSetting,
): Threshold {
  const [n, p] = [nearest(calibratedCases, cases, Math.log), nearest(calibratedShares, share, logit)]
  const { oddsRatio, falseAlarms, seed } = setting
  const key = `${basis} ${n} ${p} ${oddsRatio} ${falseAlarms} ${seed}`
  const known = usualThresholds[key] ?? kept.get(key)
  if (known) return 'h' in known ? known : { h: known[0], standing: known[1] }
  const found = simulateWarning({ cases: n, share: p, basis }, setting)
  kept.set(key, found)
  return found
}

/** The simulation itself, for one number of cases and one share. */
export function simulateWarning(
  { cases, share, basis }: { cases: number; share: number; basis: Basis },
  { oddsRatio, falseAlarms, seed }: SignalSetting,
): Threshold {
  const uniform = seededUniform(seed)
  const month = drawsOf(cases, share)
  const baseline = basis === 'own' ? drawsOf(cases * baselineMonths, share) : null
  const [highest, last] = [new Float64Array(runs), new Float64Array(runs)]
  for (let run = 0; run < runs; run += 1) {
    const reference = baseline ? (baseline(uniform()) + 0.5) / (cases * baselineMonths + 1) : share
    const options = { kind: 'binomial' as const, reference, ratio: oddsRatio }
    const [each, none] = [cusumWeight({ x: 1, n: 1 }, options), cusumWeight({ x: 0, n: 1 }, options)]
    let [s, most] = [0, 0]
    for (let at = 0; at < followedMonths; at += 1) {
      const x = month(uniform())
      s = Math.max(0, s + x * each + (cases - x) * none)
      if (s > most) most = s
    }
    highest[run] = most
    last[run] = s
  }
  highest.sort()
  // Sums of few cases take few values: of those, the first that is reached in no more runs than agreed.
  const allowed = highest[Math.ceil((1 - falseAlarms) * runs) - 1]!
  const above = highest.find((one) => one > allowed + 1e-9) ?? allowed + 1e-4
  const h = Math.floor(above * 1e4) / 1e4
  return { h, standing: last.filter((s) => s >= h).length / runs }
}

/** Binomial draws by the table of their sums: one uniform number each. */
function drawsOf(n: number, p: number): (uniform: number) => number {
  const upTo = new Float64Array(n + 1)
  let sum = 0
  for (let k = 0; k <= n; k += 1) {
    sum += binomialDensity(k, n, p, 1 - p)
    upTo[k] = sum
  }
  return (uniform) => {
    let [low, high] = [0, n]
    while (low < high) {
      const middle = (low + high) >> 1
      if (upTo[middle]! > uniform) high = middle
      else low = middle + 1
    }
    return low
  }
}

const logit = (p: number) => Math.log(p / (1 - p))

function nearest(values: readonly number[], value: number, scale: (value: number) => number): number {
  const at = scale(value)
  return values.reduce((a, b) => (Math.abs(scale(b) - at) < Math.abs(scale(a) - at) ? b : a))
}
