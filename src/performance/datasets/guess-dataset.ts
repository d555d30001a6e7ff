import { programTerm } from '../../agreements/programs/program.ts'
import { headerForm } from '../../ground/platform/guess-columns.ts'
import { readAmount } from '../../ground/platform/read-amount.ts'
import { readDay } from '../../ground/platform/read-day.ts'
import type { Table } from '../../ground/platform/read-table.ts'
import type { ColumnType, DatasetColumn } from './dataset.ts'
import type { Declaration } from './dataset-schema.ts'
import { valueReader } from './value-reader.ts'

/** Looked at: enough to know a column by. */
const lookedAt = 5_000
/** More values than these are no list that a person chooses from. */
const mostValues = 20

const identifierNames =
  /\b(id|ids|identifier|identificador|ssn|social security|case number|client number|ticket|folio|uuid|name|nombre|apellido|email|correo|phone|telefono|birth|nacimiento|dob|address|direccion)\b/
/** Who somebody is and where to find them: no figure needs it, so a form does not ask for it unless a person says so. */
const privateNames =
  /\b(name|nombre|apellido|email|correo|phone|telefono|birth|nacimiento|dob|address|direccion|ssn|social security)\b/
const personNames =
  /\b(client|cliente|person|persona|participant|participante|student|estudiante|child|nino|patient|member|household|customer)\b/
const programNames =
  /\b(program|programa|project|proyecto|site|sitio|service|servicio|crew|cuadrilla|agency|school|clinic)\b/
const moneyNames = /\b(amount|monto|cost|costo|wage|wages|salario|earnings|ingreso|price|paid|fee|dollars)\b/
/** Of several days, the one that ends something says when its result is known. */
const dayNames = [
  /\b(exit|left|end|ended|completed|closed|repaired|salida|fin|cierre)\b/,
  /\b(service|date|fecha|reported|month)\b/,
]

/** A form guessed from a table that somebody has: every guess is shown and can be changed before anything is kept. */
export function guessDataset(table: Table, known: { programs: readonly string[]; name: string }): Declaration {
  const rows = table.rows.slice(0, lookedAt)
  const taken = new Set<string>()
  const guessed = table.header.flatMap((name, at): (DatasetColumn & { at: number; cells: string[] })[] => {
    if (name === '') return []
    const cells = rows.map((row) => row.cells[at] ?? '')
    return [{ ...guessColumn(name, cells), key: keyOf(name, taken), at, cells }]
  })
  const programs = new Set(known.programs.map(programTerm))
  const isOf = (names: RegExp) => (column: DatasetColumn) =>
    names.test(headerForm(column.name).normalize('NFKD').replace(/\p{M}/gu, ''))
  const isText = ({ type }: DatasetColumn) => type === 'text' || type === 'choice'
  const naming = guessed.filter(isText)
  const program =
    naming.find(({ cells }) => programs.size > 0 && share(cells, (cell) => programs.has(programTerm(cell))) >= 0.5) ??
    naming.find(isOf(programNames))
  const days = guessed.filter(({ type }) => type === 'day')
  const day = dayNames.map((names) => days.find(isOf(names))).find((one) => one !== undefined) ?? days[0]
  const identifiers = guessed.filter(({ type }) => type === 'identifier')
  const person = identifiers.find(isOf(personNames))
  const columns = guessed.map(({ at: _, cells: __, ...column }) => ({
    ...column,
    // Programs are looked up by name, so that they need no list; a row without program or day has no place.
    ...(column.key === program?.key ? { type: 'text' as const, values: null, isNeeded: true } : {}),
    ...(column.key === day?.key ? { isNeeded: true } : {}),
  }))
  return {
    key: keyOf(known.name, new Set()),
    name: known.name,
    rowIs: person ? 'one person' : 'one record',
    columns,
    uniqueBy: findUnique(guessed, [person, ...identifiers], day),
    programColumn: program?.key ?? null,
    dayColumn: day?.key ?? null,
    personColumn: person?.key ?? null,
    totals: [],
  }
}

