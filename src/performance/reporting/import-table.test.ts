import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { listContracts } from '../../agreements/contracts/find-contract.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { findSubmission, listFindings } from '../../ground/submissions/find-submission.ts'
import { listStandards } from '../goals/list-standards.ts'
import { listResults } from '../results/list-results.ts'
import { listAttention } from '../signals/list-standings.ts'
import { importTable, type TableKind } from './import-table.ts'

let city: TestCity
let provider: TestPerson

const tables = {
  contracts: 'number,provider,amount\nC-1,Harbor House,"$1,200.50"\nC-2,"HARBOR HOUSE, INC.",$300\n',
  programs:
    'contract_number,program,program_type,population,hmis_project_id,from,to\nC-1,Nights,Shelter,,P1,,\nC-2,Days,Shelter,,P2,,\n',
  standards:
    'program_type,population,measure,minimum,target,direction,from\nShelter,,exits-to-permanent-housing,40%,50%,increase,2025-01-01\n',
  counts:
    'program,measure,period,numerator,denominator,note\nNights,exits-to-permanent-housing,2026-07,0,24,A quiet month\nDays,exits-to-permanent-housing,2026-07,,,\n',
}
const order = ['contracts', 'programs', 'standards', 'counts'] as const

const bring = (kind: TableKind, text: string, person = city.manager, isDemo = false) =>
  city.as(person, (visit) =>
    importTable(
      { ...visit, jurisdiction: { ...visit.jurisdiction, isDemo } },
      { kind, files: [{ name: `${kind}.csv`, content: new TextEncoder().encode(text) }] },
    ),
  )
async function brought(kind: TableKind, text: string) {
  const taken = await bring(kind, text)
  if ('refused' in taken) throw new Error(taken.refused)
  return taken
}
const register = () =>
  city.as(city.manager, async ({ work }) => ({
    contracts: await listContracts(work),
    map: await listProgramMap(work),
    standards: await listStandards(work),
    results: await listResults(work, {
      programIds: 'all',
      unit: 'households',
      fromMonth: '2020-01',
      toMonth: '2030-12',
    }),
  }))

beforeAll(async () => {
  city = await openTestCity()
  for (const kind of order) expect((await brought(kind, tables[kind])).state, kind).toBe('done')
  const [{ providerId } = { providerId: '' }] = (await register()).contracts
  provider = await city.addProviderPerson(providerId)
})
afterAll(() => city.close())

describe('a table that is understood', () => {
  test('comes in: contracts in cents, map, standards as shares, counts with blank missing and 0 zero', async () => {
    const { contracts, map, standards, results } = await register()
    expect(contracts.map(({ number, ceilingCents }) => [number, ceilingCents])).toEqual([
      ['C-1', 120050],
      ['C-2', 30000],
    ])
    expect(new Set(contracts.map((one) => one.providerId)).size).toBe(1)
    expect(map.map((line) => [line.program, line.hmisProjectId])).toEqual([
      ['Nights', 'P1'],
      ['Days', 'P2'],
    ])
    expect(standards).toMatchObject([{ minimum: 0.4, target: 0.5, direction: 'increase' }])
    expect(results.map(({ state, numerator, denominator, note }) => [state, numerator, denominator, note])).toEqual(
      expect.arrayContaining([
        ['value', 0, 24, 'A quiet month'],
        ['missing', null, null, null],
      ]),
    )
  })
  test('has the newest month judged', async () => {
    const signals = await city.as(city.manager, (visit) => listAttention(visit.work, '2026-07'))
    expect(signals).toMatchObject([{ signal: { kind: 'below-minimum', numerator: 0, denominator: 24 } }])
  })
  test('comes in once: the same file again is unchanged and adds nothing', async () => {
    const before = await register()
    for (const kind of order) {
      const again = await brought(kind, tables[kind])
      expect(again.state, kind).toBe('unchanged')
      const submission = await city.as(city.manager, (visit) => findSubmission(visit.work, again.submissionId))
      expect(submission, kind).toMatchObject({ state: 'unchanged', digest: expect.stringMatching(/^[0-9a-f]{64}$/) })
    }
    expect(await register()).toEqual(before)
  })
})

describe('a table that cannot be understood', () => {
  let before: unknown
  beforeEach(async () => {
    before = await register()
  })
  test.each([
    ['contracts', 'colour,shape\nred,round\n', 'contracts.csv'],
    ['programs', 'contract_number,program\nC-1,Nights\n', 'programs.csv'],
    ['standards', 'program_type,measure\nShelter,exits-to-permanent-housing\n', 'standards.csv'],
    ['counts', 'program,measure\nNights,exits-to-permanent-housing\n', 'counts.csv'],
    ['results', 'no json', 'results.csv'],
    ['results', '{"measures": 3}', 'results.csv'],
  ] as const)('%s: leaves its findings and nothing else', async (kind, text, file) => {
    const refused = await brought(kind, text)
    expect(refused.state).toBe('refused')
    const [submission, findings] = await city.as(city.manager, async ({ work }) => [
      await findSubmission(work, refused.submissionId),
      await listFindings(work, refused.submissionId),
    ])
    expect(submission).toMatchObject({ state: 'refused' })
    expect(findings.length).toBeGreaterThan(0)
    expect(findings[0]).toMatchObject({ grade: 'stops', file })
    expect(await register()).toEqual(before)
  })
})

test('lines that cannot be true are left out with a finding each, the others come in', async () => {
  const done = await brought(
    'counts',
    'program,measure,period,numerator,denominator\nNights,exits-to-permanent-housing,2026-06,9,8\nNowhere,exits-to-permanent-housing,2026-06,1,8\nDays,exits-to-permanent-housing,2026-06,3,8\n',
  )
  expect(done).toMatchObject({ state: 'done', summary: { added: 1 } })
  expect(done.findings.map(({ code, row }) => [code, row])).toEqual([
    ['numerator-above-denominator', 2],
    ['unknown-program', 3],
  ])
})

test('a demonstration takes no real file, and neither director nor provider brings any', async () => {
  const before = await register()
  for (const kind of order) {
    expect(await bring(kind, tables[kind], city.manager, true)).toEqual({ refused: 'demo-is-invented' })
    for (const person of [city.director, provider]) {
      expect(await bring(kind, tables[kind], person)).toEqual({ refused: 'not-allowed' })
    }
  }
  expect(await register()).toEqual(before)
})
