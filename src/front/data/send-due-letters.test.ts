import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import type { Letter } from '../../ground/platform/mail-door.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { wordsOf } from '../../ground/words/words.ts'
import { setReportRule } from '../../performance/reports/set-report-rule.ts'
import { findReminders } from './find-reminders.ts'
import { sendDueLetters } from './send-due-letters.ts'

let city: ReviewedCity
beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'programs', fileName: 'map.csv' })
    if ('refused' in received) throw new Error(received.refused)
    const line = { contractNumber: 'HS-2024-017', program: 'Safe Home', programType: 'Shelter', population: null }
    const lines = [{ ...line, hmisProjectId: null, from: null, to: null }]
    await importProgramMap(visit, { lines, submissionId: received.done.id })
    const rule = { of: { contractNumber: 'HS-2024-017' }, rhythm: 'month' as const, dueDays: 0, isTotalsOnly: false }
    await setReportRule(visit, { ...rule, reason: 'The council asked' })
  })
  await city.asOwner((trx) =>
    trx
      .insertInto('provider_contact')
      .values(
        ['Ada', 'Ben'].map((name) => ({
          ...{ id: crypto.randomUUID(), provider_id: city.provider.providerId!, name, role: null, phone: null },
          ...{ email: `${name.toLowerCase()}@example.org`, created_at: new Date().toISOString() },
        })),
      )
      .execute(),
  )
})
afterAll(() => city.close())

const place = { words: wordsOf('es'), language: 'es', address: 'https://city.example.org/town', city: 'Town' } as const
const taken: Letter[] = []
const sendAs = (person: TestPerson, refusesBen: boolean) =>
  sendDueLetters({
    transact: (work) => city.as(person, work),
    door: {
      way: 'mailed',
      async send(letter) {
        if (refusesBen && letter.to.startsWith('ben')) throw new Error('mailbox full')
        taken.push(letter)
      },
    },
    place,
  })

test('the page shows the letters as they will read; a director may not send them, a provider sees its own choice', async () => {
  const manager = await city.as(city.manager, (visit) => findReminders(visit, place))
  expect(manager.letters.map(({ name, reports }) => [name, reports >= 1])).toEqual([
    ['Ada', true],
    ['Ben', true],
  ])
  expect(manager.letters[0]!.letter.text).toContain('https://city.example.org/town/data/reports/')
  expect(manager.letters[0]!.letter.text).toContain('Safe Home')
  expect(manager).toMatchObject({ maySend: true, unaddressed: [], own: null })
  expect(await city.as(city.director, (visit) => findReminders(visit, place))).toMatchObject({ maySend: false })
  expect(await sendAs(city.director, false)).toEqual({ refused: 'not-allowed' })
  const own = await city.as(city.provider, (visit) => findReminders(visit, place))
  expect(own).toMatchObject({ letters: [], maySend: false, own: { email: null, wantsReminders: true } })
})

test('a letter that is not taken stays due and stops no other', async () => {
  expect(await sendAs(city.manager, true)).toEqual({ done: { sent: 1, failed: 1, way: 'mailed' } })
  expect(taken.map(({ to }) => to)).toEqual(['ada@example.org'])
  expect(await sendAs(city.terminal, false)).toEqual({ done: { sent: 1, failed: 0, way: 'mailed' } })
  expect(taken.map(({ to }) => to)).toEqual(['ada@example.org', 'ben@example.org'])
  expect(await sendAs(city.manager, false)).toEqual({ done: { sent: 0, failed: 0, way: 'mailed' } })
})
