import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { NamedProvider } from '../providers/find-named-providers.ts'
import type { Contract } from './contract.ts'
import { type ContractImage, contentOfImage, mergeContract } from './contract-image.ts'
import { listKnownContracts } from './list-known-contracts.ts'

export type PlannedContract = { id: string; image: ContractImage }
export type ImportPlan = {
  added: PlannedContract[]
  changed: (PlannedContract & { before: ContractImage; submissionId: string })[]
  unchanged: number
  /** every number that the plan speaks of, and stands in the register or comes with the list */
  idByNumber: Map<string, string>
}

/** What taking a list in would add and change, contract by contract. Nothing is written. */
export async function findImportPlan(
  db: Reads,
  contracts: Contract[],
  providerIdOf: (named: NamedProvider) => string,
): Promise<ImportPlan> {
  // A source that names a contract twice means its last word.
  const listed = new Map(contracts.map((contract) => [contract.number, contract]))
  const known = await listKnownContracts(db, [...listed.keys()])
  const amended = await listAmendedTerms(
    db,
    [...known.values()].map(({ id }) => id),
  )
  const idByNumber = new Map<string, string>()
  for (const number of listed.keys()) idByNumber.set(number, known.get(number)?.id ?? randomUUID())
  for (const { id, number } of await listReferred(db, contracts, idByNumber)) idByNumber.set(number, id)
  const plan: ImportPlan = { added: [], changed: [], unchanged: 0, idByNumber }
  for (const contract of listed.values()) {
    const stands = known.get(contract.number)
    const before = stands?.image ?? null
    const merged = mergeContract(contract, before, {
      providerId: providerIdOf(namedProvider(contract)),
      isKnownNumber: (number) => idByNumber.has(number),
    })
    const image = before && stands ? keepTerms(merged, before, amended.get(stands.id) ?? []) : merged
    const id = idByNumber.get(contract.number)!
    if (!before || !stands) plan.added.push({ id, image })
    else if (contentOfImage(before) === contentOfImage(image)) plan.unchanged += 1
    else plan.changed.push({ id, image, before, submissionId: stands.submissionId })
  }
  return plan
}

export const namedProvider = (contract: Contract): NamedProvider => ({
  name: contract.providerName,
  uei: contract.providerUei,
  ein: contract.providerEin,
  isForProfit: contract.isForProfit,
})

/** A term that an amendment set is signed: a list, which may well be older, does not put it back. */
function keepTerms(image: ContractImage, before: ContractImage, terms: AmendedTerm[]): ContractImage {
  return { ...image, ...Object.fromEntries(terms.map((term) => [term, before[term]])) }
}

const amendable = ['from', 'to', 'ceilingCents', 'scope', 'renewalsLeft'] as const
type AmendedTerm = (typeof amendable)[number]

/** The terms that amendments which stand have set, by contract. */
async function listAmendedTerms(db: Reads, contractIds: string[]): Promise<Map<string, AmendedTerm[]>> {
  const { rows } = await sql<{ id: string; terms: string[] }>`
    select contract_id as id, array_agg(distinct term) as terms from amendment, jsonb_object_keys(after) as term
    where undone_at is null and contract_id = any(${contractIds}::uuid[]) group by contract_id`.execute(db as never)
  return new Map(rows.map(({ id, terms }) => [id, amendable.filter((term) => terms.includes(term))]))
}

/** Masters and predecessors that the list names and does not hold. */
async function listReferred(db: Reads, contracts: Contract[], own: Map<string, string>) {
  const named = contracts.flatMap((one) => [
    ...(one.masterNumber ? [one.masterNumber] : []),
    ...(one.predecessorNumbers ?? []),
  ])
  const others = [...new Set(named)].filter((number) => !own.has(number))
  if (others.length === 0) return []
  return db.selectFrom('contract').select(['id', 'number']).where(sql<boolean>`number = any(${others})`).execute()
}
