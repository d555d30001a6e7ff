import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { addMonths, type Month } from '../../ground/platform/day.ts'
import { readClock } from '../../ground/platform/visit.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { listSignals } from '../signals/list-signals.ts'
import { raiseLateData } from './raise-late-data.ts'

let city: ReviewedCity
let [month, late]: Month[] = []
let programId = ''

beforeAll(async () => {
  city = await openReviewedCity(1)
  month = addMonths(readClock(city.jurisdiction).today.slice(0, 7), -1)
  late = addMonths(month, -3)
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'programs', fileName: 'map.csv' })
    if ('refused' in received) throw new Error(received.refused)
    const line = { contractNumber: 'HS-2024-017', program: 'Safe Home', programType: 'Shelter', population: null }
    const lines = [{ ...line, hmisProjectId: null, from: null, to: null }]
    await importProgramMap(visit, { lines, submissionId: received.done.id })
  })
  const rows = await city.asOwner((trx) => trx.selectFrom('program').select(['id', 'name']).execute())
  programId = rows.find(({ name }) => name === 'Safe Home')!.id
  await city.asOwner((trx) =>
    trx
      .insertInto('report')
      .values({
        id: randomUUID(),
        program_id: programId,
        month: late!,
        due_on: `${addMonths(late!, 1)}-15`,
        ...{ state: 'draft', draft: '{}' },
        ...{ sending: 0, changed_at: '2026-01-01T00:00:00Z' },
      })
      .execute(),
  )
})
afterAll(() => city.close())

const raise = (person: TestPerson) => city.as(person, (visit) => raiseLateData(visit, month!))
const listLate = (person: TestPerson) => city.as(person, ({ work }) => listSignals(work, { kind: 'data-late' }))

test('an overdue report raises one signal for its program, with the oldest month, and the provider sees it', async () => {
  expect(await raise(city.manager)).toEqual({ done: { late: 1 } })
  expect((await city.events()).at(-1)).toBe('late-data-raised')
  const [signal, ...more] = await listLate(city.provider)
  expect(more).toEqual([])
  // more than a month overdue by now
  expect(signal).toMatchObject({ programId, stage: 2, signal: { since: late, evidence: { rule: 'due' } } })
  expect(await listLate(city.otherProvider)).toEqual([])
})

test('is one and the same when it is found again, and ends when the report has come', async () => {
  const [before] = await listLate(city.manager)
  await raise(city.terminal)
  expect((await listLate(city.manager)).map(({ id }) => id)).toEqual([before!.id])
  await city.asOwner(async (trx) => {
    await trx.deleteFrom('report').execute()
    const times = { from_on: '2024-01-01', to_on: '2024-02-01' }
    await trx.updateTable('program_map').set(times).where('program_id', '=', programId).execute()
  })
  expect(await raise(city.manager)).toEqual({ done: { late: 0 } })
  expect(await listLate(city.manager)).toEqual([])
})

test('is refused to a provider', async () => {
  expect(await raise(city.provider)).toEqual({ refused: 'not-allowed' })
})
