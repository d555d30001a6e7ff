import { rm } from 'node:fs/promises'
import type { Finding } from '../../../ground/platform/finding.ts'
import { makeUploadFolder } from './erase-leftover-uploads.ts'
import { type HmisSource, type OpenOptions, openHmisSource } from './open-hmis-source.ts'
import type { SystemSource } from './open-system-source.ts'
import { readEventsOfSource } from './read-events-of-source.ts'
import { SourceRefusal } from './source-refusal.ts'

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
    const { findings, files } = await readEventsOfSource(opened.engine, path, folder, options)
    options.signal?.throwIfAborted()
    const furtherFiles = await Promise.all(
      [...files].map(async ([file, { bytes, seen }]) => ({ file: `${file}.csv`, bytes, sha256: (await seen).sha256 })),
    )
    return {
      ...opened,
      summary: { ...opened.summary, furtherFiles },
      findings: [...opened.findings, ...findings],
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
