import type { Finding } from '../../../ground/platform/finding.ts'
import { type HmisSource, type OpenOptions, openHmisSource } from './open-hmis-source.ts'
import { readSystemFiles, type SystemFiles } from './read-system-files.ts'
import { SourceRefusal } from './source-refusal.ts'

export type SystemSource = Omit<HmisSource, 'summary'> & {
  summary: HmisSource['summary'] & Pick<SystemFiles, 'furtherFiles'>
}

/**
 * Opens an export as `openHmisSource` does, and reads the further files that figures of a whole system need (clients
 * without their names, funders, income, continuums of care) into tables further_* of the same engine.
 */
export async function openSystemSource(
  path: string,
  options: OpenOptions,
): Promise<SystemSource | { refused: Finding[] }> {
  let source: HmisSource | undefined
  const stop = () => source?.engine.interrupt()
  options.signal?.addEventListener('abort', stop)
  try {
    const opened = await openHmisSource(path, options)
    if ('refused' in opened) return opened
    source = opened
    const { furtherFiles, findings } = await readSystemFiles(path, opened, options)
    return {
      ...opened,
      // their rows are only looked through for what a figure needs, so they are not counted
      summary: { ...opened.summary, furtherFiles },
      findings: [...opened.findings, ...findings],
    }
  } catch (error) {
    await source?.close()
    options.signal?.throwIfAborted()
    if (error instanceof SourceRefusal) return { refused: error.findings }
    throw error
  } finally {
    options.signal?.removeEventListener('abort', stop)
  }
}
