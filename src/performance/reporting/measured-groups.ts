import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordEngine } from '../../ground/platform/record-engine.ts'
import { throughlineVersion } from '../../ground/platform/throughline-version.ts'
import { definitionVersion } from '../measure-packs/homelessness/cards.ts'
import { type GroupMember, measureKeys, units } from '../measure-packs/homelessness/figure.ts'
import { listFactDigests } from '../measure-packs/homelessness/list-fact-digests.ts'

/** What figures were measured from, kept beside the facts: one check sum for what is common to all, and one a group. */
export type MeasuredGroups = { common: string; groups: Record<string, string> }

const digestOf = (content: unknown) => createHash('sha256').update(JSON.stringify(content)).digest('hex')
const fileName = 'measured.json'

/** Of a group: which projects, on which days, and all their facts. Common: the days asked for and covered, the definitions. */
export async function describeMeasuredGroups(
  engine: RecordEngine,
  { window, members }: { window: { from: string; to: string }; members: GroupMember[] },
): Promise<MeasuredGroups> {
  const digests = await listFactDigests(engine)
  const coverage = await engine.rows('select * from facts_coverage')
  const groups = [...Map.groupBy(members, ({ group }) => group)].map(([group, own]) => {
    const lines = own.map(({ project, from, to }) => JSON.stringify([project, from, to, digests.get(project) ?? null]))
    return [group, digestOf(lines.sort())]
  })
  return {
    common: digestOf([throughlineVersion(), definitionVersion, measureKeys, units, window, coverage]),
    groups: Object.fromEntries(groups),
  }
}

export async function writeMeasuredGroups(folder: string, measured: MeasuredGroups): Promise<void> {
  await writeFile(join(folder, fileName), JSON.stringify(measured), { mode: 0o600 })
}

/** What stands beside facts, or null where nothing does. */
export async function readMeasuredGroups(folder: string): Promise<MeasuredGroups | null> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => null)
  return text === null ? null : JSON.parse(text)
}

/** The members of those groups whose figures may have changed since. */
export function listChangedMembers(
  members: GroupMember[],
  { now, before }: { now: MeasuredGroups; before: MeasuredGroups | null },
): GroupMember[] {
  if (before === null || before.common !== now.common) return members
  return members.filter(({ group }) => before.groups[group] !== now.groups[group])
}
