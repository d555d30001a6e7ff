import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findFundingSource } from './find-funding-source.ts'
import { mayKeepFunding } from './may.ts'

/** Takes away a source that was written down by mistake. One that pays a contract stays. */
export async function removeFundingSource(
  visit: Visit,
  id: string,
): Promise<
  { done: { id: string } } | { refused: 'not-allowed' | 'funding-source-not-found' | 'funding-source-in-use' }
> {
  if (!mayKeepFunding(visit)) return { refused: 'not-allowed' }
  const known = await findFundingSource(visit.work, id)
  if (!known) return { refused: 'funding-source-not-found' }
  if (known.contracts > 0) return { refused: 'funding-source-in-use' }
  await visit.work.deleteFrom('funding_source').where('id', '=', id).execute()
  await recordHistory(visit, {
    event: 'funding-source-removed',
    subject: 'funding-source',
    subjectId: id,
    content: known,
  })
  return { done: { id } }
}
