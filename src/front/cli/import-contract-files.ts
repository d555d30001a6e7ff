import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { type ContractMapping, contractFields } from '../../agreements/contracts/contract-list-mapping.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../ground/platform/program.server.ts'
import { findNamedMapping } from '../../ground/submissions/find-saved-mapping.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { findImportPreview, type ImportPreview } from '../../performance/reporting/find-import-preview.ts'
import {
  type ContractListChoice,
  importContractList,
  readTables,
} from '../../performance/reporting/import-contract-list.ts'
import { describeFiles } from '../../performance/reporting/import-table.ts'
import { readContractTables } from '../../performance/reporting/read-contract-tables.ts'
import { printOutcome } from './print-outcome.ts'
import { progressBar } from './progress-bar.ts'

export type ContractFilesAsked = Omit<ContractListChoice, 'mapping'> & {
  paths: string[]
  /** the name under which columns were saved, or a JSON file */
  mapping: string | undefined
  isDryRun: boolean
  isJson: boolean
}

/** Contract lists from files: taken in with a bar that shows how far it is, or only looked at. */
export async function importContractFiles(
  program: Program,
  city: Jurisdiction,
  asked: ContractFilesAsked,
): Promise<0 | 1 | { wrong: string } | { refused: string }> {
  const mapping = await chooseMapping(program, city, asked.mapping)
  if (mapping && 'wrong' in mapping) return { wrong: mapping.wrong as string }
  const choice: ContractListChoice = { mapping, isAllOrNothing: asked.isAllOrNothing, sheet: asked.sheet }
  const files = asked.paths.map((path) => ({ name: basename(path), content: readFileSync(path) }))
  const bar = progressBar()
  bar({ step: 'read', fraction: 0.02 })
  const tables = await readTables(files, choice)
  if (asked.isDryRun) {
    const { read, preview } = await asTerminal(program, city, async ({ work }) => {
      const found = await readContractTables(work, tables, choice)
      return { read: found, preview: found.isRefused ? null : await findImportPreview(work, found) }
    })
    bar.clear()
    return printPreview(preview, read, asked.isJson)
  }
  const received = await asTerminal(program, city, (visit) =>
    receiveSubmission(visit, { kind: 'contracts', ...describeFiles(files) }),
  )
  if ('refused' in received) return received
  const outcome = await importContractList({
    submissionId: received.done.id,
    tables,
    choice,
    transact: (work) => asTerminal(program, city, work),
    onProgress: bar,
  })
  bar.clear()
  return printOutcome(outcome, asked.isJson)
}

async function chooseMapping(
  program: Program,
  city: Jurisdiction,
  named: string | undefined,
): Promise<ContractMapping | { wrong: string } | undefined> {
  if (named === undefined) return undefined
  if (existsSync(named)) return readMapping(named)
  const saved = await asTerminal(program, city, ({ work }) => findNamedMapping(work, 'contracts', named))
  return saved?.mapping ?? { wrong: `There is no file ${named}, and no mapping is saved under that name.` }
}

/** A mapping of columns from a file, or what is wrong with it. */
export function readMapping(path: string): ContractMapping | { wrong: string } {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'))
    const entries = Object.entries(read as Record<string, unknown>)
    const isField = (field: string) => (contractFields as string[]).includes(field)
    const unknown = entries.find(([field, header]) => !isField(field) || typeof header !== 'string')
    if (unknown) return { wrong: `The mapping ${path} has no field "${unknown[0]}".` }
    return Object.fromEntries(entries) as ContractMapping
  } catch {
    return { wrong: `The mapping ${path} is not a JSON object of field and column.` }
  }
}

type Read = Awaited<ReturnType<typeof readContractTables>>

/** What would change: counts, then each changed contract with its fields before and after, then what is new. */
function printPreview(preview: ImportPreview | null, { findings, mapping }: Read, isJson: boolean): 0 | 1 {
  if (!preview) return printOutcome({ state: 'refused', findings, summary: {} }, isJson)
  const { added, changed, newProviders, unchanged, rowsRead, rowsLeftOut } = preview
  const summary = {
    added: added.length,
    changed: changed.length,
    unchanged,
    providersAdded: newProviders.length,
    rowsRead,
    rowsLeftOut,
    mapping,
  }
  if (isJson) {
    const numbersOf = added.map(({ fields: _, ...one }) => one)
    process.stdout.write(
      `${JSON.stringify({ state: 'dry-run', summary, added: numbersOf, changed, newProviders, findings })}\n`,
    )
    return 0
  }
  process.stdout.write('A dry run; nothing was changed.\n')
  for (const { number, fields } of changed) {
    process.stdout.write(`  changed ${number}\n`)
    for (const { field, before, after } of fields)
      process.stdout.write(`    ${field}: ${before ?? '(blank)'} -> ${after ?? '(blank)'}\n`)
  }
  for (const { number, title, provider } of added) process.stdout.write(`  new     ${number}  ${provider}  ${title}\n`)
  for (const name of newProviders) process.stdout.write(`  new provider ${name}\n`)
  return printOutcome({ state: 'would-change', findings, summary }, false)
}
