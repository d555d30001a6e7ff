import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import { addMonths, lastDay, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import { type Held, heldTo, type Right } from '../../performance/goals/contract-terms.ts'
import { expectedWay } from '../../performance/goals/expected-way.ts'
import { listContractTerms } from '../../performance/goals/list-contract-terms.ts'
import type { Standard, StandardOverride } from '../../performance/goals/standard.ts'
import { standardSteps } from '../../performance/goals/standard-steps.ts'
import type { FigureState } from '../../performance/measure-packs/homelessness/figure.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import { isComparable, type Measure, measuresOf, smallestOf, unitFor } from '../../performance/measures/measure.ts'
import { type Judgment, judge, type Window, windowFor } from '../../performance/results/judgment.ts'
import { findNewestMonth, listResults } from '../../performance/results/list-results.ts'
import { type Result, valueOfCounts } from '../../performance/results/result.ts'
import { type Course, courseOf, monthsShown } from '../../performance/signals/course.ts'
import { contractYear } from '../../performance/signals/target-reach.ts'
import { type YearPath, yearPath } from '../../performance/signals/year-path.ts'

/** A month of a measure: its counts, whether they may be read, and how the months up to it stood against what was agreed. */
export type ProgramMonth = {
  month: Month
  state: FigureState
  reason: string | null
  numerator: number | null
  denominator: number | null
  value: number | null
  judgment: Judgment | null
  /** why it is not judged, where the contract says so */
  right: Right
  window: Window | null
  resultId: string | null
  version: number | null
}

export type ProgramMeasure = {
  measure: string
  course: Course
  months: ProgramMonth[]
  /** programs like it may be held beside it */
  isComparable: boolean
  /** through the contract's year; null: no share with a target, or nothing known in it yet */
  path: YearPath | null
}

export type FoundProgram = {
  id: string
  name: string
  programType: string
  population: string | null
  providerName: string
  contracts: MapLine[]
  month: Month | null
  measures: ProgramMeasure[]
  standards: { measure: string; valueFormat: ValueFormat; standard: Standard | StandardOverride }[]
}

export const monthsListed = 36

/** A program with all its figures, or null when the asker may not see it. */
export async function findProgram({ work }: Visit, id: string, unit: string): Promise<FoundProgram | null> {
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
  const terms = await listContractTerms(work)
  const registry = await listMeasures(work)
  const heldOn = ({ key }: Measure, at: Month) =>
    heldTo(terms, {
      programType: program.programType,
      population: program.population,
      measure: key,
      on: lastDay(at),
      program: program.name,
      contractNumber: contractIn(contracts, at)?.contractNumber,
    })
  const results = month
    ? await listResults(work, {
        programIds: [id],
        unit: [...new Set(registry.map((measure) => unitFor(measure, unit)))],
        // Twelve more than are listed: the first of them may be judged on the year before.
        fromMonth: addMonths(month, 1 - monthsListed - 11),
        toMonth: month,
      })
    : []
  const series = (measure: Measure) =>
    results.filter((one) => one.measure === measure.key && one.unit === unitFor(measure, unit))
  const shown = measuresOf(registry, {
    hasRecords: contracts.some((line) => line.hmisProjectId !== null),
    isCounted: (measure) => series(measure).length > 0,
    isAgreed: (measure) => !['none', 'ended'].includes(heldOn(measure, month ?? '2199-12').right),
  })
  const measures = month
    ? shown.map((measure) => {
        const told = { measure, unit: unitFor(measure, unit), month, results: series(measure) }
        const place = { programType: program.programType, population: program.population, program: program.name }
        const asked = { ...place, measure: measure.key, contractNumber: contractIn(contracts, month)?.contractNumber }
        const shownMonths = { from: addMonths(month, 1 - monthsShown), to: month }
        const steps = standardSteps(terms, asked, shownMonths)
        const expected = expectedWay(terms, asked, shownMonths)
        const held = heldOn(measure, month)
        const course = courseOf({ ...told, steps, expected, standard: held.standard, held })
        const ofMonths = monthsOf(told, (at) => heldOn(measure, at))
        const path = isComparable(measure) ? pathOf(course, ofMonths, contractIn(contracts, month)) : null
        return {
          measure: measure.key,
          course,
          months: ofMonths,
          isComparable: isComparable(measure),
          path,
        }
      })
    : []
  const standards = shown.flatMap((measure) => {
    const { standard } = heldOn(measure, month ?? '2199-12')
    return standard ? [{ measure: measure.key, valueFormat: measure.valueFormat, standard }] : []
  })
  return { ...program, contracts, month, measures, standards }
}

/** A share with a target, in the year of the contract that carries it. */
function pathOf({ month, target, direction }: Course, months: ProgramMonth[], contract: MapLine | undefined) {
  const year = contract ? contractYear(contract, month) : null
  return year && target !== null ? yearPath({ months, year, target, direction }) : null
}

/** The contract that carried the program in a month; the latest to begin where several did. */
function contractIn(lines: MapLine[], month: Month): MapLine | undefined {
  const day = lastDay(month)
  return lines.findLast((line) => (line.from ?? '') <= day && (line.to ?? '9999') >= day)
}

type HeldAt = (month: Month) => Held

type Series = { measure: Measure; month: Month; results: Result[] }

function monthsOf({ measure, month: newest, results }: Series, heldAt: HeldAt): ProgramMonth[] {
  const smallest = smallestOf(measure)
  const byMonth = new Map(results.map((result) => [result.month, result]))
  const months = Array.from({ length: monthsListed }, (_, back) => addMonths(newest, -back))
  const listed = months.map((month): ProgramMonth => {
    const result = byMonth.get(month)
    const { right, standard } = heldAt(month)
    const window = windowFor(results, month, smallest)
    return {
      month,
      state: result?.state ?? 'missing',
      reason: result ? (result.details.reason?.toString() ?? null) : 'no-figure',
      numerator: result?.numerator ?? null,
      denominator: result?.denominator ?? null,
      value: result ? valueOfCounts(result) : null,
      judgment: window ? judge(window, standard, smallest) : null,
      right,
      window,
      resultId: result?.id ?? null,
      version: result?.version ?? null,
    }
  })
  // The months before the first figure are no gap: the program had not begun, or nobody counted yet.
  const first = listed.findLastIndex((one) => one.resultId !== null)
  return listed.slice(0, first + 1)
}
