import { createReadStream, createWriteStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Finding } from '../../../ground/platform/finding.ts'
import { openRecordEngine, type RecordEngine } from '../../../ground/platform/record-engine.ts'
import { cleanTables, type SourceSummary } from './clean-tables.ts'
import { makeUploadFolder } from './erase-leftover-uploads.ts'
import { defaultLimits, layouts, type SourceLimits } from './layout.ts'
import { listFolderFiles } from './list-folder-files.ts'
import { readTables } from './read-tables.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import { type SourceFiles, unpackZip } from './unpack-zip.ts'

export type Progress = {
  step: 'unpack' | 'read' | 'clean'
  rows: number
  totalRows: number | null
  /** of the whole opening, 0 to 1 */
  fraction: number
}

export type OpenOptions = {
  /** holds a private folder for the time of the reading */
  workFolder: string
  /** a folder outside that statements may write to, such as the one facts are published in */
  outFolder?: string
  memoryLimit?: string
  threads?: number
  limits?: Partial<SourceLimits>
  signal?: AbortSignal
  onProgress?: (progress: Progress) => void
}

export type HmisSource = {
  /** holds the cleaned tables hmis_* */
  engine: RecordEngine
  summary: SourceSummary
  findings: Finding[]
  rowOfEnrollment: (record: number) => number
  /** lets the engine go and erases what is left of the private folder */
  close(): Promise<void>
}

/** unpacking or hashing takes about this share of the time, reading most of the rest */
const unpackShare = 0.3
const readShare = 0.6

/**
 * Opens an HMIS CSV export, a zip or a folder: unpacks only what is read, checks it, and leaves cleaned tables in a
 * private record engine. A source that cannot be understood is refused with findings of grade 'stops'; nothing stays
 * behind then.
 */
export async function openHmisSource(path: string, options: OpenOptions): Promise<HmisSource | { refused: Finding[] }> {
  const name = basename(path)
  const found = await stat(path).catch(() => null)
  if (found === null) return { refused: [finding('stops', 'source-not-found', name)] }
  const privateFolder = await makeUploadFolder(options.workFolder)
  let engine: RecordEngine | undefined
  const stop = () => engine?.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    const files = await gather(path, found.isDirectory(), privateFolder, options)
    const absent = layouts.filter(({ file, isNeeded }) => isNeeded && !files.has(file))
    if (absent.length > 0)
      throw new SourceRefusal(...absent.map(({ file }) => finding('stops', 'file-missing', `${file}.csv`)))
    const encoding = await toUtf8(files, privateFolder)
    const folders = [
      privateFolder,
      ...new Set([...files.values()].map((file) => dirname(file.path))),
      ...(options.outFolder === undefined ? [] : [options.outFolder]),
    ]
    engine = await openRecordEngine({
      memoryLimit: options.memoryLimit,
      threads: options.threads,
      temporaryFolder: join(privateFolder, 'spill'),
      folders,
    })
    const reading = await readTables(engine, files, privateFolder, (rows, fraction) => {
      options.signal?.throwIfAborted()
      options.onProgress?.({ step: 'read', rows, totalRows: null, fraction: unpackShare + readShare * fraction })
    })
    const { summary, findings } = await cleanTables(engine, files, reading)
    options.signal?.throwIfAborted()
    options.onProgress?.({ step: 'clean', rows: summary.rowsRead, totalRows: summary.rowsRead, fraction: 1 })
    // the unpacked records have been read: the files go now, the folder of the engine's spill when it closes
    await Promise.all(
      [...files.values()].map((file) => (file.path.startsWith(privateFolder) ? rm(file.path, { force: true }) : null)),
    )
    const opened = engine
    return {
      engine,
      summary,
      findings: [...encoding, ...reading.findings, ...findings],
      rowOfEnrollment: (record) => reading.rowOf('Enrollment', record),
      async close() {
        opened.close()
        await rm(privateFolder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    engine?.close()
    await rm(privateFolder, { recursive: true, force: true })
    options.signal?.throwIfAborted()
    if (error instanceof SourceRefusal) return { refused: error.findings }
    throw error
  } finally {
    options.signal?.removeEventListener('abort', stop)
  }
}

function gather(path: string, isFolder: boolean, privateFolder: string, options: OpenOptions): Promise<SourceFiles> {
  const onBytes = (bytes: number, total: number) => {
    options.signal?.throwIfAborted()
    options.onProgress?.({
      step: 'unpack',
      rows: 0,
      totalRows: null,
      fraction: total === 0 ? 0 : (unpackShare * bytes) / total,
    })
  }
  const settings = { limits: { ...defaultLimits, ...options.limits }, signal: options.signal, onBytes }
  return isFolder
    ? listFolderFiles(path, settings)
    : unpackZip(path, { ...settings, folder: privateFolder, zipName: basename(path) })
}

/** Files that are not UTF-8 are read as Latin-1 (its Windows form, which is what such exports hold): every byte means something in it. */
async function toUtf8(files: SourceFiles, folder: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [file, seen] of files) {
    if (seen.isUtf8) continue
    const target = join(folder, `${file}.utf8.csv`)
    const decoder = new TextDecoder('windows-1252')
    const decode = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        done(null, Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8'))
      },
    })
    await pipeline(createReadStream(seen.path), decode, createWriteStream(target, { mode: 0o600 }))
    files.set(file, { ...seen, path: target })
    findings.push(finding('warning', 'not-utf-8', `${file}.csv`, { found: 'Latin-1', expected: 'UTF-8' }))
  }
  return findings
}
