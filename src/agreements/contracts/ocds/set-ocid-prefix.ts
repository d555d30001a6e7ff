import { recordHistory } from '../../../ground/history/record-history.ts'
import type { Visit } from '../../../ground/platform/visit.ts'
import { mayKeepContracts } from '../may.ts'
import { findOcidPrefix } from './find-ocid-prefix.ts'
import { isOcidPrefix } from './ocid.ts'

/** Keeps the prefix that the Open Contracting Partnership gave this government. Contracts with an ocid keep theirs. */
export async function setOcidPrefix(
  visit: Visit,
  prefix: string,
): Promise<{ done: { prefix: string; isNew: boolean } } | { refused: 'not-allowed' | 'not-an-ocid-prefix' }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const wanted = prefix.trim().toLowerCase().replace(/-$/, '')
  if (!isOcidPrefix(wanted)) return { refused: 'not-an-ocid-prefix' }
  const before = await findOcidPrefix(visit.work)
  if (before === wanted) return { done: { prefix: wanted, isNew: false } }
  const { id } = visit.jurisdiction
  await visit.work.updateTable('jurisdiction').set({ ocid_prefix: wanted }).where('id', '=', id).execute()
  await recordHistory(visit, {
    event: 'ocid-prefix-set',
    subject: 'jurisdiction',
    subjectId: id,
    content: { before, after: wanted },
  })
  return { done: { prefix: wanted, isNew: true } }
}
