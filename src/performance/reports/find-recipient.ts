import type { Reads } from '../../ground/platform/database.server.ts'

/** Whose a recipient is, person or contact, and whether it wants reminders; null where there is none, or not to be seen. */
export async function findRecipient(
  db: Reads,
  id: string,
): Promise<{ providerId: string; wantsReminders: boolean } | null> {
  const found =
    (await db.selectFrom('person').where('id', '=', id).select('provider_id as providerId').executeTakeFirst()) ??
    (await db
      .selectFrom('provider_contact')
      .where('id', '=', id)
      .select('provider_id as providerId')
      .executeTakeFirst())
  if (!found?.providerId) return null
  const choice = await db
    .selectFrom('reminder_choice')
    .where('recipient_id', '=', id)
    .select('wants_reminders as wantsReminders')
    .executeTakeFirst()
  return { providerId: found.providerId, wantsReminders: choice?.wantsReminders ?? true }
}
