import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ContractMapping } from '../../agreements/contracts/contract-list-mapping.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram, type Program } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { importServiceRecords } from '../../performance/reporting/import-service-records.ts'
import { importTable, isContractField, type TableKind } from '../../performance/reporting/import-table.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { runImportOcds } from './import-ocds.ts'
import { printOutcome } from './print-outcome.ts'
import { progressBar } from './progress-bar.ts'
import { readOptions, wrongUse } from './read-options.ts'

const kinds = ['contracts', 'ocds', 'programs', 'standards', 'hmis', 'results'] as const

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in contracts, the map, standards, service records or counts',
  help: `throughline import contracts FILE... [--mapping FILE] | ocds FILE... [--other-buyers] [--dry-run] | programs FILE | standards FILE | hmis SOURCE | results FILE
                   [--city CITY] [--data DIR] [--json]

  contracts   a contract list (CSV); of several files the later supersede the earlier. --mapping names a JSON file
              {"number": "their column", "provider": "...", ...}; without it the columns are guessed
  ocds        open contracting data, version 1.0 or 1.1, as JSON or a JSON text a line: release packages, record packages,
              releases, compiled releases; of several files the releases are merged by contracting process. In its
              findings "column" is a path: a pointer into the file, or OCID/contracts/ID/FIELD. Buyers that the register
              does not know are refused, unless --other-buyers says that they belong here. --dry-run keeps nothing
  programs    the map: contract_number,program,program_type,population,hmis_project_id,from,to
  standards   program_type,population,measure,minimum,target,direction,from
  hmis        an HMIS CSV export, FY2024 or FY2026: a folder or a zip. Only counts and hashed facts are kept
  results     what \`measure --by project --every month --json\` printed, or a CSV
              program,measure,period,numerator,denominator,note

Without --city: the only city of the data folder; a first one is made where there is none.
JSON: {submissionId, state: "done"|"unchanged", summary, findings: [{grade, code, file, row, column, found, expected,
count}]}; refused: {state: "refused", refused: [{code, file, row, column, found, expected, count}], findings}.
Exit code 0 done or unchanged, 1 refused, 2 wrong use. A refused file changes nothing.`,
  async run(args) {
    const parsed = readOptions(args, {
      json: { type: 'boolean' },
      city: { type: 'string' },
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean' },
      'other-buyers': { type: 'boolean' },
    })
    if ('wrong' in parsed) return wrongUse('import', parsed.wrong)
    const [kind, ...paths] = parsed.positionals
    if (!kinds.includes(kind as (typeof kinds)[number]))
      return wrongUse('import', `Say what to import: ${kinds.join(', ')}.`)
    if (paths.length === 0) return wrongUse('import', 'Name the file.')
    if (paths.length > 1 && kind !== 'contracts' && kind !== 'ocds') return wrongUse('import', 'Name one file.')
    const absent = paths.find((path) => !existsSync(path))
    if (absent) return wrongUse('import', `There is no file ${absent}.`)
    const mapping = parsed.values.mapping ? readMapping(parsed.values.mapping) : undefined
    if (mapping && 'wrong' in mapping) return wrongUse('import', mapping.wrong)
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
      if (kind === 'hmis') return await importHmis(program, city, paths[0]!, isJson)
      return await importTables(program, city, kind as TableKind, paths, isJson, mapping)
    } finally {
      await program.close()
    }
  },
}

/** A mapping of columns from a file, or what is wrong with it. */
export function readMapping(path: string): ContractMapping | { wrong: string } {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const entries = Object.entries(read as Record<string, unknown>)
    const unknown = entries.find(([field, header]) => !isContractField(field) || typeof header !== 'string')
    if (unknown) return { wrong: `The mapping ${path} has no field "${unknown[0]}".` }
    return Object.fromEntries(entries) as ContractMapping
  } catch {
    return { wrong: `The mapping ${path} is not a JSON object of field and column.` }
  }
}

async function importTables(
  program: Program,
  city: Jurisdiction,
  kind: TableKind,
  paths: string[],
  isJson: boolean,
  mapping?: ContractMapping,
) {
  const files = paths.map((path) => ({ name: basename(path), content: readFileSync(path) }))
  // Counts come as CSV, measured figures as JSON: the first character tells.
  const isCounts =
    kind === 'results' && !/^\s*\{/.test(files[0]!.content.subarray(0, 100).toString('utf8').replace(/^﻿/, ''))
  const outcome = await asTerminal(program, city, (visit) =>
    importTable(visit, { kind: isCounts ? 'counts' : kind, files, mapping }),
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

function refuse(code: string, isJson: boolean): 1 {
  const none = { file: null, row: null, column: null, found: null, expected: null, count: 1 }
  if (isJson)
    process.stdout.write(`${JSON.stringify({ state: 'refused', refused: [{ code, ...none }], findings: [] })}\n`)
  else process.stderr.write(`${wordsOf('en').frame.refusals[code] ?? code}\n`)
  return 1
}
