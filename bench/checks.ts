// What it costs to make all checks of an export and to say which contracted figures they move, at three sizes.
// `--people 7000` makes it quick.
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
    repeat: { type: 'string', default: '3' },
    /** keeps the exports there, and uses those that it finds */
    folder: { type: 'string' },
  },
})
const folder = values.folder ?? mkdtempSync(join(tmpdir(), 'throughline-bench-'))

console.log('| enrollments | checks that found something | check, s | processor, s | peak, MB |')
console.log('| ---: | ---: | ---: | ---: | ---: |')
try {
  for (const people of values.people.split(',').map(Number)) {
    const city = join(folder, String(people))
    if (!existsSync(city)) await makeCity({ out: city, people, seed: 7, imperfect: true })
    const command = ['check', join(city, 'hmis'), '--json', '--all']
    const runs: ChildRun[] = []
    for (let time = 0; time < Number(values.repeat); time += 1) {
      runs.push(await runChild('src/front/cli/throughline.ts', command, { keepsOutput: true }))
    }
    const { source, checks } = JSON.parse(runs[0]!.out)
    const of = (pick: (run: ChildRun) => number) => median(runs.map(pick))
    const cells = [
      source.enrollmentsUsed.toLocaleString('en-US'),
      checks.length,
      of(({ seconds }) => seconds).toFixed(2),
      of(({ processorSeconds }) => processorSeconds).toFixed(2),
      of(({ peakMegabytes }) => peakMegabytes).toFixed(0),
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
} finally {
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
