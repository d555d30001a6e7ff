import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ColumnType, Dataset } from './dataset.ts'

/** How the record engine keeps a column. Identifiers are hashed hexadecimal text, money is whole cents. */
export const engineTypes: Record<ColumnType, string> = {
  text: 'VARCHAR',
  identifier: 'VARCHAR',
  choice: 'VARCHAR',
  'yes-no': 'BOOLEAN',
  day: 'DATE',
  'whole-number': 'BIGINT',
  number: 'DOUBLE',
  money: 'BIGINT',
}

/** The columns that every row has beside those declared: whose it is, and where it came from. */
export const ownColumns: readonly (readonly [name: string, type: string])[] = [
  ['program_id', 'VARCHAR'],
  ['provider_id', 'VARCHAR'],
  ['submission_id', 'VARCHAR'],
  ['row_no', 'INTEGER'],
]

/** One file of rows that count, under the folder of its dataset. */
export type RowFile = {
  /** path below the dataset's folder */
  path: string
  version: number
  /** programs whose rows in this file were replaced by a later one */
  replacedPrograms: string[]
}
export type RowFiles = { files: RowFile[] }

/** Which files count stands in a file of its own, so that one rename changes them all at once. */
export const rowFilesName = 'current.json'

export function listRowFiles(datasetKey: string, folder: string): RowFile[] {
  try {
    return (JSON.parse(readFileSync(join(folder, datasetKey, rowFilesName), 'utf8')) as RowFiles).files
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

const name = (text: string) => `"${text.replaceAll('"', '""')}"`
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * All rows of a dataset that count, as something that stands after FROM; `folder` is the jurisdiction's folder of
 * datasets. Rows that came under an earlier version have null in the columns that it did not have.
 */
export function datasetRelation(dataset: Dataset, folder: string): string {
  const columns = [...dataset.columns.map(({ key, type }) => [key, engineTypes[type]] as const), ...ownColumns]
  const empty = `select ${columns.map(([key, type]) => `null::${type} as ${name(key)}`).join(', ')} where false`
  const files = listRowFiles(dataset.key, folder)
  if (files.length === 0) return `(${empty})`
  const read = (some: RowFile[]) =>
    `read_parquet([${some.map(({ path }) => quote(join(folder, dataset.key, path))).join(', ')}])`
  const isWhole = (file: RowFile) => file.version === dataset.version && file.replacedPrograms.length === 0
  const whole = files.filter(isWhole)
  const kept = columns.map(([key]) => name(key)).join(', ')
  const parts = whole.length > 0 ? [`select ${kept} from ${read(whole)}`] : [empty]
  for (const file of files.filter((one) => !isWhole(one))) {
    const left = file.replacedPrograms.map(quote).join(', ')
    const rows = `select * from ${read([file])}${left ? ` where program_id not in (${left})` : ''}`
    // A union by name with no rows gives the columns that the earlier version lacks.
    const cast = columns.map(([key, type]) => `try_cast(${name(key)} as ${type}) as ${name(key)}`).join(', ')
    parts.push(
      file.version === dataset.version
        ? `select ${kept} from (${rows})`
        : `select ${cast} from (${empty} union all by name ${rows})`,
    )
  }
  if (parts.length === 1 && whole.length > 0) return read(whole)
  return `(${parts.join(' union all ')})`
}
