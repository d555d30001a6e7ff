import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type DeclarationProblem, declarationSchema, findDeclarationProblem } from './dataset-schema.ts'
import { listDatasets } from './list-datasets.ts'
import { mayDeclareDatasets } from './may.ts'

/** Says what providers are to send: a first version of a form under a key of its own. */
export async function declareDataset(
  visit: Visit,
  input: unknown,
): Promise<{ done: { key: string } } | { refused: 'not-allowed' | 'dataset-known-already' | DeclarationProblem }> {
  if (!mayDeclareDatasets(visit)) return { refused: 'not-allowed' }
  const parsed = declarationSchema.safeParse(input)
  if (!parsed.success) return { refused: 'wrong-form' }
  const declared = parsed.data
  const problem = findDeclarationProblem(declared, await listDatasets(visit.work))
  if (problem) return { refused: problem }
  const { work, now, askerName } = visit
  const added = await work
    .insertInto('dataset')
    .values({ key: declared.key, declared_at: now })
    .onConflict((same) => same.doNothing())
    .executeTakeFirst()
  if (added.numInsertedOrUpdatedRows === 0n) return { refused: 'dataset-known-already' }
  await work
    .insertInto('dataset_version')
    .values({
      dataset_key: declared.key,
      version: 1,
      definition: JSON.stringify(declared),
      made_by_name: askerName,
      made_at: now,
    })
    .execute()
  const content = { name: declared.name, columns: declared.columns.map(({ name, type }) => ({ name, type })) }
  await recordHistory(visit, { event: 'dataset-declared', subject: 'dataset', subjectId: declared.key, content })
  return { done: { key: declared.key } }
}
