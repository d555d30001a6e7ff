import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { carriedFolders, isCarriedPath } from './backup-file.ts'

/** The files of the data folder that a backup carries, as paths with '/', in order. Links and devices are not followed. */
export async function listCarriedFiles(dataFolder: string): Promise<string[]> {
  const paths: string[] = []
  for (const folder of carriedFolders) {
    const entries = await readdir(join(dataFolder, folder), { recursive: true, withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      },
    )
    for (const entry of entries) {
      const path = relative(dataFolder, join(entry.parentPath, entry.name)).split(sep).join('/')
      if (entry.isFile() && isCarriedPath(path)) paths.push(path)
    }
  }
  return paths.sort()
}
