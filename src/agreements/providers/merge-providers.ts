import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findProvider, type ProviderRecord } from './find-provider.ts'
import { mayKeepProviders } from './may.ts'
import { plainName } from './name-words.ts'
import { isId } from './provider.ts'
import type { ProviderReason } from './provider-likeness.ts'
import { type Belonging, belongings, keyOf, type Moved } from './provider-match.ts'

type Refused = 'not-allowed' | 'provider-not-found' | 'provider-merged' | 'same-provider' | 'different-uei'

/**
 * Says that two organizations are one. All that was the other's moves to the one, and the other's names lead to it from
 * now on. What was moved is kept, so that splitting gives back exactly the two that were.
 */
export async function mergeProviders(
  visit: Visit,
  input: { oneId: string; otherId: string; score?: number; reasons?: ProviderReason[] },
): Promise<{ done: { matchId: string; moved: Moved } } | { refused: Refused }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  if (input.oneId === input.otherId) return { refused: 'same-provider' }
  // In one order whoever comes first, so that two people who answer at once wait for each other and do not cross.
  const ids = [input.oneId, input.otherId]
  if (!ids.every(isId)) return { refused: 'provider-not-found' }
  await visit.work.selectFrom('provider').where('id', 'in', ids).orderBy('id').select('id').forUpdate().execute()
  const [one, other] = [await findProvider(visit.work, input.oneId), await findProvider(visit.work, input.otherId)]
  if (!one || !other) return { refused: 'provider-not-found' }
  if (one.mergedIntoId !== null || other.mergedIntoId !== null) return { refused: 'provider-merged' }
  if (one.uei !== null && other.uei !== null && one.uei !== other.uei) return { refused: 'different-uei' }

  const { rows: clock } = await sql<{ at: string }>`select now()::text as at`.execute(visit.work)
  const programsRenamed = await renamePrograms(visit, one, other)
  const rows = {} as Moved['rows']
  for (const table of Object.keys(belongings) as Belonging[]) rows[table] = await move(visit, table, one.id, other.id)
  const names = await moveNames(visit, one, other)
  const identity = await moveIdentity(visit, one, other)
  const datasetsAsked = await askForDatasetsOf(visit, one.id, other.id)
  const moved: Moved = { at: clock[0]!.at, rows, ...names, datasetsAsked, programsRenamed, ...identity }
  const matchId = randomUUID()
  await visit.work
    .insertInto('provider_match')
    .values({
      id: matchId,
      one_id: one.id,
      other_id: other.id,
      answer: 'same',
      score: input.score ?? null,
      reasons: JSON.stringify(input.reasons ?? []),
      moved: JSON.stringify(moved),
      answered_by: visit.asker.personId,
      answered_at: visit.now,
      undone_at: null,
    })
    .execute()
  const counts = Object.fromEntries(Object.entries(rows).map(([table, moving]) => [table, moving.length]))
  await recordHistory(visit, {
    event: 'providers-merged',
    subject: 'provider',
    subjectId: one.id,
    providerId: one.id,
    content: { one: one.name, other: other.name, otherId: other.id, moved: counts },
  })
  return { done: { matchId, moved } }
}

async function move(visit: Visit, table: Belonging, oneId: string, otherId: string): Promise<string[]> {
  const column = sql.ref(belongings[table])
  const { rows } = await sql<{ id: string }>`update ${sql.table(table)} set ${column} = ${oneId}
    where ${column} = ${otherId} returning ${sql.ref(keyOf(table))} as id`.execute(visit.work)
  return rows.map((row) => row.id).sort()
}

/** The one is asked for whatever datasets the other was asked for. */
async function askForDatasetsOf(visit: Visit, oneId: string, otherId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`insert into dataset_sender (dataset_key, provider_id)
    select dataset_key, ${oneId} from dataset_sender where provider_id = ${otherId}
    on conflict do nothing returning dataset_key as key`.execute(visit.work)
  return rows.map(({ key }) => key).sort()
}

/** Two programs of one provider cannot have one name: the other's says whose it was. */
async function renamePrograms(
  visit: Visit,
  one: ProviderRecord,
  other: ProviderRecord,
): Promise<Moved['programsRenamed']> {
  const programs = await visit.work
    .selectFrom('program')
    .where('provider_id', 'in', [one.id, other.id])
    .select(['id', 'name', 'provider_id'])
    .orderBy('name')
    .orderBy('id')
    .execute()
  const taken = new Set(programs.filter((row) => row.provider_id === one.id).map((row) => plainName(row.name)))
  const all = new Set([...taken, ...programs.map((row) => plainName(row.name))])
  const renamed: Moved['programsRenamed'] = []
  for (const program of programs.filter((row) => row.provider_id === other.id)) {
    if (!taken.has(plainName(program.name))) continue
    let now = `${program.name} (${other.name})`
    for (let count = 2; all.has(plainName(now)); count += 1) now = `${program.name} (${other.name} ${count})`
    all.add(plainName(now))
    await visit.work.updateTable('program').set({ name: now }).where('id', '=', program.id).execute()
    renamed.push({ id: program.id, was: program.name, now })
  }
  return renamed
}

/** The other's spellings, and its own name, lead to the one. */
async function moveNames(visit: Visit, one: ProviderRecord, other: ProviderRecord) {
  const aliases = await visit.work
    .updateTable('provider_name')
    .set({ provider_id: one.id })
    .where('provider_id', '=', other.id)
    .returning('normal_name')
    .execute()
  const added = await visit.work
    .insertInto('provider_name')
    .values({ normal_name: other.normalName, provider_id: one.id, name: other.name })
    .onConflict((conflict) => conflict.doNothing())
    .returning('normal_name')
    .execute()
  const plain = (rows: { normal_name: string }[]) => rows.map((row) => row.normal_name).sort()
  return { names: plain(aliases), namesAdded: plain(added) }
}

/** The one takes identifiers that only the other had, and its children; the other points to the one. */
async function moveIdentity(
  visit: Visit,
  one: ProviderRecord,
  other: ProviderRecord,
): Promise<Pick<Moved, 'one' | 'children'>> {
  const { work } = visit
  // Nobody belongs to itself.
  const parentId = one.parentId === other.id ? null : one.parentId
  const now = { uei: one.uei ?? other.uei, ein: one.ein ?? other.ein, parentId }
  const above = await listAbove(visit, one)
  const children = await work
    .updateTable('provider')
    .set({ parent_id: one.id })
    .where('parent_id', '=', other.id)
    .where('id', 'not in', [one.id, ...above])
    .returning('id')
    .execute()
  await work
    .updateTable('provider')
    .set({ uei: now.uei, ein: now.ein, parent_id: now.parentId })
    .where('id', '=', one.id)
    .execute()
  await work.updateTable('provider').set({ merged_into_id: one.id }).where('id', '=', other.id).execute()
  return {
    children: children.map((row) => row.id).sort(),
    one: {
      uei: { was: one.uei, now: now.uei },
      ein: { was: one.ein, now: now.ein },
      parentId: { was: one.parentId, now: now.parentId },
    },
  }
}

/** To whom an organization belongs, step by step: none of them may come to belong to it. */
async function listAbove(visit: Visit, from: ProviderRecord): Promise<string[]> {
  const above: string[] = []
  for (let id = from.parentId; id !== null && !above.includes(id); ) {
    above.push(id)
    id = (await findProvider(visit.work, id))?.parentId ?? null
  }
  return above
}
