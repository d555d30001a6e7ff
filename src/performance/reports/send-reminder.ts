import { recordHistory } from '../../ground/history/record-history.ts'
import type { Letter, MailDoor } from '../../ground/platform/mail-door.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findRecipient } from './find-recipient.ts'
import { mayKeepPeriods } from './may.ts'
import type { DueLetter } from './reminder.ts'

/**
 * Sends one letter and keeps that it went, in one transaction: where the mail server does not take it, nothing is kept and
 * the next run tries again. The days are claimed first, so that two runs at once send one letter. History has no name and
 * no address.
 */
export async function sendReminder(
  visit: Visit,
  { recipient, reports }: DueLetter,
  { letter, door }: { letter: Letter; door: MailDoor },
): Promise<{ done: { reports: number } } | { refused: 'not-allowed' | 'reminded-already' | 'wants-no-reminders' }> {
  if (!mayKeepPeriods(visit)) return { refused: 'not-allowed' }
  const known = await findRecipient(visit.work, recipient.id)
  if (known?.wantsReminders === false) return { refused: 'wants-no-reminders' }
  const days = Map.groupBy(reports, ({ dueOn }) => dueOn)
  const claimed = await visit.work
    .insertInto('reminder')
    .values(
      [...days].map(([dueOn, due]) => ({
        recipient_id: recipient.id,
        provider_id: recipient.providerId,
        due_on: dueOn,
        reports: due.length,
        way: door.way,
        sent_at: visit.now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['recipient_id', 'due_on']).doNothing())
    .returning('due_on as dueOn')
    .execute()
  if (claimed.length === 0) return { refused: 'reminded-already' }
  await recordHistory(visit, {
    event: 'reminder-sent',
    subject: 'provider',
    subjectId: recipient.providerId,
    providerId: recipient.providerId,
    content: { dueOn: claimed.map(({ dueOn }) => dueOn), reports: reports.length, way: door.way },
  })
  await door.send(letter)
  return { done: { reports: reports.length } }
}
