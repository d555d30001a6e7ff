import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { furtherFiles } from './checks/further-files.ts'
import { fileOfPath } from './layout.ts'
import { findFolderPaths } from './list-folder-files.ts'
import { eventFileOfPath } from './read-events.ts'
import { watchFile } from './watch-bytes.ts'

const isRead = (path: string) => fileOfPath(path, furtherFiles) ?? eventFileOfPath(path)

/**
 * One check sum for all that an import reads of a source: of a zip its own bytes, of a folder those of each file by its
 * name. Null where there is nothing to look at.
 */
export async function digestSource(path: string, signal?: AbortSignal): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  if (found === null) return null
  const paths: [name: string, path: string][] = found.isDirectory()
    ? [...(await findFolderPaths(path, isRead).catch(() => []))]
    : [['zip', path]]
  if (paths.length === 0) return null
  const hash = createHash('sha256')
  for (const [name, at] of paths.toSorted()) hash.update(`${name} ${(await watchFile(at, { signal })).sha256}\n`)
  return hash.digest('hex')
}
