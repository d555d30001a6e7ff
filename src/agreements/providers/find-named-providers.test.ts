import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyRegister } from '../../../tests/any-contracts.ts'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { findNamedProviders, type NamedProvider } from './find-named-providers.ts'
import { meetProviders } from './meet-providers.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
beforeEach(() => city.asOwner(emptyRegister))
afterAll(() => city.close())

const uei = 'ABCDEFGH1234'
const meet = (...named: NamedProvider[]) =>
  city.as(city.manager, async (visit) => {
    const met = await meetProviders(visit, named)
    if ('refused' in met) throw new Error(met.refused)
    return { ...met.done, ids: named.map(met.done.idOf) }
  })
const stored = () =>
  city.asOwner((trx) => trx.selectFrom('provider').select(['id', 'name', 'uei', 'ein', 'is_for_profit']).execute())

test('an identifier says more than a name: two names with one UEI are one provider, which then has both names', async () => {
  const { ids, added } = await meet({ name: 'Harbor House', uei }, { name: 'House at the Harbor', uei })
  expect(added).toBe(1)
  expect(ids[0]).toBe(ids[1])
  const again = await meet({ name: 'House at the Harbor' })
  expect(again).toMatchObject({ added: 0, ids: [ids[0]] })
})

test('what a list tells of a known provider is kept where nothing was known, and the history tells it', async () => {
  const [id] = (await meet({ name: 'Harbor House' })).ids
  const met = await meet({ name: 'Harbor House', uei, ein: '123456789', isForProfit: false })
  expect(met.learned).toMatchObject([{ id, was: { uei: null }, now: { uei, ein: '123456789', is_for_profit: false } }])
  expect((await city.events()).at(-1)).toBe('provider-learned')
  await meet({ name: 'Harbor House', uei: 'ZZZZZZZZ1234', isForProfit: true })
  expect(await stored()).toEqual([{ id, name: 'Harbor House', uei, ein: '123456789', is_for_profit: false }])
})

test('where two were merged, a list meets the one that remains, by name and by identifier', async () => {
  const [one, other] = (await meet({ name: 'Harbor House' }, { name: 'Pier 9 Outreach', ein: '123456789' })).ids
  await city.asOwner((trx) =>
    trx.updateTable('provider').set({ merged_into_id: one }).where('id', '=', other!).execute(),
  )
  expect((await meet({ name: 'Pier 9 Outreach' }, { name: 'Somebody', ein: '123456789' })).ids).toEqual([one, one])
})

test('to look is not to write, and what is of a wrong shape is no identifier', async () => {
  const found = await city.as(city.director, ({ work }) =>
    findNamedProviders(work, [
      { name: 'Harbor House', uei: 'OOOOOOOOOOOO' },
      { name: 'HARBOR HOUSE', ein: '1' },
    ]),
  )
  expect(found.fresh).toMatchObject([{ name: 'Harbor House', uei: null, ein: null }])
  expect(await stored()).toEqual([])
})
