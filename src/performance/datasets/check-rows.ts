import { programTerm } from '../../agreements/programs/program.ts'
import { type Month, monthOf } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { type FindingBook, gatherFindings } from '../../ground/platform/gather-findings.ts'
import { headerForm } from '../../ground/platform/guess-columns.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import type { Table, TableRow } from '../../ground/platform/read-table.ts'
import { languages, wordsOf } from '../../ground/words/words.ts'
import type { Dataset, DatasetColumn } from './dataset.ts'
import { type DatasetValue, valueReader } from './value-reader.ts'

export type KnownProgram = { id: string; name: string; providerId: string }

export type CheckAsked = {
  /** the programs whose rows may stand in the file */
  programs: KnownProgram[]
  /** makes the key under which an identifier is kept; one person is one key within a provider */
  hash: (providerId: string, identifier: string) => string
  /** by key of a column that refers to another dataset: what stands there, each value after its provider */
  referenced: Map<string, Set<string>>
  /** the months that the sender says the file covers; null: whatever its rows say */
  months: { from: Month; to: Month } | null
  today: string
}

/** One row that can be kept. Its values stand in the order of the declared columns. */
export type CheckedRow = {
  row: number
  providerId: string
  programId: string
  month: string
  values: DatasetValue[]
}
/** A cell that must be mended, or the row as a whole where `header` is null. */
export type Fault = { row: number; header: string | null; code: string; found: string | null; expected: string | null }
export type CheckedTable = { rows: CheckedRow[]; faults: Fault[]; findings: Finding[] }

/** So many faulty cells are remembered for the copy that is marked; all are counted. */
const mostFaults = 20_000
const restEvery = 2_000

export const referenceKey = (providerId: string, value: DatasetValue): string => `${providerId}\n${String(value)}`

/** Reads rows by the form of a dataset, as they come; what is wrong with them gathers meanwhile. */
export type RowChecker = {
  check(rows: TableRow[]): CheckedRow[]
  /** Says that two rows are the same; for who looks for that after all rows have been kept. */
  noteTwice(row: number, first: number): void
  /** no further row comes */
  end(): void
  faults: Fault[]
  findings(): Finding[]
  isBad(): boolean
}

/**
 * Makes ready to read the rows of a table. Never throws over what is in a file. `remembersRows`: whether it tells by itself
 * that a row came twice, for which it keeps what tells rows apart in memory.
 */
export function openRowChecker(
  dataset: Dataset,
  table: Pick<Table, 'file' | 'sheet' | 'header'>,
  asked: CheckAsked,
  remembersRows: boolean,
): RowChecker {
  const book = gatherFindings(table.sheet === undefined ? table.file : `${table.file}, ${table.sheet}`)
  const faults: Fault[] = []
  const places = placeColumns(dataset, table.header, book)
  const only = asked.programs.length === 1 ? asked.programs[0]! : null
  const isStopped = () => book.list().some(({ grade }) => grade === 'stops')
  if (!isStopped() && dataset.programColumn === null && !only)
    book.note({
      grade: 'stops',
      code: asked.programs.length === 0 ? 'dataset-no-programs' : 'dataset-program-not-told',
      found: String(asked.programs.length),
    })
  const note: NoteFault = (fault, isPrivate) => {
    const found = isPrivate ? null : fault.found
    if (faults.length < mostFaults) faults.push({ ...fault, found })
    const { code, row, header: column, expected } = fault
    book.note({ grade: 'error', code, row, column, found, expected, apart: found ?? '' })
  }
  const cannotRead = isStopped()
  const checker = cannotRead ? null : rowChecker(dataset, places, asked, only, remembersRows, note)
  let isBad = cannotRead
  let count = 0
  return {
    check(rows) {
      count += rows.length
      if (!checker) return []
      const checked: CheckedRow[] = []
      for (const { row, cells } of rows) {
        const one = checker(row, cells)
        if (one) noteFuture(dataset, one, asked.today, book)
        if (one) checked.push(one)
        else isBad = true
      }
      return checked
    },
    noteTwice(row, first) {
      isBad = true
      note({ row, header: null, code: 'row-twice', found: null, expected: String(first) }, true)
    },
    end() {
      if (count > 0 || asked.months !== null) return
      isBad = true
      book.note({ grade: 'stops', code: 'dataset-no-rows' })
    },
    faults,
    findings: () => book.list(),
    isBad: () => isBad,
  }
}

/** Reads a whole table, resting now and then, so that a hundred thousand rows do not keep the program from answering. */
export async function checkRows(dataset: Dataset, table: Table, asked: CheckAsked): Promise<CheckedTable> {
  const checker = openRowChecker(dataset, table, asked, true)
  const rows: CheckedRow[] = []
  for (const some of inBatches(table.rows, restEvery)) {
    await new Promise(setImmediate)
    rows.push(...checker.check(some))
  }
  checker.end()
  return { rows, faults: checker.faults, findings: checker.findings() }
}

type Place = { column: DatasetColumn; at: number; read: ReturnType<typeof valueReader> }

