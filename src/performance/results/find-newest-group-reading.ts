import type { Reads } from '../../ground/platform/database.server.ts'

/** The newest export that told of groups of people, and the days it told of; undefined where none did. */
export const findNewestGroupReading = (db: Reads) =>
  db
    .selectFrom('group_reading')
    .select(['submission_id as submissionId', 'from_on as from', 'to_on as to'])
    .orderBy('read_at', 'desc')
    .orderBy('submission_id', 'desc')
    .limit(1)
    .executeTakeFirst()
