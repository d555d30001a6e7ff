import { createHash } from 'node:crypto'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { readProgramMap } from '../../agreements/programs/program-map.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { readFileTable } from '../../ground/platform/read-file-table.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import type { SubmissionKind } from '../../ground/submissions/submission.ts'
import { importStandards } from '../goals/import-standards.ts'
import { readStandardsList } from '../goals/standards-list.ts'
import { readCountsList } from '../intake/counts-list.ts'
import { figuresFileSchema } from '../measure-packs/homelessness/figures-file.ts'
import { listMeasures } from '../measures/list-measures.ts'
import { isPartOfWhole } from '../measures/measure.ts'
import { type ContractListChoice, readTables, takeContractList } from './import-contract-list.ts'
import { importCounts } from './import-counts.ts'
import { importFigures } from './import-figures.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'

export type TableFile = { name: string; content: Uint8Array }
export type TableKind = 'contracts' | 'programs' | 'standards' | 'counts' | 'results'

export type TableImported = {
  submissionId: string
  state: 'done' | 'unchanged' | 'refused'
  findings: Finding[]
  summary: Record<string, unknown>
}

export type Taken =
  | { refused: true; findings: Finding[] }
  | { findings: Finding[]; changed: number; summary: Record<string, unknown> }
type Taker = (visit: Visit, files: TableFile[], submissionId: string, choice: ContractListChoice) => Promise<Taken>

/** Measures as the readers of standards and counts want to know them. */
async function listKnownMeasures({ work }: Visit) {
  return (await listMeasures(work)).map((measure) => ({
    key: measure.key,
    direction: measure.direction,
    unit: measure.valueFormat,
    counts: isPartOfWhole(measure) ? ('share' as const) : ('nights' as const),
  }))
}

const takers: Record<TableKind, Taker> = {
  async contracts(visit, files, submissionId, choice) {
    return takeContractList(visit, await readTables(files, choice), submissionId, choice)
  },
  async programs(visit, files, submissionId, choice) {
    const table = await firstTable(files, choice)
    const numbers = await visit.work.selectFrom('contract').select('number').execute()
    const map = readProgramMap(
      table,
      numbers.map((row) => row.number),
    )
    if (isStopped(map)) return { refused: true, findings: map.findings }
    const taken = await importProgramMap(visit, { lines: map.lines, submissionId })
    if ('refused' in taken) throw new Error(taken.refused)
    return { findings: map.findings, changed: taken.done.linesAdded + taken.done.linesRemoved, summary: taken.done }
  },
  async standards(visit, files, submissionId, choice) {
    const list = readStandardsList(await firstTable(files, choice), await listKnownMeasures(visit))
    if (isStopped(list)) return { refused: true, findings: list.findings }
    const taken = await importStandards(visit, { standards: list.standards, submissionId })
    if ('refused' in taken) throw new Error(taken.refused)
    await judgeNewestMonth(visit)
    return { findings: list.findings, changed: taken.done.added + taken.done.changed, summary: taken.done }
  },
  async counts(visit, files, submissionId, choice) {
    const list = readCountsList(await firstTable(files, choice), { measures: await listKnownMeasures(visit) })
    if (isStopped(list)) return { refused: true, findings: list.findings }
    const taken = await importCounts(visit, { lines: list.lines, fileName: list.file, submissionId })
    if ('refused' in taken) throw new Error(taken.refused)
    const findings = [...list.findings, ...taken.findings]
    return { findings, changed: taken.done.added + taken.done.corrected, summary: taken.done }
  },
  async results(visit, files, submissionId) {
    const [file] = files
    const read = readFiguresFile(file!)
    if ('refused' in read) return { refused: true, findings: [read.refused] }
    const taken = await importFigures(visit, { file: read.figures, fileName: file!.name, submissionId })
    if ('refused' in taken) return { refused: true, findings: taken.findings }
    const { sourceId, exportDate, coveredTo } = read.figures.source
    const changed = taken.done.added + taken.done.corrected
    return { findings: [...taken.findings], changed, summary: { ...taken.done, sourceId, exportDate, coveredTo } }
  },
}

/**
 * Takes small tables in, in the transaction of the visit: a contract list (several files: the later supersede), a map,
 * standards, counts, or figures that were measured elsewhere. A refused one leaves its findings and nothing else.
 */
export async function importTable(
  visit: Visit,
  input: { kind: TableKind; files: TableFile[]; isInvented?: boolean } & ContractListChoice,
): Promise<TableImported | { refused: 'not-allowed' | 'demo-is-invented' }> {
  const kind: SubmissionKind = input.kind
  const received = await receiveSubmission(visit, { kind, ...describeFiles(input.files), isInvented: input.isInvented })
  if ('refused' in received) return received
  const id = received.done.id
  const taken = await takers[input.kind](visit, input.files, id, input)
  const state = 'refused' in taken ? 'refused' : taken.changed === 0 ? 'unchanged' : 'done'
  const summary = 'refused' in taken ? {} : taken.summary
  const finished = await finishSubmission(visit, { id, state, findings: taken.findings, summary })
  if ('refused' in finished) throw new Error(finished.refused)
  return { submissionId: id, state, findings: taken.findings, summary }
}

/** What a submission says of the files that it came as. */
export function describeFiles(files: TableFile[]): { fileName: string; digest: string } {
  const digest = createHash('sha256')
  for (const file of files) digest.update(file.content)
  return { fileName: files.map((file) => file.name).join(', '), digest: digest.digest('hex') }
}

function firstTable(files: TableFile[], { sheet }: ContractListChoice): Promise<Table> {
  return readFileTable(files[0]!, { sheet })
}

function readFiguresFile(file: TableFile) {
  const stop = (code: string, column: string | null = null, found: string | null = null): { refused: Finding } => ({
    refused: { grade: 'stops', code, file: file.name, row: null, column, found, expected: null, count: 1 },
  })
  let content: unknown
  try {
    content = JSON.parse(new TextDecoder().decode(file.content))
  } catch {
    return stop('figures-not-json')
  }
  const parsed = figuresFileSchema.safeParse(content)
  if (parsed.success) return { figures: parsed.data }
  const issue = parsed.error.issues[0]
  return stop('figures-wrong-shape', issue?.path.join('.') ?? null, issue?.message.slice(0, 100) ?? null)
}
