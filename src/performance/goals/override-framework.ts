import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { isOverrideLet } from './framework-words.ts'
import { findFramework } from './list-frameworks.ts'
import { mayPropose } from './may.ts'
import { isTargetNoWorse } from './standard.ts'

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'reason-missing'
  | 'framework-not-found'
  | 'framework-closed'
  | 'funder-not-found'
  | 'override-not-let'
export type OverrideInput = {
  id: string
  measureId: string
  funderId: string
  minimum: number
  target: number
  reason: string
}

/** What one funder asks for instead of a line, where the framework lets it, with the reason; it replaces its last word. */
export async function overrideFramework(
  visit: Visit,
  input: OverrideInput,
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  const reason = input.reason.trim().slice(0, 1000)
  if (reason === '') return { refused: 'reason-missing' }
  const framework = await findFramework(visit.work, input.id)
  if (!framework) return { refused: 'framework-not-found' }
  if (framework.state === 'adopted' || framework.state === 'withdrawn') return { refused: 'framework-closed' }
  const funder = framework.funders.find((one) => one.id === input.funderId)
  const line = framework.measures.find((one) => one.id === input.measureId)
  if (!funder || !line) return { refused: 'funder-not-found' }
  const { minimum, target } = input
  const isWhole = Number.isFinite(minimum) && Number.isFinite(target) && minimum >= 0 && target >= 0
  if (!isWhole || !isTargetNoWorse({ minimum, target, direction: line.direction })) return { refused: 'wrong-form' }
  if (!isOverrideLet(line, input)) return { refused: 'override-not-let' }
  await visit.work
    .updateTable('framework_override')
    .set({ undone_at: visit.now })
    .where('framework_measure_id', '=', line.id)
    .where('framework_funder_id', '=', funder.id)
    .where('undone_at', 'is', null)
    .execute()
  const id = randomUUID()
  await visit.work
    .insertInto('framework_override')
    .values({
      id,
      framework_measure_id: line.id,
      framework_funder_id: funder.id,
      minimum: String(minimum),
      target: String(target),
      reason,
      made_by_name: visit.askerName,
      made_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'framework-overridden',
    subject: 'framework',
    subjectId: framework.id,
    content: { funder: funder.name, measure: line.measure, programType: line.programType, minimum, target, reason },
  })
  return { done: { id } }
}
