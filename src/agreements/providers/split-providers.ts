import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findProvider, type ProviderRecord } from './find-provider.ts'
import { mayKeepProviders } from './may.ts'
import { plainName } from './name-words.ts'
import { isId } from './provider.ts'
import { type Belonging, belongings, keyOf, type Moved } from './provider-match.ts'
import { providerName } from './provider-name.ts'

type Refused = 'not-allowed' | 'match-not-found' | 'already-undone' | 'merged-further'

/**
 * Takes back that two organizations are one: what was the other's is the other's again. A contract that came since goes
 * with the name that it carries.
 */
export async function splitProviders(
  visit: Visit,
  { matchId }: { matchId: string },
): Promise<{ done: { oneId: string; otherId: string } } | { refused: Refused }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  if (!isId(matchId)) return { refused: 'match-not-found' }
  const match = await visit.work
    .selectFrom('provider_match')
    .where('id', '=', matchId)
    .where('answer', '=', 'same')
    .select(['one_id', 'other_id', 'moved', 'undone_at'])
    .forUpdate()
    .executeTakeFirst()
  if (!match) return { refused: 'match-not-found' }
  if (match.undone_at !== null) return { refused: 'already-undone' }
  const moved = match.moved as Moved
  const ids = [match.one_id, match.other_id]
  await visit.work.selectFrom('provider').where('id', 'in', ids).orderBy('id').select('id').forUpdate().execute()
  const one = (await findProvider(visit.work, match.one_id))!
  const other = (await findProvider(visit.work, match.other_id))!
  // What was the other's went on to a third: that step must be taken back before this one.
  if (one.mergedIntoId !== null) return { refused: 'merged-further' }

  await giveBackIdentity(visit, one, other, moved)
  for (const table of Object.keys(belongings) as Belonging[]) await giveBack(visit, table, one, other, moved)
  if (moved.datasetsAsked.length > 0)
    await visit.work
      .deleteFrom('dataset_sender')
      .where('provider_id', '=', one.id)
      .where('dataset_key', 'in', moved.datasetsAsked)
      .execute()
  await giveBackProgramNames(visit, other, moved)
  const since = await giveWhatCameSince(visit, one, other, moved)
  await visit.work.updateTable('provider_match').set({ undone_at: visit.now }).where('id', '=', matchId).execute()
  await recordHistory(visit, {
    event: 'providers-split',
    subject: 'provider',
    subjectId: one.id,
    providerId: one.id,
    content: { one: one.name, other: other.name, otherId: other.id, ...since },
  })
  return { done: { oneId: one.id, otherId: other.id } }
}

async function giveBack(visit: Visit, table: Belonging, one: ProviderRecord, other: ProviderRecord, moved: Moved) {
  const column = sql.ref(belongings[table])
  const ids = moved.rows[table] ?? []
  if (ids.length === 0) return
  // Only what still stands under the one: somebody may have moved or removed it since.
  await sql`update ${sql.table(table)} set ${column} = ${other.id}
    where ${column} = ${one.id} and ${sql.ref(keyOf(table))} = any(${ids}::uuid[])`.execute(visit.work)
}

/** Names and identifiers as they were, where nobody has changed since what the merge made of them. */
async function giveBackIdentity(visit: Visit, one: ProviderRecord, other: ProviderRecord, moved: Moved): Promise<void> {
  const { work } = visit
  const back = <Field extends 'uei' | 'ein' | 'parentId'>(field: Field) =>
    one[field] === moved.one[field].now ? moved.one[field].was : one[field]
  await work.updateTable('provider').set({ merged_into_id: null }).where('id', '=', other.id).execute()
  await work
    .updateTable('provider')
    .set({ uei: back('uei'), ein: back('ein'), parent_id: back('parentId') })
    .where('id', '=', one.id)
    .execute()
  if (moved.children.length > 0)
    await work
      .updateTable('provider')
      .set({ parent_id: other.id })
      .where('id', 'in', moved.children)
      .where('parent_id', '=', one.id)
      .execute()
  const ofOne = work.updateTable('provider_name').where('provider_id', '=', one.id)
  if (moved.names.length > 0)
    await ofOne.set({ provider_id: other.id }).where('normal_name', 'in', moved.names).execute()
  if (moved.namesAdded.length > 0)
    await work
      .deleteFrom('provider_name')
      .where('provider_id', '=', one.id)
      .where('normal_name', 'in', moved.namesAdded)
      .execute()
}

async function giveBackProgramNames(visit: Visit, other: ProviderRecord, moved: Moved): Promise<void> {
  for (const { id, was, now } of moved.programsRenamed)
    await visit.work
      .updateTable('program')
      .set({ name: was })
      .where('id', '=', id)
      .where('name', '=', now)
      .where('provider_id', '=', other.id)
      .execute()
}

/** Contracts that came since under a name of the other, and programs that came since and stand only under its contracts. */
async function giveWhatCameSince(visit: Visit, one: ProviderRecord, other: ProviderRecord, moved: Moved) {
  const { work } = visit
  const names = new Set([other.normalName, ...moved.names])
  const { rows: fresh } = await sql<{ id: string; name: string | null }>`
    select c.id, (select i.vendor_name from contract_item i where i.contract_id = c.id
      order by i.from_on desc nulls last, i.item desc limit 1) as name
    from contract c where c.provider_id = ${one.id} and c.created_at > ${moved.at}::timestamptz`.execute(work)
  const contracts = fresh.filter(({ name }) => name !== null && names.has(providerName(name))).map(({ id }) => id)
  if (contracts.length > 0)
    await work.updateTable('contract').set({ provider_id: other.id }).where('id', 'in', contracts).execute()
  const { rows: programs } = await sql<{ id: string; name: string }>`
    select p.id, p.name from program p where p.provider_id = ${one.id} and p.created_at > ${moved.at}::timestamptz
      and exists (select from program_map m where m.program_id = p.id)
      and not exists (select from program_map m join contract c on c.id = m.contract_id
        where m.program_id = p.id and c.provider_id <> ${other.id})`.execute(work)
  const own = await work.selectFrom('program').where('provider_id', '=', other.id).select('name').execute()
  const taken = new Set(own.map(({ name }) => plainName(name)))
  const free = programs.filter(({ name }) => !taken.has(plainName(name))).map(({ id }) => id)
  if (free.length > 0)
    await work.updateTable('program').set({ provider_id: other.id }).where('id', 'in', free).execute()
  return { contractsSince: contracts.length, programsSince: free.length }
}
