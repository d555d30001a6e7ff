import type { CellReader } from '../../ground/platform/guess-columns.ts'
import { readAmount } from '../../ground/platform/read-amount.ts'
import { readDay } from '../../ground/platform/read-day.ts'
import { readEin, readUei } from '../providers/provider.ts'
import type { ContractSteps } from './contract.ts'
import type { ContractField } from './contract-list-mapping.ts'

/** What fewer lists tell of a contract; null where the row does not say. */
export type ContractDetails = {
  itemProvider: string | null
  providerUei: string | null
  providerEin: string | null
  scope: string | null
  procurementMethod: string | null
  masterNumber: string | null
  predecessorNumbers: string[]
  ocid: string | null
  fiscalYear: number | null
  obligatedCents: number | null
  invoicedCents: number | null
  matchCents: number | null
  indirectRate: number | null
  renewalsLeft: number | null
  steps: { [Step in keyof ContractSteps]-?: string | null }
}

export type Note = (
  grade: 'error' | 'warning',
  code: string,
  field?: ContractField,
  found?: string,
  expected?: string,
) => void

type Reader = { text: (field: ContractField) => string; note: Note }

export const detailFields = [
  'providerUei',
  'providerEin',
  'scope',
  'procurementMethod',
  'masterNumber',
  'predecessorNumbers',
  'ocid',
  'fiscalYear',
  'obligated',
  'invoiced',
  'match',
  'indirectRate',
  'renewalsLeft',
  'neededOn',
  'solicitedOn',
  'awardedOn',
  'firstPaidOn',
  'itemProvider',
] as const satisfies ContractField[]

const none: ContractDetails = {
  itemProvider: null,
  providerUei: null,
  providerEin: null,
  scope: null,
  procurementMethod: null,
  masterNumber: null,
  predecessorNumbers: [],
  ocid: null,
  fiscalYear: null,
  obligatedCents: null,
  invoicedCents: null,
  matchCents: null,
  indirectRate: null,
  renewalsLeft: null,
  steps: { neededOn: null, solicitedOn: null, awardedOn: null, firstPaidOn: null },
}

/** True when a list has none of these columns: most have not, and a hundred thousand rows then cost nothing here. */
export const hasNoDetails = ({ has }: Pick<CellReader<ContractField>, 'has'>): boolean => !detailFields.some(has)
export const noDetails = (): ContractDetails => none

/**
 * Reads what stands beside number, term and amount. A wrong one of these never costs the row: it is told and left blank,
 * save amounts and years, which decide where money goes.
 */
export function readContractDetails(reader: Reader, number: string, signedOn: string | null): ContractDetails {
  const { text, note } = reader
  const plain = (field: ContractField, most = 500) =>
    [...text(field).replace(/\s+/g, ' ')].slice(0, most).join('') || null
  const steps = {
    neededOn: dayOf(reader, 'neededOn'),
    solicitedOn: dayOf(reader, 'solicitedOn'),
    awardedOn: dayOf(reader, 'awardedOn'),
    firstPaidOn: dayOf(reader, 'firstPaidOn'),
  }
  const order = [steps.neededOn, steps.solicitedOn, steps.awardedOn, signedOn, steps.firstPaidOn].filter(
    (one) => one !== null,
  )
  if (order.some((day, index) => index > 0 && day < order[index - 1]!)) note('warning', 'steps-out-of-order')
  const masterNumber = plain('masterNumber')
  const predecessorNumbers = text('predecessorNumbers')
    .split(/[;|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (masterNumber === number) note('warning', 'refers-to-itself', 'masterNumber')
  if (predecessorNumbers.includes(number)) note('warning', 'refers-to-itself', 'predecessorNumbers')
  return {
    itemProvider: plain('itemProvider'),
    providerUei: ueiOf(reader),
    providerEin: einOf(reader),
    scope: text('scope') || null,
    procurementMethod: plain('procurementMethod'),
    masterNumber: masterNumber === number ? null : masterNumber,
    predecessorNumbers: predecessorNumbers.filter((one) => one !== number),
    ocid: plain('ocid'),
    fiscalYear: yearOf(reader),
    obligatedCents: amountOf(reader, 'obligated', 'error'),
    invoicedCents: amountOf(reader, 'invoiced', 'error'),
    matchCents: amountOf(reader, 'match', 'warning'),
    indirectRate: rateOf(reader),
    renewalsLeft: renewalsOf(reader),
    steps,
  }
}

function ueiOf({ text, note }: Reader): string | null {
  const read = readUei(text('providerUei'))
  if ('value' in read) return read.value
  note('warning', read.refused, 'providerUei', text('providerUei'))
  return null
}

function einOf({ text, note }: Reader): string | null {
  const read = readEin(text('providerEin'))
  if ('value' in read) return read.value
  note('warning', read.refused, 'providerEin')
  return null
}

/** A fiscal year is named by the year in which it ends: 2026, FY26, 2025-26, FY 2025/2026. */
function yearOf({ text, note }: Reader): number | null {
  const written = text('fiscalYear')
  if (written === '') return null
  const parts = /^(?:FY\s*)?'?(\d{4}|\d\d)(?:\s*[-/\u2013]\s*(\d{4}|\d\d))?$/i.exec(written)
  const full = (digits: string) => (digits.length === 2 ? 2000 + Number(digits) : Number(digits))
  const last = parts ? full(parts[2] ?? parts[1]!) : 0
  const isWhole = last >= 1990 && last <= 2100 && (!parts?.[2] || full(parts[1]!) === last - 1)
  if (isWhole) return last
  note('error', 'unreadable-fiscal-year', 'fiscalYear', written, 'FY2026')
  return null
}

function amountOf({ text, note }: Reader, field: ContractField, grade: 'error' | 'warning'): number | null {
  const read = readAmount(text(field))
  if ('amountCents' in read) return read.amountCents
  note(grade, read.refused, field, text(field), '1234.56')
  return null
}

function dayOf({ text, note }: Reader, field: ContractField): string | null {
  const read = readDay(text(field))
  if ('day' in read) return read.day
  if ('refused' in read) note('warning', read.refused, field, text(field), 'YYYY-MM-DD, MM/DD/YYYY')
  return null
}

/** 15% and 0.15 are one rate; a bare 15 is more than the whole and is asked about. */
function rateOf({ text, note }: Reader): number | null {
  const written = text('indirectRate')
  if (written === '' || /^(n\/a|none|de minimis)$/i.test(written)) return null
  const parts = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(written)
  const rate = parts ? Number((Number(parts[1]) / (parts[2] ? 100 : 1)).toFixed(6)) : Number.NaN
  if (rate <= 1) return rate
  note('warning', parts ? 'share-above-one' : 'unreadable-share', 'indirectRate', written)
  return null
}

function renewalsOf({ text, note }: Reader): number | null {
  const written = text('renewalsLeft')
  if (/^\d{1,2}(\.0+)?$/.test(written)) return Number(written)
  if (/^none$/i.test(written)) return 0
  if (written !== '') note('warning', 'unreadable-count', 'renewalsLeft', written)
  return null
}
