import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findDataset } from './list-datasets.ts'
import { mayDeclareDatasets } from './may.ts'

/** Says which providers are asked for a dataset; what others sent before stays. */
export async function setDatasetSenders(
  visit: Visit,
  { key, providerIds }: { key: string; providerIds: string[] },
): Promise<
  { done: { added: number; removed: number } } | { refused: 'not-allowed' | 'dataset-not-found' | 'provider-not-found' }
> {
  if (!mayDeclareDatasets(visit)) return { refused: 'not-allowed' }
  const { work } = visit
  if (!(await findDataset(work, key))) return { refused: 'dataset-not-found' }
  const known = await work.selectFrom('provider').select(['id', 'name']).execute()
  const nameOf = new Map(known.map(({ id, name }) => [id, name]))
  if (providerIds.some((id) => !nameOf.has(id))) return { refused: 'provider-not-found' }
  const before = await work
    .selectFrom('dataset_sender')
    .where('dataset_key', '=', key)
    .select('provider_id as id')
    .execute()
  const wanted = new Set(providerIds)
  const had = new Set(before.map(({ id }) => id))
  const added = [...wanted].filter((id) => !had.has(id))
  const removed = [...had].filter((id) => !wanted.has(id))
  if (added.length > 0)
    await work
      .insertInto('dataset_sender')
      .values(added.map((id) => ({ dataset_key: key, provider_id: id })))
      .execute()
  if (removed.length > 0)
    await work.deleteFrom('dataset_sender').where('dataset_key', '=', key).where('provider_id', 'in', removed).execute()
  const names = (ids: string[]) => ids.map((id) => nameOf.get(id) ?? id)
  await recordHistory(visit, {
    event: 'dataset-senders-set',
    subject: 'dataset',
    subjectId: key,
    content: { added: names(added), removed: names(removed) },
  })
  return { done: { added: added.length, removed: removed.length } }
}
