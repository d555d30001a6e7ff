import { programTerm } from '../../agreements/programs/program.ts'
import { firstDay, lastDay } from '../../ground/platform/day.ts'
import type { Finding } from '../../ground/platform/finding.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { CountsLine } from '../intake/counts-list.ts'
import { type MeasureKey, measureKeys } from '../measure-packs/homelessness/figure.ts'
import { listLockedMonths } from '../results/list-period-locks.ts'
import { listResults } from '../results/list-results.ts'
import { type ResultsRecorded, recordResults } from '../results/record-results.ts'
import { countedByHand } from '../results/result.ts'
import { judgeNewestMonth } from './judge-newest-month.ts'

/**
 * Takes counts that a provider sent or a person typed: numerator and denominator for a program, a measure and a month, in
 * households. A blank is missing, a 0 is zero.
 */
export async function importCounts(
  visit: Visit,
  input: { lines: CountsLine[]; fileName: string; submissionId: string },
): Promise<{ done: ResultsRecorded; findings: Finding[] } | { refused: 'not-allowed' }> {
  const programs = await visit.work.selectFrom('program').select(['id', 'name']).execute()
  const byName = Map.groupBy(programs, (program) => programTerm(program.name))
  const byId = new Map(programs.map((program) => [program.id, program]))
  const locked = await listLockedFigures(visit, input.lines)
  const findings: Finding[] = []
  const note = (line: CountsLine, code: string, column: string, found: string) =>
    findings.push({
      grade: 'error',
      code,
      file: input.fileName,
      row: line.row,
      column,
      found,
      expected: null,
      count: 1,
    })
  const results = input.lines.flatMap((line) => {
    const named = byId.has(line.program) ? [byId.get(line.program)!] : (byName.get(programTerm(line.program)) ?? [])
    if (named.length !== 1) {
      note(line, named.length === 0 ? 'unknown-program' : 'program-name-not-unique', 'program', line.program)
      return []
    }
    if (isLockedOtherwise(locked, named[0]!.id, line)) {
      note(line, 'period-locked', 'period', line.period)
      return []
    }
    const isKnown = line.numerator !== null && line.denominator !== null
    return [
      {
        programId: named[0]!.id,
        measure: measureKeys.find((key) => key === line.measure) as MeasureKey,
        unit: 'households' as const,
        from: firstDay(line.period),
        to: lastDay(line.period),
        numerator: isKnown ? line.numerator : null,
        denominator: isKnown ? line.denominator : null,
        state: isKnown ? ('value' as const) : ('missing' as const),
        matureOn: null,
        note: line.note,
      },
    ]
  })
  const recorded = await recordResults(visit, {
    results,
    submissionId: input.submissionId,
    definitionVersion: countedByHand,
  })
  if ('refused' in recorded) return recorded
  await judgeNewestMonth(visit)
  return { done: recorded.done, findings }
}

type LockedFigures = {
  months: Set<string>
  known: Map<string, { numerator: number | null; denominator: number | null }>
}

/** The months of these lines that are locked, with what is known of them: the same count again is no fault. */
async function listLockedFigures(visit: Visit, lines: CountsLine[]): Promise<LockedFigures> {
  const all = await listLockedMonths(visit.work)
  const months = [...new Set(lines.map((line) => line.period))].filter((month) => all.has(month)).toSorted()
  if (months.length === 0) return { months: new Set(), known: new Map() }
  const span = { fromMonth: months[0]!, toMonth: months.at(-1)! }
  const results = await listResults(visit.work, { programIds: 'all', unit: 'households', ...span })
  return {
    months: new Set(months),
    known: new Map(results.map((one) => [`${one.programId} ${one.measure} ${one.month}`, one])),
  }
}

function isLockedOtherwise({ months, known }: LockedFigures, programId: string, line: CountsLine): boolean {
  if (!months.has(line.period)) return false
  const now = known.get(`${programId} ${line.measure} ${line.period}`)
  return now?.numerator !== line.numerator || now?.denominator !== line.denominator
}
