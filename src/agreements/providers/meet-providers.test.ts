import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { meetProviders } from './meet-providers.ts'
import { providerName } from './provider-name.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

const meet = (person: TestPerson, ...names: string[]) => city.as(person, (visit) => meetProviders(visit, names))
const met = async (...names: string[]) => {
  const answer = await meet(city.manager, ...names)
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.done
}
const stored = () =>
  city.asOwner(async (trx) =>
    (await trx.selectFrom('provider').select('name').orderBy('name').execute()).map((r) => r.name),
  )

test('spellings of one name meet in one provider, which keeps the first; names merely alike stay apart', async () => {
  const { idByNormalName, added } = await met('Harbor House, Inc.', 'HARBOR HOUSE', 'Harbor Houses')
  expect(added).toBe(2)
  expect(idByNormalName.get(providerName('The Harbor House'))).toBe(idByNormalName.get(providerName('Harbor House')))
  expect(await stored()).toEqual(['Harbor House, Inc.', 'Harbor Houses'])
  expect((await city.events()).at(-1)).toBe('providers-added')
})

test('the same names again add nobody and tell the history nothing', async () => {
  const before = await city.events()
  const again = await met('harbor house LLC', 'Harbor Houses')
  expect(again.added).toBe(0)
  expect(await city.events()).toEqual(before)
  expect((await met()).added).toBe(0)
})

test('is refused to a director and to a provider', async () => {
  const house = (await met('Harbor House')).idByNormalName.get(providerName('Harbor House'))!
  const provider = await city.addProviderPerson(house)
  for (const person of [city.director, provider]) {
    expect(await meet(person, 'Pier 9 Outreach')).toEqual({ refused: 'not-allowed' })
  }
  expect(await stored()).not.toContain('Pier 9 Outreach')
  expect((await meet(city.terminal, 'Pier 9 Outreach')) as object).toHaveProperty('done.added', 1)
})
