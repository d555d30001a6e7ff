import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { FurtherFile } from './checks/further-files.ts'
import { fileOfPath, type HmisFile, type SourceLimits } from './layout.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import { type SeenBytes, watchBytes } from './watch-bytes.ts'

/** `seen`: what came of looking at all of its bytes, at once or while it is read */
export type SourceFile = { path: string; bytes: number; seen: Promise<SeenBytes> }
export type SourceFiles<File extends string = HmisFile> = Map<File, SourceFile>
/** the files of the layout, and those that are asked for beside them */
export type GatheredFiles = SourceFiles<HmisFile | FurtherFile>

type UnpackOptions<File extends string> = {
  /** which file of the export a path names; by default those of the layout */
  fileOf?: (path: string) => File | null
  /** an export that is too large only with these is read without them */
  dispensable?: readonly File[]
  folder: string
  zipName: string
  limits: SourceLimits
  signal?: AbortSignal
  onBytes?: (bytes: number, total: number) => void
}

/** Unpacks only the needed files of an export into a private folder, counting real bytes; stops at the first thing that is wrong. */
export async function unpackZip<File extends string = HmisFile>(
  path: string,
  options: UnpackOptions<File>,
): Promise<SourceFiles<File>> {
  const { zipName: name, limits } = options
  const fileOf = options.fileOf ?? (fileOfPath as (path: string) => File | null)
  const { size } = await stat(path)
  if (size > limits.packedBytes) throw tooLarge(name, size, limits.packedBytes)
  const zip = await openZip(path, name)
  try {
    const entries = await listNeeded(zip, name, limits, fileOf)
    const sizeOf = () => [...entries.values()].reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    if (sizeOf() > limits.unpackedBytes) for (const file of options.dispensable ?? []) entries.delete(file)
    const total = sizeOf()
    if (total > limits.unpackedBytes) throw tooLarge(name, total, limits.unpackedBytes)
    const files: SourceFiles<File> = new Map()
    let done = 0
    for (const [file, entry] of entries) {
      const target = join(options.folder, `${file}.csv`)
      const seen = await unpackEntry(zip, entry, target, name, limits.unpackedBytes - done, options, (bytes) =>
        options.onBytes?.(done + bytes, total),
      )
      done += seen.bytes
      files.set(file, { path: target, bytes: seen.bytes, seen: Promise.resolve(seen) })
    }
    return files
  } finally {
    zip.close()
  }
}

const tooLarge = (file: string, found: number, expected: number) =>
  new SourceRefusal(
    finding('stops', 'source-too-large', file, { found: `${found} bytes`, expected: `${expected} bytes` }),
  )

async function openZip(path: string, name: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      strictFileNames: true,
    })
  } catch {
    throw new SourceRefusal(finding('stops', 'not-a-zip', name, { expected: 'zip' }))
  }
}

async function listNeeded<File extends string>(
  zip: ZipFile,
  name: string,
  limits: SourceLimits,
  fileOf: (path: string) => File | null,
): Promise<Map<File, Entry>> {
  if (zip.entryCount > limits.entries) {
    throw new SourceRefusal(
      finding('stops', 'zip-with-too-many-files', name, {
        found: String(zip.entryCount),
        expected: String(limits.entries),
      }),
    )
  }
  const needed = new Map<File, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (/\.zip$/i.test(entry.fileName)) throw new SourceRefusal(finding('stops', 'zip-inside-zip', name))
      const file = fileOf(entry.fileName)
      if (file === null) continue
      if (needed.has(file)) throw new SourceRefusal(finding('stops', 'file-twice', `${file}.csv`))
      if (entry.isEncrypted()) throw new SourceRefusal(finding('stops', 'zip-encrypted', name))
      if (!entry.canDecodeFileData()) throw new SourceRefusal(finding('stops', 'zip-damaged', `${file}.csv`))
      needed.set(file, entry)
    }
  } catch (error) {
    if (error instanceof SourceRefusal) throw error
    const climbs = /invalid relative path|absolute path|invalid characters in fileName/.test(String(error))
    throw new SourceRefusal(finding('stops', climbs ? 'zip-path-climbs-out' : 'zip-damaged', name))
  }
  return needed
}

async function unpackEntry(
  zip: ZipFile,
  entry: Entry,
  target: string,
  name: string,
  bytesLeft: number,
  { signal }: { signal?: AbortSignal },
  onBytes: (bytes: number) => void,
): Promise<SeenBytes> {
  const watch = watchBytes()
  let bytes = 0
  let sum = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      // the declared size may lie: what counts is what came out
      if (bytes > bytesLeft) return done(tooLarge(name, bytes, bytesLeft))
      watch.see(chunk)
      sum = crc32(chunk, sum)
      onBytes(bytes)
      done(null, chunk)
    },
  })
  try {
    const stream = await zip.openReadStreamPromise(entry)
    await pipeline(stream, counted, createWriteStream(target, { mode: 0o600 }), { signal })
  } catch (error) {
    if (error instanceof SourceRefusal || signal?.aborted) throw error
    throw new SourceRefusal(finding('stops', 'zip-damaged', target.split('/').at(-1)!))
  }
  if (sum !== entry.crc32) throw new SourceRefusal(finding('stops', 'zip-damaged', target.split('/').at(-1)!))
  return watch.end()
}
