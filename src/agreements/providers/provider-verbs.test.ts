import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { addContact } from './add-contact.ts'
import { addFunder } from './add-funder.ts'
import { addProviderName } from './add-provider-name.ts'
import { addSite } from './add-site.ts'
import { changeProvider } from './change-provider.ts'
import { findProvider, listContacts, listProviderNames, listSites } from './find-provider.ts'
import { meetProviders } from './meet-providers.ts'
import { removeContact } from './remove-contact.ts'
import { removeProviderName } from './remove-provider-name.ts'
import { removeSite } from './remove-site.ts'

let city: TestCity
let provider: TestPerson
let [house, pier] = ['', '']
const nobody = '00000000-0000-4000-8000-000000000000'
const uei = 'ZQGGHJH74DW7'

beforeAll(async () => {
  city = await openTestCity()
  ;[house = '', pier = ''] = await meet('Harbor House, Inc.', 'Pier 9 Outreach')
  provider = await city.addProviderPerson(house)
})
afterAll(() => city.close())

async function meet(...names: string[]): Promise<string[]> {
  const met = await city.as(city.manager, (visit) => meetProviders(visit, names))
  if ('refused' in met) throw new Error(met.refused)
  return met.done.ids
}

/** The same verb as each who may not: refused, and nothing written. */
async function expectKept(verb: (person: TestPerson) => Promise<unknown>): Promise<void> {
  const before = await city.events()
  for (const person of [city.director, provider]) expect(await verb(person)).toEqual({ refused: 'not-allowed' })
  expect(await city.events()).toEqual(before)
}
const lastEvent = async () => (await city.events()).at(-1)

describe('changing a provider', () => {
  const change = (person: TestPerson, input: Partial<Parameters<typeof changeProvider>[1]>) =>
    city.as(person, (visit) => changeProvider(visit, { id: house, name: 'Harbor House, Inc.', ...input }))

  test('writes identifiers in one form, and says so in the history', async () => {
    expect(
      await change(city.manager, { uei: 'zqgg-hjh7-4dw7', ein: '12-3456789', isForProfit: false, parentId: pier }),
    ).toEqual({
      done: { changed: true },
    })
    const found = await city.as(city.director, ({ work }) => findProvider(work, house))
    expect(found).toMatchObject({ uei, ein: '123456789', isForProfit: false, parentName: 'Pier 9 Outreach' })
    expect(await lastEvent()).toBe('provider-changed')
  })

  test('that changes nothing tells the history nothing', async () => {
    const before = await city.events()
    const same = { uei, ein: '123456789', isForProfit: false, parentId: pier }
    expect(await change(city.terminal, same)).toEqual({ done: { changed: false } })
    expect(await city.events()).toEqual(before)
  })

  test('keeps the old name, so that a list which uses it meets the same one; and back', async () => {
    expect(await change(city.manager, { name: 'Harborside' })).toHaveProperty('done')
    expect(await meet('HARBOR HOUSE')).toEqual([house])
    expect(await change(city.manager, { name: 'Harbor House, Inc.' })).toHaveProperty('done')
    expect(await meet('Harborside', 'Harbor House')).toEqual([house, house])
  })

  test.each([
    [{ name: ' ' }, 'wrong-form'],
    [{ uei: 'OOOO' }, 'wrong-uei'],
    [{ ein: '12' }, 'wrong-ein'],
    [{ id: nobody }, 'provider-not-found'],
    [{ id: 'no id' }, 'provider-not-found'],
    [{ parentId: nobody }, 'provider-not-found'],
    [{ name: 'pier 9 outreach' }, 'name-taken'],
  ])('%j is refused: %s', async (input, refused) => {
    expect(await change(city.manager, input)).toEqual({ refused })
  })

  test('a UEI has one holder, and nobody stands below itself', async () => {
    await change(city.manager, { uei, parentId: null })
    const asPier = { id: pier, name: 'Pier 9 Outreach' }
    expect(await change(city.manager, { ...asPier, uei })).toEqual({ refused: 'uei-taken' })
    await change(city.manager, { ...asPier, parentId: house })
    expect(await change(city.manager, { uei, parentId: pier })).toEqual({ refused: 'parent-in-circle' })
    expect(await change(city.manager, { uei, parentId: house })).toEqual({ refused: 'parent-in-circle' })
  })

  test('is for those who keep the register', () => expectKept((person) => change(person, { name: 'Mine' })))
})

