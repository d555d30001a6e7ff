import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { datasetsFolder } from '../src/ground/platform/folders.ts'
import { openRecordEngine } from '../src/ground/platform/record-engine.ts'
import { datasetRelation } from '../src/performance/datasets/dataset-relation.ts'
import type { Declaration } from '../src/performance/datasets/dataset-schema.ts'
import { declareDataset } from '../src/performance/datasets/declare-dataset.ts'
import { findDataset } from '../src/performance/datasets/list-datasets.ts'
import { publishRowFiles } from '../src/performance/datasets/publish-row-files.ts'
import { receiveDatasetFile } from '../src/performance/datasets/receive-dataset-file.ts'
import { type DatasetFileTaken, takeDatasetFile } from '../src/performance/datasets/take-dataset-file.ts'
import { openReviewedCity, type ReviewedCity } from './reviewed-city.ts'
import type { TestPerson } from './test-city.ts'

const plain = { isNeeded: false, values: null, smallest: null, largest: null, refersTo: null, explains: '' }

/** A column of a test's dataset; everything that is not said is nothing in particular. */
export const column = (
  key: string,
  type: Declaration['columns'][number]['type'],
  more: Partial<Declaration['columns'][number]> = {},
): Declaration['columns'][number] => ({ ...plain, key, name: key.replaceAll('_', ' '), type, ...more })

/** One person's stay in a course, as a department of workforce would ask for it. */
export const courses: Declaration = {
  key: 'courses',
  name: 'Courses',
  rowIs: 'one person in one course',
  columns: [
    column('client_id', 'identifier', { isNeeded: true }),
    column('program', 'text', { isNeeded: true }),
    column('left_on', 'day', { isNeeded: true }),
    column('outcome', 'choice', { values: ['Employed', 'School', 'Not known'] }),
    column('finished', 'yes-no'),
    column('hours', 'whole-number', { smallest: 0, largest: 2000 }),
    column('wage', 'money', { smallest: 0 }),
  ],
  uniqueBy: ['client_id', 'left_on'],
  programColumn: 'program',
  dayColumn: 'left_on',
  personColumn: 'client_id',
  totals: [],
}
export const courseHead = 'Client ID,Program,Left on,Outcome,Finished,Hours,Wage'

export type DatasetCity = ReviewedCity & {
  dataFolder: string
  send(
    content: string | Uint8Array,
    options?: {
      key?: string
      name?: string
      person?: TestPerson
      providerId?: string | null
      from?: string | null
      to?: string | null
      heldBytes?: number
    },
  ): Promise<DatasetFileTaken | { refused: string }>
  /** what counts, as the record engine reads it */
  rows<Row>(select: string, key?: string): Promise<Row[]>
}

/** A city with two programs of one provider, and a dataset that is asked for. */
export async function openDatasetCity(declared: Declaration = courses): Promise<DatasetCity> {
  const city = await openReviewedCity(2)
  const dataFolder = mkdtempSync(join(tmpdir(), 'throughline-datasets-'))
  await city.as(city.manager, (visit) => declareDataset(visit, declared))
  const { slug, schema } = city.jurisdiction
  const folder = datasetsFolder(dataFolder, slug)
  let sent = 0
  return {
    ...city,
    dataFolder,
    async send(content, options = {}) {
      const { key = declared.key, name = 'list.csv', person = city.manager, from = null, to = null } = options
      const providerId = options.providerId === undefined ? city.providerId : options.providerId
      const received = await city.as(person, (visit) =>
        receiveDatasetFile(visit, { key, providerId, fileName: name, from, to }),
      )
      if ('refused' in received) return received
      sent += 1
      const path = join(dataFolder, `${sent}-${name}`)
      writeFileSync(path, content)
      return takeDatasetFile({
        submissionId: received.done.id,
        path,
        fileName: name,
        dataFolder,
        slug,
        secret: 'a secret of the test city',
        language: 'en',
        ...(options.heldBytes === undefined ? {} : { heldBytes: options.heldBytes }),
        transact: (work) => city.as(person, work),
        publish: (one) => publishRowFiles(city.db, schema, one, folder),
      })
    },
    async rows(select, key = declared.key) {
      const dataset = await city.as(city.manager, ({ work }) => findDataset(work, key))
      const engine = await openRecordEngine({ folders: [dataFolder] })
      try {
        return await engine.rows(select.replace('{rows}', datasetRelation(dataset!, folder)))
      } finally {
        engine.close()
      }
    },
    async close() {
      await city.close()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
