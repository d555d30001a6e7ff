import { listPeople } from '../../ground/people/find-person.ts'
import { inJurisdiction } from '../../ground/platform/database.server.ts'
import type { Jurisdiction } from '../../ground/platform/jurisdictions.ts'
import { asTerminal, type Program } from '../../ground/platform/program.server.ts'
import { readClock, type Visit } from '../../ground/platform/visit.ts'

/** One transaction of the demonstration as its contract manager, so that what is invented has somebody who did it. */
export async function asInventedManager<T>(
  program: Program,
  city: Jurisdiction,
  work: (visit: Visit) => Promise<T>,
): Promise<T> {
  const people = await asTerminal(program, city, ({ work: trx }) => listPeople(trx))
  const manager = people.find((person) => person.role === 'contract-manager')!
  const asker = { role: 'contract-manager', personId: manager.id, providerId: null } as const
  return inJurisdiction(program.db, city.schema, asker, (trx) =>
    work({ work: trx, asker, askerName: manager.name, jurisdiction: city, ...readClock(city) }),
  )
}

/** What an invention answers; a refusal there is a fault of ours. */
export function mustInvent<Done>(answer: { done: Done } | { refused: string }): Done {
  if ('refused' in answer) throw new Error(`The demonstration was refused: ${answer.refused}`)
  return answer.done
}
