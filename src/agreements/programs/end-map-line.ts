import { recordHistory } from '../../ground/history/record-history.ts'
import { type Day, isDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listProgramMap } from './list-program-map.ts'
import { mayKeepPrograms } from './may.ts'
import { daysOverlap } from './program.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'map-line-not-found' | 'end-before-start' | 'overlapping-days'

/** Gives a line of the map its last day: until then the project counts for the program, and no longer. */
export async function endMapLine(
  visit: Visit,
  input: { id: string; endOn: Day },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayKeepPrograms(visit)) return { refused: 'not-allowed' }
  if (!isDay(input.endOn)) return { refused: 'wrong-form' }
  const lines = await listProgramMap(visit.work)
  const line = lines.find((one) => one.id === input.id)
  if (!line) return { refused: 'map-line-not-found' }
  if (line.from !== null && input.endOn < line.from) return { refused: 'end-before-start' }
  const others = lines.filter(
    (one) =>
      one.id !== line.id &&
      one.contractId === line.contractId &&
      one.programId === line.programId &&
      one.hmisProjectId === line.hmisProjectId,
  )
  if (others.some((one) => daysOverlap(one, { from: line.from, to: input.endOn })))
    return { refused: 'overlapping-days' }
  await visit.work.updateTable('program_map').set({ to_on: input.endOn }).where('id', '=', line.id).execute()
  await recordHistory(visit, {
    event: 'map-line-ended',
    subject: 'contract',
    subjectId: line.contractId,
    providerId: line.providerId,
    content: { program: line.program, hmisProjectId: line.hmisProjectId, before: line.to, endOn: input.endOn },
  })
  return { done: { id: line.id } }
}
