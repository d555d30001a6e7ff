import { sql } from 'kysely'
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

/** Answered by the government when it had gone as far as now: it stays quiet. */
const isQuiet = sql<boolean>`exists (
  select from signal_answer a where a.episode_id = signal.episode_id and a.side = 'government'
    and a.withdrawn_at is null and a.stage >= signal.stage)`

/**
 * What deserves attention in a month, the first to talk about first; at most as many as asked for. Of several signals of
 * one measure the first stands for all, and what was answered stays quiet.
 */
export async function listAttention(db: Reads, month: Month, limit?: number): Promise<SignalRow[]> {
  return db
    .selectFrom('signal')
    .where('month', '=', month)
    .where('is_leading', '=', true)
    .where(sql<boolean>`not ${isQuiet}`)
    .select(['episode_id as id', 'contract_id as contractId', 'program_id as programId'])
    .select((cell) => cell.ref('content').$castTo<Signal>().as('signal'))
    .orderBy('rank', 'desc')
    .$if(limit !== undefined, (query) => query.limit(limit!))
    .execute()
}

/** The rank of the first signal of each program under each contract, and how many deserve attention. */
export async function listSignalRanks(db: Reads, month: Month) {
  return db
    .selectFrom('signal')
    .where('month', '=', month)
    .where('is_leading', '=', true)
    .where(sql<boolean>`not ${isQuiet}`)
    .groupBy(['contract_id', 'program_id'])
    .select(['contract_id as contractId', 'program_id as programId'])
    .select((cell) => [cell.fn.max('rank').as('rank'), cell.fn.countAll<number>().as('count')])
    .execute()
}

export type Placing = {
  id: string
  programId: string | null
  isQuiet: boolean
  /** as it was raised when the month was judged */
  signal: Signal
}

/** Under which address each signal of a contract in a month stands, and whether it was answered for an earlier month. */
export async function listPlacings(db: Reads, contractId: string, month: Month): Promise<Placing[]> {
  const { rows } = await sql<Placing>`
    select s.episode_id as id, s.program_id as "programId", s.content as signal, exists (
      select from signal_answer a where a.episode_id = s.episode_id and a.side = 'government'
        and a.withdrawn_at is null and a.stage >= s.stage and a.month < s.month) as "isQuiet"
    from signal s where s.stands and s.contract_id = ${contractId} and s.month = ${month}`.execute(db)
  return rows
}
