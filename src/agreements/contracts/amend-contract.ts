import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { recordHistory } from '../../ground/history/record-history.ts'
import { isDay } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type AmendmentKind, type ContractTerms, changesOfTerms } from './amendment.ts'
import { amendedTermsSchema } from './contract-facts.ts'
import { contractStamp } from './contract-stamp.ts'
import { findContractTerms } from './find-contract-terms.ts'
import { mayKeepContracts } from './may.ts'
import { hasStakeTwice } from './set-contract-stakes.ts'
import { writeTerms } from './write-terms.ts'

export const newAmendmentSchema = z.object({
  number: z.string().trim().min(1).max(100),
  effectiveOn: z.string().refine(isDay, 'not-a-day'),
  /** null: not signed yet */
  signedOn: z.string().refine(isDay, 'not-a-day').nullable(),
  rationale: z.string().trim().min(1).max(5000),
  terms: amendedTermsSchema.omit({ renewalsLeft: true }),
  /** it uses one of the options to renew */
  usesRenewal: z.boolean().default(false),
})

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'contract-not-found'
  | 'contract-changed-meanwhile'
  | 'amendment-number-taken'
  | 'nothing-amended'
  | 'no-renewal-left'
  | 'end-before-start'

/**
 * Changes the signed terms of a contract, and keeps the values before and after. What kind of amendment it is follows
 * from what it changes. `was` is the stamp of the terms that the form was filled in from; null asks for no check.
 */
export async function amendContract(
  visit: Visit,
  input: { number: string; was: string | null; amendment: unknown },
): Promise<{ done: { id: string; kinds: AmendmentKind[] } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const parsed = newAmendmentSchema.safeParse(input.amendment)
  if (!parsed.success || hasStakeTwice(parsed.data.terms.stakes ?? [])) return { refused: 'wrong-form' }
  const contract = await findContractTerms(visit.work, input.number, { isLocked: true })
  if (!contract) return { refused: 'contract-not-found' }
  const { terms: standing } = contract
  if (input.was !== null && input.was !== contractStamp(standing)) return { refused: 'contract-changed-meanwhile' }
  const { number, effectiveOn, signedOn, rationale, terms, usesRenewal } = parsed.data
  if (usesRenewal && standing.renewalsLeft === 0) return { refused: 'no-renewal-left' }
  const renewal = usesRenewal && standing.renewalsLeft !== null ? { renewalsLeft: standing.renewalsLeft - 1 } : {}
  const asked = { ...terms, ...renewal } as Partial<ContractTerms>
  const { kinds, before, after } = changesOfTerms(standing, asked)
  if (kinds.length === 0) return { refused: 'nothing-amended' }
  const [from, to] = [after.from ?? standing.from, after.to ?? standing.to]
  if (from !== null && to !== null && to < from) return { refused: 'end-before-start' }
  const taken = await visit.work
    .selectFrom('amendment')
    .select('id')
    .where('contract_id', '=', contract.id)
    .where('number', '=', number)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (taken) return { refused: 'amendment-number-taken' }
  const id = randomUUID()
  await visit.work
    .insertInto('amendment')
    .values({
      id,
      contract_id: contract.id,
      number,
      signed_on: signedOn,
      effective_on: effectiveOn,
      kinds,
      rationale,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      // Two amendments of one transaction would have the same moment, and which is the newer would be lost.
      created_at: sql<string>`clock_timestamp()`,
    })
    .execute()
  await writeTerms(visit, contract.id, after)
  await recordHistory(visit, {
    event: 'contract-amended',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: { number: contract.number, amendment: number, effectiveOn, signedOn, kinds, rationale, before, after },
  })
  return { done: { id, kinds } }
}
