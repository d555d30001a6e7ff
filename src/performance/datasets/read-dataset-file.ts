import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Finding } from '../../ground/platform/finding.ts'
import { gatherFindings } from '../../ground/platform/gather-findings.ts'
import { lookIntoWorkbook, type SheetLook } from '../../ground/platform/look-into-workbook.ts'
import { readFileTable } from '../../ground/platform/read-file-table.ts'
import { isStopped, type Table, tableLimits } from '../../ground/platform/read-table.ts'
import { openRecordEngine } from '../../ground/platform/record-engine.ts'
import { shapeTable, stopped } from '../../ground/platform/shape-table.ts'
import { languages, wordsOf } from '../../ground/words/words.ts'
import type { Dataset } from './dataset.ts'

type Asked = Pick<Dataset, 'columns' | 'totals'> | null

/**
 * Reads a CSV, a workbook or a Parquet file into a table of text; its first bytes tell which. Of a workbook also what its
 * cells do not show is said: hidden sheets are not read, formulas are read as the values they had, merged cells hold one.
 */
export async function readDatasetFile(path: string, name: string, asked: Asked = null): Promise<Table> {
  const { size } = await stat(path)
  if (size > tableLimits.bytes) return stopped(name, 'file-too-large', `${size}`, `${tableLimits.bytes}`)
  const content = new Uint8Array(await readFile(path))
  if (Buffer.from(content.subarray(0, 4)).toString('latin1') === 'PAR1') return readParquet(path, name)
  const isZip = content[0] === 0x50 && content[1] === 0x4b
  // A look that fails is no matter here: the reader refuses the same workbook with its reason.
  const looks = isZip ? await lookIntoWorkbook(content).catch(() => []) : []
  const table = await readFileTable(
    { name, content },
    {
      without: looks.filter(({ isHidden }) => isHidden).map((look) => look.name),
      prefers: asked?.columns.map((column) => column.name) ?? [],
      also: asked?.totals.map(({ sheet }) => sheet) ?? [],
    },
  )
  if (isStopped(table)) return table
  // The sheets of our own spreadsheets stand beside their data on purpose.
  const kept = table.findings.filter(({ code }) => asked === null || !expected.includes(code))
  return { ...table, findings: [...kept, ...sayLooks(looks, table)] }
}

/** A dataset names its columns and sheets: what else stands in the workbook is no surprise, and no rows are judged later. */
const expected = ['other-sheets-not-read', 'no-rows']

function sayLooks(looks: SheetLook[], table: Table): Finding[] {
  const book = gatherFindings(`${table.file}, ${table.sheet}`)
  // The lists of our own spreadsheets are hidden on purpose.
  const ours = languages.map((language) => wordsOf(language).datasets.template.listsSheet)
  const hidden = looks.filter(({ name, isHidden }) => isHidden && !ours.includes(name)).map(({ name }) => name)
  if (hidden.length > 0)
    book.note({ grade: 'warning', code: 'hidden-sheets-not-read', found: hidden.join(', '), count: hidden.length })
  const look = looks.find(({ name }) => name === table.sheet)
  if (look && look.formulas > 0) book.note({ grade: 'warning', code: 'formulas-read-as-values', count: look.formulas })
  if (look && look.formulasWithoutValue > 0)
    book.note({ grade: 'warning', code: 'formulas-without-value', count: look.formulasWithoutValue })
  const first = table.rows[0]?.row ?? 1
  const merged = (look?.merged ?? []).filter((range) => rowOf(range) >= first)
  if (merged.length > 0)
    book.note({
      grade: 'warning',
      code: 'merged-cells',
      row: rowOf(merged[0]!),
      found: merged.slice(0, 5).join(', '),
      count: merged.length,
    })
  return book.list()
}

/** The last row of a range such as 'A2:B4'. */
const rowOf = (range: string): number => Number(/(\d+)$/.exec(range)?.[1] ?? 0)

async function readParquet(path: string, name: string): Promise<Table> {
  const engine = await openRecordEngine({ folders: [dirname(path)], threads: 2 })
  try {
    const file = `'${path.replaceAll("'", "''")}'`
    const [counted] = await engine.rows<{ count: number }>(`select count(*) as count from read_parquet(${file})`)
    if (counted!.count > tableLimits.rows) return stopped(name, 'too-many-rows', null, `${tableLimits.rows}`)
    const rows = await engine.rows<Record<string, string | null>>(
      `select columns(*)::varchar from read_parquet(${file}) limit ${tableLimits.rows}`,
    )
    const described = await engine.rows<{ column_name: string }>(`describe select * from read_parquet(${file})`)
    const header = described.map(({ column_name }) => column_name)
    const records = [header, ...rows.map((row) => header.map((column) => row[column] ?? ''))]
    return shapeTable(records, 0, name, gatherFindings(name), tableLimits)
  } catch {
    // What the engine says of a broken file may quote it.
    return stopped(name, 'unreadable-parquet', null, null)
  } finally {
    engine.close()
  }
}
