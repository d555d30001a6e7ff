import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Standing } from './judge-month.ts'
import type { Signal } from './signal.ts'

export type StandingRow = { contractId: string; programId: string; measure: string; standing: Standing }

/** How every program, or those under some contracts, stands on each measure in a month, as it was judged last. */
export async function listStandings(db: Reads, month: Month, contractIds?: string[]): Promise<StandingRow[]> {
  if (contractIds?.length === 0) return []
  const rows = await db
    .selectFrom('standing')
    .where('month', '=', month)
    .$if(contractIds !== undefined, (query) => query.where('contract_id', 'in', contractIds!))
    .select(['contract_id as contractId', 'program_id as programId'])
    .select((cell) => cell.ref('content').$castTo<Record<string, Standing>>().as('content'))
    .execute()
  return rows.flatMap(({ contractId, programId, content }) =>
    Object.entries(content).map(([measure, standing]) => ({ contractId, programId, measure, standing })),
  )
}

export type JudgedProgram = { contractId: string; programId: string; charts: number; chance: number; flagged: number }

/** Which programs of which contracts were judged in a month, with their counts of charts and flags; without how they stand. */
export async function listJudgedPrograms(db: Reads, month: Month): Promise<JudgedProgram[]> {
  return db
    .selectFrom('standing')
    .where('month', '=', month)
    .select(['contract_id as contractId', 'program_id as programId', 'charts', 'chance', 'flagged'])
    .execute()
}

export type SignalRow = { id: string; contractId: string; programId: string | null; signal: Signal }

/** What deserves attention in a month, the first to talk about first; at most as many as asked for. */
export async function listSignals(db: Reads, month: Month, limit?: number): Promise<SignalRow[]> {
  return db
    .selectFrom('signal')
    .where('month', '=', month)
    .select(['id', 'contract_id as contractId', 'program_id as programId'])
    .select((cell) => cell.ref('content').$castTo<Signal>().as('signal'))
    .orderBy('rank', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute()
}

/** The rank of the first signal of each program under each contract, and how many signals there are in all. */
export async function listSignalRanks(db: Reads, month: Month) {
  return db
    .selectFrom('signal')
    .where('month', '=', month)
    .groupBy(['contract_id', 'program_id'])
    .select(['contract_id as contractId', 'program_id as programId'])
    .select((cell) => [cell.fn.max('rank').as('rank'), cell.fn.countAll<number>().as('count')])
    .execute()
}
