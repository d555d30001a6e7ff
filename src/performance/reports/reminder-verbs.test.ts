import { afterAll, beforeAll, expect, test } from 'vitest'
import { openReviewedCity, type ReviewedCity } from '../../../tests/reviewed-city.ts'
import type { TestPerson } from '../../../tests/test-city.ts'
import { importProgramMap } from '../../agreements/programs/import-program-map.ts'
import { addDays } from '../../ground/platform/day.ts'
import type { Letter, MailDoor } from '../../ground/platform/mail-door.ts'
import { readClock } from '../../ground/platform/visit.ts'
import { receiveSubmission } from '../../ground/submissions/receive-submission.ts'
import { chooseReminders } from './choose-reminders.ts'
import { listDueLetters } from './list-due-letters.ts'
import type { OwedReport } from './owed-report.ts'
import { isToRemind, planLetters } from './reminder.ts'
import { sendReminder } from './send-reminder.ts'
import { setReportRule } from './set-report-rule.ts'

let city: ReviewedCity
const contact = crypto.randomUUID()
const letters: Letter[] = []
const door: MailDoor = { way: 'mailed', send: async (letter) => void letters.push(letter) }
const letter = { to: 'dana@example.org', subject: 'A report is due', text: 'Good day.' }

beforeAll(async () => {
  city = await openReviewedCity(1)
  await city.as(city.manager, async (visit) => {
    const received = await receiveSubmission(visit, { kind: 'programs', fileName: 'map.csv' })
    if ('refused' in received) throw new Error(received.refused)
    const line = { contractNumber: 'HS-2024-017', program: 'Safe Home', programType: 'Shelter', population: null }
    await importProgramMap(visit, {
      lines: [{ ...line, hmisProjectId: null, from: null, to: null }],
      submissionId: received.done.id,
    })
    const rule = { of: { contractNumber: 'HS-2024-017' }, rhythm: 'month' as const, dueDays: 0 }
    const set = await setReportRule(visit, { ...rule, isTotalsOnly: false, reason: 'The council asked' })
    if ('refused' in set) throw new Error(set.refused)
  })
  await city.asOwner(async (trx) => {
    const { providerId, personId } = city.provider
    await trx.updateTable('person').set({ email: 'dana@example.org' }).where('id', '=', personId!).execute()
    const address = { provider_id: providerId!, role: null, phone: null, created_at: new Date().toISOString() }
    await trx
      .insertInto('provider_contact')
      .values([
        { ...address, id: contact, name: 'Office', email: 'office@example.org' },
        { ...address, id: crypto.randomUUID(), name: 'Dana Cole', email: 'Dana@example.org' },
        { ...address, id: crypto.randomUUID(), name: 'Nobody', email: null },
      ])
      .execute()
  })
})
afterAll(() => city.close())

const due = () => city.as(city.manager, ({ work, today }) => listDueLetters(work, { today }))
const sendFirst = async (person: TestPerson, by = door) => {
  const [first] = (await due()).letters
  return city.as(person, (visit) => sendReminder(visit, first!, { letter, door: by }))
}

test('what is awaited, over, open and due within three days is reminded of', () => {
  const today = readClock(city.jurisdiction).today
  const one = { state: 'draft', month: '2020-01', isLocked: false, dueOn: addDays(today, 3) } as OwedReport
  expect(isToRemind(one, today)).toBe(true)
  expect(isToRemind({ ...one, dueOn: addDays(today, 4) }, today)).toBe(false)
  expect(isToRemind({ ...one, month: today.slice(0, 7) }, today)).toBe(false)
  expect(isToRemind({ ...one, isLocked: true }, today)).toBe(false)
  for (const state of ['sent', 'accepted', 'certified', 'came-otherwise'] as const)
    expect(isToRemind({ ...one, state }, today)).toBe(false)
})

