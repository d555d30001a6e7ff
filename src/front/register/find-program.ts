import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import { addMonths, lastDay, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listStandards } from '../../performance/goals/list-standards.ts'
import { type Standard, type StandardOverride, standardFor } from '../../performance/goals/standard.ts'
import {
  type FigureState,
  type MeasureKey,
  measureKeys,
  type Unit,
} from '../../performance/measure-packs/homelessness/figure.ts'
import { type Judgment, judge, type Window, windowFor } from '../../performance/results/judgment.ts'
import { findNewestMonth, listResults } from '../../performance/results/list-results.ts'
import { type Result, valueOfCounts } from '../../performance/results/result.ts'
import { type Course, courseOf } from '../../performance/signals/course.ts'

/** A month of a measure: its counts, whether they may be read, and how the months up to it stood against what was agreed. */
export type ProgramMonth = {
  month: Month
  state: FigureState
  reason: string | null
  numerator: number | null
  denominator: number | null
  value: number | null
  judgment: Judgment | null
  window: Window | null
  resultId: string | null
  version: number | null
}

export type ProgramMeasure = { measure: MeasureKey; course: Course; months: ProgramMonth[] }

export type FoundProgram = {
  id: string
  name: string
  programType: string
  population: string | null
  providerName: string
  contracts: MapLine[]
  month: Month | null
  measures: ProgramMeasure[]
  standards: { measure: MeasureKey; standard: Standard | StandardOverride }[]
}

export const monthsListed = 36

/** A program with all its figures, or null when the asker may not see it. */
export async function findProgram({ work }: Visit, id: string, unit: Unit): Promise<FoundProgram | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const program = await work
    .selectFrom('program')
    .innerJoin('provider', 'provider.id', 'program.provider_id')
    .where('program.id', '=', id)
    .select(['program.id', 'program.name', 'program.program_type as programType', 'program.population'])
    .select('provider.name as providerName')
    .executeTakeFirst()
  if (!program) return null
  const contractIds = await work
    .selectFrom('program_map')
    .innerJoin('contract', 'contract.id', 'contract_id')
    .where('program_id', '=', id)
    .select(['contract_id as contractId', 'contract.from_on as from', 'contract.to_on as to'])
    .distinct()
    .execute()
  const lines: MapLine[] = []
  for (const { contractId, from, to } of contractIds) {
    // A line of the map without days of its own holds as long as the contract.
    const ofContract = await listProgramMap(work, { contractId })
    lines.push(...ofContract.map((line) => ({ ...line, from: line.from ?? from, to: line.to ?? to })))
  }
  const contracts = lines
    .filter((line) => line.programId === id)
    .sort((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1))
  const month = await findNewestMonth(work)
  const all = await listStandards(work)
  const standardOn = (measure: MeasureKey, at: Month) =>
    standardFor(all, {
      programType: program.programType,
      population: program.population,
      measure,
      on: lastDay(at),
      program: program.name,
      contractNumber: contractIn(contracts, at)?.contractNumber,
    })
  const results = month
    ? await listResults(work, {
        programIds: [id],
        unit,
        // Twelve more than are listed: the first of them may be judged on the year before.
        fromMonth: addMonths(month, 1 - monthsListed - 11),
        toMonth: month,
      })
    : []
  const measures = month
    ? measureKeys.map((measure) => {
        const ofMeasure = results.filter((result) => result.measure === measure)
        const course = courseOf({ measure, unit, month, results: ofMeasure, standard: standardOn(measure, month) })
        const months = monthsOf(ofMeasure, month, (at) => standardOn(measure, at))
        return { measure, course, months }
      })
    : []
  const standards = measureKeys.flatMap((measure) => {
    const standard = standardOn(measure, month ?? '2199-12')
    return standard ? [{ measure, standard }] : []
  })
  return { ...program, contracts, month, measures, standards }
}

/** The contract that carried the program in a month; the latest to begin where several did. */
function contractIn(lines: MapLine[], month: Month): MapLine | undefined {
  const day = lastDay(month)
  return lines.findLast((line) => (line.from ?? '') <= day && (line.to ?? '9999') >= day)
}

type StandardAt = (month: Month) => Standard | StandardOverride | null

function monthsOf(results: Result[], newest: Month, standardAt: StandardAt): ProgramMonth[] {
  const byMonth = new Map(results.map((result) => [result.month, result]))
  const months = Array.from({ length: monthsListed }, (_, back) => addMonths(newest, -back))
  const listed = months.map((month): ProgramMonth => {
    const result = byMonth.get(month)
    const window = windowFor(results, month)
    return {
      month,
      state: result?.state ?? 'missing',
      reason: result ? (result.details.reason?.toString() ?? null) : 'no-figure',
      numerator: result?.numerator ?? null,
      denominator: result?.denominator ?? null,
      value: result ? valueOfCounts(result) : null,
      judgment: window ? judge(window, standardAt(month)) : null,
      window,
      resultId: result?.id ?? null,
      version: result?.version ?? null,
    }
  })
  // The months before the first figure are no gap: the program had not begun, or nobody counted yet.
  const first = listed.findLastIndex((one) => one.resultId !== null)
  return listed.slice(0, first + 1)
}
