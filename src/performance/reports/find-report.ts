import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day, Month } from '../../ground/platform/day.ts'
import { emptyDraft, type ReportDraft, type ReportState, type ReportStep } from './report.ts'

export type Claim = { measure: string; numerator: number; denominator: number }

export type FoundReport = {
  id: string
  programId: string
  program: string
  providerId: string
  month: Month
  dueOn: Day
  sending: number
  state: ReportState
  draft: ReportDraft
  /** what was sent last */
  claims: Claim[]
  /** oldest first */
  steps: ReportStep[]
}

/** The report of a program and month, or of an id, with its steps and what was claimed last; null when nobody began it. */
export async function findReport(
  db: Reads,
  of: { programId: string; month: Month } | { id: string },
): Promise<FoundReport | null> {
  const base = db
    .selectFrom('report')
    .innerJoin('program', 'program.id', 'report.program_id')
    .select([
      'report.id',
      'report.program_id as programId',
      'program.name as program',
      'program.provider_id as providerId',
      'report.month',
      'report.due_on as dueOn',
      'report.sending',
    ])
    .select((cell) => [
      cell.ref('report.state').$castTo<ReportState>().as('state'),
      cell.ref('report.draft').$castTo<Partial<ReportDraft>>().as('draft'),
    ])
  const report = await ('id' in of
    ? base.where('report.id', '=', of.id)
    : base.where('report.program_id', '=', of.programId).where('report.month', '=', of.month)
  ).executeTakeFirst()
  if (!report) return null
  const steps = await db
    .selectFrom('report_step')
    .where('report_id', '=', report.id)
    .select(['id', 'sending', 'words', 'by_name as by', 'at'])
    .select((cell) => cell.ref('kind').$castTo<ReportStep['kind']>().as('kind'))
    .orderBy('at')
    .execute()
  const claims = await db
    .selectFrom('report_claim')
    .where('report_id', '=', report.id)
    .where('sending', '=', report.sending)
    .select(['measure', 'numerator', 'denominator'])
    .execute()
  const isCertified = report.state === 'accepted' && steps.some((step) => step.kind === 'certified')
  return {
    ...report,
    state: isCertified ? 'certified' : report.state,
    draft: { ...emptyDraft, ...report.draft },
    claims,
    steps,
  }
}
