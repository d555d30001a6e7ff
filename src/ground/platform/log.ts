import { createWriteStream, type WriteStream } from 'node:fs'

let file: { path: string; stream: WriteStream } | null = null

/**
 * One line of JSON an event: into the file that THROUGHLINE_LOG names (a started program sets it to its data folder), else
 * on standard error. Never a client record, a password, a cookie or a query's values.
 */
export function log(event: string, facts: Record<string, string | number | boolean | null> = {}): void {
  const line = `${JSON.stringify({ at: new Date().toISOString(), event, ...facts })}\n`
  const path = process.env.THROUGHLINE_LOG
  if (!path) {
    process.stderr.write(line)
    return
  }
  if (file?.path !== path) file = { path, stream: createWriteStream(path, { flags: 'a', mode: 0o600 }) }
  file.stream.write(line)
}
