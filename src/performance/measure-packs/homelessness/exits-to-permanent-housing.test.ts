import { expect, test } from 'vitest'
import { heardOf, lastHeard, measureSmall, type SmallStay } from './fill-cleaned-tables.ts'

const measure = 'exits-to-permanent-housing' as const
const from = (type: number, stays: SmallStay[]) => ({
  projects: { P: { type }, ...heardOf },
  stays: [
    ...stays,
    { ...lastHeard, entry: '2025-07-05' },
    { project: 'P', person: 'z', entry: '2025-12-01' },
    lastHeard,
  ],
})
const stay = (person: string, exit: string, to?: number, more: Partial<SmallStay> = {}): SmallStay => ({
  project: 'P',
  person,
  entry: '2025-05-01',
  exit,
  to,
  ...more,
})
const counts = async (
  ...[small, more]: [Parameters<typeof measureSmall>[0], Partial<Parameters<typeof measureSmall>[1]>?]
) => {
  const figure = (await measureSmall(small, { measure, ...more })).find(({ group }) => group === 'P')!
  return [figure.numerator, figure.denominator]
}

test('shelter: of four exits in June one went to a rented home', async () => {
  // 410 permanent, 101 street, 302 transitional, 207 jail: jail is neither excluded nor permanent
  const small = from(0, [
    stay('a', '2025-06-01', 410),
    stay('b', '2025-06-30', 101),
    stay('c', '2025-06-15', 302),
    stay('d', '2025-06-15', 207),
  ])
  expect(await counts(small)).toEqual([1, 4])
})

test('hospital, long-term care, foster care and death leave the denominator; with no exclusions they stay', async () => {
  const small = from(0, [
    stay('a', '2025-06-02', 410),
    ...[206, 215, 225, 24].map((to) => stay(`x${to}`, '2025-06-03', to)),
  ])
  expect(await counts(small)).toEqual([1, 1])
  expect(await counts(small, { settings: { exclusions: 'none' } })).toEqual([1, 5])
})

test('street outreach leaves out 206, 329 and 24 only, and counts only homes as success', async () => {
  const small = from(4, [
    stay('a', '2025-06-02', 421),
    stay('b', '2025-06-02', 302),
    ...[206, 329, 24, 215, 225].map((to) => stay(`x${to}`, '2025-06-03', to)),
  ])
  // left in: 421, 302, 215, 225
  expect(await counts(small)).toEqual([1, 4])
})

test('missing destinations stay in the denominator and are told beside it', async () => {
  const small = from(0, [
    stay('a', '2025-06-02', 410),
    ...[8, 9, 30, 99, undefined, 777].map((to, index) => stay(`m${index}`, '2025-06-03', to)),
  ])
  const [figure] = await measureSmall(small, { measure })
  expect(figure).toMatchObject({ numerator: 1, denominator: 7, details: { exits: 7, missingDestinations: 6 } })
})

test('no exits in a covered month: zero of zero, and no share', async () => {
  const [figure] = await measureSmall(from(0, [stay('a', '2025-07-02', 410)]), { measure })
  expect(figure).toMatchObject({ numerator: 0, denominator: 0, value: null, state: 'value' })
})

test('a household is its head: her exit and destination count, whoever else left elsewhere', async () => {
  const family = { household: 'H' }
  const small = from(0, [
    stay('mother', '2025-06-10', 410, { ...family, isHead: true }),
    stay('son', '2025-06-10', 101, { ...family, isHead: false }),
    stay('father', '2025-05-20', 101, { ...family, isHead: false }),
  ])
  expect(await counts(small)).toEqual([1, 1])
  expect(await counts(small, { unit: 'persons' })).toEqual([1, 2])
})

test('no head: the earliest entry stands for the household, of equal ones the lowest EnrollmentID as text', async () => {
  const nobody = { household: 'H', isHead: false }
  const later = stay('x', '2025-06-10', 410, { ...nobody, entry: '2025-05-02', id: '1' })
  expect(await counts(from(0, [later, stay('y', '2025-06-10', 101, { ...nobody, id: '2' })]))).toEqual([0, 1])
  // '10' comes before '9' as text
  expect(
    await counts(
      from(0, [
        stay('x', '2025-06-10', 101, { ...nobody, id: '9' }),
        stay('y', '2025-06-10', 410, { ...nobody, id: '10' }),
      ]),
    ),
  ).toEqual([1, 1])
})

