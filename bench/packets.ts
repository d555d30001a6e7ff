// How long the packets of all contracts of the demonstration city take, for its last whole month: the figures read from
// the database, typeset as PDF and written with their JSON. `--people 400 --contracts 10` makes it quick.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findJurisdiction } from '../src/ground/platform/jurisdictions.ts'
import { asTerminal, openProgram } from '../src/ground/platform/program.server.ts'
import { readSettings } from '../src/ground/platform/settings.ts'
import '../src/ground/words/know-all-languages.ts'
import { writePacketFiles } from '../src/front/cli/write-packet-files.ts'
import { findPortfolio } from '../src/front/portfolio/find-portfolio.ts'
import { buildDemoCity } from '../src/front/start/build-demo-city.ts'
import { findReview } from '../src/management/meetings/find-review.ts'
import { median, quantile } from './median.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '40000' },
    contracts: { type: 'string', default: '300' },
    month: { type: 'string', default: '2026-10' },
    /** a data folder that holds the demonstration already, or shall keep it */
    folder: { type: 'string' },
  },
})
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'))
const program = await openProgram(readSettings({ data: folder }))
try {
  if (!(await findJurisdiction(program.db, 'demo'))) await buildDemoCity(program, { people: Number(values.people) })
  const city = (await findJurisdiction(program.db, 'demo'))!
  const portfolio = await asTerminal(program, city, (visit) => findPortfolio(visit, { month: values.month }))
  const numbers = [...new Set(portfolio.lines.map((line) => line.contract.number))].sort()
  const chosen = numbers.slice(0, Number(values.contracts))
  const out = join(folder, 'bench-packets')
  mkdirSync(out, { recursive: true })

  const reading: number[] = []
  for (const number of chosen.slice(0, 20)) {
    const startedAt = performance.now()
    await asTerminal(program, city, (visit) => findReview(visit, number, values.month))
    reading.push(performance.now() - startedAt)
  }
  const times: number[] = []
  let bytes = 0
  const startedAt = performance.now()
  for (const number of chosen) {
    const packetAt = performance.now()
    const written = await asTerminal(program, city, (visit) =>
      writePacketFiles(visit, { number, month: values.month, folder: out }),
    )
    times.push(performance.now() - packetAt)
    bytes += statSync(written!.pdf).size
  }
  const seconds = (performance.now() - startedAt) / 1000
  console.log('| packets | all, s | target, s | one: p50, ms | p95, ms | of it reading, p50, ms | PDF, kB each |')
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
  const cells = [
    String(times.length),
    seconds.toFixed(1),
    '60',
    median(times).toFixed(0),
    quantile(times, 0.95).toFixed(0),
    median(reading).toFixed(0),
    (bytes / times.length / 1000).toFixed(0),
  ]
  console.log(`| ${cells.join(' | ')} |`)
  rmSync(out, { recursive: true, force: true })
} finally {
  await program.close()
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
