import type { Finding } from '../../ground/platform/finding.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'
import { providerName } from '../providers/provider-name.ts'
import { type Contract, contractTerm } from './contract.ts'
import { amountsOf, detailsOf, itemsOf } from './contract-list-contents.ts'
import { findListFindings } from './contract-list-findings.ts'
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
  references: ContractReference[]
}

/** Where a row names another contract: as its master or as a predecessor. */
export type ContractReference = {
  file: string
  row: number
  column: string | null
  contractNumber: string
  number: string
}

/** An item in all its rows: what the latest file says of it counts, but who ever held it is remembered. */
export type Gathered = { row: ContractRow; fileIndex: number }
export type GatheredContract = {
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
  const references: ContractReference[] = []
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
    for (const row of read.rows) {
      gather(contracts, row, fileIndex)
      references.push(...referencesOf(row, mapping))
    }
  })

  const read = [...contracts.values()].map(toContract)
  const found = findListFindings([...contracts.values()], read, files.at(-1)?.table.file ?? '')
  return {
    contracts: read,
    rowsRead,
    rowsLeftOut,
    marks: [...marks, ...found.marks],
    findings: [...findings, ...found.findings],
    references,
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
  const gathered = [...items.values()]
  const rows = gathered.map((one) => one.row).toSorted(byStart)
  const latest = gathered.toSorted(byLatest).map((one) => one.row)
  const newest = latest[0] ?? last
  const details = detailsOf(latest)
  const title = rows.find((row) => row.title !== null)?.title ?? details?.scope?.split(/[.\n]/)[0]?.trim()
  const original = newest.originalProvider
  return {
    number: newest.number,
    title: [...(title || newest.number)].slice(0, 300).join(''),
    providerName: newest.provider,
    originalProviderName:
      original !== null && providerName(original) !== providerName(newest.provider) ? original : null,
    department: newest.department,
    policyArea: newest.policyArea,
    structureType: newest.structureType,
    isForProfit: newest.isForProfit,
    ...contractTerm(rows),
    signedOn:
      rows
        .map((row) => row.signedOn)
        .filter((one) => one !== null)
        .toSorted()[0] ?? null,
    ...details,
    ...amountsOf(rows),
    items: itemsOf(rows),
  }
}

function referencesOf({ file, row, number, details }: ContractRow, mapping: ContractMapping): ContractReference[] {
  const { masterNumber, predecessorNumbers } = details
  const at = { file, row, contractNumber: number }
  return [
    ...(masterNumber === null ? [] : [{ ...at, column: mapping.masterNumber ?? null, number: masterNumber }]),
    ...predecessorNumbers.map((one) => ({ ...at, column: mapping.predecessorNumbers ?? null, number: one })),
  ]
}

const byStart = (a: ContractRow, b: ContractRow): number =>
  compare(a.from ?? '', b.from ?? '') || compare(a.itemId ?? '', b.itemId ?? '')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The row that speaks for the contract today comes first: of the latest file, the item with the latest end. */
const byLatest = (a: Gathered, b: Gathered): number =>
  b.fileIndex - a.fileIndex ||
  compare(b.row.to ?? '9999', a.row.to ?? '9999') ||
  compare(b.row.itemId ?? '', a.row.itemId ?? '')
