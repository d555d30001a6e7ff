import type { Words } from '../../ground/words/words.ts'
import type { ShownCourse } from './shown-course.ts'

type Bound = Pick<ShownCourse, 'binding'>

/** Why a figure that is known is not judged: no standard, or not agreed for this contract, or no longer. */
export function unjudgedWord({ binding }: Bound, { measures }: Words): string {
  return (binding && measures.notJudged[binding.right]) || measures.noStandard
}

/** What stands beside the figure so that nobody takes a proposal, or another card, for what was agreed. */
export function bindingText({ binding }: Bound, { measures }: Words): string | null {
  if (!binding) return null
  const waits = binding.isProposed && ['inherited', 'agreed'].includes(binding.right) ? measures.proposalWaits : null
  const card = binding.agreedCard === null ? null : measures.agreedCard(binding.agreedCard)
  return [waits, card].filter(Boolean).join('. ') || null
}
