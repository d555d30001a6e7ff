import type { Visit } from '../../ground/platform/visit.ts'
import type { FigureCorrection } from '../../performance/reports/correction.ts'
import type { FigureQuestion } from '../../performance/reports/figure-question.ts'
import { findThreeValues, type ThreeValues } from '../../performance/reports/find-three-values.ts'
import { listCorrections } from '../../performance/reports/list-corrections.ts'
import { listQuestions } from '../../performance/reports/list-questions.ts'
import { mayKeepPeriods, mayProposeCorrections, mayQuestion, sideOf } from '../../performance/reports/may.ts'
import type { Result } from '../../performance/results/result.ts'

/** What is said of a figure beside its counts: the three values, corrections, questions, and what the asker may add. */
export type FigureTalk = {
  values: ThreeValues
  corrections: FigureCorrection[]
  questions: FigureQuestion[]
  side: 'provider' | 'government'
  may: { verify: boolean; propose: boolean; ask: boolean }
}

/** What both sides said of a figure of a program; null for the whole jurisdiction's, which is a sum of others. */
export async function findFigureTalk(visit: Visit, result: Result): Promise<FigureTalk | null> {
  const { programId, measure, unit, month } = result
  if (programId === null) return null
  const corrections = await listCorrections(visit.work, { programId, measure, unit, month })
  const isCounted = result.state === 'value' || result.state === 'missing' || result.state === 'immature'
  return {
    values: await findThreeValues(visit.work, result),
    corrections,
    questions: await listQuestions(visit.work, { programIds: [programId], measure, month }),
    side: sideOf(visit),
    may: {
      verify: mayKeepPeriods(visit),
      propose: isCounted && mayProposeCorrections(visit) && !corrections.some((one) => one.state === 'proposed'),
      ask: mayQuestion(visit),
    },
  }
}
