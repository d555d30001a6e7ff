import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Work } from '../platform/database.server.ts'

const batch = 10_000
export const firstDigest = '0'.repeat(64)

export function digestOfSeal(previous: string, digests: string[]): string {
  return createHash('sha256')
    .update([previous, ...digests].join('\n'))
    .digest('hex')
}

/**
 * Chains what was written since the last seal. Writers never wait for it: a deed is sealed in a later batch than the one
 * it was written in, and a deed whose transaction is still open is taken by the next batch. Run as the tables' owner.
 */
export async function sealHistory(work: Work, now = new Date().toISOString()): Promise<{ done: { sealed: number } }> {
  await sql`select pg_advisory_xact_lock(hashtext('throughline seal'))`.execute(work)
  let sealed = 0
  for (;;) {
    const last = await work.selectFrom('history_seal').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirst()
    const { rows } = await sql<{ id: string; digest: string }>`
      select h.id, h.digest from history h
      left join (select unnest(entries) as id from history_seal) sealed on sealed.id = h.id
      where sealed.id is null order by h.at, h.id limit ${batch}`.execute(work)
    if (rows.length === 0) return { done: { sealed } }
    const previous = last?.digest ?? firstDigest
    await sql`insert into history_seal (number, previous_digest, digest, entries, sealed_at) values
      (${(last?.number ?? 0) + 1}, ${previous}, ${digestOfSeal(
        previous,
        rows.map((row) => row.digest),
      )},
       ${rows.map((row) => row.id)}::uuid[], ${now})`.execute(work)
    sealed += rows.length
  }
}
