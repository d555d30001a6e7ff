/** A question is what one side asks the other about a figure; the other side answers, and both stay readable. */
import type { Month } from '../../ground/platform/day.ts'

export type Side = 'provider' | 'government'

/** explained: the figure stands, and here is why. mended: the data were put right. accepted: the doubt stands as it is. */
export const answerKinds = ['explained', 'mended', 'accepted'] as const
export type AnswerKind = (typeof answerKinds)[number]

export type FigureQuestion = {
  id: string
  programId: string
  program: string
  providerId: string
  resultId: string
  measure: string
  month: Month
  askedSide: Side
  text: string
  askedBy: string
  askedAt: string
  answerKind: AnswerKind | null
  answer: string | null
  answeredBy: string | null
  answeredAt: string | null
}
