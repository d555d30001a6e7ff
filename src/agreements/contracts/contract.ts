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

/** What a fiscal year (named by the calendar year in which it ends) holds of a contract. */
export const contractAmountSchema = z.object({
  fiscalYear: z.number().int().min(1900).max(2200),
  kind: z.enum(['ceiling', 'obligated', 'invoiced', 'paid']),
  amountCents: cents,
})

/** The days of the steps from the need to the first payment; the signature stands in the contract itself. */
export const contractStepsSchema = z.object({
  neededOn: day.nullish(),
  solicitedOn: day.nullish(),
  awardedOn: day.nullish(),
  firstPaidOn: day.nullish(),
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
  /** What will be done, for whom. */
  scope: z.string().trim().max(20_000).nullish(),
  procurementMethod: name.nullish(),
  /** The number of the master agreement that this one is a part of. */
  masterNumber: name.nullish(),
  /** Identifiers of the provider, as its list gives them; of a wrong shape: a finding, and null here. */
  providerUei: z.string().nullish(),
  providerEin: z.string().nullish(),
  ocid: name.nullish(),
  steps: contractStepsSchema.nullish(),
  matchCents: cents.nullish(),
  /** Share of direct cost: 0.15 is 15%. */
  indirectRate: z.number().min(0).max(1).nullish(),
  renewalsLeft: z.number().int().min(0).max(99).nullish(),
  /** Absent: the source tells no amounts by year, and what is known of them stays. */
  amounts: z.array(contractAmountSchema).nullish(),
  /** Numbers of the contracts that this one took over from. */
  predecessorNumbers: z.array(name).nullish(),
  items: z.array(contractItemSchema).min(1),
})

export type ContractAmount = z.infer<typeof contractAmountSchema>
export type ContractSteps = z.infer<typeof contractStepsSchema>
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
