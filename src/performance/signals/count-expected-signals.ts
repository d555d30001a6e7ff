import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import { type SignalKind, signalKinds } from './signal.ts'

/** Of one kind: how many signals chance alone would raise in a month, and how many were raised. */
export type ExpectedSignals = { kind: SignalKind; expected: number; seen: number }

/**
 * By kind, how many signals chance alone would raise in a month for the rules, baselines and numbers of cases of its
 * charts, and how many were raised. Only kinds about which chance says something.
 */
export async function countExpectedSignals(db: Reads, month: Month): Promise<ExpectedSignals[]> {
  const { rows } = await sql<{ kind: SignalKind; expected: number; seen: number }>`
    select coalesce(e.kind, s.kind) as kind, coalesce(e.expected, 0) as expected, coalesce(s.seen, 0)::float8 as seen
    from (
      select key as kind, sum(value::float8) as expected from standing, jsonb_each_text(expected)
      where month = ${month} group by key
    ) e full join (
      select kind, count(*) as seen from signal where month = ${month} and stands group by kind
    ) s on s.kind = e.kind`.execute(db)
  const known = new Map(rows.map((row) => [row.kind, row]))
  return signalKinds.flatMap((kind) => {
    const found = known.get(kind)
    return found && found.expected > 0 ? [found] : []
  })
}
