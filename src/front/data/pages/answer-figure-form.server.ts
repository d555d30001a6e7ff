import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { findMeasure } from '../../../performance/measures/list-measures.ts'
import { keptCount } from '../../../performance/measures/measure.ts'
import { answerQuestion } from '../../../performance/reports/answer-question.ts'
import { proposeCorrection } from '../../../performance/reports/propose-correction.ts'
import { questionFigure } from '../../../performance/reports/question-figure.ts'
import { verifyFigure } from '../../../performance/reports/verify-figure.ts'
import { findResult } from '../../../performance/results/list-results.ts'

type Params = { jurisdiction?: string | undefined; id: string }
type Outcome = { done: 'asked' | 'answered' | 'verified' } | { proposed: string } | { refused: string }

/** A refusal with what was typed, so that nobody types it twice. */
export type FigureProblem = { refused: string; sent: Record<string, string> }

/** The forms of a figure's page: ask, answer, verify, propose a correction. */
export async function answerFigureForm(request: Request, params: Params): Promise<Response | FigureProblem> {
  const form = await request.formData()
  const outcome = await asVisitor(request, params, (visit) => answer(visit, params.id, form))
  if ('refused' in outcome) {
    const sent = Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value)]))
    return { refused: outcome.refused, sent }
  }
  const home = `/${params.jurisdiction}`
  if ('proposed' in outcome) return redirect(`${home}/data/corrections/${outcome.proposed}?new`)
  return redirect(`${home}/figures/${params.id}?done=${outcome.done}`)
}

async function answer(visit: Visit, resultId: string, form: FormData): Promise<Outcome> {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const count = (name: string) =>
    /^(\d{1,3}(,\d{3})+|\d{1,9})$/.test(text(name)) ? Number(text(name).replaceAll(',', '')) : -1
  const figure = await findResult(visit.work, text('was') || resultId)
  const measure = figure && (await findMeasure(visit.work, figure.result.measure))
  const numerator = count('numerator')
  // Money is typed in dollars and kept in cents; what is no count stays one that cannot be.
  const kept = measure && numerator >= 0 ? keptCount(measure, numerator)! : numerator
  const counts = { numerator: kept, denominator: count('denominator') }
  switch (form.get('do')) {
    case 'ask': {
      const asked = await questionFigure(visit, { resultId, text: text('text') })
      return 'refused' in asked ? asked : { done: 'asked' }
    }
    case 'answer': {
      const given = { id: text('question'), kind: text('kind'), answer: text('answer') }
      const answered = await answerQuestion(visit, given)
      return 'refused' in answered ? answered : { done: 'answered' }
    }
    case 'verify': {
      const verified = await verifyFigure(visit, { resultId: text('was'), ...counts, how: text('how') })
      return 'refused' in verified ? verified : { done: 'verified' }
    }
    case 'propose': {
      const proposed = await proposeCorrection(visit, { was: text('was'), ...counts, reason: text('reason') })
      return 'refused' in proposed ? proposed : { proposed: proposed.done.id }
    }
    default:
      return { refused: 'wrong-form' }
  }
}
