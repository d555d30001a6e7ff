import { addPerson } from '../../ground/people/add-person.ts'
import { listPeople } from '../../ground/people/find-person.ts'
import { linkLivesMinutes, makeSignInLink } from '../../ground/people/make-sign-in-link.ts'
import { findJurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import { makeFoundingKey } from '../start/founding-key.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const signInCommand: Command = {
  name: 'sign-in',
  summary: 'print a link that signs a person in, or starts another city, once',
  help: `throughline sign-in CITY [--person NAME] [--port PORT] [--data DIR]
throughline sign-in --new-city [--port PORT] [--data DIR]

CITY is the city's part of the address, for example city-of-cascadia. Without --person: the first contract manager.
Where a city has nobody yet (an import made it), --person NAME becomes its first contract manager. --new-city prints a
link that starts one more city. A link works once, within ${linkLivesMinutes} minutes.`,
  async run(args) {
    const parsed = readOptions(args, {
      person: { type: 'string' },
      port: { type: 'string' },
      'new-city': { type: 'boolean' },
    })
    if ('wrong' in parsed) return wrongUse('sign-in', parsed.wrong)
    const [slug] = parsed.positionals
    const isNewCity = parsed.values['new-city'] ?? false
    if (slug === undefined && !isNewCity) return wrongUse('sign-in', 'Name the city.')
    if (slug !== undefined && isNewCity)
      return wrongUse('sign-in', 'Name a city, or ask for a new one with --new-city.')
    const settings = readSettings(parsed.values)
    const program = await openProgram(settings)
    const address = `http://127.0.0.1:${settings.port}`
    try {
      if (slug === undefined) {
        process.stdout.write(`${address}/start?key=${makeFoundingKey(program)}\n`)
        return 0
      }
      const jurisdiction = await findJurisdiction(program.db, slug)
      if (!jurisdiction) return refuse(`There is no city "${slug}" in ${settings.dataFolder}.`)
      const made = await asTerminal(program, jurisdiction, async (visit) => {
        const people = await listPeople(visit.work)
        const named = parsed.values.person?.trim()
        const person = people.find((one) => !named || one.name === named)
        if (person) return makeSignInLink(visit, person.id)
        if (people.length > 0) return { refused: 'no-such-person' } as const
        if (!named) return null
        const added = await addPerson(visit, { name: named, role: 'contract-manager' })
        return 'refused' in added ? added : makeSignInLink(visit, added.done.id)
      })
      if (made === null)
        return refuse(`Nobody is in ${jurisdiction.name} yet: --person NAME makes its first contract manager.`)
      if ('refused' in made) return refuse(`There is no such person in ${jurisdiction.name}.`)
      process.stdout.write(`${address}/${slug}/sign-in?key=${made.done.key}\n`)
      return 0
    } finally {
      await program.close()
    }
  },
}

function refuse(reason: string): 1 {
  process.stderr.write(`${reason}\n`)
  return 1
}
