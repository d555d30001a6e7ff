import { programTerm } from '../../agreements/programs/program.ts'
import { firstDay, lastDay } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { CountsLine } from '../intake/counts-list.ts'
import { type CardVersion, listCardVersions, versionOn } from '../measures/list-card-versions.ts'
import { listMeasures } from '../measures/list-measures.ts'
import { keptCount, type Measure } from '../measures/measure.ts'
import { findLocks, type Locks } from '../results/list-period-locks.ts'
import { listResults } from '../results/list-results.ts'
import { type NewResult, type ResultsRecorded, recordResults } from '../results/record-results.ts'
import { countedByHand } from '../results/result.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'

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
  const locked = await listLockedFigures(visit, input.lines, [...measures.values()])
  const cards = new Map<string, CardVersion[]>()
  for (const key of new Set(input.lines.map((line) => line.measure)))
    cards.set(key, await listCardVersions(visit.work, key))
  const findings: Finding[] = []
  const note = (line: CountsLine, code: string, column: string, found: string) => {
    const where = { file: input.fileName, row: line.row, column, found, expected: null, count: 1 }
    findings.push({ grade: 'error', code, ...where })
  }
  const results = input.lines.flatMap((line): (NewResult & { version: string })[] => {
    const named = byId.has(line.program) ? [byId.get(line.program)!] : (byName.get(programTerm(line.program)) ?? [])
    if (named.length !== 1) {
      note(line, named.length === 0 ? 'unknown-program' : 'program-name-not-unique', 'program', line.program)
      return []
    }
    const measure = measures.get(line.measure)
    if (!measure) throw new Error(`No measure is called ${line.measure}.`)
    if (isLockedOtherwise(locked, named[0]!.id, line, measure)) {
      note(line, 'period-locked', 'period', line.period)
      return []
    }
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

type LockedFigures = {
  locks: Locks
  known: Map<string, { numerator: number | null; denominator: number | null }>
}

/** The months of these lines that are locked, with what is known of them: the same count again is no fault. */
async function listLockedFigures(visit: Visit, lines: CountsLine[], measures: Measure[]): Promise<LockedFigures> {
  const locks = await findLocks(visit.work)
  const months = [...new Set(lines.map((line) => line.period))].filter((month) => locks.months.has(month)).toSorted()
  if (months.length === 0) return { locks, known: new Map() }
  const unit = [...new Set(measures.map((one) => one.units[0]!))]
  const span = { fromMonth: months[0]!, toMonth: months.at(-1)! }
  const results = await listResults(visit.work, { programIds: 'all', unit, ...span })
  return {
    locks,
    known: new Map(results.map((one) => [`${one.programId} ${one.measure} ${one.unit} ${one.month}`, one])),
  }
}

function isLockedOtherwise(
  { locks, known }: LockedFigures,
  programId: string,
  line: CountsLine,
  measure: Measure,
): boolean {
  if (!locks.isLocked(line.period, programId)) return false
  const now = known.get(`${programId} ${measure.key} ${measure.units[0]} ${line.period}`)
  return now?.numerator !== keptCount(measure, line.numerator) || now?.denominator !== line.denominator
}