test('a letter holds every day that nobody was reminded of, the oldest first', () => {
  const report = (program: string, dueOn: string) =>
    ({
      program,
      providerId: 'p',
      providerName: 'P',
      state: 'draft',
      month: '2020-01',
      isLocked: false,
      dueOn,
    }) as OwedReport
  const owed = [report('A', '2020-03-15'), report('B', '2020-02-15'), report('C', '2020-02-15')]
  const recipient = { id: 'r', providerId: 'p', name: 'Dana', email: 'd@example.org', wantsReminders: true }
  const programs = (sent: string[]) =>
    planLetters(
      owed,
      [recipient, { ...recipient, id: 's', wantsReminders: false }, { ...recipient, id: 't', providerId: 'q' }],
      sent.map((dueOn) => ({ recipientId: 'r', dueOn })),
      '2026-01-01',
    ).map(({ reports }) => reports.map(({ program }) => program))
  expect(programs([])).toEqual([['B', 'C', 'A']])
  expect(programs(['2020-02-15'])).toEqual([['A']])
  expect(programs(['2020-02-15', '2020-03-15'])).toEqual([])
})

test('people who sign in and contacts get a letter, each address once; a director and a provider send none', async () => {
  const { letters: planned, unaddressed } = await due()
  expect(planned.map(({ recipient }) => recipient.name)).toEqual(['Dana Cole', 'Office'])
  expect(unaddressed).toEqual([])
  for (const person of [city.director, city.provider])
    expect(await sendFirst(person)).toEqual({ refused: 'not-allowed' })
  expect(letters).toEqual([])
})

test('what the mail server does not take stays due, and nothing is kept of it', async () => {
  const broken: MailDoor = { way: 'mailed', send: () => Promise.reject(new Error('refused')) }
  const events = (await city.events()).length
  await expect(sendFirst(city.manager, broken)).rejects.toThrow('refused')
  expect((await due()).letters).toHaveLength(2)
  expect(await city.events()).toHaveLength(events)
})

test('once for each due day and person, told in the history without a name', async () => {
  const [first] = (await due()).letters
  expect(await sendFirst(city.terminal)).toEqual({ done: { reports: first!.reports.length } })
  expect(letters).toEqual([letter])
  const again = await city.as(city.manager, (visit) => sendReminder(visit, first!, { letter, door }))
  expect(again).toEqual({ refused: 'reminded-already' })
  expect(letters).toHaveLength(1)
  expect((await due()).letters.map(({ recipient }) => recipient.name)).toEqual(['Office'])
  expect((await city.events()).at(-1)).toBe('reminder-sent')
  const told = await city.asOwner((trx) => trx.selectFrom('history_content').select('content').execute())
  expect(JSON.stringify(told)).not.toMatch(/dana@example|office@example/i)
})

test('who wants no reminders gets none, until they want them again', async () => {
  const choose = (person: TestPerson, recipientId: string, wantsReminders: boolean) =>
    city.as(person, (visit) => chooseReminders(visit, { recipientId, wantsReminders }))
  const [office] = (await due()).letters
  expect(await choose(city.director, contact, false)).toEqual({ refused: 'not-allowed' })
  expect(await choose(city.provider, contact, false)).toEqual({ refused: 'not-allowed' })
  expect(await choose(city.manager, crypto.randomUUID(), false)).toEqual({ refused: 'recipient-not-found' })
  expect(await choose(city.manager, contact, false)).toEqual({ done: true })
  expect((await city.events()).at(-1)).toBe('reminders-chosen')
  const { letters: planned, recipients } = await due()
  expect([planned, recipients.map(({ wantsReminders }) => wantsReminders)]).toEqual([[], [true, false]])
  const sent = await city.as(city.manager, (visit) => sendReminder(visit, office!, { letter, door }))
  expect(sent).toEqual({ refused: 'wants-no-reminders' })
  expect(await choose(city.manager, contact, true)).toEqual({ done: true })
  expect((await due()).letters).toHaveLength(1)
  // a person of the provider chooses for itself
  expect(await choose(city.provider, city.provider.personId!, false)).toEqual({ done: true })
  expect(await choose(city.otherProvider, city.provider.personId!, true)).toEqual({ refused: 'not-allowed' })
})
