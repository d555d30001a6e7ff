import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram, type Program } from '../../ground/platform/program.server.ts'
import { isStopped } from '../../ground/platform/read-table.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { writeSheets } from '../../ground/platform/write-sheets.ts'
import { describeFinding } from '../../ground/words/describe-finding.ts'
import { isLanguage, wordsOf } from '../../ground/words/words.ts'
import { declareDataset } from '../../performance/datasets/declare-dataset.ts'
import { listSendersPrograms } from '../../performance/datasets/find-dataset-context.ts'
import { findTemplateFacts } from '../../performance/datasets/find-template-facts.ts'
import { guessDataset } from '../../performance/datasets/guess-dataset.ts'
import { listDatasets } from '../../performance/datasets/list-datasets.ts'
import { makeTemplate } from '../../performance/datasets/make-template.ts'
import { readDatasetFile } from '../../performance/datasets/read-dataset-file.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { findNamedProvider } from './find-named-provider.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const datasetsCommand: Command = {
  name: 'datasets',
  summary: 'tables that providers send: list, guess from a spreadsheet, declare, make a spreadsheet',
  help: `throughline datasets [--json]
       datasets guess FILE | declare FORM.json | template KEY --provider NAME --out FILE.xlsx [--language en|es]
                   [--city CITY] [--data DIR]

  (nothing)  the declared tables, each with its form
  guess      prints the form that a CSV, workbook or Parquet file suggests, as JSON; nothing is kept
  declare    declares the form in a JSON file, such as guess printed and a person corrected
  template   writes the spreadsheet made for one provider: its programs and the allowed values as lists

A file is brought with: throughline import dataset KEY FILE [--provider NAME] [--from MONTH --to MONTH].
JSON: {datasets: [{key, name, version, rowIs, columns: [{key, name, type, isNeeded, values, smallest, largest, refersTo,
explains}], uniqueBy, programColumn, dayColumn, personColumn, totals}]}; guess prints one of them without its version.
Money is in cents. Exit code 0 done, 1 refused, 2 wrong use.`,
  async run(args) {
    const parsed = readOptions(args, {
      json: { type: 'boolean' },
      city: { type: 'string' },
      provider: { type: 'string' },
      out: { type: 'string' },
      language: { type: 'string' },
    })
    if ('wrong' in parsed) return wrongUse('datasets', parsed.wrong)
    const { values, positionals } = parsed
    const [asked, subject] = positionals
    if (asked !== undefined && !['guess', 'declare', 'template'].includes(asked))
      return wrongUse('datasets', `Unexpected: ${asked}`)
    if (asked !== undefined && subject === undefined) return wrongUse('datasets', `Say what to ${asked}.`)
    if ((asked === 'guess' || asked === 'declare') && !existsSync(subject!))
      return wrongUse('datasets', `There is no file ${subject}.`)
    const program = await openProgram(readSettings(values))
    try {
      const city = await chooseCity(program, values.city)
      if ('wrong' in city) return wrongUse('datasets', city.wrong)
      if (asked === 'guess') return await guess(program, city, subject!)
      if (asked === 'declare') return await declare(program, city, subject!)
      if (asked === 'template') return await template(program, city, subject!, values)
      return await list(program, city, values.json ?? false)
    } finally {
      await program.close()
    }
  },
}

async function list(program: Program, city: Jurisdiction, isJson: boolean): Promise<0> {
  const datasets = await asTerminal(program, city, ({ work }) => listDatasets(work))
  if (isJson) process.stdout.write(`${JSON.stringify({ datasets })}\n`)
  else
    for (const { key, name, version, rowIs, columns } of datasets) {
      process.stdout.write(`${key}  ${name}, version ${version}: one row is ${rowIs}\n`)
      for (const column of columns)
        process.stdout.write(`  ${column.key}  ${column.type}${column.isNeeded ? ', needed' : ''}\n`)
    }
  return 0
}

async function guess(program: Program, city: Jurisdiction, path: string): Promise<0 | 1> {
  const table = await readDatasetFile(path, basename(path))
  for (const finding of table.findings) process.stderr.write(`${describeFinding(finding, 'en')}\n`)
  if (isStopped(table)) return 1
  const programs = await asTerminal(program, city, ({ work }) => listSendersPrograms(work, null))
  const name = basename(path)
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
  const guessed = guessDataset(table, { programs: programs.map((one) => one.name), name })
  process.stdout.write(`${JSON.stringify(guessed, null, 2)}\n`)
  return 0
}

async function declare(program: Program, city: Jurisdiction, path: string): Promise<0 | 1> {
  let form: unknown
  try {
    form = JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return refuse('wrong-form')
  }
  const answer = await asTerminal(program, city, (visit) => declareDataset(visit, form))
  if ('refused' in answer) return refuse(answer.refused)
  process.stdout.write(`${answer.done.key}\n`)
  return 0
}

async function template(
  program: Program,
  city: Jurisdiction,
  key: string,
  { provider, out, language = 'en' }: { provider?: string; out?: string; language?: string },
): Promise<0 | 1 | 2> {
  if (!provider || !out) return wrongUse('datasets', 'Name --provider and --out.')
  if (!isLanguage(language)) return wrongUse('datasets', 'The language is en or es.')
  const providerId = await findNamedProvider(program, city, provider)
  if (providerId === null) return refuse('provider-not-found')
  const facts = await asTerminal(program, city, ({ work }) => findTemplateFacts(work, key, providerId))
  if (!facts) return refuse('dataset-not-found')
  writeFileSync(out, await writeSheets(makeTemplate({ ...facts, language })))
  process.stdout.write(`${out}\n`)
  return 0
}

function refuse(code: string): 1 {
  const { frame, datasets, providers } = wordsOf('en')
  const said: Record<string, string> = { ...frame.refusals, ...providers.refusals, ...datasets.refusals }
  process.stderr.write(`${said[code] ?? code}\n`)
  return 1
}
