import { createHash } from 'node:crypto'
import { openSigningKey, writeFingerprint } from '../../ground/platform/signing-key.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { comparePackages, type PackageChange } from '../../performance/goals/compare-packages.ts'
import { readPackage } from '../../performance/goals/framework-package.ts'
import { findSigner, listPackages } from '../../performance/goals/list-packages.ts'

/** What a package says before it is taken in: who signed it, whether that key is known, and what it would bring. */
export type PackageLook = PackageChange & {
  text: string
  from: string
  isDemo: boolean
  madeAt: string
  fingerprint: string
  /** in groups of four */
  fingerprintText: string
  /** null: this key was never accepted, or no longer */
  knownAs: { name: string; acceptedBy: string; acceptedAt: string } | null
  /** when the last package of this signer was made; null: this is the first */
  lastMadeAt: string | null
}

type Refused = 'package-unreadable' | 'package-changed' | 'package-is-ours' | 'package-known'

/** Reads a package without taking it in. */
export async function findPackageLook(
  visit: Visit,
  { text, dataFolder }: { text: string; dataFolder: string },
): Promise<{ look: PackageLook } | { refused: Refused }> {
  const read = readPackage(text)
  if ('refused' in read) return read
  const { package: content, fingerprint } = read.done
  if (fingerprint === openSigningKey(dataFolder, visit.jurisdiction.slug).fingerprint)
    return { refused: 'package-is-ours' }
  const digest = createHash('sha256').update(text).digest('hex')
  const known = await visit.work
    .selectFrom('received_package')
    .where('digest', '=', digest)
    .where('taken_back_at', 'is', null)
    .select('id')
    .executeTakeFirst()
  if (known) return { refused: 'package-known' }
  const last = (await listPackages(visit.work)).find((one) => one.fingerprint === fingerprint) ?? null
  return {
    look: {
      ...comparePackages(content, last?.content ?? null),
      ...{ text, from: content.from.name, isDemo: content.from.isDemo, madeAt: content.madeAt },
      ...{ fingerprint, fingerprintText: writeFingerprint(fingerprint) },
      knownAs: await findSigner(visit.work, fingerprint),
      lastMadeAt: last?.madeAt ?? null,
    },
  }
}
