import { existsSync } from 'node:fs'
import { isMonth } from '../../ground/platform/day.ts'
import type { Command } from './command.ts'
import { readMapping } from './import-contract-files.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const reviewCommand: Command = {
  name: 'review',
  summary: "make a month's review packets",
  help: `throughline review --contracts FILE --programs FILE --hmis SOURCE --month 2026-07 --out DIR
                   [--mapping FILE] [--standards FILE] [--json]
throughline review --contract NUMBER --month 2026-07 [--out DIR] [--city CITY] [--data DIR] [--json]

The first form is the whole job with no data folder: it reads the contract list, the map, the standards and the export,
and writes into DIR
  packets/NUMBER.pdf and packets/NUMBER.json   for each contract that a program stands under in the month (JSON:
                                               docs/schemas/packet.schema.json)
  portfolio.csv                                one line a contract, program and measure (docs/schemas/portfolio.schema.json)
  findings.json                                what looked wrong, by file: [{grade, code, file, row, column, found,
                                               expected, count}]
Nothing else is kept: the records are read where they lie. --mapping names a JSON file {"number": "their column", ...};
without it the columns of the contract list are guessed.

The second form reads the data folder and writes DIR/NUMBER.pdf and DIR/NUMBER.json (default: the current folder).

JSON: {month, out, packets: [{contract, provider, pdf, json, signals, pages}], withoutProgram: [contract], portfolio,
findings: {errors, warnings}}; refused: {refused: [{code, file, row, column, found, expected, count}]}.
Exit code 0 done, 1 refused (nothing is written), 2 wrong use; the two forms together are wrong use.`,
  async run(args) {
    const text = { type: 'string' } as const
    const parsed = readOptions(args, {
      contracts: text,
      mapping: text,
      programs: text,
      standards: text,
      hmis: text,
      contract: text,
      month: text,
      out: text,
      city: text,
      json: { type: 'boolean' },
    })
    if ('wrong' in parsed) return wrongUse('review', parsed.wrong)
    const { contracts, mapping, programs, standards, hmis, contract, month, out } = parsed.values
    if (!month || !isMonth(month)) return wrongUse('review', 'Name the month with --month, such as 2026-07.')
    const files = { contracts, programs, standards, hmis, mapping }
    const isWhole = Object.values(files).some((file) => file !== undefined)
    if (isWhole && (contract || parsed.values.data)) {
      return wrongUse('review', 'Either name files, or a contract of a data folder; not both.')
    }
    const absent = Object.entries(files).find(([, file]) => file !== undefined && !existsSync(file))
    if (absent) return wrongUse('review', `There is no file ${absent[1]} (--${absent[0]}).`)
    const isJson = parsed.values.json ?? false
    if (!isWhole) {
      if (!contract) return wrongUse('review', 'Name files (--contracts, --programs, --hmis), or a --contract.')
      const { reviewContract } = await import('./review-contract.ts')
      return reviewContract({ ...parsed.values, contract, month, isJson })
    }
    if (!contracts || !programs || !hmis || !out) {
      return wrongUse('review', 'Name --contracts, --programs, --hmis and --out.')
    }
    const mapped = mapping ? readMapping(mapping) : undefined
    if (mapped && 'wrong' in mapped) return wrongUse('review', mapped.wrong)
    const { reviewFiles } = await import('./review-files.ts')
    return reviewFiles({ contracts, programs, standards, hmis, mapping: mapped, month, out, isJson })
  },
}
