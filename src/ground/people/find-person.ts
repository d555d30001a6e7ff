import type { Reads } from '../platform/database.server.ts'
import type { Person } from './person.ts'

/** An active person by id, or null. */
export async function findPerson(db: Reads, id: string): Promise<Person | null> {
  return (await people(db).where('person.id', '=', id).executeTakeFirst()) ?? null
}

function people(db: Reads) {
  return db
    .selectFrom('person')
    .leftJoin('provider', 'provider.id', 'person.provider_id')
    .where('person.is_active', '=', true)
    .select(['person.id', 'person.name', 'person.provider_id as providerId', 'provider.name as providerName'])
    .select((cell) => cell.ref('person.role').$castTo<Person['role']>().as('role'))
}

/** Everybody who may sign in, staff of the government first. */
export async function listPeople(db: Reads): Promise<Person[]> {
  return people(db).orderBy('person.role').orderBy('person.name').execute()
}

/** The person's own row, active people only: what is needed before the database knows what the person may see. */
export async function findMyself(db: Reads, id: string): Promise<Omit<Person, 'providerName'> | null> {
  const row = await db
    .selectFrom('person')
    .where('id', '=', id)
    .where('is_active', '=', true)
    .select(['id', 'name', 'provider_id as providerId'])
    .select((cell) => cell.ref('role').$castTo<Person['role']>().as('role'))
    .executeTakeFirst()
  return row ?? null
}

export async function findProviderName(db: Reads, providerId: string): Promise<string | null> {
  const row = await db.selectFrom('provider').where('id', '=', providerId).select('name').executeTakeFirst()
  return row?.name ?? null
}
