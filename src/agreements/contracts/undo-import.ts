import { sql } from 'kysely'
import { type Deed, recordHistories } from '../../ground/history/record-history.ts'
import { updateRows } from '../../ground/platform/insert-rows.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { undoSubmission } from '../../ground/submissions/undo-submission.ts'
import { takeBackProviders } from '../providers/take-back-providers.ts'
import { columnsOf } from './contract-columns.ts'
import { findImportObstacles, type ImportChanges, type Obstacle } from './find-import-obstacles.ts'
import { eraseLines, writeLines } from './import-contracts.ts'
import { mayKeepContracts } from './may.ts'

export type ImportUndone = { removed: number; restored: number; providersRemoved: number }
export type UndoRefusal = 'not-allowed' | 'submission-not-found' | 'not-an-import' | 'import-undone-already'

/**
 * Takes an import back while nothing was built on it: what it added goes, what it changed is as it was before, and
 * providers that came with it and serve nothing else go too. Where something was built on it, says what.
 */
export async function undoImport(
  visit: Visit,
  { submissionId }: { submissionId: string },
): Promise<{ done: ImportUndone } | { refused: UndoRefusal } | { refused: 'import-built-on'; obstacles: Obstacle[] }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const { work } = visit
  await sql`select pg_advisory_xact_lock(hashtext('throughline contracts ' || current_schema()))`.execute(work)
  const submission = /^[0-9a-f-]{36}$/.test(submissionId)
    ? await work.selectFrom('submission').selectAll().where('id', '=', submissionId).executeTakeFirst()
    : undefined
  if (!submission) return { refused: 'submission-not-found' }
  if (submission.undone_at !== null) return { refused: 'import-undone-already' }
  const changes = await readChanges(work, submissionId)
  const isImport = ['contracts', 'ocds'].includes(submission.kind) && submission.state === 'done'
  if (!isImport || changes.addedIds.length + changes.changed.length === 0) return { refused: 'not-an-import' }
  const obstacles = await findImportObstacles(work, submissionId, changes)
  if (obstacles.length > 0) return { refused: 'import-built-on', obstacles }
  const removed = await work
    .selectFrom('contract')
    .where(sql<boolean>`id = any(${changes.addedIds}::uuid[])`)
    .select(['id', 'number', 'provider_id'])
    .execute()
  await restoreContracts(work, changes.changed)
  await removeContracts(work, changes.addedIds)
  const providers = await takeBackProviders(visit, { submissionId })
  if ('refused' in providers) return providers
  const done = {
    removed: removed.length,
    restored: changes.changed.length,
    providersRemoved: providers.done.removed,
  }
  await recordHistories(visit, [
    ...removed.map(({ id, number }): Deed => tell('contract-removed', id, { number, submissionId })),
    ...changes.changed.map(({ id, was }) => ({
      ...tell('contract-restored', id, { ...columnsOf(was), submissionId }),
      providerId: was.providerId,
    })),
  ])
  const undone = await undoSubmission(visit, { id: submissionId, summary: done })
  if ('refused' in undone) return undone
  return { done }
}

const tell = (event: string, subjectId: string, content: Record<string, unknown>): Deed => ({
  event,
  subject: 'contract',
  subjectId,
  content,
})

async function readChanges(work: Visit['work'], submissionId: string): Promise<ImportChanges> {
  const rows = await work
    .selectFrom('import_change')
    .where('submission_id', '=', submissionId)
    .where('subject', '=', 'contract')
    .select('subject_id')
    .select((cell) => cell.ref('was').$castTo<ImportChanges['changed'][number]['was'] | null>().as('was'))
    .execute()
  return {
    addedIds: rows.filter(({ was }) => was === null).map((row) => row.subject_id),
    changed: rows.flatMap(({ subject_id, was }) => (was === null ? [] : [{ id: subject_id, was }])),
  }
}

async function restoreContracts(work: Visit['work'], changed: ImportChanges['changed']): Promise<void> {
  if (changed.length === 0) return
  const masterNumbers = changed.flatMap(({ was }) => was.masterNumber ?? [])
  const masters = await work
    .selectFrom('contract')
    .where(sql<boolean>`number = any(${masterNumbers})`)
    .select(['id', 'number'])
    .execute()
  const idOf = new Map(masters.map(({ id, number }) => [number, id]))
  await updateRows(
    work,
    'contract',
    changed.map(({ id, was }) => ({
      id,
      ...columnsOf(was),
      master_contract_id: was.masterNumber === null ? null : (idOf.get(was.masterNumber) ?? null),
      submission_id: was.submissionId,
    })),
  )
  const ids = changed.map(({ id }) => id)
  await eraseLines(work, ids)
  await writeLines(
    work,
    changed.map(({ id, was }) => ({ id, image: was })),
  )
  const kept = new Set(changed.flatMap(({ id, was }) => was.predecessorNumbers.map((number) => `${id} ${number}`)))
  const successions = await work
    .selectFrom('contract_succession')
    .innerJoin('contract', 'contract.id', 'predecessor_id')
    .where(sql<boolean>`successor_id = any(${ids}::uuid[])`)
    .select(['predecessor_id', 'successor_id', 'contract.number'])
    .execute()
  for (const { predecessor_id, successor_id, number } of successions) {
    if (kept.has(`${successor_id} ${number}`)) continue
    await work
      .deleteFrom('contract_succession')
      .where('predecessor_id', '=', predecessor_id)
      .where('successor_id', '=', successor_id)
      .execute()
  }
}

async function removeContracts(work: Visit['work'], ids: string[]): Promise<void> {
  const isOne = (column: string) => sql<boolean>`${sql.ref(column)} = any(${ids}::uuid[])`
  await work
    .deleteFrom('contract_succession')
    .where((where) => where.or([isOne('successor_id'), isOne('predecessor_id')]))
    .execute()
  await eraseLines(work, ids)
  await work.deleteFrom('contract').where(isOne('id')).execute()
}
