import { recordHistory } from '../../ground/history/record-history.ts'
import { isDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFramework } from './list-frameworks.ts'
import { mayAgreeForGovernment } from './may.ts'

type Refused = 'not-allowed' | 'wrong-form' | 'framework-not-found' | 'framework-not-agreed' | 'funder-not-found'

/** Writes down who signed a framework for a funder, and when. A mistake is written over until the framework is adopted. */
export async function signFramework(
  visit: Visit,
  input: { id: string; funderId: string; signedBy: string; signedOn: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayAgreeForGovernment(visit)) return { refused: 'not-allowed' }
  const signedBy = input.signedBy.trim().slice(0, 200)
  if (signedBy === '' || !isDay(input.signedOn) || input.signedOn > visit.today) return { refused: 'wrong-form' }
  const framework = await findFramework(visit.work, input.id)
  if (!framework) return { refused: 'framework-not-found' }
  if (framework.state !== 'agreed' && framework.state !== 'signed') return { refused: 'framework-not-agreed' }
  const funder = framework.funders.find((one) => one.id === input.funderId)
  if (!funder) return { refused: 'funder-not-found' }
  await visit.work
    .updateTable('framework_funder')
    .set({ signed_on: input.signedOn, signed_by: signedBy, recorded_by_name: visit.askerName })
    .where('id', '=', funder.id)
    .execute()
  await recordHistory(visit, {
    event: 'framework-signed',
    subject: 'framework',
    subjectId: framework.id,
    content: {
      funder: funder.name,
      signedBy,
      signedOn: input.signedOn,
      before: { signedBy: funder.signedBy, signedOn: funder.signedOn },
    },
  })
  return { done: { id: framework.id } }
}
