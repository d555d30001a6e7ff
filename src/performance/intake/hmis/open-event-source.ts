import { rm, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import { makeUploadFolder } from './erase-leftover-uploads.ts'
import { defaultLimits } from './layout.ts'
import { listFolderFiles } from './list-folder-files.ts'
import { type HmisSource, type OpenOptions, openHmisSource } from './open-hmis-source.ts'
import type { SystemSource } from './open-system-source.ts'
import { eventFileOfPath, readEvents } from './read-events.ts'
import { recodeFiles } from './recode-files.ts'
import { SourceRefusal } from './source-refusal.ts'
import { unpackZip } from './unpack-zip.ts'

/** Opens an export as `openHmisSource` does, and reads the events of coordinated entry into the same engine. */
export async function openEventSource(
  path: string,
  options: OpenOptions,
): Promise<SystemSource | { refused: Finding[] }> {
  const folder = await makeUploadFolder(options.workFolder)
  let source: HmisSource | undefined
  try {
    const opened = await openHmisSource(path, { ...options, outFolder: folder })
    if ('refused' in opened) return opened
    source = opened
    const settings = {
      limits: { ...defaultLimits, ...options.limits },
      signal: options.signal,
      fileOf: eventFileOfPath,
    }
    const files = (await stat(path)).isDirectory()
      ? await listFolderFiles(path, settings)
      : await unpackZip(path, { ...settings, folder, zipName: basename(path) })
    const encoding = await recodeFiles(files, folder, Number.POSITIVE_INFINITY)
    const findings = await readEvents(opened.engine, files.get('Event')?.path ?? null, folder)
    options.signal?.throwIfAborted()
    const furtherFiles = await Promise.all(
      [...files].map(async ([file, { bytes, seen }]) => ({ file: `${file}.csv`, bytes, sha256: (await seen).sha256 })),
    )
    return {
      ...opened,
      summary: { ...opened.summary, furtherFiles },
      findings: [...opened.findings, ...encoding, ...findings],
    }
  } catch (error) {
    await source?.close()
    options.signal?.throwIfAborted()
    if (error instanceof SourceRefusal) return { refused: error.findings }
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
