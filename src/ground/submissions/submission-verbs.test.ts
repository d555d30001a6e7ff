import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestCity, type TestCity, type TestPerson } from '../../../tests/test-city.ts'
import type { Finding } from '../platform/finding.ts'
import { findLastDone, findSameContent, findSubmission, listFindings } from './find-submission.ts'
import { finishSubmission, type SubmissionOutcome } from './finish-submission.ts'
import { interruptSubmissions } from './interrupt-submissions.ts'
import { receiveSubmission } from './receive-submission.ts'
import { reportProgress } from './report-progress.ts'

let city: TestCity
let provider: TestPerson

beforeAll(async () => {
  city = await openTestCity()
  const providerId = randomUUID()
  const row = { id: providerId, name: 'Harbor House', normal_name: 'harbor house' }
  await city.asOwner((trx) => trx.insertInto('provider').values(row).execute())
  provider = await city.addProviderPerson(providerId)
})
afterAll(() => city.close())

type Received = Parameters<typeof receiveSubmission>[1]
const receive = (person: TestPerson, over: Partial<Received> = {}, isDemo = false) =>
  city.as(person, (visit) =>
    receiveSubmission(
      { ...visit, jurisdiction: { ...visit.jurisdiction, isDemo } },
      { kind: 'contracts', fileName: 'contracts.csv', ...over },
    ),
  )
const received = async (over: Partial<Received> = {}) => {
  const done = await receive(city.manager, over)
  if ('refused' in done) throw new Error(done.refused)
  return done.done.id
}
const finish = (person: TestPerson, outcome: SubmissionOutcome) =>
  city.as(person, (visit) => finishSubmission(visit, outcome))
const find = (id: string) => city.as(city.manager, (visit) => findSubmission(visit.work, id))
const newest = async () => (await city.events()).at(-1)
const finding = (over: Partial<Finding>): Finding => ({
  ...{ grade: 'warning', code: 'not-utf-8', file: 'contracts.csv', row: null, column: null },
  ...{ found: null, expected: null, count: 1 },
  ...over,
})

describe('receive submission', () => {
  test('a contract manager and the terminal bring data in; it is being read', async () => {
    for (const person of [city.manager, city.terminal]) {
      const done = await receive(person)
      expect(await newest()).toBe('submission-received')
      const id = 'done' in done ? done.done.id : ''
      expect(await find(id)).toMatchObject({ state: 'reading', fileName: 'contracts.csv', finishedAt: null })
    }
  })
  test('is refused to a director and to a provider', async () => {
    for (const person of [city.director, provider]) {
      expect(await receive(person)).toEqual({ refused: 'not-allowed' })
    }
  })
  test('a demonstration takes what was invented for it and no real file', async () => {
    expect(await receive(city.manager, {}, true)).toEqual({ refused: 'demo-is-invented' })
    expect(await receive(city.terminal, {}, true)).toEqual({ refused: 'demo-is-invented' })
    expect(await receive(city.manager, { isInvented: true }, true)).toHaveProperty('done')
  })
})

describe('report progress', () => {
  test('is seen while the submission is read, and changes nothing afterwards', async () => {
    const id = await received()
    const report = (step: string, rows: number) =>
      reportProgress(city.db, city.jurisdiction.schema, id, { step, rows, totalRows: 10, fraction: rows / 10 })
    await report('read', 5)
    expect(await find(id)).toMatchObject({ step: 'read', rowsRead: 5, rowsTotal: 10, fraction: 0.5 })
    await finish(city.manager, { id, state: 'done' })
    await report('clean', 6)
    expect(await find(id)).toMatchObject({ step: 'read', rowsRead: 5, fraction: 1 })
  })
})

describe('finish submission', () => {
  test('says what became of it, with its findings, the gravest first, counted by grade', async () => {
    const id = await received({ digest: 'before' })
    const findings = [
      finding({ count: 7 }),
      finding({ grade: 'error', code: 'no-such-day', row: 4, count: 2 }),
      finding({ grade: 'stops', code: 'no-header' }),
    ]
    const outcome = { id, state: 'refused', digest: 'after', findings, summary: { rows: 9 } } as const
    expect(await finish(city.manager, outcome)).toEqual({ done: { id } })
    expect(await newest()).toBe('submission-refused')
    expect(await find(id)).toMatchObject({
      state: 'refused',
      digest: 'after',
      fraction: 1,
      summary: { rows: 9, stops: 1, errors: 2, warnings: 7 },
      finishedAt: expect.any(String),
    })
    const listed = await city.as(city.manager, (visit) => listFindings(visit.work, id))
    expect(listed).toEqual([findings[2], findings[1], findings[0]])
  })
  test('thousands of findings are kept, all of them', async () => {
    const id = await received()
    const findings = Array.from({ length: 2300 }, (_, row) => finding({ row: row + 2 }))
    await finish(city.terminal, { id, state: 'done', findings })
    const kept = await city.as(city.manager, (visit) => listFindings(visit.work, id))
    expect(new Set(kept.map((one) => one.row)).size).toBe(2300)
  })
  test('is refused a second time, and for what never came in', async () => {
    const id = await received()
    expect(await finish(city.manager, { id, state: 'unchanged' })).toEqual({ done: { id } })
    expect(await finish(city.manager, { id, state: 'done' })).toEqual({ refused: 'submission-not-found' })
    expect(await find(id)).toMatchObject({ state: 'unchanged' })
    const none = { id: randomUUID(), state: 'done' } as const
    expect(await finish(city.manager, none)).toEqual({ refused: 'submission-not-found' })
  })
  test('is refused to a director and to a provider', async () => {
    const id = await received()
    for (const person of [city.director, provider]) {
      expect(await finish(person, { id, state: 'done' })).toEqual({ refused: 'not-allowed' })
    }
    expect(await find(id)).toMatchObject({ state: 'reading' })
  })
  test('the same content is found only once it counts', async () => {
    const id = await received({ kind: 'hmis', digest: 'aa' })
    const same = () => city.as(city.manager, (visit) => findSameContent(visit.work, 'hmis', 'aa'))
    expect(await same()).toBeNull()
    await finish(city.manager, { id, state: 'done' })
    expect(await same()).toMatchObject({ id })
    const last = await city.as(city.manager, (visit) => findLastDone(visit.work, 'hmis'))
    expect(last).toMatchObject({ id })
  })
})

describe('interrupt submissions', () => {
  const interrupt = (person: TestPerson) => city.as(person, (visit) => interruptSubmissions(visit))

  test('what was being read counts no longer; what had ended stays; each is told in the history', async () => {
    await interrupt(city.terminal)
    const [one, other, ended] = [await received(), await received(), await received()]
    await finish(city.manager, { id: ended, state: 'done' })
    expect(await interrupt(city.terminal)).toEqual({ done: { count: 2 } })
    expect((await city.events()).slice(-2)).toEqual(['submission-interrupted', 'submission-interrupted'])
    for (const id of [one, other]) expect(await find(id)).toMatchObject({ state: 'interrupted' })
    expect(await find(ended)).toMatchObject({ state: 'done' })
    expect(await interrupt(city.terminal)).toEqual({ done: { count: 0 } })
  })
  test('is refused to a director and to a provider', async () => {
    const id = await received()
    for (const person of [city.director, provider]) {
      expect(await interrupt(person)).toEqual({ refused: 'not-allowed' })
    }
    expect(await find(id)).toMatchObject({ state: 'reading' })
  })
})
