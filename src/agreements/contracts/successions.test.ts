import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, otherContract, type ReviewedCity, reviewedContract } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { linkSuccessor } from './link-successor.ts'
import { listEarlierContracts } from './list-earlier-contracts.ts'
import { listSuccessions } from './list-successions.ts'
import { unlinkSuccessor } from './unlink-successor.ts'

let city: ReviewedCity
/** contracts of Harbor House: the oldest, the one between, and the reviewed one */
const [oldest, older] = ['HS-2018-001', 'HS-2021-004']
beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.asOwner(async (trx) => {
    const { id: _, ...row } = await trx
      .selectFrom('contract')
      .where('id', '=', city.contractId)
      .select(['id', 'provider_id', 'title', 'submission_id'])
      .executeTakeFirstOrThrow()
    const rows = [oldest, older].map((number) => ({ ...row, id: crypto.randomUUID(), number }))
    await trx.insertInto('contract').values(rows).execute()
  })
})
afterAll(() => city.close())

const link = (person: TestPerson, predecessorNumber: string, successorNumber: string, fromOn = '2024-07-01') =>
  city.as(person, (visit) =>
    linkSuccessor(visit, { predecessorNumber, successorNumber, fromOn, note: 'Two sites, one contract' }),
  )
const unlink = (person: TestPerson, predecessorNumber: string, successorNumber: string) =>
  city.as(person, (visit) => unlinkSuccessor(visit, { predecessorNumber, successorNumber }))
const linked = (person: TestPerson = city.manager) =>
  city.as(person, (visit) => listSuccessions(visit.work, city.contractId))

test('many contracts may go into one, and the line is known back to the first', async () => {
  expect(await link(city.manager, older, reviewedContract)).toHaveProperty('done')
  expect((await city.events()).at(-1)).toBe('successor-linked')
  expect(await link(city.terminal, otherContract, reviewedContract)).toHaveProperty('done')
  expect(await link(city.manager, oldest, older, '2021-07-01')).toHaveProperty('done')
  const { predecessors, successors } = await linked()
  expect(predecessors.map((one) => one.number)).toEqual([older, otherContract])
  expect(predecessors[0]).toMatchObject({ takenOverOn: '2024-07-01', note: 'Two sites, one contract' })
  expect(successors).toEqual([])
  const earlier = await city.as(city.manager, (visit) => listEarlierContracts(visit.work, city.contractId))
  expect(earlier.map(({ number, beforeOn }) => [number, beforeOn])).toEqual([
    [older, '2024-07-01'],
    [otherContract, '2024-07-01'],
    [oldest, '2021-07-01'],
  ])
})

test('a provider sees the line as far as both contracts are its own', async () => {
  expect((await linked(city.provider)).predecessors.map((one) => one.number)).toEqual([older])
  expect((await linked(city.otherProvider)).predecessors).toEqual([])
})

test('never in a circle, never itself, never twice', async () => {
  expect(await link(city.manager, reviewedContract, oldest)).toEqual({ refused: 'succession-in-circle' })
  expect(await link(city.manager, older, oldest)).toEqual({ refused: 'succession-in-circle' })
  expect(await link(city.manager, older, older)).toEqual({ refused: 'succeeds-itself' })
  expect(await link(city.manager, older, reviewedContract)).toEqual({ refused: 'succession-exists' })
})

test('is refused for what is not there, for no day, and to whoever only reads', async () => {
  expect(await link(city.manager, 'none', older)).toEqual({ refused: 'contract-not-found' })
  expect(await link(city.manager, oldest, reviewedContract, '2024-02-31')).toEqual({ refused: 'wrong-form' })
  for (const person of [city.director, city.provider]) {
    expect(await link(person, oldest, reviewedContract)).toEqual({ refused: 'not-allowed' })
    expect(await unlink(person, older, reviewedContract)).toEqual({ refused: 'not-allowed' })
  }
})

test('a mistake is taken back, and the answer says how it can be linked again', async () => {
  expect(await unlink(city.manager, otherContract, reviewedContract)).toEqual({
    done: { fromOn: '2024-07-01', note: 'Two sites, one contract' },
  })
  expect((await city.events()).at(-1)).toBe('successor-unlinked')
  expect((await linked()).predecessors.map((one) => one.number)).toEqual([older])
  expect(await unlink(city.manager, otherContract, reviewedContract)).toEqual({ refused: 'succession-not-found' })
  expect(await link(city.manager, otherContract, reviewedContract)).toHaveProperty('done')
})
