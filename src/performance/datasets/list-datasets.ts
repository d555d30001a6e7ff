import type { Reads } from '../../ground/platform/database.server.ts'
import type { Dataset } from './dataset.ts'
import type { Declaration } from './dataset-schema.ts'

const toDataset = (row: { version: number; definition: Declaration }): Dataset => ({
  ...row.definition,
  version: row.version,
})

function versions(db: Reads) {
  return db
    .selectFrom('dataset_version')
    .select('version')
    .select((cell) => cell.ref('definition').$castTo<Declaration>().as('definition'))
}

/** Every dataset in its newest version, by name. */
export async function listDatasets(db: Reads): Promise<Dataset[]> {
  const rows = await versions(db)
    .innerJoin('dataset', 'dataset.key', 'dataset_version.dataset_key')
    .where('dataset.retired_at', 'is', null)
    .distinctOn('dataset_version.dataset_key')
    .orderBy('dataset_version.dataset_key')
    .orderBy('dataset_version.version', 'desc')
    .execute()
  return rows.map(toDataset).toSorted((one, other) => one.name.localeCompare(other.name, 'en'))
}

/** A dataset in its newest version, or in the one that is asked for; null when there is none. */
export async function findDataset(db: Reads, key: string, version?: number): Promise<Dataset | null> {
  let rows = versions(db).where('dataset_key', '=', key)
  if (version !== undefined) rows = rows.where('version', '=', version)
  const row = await rows.orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row ? toDataset(row) : null
}

export type DatasetVersion = { version: number; reason: string; madeBy: string; madeAt: string }

/** All versions of a dataset, the newest first. */
export async function listDatasetVersions(db: Reads, key: string): Promise<DatasetVersion[]> {
  return db
    .selectFrom('dataset_version')
    .where('dataset_key', '=', key)
    .select(['version', 'reason', 'made_by_name as madeBy', 'made_at as madeAt'])
    .orderBy('version', 'desc')
    .execute()
}

export type DatasetSender = { providerId: string; name: string }

/** Who is asked for a dataset, as far as the asker may see them. */
export async function listDatasetSenders(db: Reads, key: string): Promise<DatasetSender[]> {
  return (
    db
      .selectFrom('dataset_sender')
      .innerJoin('provider', 'provider.id', 'dataset_sender.provider_id')
      .where('dataset_key', '=', key)
      // what was merged into another is asked as that one
      .where('provider.merged_into_id', 'is', null)
      .select(['provider.id as providerId', 'provider.name'])
      .orderBy('provider.name')
      .execute()
  )
}

/** Whether anybody that the asker may see is asked for a dataset: of a provider, whether it is asked itself. */
export async function isAskedForDatasets(db: Reads): Promise<boolean> {
  return (await db.selectFrom('dataset_sender').select('dataset_key').limit(1).executeTakeFirst()) !== undefined
}
