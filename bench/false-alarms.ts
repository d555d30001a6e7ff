// How often the rules cry wolf: stable series by simulation, the share of charts with a marked point; and how soon a true
// change is seen. Each figure stands beside the one that was published with the rules, in per cent. `--runs 1000` is quick.
import { parseArgs } from 'node:util'
import { calibrateThreshold } from '../src/ground/statistics/cusum.ts'
import { cusumMany, judgeMany } from '../src/ground/statistics/judge-many.ts'
import { normalQuantile } from '../src/ground/statistics/normal.ts'
import { runChart } from '../src/ground/statistics/run-chart.ts'
import { seededUniform } from '../src/ground/statistics/seeded-uniform.ts'

const { values: given } = parseArgs({ options: { runs: { type: 'string', default: '20000' } } })
const runs = Number(given.runs)
const uniform = seededUniform(20_261_122)
const normal = () => normalQuantile(uniform() + 0.5 / 4_294_967_296)
const binomial = (n: number, p: number) => {
  let x = 0
  for (let one = 0; one < n; one += 1) if (uniform() < p) x += 1
  return x
}
const none = { trendLength: 1000, shiftLength: 1000 }
const seven = { trendLength: 7, shiftLength: 7 }
const six = { trendLength: 6, shiftLength: 6 }
let furthest = { off: 0, published: 0 }

const shown = (found: number, published: number) => {
  const off = Math.abs(found * 100 - published)
  if (off > furthest.off) furthest = { off, published }
  return `${(found * 100).toFixed(1)} (${published})`
}
/** After each table: which figure lies furthest from the published one. */
const tellFurthest = () => {
  console.log(`\nFurthest: ${furthest.off.toFixed(1)} points, from ${furthest.published}`)
  furthest = { off: 0, published: 0 }
}
const share = (isSo: (run: number) => boolean) => {
  let so = 0
  for (let run = 0; run < runs; run += 1) if (isSo(run)) so += 1
  return so / runs
}

function fill(months: number, draw: (month: number, before: number) => number): Float64Array {
  const values = new Float64Array(runs * months)
  for (let i = 0; i < values.length; i += 1) values[i] = draw(i % months, i % months === 0 ? 0 : values[i - 1]!)
  return values
}

console.log(`${runs} runs. 24 stable months, limits from the same: share of charts with a marked point, %\n`)
console.log('| data | 3 sigma | rules, 7 | rules, 6 | runs |')
console.log('| --- | ---: | ---: | ---: | ---: |')
const stable: [string, () => Float64Array, number[]][] = [
  ['normal', () => fill(24, normal), [10, 19, 32, 3]],
  ['proportion .1, n = 20', () => fill(24, () => binomial(20, 0.1) / 20), [17, 32, 44, 5]],
  ['proportion .9, n = 50', () => fill(24, () => binomial(50, 0.9) / 50), [13, 23, 34, 3]],
  [
    'AR(1) .5',
    () => fill(24, (month, before) => (month === 0 ? normal() / Math.sqrt(0.75) : 0.5 * before + normal())),
    [44, 70, 80, 34],
  ],
]
for (const [name, draw, published] of stable) {
  const values = draw()
  const anyMarked = (options: typeof seven, mask = 15) => {
    const { bits } = judgeMany(values, 24, options)
    return share((run) => bits.subarray(run * 24, run * 24 + 24).some((one) => (one & mask) !== 0))
  }
  const found = [
    anyMarked(none, 1),
    anyMarked(seven),
    anyMarked(six),
    share((run) => runChart(Array.from(values.subarray(run * 24, run * 24 + 24))).signal === true),
  ]
  console.log(`| ${name} | ${found.map((one, at) => shown(one, published[at]!)).join(' | ')} |`)
}

tellFurthest()
console.log('\nA fixed baseline, then 12 new months: share with a newly marked month by 3 / 6 / 12 months, %\n')
console.log('| baseline | shift | 3 sigma | rules, 7 | rules, 6 |')
console.log('| ---: | ---: | --- | --- | --- |')
const horizons = [3, 6, 12]
const fixed: [number, number, number[][]][] = [
  [
    12,
    0,
    [
      [6, 11, 17],
      [8, 17, 30],
      [11, 23, 40],
    ],
  ],
  [
    24,
    0,
    [
      [3, 6, 11],
      [6, 13, 24],
      [10, 19, 34],
    ],
  ],
  [
    24,
    1,
    [
      [13, 22, 34],
      [20, 44, 75],
      [24, 58, 83],
    ],
  ],
  [
    24,
    2,
    [
      [46, 64, 79],
      [62, 89, 99],
      [65, 96, 100],
    ],
  ],
]
for (const [base, change, published] of fixed) {
  const values = fill(base + 12, (month) => normal() + (month < base ? 0 : change))
  const cells = [none, seven, six].map((options, at) =>
    horizons
      .map((horizon, h) => {
        const months = base + horizon
        const seen = new Float64Array(runs * months)
        for (let run = 0; run < runs; run += 1)
          seen.set(values.subarray(run * (base + 12), run * (base + 12) + months), run * months)
        const { bits } = judgeMany(seen, months, { ...options, base })
        const mask = at === 0 ? 1 : 15
        const found = share((run) =>
          bits.subarray(run * months + base, (run + 1) * months).some((one) => (one & mask) !== 0),
        )
        return shown(found, published[at]![h]!)
      })
      .join(' / '),
  )
  console.log(`| ${base} | ${change} sd | ${cells.join(' | ')} |`)
}

console.log(
  '\nEarly warning against a known rate, adverse side: seen by 3 / 6 / 12 months, %; h for 5% false alarms a year\n',
)
console.log('| case | h | false in a year | at h | at h = 4.5 |')
console.log('| --- | ---: | ---: | --- | --- |')
const warned: [number, number, number, number[], number[]][] = [
  [30, 0.2, 0.3, [36, 77, 98], [22, 66, 96]],
  [60, 0.2, 0.3, [72, 96, 100], [62, 94, 100]],
  [15, 0.2, 0.35, [44, 79, 98], [25, 67, 96]],
  [100, 0.1, 0.15, [55, 89, 100], [44, 84, 99]],
]
for (const [cases, from, to, published, atFolklore] of warned) {
  const ratio = to / (1 - to) / (from / (1 - from))
  const h = calibrateThreshold([cases], { kind: 'binomial', reference: from, ratio, runs })
  const crossed = (p: number, threshold: number, horizon: number) => {
    const x = fill(12, () => binomial(cases, p))
    const n = new Float64Array(x.length).fill(cases)
    const { signals } = cusumMany(x, n, 12, { reference: new Float64Array(runs).fill(from), ratio, h: threshold })
    return share((run) => signals.subarray(run * 12, run * 12 + horizon).includes(1))
  }
  const row = (threshold: number, told: number[]) =>
    horizons.map((horizon, at) => shown(crossed(to, threshold, horizon), told[at]!)).join(' / ')
  const name = `${cases} a month, ${from * 100}% to ${to * 100}%`
  console.log(
    `| ${name} | ${h.toFixed(2)} | ${shown(crossed(from, h, 12), 5)} | ${row(h, published)} | ${row(4.5, atFolklore)} |`,
  )
}
tellFurthest()
