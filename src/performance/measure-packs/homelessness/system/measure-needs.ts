import { type SystemKey, systemKeys } from './system-figures.ts'

/** The measures that can be asked for alone. */
export const systemMeasures = ['1a', '1b', '2', '3.2', '4', '5', '7a', '7b'] as const
export type SystemMeasure = (typeof systemMeasures)[number]

/** '7' names 7a and 7b, '3' names 3.2; null where the word names none. */
export function measuresNamed(word: string): SystemMeasure[] | null {
  const named = systemMeasures.filter((measure) => word !== '' && measure.startsWith(word))
  return named.length > 0 ? named : null
}

export const keysOf = (measures: readonly SystemMeasure[]): SystemKey[] =>
  systemKeys.filter((key) => measures.some((measure) => key.startsWith(measure)))

/** What these measures are computed from: which statements run, what has to be prepared, and which files nobody opens. */
export function measureNeeds(
  measures: readonly SystemMeasure[],
  { byGroup, byCoc }: Record<'byGroup' | 'byCoc', boolean>,
) {
  const asksFor = (...some: SystemMeasure[]) => some.some((one) => measures.includes(one))
  const hasNights = asksFor('1a', '1b', '3.2')
  const needs: Record<string, boolean> = {
    Inventory: false,
    Services: hasNights,
    // days of birth bound the time homeless, and tell adults from children
    Client: byGroup || asksFor('1a', '1b', '4'),
    IncomeBenefits: asksFor('4'),
    Funder: asksFor('4'),
    EnrollmentDetail: byCoc || asksFor('1b'),
  }
  return {
    lines: keysOf(measures).map((key) => (/^[47]/.test(key) ? key.slice(0, 1) : key)),
    hasNights,
    hasPeople: byGroup,
    unread: new Set(Object.keys(needs).filter((file) => !needs[file])),
  }
}
