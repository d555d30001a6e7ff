import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { findOcidPrefix } from '../../agreements/contracts/ocds/find-ocid-prefix.ts'
import { listWholeContracts } from '../../agreements/contracts/ocds/list-whole-contracts.ts'
import { placeholderPrefix } from '../../agreements/contracts/ocds/ocid.ts'
import { setOcidPrefix } from '../../agreements/contracts/ocds/set-ocid-prefix.ts'
import { writeOcds } from '../../agreements/contracts/ocds/write-ocds.ts'
import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const exportOcdsCommand: Command = {
  name: 'export',
  summary: 'write the contracts of the register as open contracting data',
  help: `throughline export contracts --format ocds --out FILE [--ocid-prefix PREFIX] [--uri URI] [--replace]
                   [--city CITY] [--data DIR] [--json]

Writes a release package of OCDS 1.1.5: one compiled release a contracting process, which passes the official schema. The
file appears under its name when it is whole; --replace allows one that is there to be replaced.

  --ocid-prefix  the prefix that the Open Contracting Partnership gave this government, as in ocds-213czf. It is kept for
                 the next time. Without one, ocids begin with ocds-xxxxxx: a placeholder that must not be published
  --uri          where the file will stand on the web; without it a name that is unique and no address

JSON: {written: {list, format, file, rows, ocidPrefix, isPlaceholder}}; refused: {refused: [{code, file}]}.
Exit code 0 done, 1 refused, 2 wrong use.`,
  async run(args) {
    const parsed = readOptions(args, {
      json: { type: 'boolean' },
      city: { type: 'string' },
      format: { type: 'string' },
      out: { type: 'string' },
      uri: { type: 'string' },
      replace: { type: 'boolean' },
      'ocid-prefix': { type: 'string' },
    })
    if ('wrong' in parsed) return wrongUse('export', parsed.wrong)
    const { values, positionals } = parsed
    if (positionals.length !== 1 || positionals[0] !== 'contracts') return wrongUse('export', 'Say what: contracts.')
    if (values.format !== 'ocds') return wrongUse('export', 'Say the format: --format ocds.')
    const { out: file, uri, 'ocid-prefix': prefix, json: isJson = false } = values
    if (!file) return wrongUse('export', 'Say where to: --out FILE.')
    if (uri && !URL.canParse(uri)) return wrongUse('export', `${uri} is no address.`)
    if (existsSync(file) && !values.replace) return refuse('file-exists', file, isJson)
    const program = await openProgram(readSettings(values))
    try {
      const city = await chooseCity(program, values.city, false)
      if ('wrong' in city) return wrongUse('export', city.wrong)
      const written = await asTerminal(program, city, (visit) => writeContractsAsOcds(visit, { prefix, uri }))
      if ('refused' in written) return refuse(written.refused, file, isJson)
      await writeWhole(file, written.content)
      return tell(written, file, isJson)
    } finally {
      await program.close()
    }
  },
}

type Written = { content: string; rows: number; ocidPrefix: string | null }

/** The register as the text of a release package; a prefix that is given is kept in the same transaction. */
export async function writeContractsAsOcds(
  visit: Visit,
  { prefix, uri }: { prefix?: string | undefined; uri?: string | undefined },
): Promise<Written | { refused: string }> {
  const contracts = await listWholeContracts(visit.work)
  // The standard knows no package without a release.
  if (contracts.length === 0) return { refused: 'no-contracts-to-export' }
  if (prefix !== undefined) {
    const set = await setOcidPrefix(visit, prefix)
    if ('refused' in set) return set
  }
  const ocidPrefix = await findOcidPrefix(visit.work)
  const { now, today, jurisdiction } = visit
  const publisher = { name: jurisdiction.name, uri: uri ?? `urn:uuid:${jurisdiction.id}`, now, today }
  const written = writeOcds(contracts, { ...publisher, prefix: ocidPrefix ?? placeholderPrefix })
  return { content: `${JSON.stringify(written, null, 2)}\n`, rows: contracts.length, ocidPrefix }
}

/** A kill in the middle must not leave half a package under the name of a whole one. */
async function writeWhole(file: string, content: string): Promise<void> {
  const part = `${file}.${process.pid}.part`
  try {
    await writeFile(part, content, { flag: 'wx', mode: 0o600, flush: true })
    await rename(part, file)
  } finally {
    await rm(part, { force: true })
  }
}

function tell({ rows, ocidPrefix }: Written, file: string, isJson: boolean): 0 {
  const isPlaceholder = ocidPrefix === null
  const written = { list: 'contracts', format: 'ocds', file, rows, ocidPrefix: ocidPrefix ?? placeholderPrefix }
  if (isJson) process.stdout.write(`${JSON.stringify({ written: { ...written, isPlaceholder } })}\n`)
  else process.stdout.write(`${file}: ${rows} contracts.\n`)
  if (!isJson && isPlaceholder)
    process.stdout.write(
      `The ocids begin with ${placeholderPrefix}, which stands for a prefix that is not there yet. Before publishing, ask the\nOpen Contracting Partnership for one (free) and give it with --ocid-prefix.\n`,
    )
  return 0
}

function refuse(code: string, file: string, isJson: boolean): 1 {
  if (isJson) process.stdout.write(`${JSON.stringify({ refused: [{ code, file }] })}\n`)
  else process.stderr.write(`${wordsOf('en').frame.refusals[code] ?? code}\n`)
  return 1
}
