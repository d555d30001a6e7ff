import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { Obstacle } from '../../agreements/contracts/find-import-obstacles.ts'
import { type ImportUndone, undoImport } from '../../agreements/contracts/undo-import.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram, type Program } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { importServiceRecords } from '../../performance/reporting/import-service-records.ts'
import { importTable, type TableKind } from '../../performance/reporting/import-table.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { importContractFiles } from './import-contract-files.ts'
import { importDataset } from './import-dataset.ts'
import { runImportOcds } from './import-ocds.ts'
import { printOutcome } from './print-outcome.ts'
import { progressBar } from './progress-bar.ts'
import { readOptions, wrongUse } from './read-options.ts'

const kinds = ['contracts', 'ocds', 'programs', 'standards', 'hmis', 'results', 'dataset'] as const

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in contracts, the map, standards, service records or counts',
  help: `throughline import contracts FILE... [--mapping NAME|FILE] [--sheet SHEET] [--dry-run] [--all-or-nothing]
       import ocds FILE... [--other-buyers] [--dry-run]
       import programs FILE | standards FILE | hmis SOURCE | results FILE
       import dataset KEY FILE [--provider NAME] [--from MONTH --to MONTH]
       import undo SUBMISSION
                   [--city CITY] [--data DIR] [--json]

  contracts   a contract list (CSV or .xlsx); of several files the later supersede the earlier. --mapping names columns
              that were saved under a name, or a JSON file {"number": "their column", "provider": "...", ...}; without
              it they are read as they were saved for a list with the same columns, else guessed. Rows that cannot be
              understood stay out and the good rows come in (--good-rows says so too); --all-or-nothing refuses the list
              in their place. --dry-run shows what would change and changes nothing. --sheet names the sheet of a workbook
  ocds        open contracting data, version 1.0 or 1.1, as JSON or a JSON text a line: release packages, record packages,
              releases, compiled releases; of several files the releases are merged by contracting process. In its
              findings "column" is a path: a pointer into the file, or OCID/contracts/ID/FIELD. Buyers that the register
              does not know are refused, unless --other-buyers says that they belong here. --dry-run keeps nothing
  undo        takes an import of contracts back, by the number of its submission, while nothing was built on it
  programs    the map: contract_number,program,program_type,population,hmis_project_id,from,to
  standards   program_type,population,measure,minimum,target,direction,from
  hmis        an HMIS CSV export, FY2024 or FY2026: a folder or a zip. Only counts and hashed facts are kept
  results     what \`measure --by project --every month --json\` printed, or a CSV
              program,measure,period,numerator,denominator,note
  dataset     a declared table as CSV, .xlsx or Parquet: of one provider, or without --provider of several that its program
              column names. With --from and --to months without a row count as zero. A file with an error is refused whole

Without --city: the only city of the data folder; a first one is made where there is none.
Every list may be a CSV or an Excel workbook (.xlsx).
JSON: {submissionId, state: "done"|"unchanged", summary, findings: [{grade, code, file, row, column, found, expected,
count}]}; refused: {state: "refused", refused: [{code, file, row, column, found, expected, count}], findings}.
--dry-run: {state: "dry-run", summary, added: [{number, title, provider}], changed: [{number, title, provider, fields:
[{field, before, after}]}], newProviders, findings}. undo: {undone: {removed, restored, providersRemoved}}; refused:
{refused: [{code}], obstacles: [{kind, contracts, number}]}.
Exit code 0 done or unchanged, 1 refused, 2 wrong use. A refused file changes nothing.`,
  async run(args) {
    const parsed = readOptions(args, {
      json: { type: 'boolean' },
      city: { type: 'string' },
      mapping: { type: 'string' },
      sheet: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'other-buyers': { type: 'boolean' },
      'good-rows': { type: 'boolean' },
      'all-or-nothing': { type: 'boolean' },
      provider: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
    })
    if ('wrong' in parsed) return wrongUse('import', parsed.wrong)
    const [kind, ...named] = parsed.positionals
    const key = kind === 'dataset' ? named.shift() : undefined
    const paths = named
    if (kind === 'undo') return undo(parsed.values, paths)
    if (!kinds.includes(kind as (typeof kinds)[number]))
      return wrongUse('import', `Say what to import: ${kinds.join(', ')}; or undo.`)
    if (paths.length === 0) return wrongUse('import', 'Name the file.')
    if (paths.length > 1 && kind !== 'contracts' && kind !== 'ocds') return wrongUse('import', 'Name one file.')
    const absent = paths.find((path) => !existsSync(path))
    if (absent) return wrongUse('import', `There is no file ${absent}.`)
    const { values } = parsed
    if (values['good-rows'] && values['all-or-nothing'])
      return wrongUse('import', 'Choose one: --good-rows or --all-or-nothing.')
    if (kind !== 'contracts' && (values['all-or-nothing'] || values.mapping))
      return wrongUse('import', '--mapping and --all-or-nothing are for contracts.')
    if (values['dry-run'] && kind !== 'contracts' && kind !== 'ocds')
      return wrongUse('import', '--dry-run is for contracts and ocds.')
    const folder = kind === 'hmis' ? undefined : paths.find((path) => statSync(path).isDirectory())
    if (folder) return wrongUse('import', `${folder} is a folder.`)
    const program = await openProgram(readSettings(parsed.values))
    try {
      const city = await chooseCity(program, parsed.values.city)
      if ('wrong' in city) return wrongUse('import', city.wrong)
      const isJson = parsed.values.json ?? false
      const { 'dry-run': isDryRun = false, 'other-buyers': takesOtherBuyers = false } = parsed.values
      if (kind === 'ocds') {
        const answer = await runImportOcds(program, city, paths, { isJson, isDryRun, takesOtherBuyers })
        return typeof answer === 'number' ? answer : refuse(answer.refused, isJson)
      }
      if (kind === 'dataset') {
        const { provider, from, to } = values
        const answer = await importDataset(program, city, { key: key!, path: paths[0]!, provider, from, to, isJson })
        return typeof answer === 'number' ? answer : refuse(answer.refused, isJson)
      }
      if (kind === 'hmis') return await importHmis(program, city, paths[0]!, isJson)
      if (kind !== 'contracts') return await importOther(program, city, kind as TableKind, paths, isJson, values.sheet)
      const answer = await importContractFiles(program, city, {
        paths,
        mapping: values.mapping,
        sheet: values.sheet,
        isAllOrNothing: values['all-or-nothing'] ?? false,
        isDryRun: values['dry-run'] ?? false,
        isJson,
      })
      if (typeof answer === 'number') return answer
      return 'wrong' in answer ? wrongUse('import', answer.wrong) : refuse(answer.refused, isJson)
    } finally {
      await program.close()
    }
  },
}

