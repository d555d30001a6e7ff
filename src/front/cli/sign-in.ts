import { listPeople } from '../../ground/people/find-person.ts'
import { linkLivesMinutes, makeSignInLink } from '../../ground/people/make-sign-in-link.ts'
import { findJurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, openProgram } from '../../ground/platform/program.server.ts'
import { readSettings } from '../../ground/platform/settings.ts'
import type { Command } from './command.ts'
import { readOptions, wrongUse } from './read-options.ts'

export const signInCommand: Command = {
  name: 'sign-in',
  summary: 'print a link that signs a person in, once',
  help: `throughline sign-in CITY [--person NAME] [--port PORT] [--data DIR]

CITY is the city's part of the address, for example city-of-cascadia. Without --person: the first contract manager.
The link works once, within ${linkLivesMinutes} minutes.`,
  async run(args) {
    const parsed = readOptions(args, { person: { type: 'string' }, port: { type: 'string' } })
    if ('wrong' in parsed) return wrongUse('sign-in', parsed.wrong)
    const [slug] = parsed.positionals
    if (!slug) return wrongUse('sign-in', 'Name the city.')
    const settings = readSettings(parsed.values)
    const program = await openProgram(settings)
    try {
      const jurisdiction = await findJurisdiction(program.db, slug)
      if (!jurisdiction) return refuse(`There is no city "${slug}" in ${settings.dataFolder}.`)
      const made = await asTerminal(program, jurisdiction, async (visit) => {
        const people = await listPeople(visit.work)
        const person = people.find((one) => !parsed.values.person || one.name === parsed.values.person)
        return person ? makeSignInLink(visit, person.id) : ({ refused: 'no-such-person' } as const)
      })
      if ('refused' in made) return refuse(`There is no such person in ${jurisdiction.name}.`)
      process.stdout.write(`http://127.0.0.1:${settings.port}/${slug}/sign-in?key=${made.done.key}\n`)
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
