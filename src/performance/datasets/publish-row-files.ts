import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type Database, inJurisdiction } from '../../ground/platform/database.server.ts'
import { rowFilesName } from './dataset-relation.ts'
import { listDatasetParts } from './list-dataset-parts.ts'
import { listCurrentFiles, rowFilePath } from './row-files.ts'

/** A file that is being written by another program is younger than this. */
const leftoverMinutes = 60

/**
 * Writes the list of the files that count as the register has it, with one rename. It reads every provider's parts, which
 * who sent a file may not: the program asks for them itself, as the person at the machine, and writes nothing to the
 * register. Of two at once the later waits.
 */
export async function publishRowFiles(db: Database, schema: string, key: string, folder: string): Promise<void> {
  const program = { role: 'terminal', personId: null, providerId: null } as const
  await inJurisdiction(db, schema, program, async (work) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`dataset rows ${schema} ${key}`}))`.execute(work)
    const parts = await listDatasetParts(work, key)
    const place = join(folder, key)
    await mkdir(place, { recursive: true, mode: 0o700 })
    const draft = join(place, `.${rowFilesName}.${process.pid}`)
    await writeFile(draft, JSON.stringify({ files: listCurrentFiles(parts) }), { mode: 0o600, flush: true })
    await rename(draft, join(place, rowFilesName))
    const isGone = await work
      .selectFrom('dataset_submission as sent')
      .innerJoin('submission', 'submission.id', 'sent.submission_id')
      .where('sent.dataset_key', '=', key)
      .where('submission.undone_at', 'is not', null)
      .select('submission.id')
      .execute()
    await eraseLeftovers(place, new Set(parts.map(rowFilePath)), new Set(isGone.map(({ id }) => id)))
  })
}

/**
 * At a start: a program that was killed after the register had a file and before the list named it has left a list that is
 * behind; writing it again brings it up to the register.
 */
export async function publishAllRowFiles(db: Database, schema: string, folder: string): Promise<void> {
  const program = { role: 'terminal', personId: null, providerId: null } as const
  const keys = await inJurisdiction(db, schema, program, (work) =>
    work.selectFrom('dataset_submission').select('dataset_key as key').distinct().execute(),
  )
  for (const { key } of keys) await publishRowFiles(db, schema, key, folder)
}

/** Files of which the register knows nothing: a program was killed while it wrote them, or the file was taken back. */
async function eraseLeftovers(place: string, known: Set<string>, undone: Set<string>): Promise<void> {
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.parquet')) continue
    const path = join(entry.parentPath, entry.name)
    if (known.has(path.slice(place.length + 1))) continue
    const found = await stat(path).catch(() => null)
    if (!found) continue
    const isOld = Date.now() - found.mtimeMs > leftoverMinutes * 60_000
    const isUndone = [...undone].some((id) => entry.name.endsWith(`${id}.parquet`))
    if (isOld || isUndone) await rm(path, { force: true })
  }
}
