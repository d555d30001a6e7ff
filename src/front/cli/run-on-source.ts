import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../../ground/platform/finding.ts'
import { describeFinding } from '../../ground/words/describe-finding.ts'
import { eraseLeftoverUploads } from '../../performance/intake/hmis/erase-leftover-uploads.ts'
import { openSystemSource, type SystemSource } from '../../performance/intake/hmis/open-system-source.ts'
import { progressBar } from './progress-bar.ts'

export type SourceUse = {
  source: string
  isJson: boolean
  workFolder: string | null
  /** files that the question needs nothing of */
  unread?: ReadonlySet<string>
}
/** `coded` refuses after the source was read, such as a client that it does not hold. */
export type Told<Report> = Report | { refused: Finding[] }

/**
 * Opens an export, asks it, prints what it told, and erases what was unpacked, also when a person interrupts. The engine
 * may take 2.5 GB before it spills: a report holds a year of everybody at once.
 */
export async function runOnSource<Report extends object>(
  use: SourceUse,
  ask: (source: SystemSource, signal: AbortSignal) => Promise<Told<Report>>,
  say: (report: Report) => string,
  open: typeof openSystemSource = openSystemSource,
): Promise<0 | 1> {
  const workFolder = use.workFolder ?? join(tmpdir(), `throughline-${userInfo().uid}`)
  await eraseLeftoverUploads(workFolder)
  const stopped = new AbortController()
  const stop = () => stopped.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const bar = progressBar()
  let source: SystemSource | undefined
  const interrupt = () => source?.engine.interrupt()
  stopped.signal.addEventListener('abort', interrupt)
  try {
    const opened = await open(use.source, {
      workFolder,
      signal: stopped.signal,
      onProgress: bar,
      memoryLimit: '2500MB',
      unread: use.unread,
    })
    if (!('refused' in opened)) source = opened
    const told = 'refused' in opened ? opened : await ask(opened, stopped.signal)
    bar.clear()
    if ('refused' in told) {
      const refused = told.refused.map(({ grade: _, ...rest }) => rest)
      await print(
        use.isJson
          ? `${JSON.stringify({ refused })}\n`
          : told.refused.map((finding) => `${describeFinding(finding, 'en')} [${finding.code}]\n`).join(''),
      )
      return 1
    }
    await print(use.isJson ? `${JSON.stringify(told)}\n` : say(told))
    return 0
  } catch (error) {
    if (!stopped.signal.aborted) throw error
    process.stderr.write('\nstopped; nothing was kept\n')
    return 1
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await source?.close()
  }
}

const print = (text: string) => new Promise<void>((resolve) => process.stdout.write(text, () => resolve()))

export const findingsText = (findings: Finding[]) =>
  findings.length === 0
    ? ''
    : ['\nFindings\n', ...findings.map((finding) => `  ${describeFinding(finding, 'en')}\n`)].join('')

/** What of the source a report tells: where it comes from, and the sums by which a file can be known again. */
export function describeSource({ summary }: SystemSource) {
  const { rowsRead, enrollmentsUsed, files, furtherFiles, ...described } = summary
  return { ...described, rowsRead, enrollmentsUsed, files, furtherFiles }
}
