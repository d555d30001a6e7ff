import { auditTable, type Bounds, type CountTable, type Place } from './audit-table.ts'
import { isSmallCount, suppressionThreshold } from './suppression.ts'

export type SuppressedTable = {
  /** null: not shown */
  cells: (number | null)[][]
  /** what a reader can find out about each hidden cell, knowing the threshold; null where the cell is shown */
  audit: (Bounds | null)[][]
  /** hidden because small, and hidden because a small one could be found from it */
  primary: number
  complementary: number
  /** false: even with every cell hidden a small count could be found; then the totals must not be published */
  isSafe: boolean
}

/** At most this many cells are tried in every combination; larger tables are hidden step by step. */
const cellsForSearch = 16
const addedAtMost = 5

/**
 * Hides the small counts of a table, and as little more as keeps them hidden from who adds and subtracts.
 *
 * Safe means, for every small count: knowing all totals and the threshold it is not one number, and without knowing which
 * hidden cells are small it may be the threshold or more. Zero may be shown. Range: whole numbers >= 0 in rows of one
 * length. Errors: RangeError that names row and column. Source: CMS cell size policy; complementary suppression with an
 * exact audit.
 */
export function suppressTable(table: CountTable, threshold = suppressionThreshold): SuppressedTable {
  checkTable(table)
  const { cells } = table
  const all = cells.flatMap((line, row) => line.map((value, column) => ({ row, column, value })))
  const small = all.filter(({ value }) => isSmallCount(value, threshold))
  const hidden = new Set(small.map(keyOf))
  const others = all.filter(({ value }) => value >= threshold).sort((a, b) => a.value - b.value)
  const isSafeWith = (keys: ReadonlySet<string>) => listUnsafe(table, keys, small, threshold).length === 0
  let isSafe = isSafeWith(hidden)
  if (!isSafe) {
    const added =
      (all.length <= cellsForSearch ? searchFewest(others, hidden, isSafeWith) : null) ??
      addStepByStep(table, others, hidden, small, threshold)
    for (const one of added.cells) hidden.add(keyOf(one))
    isSafe = added.isSafe
  }
  const isHidden = (at: Place) => hidden.has(keyOf(at))
  return {
    cells: cells.map((line, row) => line.map((value, column) => (isHidden({ row, column }) ? null : value))),
    audit: auditTable(table, isHidden, capOf(table, threshold)),
    primary: small.length,
    complementary: hidden.size - small.length,
    isSafe,
  }
}

type Cell = Place & { value: number }

const keyOf = ({ row, column }: Place) => `${row} ${column}`
const capOf =
  ({ cells }: CountTable, threshold: number) =>
  ({ row, column }: Place) =>
    isSmallCount(cells[row]![column]!, threshold) ? threshold - 1 : Number.POSITIVE_INFINITY

function checkTable({ cells }: CountTable): void {
  cells.forEach((line, row) => {
    if (line.length !== cells[0]!.length)
      throw new RangeError(`Row ${row + 1} has ${line.length} cells, the first has ${cells[0]!.length}`)
    const wrong = line.findIndex((value) => !(Number.isInteger(value) && value >= 0))
    if (wrong !== -1) throw new RangeError(`Row ${row + 1}, column ${wrong + 1}: ${line[wrong]} is no count`)
  })
}

/** The small counts that a reader could find, or narrow down below the threshold. */
function listUnsafe(table: CountTable, keys: ReadonlySet<string>, small: readonly Cell[], threshold: number): Cell[] {
  const hidden = (at: Place) => keys.has(keyOf(at))
  const knowing = auditTable(table, hidden, capOf(table, threshold))
  const unknowing = auditTable(table, hidden)
  return small.filter(({ row, column }) => {
    const bounds = knowing[row]![column]!
    return bounds.lower === bounds.upper || unknowing[row]![column]!.upper < threshold
  })
}

/** Of all choices of up to five more cells the one that hides the fewest people. */
function searchFewest(
  others: readonly Cell[],
  hidden: ReadonlySet<string>,
  isSafe: (keys: ReadonlySet<string>) => boolean,
): { cells: Cell[]; isSafe: true } | null {
  let best: { cells: Cell[]; sum: number } | null = null
  const tryWith = (from: number, chosen: Cell[], sum: number): void => {
    if (best !== null && sum >= best.sum) return
    if (chosen.length > 0 && isSafe(new Set([...hidden, ...chosen.map(keyOf)]))) {
      best = { cells: chosen, sum }
      return
    }
    if (chosen.length === addedAtMost) return
    for (let at = from; at < others.length; at += 1) tryWith(at + 1, [...chosen, others[at]!], sum + others[at]!.value)
  }
  tryWith(0, [], 0)
  const found = best as { cells: Cell[] } | null
  return found && { cells: found.cells, isSafe: true }
}

/** The cheapest cell in a line of an unsafe one, again and again; then what proves unnecessary is shown after all. */
function addStepByStep(
  table: CountTable,
  others: readonly Cell[],
  hidden: ReadonlySet<string>,
  small: readonly Cell[],
  threshold: number,
): { cells: Cell[]; isSafe: boolean } {
  const added: Cell[] = []
  const keys = () => new Set([...hidden, ...added.map(keyOf)])
  let left = [...others]
  for (let unsafe = listUnsafe(table, keys(), small, threshold); unsafe.length > 0; ) {
    const isNear = (cell: Cell) => unsafe.some(({ row, column }) => row === cell.row || column === cell.column)
    const next = left.find(isNear) ?? left[0]
    if (!next) return { cells: added, isSafe: false }
    added.push(next)
    left = left.filter((cell) => cell !== next)
    unsafe = listUnsafe(table, keys(), small, threshold)
  }
  for (const cell of added.toSorted((a, b) => b.value - a.value)) {
    const without = added.filter((one) => one !== cell)
    if (listUnsafe(table, new Set([...hidden, ...without.map(keyOf)]), small, threshold).length === 0) {
      added.splice(added.indexOf(cell), 1)
    }
  }
  return { cells: added, isSafe: true }
}
