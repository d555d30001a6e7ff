// Process limits, the four rules and the early warning (CUSUM) for many series of 36 months, on one core, in seconds of the
// processor; beside the same
// formulas in base R by whole matrices, which must find the same; then hiding and auditing a table of 400 cells.
// `--series 500 --repeat 1` makes it quick. Without R it says so and tells its own figures.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cusum } from '../src/ground/statistics/cusum.ts'
import { cusumMany, judgeMany } from '../src/ground/statistics/judge-many.ts'
import { seededUniform } from '../src/ground/statistics/seeded-uniform.ts'
import { suppressTable } from '../src/ground/statistics/suppress-table.ts'
import { xmr } from '../src/ground/statistics/xmr.ts'
import { median } from './median.ts'

const { values: given } = parseArgs({
  options: {
    series: { type: 'string', default: '500,5000,50000' },
    repeat: { type: 'string', default: '5' },
  },
})
const repeat = Number(given.repeat)
const months = 36
const hasR = spawnSync('Rscript', ['--version']).status === 0
console.log(`Node ${process.versions.node}; ${hasR ? 'base R' : 'no R here: nothing was compared'}`)
console.log('| series | at once, s | one by one, s | R, s | R / at once | figures | differ | load |')
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
for (const count of given.series.split(',').map(Number)) compareAt(count)
timeSuppression()

type Drawn = { values: Float64Array; x: Float64Array; n: Float64Array }

/** Shares of months of 20 to 60 cases around a share of the series' own, a tenth of the series with a change half way. */
function draw(count: number): Drawn {
  const uniform = seededUniform(20_261_122)
  const size = count * months
  const [values, x, n] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  for (let s = 0; s < count; s += 1) {
    const p = 0.1 + 0.7 * uniform()
    const later = s % 10 === 0 ? Math.min(0.95, p + 0.15) : p
    for (let i = s * months; i < (s + 1) * months; i += 1) {
      n[i] = 20 + Math.floor(41 * uniform())
      for (let one = 0; one < n[i]!; one += 1) if (uniform() < (i - s * months < 18 ? p : later)) x[i]! += 1
      values[i] = x[i]! / n[i]!
    }
  }
  return { values, x, n }
}

function referencesOf({ x, n }: Drawn): Float64Array {
  return Float64Array.from({ length: x.length / months }, (_, s) => {
    let [events, cases] = [0, 0]
    for (let i = s * months; i < s * months + 12; i += 1) {
      events += x[i]!
      cases += n[i]!
    }
    return events / cases
  })
}

function judgeAll(drawn: Drawn) {
  const judged = judgeMany(drawn.values, months)
  return { judged, path: cusumMany(drawn.x, drawn.n, months, { reference: referencesOf(drawn), ratio: 1.5, h: 4 }) }
}

/** The same with the functions that answer for one series, as a page asks for it. */
function judgeEach(drawn: Drawn): number {
  const references = referencesOf(drawn)
  const ats = Array.from(
    { length: months },
    (_, at) => `20${24 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`,
  )
  let flagged = 0
  references.forEach((reference, s) => {
    const places = ats.map((at, month) => ({ at, i: s * months + month }))
    const chart = xmr(
      places.map(({ at, i }) => ({ at, value: drawn.values[i]! })),
      { better: 'increase' },
    )
    const path = cusum(
      places.map(({ i }) => ({ x: drawn.x[i]!, n: drawn.n[i]! })),
      { kind: 'binomial', reference, ratio: 1.5, h: 4 },
    )
    if (chart.points.at(-1)!.rules.length > 0 || path.at(-1)!.signal) flagged += 1
  })
  return flagged
}

/** Of the processor, which other work on the machine does not lengthen. */
function secondsOf(run: () => unknown): number {
  const before = process.cpuUsage()
  run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

function compareAt(count: number): void {
  const drawn = draw(count)
  // the first calls compile
  for (let call = 0; call < 20; call += 1) judgeAll(drawn)
  const load = loadavg()[0]!.toFixed(1)
  const atOnce = median(Array.from({ length: repeat }, () => secondsOf(() => judgeAll(drawn))))
  const each = median(Array.from({ length: Math.min(3, repeat) }, () => secondsOf(() => judgeEach(drawn))))
  const peer = hasR ? askR(drawn, count) : null
  const cells = [
    count.toLocaleString('en-US'),
    atOnce.toFixed(4),
    each.toFixed(3),
    peer ? peer.seconds.toFixed(3) : '-',
    peer ? (peer.seconds / atOnce).toFixed(1) : '-',
    peer ? peer.figures.toLocaleString('en-US') : '-',
    peer ? `${peer.differ}` : '-',
    load,
  ]
  console.log(`| ${cells.join(' | ')} |`)
}

function askR(drawn: Drawn, count: number): { seconds: number; figures: number; differ: number } {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
  try {
    for (const name of ['values', 'x', 'n'] as const)
      writeFileSync(join(folder, `${name}.bin`), new Uint8Array(drawn[name].buffer))
    const words = ['--vanilla', 'bench/peers/signals-arithmetic.R', folder, `${count}`, `${months}`, `${repeat}`]
    const told = spawnSync('Rscript', words, { encoding: 'utf8' })
    if (told.status !== 0) throw new Error(told.stderr)
    const { judged, path } = judgeAll(drawn)
    const read = (name: string) => new Float64Array(new Uint8Array(readFileSync(join(folder, `${name}.bin`))).buffer)
    const pairs: [Float64Array, Float64Array | Uint8Array, number][] = [
      [read('centre'), judged.centre, 1e-12],
      [read('average'), judged.averageMovingRange, 1e-12],
      [read('bits'), judged.bits.map((bits) => bits & 15), 0],
      [read('path'), path.s, 1e-9],
    ]
    const isOff = (a: number, b: number, allowed: number) => Math.abs(a - b) > allowed * Math.max(1, Math.abs(a))
    const differ = pairs.reduce(
      (sum, [theirs, ours, allowed]) =>
        sum + theirs.reduce((off, one, at) => off + (isOff(one, ours[at]!, allowed) ? 1 : 0), 0),
      0,
    )
    const figures = pairs.reduce((sum, [theirs]) => sum + theirs.length, 0)
    return { seconds: median(told.stdout.trim().split('\n').map(Number)), figures, differ }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function timeSuppression(): void {
  console.log('\n| cells | share small | hidden and audited, s | small | more hidden | safe |')
  console.log('| ---: | ---: | ---: | ---: | ---: | ---: |')
  for (const [rows, columns, smallShare] of [
    [5, 8, 0.1],
    [10, 16, 0.1],
    [20, 20, 0.02],
    [20, 20, 0.1],
    [20, 20, 0.3],
  ] as const) {
    const uniform = seededUniform(7)
    const cells = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () =>
        Math.floor(uniform() < smallShare ? 1 + uniform() * 10 : 11 + uniform() * 90),
      ),
    )
    const took: number[] = []
    let found = suppressTable({ cells })
    for (let turn = 0; turn < Math.min(3, repeat); turn += 1)
      took.push(
        secondsOf(() => {
          found = suppressTable({ cells })
        }),
      )
    const { primary, complementary, isSafe } = found
    console.log(
      `| ${rows * columns} | ${smallShare * 100}% | ${median(took).toFixed(2)} | ${primary} | ${complementary} | ${isSafe} |`,
    )
  }
}
