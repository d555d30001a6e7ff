import { programTerm } from '../../agreements/programs/program.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { type FindingBook, gatherFindings } from '../../ground/platform/gather-findings.ts'
import { type Columns, cellReader, guessColumns, type Synonyms } from '../../ground/platform/guess-columns.ts'
import { readMonth } from '../../ground/platform/read-day.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'

/** A share counts some of the denominator; of nights, one household may stay many. */
export type CountedMeasure = { key: string; counts: 'share' | 'nights' }

const names = {
  program: ['program', 'program name', 'project', 'project name'],
  measure: ['measure', 'performance measure', 'metric', 'indicator'],
  period: ['period', 'month', 'reporting period', 'report month', 'reporting month'],
  numerator: ['numerator', 'num', 'achieved', 'successes'],
  denominator: ['denominator', 'denom', 'den', 'out of', 'total'],
  note: ['note', 'notes', 'comment', 'comments', 'explanation'],
} as const satisfies Synonyms<string>

export type CountsField = keyof typeof names

/** What a provider counted for one program, measure and month. null is missing: not counted, or not told; 0 is none. */
export type CountsLine = {
  row: number
  program: string
  measure: string
  period: Month
  numerator: number | null
  denominator: number | null
  note: string | null
}

export type CountsList = { file: string; lines: CountsLine[]; columns: Columns<CountsField>; findings: Finding[] }

export type CountsExpected = {
  measures: readonly CountedMeasure[]
  /** Names of the programs that may report; without it any name is read. */
  programs?: readonly string[]
}

/** Reads counts that a provider without an export sends as a table. Two rows for the same count are both left out. */
export function readCountsList(
  table: Table,
  { measures, programs }: CountsExpected,
  columns?: Columns<CountsField>,
): CountsList {
  const taken = columns ?? guessColumns<CountsField>(table.header, names).columns
  const list = { file: table.file, columns: taken }
  if (isStopped(table)) return { ...list, lines: [], findings: table.findings }
  const book = gatherFindings(table.file)
  const reader = cellReader(table.header, taken)
  for (const field of ['program', 'measure', 'period', 'numerator', 'denominator'] as const)
    if (!reader.has(field))
      book.note({
        grade: 'stops',
        code: 'no-counts-column',
        column: field,
        found: table.header.slice(0, 12).join(', '),
      })

  const read: CountsLine[] = []
  if (!isStopped({ findings: book.list() })) {
    const known = programs && new Map(programs.map((name) => [programTerm(name), name]))
    for (const { row, cells } of table.rows) {
      const line = readLine(row, (field) => reader.cell(cells, field), measures, known, book)
      if (line) read.push(line)
    }
  }
  const lines = withoutDuplicates(read, book)
  return { ...list, lines, findings: [...table.findings, ...book.list()] }
}

function readLine(
  row: number,
  cell: (field: CountsField) => string,
  measures: readonly CountedMeasure[],
  programs: Map<string, string> | undefined,
  book: FindingBook,
): CountsLine | null {
  let isRefused = false
  const refuse = (code: string, column: CountsField, found: string | null = null, expected: string | null = null) => {
    isRefused = true
    book.note({ grade: 'error', code, row, column, found: found?.slice(0, 40), expected, apart: found ?? undefined })
  }
  const program = programs ? programs.get(programTerm(cell('program'))) : cell('program')
  if (cell('program') === '') refuse('no-program', 'program')
  else if (program === undefined) refuse('unknown-program', 'program', cell('program'))
  const measure = measures.find((one) => programTerm(one.key) === programTerm(cell('measure')))
  if (!measure) refuse('unknown-measure', 'measure', cell('measure'), measures.map((one) => one.key).join(', '))
  const period = readMonth(cell('period'))
  if ('missing' in period) refuse('missing-period', 'period')
  else if ('refused' in period) refuse(period.refused, 'period', cell('period'), '2026-07, 7/2026, July 2026')

  const countOf = (field: 'numerator' | 'denominator'): number | null => {
    const read = readCount(cell(field))
    if ('count' in read) return read.count
    // Found text is not repeated here: a cell of the wrong column may hold a person's number.
    refuse(read.refused, field, null, '0, 1, 2')
    return null
  }
  const [numerator, denominator] = [countOf('numerator'), countOf('denominator')]
  if (measure?.counts === 'share' && numerator !== null && denominator !== null && numerator > denominator)
    refuse('numerator-above-denominator', 'numerator', `${numerator}, ${denominator}`)
  if (isRefused || !measure || program === undefined || !('month' in period)) return null

  if ((numerator === null) !== (denominator === null))
    book.note({ grade: 'warning', code: 'half-a-count', row, column: numerator === null ? 'numerator' : 'denominator' })
  return {
    row,
    program,
    measure: measure.key,
    period: period.month,
    numerator,
    denominator,
    note: cell('note') || null,
  }
}

/** A whole number that is not negative. A mark of suppression ("<11", "*") is no number and not missing either. */
function readCount(text: string): { count: number | null } | { refused: string } {
  if (text === '') return { count: null }
  if (/^(<\s*\d+|\*+|suppressed|suprimido)$/i.test(text)) return { refused: 'suppressed-count' }
  if (/^-\s*\d/.test(text)) return { refused: 'negative-count' }
  if (/^\d+\.\d*[1-9]\d*$/.test(text)) return { refused: 'not-a-whole-number' }
  const plain = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.0*)?$/.exec(text)
  const count = Number(plain?.[1]?.replaceAll(',', ''))
  return Number.isSafeInteger(count) ? { count } : { refused: 'unreadable-count' }
}

function withoutDuplicates(read: CountsLine[], book: FindingBook): CountsLine[] {
  const groups = Map.groupBy(read, (line) => [programTerm(line.program), line.measure, line.period].join('\n'))
  return [...groups.values()].flatMap((group) => {
    if (group.length === 1) return group
    const found = group.map((line) => line.row).join(', ')
    book.note({ grade: 'error', code: 'counted-twice', row: group[0]!.row, found, count: group.length, apart: found })
    return []
  })
}
