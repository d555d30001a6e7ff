import type { Words } from '../../ground/words/words.ts'
import type { ShownCourse } from './shown-course.ts'

type Bound = Pick<ShownCourse, 'binding' | 'state'>

/** Why a figure that is known is not judged: no standard, or not agreed for this contract, or no longer. */
export function unjudgedWord({ binding }: Pick<ShownCourse, 'binding'>, { measures }: Words): string {
  return (binding && measures.notJudged[binding.right]) || measures.noStandard
}

/** What stands beside the figure so that nobody takes a proposal, or another card, for what was agreed. */
export function bindingText({ binding, state }: Bound, { measures }: Words): string | null {
  if (!binding) return null
  const waits = binding.isProposed && ['inherited', 'agreed'].includes(binding.right) ? measures.proposalWaits : null
  const card = binding.agreedCard === null ? null : measures.agreedCard(binding.agreedCard)
  // Where there is a figure, its judgment says it.
  const why = state === 'value' ? null : measures.notJudged[binding.right]
  return [why, waits, card].filter(Boolean).join('. ') || null
}
