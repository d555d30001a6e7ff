import type { Reads } from '../../ground/platform/database.server.ts'
import type { Day } from '../../ground/platform/day.ts'
import { listOwedReports } from './list-owed-reports.ts'
import type { OwedReport } from './owed-report.ts'
import { type DueLetter, isToRemind, planLetters, type Recipient } from './reminder.ts'

export type DueLetters = {
  letters: DueLetter[]
  /** everybody with an address at a provider that owes something, with what they chose */
  recipients: Recipient[]
  /** what is due and whose provider has nobody with an address */
  unaddressed: OwedReport[]
}

/** Who is to be reminded of what today: people of the provider who sign in, and its contacts, each address once. */
export async function listDueLetters(db: Reads, { today }: { today: Day }): Promise<DueLetters> {
  const owed = (await listOwedReports(db, { today })).filter((one) => isToRemind(one, today))
  if (owed.length === 0) return { letters: [], recipients: [], unaddressed: [] }
  const recipients = await listRecipients(db, [...new Set(owed.map(({ providerId }) => providerId))])
  const sent = await db.selectFrom('reminder').select(['recipient_id as recipientId', 'due_on as dueOn']).execute()
  const addressed = new Set(recipients.map(({ providerId }) => providerId))
  return {
    letters: planLetters(owed, recipients, sent, today),
    recipients,
    unaddressed: owed.filter(({ providerId }) => !addressed.has(providerId)),
  }
}

async function listRecipients(db: Reads, providerIds: string[]): Promise<Recipient[]> {
  const people = await db
    .selectFrom('person')
    .where('provider_id', 'in', providerIds)
    .where('is_active', '=', true)
    .where('email', 'is not', null)
    .select(['id', 'provider_id as providerId', 'name', 'email'])
    .orderBy('name')
    .execute()
  const contacts = await db
    .selectFrom('provider_contact')
    .where('provider_id', 'in', providerIds)
    .where('email', 'is not', null)
    .select(['id', 'provider_id as providerId', 'name', 'email'])
    .orderBy('name')
    .execute()
  const choices = await db
    .selectFrom('reminder_choice')
    .select(['recipient_id as id', 'wants_reminders as wantsReminders'])
    .execute()
  const chosen = new Map(choices.map(({ id, wantsReminders }) => [id, wantsReminders]))
  const seen = new Set<string>()
  return [...people, ...contacts].flatMap(({ id, providerId, name, email }) => {
    // who signs in and stands among the contacts too gets one letter, and chose with the first
    const key = `${providerId} ${email!.toLowerCase()}`
    if (email === '' || seen.has(key)) return []
    seen.add(key)
    return [{ id, providerId: providerId!, name, email: email!, wantsReminders: chosen.get(id) ?? true }]
  })
}
