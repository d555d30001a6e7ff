// Measures 2 and 7 beside a peer: R with data.table on the same exports, whole programs in turns, and both must agree.
// `--people 7000 --repeat 1` makes it quick. Without R it says so and ends.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeCity } from '../demo/make-city.ts'
import { median } from './median.ts'
import { type ChildRun, runChild } from './run-child.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '7000,70000,700000' },
    repeat: { type: 'string', default: '3' },
    /** keeps the exports there, and uses those that it finds */
    folder: { type: 'string' },
  },
})
const [from, to] = ['2025-10-01', '2026-09-30']
const keys = ['2', '7a.1', '7b.1', '7b.2']

const asked = spawnSync(
  'Rscript',
  ['--vanilla', '-e', 'cat(R.version.string, "data.table", as.character(packageVersion("data.table")))'],
  { encoding: 'utf8' },
)
if (asked.status !== 0) {
  console.log('There is no R with data.table here (Debian: r-base-core, r-cran-data.table); nothing was compared.')
  process.exit(0)
}
console.log(`${asked.stdout}; Node ${process.versions.node}`)

const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'))
const names = [
  'R, s',
  'processor, s',
  'peak, MB',
  'spm, s',
  'processor, s',
  'peak, MB',
  'R / spm',
  'of processor',
  'parse, s',
  'processor, s',
  'load',
]
console.log(`| enrollments | ${names.join(' | ')} |`)
console.log(`| ---: |${' ---: |'.repeat(names.length)}`)
try {
  for (const people of values.people.split(',').map(Number)) {
    const city = join(folder, String(people))
    if (!existsSync(city)) await makeCity({ out: city, people, seed: 7, imperfect: true })
    const source = join(city, 'hmis')
    const [peer, ours]: [ChildRun[], ChildRun[]] = [[], []]
    const parsed: Parsed[] = []
    const loads: number[] = []
    for (let turn = 0; turn < Number(values.repeat); turn += 1) {
      loads.push(loadavg()[0]!)
      peer.push(runPeer(source))
      const words = ['spm', source, '--from', from, '--to', to, '--measures', '2,7', '--json']
      ours.push(await runChild('src/front/cli/throughline.ts', words, { keepsOutput: true }))
      const floor = await runChild('bench/parse-floor.ts', [source, 'Exit,Enrollment'], { keepsOutput: true })
      parsed.push(JSON.parse(floor.out))
    }
    const [told, report] = [JSON.parse(peer[0]!.out), JSON.parse(ours[0]!.out)]
    for (const key of keys)
      if (JSON.stringify(told[key]) !== JSON.stringify(report[key]))
        throw new Error(`${key} differs: ${JSON.stringify(told[key])}, ${JSON.stringify(report[key])}`)
    const of = (runs: ChildRun[]) =>
      (['seconds', 'processorSeconds', 'peakMegabytes'] as const).map((name) => median(runs.map((run) => run[name])))
    const [r, o] = [of(peer), of(ours)]
    const shown = ([seconds, processor, peak]: number[]) => [
      seconds!.toFixed(2),
      processor!.toFixed(2),
      peak!.toFixed(0),
    ]
    const ratios = [0, 1].map((at) => (r[at]! / o[at]!).toFixed(2))
    const floor = (['seconds', 'processorSeconds'] as const).map((name) =>
      median(parsed.map((run) => run[name])).toFixed(2),
    )
    const load = `${Math.min(...loads).toFixed(1)} to ${Math.max(...loads).toFixed(1)}`
    const cells = [
      report.source.enrollmentsUsed.toLocaleString('en-US'),
      ...shown(r),
      ...shown(o),
      ...ratios,
      ...floor,
      load,
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}

type Parsed = Record<'seconds' | 'processorSeconds', number>

/** The peer as a program of its own; what it cost is what the system says of it when it has ended. */
function runPeer(source: string): ChildRun {
  const usage = join(tmpdir(), `throughline-peer-${process.pid}.txt`)
  const startedAt = performance.now()
  const script = ['--vanilla', 'bench/peers/system-measures.R', source, from!, to!]
  const child = spawnSync('/usr/bin/time', ['-f', '%U %S %M', '-o', usage, 'Rscript', ...script], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const seconds = (performance.now() - startedAt) / 1000
  if (child.status !== 0) throw new Error(`Rscript ${script.join(' ')} ended with ${child.status ?? child.error}`)
  const [user, system, kilobytes] = readFileSync(usage, 'utf8').trim().split(' ').map(Number)
  rmSync(usage)
  return { seconds, processorSeconds: user! + system!, peakMegabytes: kilobytes! / 1024, out: child.stdout }
}
