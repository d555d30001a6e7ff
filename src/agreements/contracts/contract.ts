/** A contract is a promise between a department and a provider: what for, how long, and up to how much. */
import { z } from 'zod'
import { isDay } from '../../ground/platform/day.ts'

const day = z.string().refine(isDay, 'not-a-day')
/** Negative amounts are real: an amendment may take money back. null is missing, never zero. */
const cents = z.number().int().refine(Number.isSafeInteger, 'amount-too-large')
const name = z.string().trim().min(1).max(500)

/** The part of a contract that one signature added: the original, a renewal, or an amendment. Its amount is its own. */
export const contractItemSchema = z.object({
  itemId: name,
  amountCents: cents.nullable(),
  paidCents: cents.nullable(),
  from: day.nullable(),
  to: day.nullable(),
  /** The provider as this item names it; it may differ from the contract's when the contract changed hands. */
  vendorName: name,
})

export const contractSchema = z.object({
  number: name,
  title: name,
  providerName: name,
  /** Who held the contract at the start, where the source tells and it is another. */
  originalProviderName: name.nullish(),
  department: name.nullable(),
  policyArea: name.nullish(),
  structureType: name.nullish(),
  /** null: the source does not say. */
  isForProfit: z.boolean().nullish(),
  from: day.nullable(),
  to: day.nullable(),
  signedOn: day.nullish(),
  items: z.array(contractItemSchema).min(1),
})

export type ContractItem = z.infer<typeof contractItemSchema>
export type Contract = z.infer<typeof contractSchema>

/** A sum over items that says how many items had nothing to add; null when none had. */
export type ItemSum = { amountCents: number | null; itemsWithoutAmount: number }

function sumOf(amounts: (number | null)[]): ItemSum {
  const known = amounts.filter((one) => one !== null)
  const sum = known.reduce((total, one) => total + one, 0)
  if (!Number.isSafeInteger(sum))
    throw new RangeError('The items of one contract add up to more than whole cents can hold')
  return { amountCents: known.length === 0 ? null : sum, itemsWithoutAmount: amounts.length - known.length }
}

/** The most that may be paid under the contract: the amounts of its items together. */
export const contractCeiling = (contract: Pick<Contract, 'items'>): ItemSum =>
  sumOf(contract.items.map((item) => item.amountCents))

/** What has been paid so far, over all items. */
export const contractPaid = (contract: Pick<Contract, 'items'>): ItemSum =>
  sumOf(contract.items.map((item) => item.paidCents))

/** Often legitimate: late payments of an earlier term, or payments outside the finance system. A reason to look. */
export const isPaidAboveAmount = (item: Pick<ContractItem, 'amountCents' | 'paidCents'>): boolean =>
  item.amountCents !== null && item.paidCents !== null && item.paidCents > item.amountCents

export const isEndBeforeStart = (term: { from: string | null; to: string | null }): boolean =>
  term.from !== null && term.to !== null && term.to < term.from

/** From the first day of any item to the last day of any. */
export function contractTerm(items: Pick<ContractItem, 'from' | 'to'>[]): { from: string | null; to: string | null } {
  const from = items.map((item) => item.from).filter((one) => one !== null)
  const to = items.map((item) => item.to).filter((one) => one !== null)
  return { from: from.toSorted()[0] ?? null, to: to.toSorted().at(-1) ?? null }
}
