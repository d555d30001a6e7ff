import { randomUUID } from 'node:crypto'
import { recordHistory } from '../../ground/history/record-history.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { mayKeepProviders } from './may.ts'
import { providerName } from './provider-name.ts'

/**
 * The providers behind these names: known ones are met by their normal name, new ones are added. Returns the id for each
 * normal name.
 */
export async function meetProviders(
  visit: Visit,
  names: Iterable<string>,
): Promise<{ done: { idByNormalName: Map<string, string>; added: number } } | { refused: 'not-allowed' }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const known = await visit.work.selectFrom('provider').select(['id', 'normal_name']).execute()
  const idByNormalName = new Map(known.map((provider) => [provider.normal_name, provider.id]))
  const added: { id: string; name: string; normal_name: string }[] = []
  for (const name of names) {
    const normal = providerName(name)
    if (idByNormalName.has(normal)) continue
    const provider = { id: randomUUID(), name, normal_name: normal }
    idByNormalName.set(normal, provider.id)
    added.push(provider)
  }
  for (const part of inBatches(added)) await visit.work.insertInto('provider').values(part).execute()
  if (added.length > 0) {
    await recordHistory(visit, {
      event: 'providers-added',
      subject: 'provider',
      subjectId: added.length === 1 ? added[0]!.id : `${added.length} providers`,
      content: { names: added.map((provider) => provider.name) },
    })
  }
  return { done: { idByNormalName, added: added.length } }
}
