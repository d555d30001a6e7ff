import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import type { JsonObject } from '../../agreements/contracts/ocds/json-value.ts'
import { listWholeContracts } from '../../agreements/contracts/ocds/list-whole-contracts.ts'
import { writeOcds } from '../../agreements/contracts/ocds/write-ocds.ts'
import { findSubmission, listFindings } from '../../ground/submissions/find-submission.ts'
import { importOcds } from './import-ocds.ts'

let city: TestCity
let provider: TestPerson
beforeAll(async () => {
  city = await openTestCity()
  const row = { id: randomUUID(), name: 'Pier 9', normal_name: 'pier 9' }
  await city.asOwner((trx) => trx.insertInto('provider').values(row).execute())
  provider = await city.addProviderPerson(row.id)
})
afterAll(() => city.close())

const release = (id: string, over: JsonObject = {}): JsonObject => ({
  ocid: `ocds-abc123-p${id}`,
  id: `r-${id}`,
  date: '2026-01-01T00:00:00Z',
  tag: ['contract'],
  initiationType: 'tender',
  parties: [
    { id: 'b', name: 'Human Services' },
    { id: 's', name: 'Harbor House' },
  ],
  buyer: { id: 'b' },
  awards: [{ id: 'A', suppliers: [{ id: 's' }] }],
  contracts: [
    {
      id: `HS-${id}`,
      awardID: 'A',
      title: `Nights ${id}`,
      period: { startDate: '2026-01-01T00:00:00Z', endDate: '2026-12-31T00:00:00Z' },
      value: { amount: 1000, currency: 'USD' },
    },
  ],
  ...over,
})
const fileOf = (...releases: JsonObject[]) => ({
  name: 'p.json',
  content: new TextEncoder().encode(JSON.stringify({ version: '1.1', releases })),
})
type Input = Parameters<typeof importOcds>[1]
const bring = (person: TestPerson, input: Input, isDemo = false) =>
  city.as(person, (visit) => importOcds({ ...visit, jurisdiction: { ...visit.jurisdiction, isDemo } }, input))
const brought = async (input: Input) => {
  const done = await bring(city.manager, input)
  if ('refused' in done) throw new Error(done.refused)
  return done
}
const register = () => city.as(city.terminal, ({ work }) => listWholeContracts(work))

test('a package comes in with its submission, its history and its findings; again it changes nothing', async () => {
  const first = await brought({ files: [fileOf(release('17'))] })
  expect(first).toMatchObject({
    state: 'done',
    summary: { added: 1, releases: 1, processes: 1, contracts: 1, leftOut: 0 },
  })
  expect(first.findings).toMatchObject([{ grade: 'warning', code: 'first-buyers', found: 'Human Services' }])
  const submission = await city.as(city.manager, ({ work }) => findSubmission(work, first.submissionId))
  expect(submission).toMatchObject({ kind: 'ocds', state: 'done', fileName: 'p.json', summary: { warnings: 1 } })
  expect((await city.events()).slice(-2)).toEqual(['contracts-imported', 'submission-done'])
  const before = await register()
  expect(before).toMatchObject([{ number: 'HS-17', providerName: 'Harbor House', department: 'Human Services' }])
  expect(await brought({ files: [fileOf(release('17'))] })).toMatchObject({ state: 'unchanged', findings: [] })
  expect(await register()).toEqual(before)
})

test('releases of several files meet in their process, whatever their order', async () => {
  const later = release('18', {
    id: 'r-later',
    date: '2026-03-01T00:00:00Z',
    contracts: [{ id: 'HS-18', title: 'Days' }],
  })
  const done = await brought({ files: [fileOf(later), fileOf(release('18'))] })
  expect(done.summary).toMatchObject({ added: 1, releases: 2, processes: 1 })
  expect((await register()).find(({ number }) => number === 'HS-18')).toMatchObject({ title: 'Days', to: '2026-12-31' })
})

test('what the register exports and takes in again changes nothing', async () => {
  const before = await register()
  const publisher = {
    name: 'Testville',
    uri: 'urn:uuid:1',
    prefix: 'ocds-xxxxxx',
    now: '2026-11-30T00:00:00Z',
    today: '2026-11-30',
  }
  const written = writeOcds(before, publisher)
  const again = await brought({
    files: [{ name: 'own.json', content: new TextEncoder().encode(JSON.stringify(written)) }],
  })
  expect(again).toMatchObject({ state: 'unchanged', findings: [] })
  expect(await register()).toEqual(before)
})

describe('contracts of another buyer', () => {
  const other = {
    files: [fileOf(release('19', { buyer: { name: 'Elsewhere Parks', id: 'e' }, ocid: 'ocds-abc123-e' }))],
  }
  test('are refused, and nothing of the package is taken', async () => {
    const before = await register()
    const refused = await brought(other)
    expect(refused).toMatchObject({
      state: 'refused',
      findings: [{ grade: 'stops', code: 'other-buyer', found: 'Elsewhere Parks' }],
    })
    const kept = await city.as(city.manager, ({ work }) => listFindings(work, refused.submissionId))
    expect(kept).toEqual(refused.findings)
    expect((await city.events()).at(-1)).toBe('submission-refused')
    expect(await register()).toEqual(before)
  })
  test('come in when a person says that they belong here, and are then known', async () => {
    const taken = await brought({ ...other, takesOtherBuyers: true })
    expect(taken).toMatchObject({ state: 'done', findings: [{ grade: 'warning', code: 'other-buyer-taken' }] })
    expect(await brought(other)).toMatchObject({ state: 'unchanged', findings: [] })
  })
})

test('what is no open contracting data leaves its finding and nothing else', async () => {
  const before = await register()
  for (const [text, code] of [
    ['number,provider', 'package-not-json'],
    ['{"measures": 3}', 'package-without-releases'],
  ]) {
    const refused = await brought({
      files: [fileOf(release('20')), { name: 'no.json', content: new TextEncoder().encode(text) }],
    })
    expect(refused).toMatchObject({ state: 'refused', findings: [{ grade: 'stops', code, file: 'no.json' }] })
  }
  expect(await register()).toEqual(before)
})

test('a demonstration takes no real file; the terminal may bring one, a director and a provider may not', async () => {
  const input = { files: [fileOf(release('17'))] }
  expect(await bring(city.manager, input, true)).toEqual({ refused: 'demo-is-invented' })
  expect(await bring(city.terminal, input)).toMatchObject({ state: 'unchanged' })
  for (const person of [city.director, provider]) expect(await bring(person, input)).toEqual({ refused: 'not-allowed' })
})
