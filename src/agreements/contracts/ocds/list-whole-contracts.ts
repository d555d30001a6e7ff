import { sql } from 'kysely'
import type { Reads } from '../../../ground/platform/database.server.ts'
import type { Contract, ContractItem } from '../contract.ts'

/** A contract of the register with all that an exchange with others may say of it. */
export type WholeContract = Contract & {
  id: string
  providerId: string
  status: 'suspended' | 'terminated' | 'closed-out' | 'superseded' | null
  predecessorNumbers: string[]
  amendments: WholeAmendment[]
  lastChangedAt: string
}

export type WholeAmendment = { number: string; on: string; kinds: string[]; rationale: string }

/** All contracts that the asker may see, each with its items, amounts, amendments, and what it took over from. */
export async function listWholeContracts(db: Reads): Promise<WholeContract[]> {
  const rows = await db
    .selectFrom('contract')
    .innerJoin('provider', 'provider.id', 'contract.provider_id')
    .leftJoin('contract as master', 'master.id', 'contract.master_contract_id')
    .selectAll('contract')
    .select([
      'provider.name as provider_name',
      'provider.uei as provider_uei',
      'provider.ein as provider_ein',
      'master.number as master_number',
    ])
    .orderBy('contract.number')
    .execute()
  const [items, amounts, amendments, predecessors, changes] = [
    Map.groupBy(await listItems(db), (one) => one.contractId),
    Map.groupBy(await listAmounts(db), (one) => one.contractId),
    Map.groupBy(await listAmendments(db), (one) => one.contractId),
    Map.groupBy(await listPredecessors(db), (one) => one.contractId),
    new Map((await listLastChanges(db)).map((one) => [one.id, one.at])),
  ]
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    title: row.title,
    providerId: row.provider_id,
    providerName: row.provider_name,
    providerUei: row.provider_uei,
    providerEin: row.provider_ein,
    department: row.department,
    policyArea: row.policy_area,
    structureType: row.structure_type,
    from: row.from_on,
    to: row.to_on,
    signedOn: row.signed_on,
    scope: row.scope,
    procurementMethod: row.procurement_method,
    masterNumber: row.master_number,
    ocid: row.ocid,
    steps: {
      neededOn: row.needed_on,
      solicitedOn: row.solicited_on,
      awardedOn: row.awarded_on,
      firstPaidOn: row.first_paid_on,
    },
    matchCents: row.match_cents,
    indirectRate: row.indirect_rate === null ? null : Number(row.indirect_rate),
    renewalsLeft: row.renewals_left,
    status: row.status as WholeContract['status'],
    amounts: (amounts.get(row.id) ?? []).map(({ contractId: _, ...amount }) => amount),
    predecessorNumbers: (predecessors.get(row.id) ?? []).map(({ number }) => number),
    items: (items.get(row.id) ?? []).map(({ contractId: _, ...item }) => item),
    amendments: (amendments.get(row.id) ?? []).map(({ contractId: _, ...amendment }) => amendment),
    lastChangedAt: changes.get(row.id) ?? row.created_at,
  }))
}

async function listItems(db: Reads): Promise<(ContractItem & { contractId: string })[]> {
  return db
    .selectFrom('contract_item')
    .select([
      'contract_id as contractId',
      'item as itemId',
      'amount_cents as amountCents',
      'paid_cents as paidCents',
      'from_on as from',
      'to_on as to',
      'vendor_name as vendorName',
    ])
    .orderBy('contract_id')
    .orderBy('item')
    .execute()
}

async function listAmounts(db: Reads) {
  return db
    .selectFrom('contract_amount')
    .select(['contract_id as contractId', 'fiscal_year as fiscalYear', 'amount_cents as amountCents'])
    .select((cell) => cell.ref('kind').$castTo<'ceiling' | 'obligated' | 'invoiced' | 'paid'>().as('kind'))
    .orderBy('contract_id')
    .orderBy('fiscal_year')
    .orderBy('kind')
    .execute()
}

async function listAmendments(db: Reads): Promise<(WholeAmendment & { contractId: string })[]> {
  return db
    .selectFrom('amendment')
    .where('undone_at', 'is', null)
    .select(['contract_id as contractId', 'number', 'kinds', 'rationale'])
    .select(sql<string>`coalesce(signed_on, effective_on)`.as('on'))
    .orderBy('effective_on')
    .orderBy('number')
    .execute()
}

async function listPredecessors(db: Reads): Promise<{ contractId: string; number: string }[]> {
  return db
    .selectFrom('contract_succession')
    .innerJoin('contract', 'contract.id', 'contract_succession.predecessor_id')
    .select(['contract_succession.successor_id as contractId', 'contract.number'])
    .orderBy('contract.number')
    .execute()
}

/** The history says when each contract was changed last; a contract that only ever came in has its own moment. */
async function listLastChanges(db: Reads): Promise<{ id: string; at: string }[]> {
  return db
    .selectFrom('history')
    .where('subject', '=', 'contract')
    .groupBy('subject_id')
    .select(['subject_id as id', (cell) => cell.fn.max('at').as('at')])
    .execute()
}
