import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFramework } from './list-frameworks.ts'
import { mayPropose } from './may.ts'

type Refused = 'not-allowed' | 'reason-missing' | 'framework-not-found' | 'framework-closed'

/** Takes a framework back before it is adopted, with the reason. */
export async function withdrawFramework(
  visit: Visit,
  input: { id: string; reason: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  const reason = input.reason.trim().slice(0, 1000)
  if (reason === '') return { refused: 'reason-missing' }
  const framework = await findFramework(visit.work, input.id)
  if (!framework) return { refused: 'framework-not-found' }
  if (framework.state === 'adopted' || framework.state === 'withdrawn') return { refused: 'framework-closed' }
  await visit.work
    .updateTable('framework')
    .set({ withdrawn_at: visit.now, withdrawn_reason: reason })
    .where('id', '=', framework.id)
    .execute()
  await recordHistory(visit, {
    event: 'framework-withdrawn',
    subject: 'framework',
    subjectId: framework.id,
    content: { name: framework.name, version: framework.version, reason },
  })
  return { done: { id: framework.id } }
}
