import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, firstDay, lastDay, type Month } from '../../ground/platform/day.ts'
import { heldTo } from '../goals/contract-terms.ts'
import { expectedWay } from '../goals/expected-way.ts'
import { listContractTerms } from '../goals/list-contract-terms.ts'
import { standardSteps } from '../goals/standard-steps.ts'
import { listMeasures } from '../measures/list-measures.ts'
import { type Measure, measuresOf, unitFor } from '../measures/measure.ts'
import { listResults } from '../results/list-results.ts'
import { listSeries } from '../results/list-series.ts'
import type { Result } from '../results/result.ts'
import { type Course, courseOf, monthsShown } from './course.ts'
import { warningMonths } from './early-warning.ts'
import { findSignalSetting } from './find-signal-setting.ts'
import { listEarlierResults } from './list-earlier-results.ts'
import { listAnsweredWarnings } from './list-episodes.ts'
import { chanceOfSilence } from './missing-signal.ts'
import type { SignalKind } from './signal.ts'
import { contractYear } from './target-reach.ts'
import { type Expected, type Warnings, warningsOf } from './warnings-of.ts'

/** A program as a contract carries it in a month, with the course of each of its measures. */
export type ProgramCourses = {
  contractId: string
  contractNumber: string
  programId: string
  program: string
  programType: string
  population: string | null
  hmisProjectIds: string[]
  courses: Course[]
  /** what the courses say beyond their charts, and how many signals chance alone would raise */
  warnings: Warnings
}

/** The programs that a contract (or every contract) carries in a month, with the course of each measure. */
export async function listCourses(
  db: Reads,
  asked: {
    month: Month
    unit: string
    contractId?: string /** where the asker knows them already */
    measures?: Measure[]
  },
): Promise<ProgramCourses[]> {
  const lines = (await listProgramMap(db, { contractId: asked.contractId })).filter((line) => isOf(line, asked.month))
  const programs = [...Map.groupBy(lines, (line) => `${line.contractId} ${line.programId}`).values()]
  const terms = await listContractTerms(db)
  const measures = asked.measures ?? (await listMeasures(db))
  const units = [...new Set(measures.map((one) => unitFor(one, asked.unit)))]
  const fromMonth = addMonths(asked.month, 1 - warningMonths)
  const results = asked.contractId
    ? await listResults(db, { programIds: lines.map(idOf), unit: units, fromMonth, toMonth: asked.month })
    : await listAllResults(db, { units, fromMonth, month: asked.month })
  const resultsOf = Map.groupBy(results, (one) => `${one.programId} ${one.measure} ${one.unit}`)
  const earlier = asked.contractId
    ? await listEarlierResults(db, { month: asked.month, units, contractId: asked.contractId, lines })
    : []
  const setting = await findSignalSetting(db)
  const answered = new Map(
    (await listAnsweredWarnings(db, asked.month, asked.contractId)).map((one) => [
      placeOf(one, one.measure),
      one.month,
    ]),
  )
  const contractTimes = new Map((await listContractTimes(db, asked.contractId)).map((one) => [one.id, one]))
  const on = lastDay(asked.month)
  const shownMonths = { from: addMonths(asked.month, 1 - monthsShown), to: asked.month }
  return programs.map((ofProgram) => {
    const line = ofProgram[0]!
    const { programType, population, contractNumber, program } = line
    const hmisProjectIds = ofProgram.map((one) => one.hmisProjectId).filter((id) => id !== null)
    const series = (measure: Measure) =>
      resultsOf.get(`${line.programId} ${measure.key} ${unitFor(measure, asked.unit)}`) ?? []
    const heldOf = ({ key }: Measure) =>
      heldTo(terms, { programType, population, measure: key, on, contractNumber, program })
    const stepsOf = ({ key }: Measure) => {
      const asked = { programType, population, measure: key, contractNumber, program }
      const expected = expectedWay(terms, asked, shownMonths)
      return { steps: standardSteps(terms, asked, shownMonths), expected }
    }
    const course = (measure: Measure) =>
      courseOf({
        measure,
        unit: unitFor(measure, asked.unit),
        month: asked.month,
        results: series(measure),
        standard: heldOf(measure).standard,
        held: heldOf(measure),
        // For a chart that somebody looks at; a judgment of thousands of programs needs the newest month alone.
        ...(asked.contractId ? stepsOf(measure) : {}),
        earlier: earlier.filter(({ programId, result }) => {
          const isOf = programId === line.programId && result.measure === measure.key
          return isOf && result.unit === unitFor(measure, asked.unit) && result.state === 'value'
        }),
      })
    const shown = measuresOf(measures, {
      hasRecords: hmisProjectIds.length > 0,
      isCounted: (one) => series(one).length > 0,
      // What is only proposed is shown as such, and what has ended where it was counted.
      isAgreed: (one) => !['none', 'ended'].includes(heldOf(one).right),
    })
    const courses = shown.map(course)
    const year = contractYear(contractTimes.get(line.contractId) ?? { from: null, to: null }, asked.month)
    const warnings = courses.map((one, at): Warnings => {
      const measure = shown[at]!
      const { standard } = heldOf(measure)
      const agreedBaseline = standard !== null && 'baselineValue' in standard ? (standard.baselineValue ?? null) : null
      const answeredIn = answered.get(placeOf(line, measure.key)) ?? null
      return warningsOf(one, { measure, results: series(measure), agreedBaseline, year, setting, answeredIn })
    })
    return {
      contractId: line.contractId,
      contractNumber,
      programId: line.programId,
      program,
      programType,
      population,
      hmisProjectIds,
      courses,
      warnings: { signals: warnings.flatMap((one) => one.signals), expected: addExpected(warnings, courses) },
    }
  })
}

const idOf = ({ programId }: MapLine): string => programId

/** Of every program: the newest month whole, and of the months before it the counts. */
async function listAllResults(db: Reads, of: { units: string[]; fromMonth: Month; month: Month }): Promise<Result[]> {
  const { units: unit, month, fromMonth } = of
  const before = await listSeries(db, { unit, fromMonth, toMonth: addMonths(month, -1) })
  return before.concat(await listResults(db, { programIds: 'all', unit, fromMonth: month, toMonth: month }))
}

const placeOf = (of: { contractId: string; programId: string }, measure: string) =>
  `${of.contractId} ${of.programId} ${measure}`

const listContractTimes = (db: Reads, contractId?: string) =>
  db
    .selectFrom('contract')
    .$if(contractId !== undefined, (query) => query.where('id', '=', contractId!))
    .select(['id', 'from_on as from', 'to_on as to'])
    .execute()

function addExpected(warnings: Warnings[], courses: Course[]): Expected {
  const expected: Expected = { 'data-missing': chanceOfSilence(courses) }
  for (const one of warnings) {
    for (const [kind, chance] of Object.entries(one.expected) as [SignalKind, number][]) {
      expected[kind] = (expected[kind] ?? 0) + chance
    }
  }
  return expected
}

function isOf(line: MapLine, month: Month): boolean {
  return (line.from === null || line.from <= lastDay(month)) && (line.to === null || line.to >= firstDay(month))
}
