import { chmodSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'csv-stringify/sync'
import type { Finding } from '../../ground/platform/finding.ts'
import { describeFinding } from '../../ground/words/describe-finding.ts'
import { checkNames } from '../../ground/words/english/check-names.ts'
import { checks as checkWords } from '../../ground/words/english/checks.ts'
import { checkOf } from '../../performance/intake/hmis/checks/checks.ts'
import { eraseLeftoverUploads } from '../../performance/intake/hmis/erase-leftover-uploads.ts'
import { type CheckedSource, checkSource } from './check-source.ts'
import type { Command } from './command.ts'

const usage = 'throughline check SOURCE [--json|--csv] [--all] [--ids FILE] [--work-folder FOLDER]'

const help = `${usage}

Checks the records of an HMIS CSV export (FY2024 or FY2026). Nothing is stored, nothing stays behind.

  SOURCE         the zip that the HMIS exported, or the folder of its CSV files
  --all          also the checks that move no contracted figure
  --json         prints one JSON object on standard output
  --csv          prints one line a check, project and month
  --ids FILE     writes the EnrollmentIDs of what was found, for the provider who must mend it; the file is readable by you alone
  --work-folder  holds the private folder of the reading; default: below the system's temporary folder

Exit code: 0 done, whatever was found; 1 refused, with the reason; 2 wrong use.

JSON: {source, checks, notMade, findings}
  source         sourceId, sourceName, exportDate, enrollmentsUsed; months: {from, to}, the last 12 that it covers whole, or null
  checks[]       those that found something: key; grade (high-priority | error | warning); file; column;
                 moves[]: the measures that such a record moves; count: records, in all months;
                 name, why, fix: what was found, why it matters, how to mend it at the source;
                 places[]: project, month, count, of: records looked at; the last 12 months
                 figures[]: project, measure, month, with, without: {numerator, denominator, value}, in households:
                   the figure as it is, and without the records found; only where the value moves
  notMade[]      keys of the checks that need a file or a column which the export does not hold
  findings[]     what the reading itself found: grade, code, file, row, column, found, expected, count
  A refusal prints {refused: [{code, file, row, column, found, expected, count}]}.
CSV: check, grade, project, month, records, of, moves
No name, number or key of a person is in any of it; EnrollmentIDs are only in the file of --ids.
`

const options = {
  all: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  csv: { type: 'boolean', default: false },
  ids: { type: 'string' },
  'work-folder': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const

export const checkCommand: Command = {
  name: 'check',
  summary: 'check the records of an HMIS export, and say which contracted figures they move',
  help,
  async run(args) {
    const use = read(args)
    if ('wrong' in use) {
      process.stderr.write(`${use.wrong}\n\n${usage}\n`)
      return 2
    }
    const { values, source } = use
    if (values.help) return print(help, 0)
    const workFolder = values['work-folder'] ?? join(tmpdir(), `throughline-${userInfo().uid}`)
    await eraseLeftoverUploads(workFolder)
    const stopped = new AbortController()
    const stop = () => stopped.abort()
    // the private folder holds client records: an interrupted run erases it before it goes
    process.once('SIGINT', stop).once('SIGTERM', stop)
    try {
      const checked = await checkSource(source, {
        workFolder,
        all: values.all,
        listsIds: values.ids !== undefined,
        signal: stopped.signal,
      })
      if ('refused' in checked)
        return print(values.json ? json({ refused: checked.refused.map(bare) }) : told(checked.refused), 1)
      if (values.ids !== undefined) {
        writeFileSync(values.ids, stringify(checked.ids, { header: true }), { mode: 0o600 })
        // a file that was there before keeps its mode
        chmodSync(values.ids, 0o600)
      }
      return print(values.json ? json(named(checked.told)) : values.csv ? table(checked.told) : lines(checked.told), 0)
    } catch (error) {
      if (!stopped.signal.aborted) throw error
      process.stderr.write('\nstopped; nothing was kept\n')
      return 1
    } finally {
      process.off('SIGINT', stop).off('SIGTERM', stop)
    }
  },
}

function read(args: string[]) {
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true })
    const [source] = positionals
    if (values.help) return { values, source: '' }
    if (source === undefined || positionals.length > 1) return { wrong: 'name one SOURCE, a zip or a folder' }
    if (values.json && values.csv) return { wrong: 'choose one of --json and --csv' }
    return { values, source }
  } catch (error) {
    return { wrong: (error as Error).message }
  }
}

