import type { Finding } from '../../ground/platform/finding.ts'
import { gatherFindings } from '../../ground/platform/gather-findings.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'
import { providerName } from '../providers/provider-name.ts'
import { type Contract, type ContractItem, contractTerm } from './contract.ts'
import { type ContractMapping, checkMapping } from './contract-list-mapping.ts'
import { type ContractRow, type RowMark, readContractRows } from './contract-list-rows.ts'

export type ContractFile = { table: Table; mapping: ContractMapping }

export type ContractList = {
  contracts: Contract[]
  /** Rows that were read into the list, and rows that were left out because they could not be understood. */
  rowsRead: number
  rowsLeftOut: number
  /** Every row that some finding speaks of, so that a screen can show the finding beside its row. */
  marks: RowMark[]
  findings: Finding[]
}

/** An item in all its rows: what the latest file says of it counts, but who ever held it is remembered. */
type Gathered = { row: ContractRow; fileIndex: number }
type GatheredContract = {
  items: Map<string, Gathered>
  providers: Map<string, string>
  departments: Set<string>
  last: ContractRow
}

/**
 * Reads one contract list, or several of the same city in the order given (quarters, oldest first): what a later file
 * says of an item replaces what an earlier file said, and items that a later file no longer lists stay.
 */
export function readContractList(files: ContractFile[]): ContractList {
  const findings: Finding[] = []
  const marks: RowMark[] = []
  const contracts = new Map<string, GatheredContract>()
  let rowsRead = 0
  let rowsLeftOut = 0

  files.forEach(({ table, mapping }, fileIndex) => {
    findings.push(...table.findings)
    if (isStopped(table)) return
    const lacking = checkMapping(table.header, mapping, table.file)
    findings.push(...lacking)
    if (lacking.some((one) => one.grade === 'stops')) return
    const read = readContractRows(table, mapping)
    findings.push(...read.findings)
    // One by one: a call cannot take the hundreds of thousands of arguments that a bad file would make.
    for (const mark of read.marks) marks.push(mark)
    rowsRead += read.rows.length
    rowsLeftOut +=
      read.leftOut + table.findings.filter((one) => one.grade === 'error').reduce((sum, one) => sum + one.count, 0)
    for (const row of read.rows) gather(contracts, row, fileIndex)
  })

  const changed = handChanges(contracts, files.at(-1)?.table.file ?? '')
  return {
    contracts: [...contracts.values()].map(toContract),
    rowsRead,
    rowsLeftOut,
    marks: [...marks, ...changed.marks],
    findings: [...findings, ...changed.findings],
  }
}

function gather(contracts: Map<string, GatheredContract>, row: ContractRow, fileIndex: number): void {
  let contract = contracts.get(row.number)
  if (!contract) {
    contract = { items: new Map(), providers: new Map(), departments: new Set(), last: row }
    contracts.set(row.number, contract)
  }
  contract.providers.set(providerName(row.provider), row.provider)
  if (row.department !== null) contract.departments.add(row.department.toLowerCase())
  contract.last = row
  const known = contract.items.get(row.itemKey)
  if (known && known.fileIndex === fileIndex && !holds(row, known.row)) return
  contract.items.set(row.itemKey, { row, fileIndex })
}

/**
 * Of two rows for one item in one file, the longer term counts. Philadelphia's list shows why: such pairs end on the
 * same day, and amount and payments of the longer term exceed those of the shorter by the same sum each quarter, so the
 * longer contains the shorter and adding them would count money twice. Of equal terms the later row counts.
 */
function holds(row: ContractRow, other: ContractRow): boolean {
  const startsNoLater = (row.from ?? '') <= (other.from ?? '')
  const endsNoEarlier = (row.to ?? '9999') >= (other.to ?? '9999')
  return startsNoLater && endsNoEarlier
}

function toContract({ items, last }: GatheredContract): Contract {
  const rows = [...items.values()].map((one) => one.row).toSorted(byStart)
  const latest = latestOf([...items.values()]) ?? last
  const title = rows.find((row) => row.title !== null)?.title ?? latest.number
  const original = latest.originalProvider
  return {
    number: latest.number,
    title,
    providerName: latest.provider,
    originalProviderName:
      original !== null && providerName(original) !== providerName(latest.provider) ? original : null,
    department: latest.department,
    policyArea: latest.policyArea,
    structureType: latest.structureType,
    isForProfit: latest.isForProfit,
    ...contractTerm(rows),
    signedOn:
      rows
        .map((row) => row.signedOn)
        .filter((one) => one !== null)
        .toSorted()[0] ?? null,
    items: rows.map(toItem),
  }
}

/** Where the list names no items, the contract's own number serves, with a count for a second row of another term. */
function toItem(row: ContractRow, index: number): ContractItem {
  const itemId = row.itemId ?? (index === 0 ? row.number : `${row.number}-${index + 1}`)
  const { amountCents, paidCents, from, to } = row
  return { itemId, amountCents, paidCents, from, to, vendorName: row.provider }
}

const byStart = (a: ContractRow, b: ContractRow): number =>
  compare(a.from ?? '', b.from ?? '') || compare(a.itemId ?? '', b.itemId ?? '')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The row that speaks for the contract today: of the latest file, the item with the latest end. */
function latestOf(items: Gathered[]): ContractRow | undefined {
  const order = (a: Gathered, b: Gathered) =>
    b.fileIndex - a.fileIndex ||
    compare(b.row.to ?? '9999', a.row.to ?? '9999') ||
    compare(b.row.itemId ?? '', a.row.itemId ?? '')
  return items.toSorted(order)[0]?.row
}

/** A number under two providers or departments is mostly a change of name or hands; a person should know of it. */
function handChanges(contracts: Map<string, GatheredContract>, file: string) {
  const book = gatherFindings(file)
  const marks: RowMark[] = []
  const note = (code: string, { last }: GatheredContract, names: number) => {
    book.note({ grade: 'warning', code, found: `${last.number}: ${names}`, expected: '1' })
    marks.push({
      file: last.file,
      row: last.row,
      grade: 'warning',
      code,
      contractNumber: last.number,
      itemId: last.itemId,
    })
  }
  for (const contract of contracts.values()) {
    if (contract.providers.size > 1) note('contract-under-several-providers', contract, contract.providers.size)
    if (contract.departments.size > 1) note('contract-under-several-departments', contract, contract.departments.size)
  }
  return { findings: book.list(), marks }
}
