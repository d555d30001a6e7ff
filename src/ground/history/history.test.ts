import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { recordHistories, recordHistory } from './record-history.ts'
import { sealHistory } from './seal-history.ts'
import { verifyHistory } from './verify-history.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

const deed = (n: number) => ({
  event: 'thing-done',
  subject: 'thing',
  subjectId: String(n),
  content: { n, why: 'because' },
})

test('deeds are sealed in batches that follow each other', async () => {
  await city.as(city.manager, (visit) => recordHistory(visit, deed(1)))
  await city.asOwner((trx) => sealHistory(trx))
  await city.as(city.manager, (visit) => recordHistory(visit, deed(2)))
  await city.asOwner((trx) => sealHistory(trx))
  const verdict = await city.asOwner(verifyHistory)
  expect(verdict).toMatchObject({ seals: 2, contentRemoved: 0, faults: [] })
})

test('content removed under a schedule leaves a chain that still verifies', async () => {
  await city.asOwner(async (trx) => {
    await sql`delete from history_content where history_id in (select id from history where subject_id = '1')`.execute(
      trx,
    )
  })
  const verdict = await city.asOwner(verifyHistory)
  expect(verdict).toMatchObject({ contentRemoved: 1, faults: [] })
})

test('a deed that was changed after it was written is found', async () => {
  await city.asOwner(async (trx) => {
    await sql`update history_content set content = '{"n": 2, "why": "another reason"}' where content->>'n' = '2'`.execute(
      trx,
    )
  })
  const verdict = await city.asOwner(verifyHistory)
  expect(verdict.faults).toHaveLength(1)
})

test('nobody who works through the application can change or remove history', async () => {
  for (const attempt of [
    sql`update history set event = 'other'`,
    sql`delete from history`,
    sql`delete from history_content`,
  ]) {
    await expect(city.as(city.manager, (visit) => attempt.execute(visit.work))).rejects.toThrow(/permission denied/)
  }
})

test('a verb that fails leaves no history behind', async () => {
  const before = await city.events()
  const failing = city.as(city.manager, async (visit) => {
    await recordHistory(visit, deed(3))
    throw new Error('the verb failed')
  })
  await expect(failing).rejects.toThrow('the verb failed')
  expect(await city.events()).toEqual(before)
})

test('many deeds of one verb are written as if one by one: each with its own digest, none lost', async () => {
  const before = (await city.events()).length
  const deeds = Array.from({ length: 1203 }, (_, index) => ({ ...deed(index), event: 'many-done' }))
  const ids = await city.as(city.manager, (visit) => recordHistories(visit, deeds))
  expect(new Set(ids).size).toBe(1203)
  expect((await city.events()).length - before).toBe(1203)
  await city.asOwner((trx) => sealHistory(trx))
  // The one fault is the deed that was changed above.
  expect((await city.asOwner(verifyHistory)).faults).toHaveLength(1)
  expect(await city.as(city.manager, (visit) => recordHistories(visit, []))).toEqual([])
})

test('many deeds of one verb are written together, each with its content, and verify', async () => {
  const before = await city.asOwner(verifyHistory)
  const many = Array.from({ length: 45 }, (_, index) => ({
    ...deed(100 + index),
    content: { n: 100 + index, share: 0.1 },
  }))
  const ids = await city.as(city.manager, (visit) => recordHistories(visit, many))
  expect(new Set(ids).size).toBe(45)
  await city.asOwner((trx) => sealHistory(trx))
  const after = await city.asOwner(verifyHistory)
  expect(after.faults).toEqual(before.faults)
  const kept = await city.asOwner((trx) =>
    trx.selectFrom('history_content').select('content').where('history_id', '=', ids[44]!).execute(),
  )
  expect(kept).toEqual([{ content: { n: 144, share: 0.1 } }])
})
