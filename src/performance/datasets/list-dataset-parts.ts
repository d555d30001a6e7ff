import type { Reads } from '../../ground/platform/database.server.ts'

/** What one file brought for a program and a month, while it was not taken back. */
export type DatasetPart = {
  submissionId: string
  version: number
  /** from whom the file came; null: one of the government for several providers */
  senderId: string | null
  providerId: string
  programId: string
  /** '' where the dataset has no day */
  month: string
  rows: number
  sums: Record<string, number>
  finishedAt: string
  /** false: a later file brought the same program and month again */
  counts: boolean
}

/** Every part of a dataset that was not taken back, the newest file first. */
export async function listDatasetParts(db: Reads, key: string): Promise<DatasetPart[]> {
  const rows = await db
    .selectFrom('dataset_part as part')
    .innerJoin('dataset_submission as sent', 'sent.submission_id', 'part.submission_id')
    .innerJoin('submission', 'submission.id', 'part.submission_id')
    .innerJoin('program', 'program.id', 'part.program_id')
    .where('sent.dataset_key', '=', key)
    .where('submission.state', '=', 'done')
    .where('submission.undone_at', 'is', null)
    .select([
      'part.submission_id as submissionId',
      'sent.version',
      'sent.provider_id as senderId',
      // A program goes with its organization when two become one; what was written beside the part does not.
      'program.provider_id as providerId',
      'part.program_id as programId',
      'part.month',
      'part.rows',
    ])
    .select((cell) => [
      cell.ref('part.sums').$castTo<Record<string, number>>().as('sums'),
      cell.ref('submission.finished_at').$castTo<string>().as('finishedAt'),
    ])
    .orderBy('submission.finished_at', 'desc')
    .orderBy('submission.id', 'desc')
    .execute()
  const seen = new Set<string>()
  return rows.map((row) => {
    const cell = `${row.programId} ${row.month}`
    const counts = !seen.has(cell)
    seen.add(cell)
    return { ...row, counts }
  })
}
