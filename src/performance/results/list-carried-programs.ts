import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { type Day, firstDay, lastDay, type Month } from '../../ground/platform/day.ts'

type Days = { from: Day | null; to: Day | null }

/** A program as one contract carries it, with the days of it; a line of the map without days holds as long as the contract. */
export type CarriedProgram = Pick<
  MapLine,
  'contractId' | 'contractNumber' | 'programId' | 'program' | 'programType' | 'population'
> & { spans: Days[] }

/** Every program under every contract that the asker may see, each pair once. */
export async function listCarriedPrograms(db: Reads): Promise<CarriedProgram[]> {
  const terms = await db.selectFrom('contract').select(['id', 'from_on as from', 'to_on as to']).execute()
  const termOf = new Map(terms.map((term) => [term.id, term]))
  const pairs = Map.groupBy(await listProgramMap(db), (line) => `${line.contractId} ${line.programId}`)
  return [...pairs.values()].map((lines) => {
    const { contractId, contractNumber, programId, program, programType, population } = lines[0]!
    const term = termOf.get(contractId)
    const spans = lines.map(({ from, to }) => ({ from: from ?? term?.from ?? null, to: to ?? term?.to ?? null }))
    return { contractId, contractNumber, programId, program, programType, population, spans }
  })
}

/** Whether a contract carried the program on at least one day of the month. */
export function isCarriedIn({ spans }: Pick<CarriedProgram, 'spans'>, month: Month): boolean {
  return spans.some(({ from, to }) => (from ?? '') <= lastDay(month) && (to ?? '9999') >= firstDay(month))
}