describe('another name', () => {
  const add = (person: TestPerson, name: string, providerId = house) =>
    city.as(person, (visit) => addProviderName(visit, { providerId, name }))
  const remove = (person: TestPerson, normalName: string, providerId = house) =>
    city.as(person, (visit) => removeProviderName(visit, { providerId, normalName }))

  test('is met by lists until it is taken away', async () => {
    expect(await add(city.manager, 'HH Shelter, LLC')).toEqual({ done: { normalName: 'hh shelter' } })
    expect(await lastEvent()).toBe('provider-name-added')
    expect(await meet('Hh Shelter')).toEqual([house])
    expect(await remove(city.manager, 'hh shelter')).toEqual({ done: { name: 'HH Shelter, LLC' } })
    expect(await lastEvent()).toBe('provider-name-removed')
    expect(await city.as(provider, ({ work }) => listProviderNames(work, house))).not.toContainEqual(
      expect.objectContaining({ normalName: 'hh shelter' }),
    )
  })

  test('is refused where it is known, empty, or nobody’s', async () => {
    expect(await add(city.manager, 'Pier 9 Outreach')).toEqual({ refused: 'name-taken' })
    expect(await add(city.manager, '...')).toEqual({ refused: 'wrong-form' })
    expect(await add(city.manager, 'Somebody', nobody)).toEqual({ refused: 'provider-not-found' })
    expect(await remove(city.manager, 'somebody')).toEqual({ refused: 'name-not-found' })
  })

  test('is for those who keep the register', async () => {
    await expectKept((person) => add(person, 'Mine'))
    await expectKept((person) => remove(person, 'harborside'))
  })
})

describe('contacts and sites', () => {
  const contact = { name: 'Dana Cole', role: 'Director', email: 'dana@harbor.example', phone: '555 0100' }
  let ids: { contact: string; site: string }
  beforeEach(async () => {
    const [one, other] = await city.as(city.manager, async (visit) => [
      await addContact(visit, { providerId: house, ...contact }),
      await addSite(visit, { providerId: house, name: 'Pier 9', address: null }),
    ])
    if (!one || !other || 'refused' in one || 'refused' in other) throw new Error('refused')
    ids = { contact: one.done.id, site: other.done.id }
  })

  test('are seen by the provider’s own people, and by nobody else’s', async () => {
    const seen = (person: TestPerson) =>
      city.as(person, async ({ work }) => [await listContacts(work, house), await listSites(work, house)])
    expect(await seen(provider)).toMatchObject([[contact], [{ name: 'Pier 9', address: null, program: null }]])
    expect(await seen(await city.addProviderPerson(pier))).toEqual([[], []])
    await take()
  })

  test('are taken away whole, so that they can be put back', async () => {
    expect(await take()).toEqual([{ done: contact }, { done: { name: 'Pier 9', address: null, programId: null } }])
    expect((await city.events()).slice(-2)).toEqual(['contact-removed', 'site-removed'])
    expect(await take()).toEqual([{ refused: 'contact-not-found' }, { refused: 'site-not-found' }])
  })

  test('are refused without a name, with a wrong address of mail, or with another’s program', async () => {
    const add = (input: object) =>
      city.as(city.manager, (visit) => addContact(visit, { providerId: house, ...contact, ...input }))
    expect(await add({ name: '' })).toEqual({ refused: 'wrong-form' })
    expect(await add({ email: 'dana' })).toEqual({ refused: 'wrong-form' })
    expect(await add({ providerId: nobody })).toEqual({ refused: 'provider-not-found' })
    const site = (input: object) =>
      city.as(city.manager, (visit) => addSite(visit, { providerId: house, name: 'Pier 9', ...input }))
    expect(await site({ name: '' })).toEqual({ refused: 'wrong-form' })
    expect(await site({ programId: nobody })).toEqual({ refused: 'program-not-found' })
    expect(await site({ providerId: nobody })).toEqual({ refused: 'provider-not-found' })
    await take()
  })

  test('are for those who keep the register', async () => {
    await expectKept((person) => city.as(person, (visit) => addContact(visit, { providerId: house, ...contact })))
    await expectKept((person) => city.as(person, (visit) => removeContact(visit, { id: ids.contact })))
    await expectKept((person) => city.as(person, (visit) => addSite(visit, { providerId: house, name: 'X' })))
    await expectKept((person) => city.as(person, (visit) => removeSite(visit, { id: ids.site })))
    await take()
  })

  const take = () =>
    city.as(city.manager, async (visit) => [
      await removeContact(visit, { id: ids.contact }),
      await removeSite(visit, { id: ids.site }),
    ])
})

describe('a funder', () => {
  const add = (person: TestPerson, input: Parameters<typeof addFunder>[1]) =>
    city.as(person, (visit) => addFunder(visit, input))

  test('is an organization with a name and identifiers', async () => {
    const added = await add(city.manager, { name: 'Hearth Foundation', uei: 'ABCDEFGH1234', ein: '98-7654321' })
    if ('refused' in added) throw new Error(added.refused)
    const found = await city.as(city.director, ({ work }) => findProvider(work, added.done.id))
    expect(found).toMatchObject({ kind: 'funder', uei: 'ABCDEFGH1234', ein: '987654321' })
    expect(await lastEvent()).toBe('funder-added')
  })

  test.each([
    [{ name: '' }, 'wrong-form'],
    [{ name: 'Other', uei: 'short' }, 'wrong-uei'],
    [{ name: 'Other', ein: 'short' }, 'wrong-ein'],
    [{ name: 'hearth foundation' }, 'name-taken'],
    [{ name: 'Other', uei: 'ABCDEFGH1234' }, 'uei-taken'],
  ])('%j is refused: %s', async (input, refused) => {
    expect(await add(city.manager, input)).toEqual({ refused })
  })

  test('is for those who keep the register', () => expectKept((person) => add(person, { name: 'Mine' })))
})
