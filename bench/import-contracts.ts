// What it costs to take a contract list in: reading, findings, meeting providers, before-images and history included; the
// same list again; and the same list with every row changed. Beside the floor: PostgreSQL's own COPY of the same rows, as
// they are, into a table without keys. `--rows 1000` makes it quick.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { from as copyFrom } from 'pg-copy-streams'
import { foundJurisdiction, type Jurisdiction } from '../src/ground/platform/jurisdictions.ts'
import { asTerminal, openProgram, type Program } from '../src/ground/platform/program.server.ts'
import { receiveSubmission } from '../src/ground/submissions/receive-submission.ts'
import { importContractList, readTables } from '../src/performance/reporting/import-contract-list.ts'
import { describeFiles } from '../src/performance/reporting/import-table.ts'
import { median } from './median.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000,10000,100000' }, repeat: { type: 'string', default: '3' } },
})
const header = 'contract_number,item_id,title,provider,department,start,end,amount,paid,signed_on,provider_uei'

/** Three rows a contract and a provider for forty contracts, with the flaws of real lists: zero, paid above, blank, no day. */
function makeRows(rows: number, raise: number): string[] {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
  return Array.from({ length: rows }, (_, index) => {
    const contract = Math.floor(index / 3)
    const provider = contract % Math.max(20, Math.floor(rows / 120))
    const year = 2018 + (contract % 7) + (index % 3)
    const amount = index % 50 === 0 ? '0' : index % 61 === 0 ? '' : `${1000 + (index % 90_000) + raise}.50`
    const uei = provider % 3 === 0 ? `${letters[provider % 24]}${String(provider).padStart(11, '0')}` : ''
    const days = `7/1/${year},${index % 997 === 0 ? '2/31' : '6/30'}/${year + 1}`
    const paid = `${(index * 7) % 120_000}.25`
    return `HS-${contract},HS-${contract}-0${index % 3},Services number ${contract},"Provider ${provider}, Inc.",Human Services,${days},${amount},${paid},${year}-06-15,${uei}`
  })
}

async function take(
  program: Program,
  city: Jurisdiction,
  rows: string[],
): Promise<{ seconds: number; processor: number; changed: number }> {
  const file = { name: 'contracts.csv', content: Buffer.from(`${header}\n${rows.join('\n')}\n`) }
  const began = performance.now()
  const used = process.cpuUsage()
  const tables = await readTables([file], {})
  const received = await asTerminal(program, city, (visit) =>
    receiveSubmission(visit, { kind: 'contracts', ...describeFiles([file]) }),
  )
  if ('refused' in received) throw new Error(received.refused)
  const { summary } = await importContractList({
    submissionId: received.done.id,
    tables,
    choice: {},
    transact: (work) => asTerminal(program, city, work),
  })
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(used)
  return { seconds, processor: (user + system) / 1e6, changed: Number(summary.added) + Number(summary.changed) }
}

async function copy(program: Program, rows: string[]): Promise<number> {
  const client = await program.db.pool.connect()
  try {
    const columns = header.split(',').map((name) => `"${name}" text`)
    await client.query(`create temporary table floor (${columns.join(', ')})`)
    const began = performance.now()
    const stream = client.query(copyFrom('copy floor from stdin (format csv)'))
    await pipeline(Readable.from([Buffer.from(`${rows.join('\n')}\n`)]), stream)
    return (performance.now() - began) / 1000
  } finally {
    // Its temporary table goes with the connection.
    client.release(true)
  }
}

console.log(
  '| rows | contracts | taken in, s | of it processor of the program, s | again, s | every contract changed, s | COPY, s | peak, MB |',
)
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
// Under root, the database's own account must be able to pass.
chmodSync(folder, 0o711)
const settings = { dataFolder: join(folder, 'data'), port: 0, databaseUrl: null, cookieSecret: null }
const program = await openProgram(settings)
try {
  for (const count of values.rows.split(',').map(Number)) {
    const [first, raised] = [makeRows(count, 0), makeRows(count, 17)]
    const runs: { taken: number; processor: number; again: number; changed: number; copied: number }[] = []
    let contracts = 0
    for (let time = 0; time < Number(values.repeat); time += 1) {
      const city = await foundJurisdiction(program.db, { name: `City ${count} ${time}`, fiscalYearStartsIn: 7 })
      if ('refused' in city) throw new Error(city.refused)
      const copied = await copy(program, first)
      const taken = await take(program, city.done, first)
      const again = await take(program, city.done, first)
      const changed = await take(program, city.done, raised)
      contracts = taken.changed
      runs.push({
        taken: taken.seconds,
        processor: taken.processor,
        again: again.seconds,
        changed: changed.seconds,
        copied,
      })
    }
    const of = (key: keyof (typeof runs)[number]) => median(runs.map((run) => run[key])).toFixed(2)
    const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0)
    const cells = [count, contracts].map((n) => n.toLocaleString('en-US'))
    console.log(
      `| ${[...cells, of('taken'), of('processor'), of('again'), of('changed'), of('copied'), peak].join(' | ')} |`,
    )
  }
} finally {
  await program.close()
  rmSync(folder, { recursive: true, force: true })
}
