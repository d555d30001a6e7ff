import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listProgramMap } from './list-program-map.ts'
import { mayKeepPrograms } from './may.ts'

/** Takes a line off the map as if it had never stood there: for mistakes. A line that was true once is ended instead. */
export async function removeMapLine(
  visit: Visit,
  input: { id: string },
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'map-line-not-found' }> {
  if (!mayKeepPrograms(visit)) return { refused: 'not-allowed' }
  const line = (await listProgramMap(visit.work)).find((one) => one.id === input.id)
  if (!line) return { refused: 'map-line-not-found' }
  await visit.work.deleteFrom('program_map').where('id', '=', line.id).execute()
  await recordHistory(visit, {
    event: 'map-line-removed',
    subject: 'contract',
    subjectId: line.contractId,
    providerId: line.providerId,
    content: { program: line.program, hmisProjectId: line.hmisProjectId, from: line.from, to: line.to },
  })
  return { done: { id: line.id } }
}
