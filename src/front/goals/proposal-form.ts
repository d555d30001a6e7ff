import { readThreshold } from '../../performance/goals/read-threshold.ts'
import type { OwnTerms } from '../../performance/goals/standard.ts'
import type { ChosenMeasure } from './find-contract-measures.ts'
import type { Sent } from './goal-form.ts'

type ReadTerms = { terms: OwnTerms | null } | { refused: string }

/** The contract's own minimum and target as a person typed them: both, or neither. */
export function readOwnTerms(sent: Sent, { valueFormat, direction }: ChosenMeasure): ReadTerms {
  const minimum = readThreshold(sent.minimum ?? '', valueFormat)
  const target = readThreshold(sent.target ?? '', valueFormat)
  if ('refused' in minimum) return minimum
  if ('refused' in target) return target
  if ('missing' in minimum && 'missing' in target) return { terms: null }
  if ('missing' in minimum || 'missing' in target) return { refused: 'terms-half' }
  return { terms: { minimum: minimum.value, target: target.value, direction } }
}
