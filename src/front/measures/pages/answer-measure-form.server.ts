import type { Visit } from '../../../ground/platform/visit.ts'
import { withdrawMeasureCard } from '../../../performance/measures/withdraw-measure-card.ts'

type Answer = { done: { goTo: string } } | { refused: string }

/** The forms of a measure's page: a version taken back. */
export async function answerMeasureForm(visit: Visit, key: string, form: FormData): Promise<Answer> {
  const withdrawn = await withdrawMeasureCard(visit, key, Number(form.get('version')))
  if ('refused' in withdrawn) return withdrawn
  return { done: { goTo: withdrawn.done.isGone ? '' : `/${key}?done=withdrawn#versions` } }
}
