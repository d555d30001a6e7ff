import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import { updateRows } from '../../ground/platform/insert-rows.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { ProviderFacts } from './find-named-providers.ts'
import { mayKeepProviders } from './may.ts'

type Learned = Partial<ProviderFacts> & { addedNames?: string[] }

/**
 * Takes back what an import told of providers: those that came with it and to which nothing refers go; what it taught of
 * others (an identifier, another name) is forgotten, unless something was learned of them since.
 */
export async function takeBackProviders(
  visit: Visit,
  { submissionId }: { submissionId: string },
): Promise<{ done: { removed: number } } | { refused: 'not-allowed' }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const { work } = visit
  const changes = await work
    .selectFrom('import_change')
    .where('submission_id', '=', submissionId)
    .where('subject', '=', 'provider')
    .select('subject_id')
    .select((cell) => cell.ref('was').$castTo<Learned | null>().as('was'))
    .execute()
  if (changes.length === 0) return { done: { removed: 0 } }
  await forget(
    work,
    submissionId,
    changes.flatMap(({ subject_id, was }) => (was === null ? [] : [{ id: subject_id, was }])),
  )
  const addedIds = changes.filter(({ was }) => was === null).map((change) => change.subject_id)
  const removed = await removeUnused(work, addedIds)
  await recordHistory(visit, {
    event: 'providers-taken-back',
    subject: 'submission',
    subjectId: submissionId,
    content: { removed: removed.map(({ name }) => name), restored: changes.length - addedIds.length },
  })
  return { done: { removed: removed.length } }
}

async function forget(
  work: Visit['work'],
  submissionId: string,
  learned: { id: string; was: Learned }[],
): Promise<void> {
  const ids = learned.map(({ id }) => id)
  const later = await sql<{ id: string }>`select distinct later.subject_id as id from import_change later
    join submission on submission.id = later.submission_id and submission.undone_at is null
    join submission this on this.id = ${submissionId} and submission.received_at > this.received_at
    where later.subject = 'provider' and later.subject_id = any(${ids}::uuid[])`.execute(work)
  const isLater = new Set(later.rows.map(({ id }) => id))
  const still = learned.filter(({ id }) => !isLater.has(id))
  const facts = still.filter(({ was }) => was.uei !== undefined)
  await updateRows(
    work,
    'provider',
    facts.map(({ id, was: { uei = null, ein = null, is_for_profit = null } }) => ({ id, uei, ein, is_for_profit })),
  )
  const names = still.flatMap(({ was }) => was.addedNames ?? [])
  await work
    .deleteFrom('provider_name')
    .where(sql<boolean>`normal_name = any(${names})`)
    .where(sql<boolean>`provider_id = any(${ids}::uuid[])`)
    .execute()
}

/** Which tables may refer to a provider is asked of the database, so that nothing that is added later is forgotten. */
async function removeUnused(work: Visit['work'], ids: string[]): Promise<{ id: string; name: string }[]> {
  const { rows: columns } = await sql<{ table: string; column: string }>`select c.conrelid::regclass::text as table,
    a.attname::text as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
    where c.contype = 'f' and c.confrelid = 'provider'::regclass and c.conrelid <> 'provider_name'::regclass`.execute(
    work,
  )
  const isFree = columns.map(
    ({ table, column }) =>
      sql<boolean>`not exists (select from ${sql.table(table)} as other where other.${sql.ref(column)} = provider.id)`,
  )
  const { rows } = await sql<{ id: string; name: string }>`select id, name from provider
    where id = any(${ids}::uuid[]) and ${sql.join(isFree, sql` and `)}`.execute(work)
  const free = rows.map(({ id }) => id)
  await work.deleteFrom('provider_name').where(sql<boolean>`provider_id = any(${free}::uuid[])`).execute()
  await work.deleteFrom('provider').where(sql<boolean>`id = any(${free}::uuid[])`).execute()
  return rows
}
