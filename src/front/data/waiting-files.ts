import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type FolderOwner, readSignedFolder, signFolder } from './sign-folder.ts'

/** Uploaded files that wait, for an hour at most, until the person who brought them says how their columns are meant. */
export type WaitingFiles = { folder: string; files: { name: string; path: string }[] }

/** Whose files they are; nobody else finds them, and in no other city. */
export type WaitingFor = FolderOwner

export const waitingMinutes = 60

const purpose = 'waiting files'

/** Leaves an uploaded folder waiting; the answer is the key under which its person finds it. */
export function keepWaiting(folder: string, owner: WaitingFor): string {
  const erase = () => rm(folder, { recursive: true, force: true })
  setTimeout(() => void erase(), waitingMinutes * 60_000).unref()
  return signFolder(purpose, folder, owner)
}

/** The files behind a key, in the order of their names, or null when they are gone or somebody else's. */
export async function findWaiting(workFolder: string, key: string, owner: WaitingFor): Promise<WaitingFiles | null> {
  const name = readSignedFolder(purpose, key, owner)
  if (name === null) return null
  const folder = join(workFolder, name)
  const found = await stat(folder).catch(() => null)
  if (!found) return null
  if (Date.now() - found.mtimeMs > waitingMinutes * 60_000) {
    await rm(folder, { recursive: true, force: true })
    return null
  }
  const files: WaitingFiles['files'] = []
  for (const place of await readdir(folder))
    for (const file of await readdir(join(folder, place))) files.push({ name: file, path: join(folder, place, file) })
  return { folder, files: files.toSorted(byName) }
}

/** Quarters of one list are told in order by their names: a later one supersedes. */
export const byName = (one: { name: string }, other: { name: string }): number =>
  one.name.localeCompare(other.name, 'en', { numeric: true })
