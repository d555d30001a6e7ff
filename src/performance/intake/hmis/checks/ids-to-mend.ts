import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaultyRecord } from './list-record-ids.ts'

/**
 * The EnrollmentIDs of what was found lie in the data folder and in no database: one file a provider and check, for the
 * provider's own people. The next reading erases them, so does muting, and so do thirty days.
 */
export const daysKept = 30
const milliseconds = daysKept * 24 * 60 * 60 * 1000

const isPlain = (name: string) => /^[\w-]+$/.test(name)

/** Erases what an earlier reading left and writes what this one found, each provider's own records only. */
export async function writeRecordIds(
  folder: string,
  records: FaultyRecord[],
  providersOf: (projectId: string) => string[],
): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  const files = new Map<string, string[]>()
  for (const { check, projectId, enrollmentId } of records) {
    for (const providerId of new Set(providersOf(projectId))) {
      const path = join(folder, providerId, `${check}.csv`)
      const lines = files.get(path) ?? []
      lines.push([check, projectId, enrollmentId].map(quoted).join(','))
      files.set(path, lines)
    }
  }
  for (const [path, lines] of files) {
    await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
    await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o600 })
  }
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

/** A provider's own records to mend as CSV, or null where none are kept. Files of more than thirty days are erased on the way. */
export async function readRecordIds(folder: string, providerId: string): Promise<string | null> {
  await eraseOldRecordIds(folder)
  if (!isPlain(providerId)) return null
  const own = join(folder, providerId)
  const names = (await readdir(own).catch(() => [])).filter((name) => name.endsWith('.csv')).toSorted()
  if (names.length === 0) return null
  const parts = await Promise.all(names.map((name) => readFile(join(own, name), 'utf8')))
  return `check,ProjectID,EnrollmentID\n${parts.join('')}`
}

/** How many files of records to mend are kept, of all providers. */
export async function countRecordIdFiles(folder: string): Promise<number> {
  const providers = await readdir(folder).catch(() => [])
  const names = await Promise.all(providers.map((provider) => readdir(join(folder, provider)).catch(() => [])))
  return names.flat().length
}

/** Erases the records of one check, of every provider. */
export async function eraseRecordIds(folder: string, check: string): Promise<void> {
  if (!isPlain(check)) return
  for (const provider of await readdir(folder).catch(() => []))
    await rm(join(folder, provider, `${check}.csv`), { force: true })
}

/** Erases what is older than thirty days. */
export async function eraseOldRecordIds(folder: string, now = Date.now()): Promise<void> {
  for (const provider of await readdir(folder).catch(() => [])) {
    for (const name of await readdir(join(folder, provider)).catch(() => [])) {
      const path = join(folder, provider, name)
      const written = await stat(path).catch(() => null)
      if (written !== null && now - written.mtimeMs > milliseconds) await rm(path, { force: true })
    }
  }
}
