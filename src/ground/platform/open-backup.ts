import type { Readable } from 'node:stream'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import {
  answerRefusal,
  type BackupManifest,
  type BackupProgress,
  type BackupRefusal,
  BackupRefused,
  backupFormat,
  backupFormatVersion,
  entryOfFile,
  entryOfTable,
  manifestEntry,
  manifestSchema,
} from './backup-file.ts'
import { countBytes } from './count-bytes.ts'
import { listMigrations } from './migrate.ts'

const mostEntries = 200_000
const mostManifestBytes = 64 * 1024 * 1024

/** A backup whose manifest was read and fits its parts and this program. */
export type OpenBackup = {
  manifest: BackupManifest
  /** One part, checked against its size and digest as it is read: a damaged part ends the stream with a refusal. */
  readPart(entry: string, into: Writable, signal?: AbortSignal): Promise<void>
  close(): void
}

/** Opens a backup and looks at what it says of itself. Nothing is read of its parts yet, and nothing written. */
export function openBackup(file: string): Promise<{ done: OpenBackup } | { refused: BackupRefusal }> {
  return answerRefusal(async () => {
    const zip = await openZip(file)
    try {
      const entries = await listEntries(zip)
      const manifest = await readManifest(zip, entries.get(manifestEntry))
      const parts = partsOf(manifest)
      refuseStrangeParts(entries, parts)
      refuseUnknownMigrations(manifest)
      const readPart = (name: string, into: Writable, signal?: AbortSignal) =>
        copyPart(zip, entries.get(name)!, parts.get(name)!, into, signal)
      return { manifest, readPart, close: () => zip.close() }
    } catch (error) {
      zip.close()
      throw error
    }
  })
}

/** Reads every part to its end and compares it with the manifest, so that a restore begins only with a whole file. */
export function checkParts(
  backup: OpenBackup,
  watch: { signal?: AbortSignal; onProgress?: (progress: BackupProgress) => void } = {},
): Promise<{ done: { parts: number } } | { refused: BackupRefusal }> {
  return answerRefusal(async () => {
    const parts = partsOf(backup.manifest)
    const all = [...parts.values()].reduce((sum, { bytes }) => sum + bytes, 0)
    let read = 0
    for (const [entry, { bytes }] of parts) {
      const nowhere = new Writable({ write: (_chunk, _encoding, next) => next() })
      await backup.readPart(entry, nowhere, watch.signal)
      read += bytes
      watch.onProgress?.({ step: 'checking', fraction: read / Math.max(all, 1) })
    }
    return { parts: parts.size }
  })
}

type Part = { bytes: number; sha256: string }

function partsOf(manifest: BackupManifest): Map<string, Part> {
  const tables = manifest.jurisdictions.flatMap(({ schema, tables }) =>
    tables.map((table) => [entryOfTable(schema, table.name), table] as const),
  )
  const parts = new Map<string, Part>([
    ...tables,
    ...manifest.files.map((file) => [entryOfFile(file.path), file] as const),
  ])
  if (parts.size !== tables.length + manifest.files.length) throw new BackupRefused('backup-damaged', manifestEntry)
  const schemas = new Set(manifest.jurisdictions.map(({ schema }) => schema))
  if (schemas.size !== manifest.jurisdictions.length) throw new BackupRefused('backup-damaged', manifestEntry)
  return parts
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(file, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      strictFileNames: true,
    })
  } catch (error) {
    // A file that was cut off has lost the list at its end, like one that never was a zip.
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new BackupRefused('not-a-backup', isMissing ? 'no such file' : 'not a whole zip')
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries) throw new BackupRefused('not-a-backup', `${zip.entryCount} files`)
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName) || !entry.canDecodeFileData())
        throw new BackupRefused('backup-damaged', entry.fileName)
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    if (error instanceof BackupRefused) throw error
    // yauzl names here a path that climbs out, a broken list, or sizes that do not agree.
    throw new BackupRefused('backup-damaged', (error as Error).message)
  }
  return entries
}

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<BackupManifest> {
  if (!entry) throw new BackupRefused('not-a-backup', `no ${manifestEntry}`)
  if (entry.uncompressedSize > mostManifestBytes) throw new BackupRefused('not-a-backup', manifestEntry)
  let content: unknown
  try {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    const bytes = Buffer.concat(chunks)
    if (crc32(bytes) !== entry.crc32) throw new Error('checksum')
    content = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new BackupRefused('backup-damaged', manifestEntry)
  }
  const said = content as { format?: unknown; formatVersion?: unknown; throughlineVersion?: unknown } | null
  if (said?.format !== backupFormat) throw new BackupRefused('not-a-backup', manifestEntry)
  if (typeof said.formatVersion === 'number' && said.formatVersion > backupFormatVersion) {
    throw new BackupRefused('backup-newer', `format ${said.formatVersion}`, `format ${backupFormatVersion}`)
  }
  const manifest = manifestSchema.safeParse(content)
  if (!manifest.success) {
    throw new BackupRefused('backup-damaged', `${manifestEntry}: ${manifest.error.issues[0]?.path.join('.') ?? ''}`)
  }
  return manifest.data
}

function refuseStrangeParts(entries: Map<string, Entry>, parts: Map<string, Part>): void {
  for (const [name, { bytes }] of parts) {
    const entry = entries.get(name)
    if (entry?.uncompressedSize !== bytes) throw new BackupRefused('backup-damaged', name)
  }
  const strange = [...entries.keys()].find((name) => name !== manifestEntry && !parts.has(name))
  if (strange !== undefined) throw new BackupRefused('backup-damaged', strange)
}

function refuseUnknownMigrations({ jurisdictions, throughlineVersion }: BackupManifest): void {
  const known = new Map(listMigrations().map(({ name, digest }) => [name, digest]))
  for (const { name, digest } of jurisdictions.flatMap(({ migrations }) => migrations)) {
    if (!known.has(name)) throw new BackupRefused('backup-newer', `Throughline ${throughlineVersion}, ${name}`)
    if (known.get(name) !== digest) throw new BackupRefused('migration-differs', name)
  }
}

async function copyPart(zip: ZipFile, entry: Entry, part: Part, into: Writable, signal?: AbortSignal): Promise<void> {
  const counted = countBytes(part.bytes)
  let isReadFailing = false
  let source: Readable
  try {
    source = await zip.openReadStreamPromise(entry)
  } catch {
    throw new BackupRefused('backup-damaged', entry.fileName)
  }
  for (const stream of [source, counted.stream])
    stream.once('error', () => (isReadFailing ||= !into.errored && !signal?.aborted))
  // The end is passed on only once the digest is known to be right: a table or file is taken whole or not at all.
  const gate = holdEnd(() => counted.seen().sha256 === part.sha256, entry.fileName)
  try {
    await pipeline(source, counted.stream, gate, into, { signal })
  } catch (error) {
    if (isReadFailing && !(error instanceof BackupRefused)) throw new BackupRefused('backup-damaged', entry.fileName)
    throw error
  }
}

function holdEnd(isRight: () => boolean, name: string) {
  return async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of source) yield chunk
    if (!isRight()) throw new BackupRefused('backup-damaged', name)
  }
}
