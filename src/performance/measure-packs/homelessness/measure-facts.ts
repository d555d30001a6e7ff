import { addDays, addMonths, firstDay, lastDay, monthOf } from '../../../ground/platform/day.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import {
  defaultSettings,
  type Figure,
  type FigureDetails,
  type GroupMember,
  type MeasureKey,
  type MeasureSettings,
  type Rhythm,
  type Unit,
} from './figure.ts'
import { followUpDays, judgeFigure, type Sum } from './judge-figure.ts'
import { prepareMeasuring } from './prepare-measuring.ts'
import { readSql } from './read-sql.ts'
import {
  type Coverage,
  type Span,
  standingOfWindow,
  type Window,
  type WindowStanding,
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

/**
 * All figures of the asked measures, for every group and window, from the facts in the engine: one statement a measure
 * and unit, however many groups and months there are. Rates are summed numerators over summed denominators.
 */
export async function measureFacts(engine: RecordEngine, request: MeasureRequest): Promise<Figure[]> {
  const { from, to, every } = request
  const settings = { ...defaultSettings, ...request.settings }
  const [coverage] = await engine.rows<Coverage>(
    'select covered_from_on, covered_to_on, organizations from facts_coverage',
  )
  const groups = [...new Set(request.groups.map(({ group }) => group))]
  const windows = windowsBetween(from, to, every)
  // returns look at their cohort, the same months six months earlier
  const cohorts = windowsBetween(
    firstDay(addMonths(monthOf(from), -6)),
    lastDay(addMonths(monthOf(to), -6)),
    every,
  ).map((window) => ({
    ...window,
    matureOn: addDays(window.to, followUpDays),
  }))
  const figures: Figure[] = []
  for (const unit of request.units) {
    await prepareMeasuring(engine, request, unit, settings)
    const spans = new Map((await engine.rows<Span>(readSql('group-spans'))).map((span) => [span.group_key, span]))
    const standingsOf = (asked: Window[]) =>
      new Map(
        groups.map((group) => [group, asked.map((window) => standingOfWindow(window, spans.get(group), coverage!))]),
      )
    const standings = standingsOf(windows)
    const cohortStandings = standingsOf(cohorts)
    for (const measure of request.measures) {
      request.signal?.throwIfAborted()
      const follows = measure === 'returns-within-six-months'
      const sums = await sumsOf(engine, measure, windows, standings)
      for (const group of groups) {
        const stands = (follows ? cohortStandings : standings).get(group)!
        for (const [index, window] of windows.entries()) {
          const judged = judgeFigure({
            measure,
            sum: sums.get(group)?.[index],
            standing: stands[index]!,
            hasLengthOfStay: spans.get(group)?.projectsWithLengthOfStay !== 0,
            coverage: coverage!,
            cohort: follows ? cohorts[index]! : null,
            settings,
          })
          figures.push({ measure, group, from: window.from, to: window.to, unit, ...judged })
        }
      }
    }
  }
  return figures
}

type Row = {
  group_key: string
  window_no?: number
  slice_no?: number
  numerator: number
  denominator: number
} & FigureDetails
type Standings = Map<string, WindowStanding[]>

/** The counts of a measure, by group and number of the window. */
async function sumsOf(engine: RecordEngine, measure: MeasureKey, windows: Window[], standings: Standings) {
  const byGroup = new Map<string, (Sum | undefined)[]>()
  for (const { group_key, window_no, slice_no, numerator, denominator, ...details } of await engine.rows<Row>(
    readSql(measure),
  )) {
    const sums = byGroup.get(group_key) ?? []
    sums[(window_no ?? slice_no)!] = { numerator, denominator, details }
    byGroup.set(group_key, sums)
  }
  if (measure !== 'utilization') return byGroup
  // summed over the months that stand: beds of a month before opening or after closing stay out
  const firstSlices = windows.map((_, index) =>
    windows.slice(0, index).reduce((count, { slices }) => count + slices.length, 0),
  )
  return new Map(
    [...byGroup].map(([group, slices]) => [
      group,
      standings
        .get(group)!
        .map(({ slices: stands }, index) =>
          addUp(stands.flatMap(({ state }, at) => (state === 'value' ? (slices[firstSlices[index]! + at] ?? []) : []))),
        ),
    ]),
  )
}

function addUp(sums: Sum[]): Sum | undefined {
  if (sums.length === 0) return undefined
  return {
    numerator: sums.reduce((total, { numerator }) => total + numerator, 0),
    denominator: sums.reduce((total, { denominator }) => total + denominator, 0),
    details: {
      projectsWithInventory: Math.max(...sums.map(({ details }) => Number(details.projectsWithInventory))),
      monthsWithInventory: sums.length,
    },
  }
}
