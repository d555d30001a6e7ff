import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepStandards } from './may.ts'
import type { Standard } from './standard.ts'

export type StandardsImported = { added: number; changed: number; unchanged: number }

/** Takes a list of standards: one for the same program type, population, measure and first day replaces the one before. */
export async function importStandards(
  visit: Visit,
  input: { standards: Standard[]; submissionId: string },
): Promise<{ done: StandardsImported } | { refused: 'not-allowed' }> {
  if (!mayKeepStandards(visit)) return { refused: 'not-allowed' }
  const rows = await visit.work.selectFrom('standard').where('replaced_at', 'is', null).selectAll().execute()
  const key = (type: string, population: string | null, measure: string, from: string) =>
    JSON.stringify([type, population, measure, from])
  const known = new Map(rows.map((row) => [key(row.program_type, row.population, row.measure, row.from_on), row]))
  const counts = { added: 0, changed: 0, unchanged: 0 }
  for (const standard of input.standards) {
    const before = known.get(key(standard.programType, standard.population, standard.measure, standard.from))
    const values = { minimum: String(standard.minimum), target: String(standard.target), direction: standard.direction }
    const add = () =>
      visit.work
        .insertInto('standard')
        .values({
          ...{ id: randomUUID(), program_type: standard.programType, population: standard.population },
          ...{ measure: standard.measure, from_on: standard.from, ...values },
          ...{ reason: standard.reason ?? '', agreed_by: standard.agreedBy ?? '' },
          ...{ submission_id: input.submissionId, recorded_at: visit.now, recorded_by: visit.askerName },
        })
        .execute()
    if (!before) {
      await add()
      counts.added += 1
    } else if (
      Number(before.minimum) === standard.minimum &&
      Number(before.target) === standard.target &&
      before.direction === standard.direction
    ) {
      counts.unchanged += 1
    } else {
      // The one before stays in the ledger: what a chart was judged by can be read again.
      await visit.work.updateTable('standard').set({ replaced_at: visit.now }).where('id', '=', before.id).execute()
      await add()
      await recordHistory(visit, {
        event: 'standard-changed',
        subject: 'standard',
        subjectId: before.id,
        content: { before: { minimum: before.minimum, target: before.target }, after: values },
      })
      counts.changed += 1
    }
  }
  await recordHistory(visit, {
    event: 'standards-imported',
    subject: 'submission',
    subjectId: input.submissionId,
    content: counts,
  })
  return { done: counts }
}
