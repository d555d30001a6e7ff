import type { Contract, ContractAmount, ContractItem } from './contract.ts'
import type { ContractDetails } from './contract-list-details.ts'
import type { ContractRow } from './contract-list-rows.ts'

/**
 * The items that the rows of one contract tell of, by their first day. Rows of fiscal years that name no item are items
 * only where there are no others: elsewhere they say of the same money in which year it falls.
 */
export function itemsOf(rows: ContractRow[]): ContractItem[] {
  const own = rows.filter((row) => row.itemId !== null || row.details.fiscalYear === null)
  const items = new Map<string, { row: ContractRow; item: ContractItem }>()
  for (const [index, row] of (own.length > 0 ? own : rows).entries()) {
    const item = toItem(row, index)
    const known = items.get(item.itemId)
    // The row of the item itself counts; its years only say where the money falls.
    const isWhole = known !== undefined && known.row.details.fiscalYear === null
    if (!isWhole)
      items.set(item.itemId, { row, item: known && row.details.fiscalYear !== null ? join(known.item, item) : item })
  }
  return [...items.values()].map(({ item }) => item)
}

/** Where the list names no items, the contract's own number serves, with a count for a second row of another term. */
function toItem(row: ContractRow, index: number): ContractItem {
  const { fiscalYear, itemProvider } = row.details
  const unnamed = fiscalYear !== null ? `FY${fiscalYear}` : index === 0 ? row.number : `${row.number}-${index + 1}`
  const { amountCents, paidCents, from, to } = row
  return { itemId: row.itemId ?? unnamed, amountCents, paidCents, from, to, vendorName: itemProvider ?? row.provider }
}

/** One item in several fiscal years: its amounts are those of the years together. */
function join(one: ContractItem, other: ContractItem): ContractItem {
  const days = (pick: 'from' | 'to') => [one[pick], other[pick]].filter((day) => day !== null).toSorted()
  return {
    ...other,
    amountCents: plus(one.amountCents, other.amountCents),
    paidCents: plus(one.paidCents, other.paidCents),
    from: days('from')[0] ?? null,
    to: days('to').at(-1) ?? null,
  }
}

const plus = (one: number | null, other: number | null): number | null =>
  one === null ? other : other === null ? one : one + other

/** Amounts by fiscal year; nothing where no row names a year. */
export function amountsOf(rows: ContractRow[]): Pick<Contract, 'amounts'> {
  const sums = new Map<string, ContractAmount>()
  for (const { amountCents, paidCents, details } of rows) {
    const { fiscalYear, obligatedCents, invoicedCents } = details
    if (fiscalYear === null) continue
    const told = { ceiling: amountCents, obligated: obligatedCents, invoiced: invoicedCents, paid: paidCents }
    for (const [kind, cents] of Object.entries(told) as [ContractAmount['kind'], number | null][]) {
      if (cents === null) continue
      const key = `${fiscalYear} ${kind}`
      sums.set(key, { fiscalYear, kind, amountCents: (sums.get(key)?.amountCents ?? 0) + cents })
    }
  }
  return sums.size === 0 ? {} : { amounts: [...sums.values()] }
}

type Details = Pick<
  Contract,
  | 'scope'
  | 'procurementMethod'
  | 'masterNumber'
  | 'providerUei'
  | 'providerEin'
  | 'ocid'
  | 'steps'
  | 'matchCents'
  | 'indirectRate'
  | 'renewalsLeft'
  | 'predecessorNumbers'
>

/** What the rows tell beside number, term and amount, the newest row first; nothing where the list has none of it. */
export function detailsOf(newestFirst: ContractRow[]): Details {
  const all = newestFirst.map(({ details }) => details)
  const first = <Value>(pick: (one: ContractDetails) => Value | null): Value | null => {
    for (const one of all) {
      const value = pick(one)
      if (value !== null) return value
    }
    return null
  }
  const told: Details = {
    scope: first((one) => one.scope),
    procurementMethod: first((one) => one.procurementMethod),
    masterNumber: first((one) => one.masterNumber),
    providerUei: first((one) => one.providerUei),
    providerEin: first((one) => one.providerEin),
    ocid: first((one) => one.ocid),
    matchCents: first((one) => one.matchCents),
    indirectRate: first((one) => one.indirectRate),
    renewalsLeft: first((one) => one.renewalsLeft),
  }
  const steps = {
    neededOn: first((one) => one.steps.neededOn),
    solicitedOn: first((one) => one.steps.solicitedOn),
    awardedOn: first((one) => one.steps.awardedOn),
    firstPaidOn: first((one) => one.steps.firstPaidOn),
  }
  const predecessorNumbers = [...new Set(all.flatMap((one) => one.predecessorNumbers))]
  const isTold = ([, value]: [string, unknown]) => value !== null
  return {
    ...Object.fromEntries(Object.entries(told).filter(isTold)),
    ...(Object.entries(steps).some(isTold) ? { steps } : {}),
    ...(predecessorNumbers.length > 0 ? { predecessorNumbers } : {}),
  }
}
