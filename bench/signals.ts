// What it costs to find every signal of a month from the results of all contracts, at three sizes, beside a floor: the
// plain read of the same results. `--contracts 100` makes it quick.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { addMonths } from '../src/ground/platform/day.ts'
import { findJurisdiction } from '../src/ground/platform/jurisdictions.ts'
import { asTerminal, openProgram } from '../src/ground/platform/program.server.ts'
import { readSettings } from '../src/ground/platform/settings.ts'
import type { Visit } from '../src/ground/platform/visit.ts'
import { listResults } from '../src/performance/results/list-results.ts'
import { warningMonths } from '../src/performance/signals/early-warning.ts'
import { judgeMonth } from '../src/performance/signals/judge-month.ts'
import { listCourses } from '../src/performance/signals/list-courses.ts'
import { fillBigCity, newestMonth } from './big-city.ts'
import { median } from './median.ts'

const { values } = parseArgs({
  options: {
    contracts: { type: 'string', default: '100,1000,10000' },
    repeat: { type: 'string', default: '3' },
    /** keeps the cities there, and uses those that it finds */
    folder: { type: 'string' },
  },
})
const sizes = values.contracts.split(',').map(Number)
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'))
const program = await openProgram(readSettings({ data: folder }), { durable: false })

/** The middle time of some runs, with the first thrown away: it fills the database's memory. */
async function time(
  work: (visit: Visit) => Promise<unknown>,
  slug: string,
): Promise<{ wall: number; processor: number }> {
  const city = (await findJurisdiction(program.db, slug))!
  const [walls, processors]: [number[], number[]] = [[], []]
  for (let run = 0; run <= Number(values.repeat); run += 1) {
    const [from, used] = [performance.now(), process.cpuUsage()]
    await asTerminal(program, city, work)
    const { user, system } = process.cpuUsage(used)
    if (run === 0) continue
    walls.push((performance.now() - from) / 1000)
    processors.push((user + system) / 1e6)
  }
  return { wall: median(walls), processor: median(processors) }
}

const months = { fromMonth: addMonths(newestMonth, 1 - warningMonths), toMonth: newestMonth }
const asked = { month: newestMonth, unit: 'households' }
const works: [string, (visit: Visit) => Promise<unknown>][] = [
  ['plain read (floor)', ({ work }) => listResults(work, { programIds: 'all', unit: 'households', ...months })],
  ['signals found', ({ work }) => listCourses(work, asked)],
  ['found and kept (judge-month)', (visit) => judgeMonth(visit, newestMonth)],
]
console.log('| contracts | work | s | processor, s |')
console.log('| ---: | --- | ---: | ---: |')
try {
  for (const size of sizes) {
    if (!(await findJurisdiction(program.db, `big-${size}`))) await fillBigCity(program, size)
    for (const [name, work] of works) {
      const { wall, processor } = await time(work, `big-${size}`)
      console.log(`| ${size} | ${name} | ${wall.toFixed(2)} | ${processor.toFixed(2)} |`)
    }
  }
} finally {
  await program.close()
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
