import { programTerm } from '../../agreements/programs/program.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { ReleasedResult } from '../goals/framework-package.ts'
import { listMeasures } from '../measures/list-measures.ts'
import type { Measure } from '../measures/measure.ts'
import { findNewestMonth, listResults } from './list-results.ts'
import {
  type CountedAs,
  type CountedGroup,
  releaseGroups,
  releaseWindow,
  withoutSmallDifferences,
} from './release-groups.ts'

/** What of a measure's counts could tell of a person: that decides what is hidden. */
function countedAs({ key, valueFormat }: Measure): CountedAs {
  if (key === 'utilization') return 'units'
  if (valueFormat === 'share') return 'people'
  if (valueFormat === 'count') return 'cases'
  return valueFormat.startsWith('rate') ? 'events' : 'amounts'
}

/**
 * The results of twelve months as anybody may see them: by measure, kind of program and population, summed over
 * programs, with small counts and what would give them away hidden.
 */
export async function listReleasedResults(db: Reads): Promise<ReleasedResult[]> {
  const programs = await db.selectFrom('program').select(['id', 'program_type', 'population']).execute()
  const programOf = new Map(programs.map((one) => [one.id, one]))
  const released = new Map<string, ReleasedResult>()
  for (const one of await listMeasures(db)) {
    const [measure, unit, counted] = [one.key, one.units[0]!, countedAs(one)]
    const newest = await findNewestMonth(db, measure)
    if (newest === null) continue
    const { from, to, days } = releaseWindow(newest)
    const results = await listResults(db, { programIds: 'all', unit, fromMonth: from, toMonth: to, measure })
    const groups = new Map<string, CountedGroup>()
    for (const result of results) {
      const program = result.programId === null ? undefined : programOf.get(result.programId)
      if (!program || result.state !== 'value' || result.numerator === null || result.denominator === null) continue
      const { program_type: programType, population } = program
      const key = JSON.stringify([programTerm(programType), programTerm(population ?? '')])
      const group = groups.get(key) ?? { programType, population, numerator: 0, denominator: 0 }
      group.numerator += result.numerator
      group.denominator += result.denominator
      groups.set(key, group)
    }
    if (groups.size === 0) continue
    const inOrder = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
    const cardVersion = results.at(-1)!.definitionVersion
    const shown = releaseGroups(inOrder, counted, days)
    released.set(measure, { measure, cardVersion, unit, from, to, ...shown })
  }
  const [stays, exits] = [released.get('length-of-stay'), released.get('exits-to-permanent-housing')]
  if (stays) released.set('length-of-stay', { ...stays, ...withoutSmallDifferences(stays, exits ?? null) })
  return [...released.values()]
}