test('several heads: the one who entered first', async () => {
  const head = { household: 'H', isHead: true }
  expect(
    await counts(
      from(0, [stay('x', '2025-06-10', 410, { ...head, entry: '2025-05-03' }), stay('y', '2025-06-10', 101, head)]),
    ),
  ).toEqual([0, 1])
})

test('the same HouseholdID in another project is another household', async () => {
  const small = {
    projects: { P: { type: 0 }, Q: { type: 0 }, ...heardOf },
    stays: [
      stay('x', '2025-06-10', 410, { household: '7', isHead: true }),
      stay('y', '2025-06-11', 101, { household: '7', isHead: true, project: 'Q' }),
      lastHeard,
    ],
  }
  const figures = await measureSmall(small, { measure })
  expect(figures.slice(0, 2).map(({ numerator, denominator }) => [numerator, denominator])).toEqual([
    [1, 1],
    [0, 1],
  ])
})

const home = (person: string, more: Partial<SmallStay>): SmallStay => ({
  project: 'P',
  person,
  entry: '2025-01-01',
  moveIn: '2025-02-01',
  ...more,
})

test('permanent housing: keeping the home and leaving it for another one both count', async () => {
  const small = from(3, [
    home('stays', {}),
    home('leaves for a home', { exit: '2025-06-15', to: 410 }),
    home('leaves for the street', { exit: '2025-06-15', to: 116 }),
    home('dies', { exit: '2025-06-15', to: 24 }),
    home('left in May', { exit: '2025-05-31', to: 116 }),
    home('leaves on the first day of June', { exit: '2025-06-01', to: 116 }),
    home('leaves in July', { exit: '2025-07-01', to: 116 }),
    home('moves in on the last day', { moveIn: '2025-06-30' }),
    home('moves in later', { moveIn: '2025-07-01' }),
    home('never moves in', { moveIn: undefined, exit: '2025-06-10', to: 410 }),
  ])
  // housed in June: stays, home, street, dies, first day, July, last day = 7; less the one who died
  // still housed or to a home: stays, home, July, last day
  expect(await counts(small)).toEqual([4, 6])
  expect(await counts(small, { settings: { exclusions: 'none' } })).toEqual([4, 7])
})

test('a move-in before the entry or after the exit is none; on the exit day it is one', async () => {
  const small = from(10, [
    home('before', { moveIn: '2024-12-31' }),
    home('after', { moveIn: '2025-06-11', exit: '2025-06-10', to: 410 }),
    home('same day', { moveIn: '2025-06-10', exit: '2025-06-10', to: 410 }),
  ])
  expect(await counts(small)).toEqual([1, 1])
})

test('members take the head’s move-in when present, their own entry when they came later, none when they had left', async () => {
  const family = { household: 'H', isHead: false, moveIn: undefined }
  const small = from(9, [
    home('head', { household: 'H', isHead: true, moveIn: '2025-05-10' }),
    home('present', family),
    home('joined in July', { ...family, entry: '2025-07-02' }),
    home('joined in June', { ...family, entry: '2025-06-20' }),
    home('left before', { ...family, exit: '2025-05-09', to: 101 }),
    home('left on the day', { ...family, exit: '2025-05-10', to: 101 }),
    home('own date is not read', { ...family, moveIn: '2025-06-29', exit: '2025-05-20', to: 101 }),
  ])
  // in June: head, present, joined in June
  expect(await counts(small, { unit: 'persons' })).toEqual([3, 3])
  expect(await counts(small)).toEqual([1, 1])
  // in May three are housed all month long from the 10th; two leave for the street
  expect(await counts(small, { unit: 'persons', month: '2025-05' })).toEqual([2, 4])
})

test('a program with dates holds only what happens within them', async () => {
  const groups = [{ group: 'P', project: 'P', from: '2025-06-10', to: '2025-06-20' }]
  const more = { groups, every: 'period' as const, from: '2025-06-01', to: '2025-06-30' }
  const shelter = from(0, [
    stay('a', '2025-06-09', 410),
    stay('b', '2025-06-10', 410),
    stay('c', '2025-06-20', 101),
    stay('d', '2025-06-21', 410),
  ])
  expect(await counts(shelter, more)).toEqual([1, 2])
  const housing = from(3, [
    home('leaves before', { exit: '2025-06-09', to: 410 }),
    home('leaves in it', { exit: '2025-06-12', to: 101 }),
    home('leaves after', { exit: '2025-06-25', to: 101 }),
  ])
  expect(await counts(housing, more)).toEqual([1, 2])
})
