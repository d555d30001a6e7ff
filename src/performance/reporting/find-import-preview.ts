import type { ContractDifference } from '../../agreements/contracts/contract-image.ts'
import { listDifferences } from '../../agreements/contracts/contract-image.ts'
import { findImportPlan, namedProvider } from '../../agreements/contracts/find-import-plan.ts'
import { findNamedProviders } from '../../agreements/providers/find-named-providers.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { ContractTables } from './read-contract-tables.ts'

export type PreviewedContract = { number: string; title: string; provider: string; fields: ContractDifference[] }
export type ImportPreview = {
  added: PreviewedContract[]
  changed: PreviewedContract[]
  unchanged: number
  newProviders: string[]
  rowsRead: number
  rowsLeftOut: number
}

/** What taking a contract list in would change: a dry run. Nothing is written. */
export async function findImportPreview(db: Reads, { list }: Pick<ContractTables, 'list'>): Promise<ImportPreview> {
  const providers = await findNamedProviders(db, list.contracts.map(namedProvider))
  const plan = await findImportPlan(db, list.contracts, providers.idOf)
  const stored = await db.selectFrom('provider').select(['id', 'name']).execute()
  const nameOf = new Map([...stored, ...providers.fresh].map(({ id, name }) => [id, name]))
  const named = (difference: ContractDifference): ContractDifference => {
    if (difference.field !== 'providerId') return difference
    const name = (id: unknown) => nameOf.get(String(id)) ?? null
    return { field: 'providerId', before: name(difference.before), after: name(difference.after) }
  }
  return {
    added: plan.added.map(({ image }) => ({
      number: image.number,
      title: image.title,
      provider: nameOf.get(image.providerId) ?? '',
      fields: [],
    })),
    changed: plan.changed.map(({ image, before }) => ({
      number: image.number,
      title: image.title,
      provider: nameOf.get(image.providerId) ?? '',
      fields: listDifferences(before, image).map(named),
    })),
    unchanged: plan.unchanged,
    newProviders: providers.fresh.map(({ name }) => name),
    rowsRead: list.rowsRead,
    rowsLeftOut: list.rowsLeftOut,
  }
}
