import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileOfPath, type HmisFile, type SourceLimits } from './layout.ts'
import { finding, SourceRefusal } from './source-refusal.ts'
import type { SourceFile, SourceFiles } from './unpack-zip.ts'
import { type SeenBytes, watchFile } from './watch-bytes.ts'

type FolderOptions<File extends string> = {
  limits: SourceLimits
  signal?: AbortSignal
  /** false: nobody asks for check sums, and a file's bytes are looked at only when somebody does */
  wantsDigests?: boolean
  /** which file of the export a path names; by default those of the layout */
  fileOf?: (path: string) => File | null
  /** a folder that is too large only with these is read without them */
  dispensable?: readonly File[]
}

/**
 * The needed files of an export that lies unpacked in a folder, or in its only subfolder; they are read where they lie.
 * Their check sums are taken while the record engine reads.
 */
export async function listFolderFiles<File extends string = HmisFile>(
  folder: string,
  { limits, signal, wantsDigests = true, dispensable = [], ...options }: FolderOptions<File>,
): Promise<SourceFiles<File>> {
  const fileOf = options.fileOf ?? (fileOfPath as (path: string) => File | null)
  const paths = await findFolderPaths(folder, fileOf)
  const measure = () => Promise.all([...paths.values()].map(async (path) => (await stat(path)).size))
  const sum = (numbers: number[]) => numbers.reduce((total, size) => total + size, 0)
  let sizes = await measure()
  if (sum(sizes) > limits.folderBytes) {
    for (const file of dispensable) paths.delete(file)
    sizes = await measure()
  }
  const total = sum(sizes)
  if (total > limits.folderBytes) {
    throw new SourceRefusal(
      finding('stops', 'source-too-large', '.', { found: `${total} bytes`, expected: `${limits.folderBytes} bytes` }),
    )
  }
  const files: SourceFiles<File> = new Map()
  if (!wantsDigests) {
    for (const [at, [file, path]] of [...paths].entries()) files.set(file, watchedWhenAsked(path, sizes[at]!, signal))
    return files
  }
  // one file after another, the small ones first: what comes of a file is there when its turn is over
  let turn: Promise<unknown> = Promise.resolve()
  const bySize = [...paths]
    .map(([file, path], at) => ({ file, path, bytes: sizes[at]! }))
    .sort((a, b) => a.bytes - b.bytes)
  const seen = new Map<File, Promise<SeenBytes>>()
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

function watchedWhenAsked(path: string, bytes: number, signal?: AbortSignal): SourceFile {
  let seen: Promise<SeenBytes> | undefined
  return {
    path,
    bytes,
    get seen() {
      seen ??= watchFile(path, { signal })
      return seen
    },
  }
}

/** Where the files really lie that `fileOf` names: in the folder, or in its only subfolder. */
export async function findFolderPaths<File extends string>(
  folder: string,
  fileOf: FileOf<File>,
): Promise<Map<File, string>> {
  const here = await find(folder, fileOf)
  return here.size > 0 ? here : findBelow(folder, fileOf)
}

type FileOf<File extends string> = (path: string) => File | null

async function find<File extends string>(folder: string, fileOf: FileOf<File>): Promise<Map<File, string>> {
  const found = new Map<File, string>()
  for (const name of (await readdir(folder)).sort()) {
    const file = fileOf(name)
    if (file === null) continue
    if (found.has(file)) throw new SourceRefusal(finding('stops', 'file-twice', `${file}.csv`))
    // A link is followed here, because the engine may read only the folders in which files really lie. One that leads nowhere
    // is no file.
    const path = await realpath(join(folder, name)).catch(() => null)
    if (path !== null && (await stat(path)).isFile()) found.set(file, path)
  }
  return found
}

async function findBelow<File extends string>(folder: string, fileOf: FileOf<File>): Promise<Map<File, string>> {
  const below = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory())
  const [only] = below
  return below.length === 1 && only ? find(join(folder, only.name), fileOf) : new Map()
}
