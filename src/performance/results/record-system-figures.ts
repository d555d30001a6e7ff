import { recordHistory } from '../../ground/history/record-history.ts'
import { insertRows } from '../../ground/platform/insert-rows.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayRecordResults } from './may.ts'
import type { NewSystemYear, SystemReach } from './system-year.ts'

/** Keeps with a submission what it says of the whole system, year by year; earlier readings stay as they were. */
export async function recordSystemFigures(
  visit: Visit,
  input: { submissionId: string; reach: SystemReach; years: NewSystemYear[] },
): Promise<{ done: { years: number } } | { refused: 'not-allowed' }> {
  if (!mayRecordResults(visit)) return { refused: 'not-allowed' }
  const { submissionId, reach, years } = input
  await visit.work
    .insertInto('system_reading')
    .values({
      submission_id: submissionId,
      covered_from_on: reach.coveredFrom,
      covered_to_on: reach.coveredTo,
      organizations: reach.organizations,
      read_at: visit.now,
    })
    .execute()
  await insertRows(
    visit.work,
    'system_year',
    years.map(({ from, to, rules, projects, clients, states }) => ({
      submission_id: submissionId,
      from_on: from,
      to_on: to,
      ...{ rules, projects, clients, states },
    })),
  )
  await insertRows(
    visit.work,
    'system_count',
    years.flatMap(({ to, counts }) =>
      counts.map(({ group: name, ...row }) => ({ submission_id: submissionId, to_on: to, name, ...row })),
    ),
  )
  await recordHistory(visit, {
    event: 'system-recorded',
    subject: 'submission',
    subjectId: submissionId,
    content: { years: years.map(({ to, rules }) => ({ to, rules })) },
  })
  return { done: { years: years.length } }
}
