import type { Day } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { FigureQuestion } from '../../performance/reports/figure-question.ts'
import { findWithProvider } from '../../performance/reports/find-with-provider.ts'
import { listQuestions } from '../../performance/reports/list-questions.ts'
import type { Review } from './review.ts'

/** What stands beside a review before it begins: whose the figures are for now, and which questions are still open. */
export type ReviewTalk = { withProviderUntil: Day | null; questions: FigureQuestion[] }

/** Until when the figures of a review are with the provider alone, and the open questions about its programs. */
export async function findReviewTalk(visit: Visit, review: Review): Promise<ReviewTalk> {
  const programIds = [...new Set(review.programs.map((program) => program.programId))]
  return {
    withProviderUntil: await findWithProvider(visit.work, { programIds, month: review.month, today: visit.today }),
    questions: await listQuestions(visit.work, { programIds, isOpen: true }),
  }
}
