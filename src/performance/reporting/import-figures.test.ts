import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import { importContracts } from '../../agreements/contracts/import-contracts.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { listProgramMap } from '../../agreements/programs/list-program-map.ts'
import { lastDay, type Month } from '../../ground/platform/day.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import type { MeasureKey } from '../measure-packs/homelessness/figure.ts'
import type { FiguresFile, MeasuredFigure } from '../measure-packs/homelessness/figures-file.ts'
import { listResults } from '../results/list-results.ts'
import { addUpByProgram, importFigures } from './import-figures.ts'

let city: TestCity
let provider: TestPerson
let submissionId: string
const exits: MeasureKey = 'exits-to-permanent-housing'

beforeAll(async () => {
  city = await openTestCity()
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'results', fileName: 'figures.json' })
    if ('refused' in received) throw new Error(received.refused)
    submissionId = received.done.id
    const item = { itemId: 'C-1', amountCents: 1, paidCents: null, from: null, to: null, vendorName: 'Harbor House' }
    const contract = { number: 'C-1', title: 'Shelter', providerName: 'Harbor House', department: null }
    await importContracts(visit, { contracts: [{ ...contract, from: null, to: null, items: [item] }], submissionId })
    const line = (program: string, hmisProjectId: string, from: string | null = null) => ({
      ...{ contractNumber: 'C-1', program, programType: 'Shelter', population: null, hmisProjectId, from, to: null },
    })
    // Two projects behind one program, one that begins inside a month, and one that keeps people housed.
    const lines = [line('Nights', 'P1'), line('Nights', 'P2'), line('Days', 'P3', '2026-06-16'), line('Homes', 'P4')]
    await importProgramMap(visit, { lines, submissionId })
  })
  const row = await city.asOwner((trx) => trx.selectFrom('provider').select('id').executeTakeFirstOrThrow())
  provider = await city.addProviderPerson(row.id)
})
beforeEach(() => city.asOwner((trx) => trx.deleteFrom('result').execute()))
afterAll(() => city.close())

const figure = (
  project: string,
  numerator: number | null,
  denominator: number | null,
  over: Partial<MeasuredFigure> & { month?: Month } = {},
): MeasuredFigure => {
  const { month = '2026-07', ...rest } = over
  return {
    ...{ measure: exits, project, projectName: null, from: `${month}-01`, to: lastDay(month), numerator, denominator },
    ...{ value: null, unit: 'households', state: 'value', matureOn: null, details: { exits: denominator } },
    ...rest,
  }
}
const missing = { state: 'missing' } as const
/** Length of stay is none for permanent housing: so a file of counts tells which projects are. */
const isHousing = (project: string) =>
  figure(project, null, null, { measure: 'length-of-stay', state: 'not-applicable' })

const file = (measures: MeasuredFigure[]): FiguresFile => ({
  definitions: [],
  source: {
    ...{ sourceId: 'XX-501', sourceName: null, softwareName: null, csvVersion: null, exportDate: '2026-08-01' },
    ...{ exportStart: '2020-01-01', exportEnd: '2026-07-31', coveredFrom: '2020-01-01', coveredTo: '2026-07-31' },
    ...{ organizations: 2, rowsRead: 10, enrollmentsUsed: 5, files: [] },
  },
  measures,
  findings: [],
})
const bring = (person: TestPerson, ...measures: MeasuredFigure[]) =>
  city.as(person, (visit) => importFigures(visit, { file: file(measures), fileName: 'figures.json', submissionId }))
/** Current results as 'program: 3 of 8', the whole city under '-'. */
async function told(measure: MeasureKey = exits) {
  return city.as(city.manager, async ({ work }) => {
    const nameOf = new Map((await listProgramMap(work)).map((line) => [line.programId, line.program]))
    const asked = { programIds: 'all', unit: 'households', fromMonth: '2026-01', toMonth: '2026-12', measure } as const
    const results = await listResults(work, asked)
    return Object.fromEntries(
      results.map(({ programId, month, state, numerator, denominator }) => [
        `${programId === null ? '-' : nameOf.get(programId)} ${month}`,
        state === 'value' ? `${numerator} of ${denominator}` : state,
      ]),
    )
  })
}

