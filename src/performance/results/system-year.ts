/**
 * What a whole system of services came to in a federal report year, from October to September: counts of people, for
 * everybody and for groups of them, with the year's rules and whether the export could tell.
 */
import type { Day } from '../../ground/platform/day.ts'
import { isSmallCount } from '../../ground/statistics/suppression.ts'
import type { RulesYear } from '../measure-packs/homelessness/system/rules.ts'
import {
  firstLines,
  growthLines,
  type PeopleGrouping,
  type ResultRow,
  type SystemFigures,
  type SystemKey,
  shareLines,
  timeLines,
} from '../measure-packs/homelessness/system/system-figures.ts'
import type { SystemState } from '../measure-packs/homelessness/system/system-states.ts'

export type SystemReach = { coveredFrom: Day; coveredTo: Day; organizations: number }
export type SystemCount = ResultRow & { kind: 'all' | PeopleGrouping }
export type NewSystemYear = {
  from: Day
  to: Day
  rules: RulesYear
  projects: number
  clients: number
  states: Record<SystemKey, SystemState>
  counts: SystemCount[]
}

/** One figure as two counts: a part of people, days over people, or people alone. */
export type SystemFigure = {
  kind: 'share' | 'days' | 'people'
  numerator: number
  denominator: number
  median: number | null
}

const isOneOf = <Key extends SystemKey>(list: readonly Key[], key: SystemKey): key is Key =>
  (list as readonly SystemKey[]).includes(key)

/** What a line of the report comes to, said with a numerator and a denominator; returns are those within two years. */
export function systemFigureOf(figures: SystemFigures, key: SystemKey): SystemFigure {
  const share = (numerator: number, denominator: number): SystemFigure => ({
    kind: 'share',
    numerator,
    denominator,
    median: null,
  })
  if (isOneOf(timeLines, key)) {
    const { persons, mean, median } = figures[key]
    return { kind: 'days', numerator: Math.round((mean ?? 0) * persons), denominator: persons, median }
  }
  if (isOneOf(growthLines, key)) return share(figures[key].increased, figures[key].universe)
  if (isOneOf(firstLines, key)) return share(figures[key].first, figures[key].entered)
  if (isOneOf(shareLines, key)) return share(figures[key].successful, figures[key].universe)
  if (key === '3.2') {
    const { total } = figures['3.2']
    return { kind: 'people', numerator: total, denominator: total, median: null }
  }
  const { exits, returns } = figures['2'].rows.find(({ from }) => from === 'total')!
  return share(returns['0-180'] + returns['181-365'] + returns['366-730'], exits)
}

/** Whether a figure tells of so few that one of them could be recognized: in the part, in the rest, or in the whole. */
export function isSmallFigure({ kind, numerator, denominator }: SystemFigure): boolean {
  if (kind === 'share') return isSmallCount(numerator) || isSmallCount(denominator - numerator)
  return isSmallCount(denominator)
}
