import type { Reads } from '../../ground/platform/database.server.ts'
import { isId, type ProviderKind } from './provider.ts'

export type ProviderRecord = {
  id: string
  name: string
  normalName: string
  kind: ProviderKind
  uei: string | null
  ein: string | null
  isForProfit: boolean | null
  parentId: string | null
  parentName: string | null
  /** under which organization all that was its own stands now; null: it stands by itself */
  mergedIntoId: string | null
}

export type ProviderContact = {
  id: string
  name: string
  role: string | null
  email: string | null
  phone: string | null
}
export type ProviderSite = {
  id: string
  name: string
  address: string | null
  programId: string | null
  program: string | null
}

/** An organization by its id, merged or not; null when there is none that the asker may see. */
export async function findProvider(db: Reads, id: string): Promise<ProviderRecord | null> {
  if (!isId(id)) return null
  const found = await db
    .selectFrom('provider')
    .leftJoin('provider as parent', 'parent.id', 'provider.parent_id')
    .where('provider.id', '=', id)
    .select([
      'provider.id',
      'provider.name',
      'provider.normal_name as normalName',
      'provider.uei',
      'provider.ein',
      'provider.is_for_profit as isForProfit',
      'provider.parent_id as parentId',
      'parent.name as parentName',
      'provider.merged_into_id as mergedIntoId',
    ])
    .select((cell) => cell.ref('provider.kind').$castTo<ProviderKind>().as('kind'))
    .executeTakeFirst()
  return found ?? null
}

/** Whom to call at an organization. */
export async function listContacts(db: Reads, providerId: string): Promise<ProviderContact[]> {
  return db
    .selectFrom('provider_contact')
    .where('provider_id', '=', providerId)
    .select(['id', 'name', 'role', 'email', 'phone'])
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** Where an organization serves people. */
export async function listSites(db: Reads, providerId: string): Promise<ProviderSite[]> {
  return db
    .selectFrom('provider_site')
    .leftJoin('program', 'program.id', 'provider_site.program_id')
    .where('provider_site.provider_id', '=', providerId)
    .select([
      'provider_site.id',
      'provider_site.name',
      'provider_site.address',
      'provider_site.program_id as programId',
      'program.name as program',
    ])
    .orderBy('provider_site.name')
    .orderBy('provider_site.id')
    .execute()
}

/** Its other names, under which lists know it. */
export async function listProviderNames(db: Reads, providerId: string) {
  return db
    .selectFrom('provider_name')
    .where('provider_id', '=', providerId)
    .select(['name', 'normal_name as normalName'])
    .orderBy('name')
    .execute()
}
