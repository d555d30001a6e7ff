import { sql } from 'kysely'
import type { Reads } from '../platform/database.server.ts'
import type { Finding } from '../platform/finding.ts'
import type { Submission } from './submission.ts'

function submissions(db: Reads) {
  return db
    .selectFrom('submission')
    .leftJoin('person', 'person.id', 'submission.received_by')
    .select([
      'submission.id',
      'submission.digest',
      'submission.step',
      'submission.fraction',
      'submission.file_name as fileName',
      'submission.rows_read as rowsRead',
      'submission.rows_total as rowsTotal',
      'submission.received_at as receivedAt',
      'submission.finished_at as finishedAt',
      'submission.undone_at as undoneAt',
      'person.name as receivedBy',
    ])
    .select((cell) => [
      cell.ref('submission.kind').$castTo<Submission['kind']>().as('kind'),
      cell.ref('submission.state').$castTo<Submission['state']>().as('state'),
      cell.ref('submission.summary').$castTo<Record<string, unknown>>().as('summary'),
    ])
}

/** One submission, or null. */
export async function findSubmission(db: Reads, id: string): Promise<Submission | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  return (await submissions(db).where('submission.id', '=', id).executeTakeFirst()) ?? null
}

/** The newest submissions first. */
export async function listSubmissions(db: Reads, limit = 50): Promise<Submission[]> {
  return submissions(db).orderBy('submission.received_at', 'desc').limit(limit).execute()
}

/** The submission of this content that counts already, or null: the same content again changes nothing. */
export async function findSameContent(db: Reads, kind: Submission['kind'], digest: string): Promise<Submission | null> {
  const same = submissions(db)
    .where('submission.kind', '=', kind)
    .where('submission.digest', '=', digest)
    .where('submission.state', '=', 'done')
  return (await same.orderBy('submission.received_at', 'desc').limit(1).executeTakeFirst()) ?? null
}

/** The last submission of a kind whose content counts, or null. */
export async function findLastDone(db: Reads, kind: Submission['kind']): Promise<Submission | null> {
  const done = submissions(db).where('submission.kind', '=', kind).where('submission.state', '=', 'done')
  return (await done.orderBy('submission.received_at', 'desc').limit(1).executeTakeFirst()) ?? null
}

/** The last submission of a kind that was read to its end, whether or not it changed anything; or null. */
export async function findLastRead(db: Reads, kind: Submission['kind']): Promise<Submission | null> {
  const read = submissions(db)
    .where('submission.kind', '=', kind)
    .where('submission.state', 'in', ['done', 'unchanged'])
  return (await read.orderBy('submission.received_at', 'desc').limit(1).executeTakeFirst()) ?? null
}

const gradeOrder = sql`case grade when 'stops' then 0 when 'error' then 1 else 2 end`

/** What looked wrong in a submission, the gravest first. */
export async function listFindings(db: Reads, submissionId: string): Promise<Finding[]> {
  return db
    .selectFrom('finding')
    .where('submission_id', '=', submissionId)
    .select(['code', 'file', 'found', 'expected', 'count', 'row_number as row', 'column_name as column'])
    .select((cell) => cell.ref('grade').$castTo<Finding['grade']>().as('grade'))
    .orderBy(gradeOrder)
    .orderBy('count', 'desc')
    .execute()
}
