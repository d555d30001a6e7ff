import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type BackedUpFile, BackupRefused, entryOfFile } from './backup-file.ts'
import type { OpenBackup } from './open-backup.ts'

/** Begins the name of a folder that a restore fills and empties again; what lies there was never used. */
export const unpackingPrefix = 'restoring-'

/** Files of a backup, unpacked and checked beside their place. */
export type UnpackedFiles = {
  /** gives every file its name in the data folder */
  place(): Promise<void>
  /** undoes `place` */
  takeBack(): Promise<void>
  eraseUnpacked(): Promise<void>
}

/** Unpacks facts and secrets into a folder in passing. A file that exists with other content is never replaced. */
export async function unpackFiles(
  backup: OpenBackup,
  dataFolder: string,
  signal?: AbortSignal,
): Promise<UnpackedFiles> {
  const wanted: BackedUpFile[] = []
  for (const file of backup.manifest.files) {
    const there = await digestOf(join(dataFolder, file.path))
    if (there !== null && there !== file.sha256) throw new BackupRefused('data-file-exists', file.path)
    if (there === null) wanted.push(file)
  }
  if (wanted.length === 0) return { place: nothing, takeBack: nothing, eraseUnpacked: nothing }
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(dataFolder, `${unpackingPrefix}${process.pid}-`))
  const eraseUnpacked = () => rm(folder, { recursive: true, force: true })
  try {
    for (const [index, { path }] of wanted.entries()) {
      const target = createWriteStream(join(folder, String(index)), { mode: 0o600, flush: true })
      await backup.readPart(entryOfFile(path), target, signal)
    }
  } catch (error) {
    await eraseUnpacked()
    throw error
  }
  const placed: string[] = []
  const made: string[] = []
  const place = async () => {
    for (const [index, { path }] of wanted.entries()) {
      const target = join(dataFolder, path)
      await makeFolders(dataFolder, dirname(path), made)
      if (await exists(target)) throw new BackupRefused('data-file-exists', path)
      await rename(join(folder, String(index)), target)
      placed.push(target)
    }
  }
  const takeBack = async () => {
    for (const target of placed) await rm(target, { force: true })
    // Somebody else may have put a file there meanwhile: then the folder stays.
    for (const one of made.toReversed()) await rmdir(one).catch(nothing)
  }
  return { place, takeBack, eraseUnpacked }
}

const nothing = async () => {}

async function makeFolders(dataFolder: string, path: string, made: string[]): Promise<void> {
  let place = dataFolder
  for (const part of path.split('/')) {
    place = join(place, part)
    if (await exists(place)) continue
    await mkdir(place, { mode: 0o700 })
    made.push(place)
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

/** Null when there is no such file. */
async function digestOf(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    await pipeline(createReadStream(path), hash)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return null
    throw error
  }
  return hash.digest('hex')
}
