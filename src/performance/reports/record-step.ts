import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayReport, mayTakeReports } from './may.ts'
import type { ReportStepKind } from './report.ts'

type Stepped = { id: string; providerId: string; month: string; sending: number }

/** Writes a step of a report, and the history of it: who took it, when, and with which words. */
export async function recordStep(
  visit: Visit,
  report: Stepped,
  step: { kind: ReportStepKind; words?: string; content?: Record<string, unknown> },
): Promise<{ done: true } | { refused: 'not-allowed' }> {
  const isOfGovernment = step.kind === 'returned' || step.kind === 'accepted'
  if (isOfGovernment ? !mayTakeReports(visit) : !mayReport(visit)) return { refused: 'not-allowed' }
  const words = step.words ?? ''
  await visit.work
    .insertInto('report_step')
    .values({
      id: randomUUID(),
      report_id: report.id,
      kind: step.kind,
      sending: report.sending,
      words,
      by_person: visit.asker.personId,
      by_name: visit.askerName,
      at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: `report-${step.kind}`,
    subject: 'report',
    subjectId: report.id,
    providerId: report.providerId,
    content: { month: report.month, sending: report.sending, words, ...step.content },
  })
  return { done: true }
}
