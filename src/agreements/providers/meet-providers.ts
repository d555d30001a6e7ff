import { type Deed, recordHistories, recordHistory } from '../../ground/history/record-history.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import { insertRows, updateRows } from '../../ground/platform/insert-rows.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { findNamedProviders, type NamedProvider, type NamedProviders } from './find-named-providers.ts'
import { mayKeepProviders } from './may.ts'
import { providerName } from './provider-name.ts'

export type ProvidersMet = {
  idByNormalName: Map<string, string>
  idOf: NamedProviders['idOf']
  /** the organization behind each entry, in the order given */
  ids: string[]
  added: number
  addedIds: string[]
  learned: NamedProviders['learned']
  /** another name under which a list knows a provider, by its normal form */
  otherNames: { normalName: string; providerId: string }[]
}

/**
 * The providers behind these names: known ones are met by UEI, EIN or name, new ones are added. What a list tells of a
 * known one (an identifier, another name) is kept where nothing was known.
 */
export async function meetProviders(
  visit: Visit,
  names: Iterable<string | NamedProvider>,
): Promise<{ done: ProvidersMet } | { refused: 'not-allowed' }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const named = [...names].map((one) => (typeof one === 'string' ? { name: one } : one))
  const { fresh, learned, otherNames, idOf, ids } = await findNamedProviders(visit.work, named)
  for (const part of inBatches(fresh)) await visit.work.insertInto('provider').values(part).execute()
  await insertRows(visit.work, 'provider_name', otherNames)
  await updateRows(
    visit.work,
    'provider',
    learned.map(({ id, now }) => ({ id, ...now })),
  )
  if (fresh.length > 0)
    await recordHistory(visit, {
      event: 'providers-added',
      subject: 'provider',
      subjectId: fresh.length === 1 ? fresh[0]!.id : `${fresh.length} providers`,
      content: { names: fresh.map((provider) => provider.name) },
    })
  await recordHistories(visit, tellLearned(learned, otherNames))
  return {
    done: {
      idByNormalName: new Map(named.map((one) => [providerName(one.name), idOf(one)])),
      idOf,
      ids,
      added: fresh.length,
      addedIds: fresh.map(({ id }) => id),
      learned,
      otherNames: otherNames.map((one) => ({ normalName: one.normal_name, providerId: one.provider_id })),
    },
  }
}

/** What was learned of each known provider; its own person may read it. */
function tellLearned(learned: NamedProviders['learned'], otherNames: NamedProviders['otherNames']): Deed[] {
  const of = (providerId: string, content: Record<string, unknown>): Deed => ({
    event: 'provider-learned',
    subject: 'provider',
    subjectId: providerId,
    providerId,
    content,
  })
  return [
    ...learned.map(({ id, was, now }) => of(id, { was, now })),
    ...otherNames.map(({ provider_id, name }) => of(provider_id, { otherName: name })),
  ]
}
