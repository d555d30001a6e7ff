import { createReadStream, createWriteStream } from 'node:fs'
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import yazl from 'yazl'
import {
  answerRefusal,
  type BackupManifest,
  type BackupProgress,
  type BackupRefusal,
  BackupRefused,
  backupFormat,
  backupFormatVersion,
  entryOfFile,
  manifestEntry,
} from './backup-file.ts'
import { copyDatabase } from './copy-database.ts'
import { countBytes } from './count-bytes.ts'
import type { Database } from './database.server.ts'
import { isAlive } from './is-alive.ts'
import { listCarriedFiles } from './list-carried-files.ts'
import { throughlineVersion } from './throughline-version.ts'

export type BackupInput = {
  file: string
  dataFolder: string
  isReplacing?: boolean
  signal?: AbortSignal
  onProgress?: (progress: BackupProgress) => void
}
export type BackupMade = { file: string; bytes: number; manifest: BackupManifest }

/**
 * Writes every jurisdiction as it stands at one moment, with facts and secrets, to one file, while others go on working.
 * The file appears under its name only when it is whole and on the disk.
 */
export function backup(db: Database, input: BackupInput): Promise<{ done: BackupMade } | { refused: BackupRefusal }> {
  return answerRefusal(async () => {
    const file = resolve(input.file)
    await refuseTaken(file, input.isReplacing ?? false)
    await eraseDeadParts(file)
    const part = `${file}.${process.pid}.part`
    try {
      const manifest = await writeZip(db, part, input)
      await publish(part, file, input.isReplacing ?? false)
      return { file, bytes: (await stat(file)).size, manifest }
    } finally {
      await rm(part, { force: true })
    }
  })
}

async function writeZip(db: Database, part: string, input: BackupInput): Promise<BackupManifest> {
  const stopped = new AbortController()
  const signal = input.signal ? AbortSignal.any([stopped.signal, input.signal]) : stopped.signal
  const zip = new yazl.ZipFile()
  zip.on('error', (error) => stopped.abort(error))
  const written = pipeline(zip.outputStream, createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true }), {
    signal,
  })
  // A full disk ends the reading of the database too, with the disk's own words.
  written.catch((error) => stopped.abort(error))
  try {
    const madeAt = new Date().toISOString()
    const jurisdictions = await copyDatabase(db, { zip, signal, onProgress: input.onProgress })
    if (jurisdictions.length === 0) throw new BackupRefused('nothing-to-back-up')
    const files = await copyFiles(zip, input.dataFolder, signal)
    const manifest: BackupManifest = {
      format: backupFormat,
      formatVersion: backupFormatVersion,
      throughlineVersion: throughlineVersion(),
      madeAt,
      jurisdictions,
      files,
    }
    zip.addBuffer(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`), manifestEntry, { mode: 0o100600 })
    zip.end()
    await written
    return manifest
  } catch (error) {
    stopped.abort(error)
    await written.catch(() => {})
    throw stopped.signal.reason instanceof Error && (error as Error).name === 'AbortError'
      ? stopped.signal.reason
      : error
  }
}

async function copyFiles(zip: yazl.ZipFile, dataFolder: string, signal: AbortSignal): Promise<BackupManifest['files']> {
  const files: BackupManifest['files'] = []
  for (const path of await listCarriedFiles(dataFolder)) {
    const counted = countBytes()
    // Parquet is packed already.
    zip.addReadStream(counted.stream, entryOfFile(path), { mode: 0o100600, compress: !path.endsWith('.parquet') })
    try {
      await pipeline(createReadStream(join(dataFolder, path)), counted.stream, { signal })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new BackupRefused('data-folder-changed', path)
      throw error
    }
    files.push({ path, ...counted.seen() })
  }
  return files
}

async function refuseTaken(file: string, isReplacing: boolean): Promise<void> {
  const folder = await stat(dirname(file)).catch(() => null)
  if (!folder?.isDirectory()) throw new BackupRefused('no-such-folder', dirname(file))
  const taken = await stat(file).catch(() => null)
  if (taken && (!isReplacing || !taken.isFile())) throw new BackupRefused('file-exists', file)
}

/** Gives the whole file its name. Without permission to replace, a file that appeared meanwhile is left alone. */
async function publish(part: string, file: string, isReplacing: boolean): Promise<void> {
  if (isReplacing) await rename(part, file)
  else {
    await link(part, file).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new BackupRefused('file-exists', file)
      // Some disks know no second name for a file.
      await refuseTaken(file, false)
      await rename(part, file)
    })
  }
  const folder = await open(dirname(file), 'r')
  // The name is safe once the folder is on the disk; some systems cannot say so of a folder.
  await folder.sync().catch(() => {})
  await folder.close()
}

/** What a killed backup of the same name left. */
async function eraseDeadParts(file: string): Promise<void> {
  for (const name of await readdir(dirname(file))) {
    const pid = name.startsWith(`${basename(file)}.`) ? /\.(\d+)\.part$/.exec(name)?.[1] : undefined
    if (pid && !isAlive(Number(pid))) await rm(join(dirname(file), name), { force: true })
  }
}
