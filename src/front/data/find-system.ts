import type { Visit } from '../../ground/platform/visit.ts'
import { suppressTable } from '../../ground/statistics/suppress-table.ts'
import type { PeopleGrouping, SystemKey } from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { groupings, systemKeys } from '../../performance/measure-packs/homelessness/system/system-figures.ts'
import { type GroupLine, groupTable } from '../../performance/results/group-table.ts'
import { listSystemYears, type SystemReading, type SystemYear } from '../../performance/results/list-system-years.ts'
import { isSmallFigure, type SystemFigure, systemFigureOf } from '../../performance/results/system-year.ts'
import { findProgramPathway, type ProgramPathway } from '../register/find-program-pathway.ts'
import { maySeeSmallGroups } from '../register/may.ts'

export type SystemChoice = { kind: PeopleGrouping; isReleasable: boolean }

/** A figure of a year: it can be read where its state is value and it is not kept back. */
export type SystemCell = SystemFigure & {
  state: 'value' | 'missing' | 'not-computable'
  reason: string | null
  isSuppressed: boolean
  /** null: nothing to count, or not to be read */
  value: number | null
}
export type SystemLine = { key: SystemKey; cells: SystemCell[] }
type YearHead = Pick<SystemYear, 'from' | 'to' | 'rules' | 'clients' | 'projects'>

export type ShownSystem = {
  reading: Omit<SystemReading, 'years'>
  years: YearHead[]
  lines: SystemLine[]
  maySeeSmall: boolean
  isReleasable: boolean
}

export const isSystemKey = (text: string): text is SystemKey => (systemKeys as readonly string[]).includes(text)

export function readSystemChoice(query: URLSearchParams): SystemChoice {
  const by = query.get('by')
  return {
    kind: groupings.find((kind) => kind === by) ?? 'race',
    isReleasable: query.get('edition') === 'releasable',
  }
}

/** The figures of the whole system by report year, in the edition that the asker may see; null: no export told of them. */
export async function findSystem(
  visit: Visit,
  choice: Pick<SystemChoice, 'isReleasable'>,
): Promise<ShownSystem | null> {
  const found = await listSystemYears(visit.work)
  return found && shownSystem(visit, found, choice)
}

function shownSystem(
  visit: Visit,
  { years, ...reading }: SystemReading,
  choice: Pick<SystemChoice, 'isReleasable'>,
): ShownSystem {
  const maySeeSmall = maySeeSmallGroups(visit)
  const isReleasable = choice.isReleasable || !maySeeSmall
  return {
    reading,
    years: years.map(({ from, to, rules, clients, projects }) => ({ from, to, rules, clients, projects })),
    lines: systemKeys.map((key) => ({ key, cells: years.map((year) => cellOf(year, key, isReleasable)) })),
    maySeeSmall,
    isReleasable,
  }
}

function cellOf({ states, figures }: SystemYear, key: SystemKey, isReleasable: boolean): SystemCell {
  const { state, reason } = states[key]
  const figure = systemFigureOf(figures, key)
  const isSuppressed = state === 'value' && isReleasable && isSmallFigure(figure)
  const isRead = state === 'value' && !isSuppressed && figure.denominator > 0
  const value = isRead ? (figure.kind === 'people' ? figure.denominator : figure.numerator / figure.denominator) : null
  const hidden = { numerator: 0, denominator: 0, median: null }
  return { ...figure, ...(isRead || figure.denominator === 0 ? {} : hidden), state, reason, isSuppressed, value }
}

/** Returns by the kind of project that was left: within 180 days, 365, 730, and not at all; null: kept back. */
export type ReturnRow = { from: string; exits: number | null; counts: (number | null)[] }
export type ShownSystemMeasure = ShownSystem & {
  key: SystemKey
  kind: PeopleGrouping
  groups: GroupLine[]
  returns: ReturnRow[]
  /** persons by kind of shelter, where the line tells them; null: kept back */
  places: { place: 'ES' | 'SH' | 'TH'; persons: number | null }[]
}

/** One line of the report: its years, its parts, and its groups of people in the newest year. */
export async function findSystemMeasure(
  visit: Visit,
  key: SystemKey,
  choice: SystemChoice,
): Promise<ShownSystemMeasure | null> {
  const found = await listSystemYears(visit.work, { kind: choice.kind })
  if (found === null) return null
  const shown = shownSystem(visit, found, choice)
  const newest = found.years[0]
  const isTold = newest !== undefined && newest.states[key].state === 'value'
  return {
    ...shown,
    key,
    kind: choice.kind,
    groups: isTold ? groupsOf(newest, key, shown.isReleasable) : [],
    returns: isTold && key === '2' ? returnsOf(newest, shown.isReleasable) : [],
    places: isTold && key === '3.2' ? placesOf(newest, shown.isReleasable) : [],
  }
}

function groupsOf({ groups }: SystemYear, key: SystemKey, isReleasable: boolean): GroupLine[] {
  const rows = groups
    .map(({ name, figures }) => ({ name, ...systemFigureOf(figures, key) }))
    .filter(({ denominator }) => denominator > 0)
  const isShare = rows[0]?.kind === 'share'
  return groupTable(rows, isShare, isReleasable)
}

function returnsOf({ figures }: SystemYear, isReleasable: boolean): ReturnRow[] {
  const rows = figures['2'].rows.filter(({ from, exits }) => from !== 'total' && exits > 0)
  const cells = rows.map(({ exits, returns }) => {
    const back = [returns['0-180'], returns['181-365'], returns['366-730']]
    return [...back, exits - back.reduce((sum, one) => sum + one, 0)]
  })
  if (!isReleasable || cells.length === 0)
    return rows.map(({ from, exits }, at) => ({ from, exits, counts: cells[at]! }))
  const { cells: shown, isSafe } = suppressTable({ cells, totals: 'both' })
  if (isSafe) return rows.map(({ from, exits }, at) => ({ from, exits, counts: shown[at]! }))
  // Too many small counts to hide one by one: then who came back at all, as of any groups, and not after how long.
  const whole = rows.map(({ from, exits }, at) => ({
    name: from,
    numerator: exits - cells[at]![3]!,
    denominator: exits,
  }))
  const lines = new Map(groupTable(whole, true, true).map((line) => [line.name, line]))
  return rows.map(({ from }) => {
    const { numerator, denominator } = lines.get(from)!
    const stayed = denominator === null || numerator === null ? null : denominator - numerator
    return { from, exits: denominator, counts: [null, null, null, stayed] }
  })
}

/** Who slept in two kinds of shelter stands in both, so no sum gives one of them away. */
function placesOf({ figures }: SystemYear, isReleasable: boolean): ShownSystemMeasure['places'] {
  return (['ES', 'SH', 'TH'] as const).map((place) => {
    const persons = figures['3.2'][place]
    const isHidden = isReleasable && isSmallFigure({ kind: 'people', numerator: 0, denominator: persons, median: null })
    return { place, persons: isHidden ? null : persons }
  })
}

/** From referral to housing in the whole system, in the same edition. */
export const findSystemPathway = (visit: Visit, isReleasable: boolean): Promise<ProgramPathway | null> =>
  findProgramPathway(visit, null, isReleasable)
