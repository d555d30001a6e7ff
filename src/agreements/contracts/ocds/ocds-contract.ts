import { isDay } from '../../../ground/platform/day.ts'
import { readAmount } from '../../../ground/platform/read-amount.ts'
import type { Contract, ContractSteps } from '../contract.ts'
import { type Json, type JsonObject, linesOf, objectOf, objectsOf, textOf } from './json-value.ts'
import type { OcdsNote } from './ocds-findings.ts'

/** What one contract of a process says of itself: null where it says nothing that can be read. */
export type SaidContract = Pick<Contract, 'from' | 'to'> & {
  title: string | null
  scope: string | null
  signedOn: string | null
  procurementMethod: string | null
  steps: ContractSteps
  amountCents: number | null
  paidCents: number | null
}

export type ContractPlace = {
  compiled: JsonObject
  releases: JsonObject[]
  award: JsonObject
  path: string
  note: OcdsNote
}

/** Reads the facts of one contract; its number, provider and relations are read by others. */
export function readOcdsContract(contract: JsonObject, place: ContractPlace): SaidContract {
  const { compiled, award, path, note } = place
  const tender = objectOf(compiled.tender)
  const implementation = objectOf(contract.implementation)
  const day = (value: Json | undefined, at: string) => dayOf(value, `${path}/${at}`, note)
  const period = [contract.period, award.contractPeriod, tender.contractPeriod]
    .map(objectOf)
    .find((one) => textOf(one.startDate) !== null || textOf(one.endDate) !== null)
  const amountCents = centsOf(contract.value, `${path}/value`, note)
  const paid = readPaid(implementation, path, note)
  return {
    title: short(textOf(contract.title) ?? textOf(award.title) ?? textOf(tender.title)),
    scope:
      (linesOf(contract.description) ?? linesOf(award.description) ?? linesOf(tender.description))?.slice(0, 20_000) ??
      null,
    from: day(period?.startDate, 'period/startDate'),
    to: day(period?.endDate, 'period/endDate'),
    signedOn: day(contract.dateSigned, 'dateSigned'),
    procurementMethod: short(textOf(tender.procurementMethodDetails) ?? textOf(tender.procurementMethod)),
    steps: {
      neededOn: neededOn(place),
      solicitedOn: day(objectOf(tender.tenderPeriod).startDate, 'tender/tenderPeriod/startDate'),
      awardedOn: day(award.date, 'award/date'),
      firstPaidOn: paid.firstPaidOn,
    },
    amountCents,
    paidCents: paid.cents,
  }
}

const short = (text: string | null): string | null => text?.slice(0, 500) ?? null

/** The day on which planning met its first milestone, else that of the first release that was about planning alone. */
function neededOn({ compiled, releases, path, note }: ContractPlace): string | null {
  const milestones = objectsOf(objectOf(compiled.planning).milestones).filter((one) => one.type === 'preProcurement')
  const met = milestones.map((one) => dayOf(one.dateMet, `${path}/planning/milestones`, note))
  const published = releases
    .filter(({ tag }) => Array.isArray(tag) && tag.length > 0 && tag.every((one) => String(one).startsWith('planning')))
    .map((one) => dayOf(one.date, `${path}/planning`, note))
  return earliest(met) ?? earliest(published)
}

/** What was paid: the transactions together, and the first day of any of them or of a payment milestone that was met. */
function readPaid(implementation: JsonObject, path: string, note: OcdsNote) {
  const transactions = objectsOf(implementation.transactions)
  const at = `${path}/implementation/transactions`
  const amounts = transactions.map((one) => centsOf(one.value, `${at}/value`, note))
  const known = amounts.filter((cents) => cents !== null)
  const sum = known.reduce((total, cents) => total + cents, 0)
  if (known.length > 0 && known.length < amounts.length)
    note({ grade: 'warning', code: 'transactions-without-value', path: at, count: amounts.length - known.length })
  const payments = objectsOf(implementation.milestones).filter((one) => one.type === 'payment')
  const days = [
    ...transactions.map((one) => dayOf(one.date, `${at}/date`, note)),
    ...payments.map((one) => dayOf(one.dateMet, `${path}/implementation/milestones`, note)),
  ]
  return {
    cents: known.length > 0 && Number.isSafeInteger(sum) ? sum : null,
    firstPaidOn: earliest(days),
  }
}

const earliest = (days: (string | null)[]): string | null => days.filter((one) => one !== null).sort()[0] ?? null

/** The day as its publisher wrote it, in its own time zone: a moment of midnight elsewhere must not move it. */
function dayOf(value: Json | undefined, path: string, note: OcdsNote): string | null {
  const text = textOf(value)
  if (text === null) return null
  const day = /^(\d{4}-\d\d-\d\d)(?:[T ]|$)/.exec(text)?.[1] ?? ''
  if (isDay(day)) return day
  note({ grade: 'error', code: 'date-unreadable', path, found: text.slice(0, 30), expected: '2026-11-30T00:00:00Z' })
  return null
}

/** Whole cents of a value in US dollars, from its digits; a value in another currency is none. */
export function centsOf(value: Json | undefined, path: string, note: OcdsNote): number | null {
  const { amount, currency } = objectOf(value)
  const code = textOf(currency)
  if (amount === undefined || amount === null) return null
  if (code !== null && code.toUpperCase() !== 'USD') {
    note({
      grade: 'error',
      code: 'currency-not-dollars',
      path: `${path}/currency`,
      found: code.slice(0, 10),
      expected: 'USD',
    })
    return null
  }
  // A sum that a computer added up may end in a hair of a cent: fifteen digits are what such a number can hold.
  const text = typeof amount === 'number' ? String(Number(amount.toPrecision(15))) : (textOf(amount) ?? '')
  const read = readAmount(text)
  if ('amountCents' in read) return read.amountCents
  const refused = read.refused === 'unreadable-amount' && /e\+/.test(text) ? 'amount-too-large' : read.refused
  note({ grade: 'error', code: refused, path: `${path}/amount`, found: text.slice(0, 30) || null, expected: '1234.56' })
  return null
}
