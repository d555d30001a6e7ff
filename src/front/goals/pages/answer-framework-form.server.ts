import { redirect } from 'react-router'
import { asVisitor } from '../../../ground/people/session.server.ts'
import { addressOf } from '../../../ground/platform/address-of.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { adoptFramework } from '../../../performance/goals/adopt-framework.ts'
import { agreeFramework } from '../../../performance/goals/agree-framework.ts'
import { commentOnFramework } from '../../../performance/goals/comment-on-framework.ts'
import { findFramework } from '../../../performance/goals/list-frameworks.ts'
import { overrideFramework } from '../../../performance/goals/override-framework.ts'
import { readThreshold } from '../../../performance/goals/read-threshold.ts'
import { restoreFramework } from '../../../performance/goals/restore-framework.ts'
import { signFramework } from '../../../performance/goals/sign-framework.ts'
import { undoFrameworkOverride } from '../../../performance/goals/undo-framework-override.ts'
import { unsignFramework } from '../../../performance/goals/unsign-framework.ts'
import { withdrawFramework } from '../../../performance/goals/withdraw-framework.ts'
import { judgeNewestMonth } from '../../../performance/reporting/judge-newest-month.ts'
import type { Sent } from '../goal-form.ts'
import { formatsOf, listKnownMeasures } from '../list-known-measures.ts'

export type FrameworkProblem = { do: string; refused: string; sent: Sent }
type Answer = { done: string } | { refused: string }

/** The forms of one framework, from a comment to its adoption; each leads back to the page, which says what happened. */
export async function answerFrameworkForm(
  request: Request,
  params: { jurisdiction?: string | undefined; id: string },
): Promise<Response | FrameworkProblem> {
  const form = await request.formData()
  const sent = Object.fromEntries([...form.entries()].map(([name, value]) => [name, String(value).trim()]))
  const answer = await asVisitor(request, params, (visit) => answerOne(visit, params.id, sent))
  if ('refused' in answer) return { do: sent.do ?? '', refused: answer.refused, sent }
  return redirect(`${addressOf(request).path}?${answer.done}`)
}

async function answerOne(visit: Visit, id: string, sent: Sent): Promise<Answer> {
  const text = (name: string) => sent[name] ?? ''
  switch (sent.do) {
    case 'comment':
      return named('done=commented', await commentOnFramework(visit, { id, text: text('text') }))
    case 'agree':
      return named('done=agreed', await agreeFramework(visit, id))
    case 'sign': {
      const asked = { id, funderId: text('funder'), signedBy: text('signedBy'), signedOn: text('signedOn') }
      return named(`done=signed&funder=${asked.funderId}`, await signFramework(visit, asked))
    }
    case 'unsign':
      return named('done=unsigned', await unsignFramework(visit, { id, funderId: text('funder') }))
    case 'override':
      return override(visit, id, sent)
    case 'undo-override': {
      const undone = await undoFrameworkOverride(visit, { id, overrideId: text('override') })
      return named('done=override-undone', undone)
    }
    case 'withdraw':
      return named('done=withdrawn', await withdrawFramework(visit, { id, reason: text('reason') }))
    case 'restore':
      return named('done=restored', await restoreFramework(visit, id))
    case 'adopt': {
      const adopted = await adoptFramework(visit, { id, from: text('from') })
      if ('refused' in adopted) return adopted
      await judgeNewestMonth(visit)
      const { standards, contracts, keptOwn } = adopted.done
      return { done: `done=adopted&standards=${standards}&contracts=${contracts}&kept=${keptOwn}` }
    }
    default:
      return { refused: 'wrong-form' }
  }
}

async function override(visit: Visit, id: string, sent: Sent): Promise<Answer> {
  const framework = await findFramework(visit.work, id)
  const line = framework?.measures.find((one) => one.id === sent.line)
  if (!line) return { refused: 'funder-not-found' }
  const format = formatsOf(await listKnownMeasures(visit.work))[line.measure] ?? 'share'
  const value = (name: string, without: number) => {
    const read = readThreshold(sent[name] ?? '', format)
    return 'value' in read ? read.value : 'missing' in read ? without : Number.NaN
  }
  const made = await overrideFramework(visit, {
    id,
    measureId: line.id,
    funderId: sent.funder ?? '',
    minimum: value('minimum', line.minimum),
    target: value('target', line.target),
    reason: sent.reason ?? '',
  })
  return 'refused' in made ? made : { done: `done=overridden&override=${made.done.id}` }
}

function named(done: string, answer: { done: unknown } | { refused: string }): Answer {
  return 'refused' in answer ? answer : { done }
}
