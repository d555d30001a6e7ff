import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileOfPath, type HmisFile, type SourceLimits } from './layout.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import type { SourceFiles } from './unpack-zip.ts'
import { watchBytes } from './watch-bytes.ts'

type FolderOptions = { limits: SourceLimits; signal?: AbortSignal; onBytes?: (bytes: number, total: number) => void }

/** The needed files of an export that lies unpacked in a folder, or in its only subfolder; they are read where they lie. */
export async function listFolderFiles(
  folder: string,
  { limits, signal, onBytes }: FolderOptions,
): Promise<SourceFiles> {
  const here = await find(folder)
  const paths = here.size > 0 ? here : await findBelow(folder)
  const sizes = await Promise.all([...paths.values()].map(async (path) => (await stat(path)).size))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > limits.unpackedBytes) {
    throw new SourceRefusal(
      finding('stops', 'source-too-large', '.', { found: `${total} bytes`, expected: `${limits.unpackedBytes} bytes` }),
    )
  }
  const files: SourceFiles = new Map()
  let done = 0
  for (const [file, path] of paths) {
    const watch = watchBytes()
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20, signal })) {
      watch.see(chunk as Buffer)
      done += (chunk as Buffer).length
      onBytes?.(done, total)
    }
    files.set(file, { path, ...watch.end() })
  }
  return files
}

async function find(folder: string): Promise<Map<HmisFile, string>> {
  const found = new Map<HmisFile, string>()
  for (const name of (await readdir(folder)).sort()) {
    const file = fileOfPath(name)
    if (file === null) continue
    if (found.has(file)) throw new SourceRefusal(finding('stops', 'file-twice', `${file}.csv`))
    found.set(file, join(folder, name))
  }
  return found
}

async function findBelow(folder: string): Promise<Map<HmisFile, string>> {
  const below = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const [only] = below
  return below.length === 1 && only ? find(join(folder, only.name)) : new Map()
}
