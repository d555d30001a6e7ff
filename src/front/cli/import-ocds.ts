import { statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { ocdsLimits } from '../../agreements/contracts/ocds/read-package.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../ground/platform/program.server.ts'
import { importOcds, type OcdsImported } from '../../performance/reporting/import-ocds.ts'
import { printOutcome } from './print-outcome.ts'

/** What `import ocds` is told besides the files. */
export type OcdsOptions = { isJson: boolean; isDryRun: boolean; takesOtherBuyers: boolean }

/** Ends the transaction of a dry run after everything was done in it, so that its figures are those of the real one. */
class DryRun extends Error {
  readonly outcome: OcdsImported
  constructor(outcome: OcdsImported) {
    super('dry run')
    this.outcome = outcome
  }
}

/** `import ocds FILE...`: what stands on the disk is looked at before it is read. */
export async function runImportOcds(
  program: Program,
  city: Jurisdiction,
  paths: string[],
  { isJson, isDryRun, takesOtherBuyers }: OcdsOptions,
): Promise<0 | 1 | { refused: string }> {
  const tooLarge = paths.find((path) => statSync(path).size > ocdsLimits.bytes)
  if (tooLarge) return printOutcome(tooLargeOutcome(tooLarge), isJson)
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), content: await readFile(path) })))
  const outcome = await asTerminal(program, city, async (visit) => {
    const imported = await importOcds(visit, { files, takesOtherBuyers })
    if (isDryRun && !('refused' in imported)) throw new DryRun(imported)
    return imported
  }).catch((thrown: unknown) => {
    if (thrown instanceof DryRun) return thrown.outcome
    throw thrown
  })
  if ('refused' in outcome) return outcome
  if (!isDryRun) return printOutcome(outcome, isJson)
  if (!isJson) process.stdout.write('Dry run: nothing is kept. This is what would happen.\n')
  const { submissionId: _, ...would } = outcome
  return printOutcome({ ...would, summary: { ...would.summary, dryRun: true } }, isJson)
}

function tooLargeOutcome(path: string) {
  const finding: Finding = {
    grade: 'stops',
    code: 'package-too-large',
    file: basename(path),
    row: null,
    column: null,
    found: `${statSync(path).size}`,
    expected: `${ocdsLimits.bytes}`,
    count: 1,
  }
  return { state: 'refused' as const, findings: [finding], summary: {} }
}
