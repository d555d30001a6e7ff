import { createHash, randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { acceptSigner } from './accept-signer.ts'
import { readPackage } from './framework-package.ts'
import { findSigner } from './list-packages.ts'
import { mayExchange } from './may.ts'

type Refused =
  | 'not-allowed'
  | 'demo-is-invented'
  | 'package-unreadable'
  | 'package-changed'
  | 'package-is-ours'
  | 'package-known'
  | 'signer-unknown'
  | 'signer-not-this'
export type PackageReceived = { id: string; from: string; fingerprint: string; frameworks: number; results: number }

/**
 * Takes in a signed package of another installation. A key that is not known is refused, unless its fingerprint is
 * named as accepted: then it is known from now on.
 */
export async function receivePackage(
  visit: Visit,
  input: { text: string; accept: string | null; ownFingerprint: string },
): Promise<{ done: PackageReceived } | { refused: Refused }> {
  if (!mayExchange(visit)) return { refused: 'not-allowed' }
  if (visit.jurisdiction.isDemo) return { refused: 'demo-is-invented' }
  const read = readPackage(input.text)
  if ('refused' in read) return read
  const { package: content, fingerprint } = read.done
  if (fingerprint === input.ownFingerprint) return { refused: 'package-is-ours' }
  if (input.accept !== null && input.accept !== fingerprint) return { refused: 'signer-not-this' }
  if (!(await findSigner(visit.work, fingerprint))) {
    if (input.accept === null) return { refused: 'signer-unknown' }
    await acceptSigner(visit, { publicKey: content.signature.publicKey, name: content.from.name })
  }
  const written = await visit.work
    .insertInto('received_package')
    .values({
      id: randomUUID(),
      digest: createHash('sha256').update(input.text).digest('hex'),
      fingerprint,
      from_name: content.from.name,
      made_at: content.madeAt,
      received_at: visit.now,
      received_by_name: visit.askerName,
      content: JSON.stringify(content),
    })
    // The same file once more: it stands already, or it was taken back and stands again.
    .onConflict((conflict) =>
      conflict
        .column('digest')
        .doUpdateSet({ taken_back_at: null })
        .where('received_package.taken_back_at', 'is not', null),
    )
    .returning('id')
    .executeTakeFirst()
  if (!written) return { refused: 'package-known' }
  const { id } = written
  const received = {
    from: content.from.name,
    fingerprint,
    frameworks: content.frameworks.length,
    results: content.results.length,
  }
  await recordHistory(visit, {
    event: 'package-received',
    subject: 'received_package',
    subjectId: id,
    content: { ...received, madeAt: content.madeAt },
  })
  return { done: { id, ...received } }
}
