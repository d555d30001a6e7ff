import type { Finding } from '../../ground/platform/finding.ts'
import { gatherFindings } from '../../ground/platform/gather-findings.ts'
import { cellReader } from '../../ground/platform/guess-columns.ts'
import { readAmount } from '../../ground/platform/read-amount.ts'
import { readDay } from '../../ground/platform/read-day.ts'
import type { Table } from '../../ground/platform/read-table.ts'
import { isEndBeforeStart, isPaidAboveAmount } from './contract.ts'
import {
  type ContractDetails,
  hasNoDetails,
  type Note,
  noDetails,
  readContractDetails,
} from './contract-list-details.ts'
import type { ContractField, ContractMapping } from './contract-list-mapping.ts'

/** One row of a contract list, understood but not yet brought together with others. */
export type ContractRow = {
  file: string
  row: number
  number: string
  /** null where the list has no column for items */
  itemId: string | null
  /** What makes two rows speak of the same item: its id, or without ids the first day of its term; and the year. */
  itemKey: string
  title: string | null
  provider: string
  originalProvider: string | null
  department: string | null
  policyArea: string | null
  structureType: string | null
  isForProfit: boolean | null
  from: string | null
  to: string | null
  signedOn: string | null
  amountCents: number | null
  paidCents: number | null
  details: ContractDetails
}

export type RowMark = {
  file: string
  row: number
  grade: Finding['grade']
  code: string
  contractNumber: string | null
  itemId: string | null
}

export type ContractRows = { rows: ContractRow[]; leftOut: number; marks: RowMark[]; findings: Finding[] }

/** Reads the rows of one file. What looks wrong is read and marked; only what cannot be understood is left out. */
export function readContractRows(table: Table, mapping: ContractMapping): ContractRows {
  const { has, cell } = cellReader(table.header, mapping)
  const isPlain = hasNoDetails({ has })
  const book = gatherFindings(table.file)
  const marks: RowMark[] = []
  const rows: ContractRow[] = []
  const seenItems = new Set<string>()
  const rowsOfNumber = new Set<string>()

  for (const { row, cells } of table.rows) {
    const text = (field: ContractField) => cell(cells, field)
    const number = text('number')
    // A row of a fiscal year that names no item tells amounts of the year, not of an item.
    const itemId = has('itemId') ? text('itemId') || (text('fiscalYear') === '' ? number : null) : null
    let isRefused = false
    const note: Note = (grade, code, field, found, expected) => {
      if (grade === 'error') isRefused = true
      const column = field === undefined ? null : (mapping[field] ?? null)
      book.note({ grade, code, row, column, found: found === undefined ? null : safeToShow(found), expected })
      marks.push({ file: table.file, row, grade, code, contractNumber: number || null, itemId })
    }

    if (number === '') note('error', 'no-contract-number', 'number')
    if (text('provider') === '') note('error', 'no-provider', 'provider')
    const amountCents = amountOf('amount', text('amount'), note)
    const paidCents = amountOf('paid', text('paid'), note)
    const from = dayOf('from', text('from'), note)
    const to = dayOf('to', text('to'), note)
    const signedOn = dayOf('signedOn', text('signedOn'), note)
    const details = isPlain ? noDetails() : readContractDetails({ text, note }, number, signedOn)
    if (isRefused) continue
    const { fiscalYear } = details

    const read: ContractRow = {
      file: table.file,
      row,
      number,
      itemId,
      itemKey: fiscalYear === null ? (itemId ?? from ?? '') : `${itemId ?? ''} FY${fiscalYear}`,
      title: text('title') || null,
      provider: text('provider').replace(/\s+/g, ' '),
      originalProvider: text('originalProvider').replace(/\s+/g, ' ') || null,
      department: text('department').replace(/\s+/g, ' ') || null,
      policyArea: text('policyArea') || null,
      structureType: text('structureType') || null,
      isForProfit: profitOf(mapping.forProfit ?? '', text('forProfit')),
      from,
      to,
      signedOn,
      amountCents,
      paidCents,
      details,
    }
    lookAt(read, note, has)
    const key = `${number}\n${read.itemKey}`
    if (seenItems.has(key)) note('warning', 'repeated-item', itemId === null ? 'number' : 'itemId', itemId ?? number)
    else if (itemId === null && fiscalYear === null && rowsOfNumber.has(number))
      note('warning', 'contract-in-several-rows', 'number', number)
    seenItems.add(key)
    rowsOfNumber.add(number)
    rows.push(read)
  }
  return { rows, leftOut: table.rows.length - rows.length, marks, findings: book.list() }
}

/** What a person should look at, though it may well be right. */
function lookAt(row: ContractRow, note: Note, has: (field: ContractField) => boolean): void {
  const isOfYear = row.details.fiscalYear !== null
  if (row.amountCents === null && has('amount') && !isOfYear) note('warning', 'missing-amount', 'amount')
  if (row.amountCents === 0) note('warning', 'zero-amount', 'amount')
  if (row.amountCents !== null && row.amountCents < 0) note('warning', 'negative-amount', 'amount')
  if (row.paidCents !== null && row.paidCents < 0) note('warning', 'negative-paid', 'paid')
  if (isPaidAboveAmount(row)) note('warning', 'paid-above-amount', 'paid')
  if (isEndBeforeStart(row)) note('warning', 'end-before-start', 'to', row.to ?? '', row.from ?? '')
  if (!isOfYear)
    for (const [field, cents] of [
      ['obligated', row.details.obligatedCents],
      ['invoiced', row.details.invoicedCents],
    ] as const)
      if (cents !== null) note('warning', 'amount-without-year', field)
  for (const field of ['from', 'to'] as const)
    if (row[field] === null && has(field) && !isOfYear) note('warning', 'missing-day', field)
}

function amountOf(field: ContractField, text: string, note: Note): number | null {
  const read = readAmount(text)
  if ('amountCents' in read) return read.amountCents
  note('error', read.refused, field, text, '1234.56')
  return null
}

function dayOf(field: ContractField, text: string, note: Note): string | null {
  if (text === '') return null
  const read = readDay(text)
  if ('day' in read) return read.day
  if ('refused' in read) note('error', read.refused, field, text, 'YYYY-MM-DD, MM/DD/YYYY')
  return null
}

/** A cell in the wrong column can be a name or a social security number: only what cannot be either is repeated. */
function safeToShow(text: string): string | null {
  if (text.length > 40 || /\d{3}[- ]?\d{2}[- ]?\d{4}(?!\d)/.test(text.replace(/^\D*/, ''))) return null
  return /[A-Za-z]{3,} [A-Za-z]{2,}/.test(text) ? null : text
}

/** "Nonprofit: yes" and "Profit status: Non Profit" say the same; anything unclear is not known. */
function profitOf(header: string, text: string): boolean | null {
  const value = text.toLowerCase().replace(/[^a-z]/g, '')
  if (/^(nonprofit|notforprofit|nfp|501c)/.test(value)) return false
  if (/^forprofit/.test(value)) return true
  if (!/^(yes|y|true|no|n|false)$/.test(value)) return null
  const isYes = /^(yes|y|true)$/.test(value)
  return /non/i.test(header) ? !isYes : isYes
}
