import { writeFile } from 'node:fs/promises'
import { findOcidPrefix } from '../../agreements/contracts/ocds/find-ocid-prefix.ts'
import type { JsonObject } from '../../agreements/contracts/ocds/json-value.ts'
import { listWholeContracts } from '../../agreements/contracts/ocds/list-whole-contracts.ts'
import { placeholderPrefix } from '../../agreements/contracts/ocds/ocid.ts'
import { setOcidPrefix } from '../../agreements/contracts/ocds/set-ocid-prefix.ts'
import { writeOcds } from '../../agreements/contracts/ocds/write-ocds.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram, type Program } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'
import { refuseImport } from './refuse-import.ts'

export const exportOcdsCommand: Command = {
  name: 'export',
  summary: 'write the contracts of the register as open contracting data',
  help: `throughline export contracts --format ocds --out FILE [--ocid-prefix PREFIX] [--uri URI] [--city CITY] [--data DIR] [--json]

Writes a release package of OCDS 1.1.5: one compiled release a contracting process, which passes the official schema.
--out - writes to the standard output.

  --ocid-prefix  the prefix that the Open Contracting Partnership gave this government, as in ocds-213czf. It is kept for
                 the next time. Without one, ocids begin with ocds-xxxxxx: a placeholder that must not be published
  --uri          where the file will stand on the web; without it a name that is unique and no address

JSON: {state: "done", contracts, releases, file, ocidPrefix, isPlaceholder}; refused: {state: "refused", refused}.
Exit code 0 done, 1 refused, 2 wrong use.`,
  async run(args) {
    const parsed = readOptions(args, {
      json: { type: 'boolean' },
      city: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      uri: { type: 'string' },
      'ocid-prefix': { type: 'string' },
    })
    if ('wrong' in parsed) return wrongUse('export', parsed.wrong)
    const { values, positionals } = parsed
    if (positionals.length !== 1 || positionals[0] !== 'contracts') return wrongUse('export', 'Say what: contracts.')
    if (values.format !== 'ocds') return wrongUse('export', 'Say the format: --format ocds.')
    const { out, uri, 'ocid-prefix': prefix } = values
    if (!out) return wrongUse('export', 'Say where to: --out FILE.')
    if (uri && !URL.canParse(uri)) return wrongUse('export', `${uri} is no address.`)
    const program = await openProgram(readSettings(values))
    try {
      const city = await chooseCity(program, values.city, false)
      if ('wrong' in city) return wrongUse('export', city.wrong)
      return await runExportOcds(program, city, { out, uri, prefix, isJson: values.json ?? false })
    } finally {
      await program.close()
    }
  },
}

type Wanted = { out: string; uri: string | undefined; prefix: string | undefined; isJson: boolean }

type Written = { refused: string } | { done: { package: JsonObject; contracts: number; own: string | null } }

/** Writes the file; a refusal writes nothing. */
export async function runExportOcds(
  program: Program,
  city: Jurisdiction,
  { out, uri, prefix, isJson }: Wanted,
): Promise<0 | 1> {
  const written = await asTerminal(program, city, async (visit): Promise<Written> => {
    const contracts = await listWholeContracts(visit.work)
    if (contracts.length === 0) return { refused: 'no-contracts-to-export' }
    if (prefix !== undefined) {
      const set = await setOcidPrefix(visit, prefix)
      if ('refused' in set) return set
    }
    const { name, id } = visit.jurisdiction
    const { now, today } = visit
    const own = await findOcidPrefix(visit.work)
    const publisher = { name, uri: uri ?? `urn:uuid:${id}`, prefix: own ?? placeholderPrefix, now, today }
    return { done: { package: writeOcds(contracts, publisher), contracts: contracts.length, own } }
  })
  if ('refused' in written) return refuseImport(written.refused, isJson)
  const { package: content, contracts, own } = written.done
  const text = `${JSON.stringify(content, null, 2)}\n`
  if (out === '-') {
    process.stdout.write(text)
    return 0
  }
  await writeFile(out, text)
  const releases = (content.releases as unknown[]).length
  if (isJson) {
    const told = { contracts, releases, file: out, ocidPrefix: own ?? placeholderPrefix, isPlaceholder: own === null }
    process.stdout.write(`${JSON.stringify({ state: 'done', ...told })}\n`)
  } else {
    process.stdout.write(`Done.\n  contracts: ${contracts}\n  releases: ${releases}\n  file: ${out}\n`)
    if (own === null)
      process.stdout.write(
        `The ocids begin with ${placeholderPrefix}, which stands for a prefix that is not there yet. Before publishing, ask the\nOpen Contracting Partnership for one (free) and give it with --ocid-prefix.\n`,
      )
  }
  return 0
}
