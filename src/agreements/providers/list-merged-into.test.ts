import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { listHistory } from '../../ground/history/list-history.ts'
import { addProviderName } from './add-provider-name.ts'
import { listMergedInto } from './list-merged-into.ts'
import { meetProviders } from './meet-providers.ts'
import { mergeProviders } from './merge-providers.ts'
import { undoAnswer } from './undo-answer.ts'

let city: TestCity
let [one, other, third] = ['', '', '']

beforeAll(async () => {
  city = await openTestCity()
  for (const [name, keep] of [
    ['Youth House', (id: string) => (one = id)],
    ['House of Youth', (id: string) => (other = id)],
    ['Pier 9 Outreach', (id: string) => (third = id)],
  ] as const) {
    const met = await city.as(city.manager, (visit) => meetProviders(visit, [name]))
    if ('refused' in met) throw new Error(met.refused)
    keep(met.done.ids[0]!)
  }
  const named = await city.as(city.manager, (visit) => addProviderName(visit, { providerId: other, name: 'The Youth' }))
  expect(named).toHaveProperty('done')
})
afterAll(() => city.close())

async function merged(oneId: string, otherId: string): Promise<string> {
  const answer = await city.as(city.manager, (visit) => mergeProviders(visit, { oneId, otherId }))
  if ('refused' in answer) throw new Error(answer.refused)
  return answer.done.matchId
}

/** The deeds that are told with an organization, as its page of the history asks for them. */
const deedsOf = (id: string) =>
  city.as(city.manager, async ({ work }) => {
    const lines = await listHistory(work, { limit: 100, providerIds: await listMergedInto(work, id) })
    return lines.map(({ event, subjectId }) => `${event} ${subjectId}`)
  })

test('what was done before a merge is found under the one that stays, and after the split with the other again', async () => {
  const deed = `provider-name-added ${other}`
  expect(await deedsOf(other)).toContain(deed)
  expect(await deedsOf(one)).not.toContain(deed)

  const first = await merged(one, other)
  expect(await deedsOf(one)).toEqual(expect.arrayContaining([deed, `providers-merged ${one}`]))
  const second = await merged(third, one)
  expect(await city.as(city.director, ({ work }) => listMergedInto(work, third))).toEqual([third, one, other])
  expect(await deedsOf(third)).toEqual(expect.arrayContaining([deed, `providers-merged ${one}`]))

  for (const matchId of [second, first])
    expect(await city.as(city.manager, (visit) => undoAnswer(visit, { matchId }))).toHaveProperty('done')
  expect(await deedsOf(third)).not.toContain(deed)
  expect(await deedsOf(one)).not.toContain(deed)
  expect(await deedsOf(other)).toContain(deed)
})
