import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { inJurisdiction } from '../platform/database.server.ts'
import { findHistoryMark, isSameMark } from './find-history-mark.ts'
import { recordHistory } from './record-history.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

const deed = (subjectId: string) => ({ event: 'tested', subject: 'test', subjectId })
const mark = (known?: Awaited<ReturnType<typeof findHistoryMark>>) =>
  city.as(city.manager, ({ work }) => findHistoryMark(work, known))

test('marks agree until a deed is written', async () => {
  const before = await mark()
  expect(isSameMark(before, await mark(before))).toBe(true)
  await city.as(city.manager, (visit) => recordHistory(visit, deed('one')))
  expect(isSameMark(before, await mark(before))).toBe(false)
})

test('a deed that was made earlier and committed later is seen', async () => {
  let before: Awaited<ReturnType<typeof findHistoryMark>> | null = null
  const { db, jurisdiction, manager } = city
  await inJurisdiction(db, jurisdiction.schema, manager, async (trx) => {
    const now = { today: '2026-11-04', now: '2026-11-04T10:00:00Z' }
    await recordHistory({ work: trx, asker: manager, askerName: 'Ana', jurisdiction, ...now }, deed('slow'))
    await city.as(manager, (visit) => recordHistory(visit, deed('quick')))
    before = await mark()
  })
  const after = await mark(before!)
  expect(after.newest).toBe(before!.newest)
  expect(isSameMark(before!, after)).toBe(false)
})
