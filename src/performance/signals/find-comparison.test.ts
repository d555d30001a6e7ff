import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { importContracts } from '../../agreements/contracts/import-contracts.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { addMonths, firstDay, lastDay, monthsBetween } from '../../ground/platform/day.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { definitionVersion } from '../measure-packs/homelessness/cards.ts'
import { builtInMeasure } from '../measures/built-in-measures.ts'
import { recordResults } from '../results/record-results.ts'
import { findComparison } from './find-comparison.ts'

let city: TestCity
let provider: TestPerson
let outsider: TestPerson
const measure = builtInMeasure('exits-to-permanent-housing')
const newest = '2026-07'
/** a month each: successes of cases; the last was counted in five months alone, so that its counts are small */
const counts: [number, number][] = [
  [4, 10],
  [5, 10],
  [4, 10],
  [4, 10],
  [5, 10],
  [9, 10],
  [1, 2],
]
const number = (at: number) => `HS-${at + 1}`

beforeAll(async () => {
  city = await openTestCity()
  const must = <Done>(answer: { done: Done } | { refused: string }): Done => {
    if ('refused' in answer) throw new Error(answer.refused)
    return answer.done
  }
  await city.as(city.manager, async (visit) => {
    const submissionId = must(await receiveSubmission(visit, { kind: 'contracts', fileName: 'a.csv' })).id
    const term = { from: '2024-01-01', to: '2027-12-31' }
    const contracts = [...counts, [1, 1]].map((_, at) => ({
      ...{ number: number(at), title: 'Shelter', providerName: `Provider ${at + 1}`, department: null, ...term },
      items: [{ itemId: number(at), amountCents: 1, paidCents: 1, ...term, vendorName: `Provider ${at + 1}` }],
    }))
    must(await importContracts(visit, { contracts, submissionId } as never))
    const lines = [...counts, [1, 1]].map((_, at) => ({
      ...{ contractNumber: number(at), program: `Shelter ${at + 1}`, hmisProjectId: null, from: null, to: null },
      programType: at === counts.length ? 'Outreach' : 'Shelter',
      population: 'Adults',
    }))
    must(await importProgramMap(visit, { lines, submissionId }))
    const programs = await visit.work.selectFrom('program').select(['id', 'name']).execute()
    const results = counts.flatMap(([numerator, denominator], at) =>
      monthsBetween(addMonths(newest, at === 6 ? -4 : -11), newest).map((month) => ({
        ...{ programId: programs.find(({ name }) => name === `Shelter ${at + 1}`)!.id, measure: measure.key },
        ...{ unit: 'households', from: firstDay(month), to: lastDay(month), state: 'value' as const, matureOn: null },
        ...{ numerator, denominator, details: {} },
      })),
    )
    must(await recordResults(visit, { results, submissionId, definitionVersion }))
  })
  const providers = await city.asOwner((trx) => trx.selectFrom('provider').select(['id', 'name']).execute())
  const of = (name: string) => providers.find((one) => one.name === name)!.id
  provider = await city.addProviderPerson(of('Provider 1'), 'Dana Cole')
  outsider = await city.addProviderPerson(of('Provider 8'), 'Sam Pike')
})
afterAll(() => city.close())

const compare = (person = city.manager, asked = {}) =>
  city.as(person, (visit) =>
    findComparison(visit, measure, { programType: 'shelter', population: 'adults', own: null, ...asked }),
  )

test('programs of one type and population, over twelve months, with names for the government', async () => {
  const found = await compare()
  expect(found.months).toEqual({ from: '2025-08', to: newest })
  expect(found.kind).toMatchObject({ programType: 'Shelter', population: 'Adults', programs: 7 })
  expect(found.programs.map(({ name, denominator }) => [name, denominator])).toContainEqual(['Shelter 7', 10])
  expect(found.programs.find(({ name }) => name === 'Shelter 6')!.beside).toBe('better-998')
  expect(found.isOwnOnly).toBe(false)
  expect((await compare(city.director)).programs).toHaveLength(7)
})

test('a provider sees its own program and no other, nor anything that others counted', async () => {
  const found = await compare(provider)
  expect(found.programs.map(({ name }) => name)).toEqual(['Shelter 1'])
  expect(found.together).toMatchObject({ numerator: 48, denominator: 120 })
  expect(found).toMatchObject({ isOwnOnly: true, kinds: [{ programType: 'Shelter', programs: 1 }] })
})

test('what may be passed on has no small counts, no groups of people and nobody who was not taken', async () => {
  const found = await compare(city.manager, { isReleasable: true })
  expect(found.programs.map(({ name }) => name)).not.toContain('Shelter 7')
  expect(found).toMatchObject({ hidden: 1, together: { denominator: 720 }, mix: null })
  expect(found.notTaken.size).toBe(0)
})

test('whoever runs no such program is told of none', async () => {
  const found = await compare(outsider)
  expect([found.kind, found.programs]).toEqual([null, []])
})

test('a kind that nobody runs is none; without a question it is the kind with most programs', async () => {
  expect((await compare(city.manager, { programType: 'Submarine' })).kind).toBeNull()
  expect((await compare(city.manager, { programType: null })).kind).toMatchObject({ programType: 'Shelter' })
})
