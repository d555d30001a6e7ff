import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { countSealed } from './count-sealed.ts'
import { listHistory } from './list-history.ts'
import { recordHistory } from './record-history.ts'
import { sealHistory } from './seal-history.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
  for (const n of [1, 2, 3, 4, 5])
    await city.as(city.manager, (visit) =>
      recordHistory(visit, { event: 'thing-listed', subject: 'thing', subjectId: String(n), content: { n } }),
    )
})
afterAll(() => city.close())

const list = (asked: Parameters<typeof listHistory>[1], person = city.director) =>
  city.as(person, ({ work }) => listHistory(work, asked))

test('the newest deeds come first, with who did them', async () => {
  const [newest] = await list({ limit: 2 })
  expect(newest).toMatchObject({ subjectId: '5', who: 'Ana Ruiz', event: 'thing-listed', content: { n: 5 } })
})

test('pages follow each other without a gap and without a repeat', async () => {
  const all = await list({ limit: 100 })
  const read: string[] = []
  for (let before: { at: string; id: string } | undefined; ; ) {
    const page = await list({ limit: 2, ...(before ? { before } : {}) })
    if (page.length === 0) break
    read.push(...page.map(({ id }) => id))
    before = page.at(-1)
  }
  expect(read).toEqual(all.map(({ id }) => id))
})

test('a deed whose content was removed stays, without its name', async () => {
  await city.asOwner(async (trx) => {
    const { id } = await trx.selectFrom('history').select('id').where('subject_id', '=', '1').executeTakeFirstOrThrow()
    await trx.deleteFrom('history_content').where('history_id', '=', id).execute()
  })
  const first = (await list({ limit: 100 })).find(({ subjectId }) => subjectId === '1')
  expect(first).toMatchObject({ who: null, content: null })
})

test('sealed deeds are counted', async () => {
  const before = await city.as(city.director, ({ work }) => countSealed(work))
  await city.asOwner((trx) => sealHistory(trx))
  const all = await list({ limit: 100 })
  expect(before).toBe(0)
  expect(await city.as(city.director, ({ work }) => countSealed(work))).toBe(all.length)
})
