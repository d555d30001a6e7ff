import { z } from 'zod'

/**
 * A backup is one zip: every row of every jurisdiction as it stood at one moment, the facts and secrets of the data
 * folder, and a manifest that says what belongs in it, with a digest of each part.
 */
export const backupFormat = 'throughline-backup'
/** Raised when an older program could no longer read the file. */
export const backupFormatVersion = 1
export const manifestEntry = 'manifest.json'

/** Folders of the data folder that a backup carries: person keys are hashed with the secrets, so facts need them. */
export const carriedFolders = ['facts', 'datasets', 'secrets'] as const

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const whole = z.number().int().nonnegative()
const name = z.string().min(1).max(63)

const tableSchema = z.object({ name, columns: z.array(name).min(1), rows: whole, bytes: whole, sha256: digest })
const sequenceSchema = z.object({ name, lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })
const migrationSchema = z.object({ name: z.string().min(1).max(200), digest })

const jurisdictionSchema = z.object({
  schema: z.string().regex(/^jurisdiction_[a-z][a-z0-9_]{0,39}$/),
  name: z.string().min(1),
  slug: z.string().min(1),
  migrations: z.array(migrationSchema),
  /** in the order in which they can be filled: what a key points to stands before what points to it */
  tables: z.array(tableSchema),
  sequences: z.array(sequenceSchema),
})

const fileSchema = z.object({ path: z.string().refine(isCarriedPath), bytes: whole, sha256: digest })

export const manifestSchema = z.object({
  format: z.literal(backupFormat),
  formatVersion: z.literal(backupFormatVersion),
  throughlineVersion: z.string(),
  madeAt: z.iso.datetime(),
  jurisdictions: z.array(jurisdictionSchema),
  files: z.array(fileSchema),
})

export type BackupManifest = z.infer<typeof manifestSchema>
export type BackedUpJurisdiction = BackupManifest['jurisdictions'][number]
export type BackedUpTable = BackedUpJurisdiction['tables'][number]
export type BackedUpFile = BackupManifest['files'][number]

export const entryOfTable = (schema: string, table: string) => `database/${schema}/${table}.copy`
export const entryOfFile = (path: string) => `data/${path}`

/** A path below facts/ or secrets/ that stays there, whoever wrote the manifest. */
export function isCarriedPath(path: string): boolean {
  const [folder, ...rest] = path.split('/')
  if (!carriedFolders.some((carried) => carried === folder) || rest.length === 0) return false
  const isPlain = (part: string) => part !== '' && part !== '.' && part !== '..' && !/[\\\0:]/.test(part)
  return path.length <= 1000 && rest.every(isPlain) && isKept(rest.at(-1)!)
}

/** Signed-in visitors of the old machine stay there: the key that signs their cookies is never carried. */
export function isKept(fileName: string): boolean {
  return fileName !== 'cookie-secret' && fileName !== 'server-password'
}

export type BackupRefusalCode =
  | 'file-exists'
  | 'no-such-folder'
  | 'nothing-to-back-up'
  | 'data-folder-changed'
  | 'not-a-backup'
  | 'backup-damaged'
  | 'backup-newer'
  | 'migration-differs'
  | 'jurisdiction-exists'
  | 'data-file-exists'
  | 'shape-differs'
  | 'history-damaged'

/** Why nothing was written. `found` and `expected` never hold a secret or a row. */
export type BackupRefusal = { code: BackupRefusalCode; found: string | null; expected: string | null }

/** Ends the work from deep inside a stream or a transaction; the verb turns it into its `refused`. */
export class BackupRefused extends Error {
  readonly refusal: BackupRefusal
  constructor(code: BackupRefusalCode, found: string | null = null, expected: string | null = null) {
    super(code)
    this.refusal = { code, found, expected }
  }
}

/** Runs a verb's work; a refusal from inside becomes its answer, a bug goes on. */
export async function answerRefusal<T>(work: () => Promise<T>): Promise<{ done: T } | { refused: BackupRefusal }> {
  try {
    return { done: await work() }
  } catch (error) {
    if (error instanceof BackupRefused) return { refused: error.refusal }
    throw error
  }
}

/** How far a backup or a restore is; `fraction` from 0 to 1, by bytes. */
export type BackupProgress = { step: string; fraction: number }
