import type { Visit } from '../../ground/platform/visit.ts'
import { addGoal } from './add-goal.ts'
import { foundingGoals } from './goal.ts'

export type FoundingWords = { policyArea: string } & Record<(typeof foundingGoals)[number]['key'], string>

/** Gives a homelessness city the three goals of the founding case, in the words of its language. */
export async function foundGoals(
  visit: Visit,
  words: FoundingWords,
): Promise<{ done: { added: number } } | { refused: 'not-allowed' | 'wrong-form' | 'goal-exists' }> {
  for (const { key, measure } of foundingGoals) {
    const added = await addGoal(visit, { policyArea: words.policyArea, name: words[key], measures: [measure] })
    if ('refused' in added) return added
  }
  return { done: { added: foundingGoals.length } }
}
