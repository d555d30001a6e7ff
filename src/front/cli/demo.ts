import { resolve } from 'node:path'
import { makeCity } from '../../../demo/make-city.ts'
import { isMonth } from '../../ground/platform/day.ts'
import type { Command } from './command.ts'
import { progressBar } from './progress-bar.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const demoCommand: Command = {
  name: 'demo',
  summary: "write an invented city's files",
  help: `throughline demo --out DIR [--people 12000] [--seed 7] [--through 2026-10] [--perfect] [--json]

Writes DIR/hmis (an HMIS CSV export, FY2026), DIR/contracts.csv, DIR/programs.csv (the map) and DIR/standards.csv of an
invented city: 60 providers, 300 contracts, four years of service records. The same seed gives the same bytes.

  --people N    roughly the number of clients; enrollments are about 1.4 times that
  --through M   the last whole month
  --perfect     without the flaws that a real export has
JSON: {files, providers, contracts, programs, projects, enrollments, clients, from, to, exportDate, stories, imperfections}`,
  async run(args) {
    const parsed = readOptions(args, {
      out: { type: 'string' },
      people: { type: 'string' },
      seed: { type: 'string' },
      through: { type: 'string' },
      perfect: { type: 'boolean' },
      json: { type: 'boolean' },
    })
    if ('wrong' in parsed) return wrongUse('demo', parsed.wrong)
    const { out, through, json, perfect } = parsed.values
    const people = Number(parsed.values.people ?? 12_000)
    const seed = Number(parsed.values.seed ?? 7)
    if (!out) return wrongUse('demo', 'Name the folder with --out.')
    if (!Number.isInteger(people) || people < 1 || people > 20_000_000)
      return wrongUse('demo', '--people is a whole number from 1 to 20,000,000.')
    if (!Number.isInteger(seed)) return wrongUse('demo', '--seed is a whole number.')
    if (through !== undefined && !isMonth(through)) return wrongUse('demo', '--through is a month such as 2026-10.')
    const bar = progressBar()
    const made = await makeCity({
      out: resolve(out),
      people,
      seed,
      through,
      imperfect: !perfect,
      onProgress: ({ clients }) => bar({ step: 'people', rows: clients, fraction: clients / people }),
    })
    bar.clear()
    const { providers, contracts, programs, projects, enrollments } = made
    process.stdout.write(
      json
        ? `${JSON.stringify(made)}\n`
        : `${providers} providers, ${contracts} contracts, ${programs} programs, ${projects} projects, ${enrollments.toLocaleString('en-US')} enrollments in ${resolve(out)}\n`,
    )
    return 0
  },
}
