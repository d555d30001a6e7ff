import { createHash, createHmac } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type Month, monthOf, monthsBetween } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { datasetsFolder, returnedFolder } from '../../ground/platform/folders.ts'
import { isStopped, type Table } from '../../ground/platform/read-table.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { type CheckedTable, checkRows, type KnownProgram } from './check-rows.ts'
import { compareTotals } from './compare-totals.ts'
import { compareWithHistory } from './compare-with-history.ts'
import type { Dataset } from './dataset.ts'
import { isNumeric } from './dataset.ts'
import { findDatasetContext } from './find-dataset-context.ts'
import { listReferenced } from './list-referenced.ts'
import { readDatasetFile } from './read-dataset-file.ts'
import { type NewPart, recordDatasetParts } from './record-dataset-parts.ts'
import { writeReturnedCopy } from './returned-copy.ts'
import { writeRowFiles } from './row-files.ts'

export type DatasetFileTaken = {
  submissionId: string
  state: 'done' | 'unchanged' | 'refused'
  findings: Finding[]
  summary: Record<string, unknown>
}

type Progress = { step: string; rows: number; totalRows: number | null; fraction: number }

export type TakeAsked = {
  submissionId: string
  path: string
  fileName: string
  dataFolder: string
  slug: string
  /** the jurisdiction's secret: the only way from an identifier to the key that is kept */
  secret: string
  language: 'en' | 'es'
  transact: <T>(work: (visit: Visit) => Promise<T>) => Promise<T>
  /** lets the rows count, once the register has them */
  publish: (key: string) => Promise<void>
  onProgress?: (progress: Progress) => void
}

/**
 * Reads a file that came for a dataset. A file with an error is sent back whole with its cells marked, and nothing that
 * came before is touched; else its programs and months take the place of what was there, and of nothing else. The reading
 * holds no transaction; a kill at any moment leaves what counts as it was.
 */
export async function takeDatasetFile(asked: TakeAsked): Promise<DatasetFileTaken> {
  const { submissionId, transact, onProgress } = asked
  const tell = (step: string, rows: number, fraction: number) =>
    onProgress?.({ step, rows, totalRows: rows || null, fraction })
  const context = await transact((visit) => findDatasetContext(visit, submissionId))
  const { dataset, sent, programs } = context
  const digest = await digestOf(asked.path, [
    dataset.key,
    String(dataset.version),
    sent.providerId ?? '',
    sent.from ?? '',
    sent.to ?? '',
  ])
  if (context.lastDigest === digest) {
    await transact((visit) => finishSubmission(visit, { id: submissionId, state: 'unchanged', digest }))
    return { submissionId, state: 'unchanged', findings: [], summary: {} }
  }
  tell('read', 0, 0.05)
  const table = await readDatasetFile(asked.path, asked.fileName, dataset)
  if (isStopped(table)) return refuse(asked, context, table, { rows: [], faults: [], findings: [] })
  tell('clean', table.rows.length, 0.4)
  const folder = datasetsFolder(asked.dataFolder, asked.slug)
  const months = sent.from && sent.to ? { from: sent.from, to: sent.to } : null
  const hash = (providerId: string, identifier: string) =>
    createHmac('sha256', asked.secret).update(`${providerId}\u001f${identifier}`).digest('hex').slice(0, 32)
  const checked = await checkRows(dataset, table, {
    programs,
    hash,
    referenced: await listReferenced(dataset, context.references, folder),
    months,
    today: context.today,
  })
  const isBad = [...table.findings, ...checked.findings].some(({ grade }) => grade !== 'warning')
  const totals = isBad ? [] : compareTotals(dataset, table, checked.rows)
  if (isBad || totals.some(({ grade }) => grade === 'error'))
    return refuse(asked, context, table, { ...checked, findings: [...checked.findings, ...totals] })
  tell('keep', table.rows.length, 0.8)
  const parts = gatherParts(dataset, checked.rows, programs, months, sent.providerId !== null)
  const unusual = compareWithHistory({
    dataset,
    parts,
    known: context.parts,
    programNames: new Map(programs.map(({ id, name }) => [id, name])),
    thisMonth: monthOf(context.today),
    file: asked.fileName,
  })
  await writeRowFiles({ dataset, rows: checked.rows, submissionId, senderId: sent.providerId, folder })
  const findings = [...table.findings, ...checked.findings, ...totals, ...unusual]
  const summary = summarize(dataset, table, parts)
  const recorded = await transact((visit) =>
    recordDatasetParts(visit, {
      submissionId,
      key: dataset.key,
      senderId: sent.providerId,
      parts,
      digest,
      findings,
      summary,
    }),
  )
  if ('refused' in recorded) throw new Error(recorded.refused)
  await asked.publish(dataset.key)
  return { submissionId, state: 'done', findings, summary }
}

type Context = Awaited<ReturnType<typeof findDatasetContext>>

async function refuse(asked: TakeAsked, { dataset }: Context, table: Table, checked: CheckedTable) {
  const { submissionId, transact } = asked
  const findings = [...table.findings, ...checked.findings]
  const isMarked = checked.faults.length > 0
  if (isMarked)
    await writeReturnedCopy({
      folder: returnedFolder(asked.dataFolder, asked.slug),
      submissionId,
      table,
      faults: checked.faults,
      language: asked.language,
    })
  const summary = { dataset: dataset.key, name: dataset.name, rowsRead: table.rows.length, isMarked }
  await transact((visit) => finishSubmission(visit, { id: submissionId, state: 'refused', findings, summary }))
  return { submissionId, state: 'refused' as const, findings, summary }
}

/** The same bytes from the same sender for the same months and form are the same file. */
async function digestOf(path: string, about: string[]): Promise<string> {
  const hash = createHash('sha256').update(about.join('\n'))
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Rows and sums by program and month; a month that the sender says it covers and that has no row has zero rows. */
function gatherParts(
  dataset: Dataset,
  rows: CheckedTable['rows'],
  programs: KnownProgram[],
  months: { from: Month; to: Month } | null,
  isOfOne: boolean,
): NewPart[] {
  const numbers = dataset.columns.map(({ key, type }, at) => ({ key, at, type })).filter(({ type }) => isNumeric(type))
  const parts = new Map<string, NewPart>()
  const partOf = (programId: string, providerId: string, month: string): NewPart => {
    const name = `${programId} ${month}`
    const part = parts.get(name) ?? { programId, providerId, month, rows: 0, sums: {} }
    parts.set(name, part)
    return part
  }
  for (const row of rows) {
    const part = partOf(row.programId, row.providerId, row.month)
    part.rows += 1
    for (const { key, at } of numbers) {
      const value = row.values[at]
      if (typeof value === 'number') part.sums[key] = (part.sums[key] ?? 0) + value
    }
  }
  const covered = months && dataset.dayColumn !== null ? monthsBetween(months.from, months.to) : []
  const seen = new Set(rows.map(({ programId }) => programId))
  for (const { id, providerId } of programs.filter((program) => isOfOne || seen.has(program.id)))
    for (const month of covered) partOf(id, providerId, month)
  return [...parts.values()]
}

function summarize(dataset: Dataset, table: Table, parts: NewPart[]): Record<string, unknown> {
  const months = parts
    .map(({ month }) => month)
    .filter((month) => month !== '')
    .toSorted()
  return {
    dataset: dataset.key,
    name: dataset.name,
    version: dataset.version,
    rowsRead: table.rows.length,
    programs: new Set(parts.map(({ programId }) => programId)).size,
    from: months[0] ?? null,
    to: months.at(-1) ?? null,
  }
}
