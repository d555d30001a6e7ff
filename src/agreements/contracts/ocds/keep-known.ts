import { providerName } from '../../providers/provider-name.ts'
import { type Contract, type ContractItem, contractCeiling, contractPaid } from '../contract.ts'
import type { WholeContract } from './list-whole-contracts.ts'

/** A contract as a package tells it: one amount and one sum paid, where the register keeps both by item. */
export type ToldContract = Omit<Contract, 'items'> & { amountCents: number | null; paidCents: number | null }

/** The item for what a package tells beyond the items that are known; a later package changes it and adds no other. */
export const itemBeside = 'OCDS'

/** What was told, with what the register knows in place of everything on which the package is silent. */
export function keepKnown(
  before: WholeContract | undefined,
  { amountCents, paidCents, ...contract }: ToldContract,
): Contract {
  const { number, from, to } = contract
  if (!before) {
    const item = { itemId: number, amountCents, paidCents, from, to, vendorName: contract.providerName }
    return { ...contract, items: [item] }
  }
  const {
    id: _id,
    providerId: _provider,
    status: _status,
    amendments: _amendments,
    lastChangedAt: _at,
    ...known
  } = before
  const said = Object.entries(contract).filter(
    ([name, value]) => value !== null && value !== undefined && !isSaidAlready(known[name as keyof Contract], value),
  )
  const merged: Contract = { ...known, ...Object.fromEntries(said) }
  const isSameProvider = providerName(contract.providerName) === providerName(known.providerName)
  if (isSameProvider) merged.providerName = known.providerName
  merged.steps = { ...known.steps, ...withoutNull(contract.steps ?? {}) }
  return { ...merged, items: itemsOf(before, merged, { amountCents, paidCents, isSameProvider }) }
}

/** The same text though its blanks differ, or cut where an exchange cuts long text. */
function isSaidAlready(known: unknown, told: unknown): boolean {
  if (typeof known !== 'string' || typeof told !== 'string') return false
  const [one, other] = [known, told].map((text) => text.replace(/\s+/g, ' ').trim())
  return one === other || (told.length >= longest && one!.startsWith(other!))
}

/** Where an exchange cuts names and titles. */
const longest = 500

const withoutNull = <T extends object>(object: T): Partial<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>

type Told = { amountCents: number | null; paidCents: number | null; isSameProvider: boolean }

/**
 * One known item takes what was told. Several stay as they are while they add up to it; the rest becomes an item of its
 * own, so that the sum is what the package says and no item is changed behind the list that it came from.
 */
function itemsOf(before: WholeContract, { from, to, providerName: vendorName }: Contract, told: Told): ContractItem[] {
  const [first, ...others] = before.items
  const fresh = {
    itemId: before.number,
    amountCents: told.amountCents,
    paidCents: told.paidCents,
    from,
    to,
    vendorName,
  }
  if (!first) return [fresh]
  if (others.length === 0) {
    const amountCents = told.amountCents ?? first.amountCents
    const paidCents = told.paidCents ?? first.paidCents
    return [
      { ...first, amountCents, paidCents, from, to, vendorName: told.isSameProvider ? first.vendorName : vendorName },
    ]
  }
  const items = before.items.filter((item) => item.itemId !== itemBeside)
  const amount = differenceOf(
    told.amountCents,
    contractCeiling(before).amountCents,
    contractCeiling({ items }).amountCents,
  )
  const paid = differenceOf(told.paidCents, contractPaid(before).amountCents, contractPaid({ items }).amountCents)
  const isTermKnown = from === before.from && to === before.to
  if (amount === 'same' && paid === 'same' && isTermKnown) return before.items
  const beside = before.items.find((item) => item.itemId === itemBeside)
  const rest: ContractItem = {
    itemId: itemBeside,
    amountCents: amount === 'same' ? (beside?.amountCents ?? null) : amount,
    paidCents: paid === 'same' ? (beside?.paidCents ?? null) : paid,
    from,
    to,
    vendorName,
  }
  return [...items, rest]
}

function differenceOf(told: number | null, all: number | null, withoutRest: number | null): number | 'same' {
  return told === null || told === all ? 'same' : told - (withoutRest ?? 0)
}
