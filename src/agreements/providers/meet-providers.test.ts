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

test('identifiers come before names: one UEI is one provider, and what a list tells is kept', async () => {
  const meetAll = async (
    ...entries: Parameters<typeof meetProviders>[1] extends Iterable<infer One> ? One[] : never
  ) => {
    const answer = await city.as(city.manager, (visit) => meetProviders(visit, entries))
    if ('refused' in answer) throw new Error(answer.refused)
    return answer.done
  }
  const [uei, ein] = ['ZQGGHJH74DW7', '12-3456789']
  const first = await meetAll({ name: 'Cedar Youth' }, { name: 'CEDAR YOUTH, INC.', uei, ein })
  expect(first.ids[0]).toBe(first.ids[1])
  // A wholly other name under the same UEI is another spelling of the same provider, also for lists that know no UEI.
  const second = await meetAll({ name: 'Grove Alliance', uei }, 'Grove Alliance LLC', { name: 'CYA', ein: '123456789' })
  expect(second).toMatchObject({ ids: [first.ids[0], first.ids[0], first.ids[0]], added: 0 })
  expect((await city.events()).at(-1)).toBe('provider-learned')
  // Another UEI is another provider, whatever the EIN says; a number of the wrong shape says nothing.
  const third = await meetAll({ name: 'Cedar Elders', uei: 'ABCDEFGH1234', ein }, { name: 'Cedar Youth', uei: '??' })
  expect(third.ids[1]).toBe(first.ids[0])
  expect(third.ids[0]).not.toBe(first.ids[0])
  // Two share the EIN now, so that it says no longer who somebody is.
  const fourth = await meetAll({ name: 'Cedar Farm', ein })
  expect(fourth.added).toBe(1)
})

test('a known provider learns its identifier once, and how it was before is told', async () => {
  await met('Ivy Rooms')
  const learn = () =>
    city.as(city.terminal, (visit) => meetProviders(visit, [{ name: 'Ivy Rooms', ein: '98-7654321' }]))
  const first = await learn()
  expect(first).toMatchObject({ done: { added: 0, learned: [{ was: { uei: null, ein: null } }] } })
  expect(await learn()).toMatchObject({ done: { added: 0, learned: [] } })
})
