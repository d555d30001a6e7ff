import type { Finding } from '../../ground/platform/finding.ts'
import { type FindingBook, gatherFindings } from '../../ground/platform/gather-findings.ts'
import { type Columns, cellReader, guessColumns, type Synonyms } from '../../ground/platform/guess-columns.ts'
import { readDay } from '../../ground/platform/read-day.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'
import { populationOrAny, programTerm } from './program.ts'

const names = {
  contractNumber: [
    'contract number',
    'contract id',
    'contract',
    'agreement number',
    'original contract id',
    'po number',
  ],
  program: ['program name', 'service', 'service name', 'project name'],
  programType: ['program type', 'project type', 'service type', 'type', 'program model'],
  population: ['population served', 'target population', 'household type', 'subpopulation'],
  hmisProjectId: ['hmis project id', 'project id', 'hmis id', 'hmis project', 'project'],
  from: ['start', 'start date', 'begin date', 'effective date'],
  to: ['end', 'end date', 'through', 'until'],
} as const satisfies Synonyms<string>

export type ProgramMapField = keyof typeof names
export type ProgramMapColumns = Columns<ProgramMapField>

/** One line of the map: this program under this contract is that project of the HMIS, in these days. */
export type ProgramMapLine = {
  row: number
  contractNumber: string
  program: string
  programType: string
  /** null: any population */
  population: string | null
  /** null: the program keeps its records outside the HMIS */
  hmisProjectId: string | null
  /** null: since ever, or with no end */
  from: string | null
  to: string | null
}

export type ProgramMap = { file: string; lines: ProgramMapLine[]; columns: ProgramMapColumns; findings: Finding[] }

/**
 * Reads which HMIS projects stand behind which contract. `contractNumbers` are the known contracts: a line for another
 * number is left out. A project may serve several contracts (a warning says so); a line that overlaps an earlier line
 * of the same program and project in its days is left out, because its people would be counted twice.
 */
export function readProgramMap(
  table: Table,
  contractNumbers: Iterable<string>,
  columns?: ProgramMapColumns,
): ProgramMap {
  const taken = columns ?? guessColumns<ProgramMapField>(table.header, names).columns
  if (isStopped(table)) return { file: table.file, lines: [], columns: taken, findings: table.findings }
  const book = gatherFindings(table.file)
  const reader = cellReader(table.header, taken)
  for (const field of ['contractNumber', 'program', 'programType', 'hmisProjectId'] as const)
    if (!reader.has(field))
      book.note({
        grade: 'stops',
        code: 'no-map-column',
        column: names[field][0],
        found: table.header.slice(0, 12).join(', '),
      })

  const lines: ProgramMapLine[] = []
  if (!isStopped({ findings: book.list() })) {
    const known = new Set(contractNumbers)
    const kept = new Map<string, ProgramMapLine[]>()
    const described = new Map<string, ProgramMapLine>()
    for (const { row, cells } of table.rows) {
      const line = readLine(row, (field) => reader.cell(cells, field), known, book)
      if (line && fits(line, kept, described, book)) lines.push(line)
    }
    noteSharedProjects(lines, book)
  }
  return { file: table.file, lines, columns: taken, findings: [...table.findings, ...book.list()] }
}

function readLine(
  row: number,
  cell: (field: ProgramMapField) => string,
  known: Set<string>,
  book: FindingBook,
): ProgramMapLine | null {
  let isRefused = false
  const refuse = (code: string, column: ProgramMapField, found: string | null = null) => {
    isRefused = true
    book.note({ grade: 'error', code, row, column: names[column][0], found, apart: found ?? undefined })
  }
  const dayOf = (field: 'from' | 'to') => {
    const read = readDay(cell(field))
    if ('refused' in read) refuse(read.refused, field)
    return 'day' in read ? read.day : null
  }
  const [contractNumber, from, to] = [cell('contractNumber'), dayOf('from'), dayOf('to')]
  if (contractNumber === '') refuse('no-contract-number', 'contractNumber')
  else if (!known.has(contractNumber)) refuse('unknown-contract', 'contractNumber', contractNumber)
  if (cell('program') === '') refuse('no-program', 'program')
  if (cell('programType') === '') refuse('no-program-type', 'programType')
  if (from !== null && to !== null && to < from) refuse('end-before-start', 'to')
  if (isRefused) return null
  const hmisProjectId = cell('hmisProjectId') || null
  const population = populationOrAny(cell('population'))
  return {
    row,
    contractNumber,
    program: cell('program'),
    programType: cell('programType'),
    population,
    hmisProjectId,
    from,
    to,
  }
}

/** False when the line says again, or says against, what an earlier line said. */
function fits(
  line: ProgramMapLine,
  kept: Map<string, ProgramMapLine[]>,
  described: Map<string, ProgramMapLine>,
  book: FindingBook,
): boolean {
  const program = `${line.contractNumber}\n${programTerm(line.program)}`
  const first = described.get(program) ?? line
  described.set(program, first)
  const isSame = (a: string | null, b: string | null) => programTerm(a ?? '') === programTerm(b ?? '')
  if (!isSame(first.programType, line.programType) || !isSame(first.population, line.population)) {
    const found = `${first.row}, ${line.row}`
    book.note({
      grade: 'error',
      code: 'program-described-twice',
      row: line.row,
      column: 'program_type',
      found,
      apart: found,
    })
    return false
  }
  const key = `${program}\n${line.hmisProjectId ?? ''}`
  const earlier = kept.get(key) ?? []
  const other = earlier.find(
    (one) => (one.from ?? '') <= (line.to ?? '9999') && (line.from ?? '') <= (one.to ?? '9999'),
  )
  if (other) {
    const found = `${other.row}, ${line.row}`
    const isDuplicate = other.from === line.from && other.to === line.to
    if (isDuplicate) book.note({ grade: 'warning', code: 'duplicate-row', row: line.row, found, apart: found })
    else book.note({ grade: 'error', code: 'overlapping-days', row: line.row, column: 'from', found, apart: found })
    return false
  }
  kept.set(key, [...earlier, line])
  return true
}

function noteSharedProjects(lines: ProgramMapLine[], book: FindingBook): void {
  const ofProject = new Map<string, ProgramMapLine[]>()
  for (const line of lines)
    if (line.hmisProjectId !== null)
      ofProject.set(line.hmisProjectId, [...(ofProject.get(line.hmisProjectId) ?? []), line])
  for (const [project, shared] of ofProject) {
    const contracts = new Set(shared.map((line) => line.contractNumber))
    if (contracts.size < 2) continue
    const [code, column] = ['project-in-several-contracts', 'hmis_project_id']
    book.note({
      grade: 'warning',
      code,
      row: shared[0]!.row,
      column,
      found: project,
      count: contracts.size,
      apart: project,
    })
  }
}
