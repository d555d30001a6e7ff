import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import type { HmisFile } from '../layout.ts'
import { plainName, readHeader } from '../read-header.ts'
import { isUnreadable, writeEvenLines } from '../read-table.ts'
import { textWords } from '../table-selects.ts'
import type { SourceFile } from '../unpack-zip.ts'
import { type FurtherFile, furtherFiles } from './further-files.ts'
import { type FurtherTable, furtherTables } from './further-tables.ts'

export type FurtherReading = {
  /** what the checks cannot ask for: 'Client' or 'Client.DOB' */
  absent: Set<string>
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`

/** Reads into the tables check_* what the checks need beyond the measures. What cannot be read is absent, and stops nothing. */
export async function readFurther(
  engine: RecordEngine,
  files: Map<HmisFile | FurtherFile, SourceFile>,
  folder: string,
): Promise<FurtherReading> {
  const absent = new Set<string>()
  await engine.run(textWords)
  for (const table of furtherTables) {
    const found = files.get(table.file)
    const isRead = found !== undefined && (await readOne(engine, table, found.path, folder, absent))
    if (isRead && !(await isBare(engine, table))) continue
    absent.add(table.file)
    const empty = join(folder, `none-${table.table}.csv`)
    await writeFile(empty, `${table.columns.join(',')}\n`, { mode: 0o600 })
    await engine.run(tableFrom(table, empty, table.columns, []))
  }
  return { absent }
}

/** A further file without a record tells nothing: neither that its answers are there nor that they are missing. */
async function isBare(engine: RecordEngine, { table, file }: FurtherTable): Promise<boolean> {
  if (!furtherFiles.some((further) => further === file)) return false
  const [counted] = await engine.rows<{ count: number }>(`select count(*) as count from ${table}`)
  return counted!.count === 0
}

async function readOne(
  engine: RecordEngine,
  table: FurtherTable,
  path: string,
  folder: string,
  absent: Set<string>,
): Promise<boolean> {
  const wanted = new Map(table.columns.map((column) => [column.toLowerCase(), column]))
  const columns: (string | null)[] = []
  for (const raw of await readHeader(path)) {
    const column = wanted.get(plainName(raw)) ?? null
    columns.push(column !== null && columns.includes(column) ? null : column)
  }
  const missing = table.columns.filter((column) => !columns.includes(column))
  for (const column of missing) absent.add(`${table.file}.${column}`)
  if (missing.length === table.columns.length) return false
  try {
    await engine.run(tableFrom(table, path, columns, missing))
    return true
  } catch (error) {
    if (!isUnreadable(error)) throw error
  }
  const evened = join(folder, `${table.table}.even.csv`)
  try {
    await writeEvenLines(path, evened)
    await engine.run(tableFrom(table, evened, columns, missing))
    return true
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return false
  } finally {
    await rm(evened, { force: true })
  }
}

/** A record that cannot be taken apart is in no table, here as in the reading of the figures: the order of both is one. */
function tableFrom(table: FurtherTable, path: string, columns: (string | null)[], missing: string[]): string {
  const list = columns.map((name, at) => `${text(name ?? `unread_${at}`)}: 'VARCHAR'`).join(', ')
  const none = missing.map((name) => `, null::varchar as "${name}"`).join('')
  const from = `(select *${none} from read_csv(${text(path)}, auto_detect = false, header = true, columns = {${list}},
    delim = ',', quote = '"', escape = '"', ignore_errors = true))`
  return `create or replace temp table ${table.table} as ${table.select.replace('{file}', () => from)}`
}
