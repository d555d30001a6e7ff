import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFramework } from './list-frameworks.ts'
import { mayComment } from './may.ts'

type Refused = 'not-allowed' | 'words-missing' | 'framework-not-found' | 'framework-decided'

/** What a provider whom a framework concerns, or the government, says to it while it is proposed. */
export async function commentOnFramework(
  visit: Visit,
  input: { id: string; text: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayComment(visit)) return { refused: 'not-allowed' }
  const text = input.text.trim().slice(0, 4000)
  if (text === '') return { refused: 'words-missing' }
  const framework = await findFramework(visit.work, input.id)
  if (!framework) return { refused: 'framework-not-found' }
  if (framework.state !== 'proposed') return { refused: 'framework-decided' }
  const id = randomUUID()
  await visit.work
    .insertInto('framework_comment')
    .values({
      id,
      framework_id: framework.id,
      provider_id: visit.asker.providerId,
      text,
      written_by: visit.asker.personId,
      written_by_name: visit.askerName,
      written_at: visit.now,
    })
    .execute()
  await recordHistory(visit, {
    event: 'framework-commented-on',
    subject: 'framework',
    subjectId: framework.id,
    content: { text },
  })
  return { done: { id } }
}
