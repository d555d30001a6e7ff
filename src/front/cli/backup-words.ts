import type { BackupRefusal, BackupRefusalCode } from '../../ground/platform/backup-file.ts'

type RefusalCode = BackupRefusalCode | 'no-database' | 'no-space'

/** What a refused backup or restore says, and what to do about it. */
export const backupSentences: Record<RefusalCode, (found: string | null, expected: string | null) => string> = {
  'file-exists': (found) => `${found} exists: choose another name, or replace it with --force.`,
  'no-such-folder': (found) => `There is no folder ${found}.`,
  'nothing-to-back-up': () => 'There is no jurisdiction in this database yet.',
  'data-folder-changed': (found) => `${found} was replaced while it was read: try again.`,
  'not-a-backup': (found) => `This is no backup of Throughline, or it was cut off (${found}).`,
  'backup-damaged': (found, expected) => `The backup is damaged: ${found}${expected ? `, expected ${expected}` : ''}.`,
  'backup-newer': (found) => `The backup was made by a newer program (${found}): update Throughline, then restore.`,
  'migration-differs': (found) => `The backup was made by another edition of Throughline: ${found} differs.`,
  'jurisdiction-exists': (found) => `${found} exists here already: restore into another data folder or server.`,
  'data-file-exists': (found) => `${found} exists in the data folder with other content: restore into another folder.`,
  'shape-differs': (found) => `The backup does not fit the tables of this program: ${found}.`,
  'history-damaged': (found) =>
    `The history in the backup does not verify (${found}). To look at it all the same: --accept-history-faults.`,
  'no-database': (found) => `There is no database in ${found}.`,
  'no-space': () => 'There is no space left on the disk: free some, then try again.',
}

type Refused = Omit<BackupRefusal, 'code'> & { code: RefusalCode }

/** The reason on standard error, or as JSON on standard output; exit code 1. */
export function sayRefusal({ code, found, expected }: Refused, file: string, isJson: boolean): 1 {
  const refused = [{ code, file, row: null, column: null, found, expected, count: 1 }]
  if (isJson) process.stdout.write(`${JSON.stringify({ refused })}\n`)
  else process.stderr.write(`${clearLine()}${backupSentences[code](found, expected)} [${code}]\nNothing was written.\n`)
  return 1
}

/** What ended a backup or restore from outside: a full disk, or the person. A bug is none of these and goes on. */
export function sayInterruption(error: unknown, stopped: AbortSignal, file: string, isJson: boolean): 1 {
  if (isDiskFull(error)) return sayRefusal({ code: 'no-space', found: null, expected: null }, file, isJson)
  if (!stopped.aborted) throw error
  process.stderr.write(`${clearLine()}Stopped; nothing was written.\n`)
  return 1
}

/** PostgreSQL's 53100, or the system's own word for it. */
export function isDiskFull(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === 'ENOSPC' || code === '53100' || /no space left on device/i.test(message ?? '')
}

export function clearLine(): string {
  return process.stderr.isTTY ? '\r\x1b[2K' : ''
}

export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3))
  return `${step === 0 ? bytes : (bytes / 1000 ** step).toFixed(1)} ${units[step]}`
}
