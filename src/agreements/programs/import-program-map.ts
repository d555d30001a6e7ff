import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepPrograms } from './may.ts'
import { programTerm } from './program.ts'
import type { ProgramMapLine } from './program-map.ts'

export type ProgramMapImported = { programsAdded: number; linesAdded: number; linesRemoved: number; unchanged: number }

/**
 * Takes the lines of a map: for every contract that the map names, its lines replace the old ones. A program is known by
 * its name and its provider, so one program may run under several contracts of a provider.
 */
export async function importProgramMap(
  visit: Visit,
  input: { lines: Omit<ProgramMapLine, 'row'>[]; submissionId: string },
): Promise<{ done: ProgramMapImported } | { refused: 'not-allowed' | 'contract-not-found' }> {
  if (!mayKeepPrograms(visit)) return { refused: 'not-allowed' }
  const contracts = await visit.work.selectFrom('contract').select(['id', 'number', 'provider_id']).execute()
  const contractOf = new Map(contracts.map((contract) => [contract.number, contract]))
  if (input.lines.some((line) => !contractOf.has(line.contractNumber))) return { refused: 'contract-not-found' }

  const programs = await visit.work.selectFrom('program').selectAll().execute()
  const key = (providerId: string, name: string) => `${providerId} ${programTerm(name)}`
  const programOf = new Map(programs.map((program) => [key(program.provider_id, program.name), program]))
  const rows = []
  let programsAdded = 0
  for (const line of input.lines) {
    const contract = contractOf.get(line.contractNumber)!
    const place = key(contract.provider_id, line.program)
    let program = programOf.get(place)
    const described = { program_type: line.programType, population: line.population }
    if (!program) {
      const added = { id: randomUUID(), provider_id: contract.provider_id, name: line.program, ...described }
      program = await visit.work.insertInto('program').values(added).returningAll().executeTakeFirstOrThrow()
      programOf.set(place, program)
      programsAdded += 1
    } else if (program.program_type !== line.programType || program.population !== line.population) {
      await visit.work.updateTable('program').set(described).where('id', '=', program.id).execute()
      Object.assign(program, described)
    }
    rows.push({
      id: randomUUID(),
      contract_id: contract.id,
      program_id: program.id,
      hmis_project_id: line.hmisProjectId,
      from_on: line.from,
      to_on: line.to,
      submission_id: input.submissionId,
    })
  }
  const changes = await replaceLines(visit, rows)
  await recordHistory(visit, {
    event: 'program-map-imported',
    subject: 'submission',
    subjectId: input.submissionId,
    content: { programsAdded, ...changes },
  })
  return { done: { programsAdded, ...changes } }
}

type MapRow = {
  id: string
  contract_id: string
  program_id: string
  hmis_project_id: string | null
  from_on: string | null
  to_on: string | null
  submission_id: string
}

async function replaceLines(visit: Visit, rows: MapRow[]) {
  const content = (row: Omit<MapRow, 'id' | 'submission_id'>) =>
    JSON.stringify([row.contract_id, row.program_id, row.hmis_project_id, row.from_on, row.to_on])
  const contractIds = [...new Set(rows.map((row) => row.contract_id))]
  const old = await visit.work.selectFrom('program_map').selectAll().execute()
  const before = old.filter((row) => contractIds.includes(row.contract_id))
  const [oldContent, newContent] = [new Set(before.map(content)), new Set(rows.map(content))]
  const gone = before.filter((row) => !newContent.has(content(row)))
  const fresh = rows.filter((row) => !oldContent.has(content(row)))
  if (gone.length > 0)
    await visit.work
      .deleteFrom('program_map')
      .where(
        'id',
        'in',
        gone.map((row) => row.id),
      )
      .execute()
  for (const part of inBatches(fresh)) await visit.work.insertInto('program_map').values(part).execute()
  return { linesAdded: fresh.length, linesRemoved: gone.length, unchanged: rows.length - fresh.length }
}
