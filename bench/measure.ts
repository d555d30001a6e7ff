// What it costs to compute all five measures, for every project and 36 months, straight from an HMIS export; beside the
// floor, in turns with it, and at three sizes. `--people 7000` and `--repeat 1` make it quick.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { makeCity } from '../demo/make-city.ts'
import { median } from './median.ts'
import { type ChildRun, runChild } from './run-child.ts'

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '7000,70000,700000' },
    repeat: { type: 'string', default: '5' },
    /** keeps the exports there, and uses those that it finds */
    folder: { type: 'string' },
  },
})
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'))
type Turn = ChildRun & { floor: { seconds: number; processorSeconds: number } }
const words = '--measure all --from 2023-11-01 --to 2026-10-31 --by project --every month --unit households --json'

console.log(
  '| enrollments | measure, s | processor, s | peak, MB | parse alone, s | processor, s | ratio | of processor |',
)
console.log('| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |')
try {
  for (const people of values.people.split(',').map(Number)) {
    const city = join(folder, String(people))
    if (!existsSync(city)) await makeCity({ out: city, people, seed: 7, imperfect: true })
    const hmis = join(city, 'hmis')
    const told = await runChild('src/front/cli/throughline.ts', ['measure', hmis, ...words.split(' ')], {
      keepsOutput: true,
    })
    const enrollments: number = JSON.parse(told.out).source.enrollmentsUsed
    const runs: Turn[] = []
    for (let time = 0; time < Number(values.repeat); time += 1) {
      const floor = await runChild('bench/parse-floor.ts', [hmis], { keepsOutput: true })
      const measured = await runChild('src/front/cli/throughline.ts', ['measure', hmis, ...words.split(' ')])
      runs.push({ ...measured, floor: JSON.parse(floor.out) })
    }
    const of = (pick: (run: Turn) => number) => median(runs.map(pick))
    const cells = [
      enrollments.toLocaleString('en-US'),
      of(({ seconds }) => seconds).toFixed(2),
      of(({ processorSeconds }) => processorSeconds).toFixed(2),
      of(({ peakMegabytes }) => peakMegabytes).toFixed(0),
      of(({ floor }) => floor.seconds).toFixed(2),
      of(({ floor }) => floor.processorSeconds).toFixed(2),
      of(({ seconds, floor }) => seconds / floor.seconds).toFixed(2),
      // other work on the machine moves this one less
      of(({ processorSeconds, floor }) => processorSeconds / floor.processorSeconds).toFixed(2),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
