import { sql } from 'kysely'
import type { ContractImage } from '../../agreements/contracts/contract-image.ts'
import { listKnownContracts } from '../../agreements/contracts/list-known-contracts.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import {
  type ColumnKind,
  namedColumns,
  type WrittenCell,
  type WrittenTable,
} from '../../ground/platform/write-table.ts'

const names = [
  'contract_number',
  'item_id',
  'title',
  'provider',
  'item_provider',
  'provider_uei',
  'provider_ein',
  'for_profit',
  'department',
  'policy_area',
  'structure_type',
  'start',
  'end',
  'amount',
  'paid',
  'fiscal_year',
  'obligated',
  'invoiced',
  'match',
  'indirect_rate',
  'renewals_left',
  'needed_on',
  'solicited_on',
  'awarded_on',
  'signed_on',
  'first_paid_on',
  'procurement_method',
  'master_number',
  'predecessor_numbers',
  'ocid',
  'scope',
] as const

const kinds: Partial<Record<string, ColumnKind>> = {
  ...{ start: 'day', end: 'day', needed_on: 'day', solicited_on: 'day', awarded_on: 'day', signed_on: 'day' },
  ...{ first_paid_on: 'day', amount: 'cents', paid: 'cents', obligated: 'cents', invoiced: 'cents', match: 'cents' },
  ...{ fiscal_year: 'number', indirect_rate: 'number', renewals_left: 'number' },
}

type Line = Partial<Record<(typeof names)[number], WrittenCell>>
type Organization = { name: string; uei: string | null; ein: string | null; is_for_profit: boolean | null }

/**
 * Every contract that the asker may see, in the layout that the import reads: a line for each item, and one for each
 * fiscal year whose amounts are known. Taken out, corrected and brought in again, it is the same register.
 */
export async function contractsTable(db: Reads): Promise<WrittenTable> {
  const known = await listKnownContracts(db, 'all')
  const providers = await db.selectFrom('provider').select(['id', 'name', 'uei', 'ein', 'is_for_profit']).execute()
  const providerOf = new Map(providers.map((provider) => [provider.id, provider]))
  const lines = [...known.values()].flatMap(({ image }) => linesOf(image, providerOf.get(image.providerId)!))
  return { columns: namedColumns(names, kinds), rows: lines.map((line) => names.map((name) => line[name])) }
}

function linesOf(image: ContractImage, provider: Organization): Line[] {
  const whole: Line = {
    contract_number: image.number,
    title: image.title,
    provider: provider.name,
    provider_uei: provider.uei,
    provider_ein: provider.ein,
    for_profit: provider.is_for_profit === null ? null : provider.is_for_profit ? 'yes' : 'no',
    department: image.department,
    policy_area: image.policyArea,
    structure_type: image.structureType,
    match: image.matchCents,
    indirect_rate: image.indirectRate,
    renewals_left: image.renewalsLeft,
    needed_on: image.neededOn,
    solicited_on: image.solicitedOn,
    awarded_on: image.awardedOn,
    signed_on: image.signedOn,
    first_paid_on: image.firstPaidOn,
    procurement_method: image.procurementMethod,
    master_number: image.masterNumber,
    predecessor_numbers: image.predecessorNumbers.join('; ') || null,
    ocid: image.ocid,
    scope: image.scope,
  }
  const items = image.items.map(
    (item): Line => ({
      ...whole,
      item_id: item.itemId,
      item_provider: item.vendorName === provider.name ? null : item.vendorName,
      start: item.from,
      end: item.to,
      amount: item.amountCents,
      paid: item.paidCents,
    }),
  )
  const years = [...Map.groupBy(image.amounts, ({ fiscalYear }) => fiscalYear)].map(([fiscalYear, amounts]): Line => {
    const of = (kind: string) => amounts.find((one) => one.kind === kind)?.amountCents
    return {
      ...whole,
      fiscal_year: fiscalYear,
      amount: of('ceiling'),
      obligated: of('obligated'),
      invoiced: of('invoiced'),
      paid: of('paid'),
    }
  })
  return [...items, ...years]
}

const providerNames = ['provider', 'other_names', 'kind', 'uei', 'ein', 'for_profit', 'contracts'] as const

/** Every organization that the asker may see, with the names that lists give it and how many contracts it has. */
export async function providersTable(db: Reads): Promise<WrittenTable> {
  const providers = await db
    .selectFrom('provider')
    .where('merged_into_id', 'is', null)
    .select(['id', 'name', 'kind', 'uei', 'ein', 'is_for_profit'])
    .orderBy('name')
    .execute()
  const counts = await db
    .selectFrom('contract')
    .select(['provider_id', sql<number>`count(*)`.as('contracts')])
    .groupBy('provider_id')
    .execute()
  const others = await db.selectFrom('provider_name').select(['provider_id', 'name']).orderBy('name').execute()
  const countOf = new Map(counts.map((row) => [row.provider_id, row.contracts]))
  const othersOf = Map.groupBy(others, (row) => row.provider_id)
  const rows = providers.map(({ id, name, kind, uei, ein, is_for_profit }) => [
    name,
    (othersOf.get(id) ?? []).map((other) => other.name).join('; ') || null,
    kind,
    uei,
    ein,
    is_for_profit === null ? null : is_for_profit ? 'yes' : 'no',
    countOf.get(id) ?? 0,
  ])
  return { columns: namedColumns(providerNames, { contracts: 'number' }), rows }
}
