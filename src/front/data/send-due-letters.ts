import { log } from '../../ground/platform/log.ts'
import type { MailDoor } from '../../ground/platform/mail-door.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { listDueLetters } from '../../performance/reports/list-due-letters.ts'
import { mayKeepPeriods } from '../../performance/reports/may.ts'
import { sendReminder } from '../../performance/reports/send-reminder.ts'
import { type LetterPlace, writeReminder } from './write-reminder.ts'

type Transact = <T>(work: (visit: Visit) => Promise<T>) => Promise<T>
export type LettersSent = { sent: number; failed: number; way: MailDoor['way'] }

/**
 * Sends every letter that is due today, each in a transaction of its own: one that the mail server does not take stays due
 * and stops no other. The log counts; it names nobody.
 */
export async function sendDueLetters(input: {
  transact: Transact
  door: MailDoor
  place: Omit<LetterPlace, 'today'>
}): Promise<{ done: LettersSent } | { refused: 'not-allowed' }> {
  const { transact, door, place } = input
  const due = await transact(async (visit) =>
    mayKeepPeriods(visit) ? { ...(await listDueLetters(visit.work, visit)), today: visit.today } : null,
  )
  if (due === null) return { refused: 'not-allowed' }
  const told = { sent: 0, failed: 0, way: door.way }
  for (const letter of due.letters) {
    const written = writeReminder(letter, { ...place, today: due.today })
    try {
      const sent = await transact((visit) => sendReminder(visit, letter, { letter: written, door }))
      if ('done' in sent) told.sent += 1
    } catch (error) {
      told.failed += 1
      log('reminder not taken', { kind: error instanceof Error ? error.name : typeof error })
    }
  }
  return { done: told }
}
