import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { type Deed, recordHistories, recordHistory } from '../../ground/history/record-history.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import type { ContractItemRow, ContractRow } from '../../ground/platform/tables.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { meetProviders } from '../providers/meet-providers.ts'
import { providerName } from '../providers/provider-name.ts'
import { type Contract, contractCeiling, contractPaid, contractTerm } from './contract.ts'
import { mayKeepContracts } from './may.ts'

export type ContractsImported = { added: number; changed: number; unchanged: number; providersAdded: number }

/**
 * Takes a read contract list into the register: new contracts are added, known ones (by number) brought up to date, the
 * others left as they are. The same list again changes nothing.
 */
export async function importContracts(
  visit: Visit,
  input: { contracts: Contract[]; submissionId: string },
): Promise<{ done: ContractsImported } | { refused: 'not-allowed' }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const met = await meetProviders(
    visit,
    input.contracts.map((contract) => contract.providerName),
  )
  if ('refused' in met) return met
  const known = await readKnown(visit)
  const [added, changed]: [Insertable<ContractRow>[], Insertable<ContractRow>[]] = [[], []]
  const items: Insertable<ContractItemRow>[] = []
  for (const listed of input.contracts) {
    const before = known.get(listed.number)
    const contract = before ? withEarlierItems(listed, before) : listed
    const providerId = met.done.idByNormalName.get(providerName(contract.providerName))!
    const row = toRow(contract, before?.id ?? randomUUID(), providerId, input.submissionId)
    const rowItems = contract.items.map((item) => toItemRow(row.id, item))
    if (before && before.content === contentOf(row, rowItems)) continue
    ;(before ? changed : added).push(row)
    items.push(...rowItems)
  }
  await write(visit, added, changed, items)
  const counts = {
    added: added.length,
    changed: changed.length,
    unchanged: input.contracts.length - added.length - changed.length,
    providersAdded: met.done.added,
  }
  await recordChanges(visit, input.submissionId, counts, changed)
  return { done: counts }
}

async function recordChanges(
  visit: Visit,
  submissionId: string,
  counts: ContractsImported,
  changed: Insertable<ContractRow>[],
): Promise<void> {
  await recordHistory(visit, {
    event: 'contracts-imported',
    subject: 'submission',
    subjectId: submissionId,
    content: counts,
  })
  const deeds = changed.map(
    ({ id, provider_id, submission_id: _, ...after }): Deed => ({
      event: 'contract-changed',
      subject: 'contract',
      subjectId: id,
      providerId: provider_id,
      content: after,
    }),
  )
  await recordHistories(visit, deeds)
}

type ItemRow = Insertable<ContractItemRow>
type Known = { id: string; title: string; items: ItemRow[]; content: string }

/** Every contract of the register with what an import may change, as one text to compare. */
async function readKnown(visit: Visit): Promise<Map<string, Known>> {
  const contracts = await visit.work.selectFrom('contract').selectAll().execute()
  const items = await visit.work.selectFrom('contract_item').selectAll().execute()
  const itemsOf = Map.groupBy(items, (item) => item.contract_id)
  return new Map(
    contracts.map((row) => {
      const ofContract = itemsOf.get(row.id) ?? []
      return [row.number, { id: row.id, title: row.title, items: ofContract, content: contentOf(row, ofContract) }]
    }),
  )
}

/**
 * A list often names only what ran in its quarter: items that an earlier list told of stay, and the contract's term and
 * sums are those of all its items together.
 */
function withEarlierItems(contract: Contract, before: Known): Contract {
  const listed = new Set(contract.items.map((item) => item.itemId))
  const earlier = before.items.filter((item) => !listed.has(item.item)).map(toItem)
  if (earlier.length === 0) return contract
  const items = [...earlier, ...contract.items]
  return { ...contract, title: before.title, items, ...contractTerm(items) }
}

function toItem(row: ItemRow): Contract['items'][number] {
  return {
    itemId: row.item,
    amountCents: row.amount_cents ?? null,
    paidCents: row.paid_cents ?? null,
    from: row.from_on ?? null,
    to: row.to_on ?? null,
    vendorName: row.vendor_name,
  }
}

function contentOf(row: Insertable<ContractRow>, items: ItemRow[]): string {
  const { number, provider_id, title, department, policy_area, from_on, to_on, signed_on } = row
  const parts = items
    .map((item) => [item.item, item.amount_cents, item.paid_cents, item.from_on, item.to_on, item.vendor_name])
    .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
  return JSON.stringify([number, provider_id, title, department, policy_area, from_on, to_on, signed_on, parts])
}

function toRow(contract: Contract, id: string, providerId: string, submissionId: string) {
  return {
    id,
    number: contract.number,
    provider_id: providerId,
    title: contract.title,
    department: contract.department,
    policy_area: contract.policyArea ?? null,
    from_on: contract.from,
    to_on: contract.to,
    signed_on: contract.signedOn ?? null,
    ceiling_cents: contractCeiling(contract).amountCents,
    paid_cents: contractPaid(contract).amountCents,
    submission_id: submissionId,
  }
}

function toItemRow(contractId: string, item: Contract['items'][number]): ItemRow {
  return {
    contract_id: contractId,
    item: item.itemId,
    amount_cents: item.amountCents,
    paid_cents: item.paidCents,
    from_on: item.from,
    to_on: item.to,
    vendor_name: item.vendorName,
  }
}

async function write(
  visit: Visit,
  added: Insertable<ContractRow>[],
  changed: Insertable<ContractRow>[],
  items: ItemRow[],
): Promise<void> {
  for (const rows of inBatches(added, 2000)) await visit.work.insertInto('contract').values(rows).execute()
  for (const { id, created_at: _, ...row } of changed) {
    await visit.work.updateTable('contract').set(row).where('id', '=', id).execute()
  }
  for (const rows of inBatches(changed, 2000)) {
    await visit.work
      .deleteFrom('contract_item')
      .where(
        'contract_id',
        'in',
        rows.map((row) => row.id),
      )
      .execute()
  }
  for (const rows of inBatches(items, 2000)) await visit.work.insertInto('contract_item').values(rows).execute()
}
