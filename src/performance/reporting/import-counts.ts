import { programTerm } from '../../agreements/programs/program.ts'
import { firstDay, lastDay } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { CountsLine } from '../intake/counts-list.ts'
import { type CardVersion, listCardVersions, versionOn } from '../measures/list-card-versions.ts'
import { listMeasures } from '../measures/list-measures.ts'
import { keptCount } from '../measures/measure.ts'
import { type NewResult, type ResultsRecorded, recordResults } from '../results/record-results.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'

/** Where a count was made by hand and not from records, its card says so by this version. */
export const countedByHand = 'counted-by-hand-2026.1'

/**
 * Takes counts that a provider sent or a person typed: numerator and denominator for a program, a measure and a month, in
 * the unit of the measure. A blank is missing, a 0 is zero.
 */
export async function importCounts(
  visit: Visit,
  input: { lines: CountsLine[]; fileName: string; submissionId: string },
): Promise<{ done: ResultsRecorded; findings: Finding[] } | { refused: 'not-allowed' }> {
  const programs = await visit.work.selectFrom('program').select(['id', 'name']).execute()
  const byName = Map.groupBy(programs, (program) => programTerm(program.name))
  const byId = new Map(programs.map((program) => [program.id, program]))
  const measures = new Map((await listMeasures(visit.work)).map((one) => [one.key, one]))
  const cards = new Map<string, CardVersion[]>()
  for (const key of new Set(input.lines.map((line) => line.measure)))
    cards.set(key, await listCardVersions(visit.work, key))
  const findings: Finding[] = []
  const results = input.lines.flatMap((line): (NewResult & { version: string })[] => {
    const named = byId.has(line.program) ? [byId.get(line.program)!] : (byName.get(programTerm(line.program)) ?? [])
    if (named.length !== 1) {
      findings.push({
        grade: 'error',
        code: named.length === 0 ? 'unknown-program' : 'program-name-not-unique',
        file: input.fileName,
        row: line.row,
        column: 'program',
        found: line.program,
        expected: null,
        count: 1,
      })
      return []
    }
    const measure = measures.get(line.measure)
    if (!measure) throw new Error(`No measure is called ${line.measure}.`)
    const isKnown = line.numerator !== null && line.denominator !== null
    return [
      {
        programId: named[0]!.id,
        measure: measure.key,
        unit: measure.units[0]!,
        version: measure.isBuiltIn
          ? countedByHand
          : (versionOn(cards.get(measure.key)!, lastDay(line.period))?.name ?? measure.version),
        from: firstDay(line.period),
        to: lastDay(line.period),
        numerator: isKnown ? keptCount(measure, line.numerator) : null,
        denominator: isKnown ? line.denominator : null,
        state: isKnown ? ('value' as const) : ('missing' as const),
        matureOn: null,
        note: line.note,
      },
    ]
  })
  const done: ResultsRecorded = { added: 0, corrected: 0, unchanged: 0 }
  const byVersion: [string, NewResult[]][] = [...Map.groupBy(results, (one) => one.version)]
  // A list of which nothing could be taken is recorded too: the history tells of it.
  for (const [definitionVersion, of] of byVersion.length > 0
    ? byVersion
    : [[countedByHand, []] as [string, NewResult[]]]) {
    const recorded = await recordResults(visit, { results: of, submissionId: input.submissionId, definitionVersion })
    if ('refused' in recorded) return recorded
    done.added += recorded.done.added
    done.corrected += recorded.done.corrected
    done.unchanged += recorded.done.unchanged
  }
  await judgeNewestMonth(visit)
  return { done, findings }
}
