import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { AnswerKind, FigureQuestion, Side } from './figure-question.ts'

/** Questions about figures that the asker may see: of some programs, of a figure, or those still open. Newest first. */
export async function listQuestions(
  db: Reads,
  of: { programIds?: string[]; measure?: string; month?: Month; isOpen?: boolean } = {},
): Promise<FigureQuestion[]> {
  if (of.programIds?.length === 0) return []
  return db
    .selectFrom('figure_question')
    .innerJoin('program', 'program.id', 'figure_question.program_id')
    .$if(of.programIds !== undefined, (query) => query.where('figure_question.program_id', 'in', of.programIds!))
    .$if(of.measure !== undefined, (query) => query.where('figure_question.measure', '=', of.measure!))
    .$if(of.month !== undefined, (query) => query.where('figure_question.month', '=', of.month!))
    .$if(of.isOpen === true, (query) => query.where('figure_question.answered_at', 'is', null))
    .select([
      'figure_question.id',
      'figure_question.program_id as programId',
      'program.name as program',
      'program.provider_id as providerId',
      'figure_question.result_id as resultId',
      'figure_question.month',
      'figure_question.measure',
      'figure_question.text',
      'figure_question.asked_by_name as askedBy',
      'figure_question.asked_at as askedAt',
      'figure_question.answer',
      'figure_question.answered_by_name as answeredBy',
      'figure_question.answered_at as answeredAt',
    ])
    .select((cell) => [
      cell.ref('figure_question.asked_side').$castTo<Side>().as('askedSide'),
      cell.ref('figure_question.answer_kind').$castTo<AnswerKind | null>().as('answerKind'),
    ])
    .orderBy('figure_question.asked_at', 'desc')
    .execute()
}
