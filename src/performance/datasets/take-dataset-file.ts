import { createHash, createHmac } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { monthOf } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import { datasetsFolder, returnedFolder } from '../../ground/platform/folders.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { openRowChecker, type RowChecker } from './check-rows.ts'
import { compareTotals } from './compare-totals.ts'
import { compareWithHistory } from './compare-with-history.ts'
import type { Dataset } from './dataset.ts'
import { findDatasetContext } from './find-dataset-context.ts'
import { gatherParts } from './gather-parts.ts'
import { listReferenced } from './list-referenced.ts'
import { type DatasetSource, heldBytes, isSourceStopped, openDatasetSource } from './open-dataset-source.ts'
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
  /** a file of more bytes passes by and is never whole in memory */
  heldBytes?: number
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
  const source = await openDatasetSource(asked.path, asked.fileName, dataset, asked.heldBytes)
  const { table } = source
  if (isSourceStopped(source)) return refuse(asked, context, source, null, 0)
  const folder = datasetsFolder(asked.dataFolder, asked.slug)
  const months = sent.from && sent.to ? { from: sent.from, to: sent.to } : null
  const hash = (providerId: string, identifier: string) =>
    createHmac('sha256', asked.secret).update(`${providerId}\u001f${identifier}`).digest('hex').slice(0, 32)
  const rowsAsked = {
    programs,
    hash,
    referenced: await listReferenced(dataset, context.references, folder),
    months,
    today: context.today,
  }
  const checker = openRowChecker(dataset, table, rowsAsked, source.isHeld)
  const parts = gatherParts(dataset)
  let rowsRead = 0
  async function* pass() {
    for await (const batch of source.batches) {
      rowsRead += batch.length
      const checked = checker.check(batch)
      tell('clean', rowsRead, 0.1 + 0.7 * source.doneShare())
      // What goes back whole is not kept: its rows are read on for what is wrong with them.
      if (checker.isBad()) continue
      for (const row of checked) {
        parts.add(row)
        yield row
      }
    }
  }
  let findings: Finding[] = []
  let listed: NewPart[] = []
  const written = await writeRowFiles({
    dataset,
    rows: pass(),
    submissionId,
    senderId: sent.providerId,
    folder,
    async isToBeKept(listTwice) {
      checker.end()
      if (!source.isHeld && dataset.uniqueBy.length > 0 && !checker.isBad())
        for (const { row, first } of await listTwice()) checker.noteTwice(row, first)
      findings = [...source.findings(), ...checker.findings()]
      if (findings.some(({ grade }) => grade !== 'warning')) return false
      tell('keep', rowsRead, 0.85)
      listed = parts.list({ programs, months, isOfOne: sent.providerId !== null })
      findings.push(...compareTotals(dataset, table, listed))
      return findings.every(({ grade }) => grade === 'warning')
    },
  })
  if (!written.isKept) return refuse(asked, context, { ...source, findings: () => findings }, checker, rowsRead)
  const unusual = compareWithHistory({
    dataset,
    parts: listed,
    known: context.parts,
    programNames: new Map(programs.map(({ id, name }) => [id, name])),
    thisMonth: monthOf(context.today),
    file: asked.fileName,
  })
  findings.push(...unusual)
  const summary = summarize(dataset, rowsRead, listed)
  const recorded = await transact((visit) =>
    recordDatasetParts(visit, {
      submissionId,
      key: dataset.key,
      senderId: sent.providerId,
      parts: listed,
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

async function refuse(
  asked: TakeAsked,
  { dataset, programs }: Context,
  source: DatasetSource,
  checker: RowChecker | null,
  rowsRead: number,
) {
  const { submissionId, transact } = asked
  const findings = [...source.findings()]
  const faults = checker?.faults ?? []
  const isMarked = faults.length > 0 && source.isHeld
  if (isMarked)
    await writeReturnedCopy({
      folder: returnedFolder(asked.dataFolder, asked.slug),
      submissionId,
      table: source.table,
      faults,
      language: asked.language,
      form: { dataset, programs: programs.map(({ name }) => name) },
    })
  if (faults.length > 0 && !source.isHeld) findings.push(noCopy(asked.fileName))
  const summary = { dataset: dataset.key, name: dataset.name, rowsRead, isMarked }
  await transact((visit) => finishSubmission(visit, { id: submissionId, state: 'refused', findings, summary }))
  return { submissionId, state: 'refused' as const, findings, summary }
}

const noCopy = (file: string): Finding => ({
  grade: 'warning',
  code: 'dataset-too-large-for-copy',
  file,
  row: null,
  column: null,
  found: null,
  expected: String(heldBytes / 1_000_000),
  count: 1,
})

/** The same bytes from the same sender for the same months and form are the same file. */
async function digestOf(path: string, about: string[]): Promise<string> {
  const hash = createHash('sha256').update(about.join('\n'))
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

function summarize(dataset: Dataset, rowsRead: number, parts: NewPart[]): Record<string, unknown> {
  const months = parts
    .map(({ month }) => month)
    .filter((month) => month !== '')
    .toSorted()
  return {
    dataset: dataset.key,
    name: dataset.name,
    version: dataset.version,
    rowsRead,
    programs: new Set(parts.map(({ programId }) => programId)).size,
    from: months[0] ?? null,
    to: months.at(-1) ?? null,
  }
}
