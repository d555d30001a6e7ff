import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { importTable } from '../../performance/reporting/import-table.ts'
import { listCountedPrograms } from '../../performance/reports/list-counted-programs.ts'
import { listResults } from '../../performance/results/list-results.ts'
import { findDataOverview } from './find-data-overview.ts'
import { listSubjectNames } from './list-subject-names.ts'
import { takeTypedCounts } from './take-typed-counts.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
  const csv = (text: string) => ({ name: 'table.csv', content: new TextEncoder().encode(text) })
  await city.as(city.manager, async (visit) => {
    await importTable(visit, { kind: 'contracts', files: [csv('number,provider\nC-1,Pier 9\n')] })
    const header = 'contract_number,program,program_type,population,hmis_project_id,from,to'
    const lines = 'C-1,Outreach,Outreach,,,,\nC-1,Nights,Shelter,,17,,\n'
    await importTable(visit, { kind: 'programs', files: [csv(`${header}\n${lines}`)] })
  })
})
afterAll(() => city.close())

const outreach = async () => {
  const [program] = await city.as(city.manager, ({ work }) => listCountedPrograms(work))
  return program!
}
const take = (person: TestPerson, program: string, numerator: number | null, denominator: number | null) => {
  const line = { row: 1, program, measure: 'exits-to-permanent-housing', period: '2026-07', note: null }
  return city.as(person, (visit) =>
    takeTypedCounts(visit, { lines: [{ ...line, numerator, denominator }], title: 'Outreach, 2026-07' }),
  )
}
const july = (programId: string) =>
  city.as(city.manager, async ({ work }) => {
    const asked = { unit: 'households' as const, fromMonth: '2026-07', toMonth: '2026-07' }
    const found = await listResults(work, { programIds: [programId], ...asked })
    return found.map(({ state, numerator, denominator, version }) => ({ state, numerator, denominator, version }))
  })

test('only programs without an HMIS project are counted by hand', async () => {
  const programs = await city.as(city.manager, ({ work }) => listCountedPrograms(work))
  expect(programs.map(({ name, providerName }) => `${providerName}: ${name}`)).toEqual(['Pier 9: Outreach'])
})

test('typed counts become a figure with a submission of its own; a blank takes them back', async () => {
  const { id } = await outreach()
  expect(await take(city.manager, id, 0, 4)).toMatchObject({ done: { submissionId: expect.any(String) } })
  expect(await july(id)).toEqual([{ state: 'value', numerator: 0, denominator: 4, version: 1 }])
  await take(city.manager, id, null, null)
  expect(await july(id)).toEqual([{ state: 'missing', numerator: null, denominator: null, version: 2 }])
})

test('nothing new leaves no submission', async () => {
  const before = (await city.as(city.manager, ({ work }) => findDataOverview(work))).submissions.length
  const taken = await city.as(city.manager, (visit) => takeTypedCounts(visit, { lines: [], title: 'x' }))
  expect(taken).toEqual({ done: { submissionId: null } })
  const after = await city.as(city.manager, ({ work }) => findDataOverview(work))
  expect(after).toMatchObject({ contracts: 1, programs: 2, mapLines: 2, standards: 0, lastExport: null })
  expect(after.submissions).toHaveLength(before)
})

test('who only reads cannot type counts', async () => {
  const { id } = await outreach()
  expect(await take(city.director, id, 1, 4)).toEqual({ refused: 'not-allowed' })
})

test('the history names what a deed was done to, and leads there', async () => {
  const contract = await city.asOwner((trx) => trx.selectFrom('contract').select('id').executeTakeFirstOrThrow())
  const lines = [
    { subject: 'contract', subjectId: contract.id },
    { subject: 'month', subjectId: '2026-07' },
  ]
  const names = await city.as(city.director, ({ work }) => listSubjectNames(work, lines, 'testville'))
  expect(names).toEqual({ [contract.id]: { name: 'C-1', href: '/testville/contracts/C-1' } })
})
