import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { recordHistory } from '../history/record-history.ts'
import type { Visit } from '../platform/visit.ts'
import { mayAddPeople } from './may.ts'
import { newPerson } from './person.ts'

/** Adds a person who may sign in. */
export async function addPerson(
  visit: Visit,
  input: z.input<typeof newPerson>,
): Promise<{ done: { id: string } } | { refused: 'not-allowed' }> {
  if (!mayAddPeople(visit)) return { refused: 'not-allowed' }
  const person = newPerson.parse(input)
  const id = randomUUID()
  await visit.work
    .insertInto('person')
    .values({ id, name: person.name, email: person.email, role: person.role, provider_id: person.providerId })
    .execute()
  await recordHistory(visit, {
    event: 'person-added',
    subject: 'person',
    subjectId: id,
    content: { role: person.role },
  })
  return { done: { id } }
}
