import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../../tests/test-city.ts'
import { findOcidPrefix } from './find-ocid-prefix.ts'
import { setOcidPrefix } from './set-ocid-prefix.ts'

let city: TestCity
let provider: TestPerson
beforeAll(async () => {
  city = await openTestCity()
  const row = { id: randomUUID(), name: 'Pier 9', normal_name: 'pier 9' }
  await city.asOwner((trx) => trx.insertInto('provider').values(row).execute())
  provider = await city.addProviderPerson(row.id)
})
afterAll(() => city.close())

const set = (person: TestPerson, prefix: string) => city.as(person, (visit) => setOcidPrefix(visit, prefix))
const find = () => city.as(city.director, ({ work }) => findOcidPrefix(work))

test('the prefix is kept, as the partnership writes it, with its history; again it is no deed', async () => {
  expect(await find()).toBeNull()
  expect(await set(city.manager, ' OCDS-213czf- ')).toEqual({ done: { prefix: 'ocds-213czf', isNew: true } })
  expect([await find(), (await city.events()).at(-1)]).toEqual(['ocds-213czf', 'ocid-prefix-set'])
  const events = await city.events()
  expect(await set(city.terminal, 'ocds-213czf')).toEqual({ done: { prefix: 'ocds-213czf', isNew: false } })
  expect(await city.events()).toEqual(events)
})

test.each(['213czf', 'ocds-213', 'ocds-213czf-17', 'ocds-213cz!', ''])('"%s" is no prefix', async (prefix) => {
  expect(await set(city.manager, prefix)).toEqual({ refused: 'not-an-ocid-prefix' })
})

test('is refused to a director and to a provider', async () => {
  for (const person of [city.director, provider])
    expect(await set(person, 'ocds-abc123')).toEqual({ refused: 'not-allowed' })
  expect(await find()).toBe('ocds-213czf')
})
