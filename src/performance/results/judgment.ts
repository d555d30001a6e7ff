import type { Month } from '../../ground/platform/day.ts'
import { addMonths } from '../../ground/platform/day.ts'
import type { Direction } from '../goals/standard.ts'
import type { FigureState } from '../measure-packs/homelessness/figure.ts'

/** How a value stands against what was agreed. Too few to judge is a judgment of its own, not a gap. */
export type Judgment = 'meets-target' | 'between' | 'below-minimum' | 'too-few'

/** What a judgment is made of: months added up, summed over summed. */
export type Window = {
  /** 1, 3, 6 or 12: how many months back from the judged one, itself included */
  months: number
  numerator: number
  denominator: number
  value: number | null
  /** months of the window whose figure is missing or not yet mature: they add nothing, and the reader is told */
  monthsWithout: number
}

export type Counted = { month: Month; state: FigureState; numerator: number | null; denominator: number | null }

/** Below this many units in the period a judgment looks further back (a setting; CDC calls 20 events unstable). */
export const smallestDenominator = 20

const lengths = [1, 3, 6, 12]

/**
 * The shortest of 1, 3, 6 and 12 months, ending with `month`, that holds enough units to judge; the 12 months when none
 * does. Null when the month itself has no value: an older window would hide that it is missing.
 */
export function windowFor(series: Counted[], month: Month, smallest = smallestDenominator): Window | null {
  const byMonth = new Map(series.map((one) => [one.month, one]))
  if (byMonth.get(month)?.state !== 'value') return null
  let widest: Window | null = null
  for (const months of lengths) {
    widest = sumBack(byMonth, month, months)
    if (widest.denominator >= smallest) return widest
  }
  return widest
}

function sumBack(byMonth: Map<Month, Counted>, month: Month, months: number): Window {
  const window: Window = { months, numerator: 0, denominator: 0, value: null, monthsWithout: 0 }
  for (let back = 0; back < months; back += 1) {
    const counted = byMonth.get(addMonths(month, -back))
    if (counted?.state === 'value') {
      window.numerator += counted.numerator ?? 0
      window.denominator += counted.denominator ?? 0
    } else if (counted && counted.state !== 'not-applicable') {
      window.monthsWithout += 1
    }
  }
  window.value = window.denominator === 0 ? null : window.numerator / window.denominator
  return window
}

/** Judges a window against minimum and target; null without a standard. Compared as whole numbers, never as rounded shares. */
export function judge(
  window: Window,
  standard: { minimum: number; target: number; direction: Direction } | null,
  smallest = smallestDenominator,
): Judgment | null {
  if (!standard) return null
  if (window.denominator < smallest) return 'too-few'
  const reaches = (threshold: number) => {
    // Thresholds have at most six decimals, and rates of a hundred thousand nine: in that unit both sides are whole.
    const whole = threshold < 0.01 ? 1e9 : 1e6
    const needed = Math.round(threshold * whole) * window.denominator
    const got = window.numerator * whole
    return standard.direction === 'increase' ? got >= needed : got <= needed
  }
  if (reaches(standard.target)) return 'meets-target'
  return reaches(standard.minimum) ? 'between' : 'below-minimum'
}
