import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openRecordEngine, type RecordEngine } from '../../ground/platform/record-engine.ts'
import { type ColumnType, type Dataset, type DatasetColumn, isNumeric } from '../datasets/dataset.ts'
import { engineTypes, ownColumns, type RowFiles, rowFilesName } from '../datasets/dataset-relation.ts'

// Small datasets for tests, the bench and the demonstration: rows written by hand, kept as the intake keeps them.

export type SmallRow = { program_id: string; [column: string]: string | number | boolean | null }

export const smallColumn = (key: string, type: ColumnType, more: Partial<DatasetColumn> = {}): DatasetColumn => ({
  key,
  name: key.replaceAll('_', ' '),
  type,
  isNeeded: false,
  values: null,
  smallest: null,
  largest: null,
  refersTo: null,
  explains: '',
  ...more,
})

export const smallDataset = (columns: DatasetColumn[], more: Partial<Dataset> = {}): Dataset => ({
  key: 'records',
  name: 'Records',
  version: 1,
  rowIs: 'one record',
  columns,
  uniqueBy: [],
  programColumn: null,
  dayColumn: columns.find(({ type }) => type === 'day')?.key ?? null,
  personColumn: columns.find(({ type }) => type === 'identifier')?.key ?? null,
  totals: [],
  ...more,
})

/** Fills a table of the dataset's name in an engine. */
export async function fillSmallDataset(engine: RecordEngine, dataset: Dataset, rows: SmallRow[]): Promise<void> {
  const columns = [
    ...dataset.columns.map(({ key, type }) => [key, engineTypes[type], isNumeric(type)] as const),
    ...ownColumns.map(([key, type]) => [key, type, type === 'INTEGER'] as const),
  ]
  await engine.run(
    `create or replace table "${dataset.key}" (${columns.map(([key, type]) => `"${key}" ${type}`).join(', ')})`,
  )
  const cell = (row: SmallRow, key: string, i: number) => {
    if (key === 'row_no') return String(i + 1)
    const value = row[key] ?? (key === 'provider_id' || key === 'submission_id' ? 'one' : null)
    return value === null || typeof value !== 'string' ? String(value) : `'${value.replaceAll("'", "''")}'`
  }
  if (rows.length === 0) return
  const values = rows.map((row, i) => `(${columns.map(([key]) => cell(row, key, i)).join(', ')})`)
  await engine.run(`insert into "${dataset.key}" values ${values.join(', ')}`)
}

/** Writes the rows where the dataset's rows lie, in place of those that lay there. */
export async function writeSmallDataset(folder: string, dataset: Dataset, rows: SmallRow[]): Promise<void> {
  const place = join(folder, dataset.key)
  mkdirSync(place, { recursive: true })
  const engine = await openRecordEngine({ folders: [place] })
  try {
    await fillSmallDataset(engine, dataset, rows)
    await engine.run(`copy "${dataset.key}" to '${join(place, 'rows.parquet').replaceAll("'", "''")}' (format parquet)`)
  } finally {
    engine.close()
  }
  const current: RowFiles = { files: [{ path: 'rows.parquet', version: dataset.version, replacedPrograms: [] }] }
  writeFileSync(join(place, rowFilesName), JSON.stringify(current))
}