async function undo(values: { city?: string; data?: string; json?: boolean }, ids: string[]): Promise<0 | 1 | 2> {
  const [submissionId] = ids
  if (!submissionId || ids.length > 1) return wrongUse('import', 'Name the submission that is to be taken back.')
  const program = await openProgram(readSettings(values))
  try {
    const city = await chooseCity(program, values.city, false)
    if ('wrong' in city) return wrongUse('import', city.wrong)
    const answer = await asTerminal(program, city, (visit) => undoImport(visit, { submissionId }))
    if (!('refused' in answer)) return printUndone(answer.done, values.json ?? false)
    return refuse(answer.refused, values.json ?? false, 'obstacles' in answer ? answer.obstacles : [])
  } finally {
    await program.close()
  }
}

function printUndone(undone: ImportUndone, isJson: boolean): 0 {
  const { removed, restored, providersRemoved } = undone
  const { undo: words } = wordsOf('en').lists
  const line = words.done(String(removed), String(restored), String(providersRemoved))
  process.stdout.write(isJson ? `${JSON.stringify({ undone })}\n` : `${line}\n`)
  return 0
}

async function importOther(
  program: Program,
  city: Jurisdiction,
  kind: TableKind,
  paths: string[],
  isJson: boolean,
  sheet: string | undefined,
) {
  const files = paths.map((path) => ({ name: basename(path), content: readFileSync(path) }))
  // Counts come as CSV, measured figures as JSON: the first character tells.
  const isCounts =
    kind === 'results' && !/^\s*\{/.test(files[0]!.content.subarray(0, 100).toString('utf8').replace(/^﻿/, ''))
  const outcome = await asTerminal(program, city, (visit) =>
    importTable(visit, { kind: isCounts ? 'counts' : kind, files, sheet }),
  )
  if ('refused' in outcome) return refuse(outcome.refused, isJson)
  return printOutcome(outcome, isJson)
}

async function importHmis(program: Program, city: Jurisdiction, path: string, isJson: boolean) {
  const received = await asTerminal(program, city, (visit) =>
    receiveSubmission(visit, { kind: 'hmis', fileName: basename(path) }),
  )
  if ('refused' in received) return refuse(received.refused, isJson)
  const bar = progressBar()
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const outcome = await importServiceRecords({
    submissionId: received.done.id,
    path,
    slug: city.slug,
    dataFolder: program.settings.dataFolder,
    transact: (work) => asTerminal(program, city, work),
    onProgress: (progress) => bar(progress),
    signal: stop.signal,
  })
  bar.clear()
  return printOutcome(outcome, isJson)
}

function refuse(code: string, isJson: boolean, obstacles: Obstacle[] = []): 1 {
  const none = { file: null, row: null, column: null, found: null, expected: null, count: 1 }
  const { frame, lists, datasets, providers } = wordsOf('en')
  const said: Record<string, string> = {
    ...frame.refusals,
    ...providers.refusals,
    ...datasets.refusals,
    ...lists.refusals,
  }
  if (isJson) {
    const answer = { state: 'refused', refused: [{ code, ...none }], findings: [], obstacles }
    process.stdout.write(`${JSON.stringify(answer)}\n`)
    return 1
  }
  process.stderr.write(`${said[code] ?? code}\n`)
  for (const { kind, contracts, number } of obstacles)
    process.stderr.write(`  ${lists.undo.obstacle(lists.undo.kinds[kind] ?? kind, contracts, number)}\n`)
  return 1
}
