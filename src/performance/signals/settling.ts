import { addDays, addMonths, type Day, lastDay } from '../../ground/platform/day.ts'
import { normalQuantile } from '../../ground/statistics/normal.ts'
import type { Signal } from './signal.ts'

/** What would settle a signal: the day of the next figure, and how many people it takes to tell. */
export type Settling = {
  /** the earliest day on which the next month's figure can be known */
  nextOn: Day
  /** about how many more cases tell with nine chances in ten whether the old rate still holds; null: no such question */
  cases: number | null
}

/** A one-sided test at 5% that finds the change nine times in ten. */
const [error, power] = [0.05, 0.9]

/** @param usual the share that it is compared with, where there is one */
export function settlingOf(
  signal: Signal,
  { maturityDays, usual }: { maturityDays: number | null; usual: number | null },
): Settling {
  const nextOn = addDays(lastDay(addMonths(signal.month, 1)), (maturityDays ?? 0) + 1)
  const { numerator, denominator, valueFormat } = signal
  const isShare = valueFormat === 'share' && numerator !== null && denominator
  return { nextOn, cases: isShare && usual !== null ? casesToTell(usual, numerator / denominator) : null }
}

/** How many cases tell two shares apart; null where they are the same. Source: normal approximation for one proportion. */
export function casesToTell(usual: number, now: number): number | null {
  if (Math.abs(usual - now) < 1e-9) return null
  const inside = (p: number) => Math.min(0.99, Math.max(0.01, p))
  const spread = (p: number) => Math.sqrt(inside(p) * (1 - inside(p)))
  const apart = normalQuantile(1 - error) * spread(usual) + normalQuantile(power) * spread(now)
  return Math.ceil((apart / (usual - now)) ** 2)
}
