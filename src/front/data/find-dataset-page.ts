import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import { listDatasetParts } from '../../performance/datasets/list-dataset-parts.ts'
import {
  findDataset,
  listDatasetSenders,
  listDatasets,
  listDatasetVersions,
} from '../../performance/datasets/list-datasets.ts'

export type ListedDataset = {
  key: string
  name: string
  rowIs: string
  version: number
  columns: number
  senders: number
  lastAt: string | null
  rows: number
}

/** Every dataset with what came of it; a provider sees those that it is asked for. */
export async function listDatasetOverviews(db: Reads, providerId: string | null): Promise<ListedDataset[]> {
  const listed: ListedDataset[] = []
  for (const { key, name, rowIs, version, columns } of await listDatasets(db)) {
    const senders = await listDatasetSenders(db, key)
    if (providerId !== null && senders.length === 0) continue
    const parts = await listDatasetParts(db, key)
    listed.push({
      key,
      name,
      rowIs,
      version,
      columns: columns.length,
      senders: senders.length,
      lastAt: parts[0]?.finishedAt ?? null,
      rows: parts.filter(({ counts }) => counts).reduce((sum, part) => sum + part.rows, 0),
    })
  }
  return listed
}

export type SentListed = {
  id: string
  fileName: string
  state: string
  providerName: string | null
  receivedAt: string
  undoneAt: string | null
  rows: number
  from: string | null
  to: string | null
}

const shownFiles = 30

/** The files that came for a dataset, the newest first, as far as the asker may see them. */
async function listSentFiles(db: Reads, key: string): Promise<SentListed[]> {
  return db
    .selectFrom('dataset_submission as sent')
    .innerJoin('submission', 'submission.id', 'sent.submission_id')
    .leftJoin('provider', 'provider.id', 'sent.provider_id')
    .where('sent.dataset_key', '=', key)
    .select([
      'submission.id',
      'submission.file_name as fileName',
      'submission.state',
      'submission.undone_at as undoneAt',
      'submission.received_at as receivedAt',
      'provider.name as providerName',
    ])
    .select([
      sql<number>`coalesce((submission.summary ->> 'rowsRead')::int, 0)`.as('rows'),
      sql<string | null>`submission.summary ->> 'from'`.as('from'),
      sql<string | null>`submission.summary ->> 'to'`.as('to'),
    ])
    .orderBy('submission.received_at', 'desc')
    .limit(shownFiles)
    .execute()
}

export type ProgramRows = { id: string; program: string; provider: string; months: number; rows: number; last: string }

/** Rows that count by program. */
async function listProgramRows(db: Reads, key: string): Promise<ProgramRows[]> {
  const parts = (await listDatasetParts(db, key)).filter(({ counts }) => counts)
  const programs = await db
    .selectFrom('program')
    .innerJoin('provider', 'provider.id', 'program.provider_id')
    .select(['program.id', 'program.name', 'provider.name as provider'])
    .execute()
  const nameOf = new Map(programs.map((program) => [program.id, program]))
  return [...Map.groupBy(parts, ({ programId }) => programId)]
    .map(([id, own]) => ({
      id,
      program: nameOf.get(id)?.name ?? id,
      provider: nameOf.get(id)?.provider ?? '',
      months: own.filter(({ month }) => month !== '').length,
      rows: own.reduce((sum, { rows }) => sum + rows, 0),
      last:
        own
          .map(({ month }) => month)
          .toSorted()
          .at(-1) ?? '',
    }))
    .toSorted((one, other) => one.program.localeCompare(other.program, 'en'))
}

/** Providers that run a program: who can be asked. */
export async function listProvidersWithPrograms(db: Reads): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('provider')
    .where('provider.id', 'in', db.selectFrom('program').select('provider_id'))
    .select(['provider.id', 'provider.name'])
    .orderBy('provider.name')
    .execute()
}

/** All that the page of one dataset shows; null when there is none, or none for this provider. */
export async function findDatasetPage(db: Reads, key: string, providerId: string | null) {
  const dataset = await findDataset(db, key)
  if (!dataset) return null
  const senders = await listDatasetSenders(db, key)
  if (providerId !== null && !senders.some((one) => one.providerId === providerId)) return null
  return {
    dataset,
    senders,
    versions: await listDatasetVersions(db, key),
    files: await listSentFiles(db, key),
    programs: await listProgramRows(db, key),
    providers: providerId === null ? await listProvidersWithPrograms(db) : [],
  }
}
