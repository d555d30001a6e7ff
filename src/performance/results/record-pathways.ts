import { recordHistory } from '../../ground/history/record-history.ts'
import type { Day } from '../../ground/platform/day.ts'
import { insertRows } from '../../ground/platform/insert-rows.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { PathwayStep } from '../measure-packs/homelessness/pathway/count-pathway.ts'
import { mayRecordResults } from './may.ts'

/** How many of the households referred between two days got to a step; program null: referred to any housing. */
export type NewPathwayStep = {
  programId: string | null
  from: Day
  to: Day
  step: PathwayStep
  count: number
  medianDays: number | null
  ninthDays: number | null
  state: 'value' | 'immature'
  matureOn: Day | null
}

/** Keeps with a submission what it says of the way from referral to housing; earlier ones stay as they were. */
export async function recordPathways(
  visit: Visit,
  { submissionId, steps }: { submissionId: string; steps: NewPathwayStep[] },
): Promise<{ done: { steps: number } } | { refused: 'not-allowed' }> {
  if (!mayRecordResults(visit)) return { refused: 'not-allowed' }
  await visit.work.insertInto('pathway_reading').values({ submission_id: submissionId, read_at: visit.now }).execute()
  await insertRows(
    visit.work,
    'pathway_step',
    steps.map(({ programId, from, to, medianDays, ninthDays, matureOn, ...row }) => ({
      submission_id: submissionId,
      program_id: programId,
      from_on: from,
      to_on: to,
      median_days: medianDays,
      ninth_days: ninthDays,
      mature_on: matureOn,
      ...row,
    })),
  )
  await recordHistory(visit, {
    event: 'pathways-recorded',
    subject: 'submission',
    subjectId: submissionId,
    content: { steps: steps.length },
  })
  return { done: { steps: steps.length } }
}
