import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { listProgramMap } from './list-program-map.ts'
import { mayKeepPrograms } from './may.ts'
import { daysOverlap, newMapLine, populationOrAny, programTerm } from './program.ts'

type Refused =
  | 'not-allowed'
  | 'demo-is-invented'
  | 'wrong-form'
  | 'contract-not-found'
  | 'end-before-start'
  | 'no-program-type'
  | 'program-described-twice'
  | 'overlapping-days'

/**
 * Adds one line to the map, typed by a person. A program that the provider runs already keeps its type and population;
 * a new one needs a type. What is typed is a submission like a file, so that every line says where it came from.
 */
export async function addMapLine(
  visit: Visit,
  input: z.input<typeof newMapLine>,
): Promise<{ done: { id: string; isProgramNew: boolean } } | { refused: Refused }> {
  if (!mayKeepPrograms(visit)) return { refused: 'not-allowed' }
  const parsed = newMapLine.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const line = parsed.data
  if (line.from !== null && line.to !== null && line.to < line.from) return { refused: 'end-before-start' }
  const contract = await visit.work
    .selectFrom('contract')
    .select(['id', 'provider_id', 'number'])
    .where('number', '=', line.contractNumber)
    .executeTakeFirst()
  if (!contract) return { refused: 'contract-not-found' }

  const known = await findProgramOf(visit, contract.provider_id, line.program)
  const population = populationOrAny(line.population ?? '')
  if (!known && line.programType === '') return { refused: 'no-program-type' }
  if (known && contradicts(known, line.programType, line.population === '' ? null : line.population))
    return { refused: 'program-described-twice' }
  const lines = await listProgramMap(visit.work, { contractId: contract.id })
  const same = lines.filter((one) => one.programId === known?.id && one.hmisProjectId === line.hmisProjectId)
  if (same.some((one) => daysOverlap(one, line))) return { refused: 'overlapping-days' }

  const received = await receiveSubmission(visit, {
    kind: 'programs',
    fileName: `${contract.number}, ${line.program}`,
    // What is typed into an invented city is invented too.
    isInvented: visit.jurisdiction.isDemo,
  })
  if ('refused' in received) return received
  const submissionId = received.done.id
  const programId = known?.id ?? randomUUID()
  if (!known) {
    const described = { name: line.program, program_type: line.programType, population }
    await visit.work
      .insertInto('program')
      .values({ id: programId, provider_id: contract.provider_id, ...described })
      .execute()
  }
  const id = randomUUID()
  await visit.work
    .insertInto('program_map')
    .values({
      id,
      contract_id: contract.id,
      program_id: programId,
      hmis_project_id: line.hmisProjectId,
      from_on: line.from,
      to_on: line.to,
      submission_id: submissionId,
    })
    .execute()
  await recordHistory(visit, {
    event: 'map-line-added',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.provider_id,
    content: { program: line.program, hmisProjectId: line.hmisProjectId, from: line.from, to: line.to },
  })
  const summary = { linesAdded: 1, programsAdded: known ? 0 : 1 }
  const finished = await finishSubmission(visit, { id: submissionId, state: 'done', summary })
  if ('refused' in finished) throw new Error(finished.refused)
  return { done: { id, isProgramNew: !known } }
}

async function findProgramOf(visit: Visit, providerId: string, name: string) {
  const programs = await visit.work.selectFrom('program').selectAll().where('provider_id', '=', providerId).execute()
  return programs.find((program) => programTerm(program.name) === programTerm(name))
}

/** A blank says nothing, and so nothing against what is known. */
function contradicts(
  known: { program_type: string; population: string | null },
  programType: string,
  population: string | null,
): boolean {
  const isOther = (typed: string, before: string | null) => programTerm(typed) !== programTerm(before ?? '')
  if (programType !== '' && isOther(programType, known.program_type)) return true
  return population !== null && isOther(populationOrAny(population) ?? '', known.population)
}
