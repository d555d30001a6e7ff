import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import { isDay } from '../../../ground/platform/day.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { agreeMeasure } from '../../../performance/goals/agree-measure.ts'
import { commentOnMeasure } from '../../../performance/goals/comment-on-measure.ts'
import { endMeasure } from '../../../performance/goals/end-measure.ts'
import { findBinding } from '../../../performance/goals/list-bindings.ts'
import { proposeMeasure } from '../../../performance/goals/propose-measure.ts'
import { reopenMeasure } from '../../../performance/goals/reopen-measure.ts'
import { withdrawMeasure } from '../../../performance/goals/withdraw-measure.ts'
import { judgeNewestMonth } from '../../../performance/reporting/judge-newest-month.ts'
import { findChosenMeasure } from '../find-contract-measures.ts'
import type { Sent } from '../goal-form.ts'
import { readOwnTerms } from '../proposal-form.ts'

export type MeasureProblem = { do: string; refused: string; sent: Sent }
type Params = { jurisdiction?: string | undefined; number: string }

/** The forms of a contract's measures: proposed, spoken of, agreed, withdrawn, ended, and taken back. */
export async function answerMeasureForm(request: Request, params: Params): Promise<Response | MeasureProblem> {
  const form = await request.formData()
  const sent = Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value).trim()]))
  const answer = await asVisitor(request, params, async (visit) => {
    const one = await answerOne(visit, params.number, sent)
    // What binds, and what no longer does, is read by the newest month at once.
    if ('done' in one && ['binds', 'ended', 'reopened'].includes(one.done)) await judgeNewestMonth(visit, 'agreement')
    return one
  })
  if ('refused' in answer) return { do: sent.do ?? '', refused: answer.refused, sent }
  return redirect(`${addressOf(request).path}?done=${answer.done}&measure=${sent.measure ?? ''}`)
}

async function answerOne(visit: Visit, number: string, sent: Sent): Promise<{ done: string } | { refused: string }> {
  const id = sent.measure ?? ''
  if (sent.do === 'propose') {
    const { key, question, timing, stage, from = '', reason = '' } = sent
    // Only a measure with a card can be proposed: without one nobody could say what was agreed.
    const chosen = await findChosenMeasure(visit.work, key ?? null, isDay(from) ? from : visit.today)
    if (!chosen) return { refused: 'measure-not-found' }
    const own = readOwnTerms(sent, chosen)
    if ('refused' in own) return own
    const { key: measure, cardVersion } = chosen
    const proposal = { contractNumber: number, measure, cardVersion, question, timing, stage, from, reason }
    return named('proposed', await proposeMeasure(visit, { ...proposal, terms: own.terms }))
  }
  // An id that belongs to another contract has no place on this page.
  const found = await findBinding(visit.work, id, visit.today)
  if (found?.contractNumber !== number) return { refused: 'measure-not-found' }
  switch (sent.do) {
    case 'comment':
      return named('commented', await commentOnMeasure(visit, { id, text: sent.text ?? '' }))
    case 'agree': {
      const agreed = await agreeMeasure(visit, { id, saidBy: sent.saidBy ?? '' })
      if ('refused' in agreed) return agreed
      return { done: agreed.done.binds ? 'binds' : 'agreed-provider' }
    }
    case 'withdraw':
      return named('withdrawn', await withdrawMeasure(visit, { id, reason: sent.reason ?? '' }))
    case 'end':
      return named('ended', await endMeasure(visit, { id, endedOn: sent.endedOn ?? '', reason: sent.reason ?? '' }))
    case 'reopen':
      return named('reopened', await reopenMeasure(visit, id))
    default:
      return { refused: 'wrong-form' }
  }
}

function named(done: string, answer: { done: unknown } | { refused: string }): { done: string } | { refused: string } {
  return 'refused' in answer ? answer : { done }
}
