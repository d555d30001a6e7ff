import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type ContractTerms, isSameTerm } from './amendment.ts'
import { findContractTerms } from './find-contract-terms.ts'
import { listAmendments } from './list-amendments.ts'
import { mayKeepContracts } from './may.ts'
import { writeTerms } from './write-terms.ts'

type Refused =
  | 'not-allowed'
  | 'contract-not-found'
  | 'amendment-not-found'
  | 'newer-amendment-stands'
  | 'contract-changed-meanwhile'

/**
 * Takes back the newest amendment that stands, and gives the contract the terms it had before. It stays in the record as
 * undone. Where a term is another one by now than the amendment made it, undoing would overwrite a later word.
 */
export async function undoAmendment(
  visit: Visit,
  input: { number: string; amendmentId: string },
): Promise<{ done: { id: string } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const contract = await findContractTerms(visit.work, input.number, { isLocked: true })
  if (!contract) return { refused: 'contract-not-found' }
  const standing = (await listAmendments(visit.work, contract.id)).filter((one) => one.undoneAt === null)
  const amendment = standing.find((one) => one.id === input.amendmentId)
  if (!amendment) return { refused: 'amendment-not-found' }
  if (amendment.id !== standing.at(-1)?.id) return { refused: 'newer-amendment-stands' }
  const changed = Object.keys(amendment.after) as (keyof ContractTerms)[]
  const isAsAmended = changed.every((term) =>
    isSameTerm(term, contract.terms[term], amendment.after[term] as ContractTerms[typeof term]),
  )
  if (!isAsAmended) return { refused: 'contract-changed-meanwhile' }
  await writeTerms(visit, contract.id, amendment.before)
  await visit.work.updateTable('amendment').set({ undone_at: visit.now }).where('id', '=', amendment.id).execute()
  await recordHistory(visit, {
    event: 'amendment-undone',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: {
      number: contract.number,
      amendment: amendment.number,
      before: amendment.after,
      after: amendment.before,
    },
  })
  return { done: { id: amendment.id } }
}
