// What a preview of the builder costs at three sizes: from the rule to figures by program and month, with the process
// that counts them. Beside it the floor: the engine alone reads the same columns of the same file once.
// `--rows 10000` makes it quick.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openRecordEngine } from '../src/ground/platform/record-engine.ts'
import type { MeasureRule } from '../src/performance/built-measures/built-measure.ts'
import { previewMeasure } from '../src/performance/built-measures/preview-measure.ts'
import { keepProcessReady } from '../src/performance/built-measures/run-measure-sql.ts'
import { writeMeasureSql } from '../src/performance/built-measures/write-measure-sql.ts'
import { smallColumn, smallDataset } from '../src/performance/built-measures/write-small-dataset.ts'
import type { Dataset } from '../src/performance/datasets/dataset.ts'
import { datasetRelation } from '../src/performance/datasets/dataset-relation.ts'
import { median } from './median.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '10000,100000,1000000' }, repeat: { type: 'string', default: '9' } },
})
const dataset = smallDataset(
  [
    smallColumn('person', 'identifier'),
    smallColumn('left_on', 'day'),
    smallColumn('back_on', 'day'),
    smallColumn('reason', 'choice', { values: ['moved', 'found work', 'other'] }),
    smallColumn('is_employed', 'yes-no'),
    smallColumn('earned', 'money'),
  ],
  { key: 'exits' },
)
const share: MeasureRule = {
  counts: 'people',
  whom: [{ column: 'reason', is: 'is-none-of', values: ['moved'] }],
  placedBy: 'left_on',
  value: 'share',
  success: [{ column: 'is_employed', is: 'yes' }],
  followUp: { column: 'back_on', happens: 'not-within', days: 90 },
  of: null,
  groups: ['reason'],
  lagDays: 0,
}
const rules: [name: string, rule: MeasureRule][] = [
  ['share of rows, one condition', { ...share, counts: 'rows', followUp: null, groups: [] }],
  ['share of people, follow-up', { ...share, groups: [] }],
  ['share of people, follow-up, 3 groups', share],
  ['median of people', { ...share, value: 'median', of: 'earned', success: [], followUp: null, groups: [] }],
]

/** 200 programs and 36 months; a person comes twice on the average. */
async function writeRows(folder: string, rows: number): Promise<void> {
  const place = join(folder, dataset.key)
  mkdirSync(place, { recursive: true })
  const engine = await openRecordEngine({ folders: [place] })
  await engine.run(`copy (
    select sha256((i * 7919 % ${Math.max(1, rows >> 1)})::varchar)[:32] as person,
      date '2023-01-01' + (hash(i) % 1095)::integer as left_on,
      case when hash(i, 1) % 3 = 0 then date '2023-01-01' + (hash(i, 2) % 1200)::integer end as back_on,
      ['moved', 'found work', 'other'][1 + (hash(i, 3) % 3)::integer] as reason,
      hash(i, 4) % 2 = 0 as is_employed,
      (hash(i, 5) % 1500000)::bigint as earned,
      '00000000-0000-4000-8000-' || lpad((hash(i, 6) % 200)::varchar, 12, '0') as program_id,
      'one' as provider_id, 'one' as submission_id, i::integer as row_no
    from range(${rows}) as r(i)
  ) to '${join(place, 'rows.parquet')}' (format parquet)`)
  engine.close()
  writeFileSync(
    join(place, 'current.json'),
    JSON.stringify({ files: [{ path: 'rows.parquet', version: 1, replacedPrograms: [] }] }),
  )
}

/** The columns that the rule asks for, read once by the engine that is open already. */
async function timeFloor(folder: string, of: Dataset, sql: string, repeat: number): Promise<number> {
  const engine = await openRecordEngine({ folders: [folder] })
  const used = [...of.columns.map(({ key }) => key), 'program_id'].filter((key) => sql.includes(key))
  const scan = used.map((key) => `max(hash("${key}"))`).join(', ')
  const times: number[] = []
  for (let time = 0; time < repeat; time += 1) {
    const begun = performance.now()
    await engine.rows(`select ${scan} from ${datasetRelation(of, folder)}`)
    times.push(performance.now() - begun)
  }
  engine.close()
  return median(times)
}

console.log('| rows | measure | preview, ms | slowest, ms | scan alone, ms | ratio |')
console.log('| ---: | --- | ---: | ---: | ---: | ---: |')
const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
try {
  for (const rows of values.rows.split(',').map(Number)) {
    await writeRows(folder, rows)
    for (const [name, rule] of rules) {
      const sql = writeMeasureSql(rule, dataset, { since: '2024-09-01' })
      const format = rule.value === 'share' ? 'share' : 'money'
      const asked = { sql, dataset, folder, format, isAmountAMonth: false, matureAfterDays: 90 } as const
      const times: number[] = []
      for (let time = 0; time < Number(values.repeat); time += 1) {
        keepProcessReady()
        // A reader pauses between two changes, and the next process starts meanwhile.
        await wait(600)
        const begun = performance.now()
        const found = await previewMeasure({ ...asked, today: '2026-01-01' })
        if ('refused' in found) throw new Error(`${found.refused}: ${found.says}`)
        times.push(performance.now() - begun)
      }
      const [taken, floor] = [median(times), await timeFloor(folder, dataset, sql, Number(values.repeat))]
      const cells = [rows.toLocaleString('en-US'), name, taken.toFixed(0), Math.max(...times).toFixed(0)]
      console.log(`| ${[...cells, floor.toFixed(0), (taken / floor).toFixed(1)].join(' | ')} |`)
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exit(0)
