import { expect, test } from 'vitest'
import { heardOf, lastHeard, measureSmall, type SmallStay } from './fill-cleaned-tables.ts'

const measure = 'entries-from-homelessness' as const
const of = async (type: number, ...priors: Partial<SmallStay>[]) => {
  const stays = priors.map(
    (prior, index): SmallStay => ({ project: 'P', person: `p${index}`, entry: '2025-06-05', ...prior }),
  )
  const [figure] = await measureSmall(
    { projects: { P: { type }, ...heardOf }, stays: [...stays, lastHeard] },
    { measure },
  )
  return figure!
}
const counted = async (prior: Partial<SmallStay>) => (await of(2, prior)).numerator === 1

test('the street, a shelter, a safe haven: always', async () => {
  for (const prior of [101, 116, 118]) expect(await counted({ prior })).toBe(true)
})

test('an institution: only under 90 days and from the street or shelter before it', async () => {
  expect(await counted({ prior: 205 })).toBe(false)
  expect(await counted({ prior: 205, isUnderThreshold: true })).toBe(false)
  expect(await counted({ prior: 205, isFromStreet: true })).toBe(false)
  expect(await counted({ prior: 205, isUnderThreshold: true, isFromStreet: true })).toBe(true)
})

test('a rented home, friends, unknown: only under 7 nights and from the street or shelter before it', async () => {
  for (const prior of [410, 312, 335, 8, 99]) {
    expect(await counted({ prior })).toBe(false)
    expect(await counted({ prior, isUnderThreshold: true, isFromStreet: true })).toBe(true)
  }
})

test('the project type alone never counts: a shelter entry with nothing recorded is not one from homelessness', async () => {
  expect(await of(0, { prior: 410 }, {}, { prior: 99 }, { prior: 101 })).toMatchObject({
    numerator: 1,
    denominator: 4,
    details: { missingPriorSituations: 2 },
  })
})

test('a household answers with its head', async () => {
  const family = { household: 'H' }
  const figure = await of(0, { ...family, isHead: false, prior: 101 }, { ...family, isHead: true, prior: 410 })
  expect(figure).toMatchObject({ numerator: 0, denominator: 1 })
})
