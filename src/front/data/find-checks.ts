import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { CheckGrade } from '../../performance/intake/hmis/checks/check.ts'
import { checkOf, checks } from '../../performance/intake/hmis/checks/checks.ts'
import { kindOf } from '../../performance/intake/hmis/checks/count-checks.ts'
import {
  type CheckMute,
  type CheckReading,
  type FoundByCheck,
  findCheckReading,
  type LookedAtProject,
  listCheckFindings,
  listCheckMutes,
  listLookedAt,
} from '../../performance/intake/hmis/checks/list-check-findings.ts'
import type { MeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'

/** What the checks found, as a person looks at it: by check, or by provider; those that move a figure, or all. */
export type CheckChoice = { isAll: boolean; by: 'check' | 'provider'; provider: string | null; contract: string | null }

export type CheckRow = {
  key: string
  grade: CheckGrade
  moves: MeasureKey[]
  count: number
  lookedAt: number
}
export type CheckedProvider = { id: string; name: string; programs: number; checks: number; count: number }

export type ShownChecks = {
  reading: Omit<CheckReading, 'submissionId' | 'notMade'> & { notMade: number }
  rows: CheckRow[]
  muted: (CheckRow & Omit<CheckMute, 'key'>)[]
  providers: CheckedProvider[]
  /** whom or which contract the choice narrows it to */
  of: string | null
}

/** Reads a choice from an address. */
export function readCheckChoice(query: URLSearchParams): CheckChoice {
  return {
    isAll: query.get('show') === 'all',
    by: query.get('by') === 'provider' ? 'provider' : 'check',
    provider: query.get('provider'),
    contract: query.get('contract'),
  }
}

/** The newest reading's findings, as the asker may see them; null when no export has been checked. */
export async function findChecks(db: Reads, { isAll, provider, contract }: CheckChoice): Promise<ShownChecks | null> {
  const reading = await findCheckReading(db)
  if (reading === null) return null
  const map = await listProgramMap(db)
  const lines = map.filter(
    (line) =>
      (provider === null || line.providerId === provider) && (contract === null || line.contractNumber === contract),
  )
  const isNarrowed = provider !== null || contract !== null
  const projects = isNarrowed ? [...new Set(lines.flatMap(({ hmisProjectId }) => hmisProjectId ?? []))] : undefined
  const all = await listCheckFindings(db, reading.submissionId, projects)
  const found = all.filter(({ key }) => isAll || (checkOf(key)?.moves.length ?? 0) > 0)
  const mutes = new Map((await listCheckMutes(db)).map(({ key, ...mute }) => [key, mute]))
  const rows = addUp(found, await listLookedAt(db, reading.submissionId, projects))
  const { submissionId: _, notMade, ...told } = reading
  return {
    reading: { ...told, notMade: notMade.length },
    rows: rows.filter(({ key }) => !mutes.has(key)),
    muted: rows.flatMap((row) => (mutes.has(row.key) ? [{ ...row, ...mutes.get(row.key)! }] : [])),
    providers: byProvider(
      found.filter(({ key }) => !mutes.has(key)),
      lines,
    ),
    of: provider !== null ? (lines[0]?.providerName ?? null) : contract,
  }
}

/** In the order of the checks; a project counts once, however many programs it serves. */
function addUp(found: FoundByCheck[], looked: LookedAtProject[]): CheckRow[] {
  const sum = (parts: { count: number }[]) => parts.reduce((total, { count }) => total + count, 0)
  const ofKind = new Map([...Map.groupBy(looked, ({ kind }) => kind)].map(([kind, parts]) => [kind, sum(parts)]))
  const ofKey = Map.groupBy(found, ({ key }) => key)
  return checks.flatMap((check) => {
    const { key, grade, moves } = check
    const parts = ofKey.get(key)
    return parts ? [{ key, grade, moves, count: sum(parts), lookedAt: ofKind.get(kindOf(check)) ?? 0 }] : []
  })
}

function byProvider(found: FoundByCheck[], lines: MapLine[]): CheckedProvider[] {
  const ofProject = Map.groupBy(found, ({ projectId }) => projectId)
  const providers = [...Map.groupBy(lines, ({ providerId }) => providerId)].map(([id, own]) => {
    const projects = [...new Set(own.flatMap(({ hmisProjectId }) => hmisProjectId ?? []))]
    const theirs = projects.flatMap((project) => ofProject.get(project) ?? [])
    return {
      id,
      name: own[0]!.providerName,
      programs: new Set(own.filter((line) => ofProject.has(line.hmisProjectId ?? '')).map(({ programId }) => programId))
        .size,
      checks: new Set(theirs.map(({ key }) => key)).size,
      count: theirs.reduce((sum, { count }) => sum + count, 0),
    }
  })
  return providers
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count || a.name.localeCompare(b.name))
}
