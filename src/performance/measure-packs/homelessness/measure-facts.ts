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
    const spans = new Map((await engine.rows<Span>(readSql('group-spans'))).map((span) => [span.group_no, span]))
    const standingsOf = (asked: Window[]) =>
      groups.map((_, no) => asked.map((window) => standingOfWindow(window, spans.get(no), coverage!)))
    const standings = standingsOf(windows)
    const cohortStandings = standingsOf(cohorts)
    let next = askRows(engine, request.measures[0])
    for (const [at, measure] of request.measures.entries()) {
      request.signal?.throwIfAborted()
      const follows = measure === 'returns-within-six-months'
      const rows = await next
      // the engine works on the next measure while the figures of this one are judged
      next = askRows(engine, request.measures[at + 1])
      const sums = sumsOf(rows, measure, windows, standings)
      for (const [no, group] of groups.entries()) {
        const stands = (follows ? cohortStandings : standings)[no]!
        const hasLengthOfStay = spans.get(no)?.projectsWithLengthOfStay !== 0
        for (const [index, window] of windows.entries()) {
          const { numerator, denominator, value, state, matureOn, details } = judgeFigure({
            measure,
            sum: sums[no]?.[index],
            standing: stands[index]!,
            hasLengthOfStay,
            coverage: coverage!,
            cohort: follows ? cohorts[index]! : null,
            settings,
          })
          const { from, to } = window
          figures.push({ measure, group, from, to, unit, numerator, denominator, value, state, matureOn, details })
        }
      }
    }
  }
  return figures
}

type Row = {
  group_no: number
  window_no?: number
  slice_no?: number
  numerator: number
  denominator: number
} & FigureDetails
type Standings = WindowStanding[][]

function askRows(engine: RecordEngine, measure: MeasureKey | undefined): Promise<Row[]> {
  const rows = measure === undefined ? Promise.resolve([]) : engine.rows<Row>(readSql(measure))
  // whoever waits is told; after an abort nobody waits
  rows.catch(() => {})
  return rows
}

/** The counts of a measure, by number of the group and number of the window. */
function sumsOf(rows: Row[], measure: MeasureKey, windows: Window[], standings: Standings): (Sum | undefined)[][] {
  const byGroup: (Sum | undefined)[][] = standings.map(() => [])
  for (const { group_no, window_no, slice_no, numerator, denominator, ...details } of rows) {
    byGroup[group_no]![(window_no ?? slice_no)!] = { numerator, denominator, details }
  }
  if (measure !== 'utilization') return byGroup
  // summed over the months that stand: beds of a month before opening or after closing stay out
  const firstSlices = windows.map((_, index) =>
    windows.slice(0, index).reduce((count, { slices }) => count + slices.length, 0),
  )
  return byGroup.map((slices, no) =>
    standings[no]!.map(({ slices: stands }, index) =>
      addUp(stands.flatMap(({ state }, at) => (state === 'value' ? (slices[firstSlices[index]! + at] ?? []) : []))),
    ),
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
