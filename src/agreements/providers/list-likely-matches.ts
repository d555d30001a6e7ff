import { createHash } from 'node:crypto'
import type { Reads } from '../../ground/platform/database.server.ts'
import { type AlikeNames, alikeNames, leastLikeness } from './alike-names.ts'
import { type ComparedProvider, type ProviderReason, providerLikeness } from './provider-likeness.ts'

type Side = ComparedProvider & { name: string; kind: string; mergedIntoId: string | null }

/** Two organizations that may be one, with the spellings that were compared. */
export type LikelyMatch = {
  one: { id: string; name: string }
  other: { id: string; name: string }
  spellings: [string, string]
  score: number
  reasons: ProviderReason[]
}

/** Every two organizations that may be one and of which nobody has said yet whether they are, the likeliest first. */
export async function listLikelyMatches(db: Reads): Promise<LikelyMatch[]> {
  const sides: Side[] = await db
    .selectFrom('provider')
    .select(['id', 'name', 'kind', 'uei', 'ein', 'parent_id as parentId', 'merged_into_id as mergedIntoId'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const aliases = await db
    .selectFrom('provider_name')
    .select(['name', 'provider_id as providerId'])
    .orderBy('normal_name')
    .execute()
  const answers = await db
    .selectFrom('provider_match')
    .where('undone_at', 'is', null)
    .select(['one_id as oneId', 'other_id as otherId'])
    .execute()
  const byId = new Map(sides.map((side) => [side.id, side]))
  const standing = (id: string): Side => {
    let side = byId.get(id)!
    while (side.mergedIntoId !== null) side = byId.get(side.mergedIntoId)!
    return side
  }
  const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const answered = new Set(answers.map(({ oneId, otherId }) => pairKey(standing(oneId).id, standing(otherId).id)))

  // Merging gives one the other's name as a spelling; left out here, the names to compare stay the same.
  const names = new Set(sides.map((side) => side.name))
  const spellings = [
    ...sides.map(({ id, name }) => ({ id, name })),
    ...aliases.filter(({ name }) => !names.has(name)).map(({ providerId, name }) => ({ id: providerId, name })),
  ]
  const best = new Map<string, LikelyMatch>()
  const look = (one: Side, other: Side, found: AlikeNames | null, texts: [string, string]) => {
    if (one.id === other.id || one.kind !== other.kind) return
    const key = pairKey(one.id, other.id)
    if (answered.has(key)) return
    const likeness = providerLikeness(one, other, found)
    if (!likeness || likeness.score < leastLikeness) return
    const known = best.get(key)
    if (known && known.score >= likeness.score) return
    const short = ({ id, name }: Side) => ({ id, name })
    best.set(key, { one: short(one), other: short(other), spellings: texts, ...likeness })
  }
  for (const found of alikeSpellings(spellings.map(({ name }) => name))) {
    const [a, b] = [spellings[found.one]!, spellings[found.other]!]
    look(standing(a.id), standing(b.id), found, [a.name, b.name])
  }
  for (const field of ['uei', 'ein'] as const) {
    const same = Map.groupBy(
      sides.filter((side) => side[field] !== null && side.mergedIntoId === null),
      (side) => side[field],
    )
    for (const group of same.values())
      for (const [i, one] of group.entries())
        for (const other of group.slice(i + 1)) look(one, other, null, [one.name, other.name])
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.one.name < b.one.name ? -1 : 1))
}

// Comparing the names of a large register takes a second, and they seldom change: answers change who they belong to.
const known = new Map<string, AlikeNames[]>()
const mostKnown = 4

function alikeSpellings(names: string[]): AlikeNames[] {
  const digest = createHash('sha256').update(names.join('\n')).digest('base64url')
  const found = known.get(digest) ?? alikeNames(names)
  known.delete(digest)
  known.set(digest, found)
  if (known.size > mostKnown) known.delete(known.keys().next().value!)
  return found
}
