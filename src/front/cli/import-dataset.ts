import { copyFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { datasetsFolder, factsSecret, uploadsFolder } from '../../ground/platform/folders.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, keptSecret, type Program } from '../../ground/platform/program.server.ts'
import { publishRowFiles } from '../../performance/datasets/publish-row-files.ts'
import { receiveDatasetFile } from '../../performance/datasets/receive-dataset-file.ts'
import { takeDatasetFile } from '../../performance/datasets/take-dataset-file.ts'
import { makeUploadFolder } from '../../performance/intake/hmis/erase-leftover-uploads.ts'
import { findNamedProvider } from './find-named-provider.ts'
import { printOutcome } from './print-outcome.ts'
import { progressBar } from './progress-bar.ts'

export type DatasetFileAsked = {
  key: string
  path: string
  provider: string | undefined
  from: string | undefined
  to: string | undefined
  isJson: boolean
}

/** A file for a declared table, from the terminal: checked as by page, with a bar that shows how far it is. */
export async function importDataset(
  program: Program,
  city: Jurisdiction,
  asked: DatasetFileAsked,
): Promise<0 | 1 | { refused: string }> {
  const { key, path, provider, from, to, isJson } = asked
  const providerId = provider === undefined ? null : await findNamedProvider(program, city, provider)
  if (provider !== undefined && providerId === null) return { refused: 'provider-not-found' }
  const fileName = basename(path)
  const received = await asTerminal(program, city, (visit) =>
    receiveDatasetFile(visit, { key, providerId, fileName, from: from ?? null, to: to ?? null }),
  )
  if ('refused' in received) return received
  const { dataFolder } = program.settings
  // The engine reads a Parquet file from a folder of its own, and sees nothing beside it.
  const upload = await makeUploadFolder(uploadsFolder(dataFolder))
  const bar = progressBar()
  try {
    const place = join(upload, 'file')
    copyFileSync(path, place)
    const outcome = await takeDatasetFile({
      submissionId: received.done.id,
      path: place,
      fileName,
      dataFolder,
      slug: city.slug,
      secret: keptSecret(dataFolder, factsSecret(city.slug)),
      language: 'en',
      transact: (work) => asTerminal(program, city, work),
      publish: (one) => publishRowFiles(program.db, city.schema, one, datasetsFolder(dataFolder, city.slug)),
      onProgress: bar,
    })
    bar.clear()
    return printOutcome(outcome, isJson)
  } finally {
    await rm(upload, { recursive: true, force: true })
  }
}
