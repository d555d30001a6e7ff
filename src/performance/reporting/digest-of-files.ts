import { createHash } from 'node:crypto'

/** One digest for several files that were read: their names and digests, in order of the names. */
export function digestOfFiles(files: { file: string; sha256: string | null }[]): string {
  const lines = files.map(({ file, sha256 }) => `${file} ${sha256}`).sort()
  return createHash('sha256').update(lines.join('\n')).digest('hex')
}
