import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { writeBriefMoney } from '../../ground/words/write-value.ts'
import { readFilter, writeFilter } from '../portfolio/contract-filter.ts'
import { dimensions, sortKeys } from '../portfolio/contract-index.ts'
import { type ContractRow, endKinds, listedStatuses } from '../portfolio/contract-row.ts'
import { findRegister } from '../portfolio/find-register.ts'
import { contractList } from '../register/contract-list.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const contractsCommand: Command = {
  name: 'contracts',
  summary: 'list the contracts of a city',
  help: `throughline contracts list [--q TEXT] [--department NAME] [--policy NAME] [--type NAME] [--funding NAME]
                    [--provider NAME] [--status STATUS] [--ends WHEN] [--sort KEY] [--city CITY] [--data DIR] [--json]

Each choice narrows the list as it does on the page; "-" means not known.
  --q        number, title, provider or program; spelling is forgiven
  --status   ${listedStatuses.join(', ')}
  --ends     ${endKinds.join(', ')}, or a month such as 2027-06
  --sort     ${sortKeys.join(', ')}; with - before it the other way round

JSON: {contracts: [{number, title, provider, department, policyArea, from, to, ceilingCents, paidCents, renewalsLeft,
status, programs, programTypes, fundingSources}], found, of}. What is not known is null.
Exit code 0 done, 2 wrong use.`,
  async run(args) {
    const text = { type: 'string' } as const
    const chosen = Object.fromEntries([...dimensions, 'q', 'sort'].map((name) => [name, text]))
    const parsed = readOptions(args, { ...chosen, city: text, json: { type: 'boolean' } })
    if ('wrong' in parsed) return wrongUse('contracts', parsed.wrong)
    const values = parsed.values as Record<string, string | boolean | undefined>
    if (parsed.positionals.join(' ') !== 'list') return wrongUse('contracts', 'Say what to do: contracts list.')
    const given = [...dimensions, 'q', 'sort'].filter((name) => typeof values[name] === 'string')
    const query = new URLSearchParams(given.map((name) => [name, String(values[name])]))
    const filter = readFilter(query)
    const understood = new URLSearchParams(writeFilter(filter))
    const unknown = given.find((name) => !understood.has(name))
    if (unknown) return wrongUse('contracts', `There is no ${unknown} "${values[unknown]}".`)
    const program = await openProgram(readSettings({ data: values.data as string | undefined }))
    try {
      const city = await chooseCity(program, values.city as string | undefined, false)
      if ('wrong' in city) return wrongUse('contracts', city.wrong)
      const { rows, today, search } = await asTerminal(program, city, findRegister)
      const list = contractList(rows, filter, today, search)
      process.stdout.write(
        values.json
          ? `${JSON.stringify({ contracts: list.rows.map(toJson), found: list.found, of: rows.length })}\n`
          : `${[...list.rows.map(toLine), `${list.found} of ${rows.length} contracts`].join('\n')}\n`,
      )
      return 0
    } finally {
      await program.close()
    }
  },
}

function toJson({ policy, types, funding, trend: _, ...row }: ContractRow) {
  return { ...row, policyArea: policy, programTypes: types, fundingSources: funding }
}

function toLine({ number, provider, from, to, ceilingCents, status }: ContractRow): string {
  const money = ceilingCents === null ? '-' : writeBriefMoney(ceilingCents, 'en')
  const cells = [number.padEnd(16), (from ?? '-').padEnd(10), (to ?? '-').padEnd(10), money.padStart(8)]
  return `${cells.join('  ')}  ${status.padEnd(18)}  ${provider}`
}
