import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FurtherFile } from './checks/further-files.ts'
import { fileOfPath, type HmisFile, type SourceLimits } from './layout.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import type { GatheredFiles } from './unpack-zip.ts'
import { type SeenBytes, watchFile } from './watch-bytes.ts'

type FolderOptions = { limits: SourceLimits; further?: readonly FurtherFile[]; signal?: AbortSignal }

/**
 * The needed files of an export that lies unpacked in a folder, or in its only subfolder; they are read where they lie.
 * Their check sums are taken while the record engine reads.
 */
export async function listFolderFiles(
  folder: string,
  { limits, further = [], signal }: FolderOptions,
): Promise<GatheredFiles> {
  const here = await find(folder, further)
  const paths = here.size > 0 ? here : await findBelow(folder, further)
  const measure = () => Promise.all([...paths.values()].map(async (path) => (await stat(path)).size))
  const sum = (numbers: number[]) => numbers.reduce((total, size) => total + size, 0)
  let sizes = await measure()
  if (sum(sizes) > limits.unpackedBytes) {
    // a folder that is too large only with the further files is read without them
    for (const file of further) paths.delete(file)
    sizes = await measure()
  }
  const total = sum(sizes)
  if (total > limits.unpackedBytes) {
    throw new SourceRefusal(
      finding('stops', 'source-too-large', '.', { found: `${total} bytes`, expected: `${limits.unpackedBytes} bytes` }),
    )
  }
  const files: GatheredFiles = new Map()
  // one file after another, the small ones first: what comes of a file is there when its turn is over
  let turn: Promise<unknown> = Promise.resolve()
  const bySize = [...paths]
    .map(([file, path], at) => ({ file, path, bytes: sizes[at]! }))
    .sort((a, b) => a.bytes - b.bytes)
  const seen = new Map<HmisFile | FurtherFile, Promise<SeenBytes>>()
  for (const { file, path } of bySize) {
    const watched = turn.then(() => watchFile(path, { signal }))
    // whoever asks is told; a reading that has been given up asks nobody
    watched.catch(() => {})
    turn = watched.catch(() => {})
    seen.set(file, watched)
  }
  for (const [at, [file, path]] of [...paths].entries())
    files.set(file, { path, bytes: sizes[at]!, seen: seen.get(file)! })
  return files
}

type Paths = Map<HmisFile | FurtherFile, string>

async function find(folder: string, further: readonly FurtherFile[]): Promise<Paths> {
  const found: Paths = new Map()
  for (const name of (await readdir(folder)).sort()) {
    const file = fileOfPath(name, further)
    if (file === null) continue
    if (found.has(file)) throw new SourceRefusal(finding('stops', 'file-twice', `${file}.csv`))
    found.set(file, join(folder, name))
  }
  return found
}

async function findBelow(folder: string, further: readonly FurtherFile[]): Promise<Paths> {
  const below = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const [only] = below
  return below.length === 1 && only ? find(join(folder, only.name), further) : new Map()
}
