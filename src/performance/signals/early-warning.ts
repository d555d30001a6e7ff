import { addMonths, type Month, monthsBetween } from '../../ground/platform/day.ts'
import { cusumWeight } from '../../ground/statistics/cusum.ts'
import type { Direction } from '../goals/standard.ts'
import type { Counted } from '../results/judgment.ts'
import { type Basis, baselineMonths, calibrateWarning, followedMonths } from './calibrate-warning.ts'
import type { EarlyWarningEvidence } from './evidence.ts'
import type { SignalSetting } from './signal-setting.ts'

/**
 * An early warning adds up, month by month, the evidence that a share has become worse than what was agreed or usual: it
 * finds a lasting small change sooner than a chart of single months.
 */
export type EarlyWarning = {
  isRaised: boolean
  /** chance that a stable program of this size stands warned of in a month */
  chance: number
  since: Month
  /** counts since the evidence began to gather */
  numerator: number
  denominator: number
  months: number
  /** how many more (or fewer) succeeded than the reference promised, as whole people */
  short: number
  evidence: EarlyWarningEvidence
}

/** A baseline of fewer cases says too little about what is usual; the house judges nothing below 20 either. */
const fewestCases = 60
const fewestMonths = 12

/** Months of results that the question needs: its baseline and the months that are followed. */
export const warningMonths = baselineMonths + followedMonths

export type WarningQuestion = {
  /** results of one measure of one program, in any order */
  results: readonly Counted[]
  month: Month
  direction: Direction
  /** the agreed baseline, where there is one */
  agreed: number | null
  setting: SignalSetting
  /** the month in which an earlier warning was answered: the evidence begins again after it */
  answeredIn: Month | null
  isAutocorrelated: boolean
}

/** Null where there is nothing to compare with: no agreed baseline and too short or too small a past, or no figure now. */
export function earlyWarningOf(asked: WarningQuestion): EarlyWarning | null {
  const { month, setting } = asked
  const byMonth = new Map(asked.results.map((one) => [one.month, one]))
  if (byMonth.get(month)?.state !== 'value') return null
  const start = addMonths(month, 1 - followedMonths)
  const base = asked.agreed === null ? baseOf(byMonth, start) : null
  const reference = asked.agreed ?? (base && base.numerator / base.denominator)
  if (reference === null) return null
  const adverse = clamp(asked.direction === 'increase' ? 1 - reference : reference)
  const followed = monthsBetween(start, month).filter((one) => asked.answeredIn === null || one > asked.answeredIn)
  const counts = followed.map((one) => valueIn(byMonth, one))
  const known = counts.filter((one) => one !== null)
  const cases = known.reduce((sum, one) => sum + one.denominator, 0) / Math.max(1, known.length)
  if (cases === 0) return null
  const basis: Basis = base ? 'own' : 'agreed'
  const { h, standing } = calibrateWarning({ cases, share: adverse, basis }, setting)
  const { s, began } = pathOf(counts, { adverse, oddsRatio: setting.oddsRatio, direction: asked.direction })
  const run = counts.slice(began).filter((one) => one !== null)
  const [numerator, denominator] = [sum(run, 'numerator'), sum(run, 'denominator')]
  const gap = reference * denominator - numerator
  return {
    isRaised: s >= h,
    chance: standing,
    since: followed[Math.min(began, followed.length - 1)]!,
    ...{ numerator, denominator, months: run.length },
    short: Math.max(0, Math.ceil((asked.direction === 'increase' ? gap : -gap) - 1e-9)),
    evidence: {
      rule: 'cusum',
      reference,
      basis,
      base,
      ...{ s, h },
      ...setting,
      isAutocorrelated: asked.isAutocorrelated,
    },
  }
}

type Count = { numerator: number; denominator: number }

/** A month that is missing or not yet mature adds nothing, in either direction. */
function valueIn(byMonth: Map<Month, Counted>, month: Month): Count | null {
  const one = byMonth.get(month)
  if (one?.state !== 'value' || one.numerator === null || one.denominator === null) return null
  return { numerator: one.numerator, denominator: one.denominator }
}

function baseOf(byMonth: Map<Month, Counted>, start: Month): EarlyWarningEvidence['base'] {
  const months = monthsBetween(addMonths(start, -baselineMonths), addMonths(start, -1))
  const known = months.filter((one) => valueIn(byMonth, one) !== null)
  const counts = known.map((one) => valueIn(byMonth, one)!)
  const [numerator, denominator] = [sum(counts, 'numerator'), sum(counts, 'denominator')]
  if (known.length < fewestMonths || denominator < fewestCases) return null
  return { from: known[0]!, to: known.at(-1)!, numerator, denominator }
}

const sum = (counts: readonly Count[], part: keyof Count) => counts.reduce((total, one) => total + one[part], 0)
/** A reference of none or all would make a single case infinite evidence. */
const clamp = (share: number) => Math.min(0.99, Math.max(0.01, share))

/** The sum of evidence at the last month, and where it last began to rise from 0. */
function pathOf(
  counts: readonly (Count | null)[],
  { adverse, oddsRatio, direction }: { adverse: number; oddsRatio: number; direction: Direction },
): { s: number; began: number } {
  const options = { kind: 'binomial' as const, reference: adverse, ratio: oddsRatio }
  const [each, none] = [cusumWeight({ x: 1, n: 1 }, options), cusumWeight({ x: 0, n: 1 }, options)]
  let [s, began] = [0, 0]
  for (const [at, one] of counts.entries()) {
    if (!one) continue
    const x = direction === 'increase' ? one.denominator - one.numerator : one.numerator
    s = Math.max(0, s + x * each + (one.denominator - x) * none)
    if (s === 0) began = at + 1
  }
  return { s, began }
}
