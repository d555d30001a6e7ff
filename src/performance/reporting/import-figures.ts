import { listContracts } from '../../agreements/contracts/find-contract.ts'
import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import { firstDay, lastDay, monthOf } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { Figure } from '../measure-packs/homelessness/figure.ts'
import type { FiguresFile, MeasuredFigure } from '../measure-packs/homelessness/figures-file.ts'
import { type ResultsRecorded, recordResults } from '../results/record-results.ts'
import { leavingGroup, totalGroup } from '../results/result.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'
import { findMapGaps, isOfAnotherCity, leavingMembers, toResults } from './keep-figures.ts'
import { lockedFindings } from './locked-finding.ts'
import { programGroups } from './program-groups.ts'

/**
 * Takes the counts that somebody else measured by project, on the machine that holds the records, and adds them up to
 * programs. Only whole months count; a project that stands for a program in a part of a month cannot be split, and is
 * left out of that month with a finding.
 */
export async function importFigures(
  visit: Visit,
  input: { file: FiguresFile; fileName: string; submissionId: string },
): Promise<
  | { done: ResultsRecorded; findings: Finding[] }
  | { refused: 'not-allowed' | 'figures-not-by-project'; findings: Finding[] }
> {
  const map = await listProgramMap(visit.work)
  const monthly = input.file.measures.filter(
    (one) => one.from === firstDay(monthOf(one.from)) && one.to === lastDay(monthOf(one.from)),
  )
  const projects = [...new Set(monthly.map((one) => one.project))]
  if (projects.length === 0 || isOfAnotherCity(map, projects)) {
    const stop: Finding = {
      grade: 'stops',
      code: 'figures-not-by-project',
      file: input.fileName,
      row: null,
      column: 'project',
      found: projects.slice(0, 5).join(', ') || null,
      expected: null,
      count: 1,
    }
    return { refused: 'figures-not-by-project', findings: [stop] }
  }
  const findings = findMapGaps(await listContracts(visit.work), map, projects).map((one) => ({
    ...one,
    file: input.fileName,
  }))
  const { figures, cut } = addUpByProgram(map, monthly)
  if (cut > 0)
    findings.push({
      grade: 'warning',
      code: 'month-cut-by-the-map',
      file: input.fileName,
      row: null,
      column: 'project',
      found: null,
      expected: null,
      count: cut,
    })
  const version = input.file.definitions[0]?.version ?? 'unknown'
  const recorded = await recordResults(visit, {
    results: toResults(figures),
    submissionId: input.submissionId,
    definitionVersion: version,
  })
  if ('refused' in recorded) return { ...recorded, findings }
  findings.push(...lockedFindings(recorded.done, input.fileName))
  await judgeNewestMonth(visit)
  return { done: recorded.done, findings }
}

/** Sums over projects: one that is missing makes the sum missing, for a part is not the whole. */
export function addUpByProgram(map: MapLine[], measured: MeasuredFigure[]): { figures: Figure[]; cut: number } {
  const groups = programGroups(map)
  const members = [...groups, ...leavingMembers(groups, permanentHousingOf(measured))]
  const groupsOf = Map.groupBy(members, (member) => member.project)
  const parts = new Map<string, { group: string; figures: MeasuredFigure[] }>()
  let cut = 0
  for (const figure of measured) {
    let isCut = false
    for (const { group, from, to } of groupsOf.get(figure.project) ?? []) {
      if ((from !== null && from > figure.to) || (to !== null && to < figure.from)) continue
      if ((from !== null && from > figure.from) || (to !== null && to < figure.to)) {
        isCut = true
        continue
      }
      const key = `${group} ${figure.measure} ${figure.unit} ${figure.from}`
      const part = parts.get(key) ?? { group, figures: [] }
      part.figures.push(figure)
      parts.set(key, part)
    }
    if (isCut) cut += 1
  }
  return { figures: [...parts.values()].map(({ group, figures }) => addUp(group, figures)), cut }
}

/** Length of stay is none for permanent housing in any month: so the file of counts tells which projects are. */
function permanentHousingOf(measured: MeasuredFigure[]): Set<string> {
  const lengths = Map.groupBy(
    measured.filter((one) => one.measure === 'length-of-stay'),
    (one) => one.project,
  )
  return new Set(
    [...lengths].filter(([, ofProject]) => ofProject.every((one) => one.state === 'not-applicable')).map(([id]) => id),
  )
}

const gravest = ['missing', 'not-computable', 'immature', 'value'] as const

function addUp(group: string, all: MeasuredFigure[]): Figure {
  const counted = all.filter((one) => one.state !== 'not-applicable')
  const { measure, unit, from, to } = all[0]!
  // The whole jurisdiction's total goes on without a silent project, as the source's own total does; a program does not.
  const told =
    (group === totalGroup || group === leavingGroup) && counted.some((one) => one.state === 'value')
      ? counted.filter((one) => one.state !== 'missing')
      : counted
  const state = gravest.find((grave) => told.some((one) => one.state === grave)) ?? 'not-applicable'
  const known = state === 'value' || state === 'immature'
  const sum = (pick: (one: MeasuredFigure) => number | null) => told.reduce((total, one) => total + (pick(one) ?? 0), 0)
  return {
    measure,
    unit,
    group,
    from,
    to,
    state,
    numerator: known ? sum((one) => one.numerator) : null,
    denominator: known ? sum((one) => one.denominator) : null,
    value: null,
    matureOn:
      told
        .map((one) => one.matureOn)
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null,
    // Medians and means of parts do not add up; of one part they stand.
    details: told.length === 1 ? told[0]!.details : { projects: told.length },
  }
}