const json = (value: unknown) => `${JSON.stringify(value)}\n`
const bare = ({ grade: _, ...refusal }: Finding) => refusal
const told = (findings: Finding[]) =>
  findings.map((finding) => `${describeFinding(finding, 'en')} [${finding.code}]\n`).join('')
const nameOf = (key: string) => checkNames[key as keyof typeof checkNames]

function print<Code extends 0 | 1>(text: string, code: Code): Promise<Code> {
  return new Promise((resolve) => process.stdout.write(text, () => resolve(code)))
}

const named = ({ checks, ...rest }: CheckedSource) => ({
  ...rest,
  checks: checks.map((check) => {
    const { why, fix } = checkOf(check.key)!
    return { ...check, name: nameOf(check.key), why: checkWords.why[why], fix: checkWords.fix[fix] }
  }),
})

const table = ({ checks }: CheckedSource) =>
  stringify(
    checks.flatMap(({ key, grade, moves, places }) =>
      places.map(({ project, month, count, of }) => ({
        check: key,
        grade,
        project,
        month,
        records: count,
        of,
        moves: moves.join(' '),
      })),
    ),
    { header: true, columns: ['check', 'grade', 'project', 'month', 'records', 'of', 'moves'] },
  )

function lines({ source, checks, notMade }: CheckedSource): string {
  const parts = [
    `${source.sourceName ?? source.sourceId}, exported ${source.exportDate}, ${source.enrollmentsUsed} stays\n`,
  ]
  for (const { key, grade, file, column, count, moves, figures } of checks) {
    const { why, fix } = checkOf(key)!
    parts.push(
      `\n${nameOf(key)}  ${count} records (${checkWords.grades[grade as keyof typeof checkWords.grades]}; ${file}, ${column})\n`,
      `  ${checkWords.why[why]}\n  ${checkWords.fix[fix]}\n`,
      moves.length > 0 ? `  moves: ${moves.join(', ')}\n` : '',
      ...farthest(figures).map(
        (figure) =>
          `  ${figure.project}, ${figure.month}, ${figure.measure}: ${value(figure, 'with')}, without these records ${value(figure, 'without')}\n`,
      ),
    )
  }
  if (checks.length === 0) parts.push('\nNo check found anything.\n')
  if (notMade.length > 0) parts.push(`\nNot made, for the export lacks what they need: ${notMade.join(', ')}\n`)
  return parts.join('')
}

type Figures = CheckedSource['checks'][number]['figures']

function value({ measure, ...of }: Figures[number], which: 'with' | 'without'): string {
  const { numerator, denominator, value: shown } = of[which]
  if (shown === null) return 'none left'
  const text = measure === 'length-of-stay' ? `${shown.toFixed(1)} nights` : `${(shown * 100).toFixed(1)}%`
  return `${text} (${numerator} of ${denominator})`
}

/** The three figures that move farthest among those of the newest month that any moves in. */
function farthest(figures: Figures): Figures {
  const newest = figures.reduce((last, { month }) => (month > last ? month : last), '')
  const distance = (figure: Figures[number]) =>
    figure.with.value === null || figure.without.value === null
      ? 0
      : Math.abs(figure.with.value - figure.without.value) / (figure.with.value || 1)
  return figures
    .filter(({ month }) => month === newest)
    .toSorted((a, b) => distance(b) - distance(a))
    .slice(0, 3)
}