describe('counts by project', () => {
  test('add up to programs, summed over summed, and the city has every project once', async () => {
    expect(await bring(city.manager, figure('P1', 3, 8), figure('P2', 1, 2))).toMatchObject({ done: { added: 2 } })
    expect(await told()).toEqual({ 'Nights 2026-07': '4 of 10', '- 2026-07': '4 of 10' })
    expect((await city.events()).slice(-2)).toContain('results-recorded')
  })
  test('a project that is missing makes its program missing, for a part is not the whole; the city goes on', async () => {
    await bring(city.manager, figure('P1', 3, 8), figure('P2', null, null, missing), figure('P3', 2, 2))
    expect(await told()).toEqual({
      'Nights 2026-07': 'missing',
      'Days 2026-07': '2 of 2',
      '- 2026-07': '5 of 10',
    })
  })
  test('a month in which all are silent is missing for the city too', async () => {
    await bring(city.manager, figure('P1', null, null, missing), figure('P2', null, null, missing))
    expect(await told()).toEqual({ 'Nights 2026-07': 'missing', '- 2026-07': 'missing' })
  })
  test('an immature part makes the sum immature, with the latest day on which it matures', async () => {
    const late = { state: 'immature', matureOn: '2027-01-27' } as const
    const { figures } = addUpByProgram(await city.as(city.manager, ({ work }) => listProgramMap(work)), [
      figure('P1', 3, 8, { matureOn: '2026-12-28' }),
      figure('P2', 1, 2, late),
    ])
    expect(figures[0]).toMatchObject({ state: 'immature', numerator: 4, denominator: 10, matureOn: '2027-01-27' })
  })
  test('details of one part stand; of several they do not add up', async () => {
    const map = await city.as(city.manager, ({ work }) => listProgramMap(work))
    expect(addUpByProgram(map, [figure('P3', 1, 2)]).figures[0]!.details).toEqual({ exits: 2 })
    expect(addUpByProgram(map, [figure('P1', 1, 2), figure('P2', 1, 2)]).figures[0]!.details).toEqual({ projects: 2 })
  })
  test('a month that the map cuts in two is left out with a finding; what is no month is not counted', async () => {
    const done = await bring(
      city.manager,
      figure('P3', 1, 4, { month: '2026-06' }),
      figure('P3', 2, 4),
      figure('P3', 9, 9, { from: '2026-08-01', to: '2026-08-15' }),
      figure('P3', 9, 9, { month: '2026-05' }),
    )
    const cut = 'findings' in done && done.findings.find((one) => one.code === 'month-cut-by-the-map')
    expect(cut).toMatchObject({ grade: 'warning', count: 1 })
    expect(await told()).toEqual({ 'Days 2026-07': '2 of 4', '- 2026-07': '2 of 4' })
  })
  test('programs that keep people housed have their own exits, and no part in those of the city', async () => {
    await bring(city.manager, figure('P1', 3, 8), figure('P2', 1, 2), figure('P4', 50, 50), isHousing('P4'))
    expect(await told()).toEqual({ 'Nights 2026-07': '4 of 10', 'Homes 2026-07': '50 of 50', '- 2026-07': '4 of 10' })
  })
})

test('the same counts again change nothing, and a correction makes a version', async () => {
  await bring(city.manager, figure('P1', 3, 8), figure('P2', 1, 2))
  expect(await bring(city.terminal, figure('P1', 3, 8), figure('P2', 1, 2))).toMatchObject({
    done: { added: 0, corrected: 0, unchanged: 2 },
  })
  expect(await bring(city.manager, figure('P1', 3, 8), figure('P2', 2, 2))).toMatchObject({ done: { corrected: 2 } })
  expect(await told()).toMatchObject({ 'Nights 2026-07': '5 of 10' })
})

test('counts of another city, or of none of its projects, are refused, and nothing of them is kept', async () => {
  for (const measures of [[figure('Z9', 3, 8)], [], [figure('P1', 1, 1, { to: '2026-07-30' })]]) {
    expect(await bring(city.manager, ...measures)).toMatchObject({
      refused: 'figures-not-by-project',
      findings: [{ grade: 'stops', code: 'figures-not-by-project', file: 'figures.json' }],
    })
  }
  expect(await told()).toEqual({})
})

test('is refused to a director and to a provider', async () => {
  for (const person of [city.director, provider]) {
    expect(await bring(person, figure('P1', 3, 8))).toMatchObject({ refused: 'not-allowed' })
  }
  expect(await told()).toEqual({})
})
