import { listProgramMap, type MapLine } from '../../agreements/programs/list-program-map.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import { firstDay, lastDay, type Month } from '../../ground/platform/day.ts'
import { checkOf } from '../../performance/intake/hmis/checks/checks.ts'
import { kindOf } from '../../performance/intake/hmis/checks/count-checks.ts'
import {
  type CheckMute,
  findCheckReading,
  listCheckFindings,
  listCheckMutes,
  listLookedAt,
  listMovedParts,
  type MovedPart,
} from '../../performance/intake/hmis/checks/list-check-findings.ts'
import type { MeasureKey } from '../../performance/measure-packs/homelessness/figure.ts'
import { listResults } from '../../performance/results/list-results.ts'

type Counted = { numerator: number; denominator: number }
export type FoundInProgram = {
  projectId: string
  programs: { id: string; program: string; provider: string }[]
  count: number
  lookedAt: number
}
export type MovedFigure = {
  resultId: string
  programId: string
  program: string
  provider: string
  measure: string
  with: Counted
  without: Counted
}

/** One check: what it looks at, where it found something, and how far that moves the figures of the newest month. */
export async function findCheck(db: Reads, key: string) {
  const check = checkOf(key)
  if (!check) return null
  const reading = await findCheckReading(db)
  const mute: CheckMute | null = (await listCheckMutes(db)).find((one) => one.key === key) ?? null
  const { grade, file, column, why, fix, moves } = check
  const told = { key, grade, file, column, why, fix, moves, mute }
  if (reading === null) return { ...told, month: null, exportedOn: null, places: [], figures: [] }
  const map = await listProgramMap(db)
  const found = (await listCheckFindings(db, reading.submissionId)).filter((one) => one.key === key)
  const looked = new Map(
    (await listLookedAt(db, reading.submissionId))
      .filter(({ kind }) => kind === kindOf(check))
      .map(({ projectId, count }) => [projectId, count]),
  )
  const places: FoundInProgram[] = found
    .map(({ projectId, count }) => ({
      projectId,
      count,
      lookedAt: looked.get(projectId) ?? count,
      programs: programsOf(map, projectId),
    }))
    .toSorted((a, b) => b.count - a.count)
  const month = reading.toMonth
  const parts = (await listMovedParts(db, reading.submissionId, key)).filter((part) => part.month === month)
  return {
    ...told,
    month,
    exportedOn: reading.exportedOn,
    places,
    figures: await listMovedFigures(db, map, parts, month),
  }
}

function programsOf(map: MapLine[], projectId: string): FoundInProgram['programs'] {
  const named = new Map(
    map
      .filter(({ hmisProjectId }) => hmisProjectId === projectId)
      .map(({ programId, program, providerName }) => [programId, { id: programId, program, provider: providerName }]),
  )
  return [...named.values()]
}

async function listMovedFigures(db: Reads, map: MapLine[], parts: MovedPart[], month: Month): Promise<MovedFigure[]> {
  const lines = map.filter(({ from, to }) => (from ?? '') <= lastDay(month) && (to ?? '9999') >= firstDay(month))
  const ofProject = new Map(parts.map((part) => [part.projectId, part.moves]))
  const programs = Map.groupBy(
    lines.filter(({ hmisProjectId }) => ofProject.has(hmisProjectId ?? '')),
    ({ programId }) => programId,
  )
  if (programs.size === 0) return []
  const results = await listResults(db, {
    programIds: [...programs.keys()],
    unit: 'households',
    fromMonth: month,
    toMonth: month,
  })
  const figures: MovedFigure[] = results.flatMap(({ id, programId, measure, state, numerator, denominator }) => {
    const own = programs.get(programId ?? '')
    if (!own || state !== 'value' || numerator === null || denominator === null) return []
    // a project that stands in several lines of a program counts in it once
    const projects = [...new Set(own.map(({ hmisProjectId }) => hmisProjectId!))]
    const moved = projects.flatMap((project) =>
      [ofProject.get(project)?.[measure as MeasureKey] ?? []].filter((part) => part.length > 0),
    )
    if (moved.length === 0) return []
    const without = {
      numerator: moved.reduce((left, part) => left - part[0]!, numerator),
      denominator: moved.reduce((left, part) => left - part[1]!, denominator),
    }
    if (numerator * without.denominator === without.numerator * denominator && without.denominator > 0) return []
    const { program, providerName } = own[0]!
    return [
      {
        resultId: id,
        programId: programId!,
        program,
        provider: providerName,
        measure,
        with: { numerator, denominator },
        without,
      },
    ]
  })
  // the figures of many first: there a share says most
  return figures.toSorted((a, b) => b.with.denominator - a.with.denominator)
}
