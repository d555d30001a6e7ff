import { populationOrAny, programTerm } from '../../agreements/programs/program.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { type FindingBook, gatherFindings } from '../../ground/platform/gather-findings.ts'
import { type Columns, cellReader, guessColumns, type Synonyms } from '../../ground/platform/guess-columns.ts'
import { readDay } from '../../ground/platform/read-day.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'
import type { ValueFormat } from '../../ground/words/write-value.ts'
import { readThreshold } from './read-threshold.ts'
import { type Direction, directionSchema, isTargetNoWorse, type Standard } from './standard.ts'

/** What the list must know of a measure: its key, its unit, and which way is better where the measure itself says so. */
export type KnownMeasure = { key: string; unit: ValueFormat; direction?: Direction }

const names = {
  programType: ['program type', 'project type', 'service type', 'type'],
  population: ['population served', 'target population', 'household type'],
  measure: ['measure', 'performance measure', 'metric', 'indicator', 'measure key'],
  minimum: ['minimum', 'minimum standard', 'min', 'floor', 'minimum performance standard'],
  target: ['target', 'goal', 'system target', 'benchmark'],
  direction: ['direction', 'better', 'desired direction'],
  from: ['from', 'effective date', 'start', 'start date', 'effective', 'valid from'],
  reason: ['reason', 'why', 'rationale'],
  agreedBy: ['agreed by', 'who agreed', 'approved by'],
} as const satisfies Synonyms<string>

export type StandardsField = keyof typeof names
export type StandardsList = {
  file: string
  standards: Standard[]
  columns: Columns<StandardsField>
  findings: Finding[]
}

/** Reads minimum standards and targets. Two rows for the same thing and day are both left out: neither is the truth. */
export function readStandardsList(
  table: Table,
  measures: readonly KnownMeasure[],
  columns?: Columns<StandardsField>,
): StandardsList {
  const taken = columns ?? guessColumns<StandardsField>(table.header, names).columns
  const list = { file: table.file, columns: taken }
  if (isStopped(table)) return { ...list, standards: [], findings: table.findings }
  const book = gatherFindings(table.file)
  const reader = cellReader(table.header, taken)
  for (const field of ['programType', 'measure', 'minimum', 'target', 'direction', 'from'] as const)
    if (!reader.has(field))
      book.note({
        grade: 'stops',
        code: 'no-standards-column',
        column: names[field][0],
        found: table.header.slice(0, 12).join(', '),
      })

  const read: { row: number; standard: Standard }[] = []
  if (!isStopped({ findings: book.list() }))
    for (const { row, cells } of table.rows) {
      const standard = readStandard(row, (field) => reader.cell(cells, field), measures, book)
      if (standard) read.push({ row, standard })
    }
  const standards = withoutDuplicates(read, book)
  return { ...list, standards, findings: [...table.findings, ...book.list()] }
}

function readStandard(
  row: number,
  cell: (field: StandardsField) => string,
  measures: readonly KnownMeasure[],
  book: FindingBook,
): Standard | null {
  let isRefused = false
  const refuse = (
    code: string,
    column: StandardsField,
    found: string | null = null,
    expected: string | null = null,
  ) => {
    isRefused = true
    book.note({
      grade: 'error',
      code,
      row,
      column: names[column][0],
      found: found?.slice(0, 40),
      expected,
      apart: found ?? undefined,
    })
  }
  const programType = cell('programType')
  if (programType === '') refuse('no-program-type', 'programType')
  const measure = measures.find((one) => programTerm(one.key) === programTerm(cell('measure')))
  if (!measure) refuse('unknown-measure', 'measure', cell('measure'), measures.map((one) => one.key).join(', '))

  const threshold = (field: 'minimum' | 'target'): number => {
    const value = readThreshold(cell(field), measure?.unit ?? 'share')
    if ('value' in value) return value.value
    if ('missing' in value) refuse('missing-threshold', field)
    else if (measure) refuse(value.refused, field, cell(field), measure.unit === 'share' ? '0.4, 40%' : '90, 4.5')
    return Number.NaN
  }
  const [minimum, target] = [threshold('minimum'), threshold('target')]
  const direction = directionSchema.safeParse(cell('direction').toLowerCase()).data
  if (!direction) refuse('no-direction', 'direction', cell('direction') || null, 'increase, decrease')
  else if (measure?.direction && measure.direction !== direction)
    refuse('direction-against-measure', 'direction', direction, measure.direction)
  const day = readDay(cell('from'))
  if ('missing' in day) refuse('missing-start', 'from')
  else if ('refused' in day) refuse(day.refused, 'from', null, 'YYYY-MM-DD, MM/DD/YYYY')
  if (isRefused || !direction || !measure || !('day' in day)) return null

  if (!isTargetNoWorse({ minimum, target, direction })) {
    refuse('target-on-the-worse-side', 'target', `${cell('minimum')}, ${cell('target')}`, direction)
    return null
  }
  const population = populationOrAny(cell('population'))
  const [reason, agreedBy] = [cell('reason').slice(0, 1000), cell('agreedBy').slice(0, 200)]
  return {
    ...{ programType, population, measure: measure.key, minimum, target, direction, from: day.day },
    ...(reason === '' ? {} : { reason }),
    ...(agreedBy === '' ? {} : { agreedBy }),
  }
}

function withoutDuplicates(read: { row: number; standard: Standard }[], book: FindingBook): Standard[] {
  const groups = Map.groupBy(read, ({ standard: { programType, population, measure, from } }) =>
    [programTerm(programType), programTerm(population ?? ''), measure, from].join('\n'),
  )
  const standards: Standard[] = []
  for (const group of groups.values()) {
    const first = group[0]!
    if (group.length === 1) standards.push(first.standard)
    else {
      const rows = group.map((one) => one.row).join(', ')
      book.note({
        grade: 'error',
        code: 'standard-given-twice',
        row: first.row,
        found: rows,
        count: group.length,
        apart: rows,
      })
    }
  }
  return standards
}
