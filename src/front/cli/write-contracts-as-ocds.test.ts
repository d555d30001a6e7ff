import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity } from '../../../tests/test-city.ts'
import { findOcidPrefix } from '../../agreements/contracts/ocds/find-ocid-prefix.ts'
import { importTable } from '../../performance/reporting/import-table.ts'
import { writeContractsAsOcds } from './write-contracts-as-ocds.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

type Given = Parameters<typeof writeContractsAsOcds>[1]
const write = (given: Given = {}, person = city.terminal) =>
  city.as(person, (visit) => writeContractsAsOcds(visit, given))
const written = async (given: Given = {}) => {
  const answer = await write(given)
  if ('refused' in answer) throw new Error(answer.refused)
  return JSON.parse(answer.content) as { uri: string; releases: { ocid: string }[] }
}

test('an empty register is no package, and keeps no prefix', async () => {
  expect(await write({ prefix: 'ocds-abc123' })).toEqual({ refused: 'no-contracts-to-export' })
  expect(await city.as(city.terminal, ({ work }) => findOcidPrefix(work))).toBeNull()
})

test('ocids begin with the placeholder until a prefix is given, which is kept for the next time', async () => {
  const content = new TextEncoder().encode('Contract Number,Vendor\nHS-17,Harbor House\n')
  const files = [{ name: 'contracts.csv', content }]
  await city.as(city.terminal, (visit) => importTable(visit, { kind: 'contracts', files }))
  const before = await written()
  expect(before.releases).toMatchObject([{ ocid: 'ocds-xxxxxx-HS-17' }])
  expect(URL.canParse(before.uri)).toBe(true)
  expect(await write({ prefix: 'nothing' })).toEqual({ refused: 'not-an-ocid-prefix' })
  await written({ prefix: 'ocds-abc123', uri: 'https://example.org/contracts.json' })
  expect(await written()).toMatchObject({ uri: before.uri, releases: [{ ocid: 'ocds-abc123-HS-17' }] })
})

test('a director may write what it may read, and sets no prefix', async () => {
  expect(await write({}, city.director)).toHaveProperty('content')
  expect(await write({ prefix: 'ocds-def456' }, city.director)).toEqual({ refused: 'not-allowed' })
})
