import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import { type KnownProviders, type ListedProvider, learnedFrom, readKnownProviders } from './known-providers.ts'
import { mayKeepProviders } from './may.ts'
import { readEin, readUei } from './provider.ts'
import { providerName } from './provider-name.ts'

export type ProvidersMet = {
  /** the organization behind each name; of a name with several identifiers, the one met last */
  idByNormalName: Map<string, string>
  /** the organization behind each entry, in the order given */
  ids: string[]
  added: number
  addedIds: string[]
  /** spellings that the list told, by their normal name */
  namesAdded: string[]
  /** organizations of which the list told an identifier that nobody knew, as they were before */
  changed: { id: string; was: { uei: string | null; ein: string | null } }[]
}

/**
 * The organizations behind the entries of a list: known ones are met by their UEI, their name or another spelling, or
 * their EIN, and lead to where a merge put them; new ones are added. What the list tells of an organization that nobody
 * knew, another spelling or an identifier, is kept. An identifier of the wrong shape counts as none.
 */
export async function meetProviders(
  visit: Visit,
  entries: Iterable<string | ListedProvider>,
): Promise<{ done: ProvidersMet } | { refused: 'not-allowed' }> {
  if (!mayKeepProviders(visit)) return { refused: 'not-allowed' }
  const known = await readKnownProviders(visit.work)
  const idByNormalName = new Map<string, string>()
  const seen = new Map<string, string>()
  const ids: string[] = []
  for (const entry of entries) {
    const { name, uei, ein } = typeof entry === 'string' ? { name: entry } : entry
    const key = `${name}\n${uei ?? ''}\n${ein ?? ''}`
    const before = seen.get(key)
    if (before !== undefined) {
      ids.push(before)
      continue
    }
    const listed = { name, normalName: providerName(name), uei: plain(readUei(uei)), ein: plain(readEin(ein)) }
    const id = known.meet(listed) ?? known.add({ id: randomUUID(), ...listed })
    known.learn(id, listed)
    seen.set(key, id)
    idByNormalName.set(listed.normalName, id)
    ids.push(id)
  }
  const changed = await write(visit, known)
  const addedIds = known.added.map((one) => one.id)
  const namesAdded = known.spellings.map((one) => one.normal_name)
  return { done: { idByNormalName, ids, added: addedIds.length, addedIds, namesAdded, changed } }
}

const plain = (read: ReturnType<typeof readUei>) => ('value' in read ? read.value : null)

async function write(visit: Visit, known: KnownProviders): Promise<ProvidersMet['changed']> {
  const { added, spellings } = known
  const rows = added.map(({ id, name, normalName }) => {
    const { uei, ein } = known.standing.get(id)!
    return { id, name, normal_name: normalName, uei, ein }
  })
  for (const part of inBatches(rows)) await visit.work.insertInto('provider').values(part).execute()
  for (const part of inBatches(spellings)) await visit.work.insertInto('provider_name').values(part).execute()
  const learned = learnedFrom(known)
  if (learned.length > 0) {
    const news = JSON.stringify(learned.map(({ id, now }) => ({ id, ...now })))
    await sql`update provider set uei = told.uei, ein = told.ein
      from jsonb_to_recordset(${news}::jsonb) as told (id uuid, uei text, ein text) where told.id = provider.id`.execute(
      visit.work,
    )
  }
  if (added.length > 0) {
    await recordHistory(visit, {
      event: 'providers-added',
      subject: 'provider',
      subjectId: added.length === 1 ? added[0]!.id : `${added.length} providers`,
      content: { names: added.map((provider) => provider.name) },
    })
  }
  if (learned.length + spellings.length > 0) {
    await recordHistory(visit, {
      event: 'providers-identified',
      subject: 'provider',
      subjectId: learned.length === 1 ? learned[0]!.id : `${learned.length + spellings.length} providers`,
      content: { identifiers: learned, names: spellings.map(({ provider_id: id, name }) => ({ id, name })) },
    })
  }
  return learned.map(({ id, was }) => ({ id, was }))
}
