// The figures of `spc` and `funnel` beside the same formulas in base R, written apart, on random data; says how many differ.
// `--files 5` makes it quick. Without R it says so and ends.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { funnelCommand } from '../src/front/cli/arithmetic/funnel.ts'
import { hearCommand } from '../src/front/cli/arithmetic/hear-command.ts'
import { spcCommand } from '../src/front/cli/arithmetic/spc.ts'
import type { Command } from '../src/front/cli/command.ts'
import { seededUniform } from '../src/ground/statistics/seeded-uniform.ts'

const { values: given } = parseArgs({
  options: { files: { type: 'string', default: '60' }, seed: { type: 'string', default: '5' } },
})
if (spawnSync('Rscript', ['--version']).status !== 0) {
  console.log('There is no R here (Debian: r-base-core); nothing was compared.')
  process.exit(0)
}
const uniform = seededUniform(Number(given.seed))
const whole = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1))
const folder = mkdtempSync(join(tmpdir(), 'throughline-check-'))
const monthAt = (at: number) => `${2010 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
const charts = ['xmr', 'p', 'pp', 'u', 'up', 'c', 'i', 'g', 't'] as const
const funnels = [
  'proportion-exact',
  'proportion-wilson',
  'proportion-overdispersed',
  'ratio-exact',
  'ratio-overdispersed',
]
const bitOf: Record<string, number> = { astronomical: 1, trend: 2, 'two-of-three': 4, shift: 8 }
const ours = new Map<string, number[]>()

try {
  for (let at = 0; at < Number(given.files); at += 1) {
    for (const kind of charts) await drawChart(kind, `series-${kind}-${at}.csv`)
    for (const kind of funnels) await drawFunnel(kind, `funnel-${kind}-${at}.csv`)
  }
  const done = spawnSync('Rscript', ['--vanilla', 'bench/peers/charts-and-funnels.R', folder], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  compare(readFileSync(join(folder, 'told.csv'), 'utf8').trim().split('\n').slice(1))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function ask(command: Command, args: string[]) {
  const { code, out, err } = await hearCommand(command, args)
  if (code !== 0) throw new Error(`${command.name} ${args.join(' ')}: ${out}${err}`)
  return JSON.parse(out)
}

async function drawChart(kind: (typeof charts)[number], file: string): Promise<void> {
  const months = whole(13, 48)
  const p = 0.05 + 0.9 * uniform()
  const isEvents = kind === 'g' || kind === 't'
  const rows = Array.from({ length: months }, (_, month) => {
    if (isEvents) return `${monthAt(month)},${kind === 'g' ? whole(0, 40) : (0.1 + 30 * uniform()).toFixed(3)}`
    const n = whole(8, 90)
    const later = month > months * 0.7 && file.endsWith('0.csv') ? 0.2 : 0
    const x = Math.min(n, Math.max(0, Math.round(n * (p + later + 0.25 * (uniform() - 0.5)))))
    return `${monthAt(month)},${x},${n}`
  })
  const path = join(folder, file)
  writeFileSync(path, `${isEvents ? 'date,value' : 'date,numerator,denominator'}\n${rows.join('\n')}\n`)
  const { points } = await ask(spcCommand, [path, '--chart', kind, '--json'])
  points.forEach((one: { centre: number; lower: number; upper: number; rules: string[] }, at: number) => {
    const bits = one.rules.reduce((sum, rule) => sum + bitOf[rule]!, 0)
    ours.set(`${file},${at + 1}`, [one.centre, one.lower, one.upper, bits, 0, 0])
  })
}

async function drawFunnel(name: string, file: string): Promise<void> {
  const [kind, limits] = name.split('-') as [string, string]
  const rows = Array.from({ length: whole(3, 40) }, (_, at) => {
    const n = kind === 'ratio' ? Number((0.5 + 60 * uniform()).toFixed(3)) : whole(3, 400)
    const x = kind === 'ratio' ? whole(0, Math.ceil(n * 2)) : whole(0, n)
    return `U${at},${x},${n}`
  })
  const path = join(folder, file)
  const header = kind === 'ratio' ? 'unit,observed,expected' : 'unit,numerator,denominator'
  writeFileSync(path, `${header}\n${rows.join('\n')}\n`)
  const { units, tau2 } = await ask(funnelCommand, [path, '--limits', limits, '--json'])
  units.forEach((one: Record<'z' | 'lower95' | 'upper95' | 'lower998' | 'upper998', number>, at: number) => {
    ours.set(`${file},${at + 1}`, [one.z, one.lower95, one.upper95, one.lower998, one.upper998, tau2])
  })
}

function compare(lines: string[]): void {
  const found = new Map<string, { figures: number; differ: number; furthest: number }>()
  for (const line of lines) {
    const [file, row, ...theirs] = line.split(',')
    const mine = ours.get(`${file},${row}`)!
    const name = file!.replace(/-\d+\.csv$/, '')
    const sum = found.get(name) ?? { figures: 0, differ: 0, furthest: 0 }
    const told = theirs.slice(0, name.startsWith('series') ? 4 : 6).map(Number)
    told.forEach((one, at) => {
      const off = Math.abs(one - mine[at]!) / Math.max(1, Math.abs(one))
      sum.figures += 1
      sum.furthest = Math.max(sum.furthest, off)
      if (!(off <= 1e-9)) sum.differ += 1
    })
    found.set(name, sum)
  }
  console.log('| what | figures | differ by more than 1e-9 | furthest |\n| --- | ---: | ---: | ---: |')
  for (const [name, { figures, differ, furthest }] of found)
    console.log(`| ${name} | ${figures} | ${differ} | ${furthest.toExponential(1)} |`)
}
