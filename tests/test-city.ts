import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { inject } from 'vitest'
import { addPerson } from '../src/ground/people/add-person.ts'
import {
  type Asker,
  asOwner,
  type Database,
  inJurisdiction,
  openDatabase,
} from '../src/ground/platform/database.server.ts'
import { findJurisdiction, type Jurisdiction } from '../src/ground/platform/jurisdictions.ts'
import { readClock, type Visit } from '../src/ground/platform/visit.ts'
import { withDatabase } from './start-database.ts'

export type TestPerson = Asker & { name: string }

/** A city of a test file's own: an empty jurisdiction in a database copied from the migrated template. */
export type TestCity = {
  db: Database
  jurisdiction: Jurisdiction
  manager: TestPerson
  director: TestPerson
  terminal: TestPerson
  addProviderPerson(providerId: string, name?: string): Promise<TestPerson>
  as<T>(person: TestPerson, work: (visit: Visit) => Promise<T>): Promise<T>
  asOwner: <T>(work: (trx: Visit['work']) => Promise<T>) => Promise<T>
  /** events of the history, oldest first */
  events(): Promise<string[]>
  close(): Promise<void>
}

export async function openTestCity(): Promise<TestCity> {
  const serverUrl = inject('serverUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const root = openDatabase(serverUrl, 1)
  // Two files may copy the template at the same moment; the server refuses the second, so they queue here.
  await sql`select pg_advisory_lock(hashtext('throughline template'))`.execute(root.kysely)
  await sql.raw(`create database ${name} template ${inject('template')}`).execute(root.kysely)
  await sql`select pg_advisory_unlock(hashtext('throughline template'))`.execute(root.kysely)
  const db = openDatabase(withDatabase(serverUrl, name), 4)
  const jurisdiction = await findJurisdiction(db, 'testville')
  if (!jurisdiction) throw new Error('The template has no city.')
  const terminal: TestPerson = { role: 'terminal', personId: null, providerId: null, name: 'Terminal' }

  const as = <T>(person: TestPerson, work: (visit: Visit) => Promise<T>): Promise<T> =>
    inJurisdiction(db, jurisdiction.schema, person, (trx) =>
      work({ work: trx, asker: person, askerName: person.name, jurisdiction, ...readClock(jurisdiction) }),
    )
  const add = async (
    role: 'contract-manager' | 'director' | 'provider',
    name: string,
    providerId: string | null = null,
  ) => {
    const added = await as(terminal, (visit) => addPerson(visit, { name, role, providerId }))
    if ('refused' in added) throw new Error(added.refused)
    return { role, personId: added.done.id, providerId, name } satisfies TestPerson
  }
  return {
    db,
    jurisdiction,
    terminal,
    manager: await add('contract-manager', 'Ana Ruiz'),
    director: await add('director', 'Lee Okafor'),
    addProviderPerson: (providerId, personName = 'Dana Cole') => add('provider', personName, providerId),
    as,
    asOwner: (work) => asOwner(db, jurisdiction.schema, work),
    events: () =>
      asOwner(db, jurisdiction.schema, async (trx) =>
        (await trx.selectFrom('history').select('event').orderBy('at').execute()).map((row) => row.event),
      ),
    async close() {
      await db.close()
      await sql.raw(`drop database if exists ${name} with (force)`).execute(root.kysely)
      await root.close()
    },
  }
}
