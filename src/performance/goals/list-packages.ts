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
