import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Episode } from './episode.ts'

/** Episodes that still stand or stood not long before a month, with the last month that the government answered for. */
export async function listEpisodes(db: Reads, since: Month): Promise<Episode[]> {
  const { rows } = await sql<Episode>`
    select e.id, e.contract_id as "contractId", e.program_id as "programId", e.measure, e.part, e.kind,
      e.first_month as "firstMonth", e.last_month as "lastMonth", e.ended_month as "endedMonth", a.month as "answeredIn"
    from signal_episode e left join (
      select episode_id, max(month) as month from signal_answer
      where side = 'government' and withdrawn_at is null group by episode_id
    ) a on a.episode_id = e.id
    where e.ended_month is null or e.last_month >= ${since}`.execute(db)
  return rows
}

export type AnsweredWarning = { contractId: string; programId: string; measure: string; month: Month }

/** The early warnings that the government answered before a month: the evidence begins again after each. */
export async function listAnsweredWarnings(db: Reads, before: Month, contractId?: string): Promise<AnsweredWarning[]> {
  return db
    .selectFrom('signal_answer')
    .innerJoin('signal_episode', 'signal_episode.id', 'signal_answer.episode_id')
    .where('signal_episode.kind', '=', 'early-warning')
    .where('signal_answer.side', '=', 'government')
    .where('signal_answer.withdrawn_at', 'is', null)
    .where('signal_answer.month', '<', before)
    .$if(contractId !== undefined, (query) => query.where('signal_episode.contract_id', '=', contractId!))
    .groupBy(['signal_episode.contract_id', 'signal_episode.program_id', 'signal_episode.measure'])
    .select((cell) => [
      'signal_episode.contract_id as contractId',
      cell.ref('signal_episode.program_id').$castTo<string>().as('programId'),
      cell.ref('signal_episode.measure').$castTo<string>().as('measure'),
      cell.fn.max('signal_answer.month').as('month'),
    ])
    .execute()
}
