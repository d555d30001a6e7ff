import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFramework } from './list-frameworks.ts'
import { mayPropose } from './may.ts'

type Refused = 'not-allowed' | 'framework-not-found' | 'framework-closed' | 'override-not-found'

/** Takes back what one funder asked for instead: the framework's own line holds for it again. */
export async function undoFrameworkOverride(
  visit: Visit,
  input: { id: string; overrideId: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayPropose(visit)) return { refused: 'not-allowed' }
  const framework = await findFramework(visit.work, input.id)
  if (!framework) return { refused: 'framework-not-found' }
  if (framework.state === 'adopted' || framework.state === 'withdrawn') return { refused: 'framework-closed' }
  const override = framework.overrides.find((one) => one.id === input.overrideId)
  if (!override) return { refused: 'override-not-found' }
  await visit.work
    .updateTable('framework_override')
    .set({ undone_at: visit.now })
    .where('id', '=', override.id)
    .execute()
  await recordHistory(visit, {
    event: 'framework-override-undone',
    subject: 'framework',
    subjectId: framework.id,
    content: { override: override.id, minimum: override.minimum, target: override.target },
  })
  return { done: { id: framework.id } }
}
