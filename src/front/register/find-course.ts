import { findContract } from '../../agreements/contracts/find-contract.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { ContractMark } from '../../management/meetings/contract-mark.ts'
import { listContractMarks } from '../../management/meetings/list-contract-marks.ts'
import type { Course } from '../../performance/signals/course.ts'
import { listCourses } from '../../performance/signals/list-courses.ts'
import { findProgram } from './find-program.ts'

export type AskedCourse = {
  programId: string
  measure: string
  unit: 'households' | 'persons'
  /** of a review: its contract and month */
  review: { contractNumber: string; to: Month } | null
}
export type FoundCourse = { program: string; course: Course; contractNumber: string | null; marks: ContractMark[] }

/** One measure of one program as a page draws it, or null where the asker sees no such thing. */
export async function findCourse(visit: Visit, asked: AskedCourse): Promise<FoundCourse | null> {
  const { programId, measure, unit, review } = asked
  if (!review) {
    const program = await findProgram(visit, programId, unit)
    const found = program?.measures.find((one) => one.measure === measure)
    return program && found ? { program: program.name, course: found.course, contractNumber: null, marks: [] } : null
  }
  const contract = await findContract(visit.work, review.contractNumber)
  if (!contract) return null
  const programs = await listCourses(visit.work, { month: review.to, unit, contractId: contract.id })
  const program = programs.find((one) => one.programId === programId)
  const course = program?.courses.find((one) => one.measure === measure)
  if (!program || !course) return null
  const marks = await listContractMarks(visit.work, contract.id)
  return { program: program.program, course, contractNumber: contract.number, marks }
}
