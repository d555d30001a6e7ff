import type { Month } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listMeasures } from '../measures/list-measures.ts'
import { mayReport } from './may.ts'
import { type OpenReport, openReport } from './open-report.ts'
import { recordStep } from './record-step.ts'
import { longestWords } from './report.ts'
import { toDraft } from './save-draft.ts'
import { findFaults, readCounts, type TypedCount } from './typed-counts.ts'

/**
 * Sends a report: what was typed becomes what the provider claims. The same report sent twice is one report; another in
 * place of one that is with the government already is refused, because somebody may be reading it.
 */
export async function sendReport(
  visit: Visit,
  input: { programId: string; month: Month; typed: TypedCount[]; note: string },
): Promise<
  | { done: { id: string; isNew: boolean } }
  | {
      refused:
        | 'not-allowed'
        | 'program-not-found'
        | 'month-not-over'
        | 'period-locked'
        | 'wrong-form'
        | 'nothing-counted'
        | 'report-sent-already'
    }
> {
  if (!mayReport(visit)) return { refused: 'not-allowed' }
  const measures = await listMeasures(visit.work)
  if (findFaults(input.typed, measures).length > 0) return { refused: 'wrong-form' }
  const claims = readCounts(input.typed, measures)
  if (claims.length === 0) return { refused: 'nothing-counted' }
  const opened = await openReport(visit, input)
  if ('refused' in opened) return opened
  const report = opened.done
  if (report.state === 'sent' || report.state === 'accepted')
    return (await isSameAgain(visit, report, claims))
      ? { done: { id: report.id, isNew: false } }
      : { refused: 'report-sent-already' }
  const sending = report.sending + 1
  const moved = await visit.work
    .updateTable('report')
    .set({ state: 'sent', sending, draft: JSON.stringify(toDraft(input)), changed_at: visit.now })
    .where('id', '=', report.id)
    .where('state', 'in', ['draft', 'returned'])
    .where('sending', '=', report.sending)
    .executeTakeFirst()
  // Two people of one provider at the same moment: the second finds that it is sent.
  if (moved.numUpdatedRows === 0n) return { refused: 'report-sent-already' }
  await visit.work
    .insertInto('report_claim')
    .values(claims.map((claim) => ({ report_id: report.id, sending, ...claim })))
    .execute()
  const words = input.note.trim().slice(0, longestWords)
  const stepped = await recordStep(visit, { ...report, sending }, { kind: 'sent', words, content: { claims } })
  return 'refused' in stepped ? stepped : { done: { id: report.id, isNew: true } }
}

type Claim = { measure: string; numerator: number; denominator: number }

async function isSameAgain(visit: Visit, report: OpenReport, claims: Claim[]): Promise<boolean> {
  const before = await visit.work
    .selectFrom('report_claim')
    .where('report_id', '=', report.id)
    .where('sending', '=', report.sending)
    .select(['measure', 'numerator', 'denominator'])
    .execute()
  const text = (all: { measure: string; numerator: number; denominator: number }[]) =>
    all
      .map((one) => `${one.measure} ${one.numerator} ${one.denominator}`)
      .toSorted()
      .join()
  return text(before) === text(claims)
}
