import type { Finding } from '../../ground/platform/finding.ts'
import { describeFinding } from '../../ground/words/describe-finding.ts'

type Outcome = {
  state: 'done' | 'unchanged' | 'refused' | 'would-change'
  findings: Finding[]
  summary: Record<string, unknown>
  submissionId?: string
}

/** Prints what became of a file: as JSON, or as lines that a person reads. Returns the exit code. */
export function printOutcome(outcome: Outcome, isJson: boolean): 0 | 1 {
  const { state, findings, summary } = outcome
  if (isJson) {
    const graded = (grade: Finding['grade']) => findings.filter((finding) => finding.grade === grade)
    // Where nothing stopped the reading, the errors are why it was refused.
    const against = graded('stops').length > 0 ? graded('stops') : graded('error')
    const body =
      state === 'refused' ? { state, refused: against.map(({ grade: _, ...rest }) => rest), findings } : { ...outcome }
    process.stdout.write(`${JSON.stringify(body)}\n`)
  } else {
    const facts = Object.entries(summary).filter(([, value]) => typeof value !== 'object')
    const lines = [
      {
        done: 'Done.',
        unchanged:
          summary.rowsRead === 0
            ? 'Nothing changed: no row could be read.'
            : 'Nothing changed: what could be read was known.',
        refused: 'Refused; nothing was changed.',
        'would-change': 'What it would change:',
      }[state],
      ...facts.map(([name, value]) => `  ${name}: ${value}`),
      ...findings.map((finding) => `  ${finding.grade.padEnd(7)} ${describeFinding(finding, 'en')}`),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  return state === 'refused' ? 1 : 0
}
