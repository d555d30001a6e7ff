import { programTerm } from '../../agreements/programs/program.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { listStandards } from '../../performance/goals/list-standards.ts'
import { listMeasures } from '../../performance/measures/list-measures.ts'
import { type Measure, measuresOf } from '../../performance/measures/measure.ts'

/**
 * The measures on which a program that counts by hand is asked: those that it is held to, and those that it has counted
 * before. Where nothing is agreed and nothing counted, or all are asked for, every measure of the city.
 */
export async function listProgramMeasures(db: Reads, programId: string, isAll: boolean): Promise<Measure[]> {
  const measures = await listMeasures(db)
  if (isAll) return measures
  const program = await db
    .selectFrom('program')
    .where('id', '=', programId)
    .select(['name', 'program_type as programType', 'population'])
    .executeTakeFirst()
  if (!program) return []
  const counted = await db
    .selectFrom('result')
    .where('program_id', '=', programId)
    .where('replaced_at', 'is', null)
    .select('measure')
    .distinct()
    .execute()
  const numbers = await db
    .selectFrom('program_map')
    .innerJoin('contract', 'contract.id', 'contract_id')
    .where('program_id', '=', programId)
    .select('contract.number')
    .distinct()
    .execute()
  const contracts = new Set(numbers.map((row) => row.number))
  const agreed = new Set(
    (await listStandards(db))
      .filter((one) =>
        'contractNumber' in one
          ? contracts.has(one.contractNumber) && (one.program === null || isSame(one.program, program.name))
          : isSame(one.programType, program.programType) &&
            (one.population === null || isSame(one.population, program.population ?? '')),
      )
      .map((one) => one.measure),
  )
  const own = measuresOf(measures, {
    hasRecords: false,
    isCounted: ({ key }) => counted.some((row) => row.measure === key),
    isAgreed: ({ key }) => agreed.has(key),
  })
  return own.length > 0 ? own : measures
}

const isSame = (a: string, b: string): boolean => programTerm(a) === programTerm(b)
