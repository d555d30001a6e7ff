import { rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import { openRecordEngine, type RecordEngine } from '../../../ground/platform/record-engine.ts'
import { cleanTables, type SourceSummary } from './clean-tables.ts'
import { makeUploadFolder } from './erase-leftover-uploads.ts'
import { defaultLimits, fileOfPath, type HmisFile, layouts, type SourceLimits } from './layout.ts'
import { listFolderFiles } from './list-folder-files.ts'
import { type Reading, readTables } from './read-tables.ts'
import { recodeFiles } from './recode-files.ts'
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
  /** files that the question needs nothing of: not opened, as if absent, and not missed either */
  unread?: ReadonlySet<string>
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

/** unpacking takes about this share of the time, reading most of the rest */
const unpackShare = 0.3
const readShare = 0.6
/** files up to this size are looked at whole before any is read */
const smallFileBytes = 4 * 2 ** 20

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
  const given = new AbortController()
  const watching = AbortSignal.any([given.signal, ...(options.signal ? [options.signal] : [])])
  const stop = () => engine?.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    const isFolder = found.isDirectory()
    const files = await gather(path, isFolder, privateFolder, { ...options, signal: watching })
    const absent = layouts.filter(({ file, isNeeded }) => isNeeded && !files.has(file))
    if (absent.length > 0)
      throw new SourceRefusal(...absent.map(({ file }) => finding('stops', 'file-missing', `${file}.csv`)))
    // unpacking has looked at every byte; of a folder's large files the encoding shows only while they are read
    const encoding = await recodeFiles(files, privateFolder, isFolder ? smallFileBytes : Number.POSITIVE_INFINITY)
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
    const reading = await readAll(engine, files, privateFolder, encoding, options)
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
    given.abort()
    options.signal?.removeEventListener('abort', stop)
  }
}

/** Reads; and once more where a large file turns out not to be UTF-8, which is rare. */
async function readAll(
  engine: RecordEngine,
  files: SourceFiles,
  folder: string,
  encoding: Finding[],
  { signal, onProgress, unread }: OpenOptions,
): Promise<Reading> {
  let furthest = 0
  const onRead = (rows: number, fraction: number) => {
    signal?.throwIfAborted()
    furthest = Math.max(furthest, fraction)
    onProgress?.({ step: 'read', rows, totalRows: null, fraction: unpackShare + readShare * furthest })
  }
  const first = await readTables(engine, files, folder, onRead, unread).catch((error: Error) => error)
  if (first instanceof Error && !(first instanceof SourceRefusal)) throw first
  const late = await recodeFiles(files, folder, Number.POSITIVE_INFINITY)
  encoding.push(...late)
  if (late.length > 0) return readTables(engine, files, folder, onRead, unread)
  if (first instanceof Error) throw first
  return first
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
  const fileOf = (path: string): HmisFile | null => {
    const file = fileOfPath(path)
    return file !== null && options.unread?.has(file) ? null : file
  }
  const settings = { limits: { ...defaultLimits, ...options.limits }, signal: options.signal, onBytes, fileOf }
  return isFolder
    ? listFolderFiles(path, settings)
    : unpackZip(path, { ...settings, folder: privateFolder, zipName: basename(path) })
}
