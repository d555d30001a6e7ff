import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type ContractFacts, contractFactsSchema } from './contract-facts.ts'
import { contractStamp } from './contract-stamp.ts'
import { findContractTerms } from './find-contract-terms.ts'
import { mayKeepContracts } from './may.ts'

type Refused =
  | 'not-allowed'
  | 'wrong-form'
  | 'contract-not-found'
  | 'contract-changed-meanwhile'
  | 'master-not-found'
  | 'master-in-circle'

/**
 * Writes down facts of a contract: scope, procurement, master agreement, match, the days of the steps. Facts that are
 * left out stay as they are. `was` is the stamp of the facts that the form was filled in from; null asks for no check.
 */
export async function changeContract(
  visit: Visit,
  input: { number: string; was: string | null; facts: unknown },
): Promise<{ done: { changeId: string | null } } | { refused: Refused }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const parsed = contractFactsSchema.partial().safeParse(input.facts)
  if (!parsed.success) return { refused: 'wrong-form' }
  const contract = await findContractTerms(visit.work, input.number, { isLocked: true })
  if (!contract) return { refused: 'contract-not-found' }
  if (input.was !== null && input.was !== contractStamp(contract.facts))
    return { refused: 'contract-changed-meanwhile' }
  const asked = Object.entries(parsed.data) as [keyof ContractFacts, string | number | null][]
  const changed = asked.filter(([fact, value]) => value !== undefined && value !== contract.facts[fact])
  if (changed.length === 0) return { done: { changeId: null } }
  const after = Object.fromEntries(changed) as Partial<ContractFacts>
  const master = after.masterNumber ? await findMaster(visit, contract.id, after.masterNumber) : null
  if (master && 'refused' in master) return master
  await visit.work
    .updateTable('contract')
    .set({ ...toColumns(after), ...('masterNumber' in after ? { master_contract_id: master?.id ?? null } : {}) })
    .where('id', '=', contract.id)
    .execute()
  const changeId = await recordHistory(visit, {
    event: 'contract-facts-changed',
    subject: 'contract',
    subjectId: contract.id,
    providerId: contract.providerId,
    content: {
      number: contract.number,
      before: Object.fromEntries(changed.map(([fact]) => [fact, contract.facts[fact]])),
      after,
    },
  })
  return { done: { changeId } }
}

/** A master agreement stands above its parts: never the contract itself, and nothing that the contract stands above. */
async function findMaster(
  visit: Visit,
  contractId: string,
  number: string,
): Promise<{ id: string } | { refused: 'master-not-found' | 'master-in-circle' }> {
  const find = () => visit.work.selectFrom('contract').select(['id', 'master_contract_id as above'])
  const master = await find().where('number', '=', number).executeTakeFirst()
  if (!master) return { refused: 'master-not-found' }
  const seen = new Set<string>()
  for (let at: string | null = master.id; at !== null && !seen.has(at); ) {
    if (at === contractId) return { refused: 'master-in-circle' }
    seen.add(at)
    at = (await find().where('id', '=', at).executeTakeFirst())?.above ?? null
  }
  return { id: master.id }
}

const columns = {
  title: 'title',
  department: 'department',
  policyArea: 'policy_area',
  procurementMethod: 'procurement_method',
  scope: 'scope',
  matchCents: 'match_cents',
  renewalsLeft: 'renewals_left',
  neededOn: 'needed_on',
  solicitedOn: 'solicited_on',
  awardedOn: 'awarded_on',
  signedOn: 'signed_on',
  firstPaidOn: 'first_paid_on',
} as const

function toColumns({ masterNumber: _, indirectRate, ...facts }: Partial<ContractFacts>) {
  const named = Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [columns[fact as keyof typeof columns], value]),
  )
  return indirectRate === undefined
    ? named
    : { ...named, indirect_rate: indirectRate === null ? null : String(indirectRate) }
}
