import { createHmac, timingSafeEqual } from 'node:crypto'
import { readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Uploaded files that wait, for an hour at most, until the person who brought them says how their columns are meant. */
export type WaitingFiles = { folder: string; files: { name: string; path: string }[] }

/** Whose files they are; nobody else finds them, and in no other city. */
export type WaitingFor = { slug: string; personId: string; secret: string }

export const waitingMinutes = 60

const folderName = /^upload-\d+-[A-Za-z0-9]{6}$/

/**
 * Leaves an uploaded folder waiting; the answer is the key under which its person finds it. The key is the folder's name
 * signed for the person, so that no table has to remember it, and a program that starts again erases the folder.
 */
export function keepWaiting(folder: string, owner: WaitingFor): string {
  const erase = () => rm(folder, { recursive: true, force: true })
  setTimeout(() => void erase(), waitingMinutes * 60_000).unref()
  return `${basename(folder)}.${sign(basename(folder), owner)}`
}

/** The files behind a key, in the order of their names, or null when they are gone or somebody else's. */
export async function findWaiting(workFolder: string, key: string, owner: WaitingFor): Promise<WaitingFiles | null> {
  const [name = '', mark = ''] = key.split('.')
  const [given, expected] = [Buffer.from(mark), Buffer.from(sign(name, owner))]
  if (!folderName.test(name) || given.length !== expected.length || !timingSafeEqual(given, expected)) return null
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

function sign(name: string, { slug, personId, secret }: WaitingFor): string {
  return createHmac('sha256', secret).update(`waiting files\n${slug}\n${personId}\n${name}`).digest('base64url')
}
