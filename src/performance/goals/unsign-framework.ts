import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFramework } from './list-frameworks.ts'
import { mayAgreeForGovernment } from './may.ts'

type Refused = 'not-allowed' | 'framework-not-found' | 'framework-not-agreed' | 'funder-not-found'

/** Takes back that a funder signed, while the framework is not adopted. */
export async function unsignFramework(
  visit: Visit,
  input: { id: string; funderId: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayAgreeForGovernment(visit)) return { refused: 'not-allowed' }
  const framework = await findFramework(visit.work, input.id)
  if (!framework) return { refused: 'framework-not-found' }
  if (framework.state !== 'agreed' && framework.state !== 'signed') return { refused: 'framework-not-agreed' }
  const funder = framework.funders.find((one) => one.id === input.funderId && one.signedOn !== null)
  if (!funder) return { refused: 'funder-not-found' }
  await visit.work
    .updateTable('framework_funder')
    .set({ signed_on: null, signed_by: null, recorded_by_name: null })
    .where('id', '=', funder.id)
    .execute()
  await recordHistory(visit, {
    event: 'framework-unsigned',
    subject: 'framework',
    subjectId: framework.id,
    content: { funder: funder.name, signedBy: funder.signedBy, signedOn: funder.signedOn },
  })
  return { done: { id: framework.id } }
}
