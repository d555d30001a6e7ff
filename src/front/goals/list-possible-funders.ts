import type { Reads } from '../../ground/platform/database.server.ts'

export type PossibleFunder = { value: string; name: string; isOrganization: boolean }

/** Who may ask for a framework together: the departments that have contracts, and organizations that pay. */
export async function listPossibleFunders(db: Reads): Promise<PossibleFunder[]> {
  const departments = await db
    .selectFrom('contract')
    .where('department', 'is not', null)
    .select('department')
    .distinct()
    .orderBy('department')
    .execute()
  const organizations = await db
    .selectFrom('provider')
    .where('kind', '=', 'funder')
    .where('merged_into_id', 'is', null)
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
  return [
    ...departments.map((one) => ({ value: one.department!, name: one.department!, isOrganization: false })),
    ...organizations.map((one) => ({ value: `${one.id}|${one.name}`, name: one.name, isOrganization: true })),
  ]
}
