import { recordHistory } from '../../ground/history/record-history.ts'
import { fingerprintOf } from '../../ground/platform/signing-key.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayExchange } from './may.ts'

/** Accepts the key of another installation: from now on its signed packages are taken in. */
export async function acceptSigner(
  visit: Visit,
  input: { publicKey: string; name: string },
): Promise<{ done: { fingerprint: string } } | { refused: 'not-allowed' }> {
  if (!mayExchange(visit)) return { refused: 'not-allowed' }
  const fingerprint = fingerprintOf(input.publicKey)
  const written = await visit.work
    .insertInto('trusted_signer')
    .values({
      fingerprint,
      public_key: input.publicKey,
      name: input.name,
      accepted_by: visit.asker.personId,
      accepted_by_name: visit.askerName,
      accepted_at: visit.now,
    })
    // A key that was forgotten is known again, as it was accepted first.
    .onConflict((conflict) =>
      conflict
        .column('fingerprint')
        .doUpdateSet({ forgotten_at: null })
        .where('trusted_signer.forgotten_at', 'is not', null),
    )
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows !== 0n)
    await recordHistory(visit, {
      event: 'signer-accepted',
      subject: 'trusted_signer',
      subjectId: fingerprint,
      content: { name: input.name, fingerprint },
    })
  return { done: { fingerprint } }
}
