import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFramework } from './list-frameworks.ts'
import { mayPropose } from './may.ts'

/** Takes back that a framework was withdrawn: it stands again as it stood. */
export async function restoreFramework(
  visit: Visit,
  id: string,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' | 'framework-not-found' }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  const framework = await findFramework(visit.work, id)
  if (framework?.state !== 'withdrawn') return { refused: 'framework-not-found' }
  await visit.work
    .updateTable('framework')
    .set({ withdrawn_at: null, withdrawn_reason: null })
    .where('id', '=', id)
    .execute()
  await recordHistory(visit, { event: 'framework-restored', subject: 'framework', subjectId: id })
  return { done: { id } }
}
