import { rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import { makeUploadFolder } from './erase-leftover-uploads.ts'
import { furtherFileOfPath } from './further-layout.ts'
import { defaultLimits, type SourceLimits } from './layout.ts'
import { findFolderPaths, listFolderFiles } from './list-folder-files.ts'
import { type HmisSource, type OpenOptions, openHmisSource } from './open-hmis-source.ts'
import { readFurtherFiles } from './read-further-files.ts'
import { recodeFiles } from './recode-files.ts'
import { SourceRefusal } from './source-refusal.ts'
import { type SourceFiles, unpackZip } from './unpack-zip.ts'

export type SystemSource = Omit<HmisSource, 'summary'> & {
  summary: HmisSource['summary'] & { furtherFiles: { file: string; bytes: number; sha256: string }[] }
}

/**
 * Opens an export as `openHmisSource` does, and reads the further files that figures of a whole system need (clients
 * without their names, funders, income, continuums of care) into tables further_* of the same engine.
 */
export async function openSystemSource(
  path: string,
  options: OpenOptions,
): Promise<SystemSource | { refused: Finding[] }> {
  const folder = await makeUploadFolder(options.workFolder)
  const leave = () => rm(folder, { recursive: true, force: true })
  let source: HmisSource | undefined
  const stop = () => source?.engine.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    const opened = await openHmisSource(path, { ...options, outFolder: folder })
    if ('refused' in opened) {
      await leave()
      return opened
    }
    source = opened
    const { unread } = options
    // of a file that is read a second time for other columns, the first reading keeps its own
    const fileOf = (path: string) => {
      const file = furtherFileOfPath(path)
      return file !== null && unread?.has(file) ? null : file
    }
    const settings = { limits: { ...defaultLimits, ...options.limits }, signal: options.signal }
    const files = (await stat(path)).isDirectory()
      ? await listFurtherFiles(path, opened, { ...settings, fileOf })
      : await unpackZip(path, { ...settings, fileOf, folder, zipName: basename(path) })
    const encoding = await recodeFiles(files, folder, Number.POSITIVE_INFINITY)
    const paths = new Map([...files].map(([file, { path }]) => [file, path]))
    const findings = await readFurtherFiles(opened.engine, paths, folder, unread)
    options.signal?.throwIfAborted()
    const known = new Set(opened.summary.files.map(({ file }) => file))
    const further = await Promise.all(
      [...files]
        .filter(([file]) => !known.has(`${file}.csv`))
        .map(async ([file, { bytes, seen }]) => ({ file: `${file}.csv`, bytes, sha256: (await seen).sha256 })),
    )
    await leave()
    return {
      ...opened,
      // their rows are only looked through for what a figure needs, so they are not counted
      summary: { ...opened.summary, furtherFiles: further },
      findings: [...opened.findings, ...encoding.filter(({ file }) => !known.has(file ?? '')), ...findings],
    }
  } catch (error) {
    await source?.close()
    await leave()
    options.signal?.throwIfAborted()
    if (error instanceof SourceRefusal) return { refused: error.findings }
    throw error
  } finally {
    options.signal?.removeEventListener('abort', stop)
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
