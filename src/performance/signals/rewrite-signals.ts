import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type Episode, matchEpisodes, type Placed } from './episode.ts'
import { listEpisodes } from './list-episodes.ts'
import { leadersOf, rankOf, ruleSet, type SignalKind } from './signal.ts'

/**
 * Writes what deserves attention in a month in place of what was found before, for some kinds of signals. Each goes to
 * the episode that it belongs to, so that its address and its answers stay.
 */
export async function rewriteSignals(
  visit: Visit,
  found: {
    month: Month
    kinds: readonly SignalKind[]
    signals: readonly Placed[]
    isUnknown: (episode: Episode) => boolean
  },
): Promise<void> {
  const { month, kinds, signals, isUnknown } = found
  const known = (await listEpisodes(visit.work, addMonths(month, -3))).filter(({ kind }) => kinds.includes(kind))
  const matched = matchEpisodes({ month, signals, episodes: known, isUnknown, makeId: randomUUID })
  const groups = Map.groupBy(signals, ({ contractId, programId }) => `${contractId} ${programId}`)
  const leaders = new Set([...groups.values()].flatMap((ones) => [...leadersOf(ones.map(({ signal }) => signal))]))
  const rows = signals.map(({ contractId, programId, signal }, at) => ({
    id: randomUUID(),
    contract_id: contractId,
    program_id: programId,
    measure: signal.measure,
    month,
    kind: signal.kind,
    rank: rankOf(signal),
    content: { ...signal, rule: ruleSet },
    raised_at: visit.now,
    episode_id: matched.episodes[at]!.id,
    stage: signal.stage ?? 1,
    is_leading: leaders.has(signal),
    stands: true,
  }))
  const fresh = matched.fresh.map((one) => ({
    id: one.id,
    contract_id: one.contractId,
    program_id: one.programId,
    ...{ measure: one.measure, part: one.part, kind: one.kind },
    ...{ first_month: one.firstMonth, last_month: one.lastMonth, ended_month: null },
    raised_at: visit.now,
  }))
  // What was raised in this month alone, and was mended since, keeps its reading: its address and answers stay readable.
  const mended = matched.ended.filter((one) => one.firstMonth === month).map(({ id }) => id)
  await sql`delete from signal where month = ${month} and kind = any(${[...kinds]}::text[])
    and not episode_id = any(${mended}::uuid[])`.execute(visit.work)
  await sql`update signal set stands = false, is_leading = false
    where month = ${month} and episode_id = any(${mended}::uuid[])`.execute(visit.work)
  await sql`insert into signal_episode
    select * from jsonb_populate_recordset(null::signal_episode, ${JSON.stringify(fresh)}::jsonb)`.execute(visit.work)
  await sql`insert into signal
    select * from jsonb_populate_recordset(null::signal, ${JSON.stringify(rows)}::jsonb)`.execute(visit.work)
  const before = new Map(known.map((one) => [one.id, one]))
  const changed = [...matched.going, ...matched.ended].filter((one) => isChanged(one, before.get(one.id)!))
  if (changed.length === 0) return
  await sql`update signal_episode e
    set first_month = c."firstMonth", last_month = c."lastMonth", ended_month = c."endedMonth"
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb)
      as c(id uuid, "firstMonth" text, "lastMonth" text, "endedMonth" text)
    where e.id = c.id`.execute(visit.work)
}

const isChanged = (one: Episode, before: Episode): boolean =>
  one.firstMonth !== before.firstMonth || one.lastMonth !== before.lastMonth || one.endedMonth !== before.endedMonth
