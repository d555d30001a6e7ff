import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { type Program, setProgram } from '../platform/program.server.ts'
import { addPerson } from './add-person.ts'
import { findPerson, listPeople } from './find-person.ts'
import { digestOfKey, linkLivesMinutes, makeSignInLink } from './make-sign-in-link.ts'
import { spendSignInLink } from './spend-sign-in-link.ts'

let city: TestCity
let provider: TestPerson
const providerId = randomUUID()

beforeAll(async () => {
  city = await openTestCity()
  const row = { id: providerId, name: 'Harbor House', normal_name: 'harbor house' }
  await city.asOwner((trx) => trx.insertInto('provider').values(row).execute())
  provider = await city.addProviderPerson(providerId)
  setProgram({ db: city.db } as Program)
})
afterAll(() => city.close())

const newest = async () => (await city.events()).at(-1)

describe('add person', () => {
  const add = (person: TestPerson, input: Parameters<typeof addPerson>[1]) =>
    city.as(person, (visit) => addPerson(visit, input))

  test('a contract manager and the terminal add staff of the government and of providers', async () => {
    const added = await add(city.manager, { name: ' Rosa Vega ', email: 'rosa@example.org', role: 'director' })
    expect(added).toHaveProperty('done.id')
    expect(await newest()).toBe('person-added')
    const id = 'done' in added ? added.done.id : ''
    const found = await city.as(city.director, (visit) => findPerson(visit.work, id))
    expect(found).toMatchObject({ name: 'Rosa Vega', role: 'director', providerId: null })
    expect(await add(city.terminal, { name: 'Kim Low', role: 'provider', providerId })).toHaveProperty('done')
    expect((await city.as(city.manager, (visit) => listPeople(visit.work))).map((one) => one.name)).toContain('Kim Low')
  })
  test('is refused to a director and to a provider, and adds nobody', async () => {
    const before = await city.events()
    for (const person of [city.director, provider]) {
      expect(await add(person, { name: 'Nobody', role: 'director' })).toEqual({ refused: 'not-allowed' })
    }
    expect(await city.events()).toEqual(before)
    const people = await city.as(city.manager, (visit) => listPeople(visit.work))
    expect(people.some((one) => one.name === 'Nobody')).toBe(false)
  })
  test("a provider's person names the provider, and nobody else does", async () => {
    await expect(add(city.manager, { name: 'No House', role: 'provider' })).rejects.toThrow('names the provider')
    await expect(add(city.manager, { name: 'Two Houses', role: 'director', providerId })).rejects.toThrow('provider')
  })
})

describe('make sign-in link', () => {
  const make = (person: TestPerson, id: string) => city.as(person, (visit) => makeSignInLink(visit, id))
  const keyFor = async (person: TestPerson) => {
    const made = await make(city.terminal, person.personId!)
    if ('refused' in made) throw new Error(made.refused)
    return made.done.key
  }
  const spend = (key: string) => spendSignInLink(city.db, city.jurisdiction, key)

  test('the key signs its person in once', async () => {
    const key = await keyFor(provider)
    expect(await newest()).toBe('sign-in-link-made')
    expect(await spend(key)).toBe(provider.personId)
    expect(await newest()).toBe('signed-in-by-link')
    expect(await spend(key)).toBeNull()
    expect(await spend('another key')).toBeNull()
  })
  test('two who use one key at the same moment: one is let in', async () => {
    const key = await keyFor(city.manager)
    const both = await Promise.all([spend(key), spend(key)])
    expect(both.filter((id) => id !== null)).toEqual([city.manager.personId])
  })
  test('a key that is too old lets nobody in', async () => {
    const key = await keyFor(city.director)
    const minutes = linkLivesMinutes
    await city.asOwner(async (trx) => {
      await sql`update sign_in_link set expires_at = expires_at - make_interval(mins => ${minutes})
        where digest = ${digestOfKey(key)}`.execute(trx)
    })
    expect(await spend(key)).toBeNull()
  })
  test('only the digest of the key is kept, neither in the table nor in the history', async () => {
    const key = await keyFor(provider)
    const kept = await city.asOwner(async (trx) => [
      ...(await trx.selectFrom('sign_in_link').selectAll().execute()),
      ...(await trx.selectFrom('history_content').selectAll().execute()),
    ])
    expect(JSON.stringify(kept)).not.toContain(key)
    expect(JSON.stringify(kept)).toContain(digestOfKey(key))
  })
  test('is refused to a director and to a provider, and for who is not there', async () => {
    for (const person of [city.director, provider]) {
      expect(await make(person, provider.personId!)).toEqual({ refused: 'not-allowed' })
    }
    expect(await make(city.manager, randomUUID())).toEqual({ refused: 'no-such-person' })
  })
})
