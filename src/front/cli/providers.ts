import { listLikelyMatches } from '../../agreements/providers/list-likely-matches.ts'
import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listProviderRows } from '../register/list-provider-rows.ts'
import { searchProviders } from '../register/sort-providers.ts'
import { chooseCity } from './choose-city.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const providersCommand: Command = {
  name: 'providers',
  summary: 'list the providers, or the pairs that may be one',
  help: `throughline providers list [--find TEXT] [--city CITY] [--data DIR] [--json]
throughline providers matches [--city CITY] [--data DIR] [--json]

  list      every provider and funder with its contracts; --find keeps those with this name or number
  matches   pairs that may be one provider, the likeliest first, with the reasons; whoever keeps the register answers
            them on the page "Pairs that may be one provider"

Without --city: the only city of the data folder.
JSON of list: {providers: [{id, name, otherNames, kind: "provider"|"funder", uei, ein, contracts, running, ceilingCents,
paidCents, withoutAmount, nextEndOn, lastEndOn}]}; null: not known.
JSON of matches: {matches: [{one: {id, name}, other: {id, name}, spellings, score, reasons: [{kind, ...}]}]}.
Exit code 0 done, 2 wrong use.`,
  async run(args) {
    const text = { type: 'string' } as const
    const parsed = readOptions(args, { json: { type: 'boolean' }, city: text, find: text })
    if ('wrong' in parsed) return wrongUse('providers', parsed.wrong)
    const [what, ...rest] = parsed.positionals
    if ((what !== 'list' && what !== 'matches') || rest.length > 0)
      return wrongUse('providers', 'Say what to show: list, matches.')
    const program = await openProgram(readSettings(parsed.values))
    try {
      const city = await chooseCity(program, parsed.values.city, false)
      if ('wrong' in city) return wrongUse('providers', city.wrong)
      const { json = false, find = '' } = parsed.values
      const told = await asTerminal(program, city, (visit) =>
        what === 'list' ? tellProviders(visit, find, json) : tellMatches(visit, json),
      )
      await new Promise((done) => process.stdout.write(`${told}\n`, done))
      return 0
    } finally {
      await program.close()
    }
  },
}

async function tellProviders({ work, today }: Visit, find: string, isJson: boolean): Promise<string> {
  const providers = searchProviders(await listProviderRows(work, today), find)
  if (isJson) return JSON.stringify({ providers })
  const lines = providers.map(({ name, kind, contracts, ceilingCents }) => {
    const money = ceilingCents === null ? '' : `, ${dollars(ceilingCents)}`
    return kind === 'funder' ? `${name} (funder)` : `${name}: ${contracts} contracts${money}`
  })
  return [...lines, `${providers.length} in all`].join('\n')
}

async function tellMatches({ work }: Visit, isJson: boolean): Promise<string> {
  const matches = await listLikelyMatches(work)
  if (isJson) return JSON.stringify({ matches })
  const lines = matches.map(({ one, other, score, reasons }) => {
    const why = reasons.map(({ kind, ...rest }) => [kind, ...Object.values(rest)].join(' ')).join('; ')
    return `${score.toFixed(2)}  ${one.name} | ${other.name}\n      ${why}`
  })
  return [...lines, `${matches.length} in all`].join('\n')
}

const dollars = (cents: number) => `$${Math.round(cents / 100).toLocaleString('en-US')}`
