// What a new export costs a city that has its figures already: the first import, the same export once more, the export with
// the records of one project changed, and that one once more. Each is the whole command `import hmis`, with its database.
// `--people 7000 --repeat 1` makes it quick.
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
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
const steps = ['first', 'the same again', 'one project changed', 'that again'] as const

/** The export once more, in which everybody who left one project for a home left it for nobody knows where. */
async function changeProject(hmis: string, target: string): Promise<void> {
  mkdirSync(target)
  for (const name of readdirSync(hmis)) if (name !== 'Exit.csv') symlinkSync(join(hmis, name), join(target, name))
  const own = new Set<string>()
  for await (const line of linesOf(join(hmis, 'Enrollment.csv')))
    if (line.includes('PRJ0002')) own.add(line.slice(0, line.indexOf(',')))
  const out = createWriteStream(join(target, 'Exit.csv'))
  let destination = -1
  for await (const line of linesOf(join(hmis, 'Exit.csv'))) {
    const cells = line.split(',')
    if (destination === -1) destination = cells.indexOf('Destination')
    else if (own.has(cells[1]!) && /^4\d\d$/.test(cells[destination]!)) cells[destination] = '99'
    out.write(`${cells.join(',')}\n`)
  }
  out.end()
  await finished(out)
}

const linesOf = (path: string) =>
  createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
const take = (data: string, kind: string, path: string) =>
  runChild('src/front/cli/throughline.ts', ['import', kind, path, '--data', data, '--json'], { keepsOutput: true })

type Turn = Record<(typeof steps)[number], ChildRun>
console.log('| enrollments | import | s | processor of the program, s | peak, MB | figures changed |')
console.log('| ---: | --- | ---: | ---: | ---: | ---: |')
const scratch = mkdtempSync(join(tmpdir(), 'throughline-refresh-'))
try {
  for (const people of values.people.split(',').map(Number)) {
    const city = join(folder, String(people))
    if (!existsSync(city)) await makeCity({ out: city, people, seed: 7, imperfect: true })
    const [hmis, changed] = [join(city, 'hmis'), join(scratch, `changed-${people}`)]
    await changeProject(hmis, changed)
    const turns: Turn[] = []
    for (let time = 0; time < Number(values.repeat); time += 1) {
      const data = mkdtempSync(join(tmpdir(), 'throughline-data-'))
      for (const kind of ['contracts', 'programs', 'standards']) await take(data, kind, join(city, `${kind}.csv`))
      const turn: Partial<Turn> = {}
      for (const [at, path] of [hmis, hmis, changed, changed].entries())
        turn[steps[at]!] = await take(data, 'hmis', path)
      turns.push(turn as Turn)
      rmSync(data, { recursive: true, force: true })
    }
    for (const step of steps) {
      const { summary } = JSON.parse(turns[0]![step].out)
      const of = (pick: (run: ChildRun) => number) => median(turns.map((turn) => pick(turn[step])))
      const cells = [
        summary.enrollmentsUsed.toLocaleString('en-US'),
        step,
        of(({ seconds }) => seconds).toFixed(2),
        of(({ processorSeconds }) => processorSeconds).toFixed(2),
        of(({ peakMegabytes }) => peakMegabytes).toFixed(0),
        (summary.added + summary.corrected).toLocaleString('en-US'),
      ]
      console.log(`| ${cells.join(' | ')} |`)
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
  if (values.folder === undefined) rmSync(folder, { recursive: true, force: true })
}
