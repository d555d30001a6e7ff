import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Finding } from '../../../ground/platform/finding.ts'
import type { RecordEngine } from '../../../ground/platform/record-engine.ts'
import { defaultLimits, type SourceLimits } from './layout.ts'
import { listFolderFiles } from './list-folder-files.ts'
import { eventFileOfPath, readEvents } from './read-events.ts'
import { recodeFiles } from './recode-files.ts'
import { type SourceFiles, unpackZip } from './unpack-zip.ts'

/** Reads the events of a zip or folder that is open in the engine already; `folder` is private, and one it may read. */
export async function readEventsOfSource(
  engine: RecordEngine,
  path: string,
  folder: string,
  options: { limits?: Partial<SourceLimits>; signal?: AbortSignal } = {},
): Promise<{ findings: Finding[]; files: SourceFiles<'Event'> }> {
  const settings = {
    limits: { ...defaultLimits, ...options.limits },
    signal: options.signal,
    fileOf: eventFileOfPath,
  }
  const files = (await stat(path)).isDirectory()
    ? await listFolderFiles(path, settings)
    : await unpackZip(path, { ...settings, folder, zipName: basename(path) })
  const encoding = await recodeFiles(files, folder, Number.POSITIVE_INFINITY)
  const findings = await readEvents(engine, files.get('Event')?.path ?? null, folder)
  return { findings: [...encoding, ...findings], files }
}
