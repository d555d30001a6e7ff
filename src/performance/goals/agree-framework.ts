import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFramework } from './list-frameworks.ts'
import { mayAgreeForGovernment } from './may.ts'

type Refused = 'not-allowed' | 'framework-not-found' | 'framework-decided' | 'comments-are-open'

/** Agrees to a framework once providers have had their time; from then on the funders sign. */
export async function agreeFramework(
  visit: Visit,
  id: string,
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayAgreeForGovernment(visit)) return { refused: 'not-allowed' }
  const framework = await findFramework(visit.work, id)
  if (!framework) return { refused: 'framework-not-found' }
  if (framework.state !== 'proposed') return { refused: 'framework-decided' }
  if (framework.commentsUntil !== null && framework.commentsUntil >= visit.today)
    return { refused: 'comments-are-open' }
  await visit.work
    .updateTable('framework')
    .set({ agreed_at: visit.now, agreed_by_name: visit.askerName })
    .where('id', '=', id)
    .execute()
  await recordHistory(visit, {
    event: 'framework-agreed',
    subject: 'framework',
    subjectId: id,
    content: { name: framework.name, version: framework.version, comments: framework.comments.length },
  })
  return { done: { id } }
}
