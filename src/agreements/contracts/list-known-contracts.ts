import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { ContractAmount } from './contract.ts'
import type { ContractImage } from './contract-image.ts'

export type KnownContract = { id: string; submissionId: string; image: ContractImage }

/** Contracts of the register by their numbers, or all of them, each whole: with items, amounts by year and predecessors. */
export async function listKnownContracts(db: Reads, numbers: string[] | 'all'): Promise<Map<string, KnownContract>> {
  const isAsked = numbers === 'all' ? sql<boolean>`true` : sql<boolean>`contract.number = any(${numbers})`
  const rows = await db
    .selectFrom('contract')
    .leftJoin('contract as master', 'master.id', 'contract.master_contract_id')
    .selectAll('contract')
    .select('master.number as master_number')
    .where(isAsked)
    .orderBy('contract.number')
    .execute()
  const itemsOf = Map.groupBy(await listItems(db, isAsked), (item) => item.contract_id)
  const amountsOf = Map.groupBy(await listAmounts(db, isAsked), (amount) => amount.contract_id)
  const predecessorsOf = Map.groupBy(await listPredecessors(db, isAsked), (one) => one.successor_id)
  return new Map(
    rows.map((row) => {
      const image: ContractImage = {
        number: row.number,
        providerId: row.provider_id,
        title: row.title,
        department: row.department,
        policyArea: row.policy_area,
        structureType: row.structure_type,
        scope: row.scope,
        procurementMethod: row.procurement_method,
        masterNumber: row.master_number,
        ocid: row.ocid,
        from: row.from_on,
        to: row.to_on,
        signedOn: row.signed_on,
        neededOn: row.needed_on,
        solicitedOn: row.solicited_on,
        awardedOn: row.awarded_on,
        firstPaidOn: row.first_paid_on,
        matchCents: row.match_cents,
        indirectRate: row.indirect_rate === null ? null : Number(row.indirect_rate),
        renewalsLeft: row.renewals_left,
        ceilingCents: row.ceiling_cents,
        paidCents: row.paid_cents,
        items: (itemsOf.get(row.id) ?? []).map(({ contract_id: _, ...item }) => item),
        amounts: (amountsOf.get(row.id) ?? []).map(({ contract_id: _, ...amount }) => amount),
        predecessorNumbers: (predecessorsOf.get(row.id) ?? []).map((one) => one.number),
      }
      return [row.number, { id: row.id, submissionId: row.submission_id, image }]
    }),
  )
}

type Asked = ReturnType<typeof sql<boolean>>

// The collation of plain bytes is the order in which the program itself sorts.
function listItems(db: Reads, isAsked: Asked) {
  return db
    .selectFrom('contract_item')
    .innerJoin('contract', 'contract.id', 'contract_id')
    .where(isAsked)
    .select([
      'contract_id',
      'item as itemId',
      'amount_cents as amountCents',
      'contract_item.paid_cents as paidCents',
      'contract_item.from_on as from',
      'contract_item.to_on as to',
      'vendor_name as vendorName',
    ])
    .orderBy(sql`item collate "C"`)
    .execute()
}

function listAmounts(db: Reads, isAsked: Asked) {
  return db
    .selectFrom('contract_amount')
    .innerJoin('contract', 'contract.id', 'contract_id')
    .where(isAsked)
    .select(['contract_id', 'fiscal_year as fiscalYear', 'amount_cents as amountCents'])
    .select((cell) => cell.ref('kind').$castTo<ContractAmount['kind']>().as('kind'))
    .orderBy(sql`fiscal_year, kind collate "C"`)
    .execute()
}

function listPredecessors(db: Reads, isAsked: Asked) {
  return db
    .selectFrom('contract_succession')
    .innerJoin('contract', 'contract.id', 'successor_id')
    .innerJoin('contract as earlier', 'earlier.id', 'predecessor_id')
    .where(isAsked)
    .select(['successor_id', 'earlier.number'])
    .orderBy(sql`earlier.number collate "C"`)
    .execute()
}
