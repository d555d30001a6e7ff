import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type DeclarationProblem, declarationSchema, findDeclarationProblem } from './dataset-schema.ts'
import { findDataset, listDatasets } from './list-datasets.ts'
import { mayDeclareDatasets } from './may.ts'

/**
 * Gives a dataset a new form, with the reason. What came under an earlier version keeps it; `was` is the version that the
 * person looked at, so that of two who revise at once the second sees the first.
 */
export async function reviseDataset(
  visit: Visit,
  input: unknown,
  { was, reason }: { was: number; reason: string },
): Promise<
  | { done: { version: number } }
  | { refused: 'not-allowed' | 'dataset-not-found' | 'dataset-revised-meanwhile' | DeclarationProblem }
> {
  if (!mayDeclareDatasets(visit)) return { refused: 'not-allowed' }
  const parsed = declarationSchema.safeParse(input)
  if (!parsed.success || reason.trim() === '' || reason.length > 500) return { refused: 'wrong-form' }
  const declared = parsed.data
  const { work, now, askerName } = visit
  const before = await findDataset(work, declared.key)
  if (!before) return { refused: 'dataset-not-found' }
  if (before.version !== was) return { refused: 'dataset-revised-meanwhile' }
  const problem = findDeclarationProblem(declared, await listDatasets(work))
  if (problem) return { refused: problem }
  const version = was + 1
  const added = await work
    .insertInto('dataset_version')
    .values({
      dataset_key: declared.key,
      version,
      definition: JSON.stringify(declared),
      reason: reason.trim(),
      made_by_name: askerName,
      made_at: now,
    })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return { refused: 'dataset-revised-meanwhile' }
  await recordHistory(visit, {
    event: 'dataset-revised',
    subject: 'dataset',
    subjectId: declared.key,
    content: { version, reason: reason.trim(), columns: declared.columns.map(({ name, type }) => ({ name, type })) },
  })
  return { done: { version } }
}
