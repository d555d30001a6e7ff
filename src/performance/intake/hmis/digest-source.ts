import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { findFolderPaths } from './list-folder-files.ts'
import { watchFile } from './watch-bytes.ts'

/** Any table, also of those that nothing reads today. */
const tableOf = (name: string) => (/\.csv$/i.test(name) ? name.toLowerCase() : null)

/**
 * One check sum for all that a source holds: of a zip its own bytes, of a folder those of each table by its name. Null
 * where there is nothing to look at.
 */
export async function digestSource(path: string, signal?: AbortSignal): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  if (found === null) return null
  const paths: [name: string, path: string][] = found.isDirectory()
    ? [...(await findFolderPaths(path, tableOf).catch(() => []))]
    : [['zip', path]]
  if (paths.length === 0) return null
  const hash = createHash('sha256')
  for (const [name, at] of paths.toSorted()) hash.update(`${name} ${(await watchFile(at, { signal })).sha256}\n`)
  return hash.digest('hex')
}
