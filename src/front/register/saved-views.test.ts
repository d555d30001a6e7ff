import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import { listViews } from './list-views.ts'
import { removeView } from './remove-view.ts'
import { renameView } from './rename-view.ts'
import { saveView } from './save-view.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
})
afterAll(() => city.close())

const view = { name: 'Ends soon', query: '?ends=soon&nonsense=1', isShared: false }

test('a view is kept without what the list does not know, and the same name takes the new filter', async () => {
  const saved = await city.as(city.manager, (visit) => saveView(visit, view))
  if ('refused' in saved) throw new Error(saved.refused)
  expect(await city.as(city.manager, listViews)).toMatchObject([
    { name: 'Ends soon', query: '?ends=soon', isMine: true, isShared: false, keptBy: 'Ana Ruiz' },
  ])
  const again = await city.as(city.manager, (visit) =>
    saveView(visit, { ...view, query: '?ends=past', isShared: true }),
  )
  expect(again).toEqual(saved)
  expect(await city.events()).toContain('view-saved')
})

test('one sees views of one’s own and those that are shared; the terminal keeps none', async () => {
  await city.as(city.director, (visit) => saveView(visit, { ...view, name: 'Mine alone' }))
  expect((await city.as(city.manager, listViews)).map(({ name }) => name)).toEqual(['Ends soon'])
  expect((await city.as(city.director, listViews)).map(({ name, isMine }) => [name, isMine])).toEqual([
    ['Ends soon', false],
    ['Mine alone', true],
  ])
  expect(await city.as(city.terminal, (visit) => saveView(visit, view))).toEqual({ refused: 'not-allowed' })
})

test('a provider keeps its own, shares none, and sees none of the government', async () => {
  const { provider } = city
  expect(await city.as(provider, (visit) => saveView(visit, { ...view, isShared: true }))).toEqual({
    refused: 'not-allowed',
  })
  expect(await city.as(provider, (visit) => saveView(visit, view))).toHaveProperty('done')
  expect((await city.as(provider, listViews)).map(({ name }) => name)).toEqual(['Ends soon'])
})

test('a view needs a name and something to keep', async () => {
  const save = (change: Partial<typeof view>) =>
    city.as(city.manager, (visit) => saveView(visit, { ...view, ...change }))
  expect(await save({ name: '  ' })).toEqual({ refused: 'view-without-name' })
  expect(await save({ name: 'x'.repeat(101) })).toEqual({ refused: 'view-without-name' })
  expect(await save({ query: '?nonsense=1' })).toEqual({ refused: 'nothing-to-keep' })
})

test('a view is renamed by whoever keeps it, not to a name that stands', async () => {
  const [shared] = await city.as(city.manager, listViews)
  const rename = (person: ReviewedCity['manager'], name: string, id = shared!.id) =>
    city.as(person, (visit) => renameView(visit, id, name))
  await city.as(city.manager, (visit) => saveView(visit, { ...view, name: 'Large', query: '?sort=-ceiling' }))
  expect(await rename(city.director, 'Theirs')).toEqual({ refused: 'view-not-found' })
  expect(await rename(city.terminal, 'Theirs')).toEqual({ refused: 'not-allowed' })
  expect(await rename(city.manager, '')).toEqual({ refused: 'view-without-name' })
  expect(await rename(city.manager, 'Large')).toEqual({ refused: 'view-name-taken' })
  expect(await rename(city.manager, 'Ended')).toHaveProperty('done')
  expect((await city.as(city.manager, listViews)).map(({ name }) => name)).toEqual(['Ended', 'Large'])
  expect(await city.events()).toContain('view-renamed')
})

test('a view is removed by whoever keeps it, and can be saved again', async () => {
  const [ended] = await city.as(city.manager, listViews)
  const remove = (person: ReviewedCity['manager'], id = ended!.id) => city.as(person, (visit) => removeView(visit, id))
  expect(await remove(city.director)).toEqual({ refused: 'view-not-found' })
  expect(await remove(city.terminal)).toEqual({ refused: 'not-allowed' })
  expect(await remove(city.manager, 'no such view')).toEqual({ refused: 'view-not-found' })
  const removed = await remove(city.manager)
  if ('refused' in removed) throw new Error(removed.refused)
  expect(removed.done).toEqual({ name: 'Ended', query: '?ends=past', isShared: true })
  expect(await city.as(city.manager, (visit) => saveView(visit, removed.done))).toHaveProperty('done')
  expect(await city.events()).toContain('view-removed')
})
