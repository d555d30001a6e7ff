import { sql } from 'kysely'
import { type Deed, recordHistories, recordHistory } from '../../ground/history/record-history.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import { insertRows, updateRows } from '../../ground/platform/insert-rows.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { meetProviders, type ProvidersMet } from '../providers/meet-providers.ts'
import type { Contract } from './contract.ts'
import { columnsOf, digestOfImage } from './contract-columns.ts'
import { findImportPlan, type ImportPlan, namedProvider, type PlannedContract } from './find-import-plan.ts'
import { mayKeepContracts } from './may.ts'

export type ContractsImported = { added: number; changed: number; unchanged: number; providersAdded: number }
export type ImportProgress = (progress: { step: string; rows: number; fraction: number }) => void

/**
 * Takes a read contract list into the register: new contracts are added, known ones (by number) brought up to date, the
 * others left as they are. What stood before is kept, so that the import can be undone. The same list again changes
 * nothing.
 */
export async function importContracts(
  visit: Visit,
  input: { contracts: Contract[]; submissionId: string; onProgress?: ImportProgress | undefined },
): Promise<{ done: ContractsImported } | { refused: 'not-allowed' }> {
  if (!mayKeepContracts(visit)) return { refused: 'not-allowed' }
  const { work } = visit
  const { contracts, submissionId } = input
  const tell = (step: string, fraction: number) => input.onProgress?.({ step, rows: contracts.length, fraction })
  // Of two lists at once, the later waits and then sees what the earlier added.
  await sql`select pg_advisory_xact_lock(hashtext('throughline contracts ' || current_schema()))`.execute(work)
  tell('match', 0)
  const met = await meetProviders(visit, contracts.map(namedProvider))
  if ('refused' in met) return met
  tell('compare', 0.15)
  const plan = await findImportPlan(work, contracts, met.done.idOf)
  tell('keep', 0.35)
  await writeContracts(visit, plan, submissionId, (part) => tell('keep', 0.35 + 0.35 * part))
  tell('keep', 0.7)
  await writeImages(visit, plan, met.done, submissionId)
  tell('history', 0.85)
  const counts = {
    added: plan.added.length,
    changed: plan.changed.length,
    unchanged: plan.unchanged,
    providersAdded: met.done.added,
  }
  await recordHistories(
    visit,
    plan.changed.map((one) => tellChange(one, submissionId)),
  )
  await recordHistory(visit, {
    event: 'contracts-imported',
    subject: 'submission',
    subjectId: submissionId,
    content: counts,
  })
  return { done: counts }
}

const tellChange = ({ id, image }: PlannedContract, submissionId: string): Deed => ({
  event: 'contract-changed',
  subject: 'contract',
  subjectId: id,
  providerId: image.providerId,
  content: { ...columnsOf(image), submissionId },
})

async function writeContracts(
  { work, today }: Visit,
  { added, changed, idByNumber }: ImportPlan,
  submissionId: string,
  tell: (part: number) => void,
): Promise<void> {
  const rowOf = ({ id, image }: PlannedContract) => ({ id, ...columnsOf(image), submission_id: submissionId })
  await insertRows(work, 'contract', added.map(rowOf), {
    onPortion: (done) => tell((0.5 * done) / added.length),
  })
  await updateRows(work, 'contract', changed.map(rowOf))
  // Masters may stand further down in the list than their parts.
  const parts = [...added, ...changed.filter(({ image, before }) => image.masterNumber !== before.masterNumber)]
  const masters = parts.map(({ id, image: { masterNumber } }) => ({
    id,
    master_contract_id: masterNumber === null ? null : idByNumber.get(masterNumber)!,
  }))
  await updateRows(
    work,
    'contract',
    masters.filter((one) => one.master_contract_id !== null),
  )
  await eraseLines(
    work,
    changed.map(({ id }) => id),
  )
  await writeLines(work, [...added, ...changed])
  const successions = [...added, ...changed].flatMap(({ id, image: { predecessorNumbers, from } }) =>
    predecessorNumbers.map((number) => ({
      predecessor_id: idByNumber.get(number),
      successor_id: id,
      from_on: from ?? today,
    })),
  )
  for (const part of inBatches(successions.filter((one) => one.predecessor_id !== undefined)))
    await work
      .insertInto('contract_succession')
      .values(part.map((one) => ({ ...one, predecessor_id: one.predecessor_id! })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}

/** Erases items and amounts of contracts, to be written anew. */
export async function eraseLines(work: Visit['work'], ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await work.deleteFrom('contract_item').where(sql<boolean>`contract_id = any(${ids}::uuid[])`).execute()
  await work.deleteFrom('contract_amount').where(sql<boolean>`contract_id = any(${ids}::uuid[])`).execute()
}

/** Writes items and amounts of contracts that have none. */
export async function writeLines(work: Visit['work'], contracts: PlannedContract[]): Promise<void> {
  const items = contracts.flatMap(({ id, image }) =>
    image.items.map((item) => ({
      contract_id: id,
      item: item.itemId,
      amount_cents: item.amountCents,
      paid_cents: item.paidCents,
      from_on: item.from,
      to_on: item.to,
      vendor_name: item.vendorName,
    })),
  )
  await insertRows(work, 'contract_item', items)
  const amounts = contracts.flatMap(({ id, image }) =>
    image.amounts.map(({ fiscalYear, kind, amountCents }) => ({
      contract_id: id,
      fiscal_year: fiscalYear,
      kind,
      amount_cents: amountCents,
    })),
  )
  await insertRows(work, 'contract_amount', amounts)
}

/** What stood before, and a digest of what stands now, so that undoing sees whether somebody changed it since. */
async function writeImages(visit: Visit, plan: ImportPlan, met: ProvidersMet, submissionId: string): Promise<void> {
  const of = (subject: 'contract' | 'provider', subjectId: string, was: unknown) => ({
    submission_id: submissionId,
    subject,
    subject_id: subjectId,
    was,
  })
  const namesOf = Map.groupBy(met.otherNames, ({ providerId }) => providerId)
  const factsOf = new Map(met.learned.map(({ id, was }) => [id, was]))
  const isAdded = new Set(met.addedIds)
  const learnedIds = [...new Set([...factsOf.keys(), ...namesOf.keys()])].filter((id) => !isAdded.has(id))
  const changes = [
    ...plan.added.map(({ id }) => of('contract', id, null)),
    ...plan.changed.map(({ id, before, image, submissionId: wasOf }) =>
      of('contract', id, { ...before, submissionId: wasOf, nowDigest: digestOfImage(image) }),
    ),
    ...met.addedIds.map((id) => of('provider', id, null)),
    ...learnedIds.map((id) =>
      of('provider', id, {
        ...factsOf.get(id),
        addedNames: (namesOf.get(id) ?? []).map(({ normalName }) => normalName),
      }),
    ),
  ]
  // A submission that brings contracts in two steps keeps what stood before the first.
  const onConflict = sql`on conflict (submission_id, subject, subject_id)
    do update set was = import_change.was || jsonb_build_object('nowDigest', excluded.was -> 'nowDigest')`
  await insertRows(visit.work, 'import_change', changes, { onConflict })
}
