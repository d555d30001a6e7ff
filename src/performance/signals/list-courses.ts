import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { addMonths, firstDay, lastDay, type Month } from '../../ground/platform/day.ts'
import { listStandards } from '../goals/list-standards.ts'
import { standardFor } from '../goals/standard.ts'
import { type MeasureKey, measureKeys, type Unit } from '../measure-packs/homelessness/figure.ts'
import { listResults } from '../results/list-results.ts'
import { type Course, courseOf, monthsShown } from './course.ts'
import { listEarlierResults } from './list-earlier-results.ts'

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
}

/** The programs that a contract (or every contract) carries in a month, with the course of each measure. */
export async function listCourses(
  db: Reads,
  asked: { month: Month; unit: Unit; contractId?: string },
): Promise<ProgramCourses[]> {
  const lines = (await listProgramMap(db, { contractId: asked.contractId })).filter((line) => isOf(line, asked.month))
  const programs = [...Map.groupBy(lines, (line) => `${line.contractId} ${line.programId}`).values()]
  const standards = await listStandards(db)
  const results = await listResults(db, {
    programIds: asked.contractId ? [...new Set(lines.map((line) => line.programId))] : 'all',
    unit: asked.unit,
    fromMonth: addMonths(asked.month, 1 - monthsShown),
    toMonth: asked.month,
  })
  const resultsOf = Map.groupBy(results, (result) => `${result.programId} ${result.measure}`)
  const earlier = asked.contractId
    ? await listEarlierResults(db, { ...asked, contractId: asked.contractId, lines })
    : []
  const on = lastDay(asked.month)
  return programs.map((ofProgram) => {
    const line = ofProgram[0]!
    const { programType, population, contractNumber, program } = line
    const course = (measure: MeasureKey) =>
      courseOf({
        measure,
        unit: asked.unit,
        month: asked.month,
        results: resultsOf.get(`${line.programId} ${measure}`) ?? [],
        standard: standardFor(standards, { programType, population, measure, on, contractNumber, program }),
        earlier: earlier.filter(
          (one) => one.programId === line.programId && one.result.measure === measure && one.result.state === 'value',
        ),
      })
    return {
      contractId: line.contractId,
      contractNumber,
      programId: line.programId,
      program,
      programType,
      population,
      hmisProjectIds: ofProgram.map((one) => one.hmisProjectId).filter((id) => id !== null),
      courses: measureKeys.map(course),
    }
  })
}

function isOf(line: MapLine, month: Month): boolean {
  return (line.from === null || line.from <= lastDay(month)) && (line.to === null || line.to >= firstDay(month))
}
