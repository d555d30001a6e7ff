import { programTerm } from '../../agreements/programs/program.ts'
import { readAmount } from '../../ground/platform/read-amount.ts'
import { readDay } from '../../ground/platform/read-day.ts'
import type { DatasetColumn } from './dataset.ts'

/** As the record engine takes it: days as text, money as whole cents. Null: the cell is blank. */
export type DatasetValue = string | number | boolean | null
export type ReadValue = { value: DatasetValue } | { fault: string; expected: string | null }

const yes = new Set(['yes', 'y', 'true', '1', 'x', 'si', 's', 'verdadero'])
const no = new Set(['no', 'n', 'false', '0', 'falso'])
/** What people write where they have nothing to write. */
const blanks = new Set(['', 'n/a', 'na', 'null', '-', '--'])

const plainNumber = /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?$/

/** How the cells of a column are read: one function for each column, so that what can be prepared is prepared once. */
export function valueReader(column: DatasetColumn): (cell: string) => ReadValue {
  const read = readerOf(column)
  return (cell) => {
    const isBlank =
      cell === '' || (column.type !== 'text' && column.type !== 'choice' && blanks.has(cell.toLowerCase()))
    if (!isBlank) return read(cell)
    return column.isNeeded ? { fault: 'cell-needed', expected: null } : { value: null }
  }
}

function readerOf(column: DatasetColumn): (cell: string) => ReadValue {
  switch (column.type) {
    case 'text':
      return (cell) => ({ value: cell })
    case 'identifier':
      // 001234 and 1234 are two identifiers; case and spaces around are not part of one.
      return (cell) => ({ value: cell.toUpperCase() })
    case 'choice':
      return choiceReader(column.values ?? [])
    case 'yes-no':
      return (cell) => {
        const word = programTerm(cell)
        if (yes.has(word)) return { value: true }
        return no.has(word) ? { value: false } : { fault: 'not-yes-or-no', expected: null }
      }
    case 'day':
      return (cell) => {
        const read = readDay(cell)
        if ('day' in read) return { value: read.day }
        return 'refused' in read ? { fault: read.refused, expected: null } : { value: null }
      }
    case 'money':
      return (cell) => {
        const read = readAmount(cell)
        if ('refused' in read) return { fault: read.refused, expected: '1234.50' }
        return read.amountCents === null ? { value: null } : withinRange(read.amountCents, column, 100)
      }
    default:
      return numberReader(column)
  }
}

function choiceReader(values: string[]): (cell: string) => ReadValue {
  const known = new Map(values.map((value) => [programTerm(value), value]))
  const expected = values.slice(0, 12).join(', ')
  return (cell) => {
    const value = known.get(programTerm(cell))
    return value === undefined ? { fault: 'not-a-choice', expected } : { value }
  }
}

function numberReader(column: DatasetColumn): (cell: string) => ReadValue {
  return (cell) => {
    const number = plainNumber.test(cell) ? Number(cell.replaceAll(',', '')) : Number.NaN
    if (Number.isNaN(number)) return { fault: 'not-a-number', expected: null }
    if (column.type === 'whole-number' && !Number.isSafeInteger(number)) return { fault: 'not-whole', expected: null }
    return withinRange(number, column, 1)
  }
}

function withinRange(value: number, { smallest, largest }: DatasetColumn, unit: number): ReadValue {
  if (smallest !== null && value < smallest) return { fault: 'below-smallest', expected: String(smallest / unit) }
  if (largest !== null && value > largest) return { fault: 'above-largest', expected: String(largest / unit) }
  return { value }
}
