import type { Visit } from '../../../ground/platform/visit.ts'
import { agreeStandard } from '../../../performance/goals/agree-standard.ts'
import { withdrawStandard } from '../../../performance/goals/withdraw-standard.ts'
import { findMeasure } from '../../../performance/measures/list-measures.ts'
import { withdrawMeasureCard } from '../../../performance/measures/withdraw-measure-card.ts'
import { judgeNewestMonth } from '../../../performance/reporting/judge-newest-month.ts'
import { readStandardForm, type SentStandard } from '../standard-form.ts'

type Answer = { done: { goTo: string } } | { refused: string; field?: string }

/** The forms of a measure's page: a standard agreed or taken back, and a version of the card taken back. */
export async function answerMeasureForm(visit: Visit, key: string, sent: SentStandard): Promise<Answer> {
  if (sent.do === 'agree') return agree(visit, key, sent)
  if (sent.do === 'take-back') {
    const taken = await withdrawStandard(visit, sent.id ?? '')
    if ('refused' in taken) return taken
    await judgeNewestMonth(visit)
    return { done: { goTo: `/${key}?done=taken-back#standards` } }
  }
  const withdrawn = await withdrawMeasureCard(visit, key, Number(sent.version))
  if ('refused' in withdrawn) return withdrawn
  return { done: { goTo: withdrawn.done.isGone ? '' : `/${key}?done=withdrawn#versions` } }
}

async function agree(visit: Visit, key: string, sent: SentStandard): Promise<Answer> {
  const measure = await findMeasure(visit.work, key)
  if (!measure) return { refused: 'measure-not-found' }
  const read = readStandardForm(sent, measure)
  if ('refused' in read) return read
  const agreed = await agreeStandard(visit, read.input)
  if ('refused' in agreed)
    return agreed.refused === 'target-on-the-worse-side' ? { ...agreed, field: 'target' } : agreed
  // What was agreed is what the newest month is judged by, at once.
  await judgeNewestMonth(visit)
  return { done: { goTo: `/${key}?done=agreed#standards` } }
}
