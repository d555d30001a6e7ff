import { existsSync } from 'node:fs'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { placeholderPrefix } from '../../agreements/contracts/ocds/ocid.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type WrittenTable, writeTable } from '../../ground/platform/write-table.ts'
import { writeWorkbook } from '../../ground/platform/write-workbook.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { contractsTable, providersTable } from '../data/contracts-table.ts'
import { mapTable } from '../data/map-table.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'
import { writeContractsAsOcds } from './write-contracts-as-ocds.ts'

const lists = {
  contracts: contractsTable,
  providers: providersTable,
  map: async (db: Reads) => mapTable(await listProgramMap(db)),
} satisfies Record<string, (db: Reads) => Promise<WrittenTable>>
type List = keyof typeof lists

type Written = { content: string | Uint8Array; rows: number; ocidPrefix?: string | null }
type Asked = { prefix?: string | undefined; uri?: string | undefined }

/** A file of each format; a format may know only some of the lists. */
type Writer = {
  lists: readonly List[]
  write: (visit: Visit, list: List, asked: Asked) => Promise<Written | { refused: string }>
}
const writers: Record<string, Writer> = {
  csv: {
    lists: ['contracts', 'providers', 'map'],
    async write({ work }, list) {
      const table = await lists[list](work)
      return { content: writeTable(table), rows: table.rows.length }
    },
  },
  xlsx: {
    lists: ['contracts', 'providers', 'map'],
    async write({ work }, list) {
      const table = await lists[list](work)
      return { content: await writeWorkbook(table, list), rows: table.rows.length }
    },
  },
  ocds: { lists: ['contracts'], write: (visit, _, asked) => writeContractsAsOcds(visit, asked) },
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'write contracts, providers or the map to a file',
  help: `throughline export contracts|providers|map --out FILE [--format ${Object.keys(writers).join('|')}] [--replace]
                   [--ocid-prefix PREFIX] [--uri URI] [--city CITY] [--data DIR] [--json]

  contracts   a line an item, and a line a fiscal year whose amounts are known, in the layout that the import reads; as
              ocds a release package of OCDS 1.1.5, one compiled release a contracting process
  providers   a line an organization: other names, identifiers, how many contracts
  map         in the layout that the import reads

Without --format the ending of FILE tells. In a CSV a text that a spreadsheet would take for a formula has an apostrophe
before it, which the import takes away again. The file appears under its name when it is whole; --replace allows one that
is there to be replaced.

  --ocid-prefix  the prefix that the Open Contracting Partnership gave this government, as in ocds-213czf. It is kept for
                 the next time. Without one, ocids begin with ocds-xxxxxx: a placeholder that must not be published
  --uri          where the file will stand on the web; without it a name that is unique and no address

JSON: {written: {list, format, file, rows}}, of ocds also ocidPrefix and isPlaceholder; refused: {refused: [{code, file}]}.
Exit code 0 done, 1 refused, 2 wrong use.`,
  async run(args) {
    const parsed = readOptions(args, {
      json: { type: 'boolean' },
      city: { type: 'string' },
      out: { type: 'string' },
      format: { type: 'string' },
      replace: { type: 'boolean' },
      uri: { type: 'string' },
      'ocid-prefix': { type: 'string' },
    })
    if ('wrong' in parsed) return wrongUse('export', parsed.wrong)
    const { values, positionals } = parsed
    const list = Object.keys(lists).find((one): one is List => one === positionals[0])
    if (!list || positionals.length > 1)
      return wrongUse('export', `Say what to export: ${Object.keys(lists).join(', ')}.`)
    if (!values.out) return wrongUse('export', 'Name the file with --out.')
    const format = values.format ?? /\.([a-z]+)$/i.exec(values.out)?.[1]?.toLowerCase() ?? ''
    const writer = writers[format]
    if (!writer?.lists.includes(list))
      return wrongUse('export', `Say the format with --format: ${Object.keys(writers).join(', ')}.`)
    const { uri, 'ocid-prefix': prefix, json: isJson = false } = values
    if (format !== 'ocds' && (uri || prefix)) return wrongUse('export', '--ocid-prefix and --uri are for ocds.')
    if (uri && !URL.canParse(uri)) return wrongUse('export', `${uri} is no address.`)
    if (!existsSync(dirname(values.out))) return wrongUse('export', `There is no folder ${dirname(values.out)}.`)
    if (existsSync(values.out) && !values.replace) return refuse('file-exists', values.out, isJson)
    const program = await openProgram(readSettings(values))
    try {
      const city = await chooseCity(program, values.city, false)
      if ('wrong' in city) return wrongUse('export', city.wrong)
      const done = await asTerminal(program, city, (visit) => writer.write(visit, list, { prefix, uri }))
      if ('refused' in done) return refuse(done.refused, values.out, isJson)
      await writeWhole(values.out, done.content)
      tell({ list, format, file: values.out, rows: done.rows }, done.ocidPrefix, isJson)
      return 0
    } finally {
      await program.close()
    }
  },
}

/** A kill in the middle must not leave half a list under the name of a whole one. */
async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const part = `${file}.${process.pid}.part`
  try {
    await writeFile(part, content, { flag: 'wx', mode: 0o600, flush: true })
    await rename(part, file)
  } finally {
    await rm(part, { force: true })
  }
}

function tell(written: Record<string, unknown>, ocidPrefix: string | null | undefined, isJson: boolean): void {
  const isPlaceholder = ocidPrefix === null
  const ofOcds = ocidPrefix === undefined ? {} : { ocidPrefix: ocidPrefix ?? placeholderPrefix, isPlaceholder }
  if (isJson) process.stdout.write(`${JSON.stringify({ written: { ...written, ...ofOcds } })}\n`)
  else process.stdout.write(`${written.file}: ${written.rows} ${ocidPrefix === undefined ? 'lines' : 'contracts'}.\n`)
  if (!isJson && isPlaceholder)
    process.stdout.write(
      `The ocids begin with ${placeholderPrefix}, which stands for a prefix that is not there yet. Before publishing, ask the\nOpen Contracting Partnership for one (free) and give it with --ocid-prefix.\n`,
    )
}

function refuse(code: string, file: string, isJson: boolean): 1 {
  if (isJson) process.stdout.write(`${JSON.stringify({ refused: [{ code, file }] })}\n`)
  else process.stderr.write(`${file}: ${wordsOf('en').frame.refusals[code] ?? code}\n`)
  return 1
}
