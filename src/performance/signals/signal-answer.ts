import type { Day, Month } from '../../ground/platform/day.ts'
import { addDays } from '../../ground/platform/day.ts'

/** A signal answer is what the provider, and then the government, says to a signal. */
export type SignalAnswer = {
  id: string
  side: AnswerSide
  kind: SignalAnswerKind
  words: string
  /** the month for which it was answered, and how far the signal had gone by then */
  month: Month
  stage: number
  by: string
  byPerson: string | null
  at: string
}

/**
 * explained: it is known why. accepted: it is so, and nothing more is to be done. data-fixed: the records were wrong and
 * were mended. action-agreed: who does what by when stands among the actions.
 */
export const signalAnswerKinds = ['explained', 'accepted', 'data-fixed', 'action-agreed'] as const
export type SignalAnswerKind = (typeof signalAnswerKinds)[number]

export const answerSides = ['provider', 'government'] as const
export type AnswerSide = (typeof answerSides)[number]

/** Who speaks next, and what has been settled. */
export type AnswerState = 'open' | 'with-government' | 'answered'
export const answerStates = ['open', 'with-government', 'answered'] as const

/** Days that the provider has for the first word; after them the government may answer alone. */
export const daysForProvider = 10

/** The longest answer, in letters. */
export const longestAnswer = 1000

/** The state of a signal that has gone so far: an answer settles it until it goes further. */
export function answerStateOf(answers: readonly Pick<SignalAnswer, 'side' | 'stage'>[], stage: number): AnswerState {
  const settles = answers.filter((one) => one.stage >= stage)
  if (settles.some(({ side }) => side === 'government')) return 'answered'
  return settles.some(({ side }) => side === 'provider') ? 'with-government' : 'open'
}

/** The first day on which the government may answer before the provider has. */
export const governmentFrom = (raisedAt: string): Day => addDays(raisedAt.slice(0, 10), daysForProvider)
