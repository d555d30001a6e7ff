import { rm } from 'node:fs/promises'
import type { Database } from '../../ground/platform/database.server.ts'
import { datasetsFolder, factsSecret } from '../../ground/platform/folders.ts'
import { keptSecret } from '../../ground/platform/program.server.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { reportProgress } from '../../ground/submissions/report-progress.ts'
import type { Language } from '../../ground/words/words.ts'
import { publishRowFiles } from '../../performance/datasets/publish-row-files.ts'
import { takeDatasetFile } from '../../performance/datasets/take-dataset-file.ts'
import { finishAsFailed, transactAs } from './read-service-records.ts'

/** A write each third of a second is enough for an eye. */
const reportEveryMilliseconds = 334

/**
 * Reads a file that came for a dataset after its request was answered, telling its submission how far it is. The upload is
 * erased at the end, whatever the end is; a fault of ours ends the submission as refused, under the number that the log has.
 */
export async function runDatasetFile(input: {
  db: Database
  dataFolder: string
  visit: Omit<Visit, 'work' | 'today' | 'now'>
  submissionId: string
  upload: { folder: string; path: string; name: string }
  language: Language
}): Promise<void> {
  const { db, dataFolder, visit, submissionId, upload, language } = input
  const { slug, schema } = visit.jurisdiction
  const transact = transactAs(db, visit)
  let reported = 0
  let reporting: Promise<unknown> = Promise.resolve()
  try {
    await takeDatasetFile({
      submissionId,
      path: upload.path,
      fileName: upload.name,
      dataFolder,
      slug,
      secret: keptSecret(dataFolder, factsSecret(slug)),
      language,
      transact,
      publish: (key) => publishRowFiles(db, schema, key, datasetsFolder(dataFolder, slug)),
      onProgress(progress) {
        if (Date.now() - reported < reportEveryMilliseconds) return
        reported = Date.now()
        reporting = reporting.then(() => reportProgress(db, schema, submissionId, progress)).catch(() => {})
      },
    })
  } catch (error) {
    await finishAsFailed(transact, submissionId, error, upload.path)
  } finally {
    await reporting
    await rm(upload.folder, { recursive: true, force: true })
  }
}