/** True of a column that names or describes a person and does nothing else in the form: it need not be asked for. */
export function isBetterLeftOut(declared: Declaration, { key, name, type }: DatasetColumn): boolean {
  const hasPart = key === declared.personColumn || declared.uniqueBy.includes(key)
  return type === 'identifier' && !hasPart && privateNames.test(headerForm(name))
}

/** snake_case from a header or a file's name, unlike those that are taken. */
export function keyOf(name: string, taken: Set<string>): string {
  const plain = headerForm(name)
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const start = /^[a-z]/.test(plain) ? plain.slice(0, 36) : `column_${plain}`.slice(0, 36).replace(/_$/, '')
  let key = start
  for (let count = 2; taken.has(key); count += 1) key = `${start}_${count}`
  taken.add(key)
  return key
}

const share = (cells: string[], holds: (cell: string) => boolean): number => {
  const filled = cells.filter((cell) => cell !== '')
  return filled.length === 0 ? 0 : filled.filter(holds).length / filled.length
}

function guessColumn(name: string, cells: string[]): Omit<DatasetColumn, 'key'> {
  const form = headerForm(name)
  const filled = cells.filter((cell) => cell !== '')
  const distinct = new Set(filled.map(programTerm))
  const type = guessType(form, filled, distinct.size)
  const values =
    type === 'choice' ? [...new Map(filled.map((cell) => [programTerm(cell), cell])).values()].toSorted() : null
  const isNumber = type === 'whole-number' || type === 'number' || type === 'money'
  const isNeverBelowZero = isNumber && filled.every((cell) => !/^\s*[-(\u2212]/.test(cell))
  return {
    name,
    type,
    isNeeded: cells.length > 0 && filled.length === cells.length,
    values,
    smallest: isNeverBelowZero ? 0 : null,
    largest: null,
    refersTo: null,
    explains: '',
  }
}

/** A stray wrong cell must not decide: nearly all of them have to fit. */
const nearlyAll = 0.97

function guessType(form: string, filled: string[], distinct: number): ColumnType {
  if (filled.length === 0) return 'text'
  const fits = (type: ColumnType) => {
    const read = valueReader({
      key: 'a',
      name: 'a',
      type,
      isNeeded: false,
      values: null,
      smallest: null,
      largest: null,
      refersTo: null,
      explains: '',
    })
    return share(filled, (cell) => 'value' in read(cell)) >= nearlyAll
  }
  if (share(filled, (cell) => 'day' in readDay(cell)) >= nearlyAll && !/^\d{8}$/.test(filled[0]!))
    return identifies(form, 'birth') ? 'identifier' : 'day'
  const isDigit = filled.every((cell) => cell === '0' || cell === '1')
  if (distinct <= 3 && fits('yes-no') && (!isDigit || distinct === 2)) return 'yes-no'
  if (identifierNames.test(form) && !programNames.test(form)) return 'identifier'
  const isMoney = filled.some((cell) => cell.includes('$')) || moneyNames.test(form)
  if (isMoney && share(filled, (cell) => 'amountCents' in readAmount(cell)) >= nearlyAll) return 'money'
  if (fits('whole-number')) return 'whole-number'
  if (fits('number')) return 'number'
  const isShort = filled.every((cell) => cell.length <= 60)
  return distinct <= mostValues && isShort && (distinct * 2 <= filled.length || filled.length <= 6) ? 'choice' : 'text'
}

const identifies = (form: string, word: string): boolean => form.includes(word) || /\b(dob|nacimiento)\b/.test(form)

type Guessed = DatasetColumn & { cells: string[] }

/** The first identifier, alone or with the day, that no two rows share. */
function findUnique(columns: Guessed[], identifiers: (Guessed | undefined)[], day: Guessed | undefined): string[] {
  const rows = columns[0]?.cells.length ?? 0
  const isUnique = (keys: Guessed[]) =>
    rows > 1 &&
    new Set(Array.from({ length: rows }, (_, at) => keys.map(({ cells }) => cells[at]).join('\u001f'))).size === rows
  for (const one of new Set(identifiers)) {
    if (!one) continue
    if (isUnique([one])) return [one.key]
    if (day && isUnique([one, day])) return [one.key, day.key]
  }
  return []
}
