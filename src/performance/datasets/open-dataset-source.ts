import { open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Finding } from '../../ground/platform/finding.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import {
  isStopped,
  type Table,
  type TableLimits,
  type TableRow,
  tableLimits,
} from '../../ground/platform/read-table.ts'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { stopped } from '../../ground/platform/shape-table.ts'
import { isStreamed, streamTable } from '../../ground/platform/stream-table.ts'
import type { Dataset } from './dataset.ts'
import { readDatasetFile } from './read-dataset-file.ts'

/** The rows of a file for a dataset, in batches, whether they are in memory or pass by. */
export type DatasetSource = {
  /** file, sheet and names; its rows stand here only where the file is small enough to be held */
  table: Table
  isHeld: boolean
  batches: AsyncIterable<TableRow[]>
  findings(): Finding[]
  doneShare(): number
}

/** What is larger passes by, and has no copy with its cells marked. */
export const heldBytes = 20_000_000
export const streamLimits: TableLimits = { ...tableLimits, bytes: 260_000_000, rows: 5_000_000 }
/** Parquet is packed: as text it may be so much larger. */
const parquetLimits: TableLimits = { ...streamLimits, bytes: 2_500_000_000 }
/** Parquet of more rows passes by, however small it is packed. */
const heldRows = 100_000
const batchRows = 2_000

/** Opens a file for a dataset: small ones are read whole, large text and Parquet as a stream. */
export async function openDatasetSource(
  path: string,
  name: string,
  dataset: Dataset,
  mostHeld = heldBytes,
): Promise<DatasetSource> {
  const { size } = await stat(path)
  const start = await readStart(path)
  const isParquet = start === 'PAR1'
  const isWorkbook = start.startsWith('PK')
  if (size > streamLimits.bytes)
    return held(stopped(name, 'file-too-large', `${size}`, `${(isWorkbook ? tableLimits : streamLimits).bytes}`))
  if (isParquet) return openParquet(path, name, dataset, size <= mostHeld)
  if (isWorkbook || size <= mostHeld) return held(await readDatasetFile(path, name, dataset))
  return streamed(await streamTable(path, name, streamLimits))
}

function held(table: Table): DatasetSource {
  async function* batches() {
    for (const some of inBatches(table.rows, batchRows)) {
      // A hundred thousand rows must not keep the program from answering.
      await new Promise(setImmediate)
      yield some
    }
  }
  return { table, isHeld: true, batches: batches(), findings: () => table.findings, doneShare: () => 1 }
}

function streamed(read: Awaited<ReturnType<typeof streamTable>>): DatasetSource {
  if (!isStreamed(read)) return held(read)
  const { file, header, batches, doneShare } = read
  const table = { file, header, rows: [], findings: read.findings() }
  return { table, isHeld: false, batches, findings: read.findings, doneShare }
}

/** Large Parquet is written out as text beside it, by the engine and not through memory, and read as a stream. */
async function openParquet(path: string, name: string, dataset: Dataset, mayHold: boolean): Promise<DatasetSource> {
  const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
  const engine = await openRecordEngine({ folders: [dirname(path)], temporaryFolder: dirname(path), threads: 2 })
  const text = join(dirname(path), 'rows.csv')
  try {
    const [counted] = await engine.rows<{ count: number }>(`select count(*) as count from read_parquet(${quote(path)})`)
    const rows = counted!.count
    if (rows > streamLimits.rows) return held(stopped(name, 'too-many-rows', String(rows), `${streamLimits.rows}`))
    if (rows <= heldRows && mayHold) return held(await readDatasetFile(path, name, dataset))
    await engine.run(
      `copy (select columns(*)::varchar from read_parquet(${quote(path)})) to ${quote(text)} (format csv, header, delimiter ',')`,
    )
  } catch {
    // What the engine says of a broken file may quote it.
    return held(stopped(name, 'unreadable-parquet', null, null))
  } finally {
    engine.close()
  }
  return streamed(await streamTable(text, name, parquetLimits))
}

async function readStart(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.toString('latin1', 0, bytesRead)
  } finally {
    await file.close()
  }
}

export const isSourceStopped = (source: DatasetSource): boolean => isStopped({ findings: source.findings() })
