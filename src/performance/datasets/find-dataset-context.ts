import type { Reads } from '../../ground/platform/database.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { KnownProgram } from './check-rows.ts'
import type { Dataset } from './dataset.ts'
import { type DatasetPart, listDatasetParts } from './list-dataset-parts.ts'
import { findDataset } from './list-datasets.ts'

export type SentFile = {
  key: string
  version: number
  providerId: string | null
  from: string | null
  to: string | null
}

/** For which dataset a submission came, from whom, and for which months; null when it is none. */
export async function findSentFile(db: Reads, submissionId: string): Promise<SentFile | null> {
  const sent = await db
    .selectFrom('dataset_submission')
    .where('submission_id', '=', submissionId)
    .select(['dataset_key as key', 'version', 'provider_id as providerId', 'from_month as from', 'to_month as to'])
    .executeTakeFirst()
  return sent ?? null
}

/** The programs whose rows a sender may send: its own, or everybody's where the government sends for several. */
export async function listSendersPrograms(db: Reads, providerId: string | null): Promise<KnownProgram[]> {
  let programs = db.selectFrom('program').select(['id', 'name', 'provider_id as providerId']).orderBy('name')
  if (providerId !== null) programs = programs.where('provider_id', '=', providerId)
  return programs.execute()
}

/** All that reading a file asks of the register: the form, whose programs, what came before. */
export async function findDatasetContext(
  { work, today }: Visit,
  submissionId: string,
): Promise<{
  dataset: Dataset
  sent: SentFile
  programs: KnownProgram[]
  parts: DatasetPart[]
  references: Map<string, Dataset>
  /** of the last file of this sender that counts */
  lastDigest: string | null
  today: string
}> {
  const sent = await findSentFile(work, submissionId)
  const dataset = sent && (await findDataset(work, sent.key, sent.version))
  if (!sent || !dataset) throw new Error('The submission is of no dataset.')
  const references = new Map<string, Dataset>()
  for (const { refersTo } of dataset.columns) {
    const other = refersTo && (await findDataset(work, refersTo.dataset))
    if (other) references.set(other.key, other)
  }
  const last = await work
    .selectFrom('dataset_submission as sent')
    .innerJoin('submission', 'submission.id', 'sent.submission_id')
    .where('sent.dataset_key', '=', sent.key)
    .where('sent.provider_id', 'is not distinct from', sent.providerId)
    .where('submission.state', '=', 'done')
    .where('submission.undone_at', 'is', null)
    .select('submission.digest')
    .orderBy('submission.finished_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    dataset,
    sent,
    programs: await listSendersPrograms(work, sent.providerId),
    parts: await listDatasetParts(work, sent.key),
    references,
    lastDigest: last?.digest ?? null,
    today,
  }
}
