import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Signal, SignalKind } from './signal.ts'
import type { AnswerState } from './signal-answer.ts'

/** A signal as a list shows it: its newest reading, since when it stands, and who has answered. */
export type ListedSignal = {
  id: string
  contractId: string
  contractNumber: string
  providerName: string
  programId: string | null
  program: string
  programType: string
  firstMonth: Month
  lastMonth: Month
  endedMonth: Month | null
  raisedAt: string
  stage: number
  answerState: AnswerState
  signal: Signal
}

export type SignalsAsked = {
  contract?: string
  kind?: SignalKind
  state?: AnswerState
  /** also those that no longer stand */
  withEnded?: boolean
  id?: string
  limit?: number
}

/** Signals that the asker may see, the first to talk about first: those that stand, unless the ended ones are asked for too. */
export async function listSignals(db: Reads, asked: SignalsAsked = {}): Promise<ListedSignal[]> {
  const { rows } = await sql<ListedSignal>`
    with settled as (
      select episode_id,
        max(stage) filter (where side = 'government') as government, max(stage) filter (where side = 'provider') as provider
      from signal_answer where withdrawn_at is null group by episode_id
    ), listed as (
      select e.id, e.contract_id as "contractId", c.number as "contractNumber", v.name as "providerName",
        e.program_id as "programId", coalesce(p.name, '') as program, coalesce(p.program_type, '') as "programType",
        e.first_month as "firstMonth", s.month as "lastMonth", e.ended_month as "endedMonth",
        e.raised_at as "raisedAt", s.stage, s.content as signal, s.rank, e.kind,
        case when a.government >= s.stage then 'answered' when a.provider >= s.stage then 'with-government' else 'open'
          end as "answerState"
      from signal_episode e
        join lateral (
          select month, stage, content, rank from signal where episode_id = e.id order by month desc limit 1
        ) s on true
        join contract c on c.id = e.contract_id
        join provider v on v.id = c.provider_id
        left join program p on p.id = e.program_id
        left join settled a on a.episode_id = e.id
      where true
        ${asked.id ? sql`and e.id = ${asked.id}::uuid` : sql``}
        ${asked.contract ? sql`and c.number = ${asked.contract}` : sql``}
        ${asked.kind ? sql`and e.kind = ${asked.kind}` : sql``}
        ${asked.withEnded || asked.id ? sql`` : sql`and e.ended_month is null`}
    )
    select * from listed ${asked.state ? sql`where "answerState" = ${asked.state}` : sql``}
    order by "endedMonth" is null desc, rank desc, "contractNumber", id
    limit ${asked.limit ?? 100_000}`.execute(db)
  return rows
}
