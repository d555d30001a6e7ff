import { programTerm } from '../../agreements/programs/program.ts'
import { worksForTheGovernment } from '../../ground/people/may.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { ReleasedResult } from '../../performance/goals/framework-package.ts'
import type { FrameworkLine } from '../../performance/goals/framework-words.ts'
import { listPackages } from '../../performance/goals/list-packages.ts'
import { listReleasedResults } from '../../performance/results/list-released-results.ts'

/** A released figure of twelve months; 'none': there is none of this kind. */
export type BesideResult = {
  state: 'value' | 'suppressed' | 'none'
  numerator: number | null
  denominator: number | null
  from: string | null
  to: string | null
}
export type BesideRow = {
  measure: string
  programType: string
  population: string | null
  ours: BesideResult
  /** in the order of the senders */
  theirs: BesideResult[]
}
export type ResultsBeside = { senders: { name: string; madeAt: string; isDemo: boolean }[]; rows: BesideRow[] }

const none: BesideResult = { state: 'none', numerator: null, denominator: null, from: null, to: null }

/** For the lines of a framework: our released results, and beside them those that other installations sent, as they came. */
export async function findResultsBeside(visit: Visit, lines: readonly FrameworkLine[]): Promise<ResultsBeside | null> {
  if (!worksForTheGovernment(visit)) return null
  const packages = await listPackages(visit.work)
  const ours = await listReleasedResults(visit.work)
  const rows = lines.map((line) => ({
    measure: line.measure,
    programType: line.programType,
    population: line.population,
    ours: pick(ours, line),
    theirs: packages.map((one) => pick(one.content.results, line)),
  }))
  if (rows.every((row) => [row.ours, ...row.theirs].every((one) => one.state === 'none'))) return null
  return {
    senders: packages.map(({ fromName, madeAt, content }) => ({ name: fromName, madeAt, isDemo: content.from.isDemo })),
    rows,
  }
}

/**
 * The figure of a line's kind of program. A line for any population adds up the populations only when each of them is
 * shown: a part of them would pass for the whole.
 */
function pick(results: readonly ReleasedResult[], line: FrameworkLine): BesideResult {
  const found = results.find((one) => one.measure === line.measure)
  if (!found) return none
  const isSame = (one: string, other: string) => programTerm(one) === programTerm(other)
  const groups = found.groups.filter(
    (group) =>
      isSame(group.programType, line.programType) &&
      (line.population === null || (group.population !== null && isSame(group.population, line.population))),
  )
  if (groups.length === 0) return none
  const { from, to } = found
  if (groups.some((group) => group.state === 'suppressed'))
    return { state: 'suppressed', numerator: null, denominator: null, from, to }
  const sum = (count: 'numerator' | 'denominator') => groups.reduce((total, group) => total + (group[count] ?? 0), 0)
  return { state: 'value', numerator: sum('numerator'), denominator: sum('denominator'), from, to }
}
