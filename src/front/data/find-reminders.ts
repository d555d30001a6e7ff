import { type Letter, readMailSettings } from '../../ground/platform/mail-door.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findRecipient } from '../../performance/reports/find-recipient.ts'
import { listDueLetters } from '../../performance/reports/list-due-letters.ts'
import { mayKeepPeriods } from '../../performance/reports/may.ts'
import type { OwedReport } from '../../performance/reports/owed-report.ts'
import { type LetterPlace, writeReminder } from './write-reminder.ts'

export type Reminders = {
  /** as they would go out today; for the government alone */
  letters: { recipientId: string; name: string; provider: string; reports: number; letter: Letter }[]
  unwanted: { id: string; name: string }[]
  unaddressed: OwedReport[]
  way: 'mailed' | 'kept'
  maySend: boolean
  /** of a provider's person: where its own go */
  own: { id: string; email: string | null; wantsReminders: boolean } | null
}

/** Letters of the demonstration never leave the outbox, whatever mail server is set. */
export const mailSettingsOf = ({ isDemo }: { isDemo: boolean }) =>
  isDemo ? { ...readMailSettings(), smtpUrl: null } : readMailSettings()

/** The letters that are due with their texts; a provider's person sees its own choice instead. */
export async function findReminders(visit: Visit, place: Omit<LetterPlace, 'today'>): Promise<Reminders> {
  const { work, today, asker } = visit
  const way = mailSettingsOf(visit.jurisdiction).smtpUrl === null ? ('kept' as const) : ('mailed' as const)
  const none = { letters: [], unwanted: [], unaddressed: [], way, maySend: false, own: null }
  if (asker.role === 'provider') return asker.personId ? { ...none, own: await findOwn(visit, asker.personId) } : none
  const due = await listDueLetters(work, { today })
  return {
    ...none,
    letters: due.letters.map((one) => ({
      recipientId: one.recipient.id,
      name: one.recipient.name,
      provider: one.providerName,
      reports: one.reports.length,
      letter: writeReminder(one, { ...place, today }),
    })),
    unwanted: due.recipients.filter(({ wantsReminders }) => !wantsReminders).map(({ id, name }) => ({ id, name })),
    unaddressed: due.unaddressed,
    maySend: mayKeepPeriods(visit),
  }
}

async function findOwn({ work }: Visit, id: string): Promise<NonNullable<Reminders['own']>> {
  const person = await work.selectFrom('person').where('id', '=', id).select('email').executeTakeFirst()
  const known = await findRecipient(work, id)
  return { id, email: person?.email || null, wantsReminders: known?.wantsReminders ?? true }
}
