import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { checkOf } from '../../performance/intake/hmis/checks/checks.ts'
import { qualityOf } from '../../performance/intake/hmis/checks/list-quality-counts.ts'
import { muteCheck } from '../../performance/intake/hmis/checks/mute-check.ts'
import { recordCheckFindings } from '../../performance/intake/hmis/checks/record-check-findings.ts'
import { findQuality } from './find-quality.ts'
import { qualityTable } from './quality-table.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'hmis', fileName: 'export.zip' })
    if ('refused' in received) throw new Error(received.refused)
    const submissionId = received.done.id
    const program = { programType: 'Shelter', population: null, from: null, to: null }
    await importProgramMap(visit, {
      lines: [
        { ...program, contractNumber: 'HS-2024-017', program: 'North', hmisProjectId: 'N1' },
        { ...program, contractNumber: 'HS-2024-099', program: 'South', hmisProjectId: 'S1' },
      ],
      submissionId,
    })
    const at = (key: string, projectId: string, month: string, count: number) => ({ key, projectId, month, count })
    const looked = (kind: string, projectId: string, month: string, count: number) => ({
      ...{ kind, projectId, month, count },
    })
    await recordCheckFindings(visit, {
      submissionId,
      exportedOn: '2026-08-05',
      months: { from: '2026-06-01', to: '2026-07-31' },
      counts: [
        at('prior-situation-missing', 'N1', '2026-06', 4),
        at('destination-not-told', 'N1', '2026-06', 2),
        at('exit-precedes-entry', 'N1', '2026-07', 1),
        at('no-inventory', 'N1', '2026-07', 9),
        at('prior-situation-missing', 'S1', '2026-06', 3),
        // before the months that were counted
        at('prior-situation-missing', 'N1', '2025-01', 50),
      ],
      looked: [
        looked('stays', 'N1', '2026-06', 40),
        looked('exits', 'N1', '2026-06', 10),
        looked('stays', 'N1', '2026-07', 30),
        looked('inventory', 'N1', '2026-07', 5),
        looked('stays', 'S1', '2026-06', 20),
      ],
      parts: [],
      notMade: [],
    })
  })
})
afterAll(() => city.close())

const found = (person: TestPerson, provider: string | null = null) =>
  city.as(person, (visit) => findQuality(visit, provider))
const north = async (person = city.manager) =>
  (await found(person))!.providers.find(({ id }) => id === city.provider.providerId)!

test('what asks for an answer, what contradicts, and what describes a project', () => {
  const of = (key: string) => qualityOf(checkOf(key)!)
  expect(['prior-situation-missing', 'exit-precedes-entry', 'no-inventory'].map(of)).toEqual([
    'missing',
    'contradiction',
    null,
  ])
})

test('entries and exits, missing answers and contradictions by month, and their sums', async () => {
  const { months, sum } = await north()
  const none = { due: 0, inTime: 0 }
  expect(months).toEqual([
    { month: '2026-06', records: 50, missing: 6, contradiction: 0, ...none },
    { month: '2026-07', records: 30, missing: 0, contradiction: 1, ...none },
  ])
  expect(sum).toEqual({ records: 80, missing: 6, contradiction: 1, ...none })
})

test('a provider sees its own alone, also when it asks for another', async () => {
  expect((await found(city.provider))!.providers.map(({ id }) => id)).toEqual([city.provider.providerId])
  expect((await found(city.provider, city.otherProvider.providerId))!.providers).toEqual([])
  expect((await found(city.director))!.providers).toHaveLength(2)
})

test('the list leaves out months without a record, and tells no report where none was due', async () => {
  const { columns, rows } = qualityTable((await found(city.manager))!)
  expect(columns.map(({ name }) => name).slice(0, 3)).toEqual(['provider', 'month', 'records'])
  expect(rows.map((row) => row.slice(1))).toEqual(
    expect.arrayContaining([
      ['2026-06', 50, 6, 0, null, null],
      ['2026-07', 30, 0, 1, null, null],
      ['2026-06', 20, 3, 0, null, null],
    ]),
  )
  expect(rows).toHaveLength(3)
})

test('a muted check is not counted', async () => {
  await city.as(city.manager, (visit) =>
    muteCheck(visit, { check: 'destination-not-told', reason: 'Street outreach.' }),
  )
  expect((await north()).sum.missing).toBe(4)
})