/** Where each declared column stands in the file, by its name; what is missing and what is not known is noted. */
function placeColumns(dataset: Dataset, header: string[], book: FindingBook): Place[] {
  const forms = header.map(headerForm)
  const used = new Set<number>()
  const places = dataset.columns.map((column) => {
    let at = forms.indexOf(headerForm(column.name))
    if (at < 0) at = forms.indexOf(headerForm(column.key))
    if (at >= 0) used.add(at)
    return { column, at, read: valueReader(column) }
  })
  const roles = [dataset.programColumn, dataset.dayColumn, ...dataset.uniqueBy]
  for (const { column, at } of places)
    if (at < 0) {
      const isStop = column.isNeeded || roles.includes(column.key)
      const found = header
        .filter((name) => name !== '')
        .slice(0, 30)
        .join(', ')
      if (isStop)
        book.note({ grade: 'stops', code: 'dataset-column-missing', column: column.name, found, apart: column.key })
      else book.note({ grade: 'warning', code: 'dataset-column-absent', column: column.name, apart: column.key })
    }
  // The last column of a copy that was sent back is ours.
  const ours = languages.map((language) => headerForm(wordsOf(language).datasets.marked.column))
  const unknown = header.filter((name, at) => name !== '' && !used.has(at) && !ours.includes(forms[at]!))
  if (unknown.length > 0)
    book.note({
      grade: 'warning',
      code: 'dataset-columns-unknown',
      found: unknown.slice(0, 20).join(', '),
      count: unknown.length,
    })
  return places
}

type NoteFault = (fault: Fault, isPrivate: boolean) => void

function rowChecker(
  dataset: Dataset,
  places: Place[],
  asked: CheckAsked,
  only: KnownProgram | null,
  remembersRows: boolean,
  note: NoteFault,
) {
  const programOf = Map.groupBy(asked.programs, ({ name }) => programTerm(name))
  const programNames = asked.programs
    .slice(0, 12)
    .map(({ name }) => name)
    .join(', ')
  const programAt = places.findIndex(({ column }) => column.key === dataset.programColumn)
  const dayAt = places.findIndex(({ column }) => column.key === dataset.dayColumn)
  const uniqueAt = dataset.uniqueBy.map((key) => places.findIndex(({ column }) => column.key === key))
  const seen = new Map<string, number>()

  return (row: number, cells: readonly string[]): CheckedRow | null => {
    let isGood = true
    const fault = (place: Place | null, code: string, cell: string | null, expected: string | null) => {
      isGood = false
      const isPrivate =
        place === null || place.column.type === 'identifier' || place.column.key === dataset.personColumn
      note({ row, header: place?.column.name ?? null, code, found: cell?.slice(0, 100) ?? null, expected }, isPrivate)
    }
    const values: DatasetValue[] = places.map((place) => {
      if (place.at < 0) return null
      const cell = cells[place.at] ?? ''
      const read = place.read(cell)
      if ('value' in read) return read.value
      fault(place, read.fault, cell, read.expected)
      return null
    })

    const program = only && programAt < 0 ? only : findProgram()
    const providerId = program?.providerId ?? ''
    for (const [index, { column }] of places.entries())
      if (column.type === 'identifier' && values[index] !== null)
        values[index] = asked.hash(providerId, String(values[index]))
    for (const [index, place] of places.entries()) {
      const known = asked.referenced.get(place.column.key)
      if (known && values[index] !== null && !known.has(referenceKey(providerId, values[index]!)))
        fault(place, 'reference-unknown', String(cells[place.at] ?? ''), place.column.refersTo?.dataset ?? null)
    }
    const day = values[dayAt] as string | null | undefined
    const month = dayAt < 0 ? '' : day ? monthOf(day) : ''
    if (dayAt >= 0 && isGood && !day) fault(places[dayAt]!, 'cell-needed', null, null)
    if (day && asked.months && (month < asked.months.from || month > asked.months.to))
      fault(places[dayAt]!, 'day-outside-months', day, `${asked.months.from} - ${asked.months.to}`)
    if (remembersRows && uniqueAt.length > 0 && program) {
      const key = `${program.providerId}\n${uniqueAt.map((at) => String(values[at])).join('\u001f')}`
      const first = seen.get(key)
      if (first === undefined) seen.set(key, row)
      else fault(null, 'row-twice', null, String(first))
    }
    return isGood && program ? { row, providerId, programId: program.id, month, values } : null

    function findProgram(): KnownProgram | null {
      const place = places[programAt]!
      const cell = cells[place.at] ?? ''
      const found = programOf.get(programTerm(cell)) ?? []
      if (found.length === 1) return found[0]!
      if (cell === '' && only) return only
      if (cell !== '' || !place.column.isNeeded)
        fault(place, found.length > 1 ? 'dataset-program-of-several' : 'dataset-program-unknown', cell, programNames)
      return null
    }
  }
}

/** A day that has not come yet may be a plan; it is said, and the row counts. */
function noteFuture(dataset: Dataset, { row, values }: CheckedRow, today: string, book: FindingBook): void {
  const at = dataset.columns.findIndex(({ key }) => key === dataset.dayColumn)
  const day = values[at]
  if (typeof day === 'string' && day > today)
    book.note({ grade: 'warning', code: 'day-in-the-future', row, column: dataset.columns[at]!.name, found: day })
}
