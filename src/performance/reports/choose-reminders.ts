import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findRecipient } from './find-recipient.ts'
import { mayChooseReminders } from './may.ts'

/** Keeps that somebody wants no reminders, or wants them again: a person for itself, the government for whoever asked it. */
export async function chooseReminders(
  visit: Visit,
  input: { recipientId: string; wantsReminders: boolean },
): Promise<{ done: true } | { refused: 'not-allowed' | 'recipient-not-found' }> {
  const { recipientId, wantsReminders } = input
  if (!mayChooseReminders(visit, recipientId)) return { refused: 'not-allowed' }
  const recipient = await findRecipient(visit.work, recipientId)
  if (!recipient) return { refused: 'recipient-not-found' }
  if (recipient.wantsReminders === wantsReminders) return { done: true }
  const chosen = { wants_reminders: wantsReminders, chosen_by_name: visit.askerName, chosen_at: visit.now }
  await visit.work
    .insertInto('reminder_choice')
    .values({ recipient_id: recipientId, provider_id: recipient.providerId, ...chosen })
    .onConflict((conflict) => conflict.column('recipient_id').doUpdateSet(chosen))
    .execute()
  await recordHistory(visit, {
    event: 'reminders-chosen',
    subject: 'provider',
    subjectId: recipient.providerId,
    providerId: recipient.providerId,
    content: { wantsReminders, isOwn: visit.asker.personId === recipientId },
  })
  return { done: true }
}
