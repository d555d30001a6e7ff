import type { HistoryLine } from '../../ground/history/list-history.ts'
import type { Reads } from '../../ground/platform/database.server.ts'

export type SubjectName = { name: string; href: string | null }

/** What the deeds of a page were done to, by name, with the page that shows it: by subject id. */
export async function listSubjectNames(
  db: Reads,
  lines: Pick<HistoryLine, 'subject' | 'subjectId'>[],
  slug: string,
): Promise<Record<string, SubjectName>> {
  const names: Record<string, SubjectName> = {}
  const isId = (id: string) => /^[0-9a-f-]{36}$/.test(id)
  const idsOf = (subject: string) =>
    lines.filter((line) => line.subject === subject && isId(line.subjectId)).map((line) => line.subjectId)
  const name = (rows: { id: string; name: string; href: string | null }[]) => {
    for (const { id, ...row } of rows) names[id] = row
  }
  const [people, submissions, contracts] = [idsOf('person'), idsOf('submission'), idsOf('contract')]
  if (people.length > 0) {
    const rows = await db.selectFrom('person').where('id', 'in', people).select(['id', 'name']).execute()
    name(rows.map((row) => ({ ...row, href: null })))
  }
  if (submissions.length > 0) {
    const rows = await db.selectFrom('submission').where('id', 'in', submissions).select(['id', 'file_name']).execute()
    name(rows.map(({ id, file_name }) => ({ id, name: file_name, href: `/${slug}/data/submissions/${id}` })))
  }
  if (contracts.length > 0) {
    const rows = await db.selectFrom('contract').where('id', 'in', contracts).select(['id', 'number']).execute()
    name(rows.map(({ id, number }) => ({ id, name: number, href: `/${slug}/contracts/${encodeURIComponent(number)}` })))
  }
  const [sources, papers] = [idsOf('funding-source'), idsOf('document')]
  if (sources.length > 0) {
    const rows = await db.selectFrom('funding_source').where('id', 'in', sources).select(['id', 'name']).execute()
    name(rows.map((row) => ({ ...row, href: `/${slug}/funding/${row.id}` })))
  }
  if (papers.length > 0) {
    const rows = await db.selectFrom('document').where('id', 'in', papers).select(['id', 'title']).execute()
    name(rows.map(({ id, title }) => ({ id, name: title, href: `/${slug}/files/${id}` })))
  }
  const providers = idsOf('provider')
  if (providers.length > 0) {
    const rows = await db.selectFrom('provider').where('id', 'in', providers).select(['id', 'name']).execute()
    name(rows.map((row) => ({ ...row, href: `/${slug}/providers/${row.id}` })))
  }
  name(await listMeetingNames(db, idsOf('meeting'), 'meeting', slug))
  name(await listMeetingNames(db, idsOf('note'), 'note', slug))
  name(await listMeetingNames(db, idsOf('action'), 'action', slug))
  name(await listMeetingNames(db, idsOf('packet'), 'packet', slug))
  return names
}

/** A note, an action and a packet belong to a review, and that page shows them. */
async function listMeetingNames(
  db: Reads,
  ids: string[],
  subject: 'meeting' | 'note' | 'action' | 'packet',
  slug: string,
) {
  if (ids.length === 0) return []
  const rows =
    subject === 'meeting'
      ? await db
          .selectFrom('meeting')
          .innerJoin('contract', 'contract.id', 'meeting.contract_id')
          .where('meeting.id', 'in', ids)
          .select(['meeting.id', 'meeting.month', 'contract.number'])
          .execute()
      : await db
          .selectFrom(subject)
          .innerJoin('meeting', 'meeting.id', `${subject}.meeting_id`)
          .innerJoin('contract', 'contract.id', 'meeting.contract_id')
          .where(`${subject}.id`, 'in', ids)
          .select([`${subject}.id`, 'meeting.month', 'contract.number'])
          .execute()
  return rows.map(({ id, month, number }) => ({
    id,
    name: `${number}, ${month}`,
    href: `/${slug}/contracts/${encodeURIComponent(number)}/reviews/${month}`,
  }))
}
