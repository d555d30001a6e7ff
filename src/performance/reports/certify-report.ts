import type { Visit } from '../../ground/platform/visit.ts'
import { findReport } from './find-report.ts'
import { mayReport } from './may.ts'
import { recordStep } from './record-step.ts'
import { longestWords } from './report.ts'

/** A person of the provider certifies an accepted report, with the very sentence that stood before its eyes. */
export async function certifyReport(
  visit: Visit,
  input: { id: string; sentence: string; sending: number },
): Promise<
  | { done: { id: string } }
  | {
      refused:
        | 'not-allowed'
        | 'wrong-form'
        | 'report-not-found'
        | 'report-not-accepted'
        | 'report-changed-meanwhile'
        | 'report-certified-already'
    }
> {
  if (!mayReport(visit)) return { refused: 'not-allowed' }
  const words = input.sentence.trim()
  if (words === '' || words.length > longestWords) return { refused: 'wrong-form' }
  const report = await findReport(visit.work, input)
  if (!report) return { refused: 'report-not-found' }
  if (report.state === 'certified') return { refused: 'report-certified-already' }
  if (report.state !== 'accepted') return { refused: 'report-not-accepted' }
  if (report.sending !== input.sending) return { refused: 'report-changed-meanwhile' }
  const stepped = await recordStep(visit, report, { kind: 'certified', words, content: { claims: report.claims } })
  return 'refused' in stepped ? stepped : { done: { id: report.id } }
}
