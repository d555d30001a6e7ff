import { recordHistory } from '../../ground/history/record-history.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayReport } from './may.ts'
import { openReport } from './open-report.ts'
import { isOpenForTyping, longestWords, type ReportDraft } from './report.ts'
import type { TypedCount } from './typed-counts.ts'

/**
 * Keeps what is typed into a report as it stands, half a count too. Saving the same again does nothing; only the first
 * of many savings stands in the history, for a pause in typing is not a deed.
 */
export async function saveDraft(
  visit: Visit,
  input: { programId: string; month: Month; typed: TypedCount[]; note: string },
): Promise<
  | { done: { id: string } }
  | { refused: 'not-allowed' | 'program-not-found' | 'month-not-over' | 'period-locked' | 'report-sent-already' }
> {
  if (!mayReport(visit)) return { refused: 'not-allowed' }
  const opened = await openReport(visit, input)
  if ('refused' in opened) return opened
  const { id, state, providerId } = opened.done
  if (!isOpenForTyping(state)) return { refused: 'report-sent-already' }
  const draft = JSON.stringify(toDraft(input))
  const before = await visit.work
    .selectFrom('report')
    .where('id', '=', id)
    .select((cell) => cell.ref('draft').$castTo<Partial<ReportDraft>>().as('draft'))
    .executeTakeFirstOrThrow()
  await visit.work
    .updateTable('report')
    .set({ draft, changed_at: visit.now })
    .where('id', '=', id)
    .where('state', 'in', ['draft', 'returned'])
    .execute()
  if (before.draft.typed === undefined)
    await recordHistory(visit, { event: 'report-draft-saved', subject: 'report', subjectId: id, providerId })
  return { done: { id } }
}

/** What was typed, as a draft keeps it. */
export function toDraft({ typed, note }: { typed: TypedCount[]; note: string }): ReportDraft {
  return {
    typed: Object.fromEntries(
      typed.map(({ measure, numerator, denominator }) => [
        measure,
        { numerator: numerator.slice(0, 20), denominator: denominator.slice(0, 20) },
      ]),
    ),
    note: note.trim().slice(0, longestWords),
  }
}
