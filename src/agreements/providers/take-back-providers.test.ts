import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { emptyRegister } from '../../../tests/any-contracts.ts'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { takeBackProviders } from './take-back-providers.ts'

let city: TestCity
let submissionId: string
const ids = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const

beforeAll(async () => {
  city = await openTestCity()
})
beforeEach(async () => {
  await city.asOwner(emptyRegister)
  const received = await city.as(city.manager, (visit) =>
    receiveSubmission(visit, { kind: 'contracts', fileName: 'a' }),
  )
  submissionId = 'done' in received ? received.done.id : ''
  await city.asOwner(async (trx) => {
    const rows = [
      { id: ids[0], name: 'Harbor House', normal_name: 'harbor house', uei: 'ABCDEFGH1234' },
      { id: ids[1], name: 'Pier 9', normal_name: 'pier 9', uei: null },
    ]
    await trx.insertInto('provider').values(rows).execute()
    await trx
      .insertInto('provider_name')
      .values({ normal_name: 'harbor homes', provider_id: ids[0], name: 'Harbor Homes' })
      .execute()
    const was = { uei: null, ein: null, is_for_profit: null, addedNames: ['harbor homes'] }
    const change = { submission_id: submissionId, subject: 'provider' }
    await trx
      .insertInto('import_change')
      .values([
        { ...change, subject_id: ids[0], was: JSON.stringify(was) },
        { ...change, subject_id: ids[1], was: null },
      ])
      .execute()
  })
})
afterAll(() => city.close())

const takeBack = (person: TestPerson) => city.as(person, (visit) => takeBackProviders(visit, { submissionId }))
const stored = () =>
  city.asOwner(async (trx) => ({
    providers: await trx.selectFrom('provider').select(['name', 'uei']).orderBy('name').execute(),
    names: (await trx.selectFrom('provider_name').select('name').execute()).map(({ name }) => name),
  }))

test('what came with an import and serves nothing goes; what it taught of others is forgotten', async () => {
  expect(await takeBack(city.terminal)).toEqual({ done: { removed: 1 } })
  expect(await stored()).toEqual({ providers: [{ name: 'Harbor House', uei: null }], names: [] })
  expect((await city.events()).at(-1)).toBe('providers-taken-back')
})

test('a provider that something refers to stays', async () => {
  const program = { id: crypto.randomUUID(), provider_id: ids[1], name: 'Nights', program_type: 'Shelter' }
  await city.asOwner((trx) => trx.insertInto('program').values(program).execute())
  expect(await takeBack(city.manager)).toEqual({ done: { removed: 0 } })
  expect((await stored()).providers.map(({ name }) => name)).toEqual(['Harbor House', 'Pier 9'])
  await city.asOwner((trx) => trx.deleteFrom('program').execute())
})

test('what a later import taught too stays known', async () => {
  const later = await city.as(city.manager, (visit) => receiveSubmission(visit, { kind: 'contracts', fileName: 'b' }))
  const change = { submission_id: 'done' in later ? later.done.id : '', subject: 'provider', subject_id: ids[0] }
  await city.asOwner((trx) =>
    trx
      .insertInto('import_change')
      .values({ ...change, was: '{}' })
      .execute(),
  )
  expect(await takeBack(city.manager)).toEqual({ done: { removed: 1 } })
  expect(await stored()).toEqual({
    providers: [{ name: 'Harbor House', uei: 'ABCDEFGH1234' }],
    names: ['Harbor Homes'],
  })
})

test('is refused to a director and to a provider', async () => {
  const provider = await city.addProviderPerson(ids[0])
  for (const person of [city.director, provider]) expect(await takeBack(person)).toEqual({ refused: 'not-allowed' })
  expect((await stored()).providers).toHaveLength(2)
  await city.asOwner((trx) => trx.deleteFrom('person').where('id', '=', provider.personId!).execute())
})
