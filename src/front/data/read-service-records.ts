import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { type Database, inJurisdiction } from '../../ground/platform/database.server.ts'
import { log } from '../../ground/platform/log.ts'
import { readClock, type Visit } from '../../ground/platform/visit.ts'
import { finishSubmission } from '../../ground/submissions/finish-submission.ts'
import { reportProgress } from '../../ground/submissions/report-progress.ts'
import { importServiceRecords, type Transact } from '../../performance/reporting/import-service-records.ts'
import { inTurn } from './in-turn.ts'

/** A write each third of a second is enough for an eye, and nothing to the reading. */
const reportEveryMilliseconds = 334

/** Transactions of the same person, after the one that a request had. */
export function transactAs(db: Database, visit: Omit<Visit, 'work' | 'today' | 'now'>): Transact {
  const { asker, askerName, jurisdiction } = visit
  return (work) =>
    inJurisdiction(db, jurisdiction.schema, asker, (trx) =>
      work({ work: trx, asker, askerName, jurisdiction, ...readClock(jurisdiction) }),
    )
}

/**
 * Reads an uploaded HMIS export after its request was answered, one export at a time. The upload is erased at the end,
 * whatever the end is; a fault of ours ends the submission as refused, under the number that the log has.
 */
export async function readServiceRecords(input: {
  db: Database
  dataFolder: string
  visit: Omit<Visit, 'work' | 'today' | 'now'>
  submissionId: string
  upload: { folder: string; path: string }
}): Promise<void> {
  const { db, dataFolder, visit, submissionId, upload } = input
  const { slug, schema } = visit.jurisdiction
  const transact = transactAs(db, visit)
  await inTurn(async () => {
    let reported = 0
    let reporting = Promise.resolve()
    let isReporting = false
    try {
      await importServiceRecords({
        submissionId,
        path: upload.path,
        slug,
        dataFolder,
        transact,
        onProgress(progress) {
          if (isReporting || Date.now() - reported < reportEveryMilliseconds) return
          reported = Date.now()
          isReporting = true
          reporting = reportProgress(db, schema, submissionId, progress)
            .catch(() => {})
            .then(() => {
              isReporting = false
            })
        },
      })
    } catch (error) {
      await finishAsFailed(transact, submissionId, error, upload.path)
    } finally {
      await reporting
      await rm(upload.folder, { recursive: true, force: true })
    }
  })
}

/** Ends a reading that failed by our fault. */
export async function finishAsFailed(transact: Transact, id: string, error: unknown, path: string): Promise<void> {
  const number = randomBytes(4).toString('hex')
  log('reading failed', { number, submission: id, ...describeError(error) })
  const file = path.split('/').at(-1)!
  const fault = {
    grade: 'stops',
    code: 'reading-failed',
    file,
    row: null,
    column: null,
    found: number,
    expected: null,
    count: 1,
  } as const
  // The program may be ending, with its database: the next start then says that the reading was interrupted.
  await transact((visit) => finishSubmission(visit, { id, state: 'refused', findings: [fault] })).catch((failed) =>
    log('reading failed twice', { number, kind: failed instanceof Error ? failed.name : typeof failed }),
  )
}

/**
 * The message of an engine may quote a record: the log gets the kind of the error, which stands before the first colon,
 * and where it happened.
 */
function describeError(error: unknown): { kind: string; stack: string } {
  if (!(error instanceof Error)) return { kind: typeof error, stack: '' }
  const kind = /^[A-Z][A-Za-z ]{2,40} Error(?=:)/.exec(error.message)?.[0] ?? error.name
  const stack = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { kind, stack: stack.join('\n') }
}
