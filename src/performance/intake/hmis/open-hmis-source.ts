import { rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import { openRecordEngine, type RecordEngine } from '../../../ground/platform/record-engine.ts'
import { type FurtherFile, furtherFiles } from './checks/further-files.ts'
import { type FurtherReading, readFurther } from './checks/read-further.ts'
import { cleanTables, type SourceSummary } from './clean-tables.ts'
import { makeUploadFolder } from './erase-leftover-uploads.ts'
import { defaultLimits, fileOfPath, type HmisFile, layouts, type SourceLimits } from './layout.ts'
import { listFolderFiles } from './list-folder-files.ts'
import { type Reading, readTables } from './read-tables.ts'
import { recodeFiles } from './recode-files.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import { type GatheredFiles, type SourceFile, type SourceFiles, unpackZip } from './unpack-zip.ts'

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
  /** false: the check sums of the files are not taken, which saves looking at each byte once more */
  wantsDigests?: boolean
  limits?: Partial<SourceLimits>
  /** reads what the checks need as well (see checks/) */
  readsForChecks?: boolean
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
  /** what was read for the checks, where it was asked for */
  further: FurtherReading | null
  rowOfEnrollment: (record: number) => number
  /** private to this reading: the engine may read it, and it is erased with it */
  folder: string
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
    const gathered = await gather(path, isFolder, privateFolder, { ...options, signal: watching })
    const { files, beside } = sortOut(gathered)
    const absent = layouts.filter(({ file, isNeeded }) => isNeeded && !files.has(file))
    if (absent.length > 0)
      throw new SourceRefusal(...absent.map(({ file }) => finding('stops', 'file-missing', `${file}.csv`)))
    // unpacking has looked at every byte; of a folder's large files the encoding shows only while they are read
    const encoding = await recodeFiles(files, privateFolder, isFolder ? smallFileBytes : Number.POSITIVE_INFINITY)
    const folders = [
      privateFolder,
      ...new Set([...gathered.values()].map((file) => dirname(file.path))),
      ...(options.outFolder === undefined ? [] : [options.outFolder]),
    ]
    engine = await openRecordEngine({
      memoryLimit: options.memoryLimit,
      threads: options.threads,
      temporaryFolder: join(privateFolder, 'spill'),
      folders,
    })
    const reading = await readAll(engine, files, privateFolder, encoding, options)
    const further = options.readsForChecks ? await readBeside(engine, files, beside, privateFolder, encoding) : null
    const { summary, findings } = await cleanTables(engine, files, reading, {
      wantsDigests: options.wantsDigests ?? true,
    })
    options.signal?.throwIfAborted()
    options.onProgress?.({ step: 'clean', rows: summary.rowsRead, totalRows: summary.rowsRead, fraction: 1 })
    // the unpacked records have been read: the files go now, the folder of the engine's spill when it closes
    await Promise.all(
      [...files.values(), ...beside.values()].map((file) =>
        file.path.startsWith(privateFolder) ? rm(file.path, { force: true }) : null,
      ),
    )
    const opened = engine
    return {
      engine,
      summary,
      further,
      findings: [...encoding, ...reading.findings, ...findings],
      rowOfEnrollment: (record) => reading.rowOf('Enrollment', record),
      folder: privateFolder,
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
  { signal, onProgress, unread, wantsDigests = true }: OpenOptions,
): Promise<Reading> {
  let furthest = 0
  const onRead = (rows: number, fraction: number) => {
    signal?.throwIfAborted()
    furthest = Math.max(furthest, fraction)
    onProgress?.({ step: 'read', rows, totalRows: null, fraction: unpackShare + readShare * furthest })
  }
  const first = await readTables(engine, files, folder, onRead, unread).catch((error: Error) => error)
  if (first instanceof Error && !(first instanceof SourceRefusal)) throw first
  // What is not UTF-8 the engine refuses, or leaves out row by row: else nobody need look at every byte.
  if (!wantsDigests && !(first instanceof Error) && !isLeavingOut(first)) return first
  const late = await recodeFiles(files, folder, Number.POSITIVE_INFINITY)
  encoding.push(...late)
  if (late.length > 0) return readTables(engine, files, folder, onRead, unread)
  if (first instanceof Error) throw first
  return first
}

const isLeavingOut = ({ findings }: Reading) => findings.some(({ code }) => code === 'record-malformed')

function gather(path: string, isFolder: boolean, privateFolder: string, options: OpenOptions): Promise<GatheredFiles> {
  const onBytes = (bytes: number, total: number) => {
    options.signal?.throwIfAborted()
    options.onProgress?.({
      step: 'unpack',
      rows: 0,
      totalRows: null,
      fraction: total === 0 ? 0 : (unpackShare * bytes) / total,
    })
  }
  const further = options.readsForChecks ? furtherFiles : []
  const settings = {
    limits: { ...defaultLimits, ...options.limits },
    fileOf: (name: string) => {
      const file = fileOfPath(name, further)
      return file !== null && options.unread?.has(file) ? null : file
    },
    dispensable: further,
    signal: options.signal,
    onBytes,
    wantsDigests: options.wantsDigests,
  }
  return isFolder
    ? listFolderFiles(path, settings)
    : unpackZip(path, { ...settings, folder: privateFolder, zipName: basename(path) })
}

/** What the measures read, and what only the checks read: the one is described and summed up, the other is not. */
function sortOut(gathered: GatheredFiles): { files: SourceFiles; beside: Map<FurtherFile, SourceFile> } {
  const files: SourceFiles = new Map()
  const beside = new Map<FurtherFile, SourceFile>()
  for (const [file, found] of gathered) {
    const further = furtherFiles.find((one) => one === file)
    if (further) beside.set(further, found)
    else files.set(file as HmisFile, found)
  }
  return { files, beside }
}

/** The further files are read last: whatever they hold, it stops no reading of the figures. */
async function readBeside(
  engine: RecordEngine,
  files: SourceFiles,
  beside: Map<FurtherFile, SourceFile>,
  folder: string,
  encoding: Finding[],
): Promise<FurtherReading> {
  encoding.push(...(await recodeFiles(beside, folder, Number.POSITIVE_INFINITY)))
  return readFurther(engine, new Map<HmisFile | FurtherFile, SourceFile>([...files, ...beside]), folder)
}
