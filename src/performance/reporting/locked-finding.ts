import type { Finding } from '../../ground/platform/finding.ts'
import type { ResultsRecorded } from '../results/record-results.ts'

/** Figures of locked months that a source now counts otherwise: they stay as they are, and somebody is told. */
export function lockedFindings({ keptByLock }: ResultsRecorded, file: string): Finding[] {
  if (!keptByLock) return []
  const nowhere = { row: null, column: null, found: null, expected: null }
  return [{ grade: 'warning', code: 'figures-locked', file, ...nowhere, count: keptByLock }]
}
