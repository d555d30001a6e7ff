/** All that the register holds of one contract and a list may tell, as one whole: to compare, and to keep before a change. */
import {
  type Contract,
  type ContractAmount,
  type ContractItem,
  contractCeiling,
  contractPaid,
  contractTerm,
} from './contract.ts'

export type ContractImage = {
  number: string
  providerId: string
  title: string
  department: string | null
  policyArea: string | null
  structureType: string | null
  scope: string | null
  procurementMethod: string | null
  masterNumber: string | null
  ocid: string | null
  from: string | null
  to: string | null
  signedOn: string | null
  neededOn: string | null
  solicitedOn: string | null
  awardedOn: string | null
  firstPaidOn: string | null
  matchCents: number | null
  indirectRate: number | null
  renewalsLeft: number | null
  ceilingCents: number | null
  paidCents: number | null
  items: ContractItem[]
  amounts: ContractAmount[]
  predecessorNumbers: string[]
}

export type ContractField = keyof ContractImage
/** One thing that is another than before; lists are told as the text of their differing lines. */
export type ContractDifference = { field: ContractField; before: string | number | null; after: string | number | null }

/**
 * What the register holds once a list has been taken in. What a list does not say never erases what is known: a list
 * often names only what ran in its quarter, or has fewer columns than the one before.
 */
export function mergeContract(
  listed: Contract,
  before: ContractImage | null,
  known: { providerId: string; isKnownNumber: (number: string) => boolean },
): ContractImage {
  const items = mergeItems(listed.items, before?.items ?? [])
  const isPart = (before?.items.length ?? 0) > 0 && items.length > listed.items.length
  const isUntitled = listed.title === listed.number
  const isOther = (number: string) => number !== listed.number && known.isKnownNumber(number)
  const master = listed.masterNumber && isOther(listed.masterNumber) ? listed.masterNumber : null
  const predecessors = (listed.predecessorNumbers ?? []).filter(isOther)
  const { steps } = listed
  return {
    number: listed.number,
    providerId: known.providerId,
    // The row of a renewal alone is often titled "Amendment 1": the title that the whole contract came with stays.
    title: before && (isPart || isUntitled) ? before.title : listed.title,
    department: listed.department ?? before?.department ?? null,
    policyArea: listed.policyArea ?? before?.policyArea ?? null,
    structureType: listed.structureType ?? before?.structureType ?? null,
    scope: listed.scope || (before?.scope ?? null),
    procurementMethod: listed.procurementMethod ?? before?.procurementMethod ?? null,
    masterNumber: master ?? before?.masterNumber ?? null,
    ocid: listed.ocid ?? before?.ocid ?? null,
    // A contract whose items carry no days has the term that it came with.
    ...contractTerm([...items, listed]),
    signedOn: listed.signedOn ?? before?.signedOn ?? null,
    neededOn: steps?.neededOn ?? before?.neededOn ?? null,
    solicitedOn: steps?.solicitedOn ?? before?.solicitedOn ?? null,
    awardedOn: steps?.awardedOn ?? before?.awardedOn ?? null,
    firstPaidOn: steps?.firstPaidOn ?? before?.firstPaidOn ?? null,
    matchCents: listed.matchCents ?? before?.matchCents ?? null,
    indirectRate: listed.indirectRate ?? before?.indirectRate ?? null,
    renewalsLeft: listed.renewalsLeft ?? before?.renewalsLeft ?? null,
    ceilingCents: contractCeiling({ items }).amountCents,
    paidCents: contractPaid({ items }).amountCents,
    items,
    amounts: mergeAmounts(listed.amounts ?? [], before?.amounts ?? []),
    predecessorNumbers: [...new Set([...(before?.predecessorNumbers ?? []), ...predecessors])].toSorted(byText),
  }
}

/** A list by fiscal years that names no items has one for each year; it says of the same money what another list says. */
const isOfYear = ({ itemId }: ContractItem): boolean => /^FY\d{4}$/.test(itemId)

function mergeItems(listed: ContractItem[], before: ContractItem[]): ContractItem[] {
  const isListedByYear = listed.every(isOfYear)
  const hasOthers = before.some((item) => !isOfYear(item))
  if (isListedByYear && hasOthers) return before
  const kept = isListedByYear ? before : before.filter((item) => !isOfYear(item))
  const merged = new Map(kept.map((item) => [item.itemId, item]))
  for (const item of listed) {
    const was = merged.get(item.itemId)
    merged.set(item.itemId, {
      ...item,
      amountCents: item.amountCents ?? was?.amountCents ?? null,
      paidCents: item.paidCents ?? was?.paidCents ?? null,
      from: item.from ?? was?.from ?? null,
      to: item.to ?? was?.to ?? null,
    })
  }
  return [...merged.values()].toSorted((a, b) => byText(a.itemId, b.itemId))
}

function mergeAmounts(listed: ContractAmount[], before: ContractAmount[]): ContractAmount[] {
  const keyOf = ({ fiscalYear, kind }: ContractAmount) => `${fiscalYear} ${kind}`
  const merged = new Map([...before, ...listed].map((one) => [keyOf(one), one]))
  return [...merged.entries()].toSorted(([a], [b]) => byText(a, b)).map(([, one]) => one)
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** One text for equal contracts, so that the same list again changes nothing. */
export const contentOfImage = (image: ContractImage): string =>
  JSON.stringify(fieldsOfImage.map((field) => [field, writeLines(image, field)]))

export const fieldsOfImage: ContractField[] = [
  'number',
  'title',
  'providerId',
  'department',
  'policyArea',
  'structureType',
  'scope',
  'procurementMethod',
  'masterNumber',
  'predecessorNumbers',
  'ocid',
  'from',
  'to',
  'neededOn',
  'solicitedOn',
  'awardedOn',
  'signedOn',
  'firstPaidOn',
  'ceilingCents',
  'paidCents',
  'matchCents',
  'indirectRate',
  'renewalsLeft',
  'items',
  'amounts',
]

/** What is another in the later of two, field by field. */
export function listDifferences(before: ContractImage, after: ContractImage): ContractDifference[] {
  return fieldsOfImage.flatMap((field) => {
    const [one, other] = [writeLines(before, field), writeLines(after, field)]
    if (JSON.stringify(one) === JSON.stringify(other)) return []
    if (!Array.isArray(one) || !Array.isArray(other))
      return [{ field, before: one as string | number | null, after: other as string | number | null }]
    const without = (lines: string[], others: string[]) => lines.filter((line) => !others.includes(line)).join('; ')
    return [{ field, before: without(one, other) || null, after: without(other, one) || null }]
  })
}

function writeLines(image: ContractImage, field: ContractField): string | number | null | string[] {
  const text = (parts: (string | number | null)[]) => parts.map((part) => part ?? '-').join(' ')
  if (field === 'items')
    return image.items.map((item) =>
      text([
        item.itemId,
        writeDollars(item.amountCents),
        writeDollars(item.paidCents),
        item.from,
        item.to,
        item.vendorName,
      ]),
    )
  if (field === 'amounts')
    return image.amounts.map((one) => text([one.fiscalYear, one.kind, writeDollars(one.amountCents)]))
  return image[field]
}

/** Dollars with cents, exact, without separators: as a file gives them. */
export function writeDollars(cents: number | null): string | null {
  if (cents === null) return null
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
