import type { Reads } from '../../ground/platform/database.server.ts'
import { type FrameworkPackage, frameworkPackageSchema } from './framework-package.ts'

export type ReceivedPackage = {
  id: string
  fingerprint: string
  fromName: string
  madeAt: string
  receivedAt: string
  content: FrameworkPackage
}

/** The newest package of each other installation that was taken in. */
export async function listPackages(db: Reads): Promise<ReceivedPackage[]> {
  const rows = await db
    .selectFrom('received_package')
    .selectAll()
    .where('taken_back_at', 'is', null)
    .distinctOn('fingerprint')
    .orderBy('fingerprint')
    .orderBy('made_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fingerprint: row.fingerprint,
    fromName: row.from_name,
    madeAt: row.made_at,
    receivedAt: row.received_at,
    content: frameworkPackageSchema.parse(row.content),
  }))
}

/** Another installation whose packages are taken in, by the fingerprint of its key; null when it is not known. */
export async function findSigner(
  db: Reads,
  fingerprint: string,
): Promise<{ name: string; acceptedBy: string; acceptedAt: string } | null> {
  const row = await db
    .selectFrom('trusted_signer')
    .where('fingerprint', '=', fingerprint)
    .where('forgotten_at', 'is', null)
    .select(['name', 'accepted_by_name as acceptedBy', 'accepted_at as acceptedAt'])
    .executeTakeFirst()
  return row ?? null
}
