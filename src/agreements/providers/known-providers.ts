import type { Reads } from '../../ground/platform/database.server.ts'

/** An organization as a list names it. */
export type ListedProvider = { name: string; uei?: string | null; ein?: string | null }

type Listed = { name: string; normalName: string; uei: string | null; ein: string | null }
type Known = { id: string; uei: string | null; ein: string | null; was: { uei: string | null; ein: string | null } }

/** Every organization of the register, as an import meets, adds and learns; nothing is written yet. */
export type KnownProviders = {
  meet(listed: Listed): string | null
  add(listed: Listed & { id: string }): string
  learn(id: string, listed: Listed): void
  added: (Listed & { id: string })[]
  spellings: { normal_name: string; provider_id: string; name: string }[]
  standing: Map<string, Known>
}

/** What is known of every organization, with the way from each name and identifier to the one that stands for it. */
export async function readKnownProviders(db: Reads): Promise<KnownProviders> {
  const rows = await db
    .selectFrom('provider')
    .select(['id', 'normal_name', 'uei', 'ein', 'merged_into_id'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const aliases = await db.selectFrom('provider_name').select(['normal_name', 'provider_id']).execute()
  const mergedInto = new Map(rows.map((row) => [row.id, row.merged_into_id]))
  const standsAs = (id: string): string => {
    let at = id
    while (mergedInto.get(at)) at = mergedInto.get(at)!
    return at
  }
  const standing = new Map<string, Known>()
  const byName = new Map<string, string>()
  const byUei = new Map<string, string>()
  const byEin = new Map<string, Set<string>>()
  const identify = (id: string, uei: string | null, ein: string | null) => {
    if (uei !== null && !byUei.has(uei)) byUei.set(uei, id)
    if (ein !== null) byEin.set(ein, (byEin.get(ein) ?? new Set()).add(id))
  }
  for (const { id, uei, ein, merged_into_id } of rows)
    if (merged_into_id === null) standing.set(id, { id, uei, ein, was: { uei, ein } })
  // Whoever stands comes first: one UEI may still be written at an organization that was merged.
  for (const row of rows.toSorted((a, b) => Number(a.merged_into_id !== null) - Number(b.merged_into_id !== null))) {
    byName.set(row.normal_name, standsAs(row.id))
    identify(standsAs(row.id), row.uei, row.ein)
  }
  for (const alias of aliases) byName.set(alias.normal_name, standsAs(alias.provider_id))
  const contradicts = (id: string, { uei, ein }: Listed) => {
    const one = standing.get(id)!
    const differs = (a: string | null, b: string | null) => a !== null && b !== null && a !== b
    return differs(one.uei, uei) || (one.uei === null && differs(one.ein, ein))
  }
  const known: KnownProviders = {
    added: [],
    spellings: [],
    standing,
    meet(listed) {
      const ofUei = listed.uei === null ? undefined : byUei.get(listed.uei)
      if (ofUei) return ofUei
      const ofName = byName.get(listed.normalName)
      if (ofName && !contradicts(ofName, listed)) return ofName
      // Relatives may file under one EIN: it says who somebody is only where one organization has it.
      const ofEin = [...((listed.ein !== null && byEin.get(listed.ein)) || [])]
      if (ofEin.length === 1 && !contradicts(ofEin[0]!, listed)) return ofEin[0]!
      // One name is one organization in the register: a list that gives it another number is looked at by a person.
      return ofName ?? null
    },
    add(listed) {
      known.added.push(listed)
      standing.set(listed.id, { ...listed, was: { uei: listed.uei, ein: listed.ein } })
      byName.set(listed.normalName, listed.id)
      identify(listed.id, listed.uei, listed.ein)
      return listed.id
    },
    learn(id, listed) {
      const one = standing.get(id)!
      if (!contradicts(id, listed)) {
        one.uei ??= listed.uei
        one.ein ??= listed.ein
        identify(id, one.uei, one.ein)
      }
      if (byName.has(listed.normalName)) return
      byName.set(listed.normalName, id)
      known.spellings.push({ normal_name: listed.normalName, provider_id: id, name: listed.name })
    },
  }
  return known
}

/** Organizations whose identifiers are known better now than before, with both. */
export function learnedFrom({ standing, added }: KnownProviders) {
  const fresh = new Map(added.map((one) => [one.id, one]))
  return [...standing.values()]
    .filter(({ id, uei, ein, was }) => !fresh.has(id) && (uei !== was.uei || ein !== was.ein))
    .map(({ id, uei, ein, was }) => ({ id, was, now: { uei, ein } }))
}
