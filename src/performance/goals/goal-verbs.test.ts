import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { addGoal } from './add-goal.ts'
import { changeGoal } from './change-goal.ts'
import { foundGoals } from './found-goals.ts'
import { listGoalMeasures, listGoals } from './list-goals.ts'
import { restoreGoal } from './restore-goal.ts'
import { retireGoal } from './retire-goal.ts'
import { undoGoalChange } from './undo-goal-change.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

const housing = { policyArea: 'Homelessness', name: 'Households are housed', measures: ['exits', 'returns', 'exits'] }
const goals = () => city.as(city.director, (visit) => listGoals(visit.work))
const add = (person: TestPerson, over: object = {}) =>
  city.as(person, (visit) => addGoal(visit, { ...housing, ...over }))
const newest = async () => (await city.events()).at(-1)

test('a goal is added once, with its measures in order, by who keeps the register', async () => {
  expect(await add(city.director)).toEqual({ refused: 'not-allowed' })
  expect(await add(city.manager, { measures: [] })).toEqual({ refused: 'wrong-form' })
  expect(await add(city.manager, { name: ' ' })).toEqual({ refused: 'wrong-form' })
  expect(await add(city.manager)).toHaveProperty('done.id')
  expect(await newest()).toBe('goal-added')
  expect(await add(city.terminal)).toEqual({ refused: 'goal-exists' })
  expect(await add(city.terminal, { policyArea: 'Child welfare' })).toHaveProperty('done')
  const [first, second] = await goals()
  expect(first).toMatchObject({ policyArea: 'Child welfare', measures: ['exits', 'returns'] })
  expect(second).toMatchObject({ policyArea: 'Homelessness', position: 1, retiredOn: null })
})

test('a goal is changed, and the change is undone unless somebody changed it since', async () => {
  const { id } = (await goals())[1]!
  const change = (person: TestPerson, over: object) =>
    city.as(person, (visit) => changeGoal(visit, { id, goal: { ...housing, ...over } }))
  expect(await change(city.director, {})).toEqual({ refused: 'not-allowed' })
  expect(await change(city.manager, { measures: 'exits' })).toEqual({ refused: 'wrong-form' })
  await add(city.manager, { name: 'Few come back' })
  expect(await change(city.manager, { name: 'Few come back' })).toEqual({ refused: 'goal-exists' })
  const missing = await city.as(city.manager, (visit) =>
    changeGoal(visit, { id: crypto.randomUUID(), goal: { ...housing, name: 'Another' } }),
  )
  expect(missing).toEqual({ refused: 'goal-not-found' })

  const changed = await change(city.manager, { name: 'Housed for good', measures: ['returns'] })
  if ('refused' in changed) throw new Error(changed.refused)
  expect(await newest()).toBe('goal-changed')
  const undo = (person: TestPerson, changeId = changed.done.changeId) =>
    city.as(person, (visit) => undoGoalChange(visit, changeId))
  expect(await undo(city.director)).toEqual({ refused: 'not-allowed' })
  expect(await undo(city.manager, 'nothing')).toEqual({ refused: 'change-not-found' })
  await change(city.manager, { name: 'Housed', measures: ['returns'] })
  expect(await undo(city.manager)).toEqual({ refused: 'goal-changed-meanwhile' })
  await change(city.manager, { name: 'Housed for good', measures: ['returns'] })
  expect(await undo(city.manager)).toEqual({ done: { id } })
  expect(await city.events()).toContain('goal-change-undone')
  expect((await goals()).find((goal) => goal.id === id)).toMatchObject({
    name: housing.name,
    measures: ['exits', 'returns'],
  })
})

test('a goal is retired with a reason, leaves the list, and can be restored', async () => {
  const { id } = (await goals()).find((goal) => goal.name === housing.name && goal.policyArea === 'Homelessness')!
  const retire = (person: TestPerson, reason = 'Another department promises it') =>
    city.as(person, (visit) => retireGoal(visit, { id, reason }))
  expect(await retire(city.director)).toEqual({ refused: 'not-allowed' })
  expect(await retire(city.manager, ' ')).toEqual({ refused: 'reason-missing' })
  expect(await retire(city.manager)).toEqual({ done: { id } })
  expect(await newest()).toBe('goal-retired')
  expect(await retire(city.manager)).toEqual({ refused: 'goal-not-found' })
  expect((await goals()).map((goal) => goal.id)).not.toContain(id)
  const restore = (person: TestPerson, which = id) => city.as(person, (visit) => restoreGoal(visit, which))
  expect(await restore(city.director)).toEqual({ refused: 'not-allowed' })
  const again = await add(city.manager)
  expect(await restore(city.manager)).toEqual({ refused: 'goal-exists' })
  if ('refused' in again) throw new Error(again.refused)
  await city.as(city.manager, (visit) => retireGoal(visit, { id: again.done.id, reason: 'Written twice' }))
  expect(await restore(city.manager)).toEqual({ done: { id } })
  expect(await newest()).toBe('goal-restored')
  expect(await restore(city.manager)).toEqual({ refused: 'goal-not-found' })
})

test('a provider reads the goals and changes none', async () => {
  const providerId = crypto.randomUUID()
  await city.asOwner((trx) =>
    trx.insertInto('provider').values({ id: providerId, name: 'Pier 9', normal_name: 'pier 9' }).execute(),
  )
  const provider = await city.addProviderPerson(providerId)
  const seen = await city.as(provider, (visit) => listGoals(visit.work))
  expect(seen.length).toBe((await goals()).length)
  expect(await add(provider, { name: 'Mine' })).toEqual({ refused: 'not-allowed' })
  const { id } = seen[0]!
  for (const verb of [
    city.as(provider, (visit) => changeGoal(visit, { id, goal: housing })),
    city.as(provider, (visit) => retireGoal(visit, { id, reason: 'No' })),
    city.as(provider, (visit) => restoreGoal(visit, id)),
  ])
    expect(await verb).toEqual({ refused: 'not-allowed' })
})

test('a homelessness city begins with three goals, once', async () => {
  const words = {
    policyArea: 'Sin hogar',
    'permanent-housing': 'Vivienda',
    'lasting-housing': 'Pocos vuelven',
    'shorter-homelessness': 'Dura poco',
  }
  const found = (person: TestPerson) => city.as(person, (visit) => foundGoals(visit, words))
  expect(await found(city.director)).toEqual({ refused: 'not-allowed' })
  expect(await found(city.terminal)).toEqual({ done: { added: 3 } })
  const own = (await goals()).filter((goal) => goal.policyArea === 'Sin hogar')
  expect(own.map((goal) => goal.measures)).toEqual([
    ['exits-to-permanent-housing'],
    ['returns-within-six-months'],
    ['length-of-stay'],
  ])
  expect(await found(city.manager)).toEqual({ refused: 'goal-exists' })
})

test('measures come in the order of the goals: the figure of each first, then those that stand below', async () => {
  const add = (name: string, measures: string[]) =>
    city.as(city.manager, (visit) => addGoal(visit, { policyArea: 'A first area', name, measures }))
  await add('First', ['utilization', 'entries-from-homelessness'])
  await add('Second', ['returns-within-six-months', 'utilization'])
  const order = await city.as(city.director, (visit) => listGoalMeasures(visit.work))
  expect(order.slice(0, 2)).toEqual(['utilization', 'returns-within-six-months'])
  expect(new Set(order).size).toBe(order.length)
  expect(order.indexOf('entries-from-homelessness')).toBeGreaterThan(order.indexOf('length-of-stay'))
})
