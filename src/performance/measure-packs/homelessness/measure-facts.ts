import { addDays, addMonths, firstDay, lastDay, monthOf } from '../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { definitionVersion } from './cards.ts'
import {
  defaultSettings,
  type Figure,
  type FigureDetail,
  type GroupMember,
  type MeasureKey,
  type MeasureSettings,
  type Rhythm,
  type Unit,
} from './figure.ts'
import { prepareMeasuring } from './prepare-measuring.ts'
import { readSql } from './read-sql.ts'
import {
  type Coverage,
  type Span,
  type Standing,
  standingOf,
  standingOfAll,
  type Window,
  windowsBetween,
} from './window-states.ts'

export type MeasureRequest = {
  groups: GroupMember[]
  measures: MeasureKey[]
  from: string
  to: string
  every: Rhythm
  units: Unit[]
  settings?: Partial<MeasureSettings>
  signal?: AbortSignal
}

type Sum = { group_key: string; numerator: number; denominator: number } & Record<string, FigureDetail>
type Sums = Map<string, Sum>
/** what a window without any event holds */
const nobody: Partial<Record<MeasureKey, Record<string, FigureDetail>>> = {
  'returns-within-six-months': { returnsToHomelessProjects: 0, returnsToPermanentHousing: 0 },
  'entries-from-homelessness': { missingPriorSituations: 0 },
}

/** The months that a figure's state is asked of: returns look at their cohort, six months earlier. */
function windowsOf(measure: MeasureKey, { from, to, every }: MeasureRequest): Window[] {
  if (measure !== 'returns-within-six-months') return windowsBetween(from, to, every)
  return windowsBetween(firstDay(addMonths(monthOf(from), -6)), lastDay(addMonths(monthOf(to), -6)), every)
}

/**
 * All figures of the asked measures, for every group and window, from the facts in the engine: one statement a measure
 * and unit, however many groups and months there are. Rates are summed numerators over summed denominators.
 */
export async function measureFacts(engine: RecordEngine, request: MeasureRequest): Promise<Figure[]> {
  const settings = { ...defaultSettings, ...request.settings }
  const [coverage] = await engine.rows<Coverage>(
    'select covered_from_on, covered_to_on, organizations from facts_coverage',
  )
  const groups = [...new Set(request.groups.map(({ group }) => group))]
  const figures: Figure[] = []
  for (const unit of request.units) {
    await prepareMeasuring(engine, request, unit, settings)
    const spans = new Map((await engine.rows<Span>(readSql('group-spans'))).map((span) => [span.group_key, span]))
    for (const measure of request.measures) {
      request.signal?.throwIfAborted()
      const sums: Sums = new Map()
      for (const row of await engine.rows<Sum>(readSql(measure))) {
        sums.set(`${row.window_no ?? row.slice_no} ${row.group_key}`, row)
      }
      const reported = windowsBetween(request.from, request.to, request.every)
      const asked = windowsOf(measure, request)
      for (const group of groups) {
        const span = spans.get(group)
        for (const [index, window] of reported.entries()) {
          const standings = asked[index]!.slices.map((slice) => standingOf(slice, span, coverage!))
          const found =
            measure === 'utilization'
              ? sumOfSlices(sums, group, reported, index, standings)
              : sums.get(`${index} ${group}`)
          figures.push({
            measure,
            group,
            from: window.from,
            to: window.to,
            unit,
            ...judge(measure, found, standings, span, coverage!, asked[index]!, settings),
          })
        }
      }
    }
  }
  return figures
}

/** Utilization is summed over the months that stand, so that beds of a month before opening or after closing stay out. */
function sumOfSlices(
  sums: Sums,
  group: string,
  windows: Window[],
  index: number,
  standings: Standing[],
): Sum | undefined {
  const first = windows.slice(0, index).reduce((count, { slices }) => count + slices.length, 0)
  const rows = standings.flatMap(({ state }, slice) =>
    state === 'value' ? (sums.get(`${first + slice} ${group}`) ?? []) : [],
  )
  if (rows.length === 0) return undefined
  return {
    group_key: group,
    numerator: rows.reduce((sum, row) => sum + row.numerator, 0),
    denominator: rows.reduce((sum, row) => sum + row.denominator, 0),
    monthsWithInventory: rows.length,
    projectsWithInventory: Math.max(...rows.map((row) => Number(row.projectsWithInventory))),
  }
}

type Judged = Pick<Figure, 'numerator' | 'denominator' | 'value' | 'state' | 'matureOn' | 'details'>

function judge(
  measure: MeasureKey,
  found: Sum | undefined,
  standings: Standing[],
  span: Span | undefined,
  coverage: Coverage,
  asked: Window,
  settings: MeasureSettings,
): Judged {
  const follows = measure === 'returns-within-six-months'
  const matureOn = follows ? addDays(asked.to, 180) : null
  const standing = standingOfAll(standings)
  const cohort: Record<string, FigureDetail> = follows ? { cohortFrom: asked.from, cohortTo: asked.to } : {}
  const without = (
    state: Figure['state'],
    reason: string | null,
    details: Record<string, FigureDetail> = {},
  ): Judged => ({
    numerator: null,
    denominator: null,
    value: null,
    state,
    matureOn,
    details: { definitionVersion, reason, ...cohort, ...details },
  })
  if (follows && coverage.organizations < 2 && !settings.returnsFromOneOrganization) {
    return without('not-computable', 'one-organization-only')
  }
  if (measure === 'length-of-stay' && span !== undefined && span.projectsWithLengthOfStay === 0) {
    return without('not-applicable', 'permanent-housing')
  }
  if (standing.state === 'missing')
    return without('missing', standing.reason, { missingMonths: standing.missingMonths })
  if (standing.state === 'not-applicable') return without('not-applicable', standing.reason)
  if (measure === 'utilization' && found === undefined) return without('not-applicable', 'no-active-inventory')
  const {
    numerator,
    denominator,
    group_key: _,
    window_no: __,
    slice_no: ___,
    ...details
  }: Sum = found ?? {
    group_key: '',
    numerator: 0,
    denominator: 0,
    ...nobody[measure],
  }
  const isImmature = matureOn !== null && matureOn > coverage.covered_to_on
  return {
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    state: isImmature ? 'immature' : 'value',
    matureOn,
    details: { definitionVersion, reason: isImmature ? 'follow-up-not-over' : null, ...cohort, ...rounded(details) },
  }
}

const rounded = (details: Record<string, FigureDetail>) =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value * 100) / 100 : value,
    ]),
  )
