import { mkdtemp, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import { furtherFileOfPath } from './further-layout.ts'
import { defaultLimits, type SourceLimits } from './layout.ts'
import { findFolderPaths, listFolderFiles } from './list-folder-files.ts'
import type { HmisSource, OpenOptions } from './open-hmis-source.ts'
import { readFurtherFiles } from './read-further-files.ts'
import { recodeFiles } from './recode-files.ts'
import { type SourceFiles, unpackZip } from './unpack-zip.ts'

export type SystemFiles = { furtherFiles: { file: string; bytes: number; sha256: string }[]; findings: Finding[] }

/**
 * Reads what figures of a whole system need besides (clients without their names, funders, income, continuums of care)
 * into tables further_* of a source that is open. What is unpacked is erased, however it ends.
 */
export async function readSystemFiles(
  path: string,
  opened: HmisSource,
  { limits, signal, unread }: Pick<OpenOptions, 'limits' | 'signal' | 'unread'> = {},
): Promise<SystemFiles> {
  const folder = await mkdtemp(join(opened.folder, 'further-'))
  try {
    // of a file that is read a second time for other columns, the first reading keeps its own
    const fileOf = (at: string) => {
      const file = furtherFileOfPath(at)
      return file !== null && unread?.has(file) ? null : file
    }
    const settings = { limits: { ...defaultLimits, ...limits }, signal, fileOf }
    const files = (await stat(path)).isDirectory()
      ? await listFurtherFiles(path, opened, settings)
      : await unpackZip(path, { ...settings, folder, zipName: basename(path) })
    const encoding = await recodeFiles(files, folder, Number.POSITIVE_INFINITY)
    const paths = new Map([...files].map(([file, one]) => [file, one.path]))
    const findings = await readFurtherFiles(opened.engine, paths, folder, unread)
    signal?.throwIfAborted()
    const known = new Set(opened.summary.files.map(({ file }) => file))
    const further = await Promise.all(
      [...files]
        .filter(([file]) => !known.has(`${file}.csv`))
        .map(async ([file, { bytes, seen }]) => ({ file: `${file}.csv`, bytes, sha256: (await seen).sha256 })),
    )
    return {
      furtherFiles: further,
      findings: [...encoding.filter(({ file }) => !known.has(file ?? '')), ...findings],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Files that the first reading has looked at are not looked at again: it has told their sums, and whether they are UTF-8. */
async function listFurtherFiles(
  path: string,
  { summary, findings }: HmisSource,
  settings: { limits: SourceLimits; signal?: AbortSignal; fileOf: (path: string) => string | null },
): Promise<SourceFiles<string>> {
  const told = new Map(summary.files.map(({ file, ...sums }) => [file, sums]))
  const isNew = (name: string) => {
    const file = settings.fileOf(name)
    return file === null || told.has(`${file}.csv`) ? null : file
  }
  const files = await listFolderFiles(path, { ...settings, fileOf: isNew })
  for (const [file, at] of await findFolderPaths(path, settings.fileOf)) {
    const known = told.get(`${file}.csv`)
    if (known === undefined) continue
    const isUtf8 = !findings.some((one) => one.code === 'not-utf-8' && one.file === `${file}.csv`)
    files.set(file, {
      path: at,
      bytes: known.bytes,
      seen: Promise.resolve({ ...known, sha256: known.sha256 ?? '', isUtf8 }),
    })
  }
  return files
}
