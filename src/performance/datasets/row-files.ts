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

/** A row that is the same as an earlier one by the columns that tell rows apart. */
export type RowTwice = { row: number; first: number }

/**
 * Writes the rows of one file as Parquet, a file a month, each under a temporary name first. They count only once the list
 * of current files names them, so that a kill at any moment leaves what counts as it was. The rows may pass by; when all
 * have, `isToBeKept` is asked whether they stay.
 */
export async function writeRowFiles(input: {
  dataset: Dataset
  rows: Iterable<CheckedRow> | AsyncIterable<CheckedRow>
  submissionId: string
  senderId: string | null
  /** the jurisdiction's folder of datasets */
  folder: string
  isToBeKept?: (listTwice: () => Promise<RowTwice[]>) => Promise<boolean>
}): Promise<{ isKept: boolean }> {
  const { dataset, rows, submissionId, senderId } = input
  const folder = join(input.folder, dataset.key)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const draft = await mkdtemp(join(folder, '.rows-'))
  const engine = await openRecordEngine({ folders: [folder], temporaryFolder: draft, threads: 2, memoryLimit: '600MB' })
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
      max_line_size = 20000000, buffer_size = 24000000, columns = {${columns.map(([key, type]) => `${quote(key!)}: ${quote(type!)}`).join(', ')}})`)
    const listTwice = () => engine.rows<RowTwice>(twice(dataset))
    if (input.isToBeKept && !(await input.isToBeKept(listTwice))) return { isKept: false }
    const months = await engine.rows<{ month: string }>(
      `select distinct coalesce(row_month, '') as month from read_rows order by 1`,
    )
    for (const { month } of months) {
      const written = join(draft, `${month || 'rows'}.parquet`)
      await engine.run(`copy (select * exclude (row_month) from read_rows where coalesce(row_month, '') = ${quote(month)}
        order by program_id, row_no) to ${quote(written)} (format parquet, compression zstd)`)
      const place = join(folder, rowFilePath({ senderId, month, submissionId }))
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(written, place)
    }
    return { isKept: true }
  } finally {
    engine.close()
    await rm(draft, { recursive: true, force: true })
  }
}

/** The first thousand rows that came twice; people are told apart within a provider. */
function twice(dataset: Dataset): string {
  const by = ['provider_id', ...dataset.uniqueBy].map((key) => `"${key}"`).join(', ')
  return `select row_no as row, first from (select row_no, min(row_no) over (partition by ${by}) as first from read_rows)
    where row_no > first order by row_no limit 1000`
}

async function* linesOf(rows: Iterable<CheckedRow> | AsyncIterable<CheckedRow>, submissionId: string) {
  for await (const { month, values, programId, providerId, row } of rows)
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
