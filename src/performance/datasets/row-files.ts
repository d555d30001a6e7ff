import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import type { CheckedRow } from './check-rows.ts'
import type { Dataset } from './dataset.ts'
import { engineTypes, ownColumns, type RowFile } from './dataset-relation.ts'
import type { DatasetPart } from './list-dataset-parts.ts'

const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/** Where the rows of one file and month lie below the folder of the dataset. */
export const rowFilePath = (part: Pick<DatasetPart, 'senderId' | 'month' | 'submissionId'>): string =>
  join(part.senderId ?? 'several', `${part.month || 'rows'}-${part.submissionId}.parquet`)

/**
 * Writes the rows of one file as Parquet, a file a month, each under a temporary name first. They count only once the list
 * of current files names them, so that a kill at any moment leaves what counts as it was.
 */
export async function writeRowFiles(input: {
  dataset: Dataset
  rows: CheckedRow[]
  submissionId: string
  senderId: string | null
  /** the jurisdiction's folder of datasets */
  folder: string
}): Promise<void> {
  const { dataset, rows, submissionId, senderId } = input
  const folder = join(input.folder, dataset.key)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = await mkdtemp(join(folder, '.rows-'))
  const engine = await openRecordEngine({ folders: [folder], temporaryFolder: draft, threads: 2 })
  try {
    const text = join(draft, 'rows.csv')
    await pipeline(
      Readable.from(linesOf(rows, submissionId)),
      stringify({ quoted_string: true, cast: { boolean: String } }),
      createWriteStream(text, { mode: 0o600 }),
    )
    const columns = [
      ['row_month', 'VARCHAR'],
      ...dataset.columns.map(({ key, type }) => [key, engineTypes[type]]),
      ...ownColumns,
    ]
    // No value is told from an empty text by its quotation marks.
    await engine.run(`create table read_rows as select * from read_csv(${quote(text)}, header = false, auto_detect = false,
      delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false, parallel = false,
      max_line_size = 20000000, columns = {${columns.map(([key, type]) => `${quote(key!)}: ${quote(type!)}`).join(', ')}})`)
    for (const month of new Set(rows.map((row) => row.month))) {
      const written = join(draft, `${month || 'rows'}.parquet`)
      await engine.run(`copy (select * exclude (row_month) from read_rows where row_month = ${quote(month)}
        order by program_id, row_no) to ${quote(written)} (format parquet, compression zstd)`)
      const place = join(folder, rowFilePath({ senderId, month, submissionId }))
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(written, place)
    }
  } finally {
    engine.close()
    await rm(draft, { recursive: true, force: true })
  }
}

function* linesOf(rows: CheckedRow[], submissionId: string) {
  for (const { month, values, programId, providerId, row } of rows)
    yield [month, ...values, programId, providerId, submissionId, row]
}

/** Which files count: those with a part that no later file brought again. */
export function listCurrentFiles(parts: DatasetPart[]): RowFile[] {
  const ofFile = Map.groupBy(
    parts.filter(({ rows }) => rows > 0),
    rowFilePath,
  )
  return [...ofFile.entries()]
    .filter(([, inFile]) => inFile.some(({ counts }) => counts))
    .map(([path, inFile]) => ({
      path,
      version: inFile[0]!.version,
      replacedPrograms: inFile.filter(({ counts }) => !counts).map(({ programId }) => programId),
    }))
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
}
