import { programTerm } from '../../agreements/programs/program.ts'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { ReleasedResult } from '../goals/framework-package.ts'
import { type MeasureKey, measureKeys } from '../measure-packs/homelessness/figure.ts'
import { findNewestMonth, listResults } from './list-results.ts'
import { type CountedAs, type CountedGroup, releaseGroups, releaseWindow, withoutSmallDifferences } from './release-groups.ts'

const countedAs = (measure: MeasureKey): CountedAs =>
  measure === 'length-of-stay' ? 'stays' : measure === 'utilization' ? 'units' : 'people'

/**
 * The results of twelve months as anybody may see them: by measure, kind of program and population, summed over
 * programs, with small counts and what would give them away hidden.
 */
export async function listReleasedResults(db: Reads): Promise<ReleasedResult[]> {
  const programs = await db.selectFrom('program').select(['id', 'program_type', 'population']).execute()
  const programOf = new Map(programs.map((one) => [one.id, one]))
  const released = new Map<MeasureKey, ReleasedResult>()
  for (const measure of measureKeys) {
    const newest = await findNewestMonth(db, measure)
    if (newest === null) continue
    const { from, to, days } = releaseWindow(newest)
    const results = await listResults(db, { programIds: 'all', unit: 'households', fromMonth: from, toMonth: to, measure })
    const groups = new Map<string, CountedGroup>()
    for (const one of results) {
      const program = one.programId === null ? undefined : programOf.get(one.programId)
      if (!program || one.state !== 'value' || one.numerator === null || one.denominator === null) continue
      const { program_type: programType, population } = program
      const key = JSON.stringify([programTerm(programType), programTerm(population ?? '')])
      const group = groups.get(key) ?? { programType, population, numerator: 0, denominator: 0 }
      group.numerator += one.numerator
      group.denominator += one.denominator
      groups.set(key, group)
    }
    if (groups.size === 0) continue
    const inOrder = [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
    const cardVersion = results.at(-1)!.definitionVersion
    const shown = releaseGroups(inOrder, countedAs(measure), days)
    released.set(measure, { measure, cardVersion, unit: 'households', from, to, ...shown })
  }
  const [stays, exits] = [released.get('length-of-stay'), released.get('exits-to-permanent-housing')]
  if (stays) released.set('length-of-stay', { ...stays, ...withoutSmallDifferences(stays, exits ?? null) })
  return [...released.values()]
}
