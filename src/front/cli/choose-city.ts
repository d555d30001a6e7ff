import { foundJurisdiction, type Jurisdiction, listJurisdictions } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../ground/platform/program.server.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { foundGoals } from '../../performance/goals/found-goals.ts'

/**
 * The city that a verb of the terminal means: the one that `--city` names, else the only one that is not the
 * demonstration. Where there is none, a first one is made, because a file on a fresh machine has to go somewhere.
 */
export async function chooseCity(
  program: Program,
  named: string | undefined,
  make = true,
): Promise<Jurisdiction | { wrong: string }> {
  const all = await listJurisdictions(program.db)
  if (named) {
    const found = all.find((city) => city.slug === named || city.name === named)
    return (
      found ?? { wrong: `There is no city "${named}". There is: ${all.map((city) => city.slug).join(', ') || 'none'}.` }
    )
  }
  const cities = all.filter((city) => !city.isDemo)
  if (cities.length === 1) return cities[0]!
  if (cities.length > 1) return { wrong: `Name the city with --city: ${cities.map((city) => city.slug).join(', ')}.` }
  if (!make) return { wrong: 'There is no city yet.' }
  const made = await foundJurisdiction(program.db, { name: 'My city', fiscalYearStartsIn: 7 })
  if ('refused' in made) throw new Error(made.refused)
  await asTerminal(program, made.done, (visit) => foundGoals(visit, wordsOf('en').goals.founding))
  return made.done
}
