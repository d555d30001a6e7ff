// Reads a workbook in a thread of its own, so that a large or hostile one neither stops the program nor takes its memory:
// `readWorkbook` starts it, waits so long and no longer, and hears one message.
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import readSheets from 'read-excel-file/node'
import { headerForm } from './guess-columns.ts'
import { headerIndex, isBlank, looksLikeData } from './shape-table.ts'

export type ParseAsked = {
  bytes: Uint8Array
  sheet: string | null
  rows: number
  columns: number
  /** sheets that are not read, such as hidden ones */
  without?: string[]
  /** names of columns: the sheet that has the most of them is read */
  prefers?: string[]
  /** sheets whose cells are given beside those of the one that is read */
  also?: string[]
}
export type ParsedSheet = {
  name: string
  records: string[][]
  /** all sheets that hold something, in the order of the workbook */
  sheets: string[]
  also: Record<string, string[][]>
}
export type Parsed =
  | ParsedSheet
  | { problem: 'no-such-sheet' | 'too-many-rows' | 'too-many-columns' | 'empty-file'; sheets: string[] }

/** The asked sheet, or the first one with names of columns above rows, as text; and which sheets hold something. */
export async function parseWorkbook(looked: ParseAsked): Promise<Parsed> {
  const { bytes, sheet, rows, columns, without = [], prefers = [], also = [] } = looked
  const read = (await readSheets(Buffer.from(bytes))).filter((one) => !without.includes(one.sheet))
  const sheets = read.map((one) => one.sheet)
  const isAsked = (name: string) => sheet === null || isSameName(name, sheet)
  if (!sheets.some(isAsked)) return { problem: 'no-such-sheet', sheets }
  const filled = read
    .map(({ sheet: name, data }) => ({ name, data: withoutEnd(data) }))
    .filter(({ data }) => data.length > 0)
  const asked = filled.filter(({ name }) => isAsked(name))
  if (asked.length === 0) return { problem: 'empty-file', sheets }
  const likeliest = asked.filter(({ data }) => hasHeader(data.slice(0, 40).map(toTexts)))
  const chosen = (prefers.length > 0 ? mostNamed(asked, prefers) : undefined) ?? likeliest[0] ?? asked[0]!
  if (chosen.data.length > rows + 20) return { problem: 'too-many-rows', sheets }
  if ((chosen.data[0]?.length ?? 0) > 4 * columns) return { problem: 'too-many-columns', sheets }
  const beside = filled.filter((one) => one !== chosen && also.some((name) => isSameName(name, one.name)))
  return {
    name: chosen.name,
    records: chosen.data.map(toTexts),
    sheets: filled.map(({ name }) => name),
    also: Object.fromEntries(beside.map(({ name, data }) => [name, data.slice(0, 1_000).map(toTexts)])),
  }
}

const isSameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** The sheet with a row that names more of these columns than any row of another; none where no row names two. */
function mostNamed<Sheet extends { data: Cell[][] }>(sheets: Sheet[], names: string[]): Sheet | undefined {
  const wanted = new Set(names.map(headerForm))
  const least = Math.min(2, wanted.size)
  const score = ({ data }: Sheet) =>
    Math.max(
      ...data.slice(0, 40).map(
        (row) =>
          new Set(
            toTexts(row)
              .map(headerForm)
              .filter((name) => wanted.has(name)),
          ).size,
      ),
    )
  const best = sheets.map((sheet) => ({ sheet, score: score(sheet) })).toSorted((a, b) => b.score - a.score)[0]
  return best && best.score >= least ? best.sheet : undefined
}

/** The library's own type names the class of days where a day is meant. */
type Cell = unknown

const isEmpty = (row: Cell[]): boolean => row.every((cell) => cell === null || cell === '')

/** Formats without content often reach far below the last row. */
function withoutEnd(data: Cell[][]): Cell[][] {
  let length = data.length
  while (length > 0 && isEmpty(data[length - 1]!)) length -= 1
  return length === data.length ? data : data.slice(0, length)
}

function hasHeader(records: string[][]): boolean {
  if (records.every(isBlank)) return false
  const top = headerIndex(records)
  const names = records[top]!.filter((name) => name.trim() !== '')
  return names.length > 1 && !looksLikeData(records[top]!) && records.slice(top + 1).some((cells) => !isBlank(cells))
}

const toTexts = (row: Cell[]): string[] => row.map(toText)

function toText(cell: Cell): string {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return numberText(cell)
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE'
  if (!(cell instanceof Date)) return ''
  // A day in a workbook has no time zone; what is read stands at midnight UTC, give or take the noise of a fraction.
  const moment = new Date(Math.round(cell.getTime() / 1000) * 1000)
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString().slice(0, 10)
}

/** Spreadsheets keep 15 digits and show no more: 0.30000000000000004 is 0.3. */
export function numberText(number: number): string {
  const exact = Number(number.toPrecision(15))
  const text = String(exact)
  return text.includes('e') ? exact.toFixed(10).replace(/\.?0+$/, '') : text
}

// A test may ask for what this file says without being a thread that was given something to read.
if (!isMainThread && (workerData as ParseAsked | null)?.bytes)
  parentPort!.postMessage(await parseWorkbook(workerData as ParseAsked))
