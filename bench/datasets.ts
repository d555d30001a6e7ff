// What it costs to read and check a workbook of a declared table, and to take it in whole: rows kept as Parquet, counts in
// the register. Beside the floor: the parse of the same workbook alone, by the library that reads it, in this process.
// `--rows 1000` makes it quick.
import { createHmac } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import readSheets from 'read-excel-file/node'
import { writeSheets } from '../src/ground/platform/write-sheets.ts'
import '../src/ground/words/know-all-languages.ts'
import { checkRows } from '../src/performance/datasets/check-rows.ts'
import type { ColumnType, Dataset, DatasetColumn } from '../src/performance/datasets/dataset.ts'
import { readDatasetFile } from '../src/performance/datasets/read-dataset-file.ts'
import { writeRowFiles } from '../src/performance/datasets/row-files.ts'
import { median } from './median.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000,10000,100000' }, repeat: { type: 'string', default: '3' } },
})
const repeat = Number(values.repeat)

const column = (key: string, type: ColumnType, more: Partial<DatasetColumn> = {}): DatasetColumn => ({
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
const outcomes = ['Employed', 'School', 'None', 'Not known']
const dataset: Dataset = {
  key: 'exits',
  name: 'Exits',
  version: 1,
  rowIs: 'one person who left',
  columns: [
    column('client_id', 'identifier', { isNeeded: true }),
    column('program', 'text', { isNeeded: true }),
    column('entered_on', 'day'),
    column('left_on', 'day', { isNeeded: true }),
    column('finished', 'yes-no'),
    column('outcome', 'choice', { values: outcomes }),
    column('hours', 'whole-number', { smallest: 0, largest: 2000 }),
    column('wage', 'money', { smallest: 0 }),
    column('age', 'whole-number', { smallest: 0, largest: 120 }),
    column('remark', 'text'),
  ],
  uniqueBy: ['client_id', 'left_on'],
  programColumn: 'program',
  dayColumn: 'left_on',
  personColumn: 'client_id',
  totals: [],
}
const programs = Array.from({ length: 6 }, (_, at) => ({ id: `p${at}`, name: `Program ${at}`, providerId: 'v1' }))

/** As providers write it: days as days, numbers as numbers, and one row in a thousand that is wrong. */
function makeBook(rows: number): Promise<Uint8Array> {
  const day = (at: number, year: number) =>
    `${year}-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 28) + 1).padStart(2, '0')}`
  const line = (at: number) => [
    { value: `C-${at}` },
    { value: `Program ${at % 6}` },
    { value: day(at, 2024), kind: 'day' as const },
    { value: day(at * 7, 2025), kind: 'day' as const },
    { value: at % 3 ? 'Yes' : 'No' },
    { value: at % 1000 === 500 ? 'Retired' : outcomes[at % 4]! },
    { value: at % 400, kind: 'number' as const },
    { value: 300_000 + (at % 900_000), kind: 'cents' as const },
    { value: 18 + (at % 50), kind: 'number' as const },
    { value: `Called ${at % 5} times` },
  ]
  const head = dataset.columns.map(({ name }) => ({ value: name, style: 'header' as const }))
  return writeSheets([{ name: 'Data', widths: [], rows: [head, ...Array.from({ length: rows }, (_, at) => line(at))] }])
}

const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
type Cost = { seconds: number; processor: number }
const measure = async (work: () => Promise<unknown>): Promise<Cost> => {
  const [began, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { seconds: (performance.now() - began) / 1000, processor: (user + system) / 1e6 }
}
const middle = (costs: Cost[]): [string, string] => [
  median(costs.map(({ seconds }) => seconds)).toFixed(2),
  median(costs.map(({ processor }) => processor)).toFixed(2),
]
try {
  const heads = [
    'read and check, s',
    'processor, s',
    'keep as Parquet, s',
    'processor, s',
    'parse alone, s',
    'processor, s',
  ]
  console.log(`| ${['rows', 'workbook, MB', ...heads, 'faults found'].join(' | ')} |`)
  console.log(`|${' ---: |'.repeat(9)}`)
  for (const rows of values.rows.split(',').map(Number)) {
    const path = join(folder, `${rows}.xlsx`)
    const bytes = await makeBook(rows)
    writeFileSync(path, bytes)
    const [checked, kept, floor]: Cost[][] = [[], [], []]
    let faults = 0
    for (let turn = 0; turn < repeat; turn += 1) {
      floor!.push(await measure(() => readSheets(readFileSync(path))))
      let good: Awaited<ReturnType<typeof checkRows>> | null = null
      const both = await measure(async () => {
        const table = await readDatasetFile(path, 'exits.xlsx', dataset)
        const hash = (provider: string, id: string) =>
          createHmac('sha256', 'a secret of the bench').update(`${provider}\u001f${id}`).digest('hex').slice(0, 32)
        const asked = { programs, hash, referenced: new Map(), months: null, today: '2026-11-22' }
        good = await checkRows(dataset, table, asked)
      })
      checked!.push(both)
      const { rows: whole, faults: wrong } = good!
      faults = wrong.length
      const write = { dataset, rows: whole, submissionId: `s${turn}`, senderId: 'v1', folder }
      kept!.push(await measure(() => writeRowFiles(write)))
    }
    const size = [rows.toLocaleString('en-US'), (bytes.length / 1e6).toFixed(1)]
    console.log(`| ${[...size, ...middle(checked!), ...middle(kept!), ...middle(floor!), faults].join(' | ')} |`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
