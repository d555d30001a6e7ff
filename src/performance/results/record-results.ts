import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Day } from '../../ground/platform/day.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { FigureState, MeasureKey, Unit } from '../measure-packs/homelessness/figure.ts'
import { mayRecordResults } from './may.ts'

/** A figure of a program (or, with null, of the whole jurisdiction), ready to be kept. */
export type NewResult = {
  programId: string | null
  measure: MeasureKey
  unit: Unit
  from: Day
  to: Day
  numerator: number | null
  denominator: number | null
  state: FigureState
  matureOn: Day | null
  details?: Record<string, string | number | null>
  note?: string | null
}

export type ResultsRecorded = { added: number; corrected: number; unchanged: number }

/**
 * Keeps results. A figure that is already known as it is stays; one that differs becomes a new version, and the old
 * version remains readable. Nothing is overwritten.
 */
export async function recordResults(
  visit: Visit,
  input: { results: NewResult[]; submissionId: string; definitionVersion: string },
): Promise<{ done: ResultsRecorded } | { refused: 'not-allowed' }> {
  if (!mayRecordResults(visit)) return { refused: 'not-allowed' }
  const current = await readCurrent(visit)
  const counts: ResultsRecorded = { added: 0, corrected: 0, unchanged: 0 }
  const [fresh, replaced]: [unknown[], string[]] = [[], []]
  for (const result of input.results) {
    const before = current.get(placeOf(result))
    if (before && isSame(before, result)) {
      counts.unchanged += 1
      continue
    }
    if (before) replaced.push(before.id)
    counts[before ? 'corrected' : 'added'] += 1
    fresh.push(toRow(visit, result, (before?.version ?? 0) + 1, input))
  }
  for (const ids of batches(replaced)) {
    await sql`update result set replaced_at = ${visit.now} where id = any(${ids}::uuid[])`.execute(visit.work)
  }
  for (const rows of batches(fresh)) {
    await sql`insert into result select * from jsonb_populate_recordset(null::result, ${JSON.stringify(rows)}::jsonb)`.execute(
      visit.work,
    )
  }
  await recordHistory(visit, {
    event: 'results-recorded',
    subject: 'submission',
    subjectId: input.submissionId,
    content: { ...counts, definitionVersion: input.definitionVersion },
  })
  return { done: counts }
}

type Current = {
  id: string
  version: number
  numerator: number | null
  denominator: number | null
  state: string
  mature_on: string | null
}

async function readCurrent(visit: Visit): Promise<Map<string, Current>> {
  const rows = await visit.work
    .selectFrom('result')
    .where('replaced_at', 'is', null)
    .select([
      'id',
      'program_id',
      'measure',
      'unit',
      'from_on',
      'to_on',
      'version',
      'numerator',
      'denominator',
      'state',
      'mature_on',
    ])
    .execute()
  return new Map(
    rows.map((row) => [`${row.program_id ?? ''} ${row.measure} ${row.unit} ${row.from_on} ${row.to_on}`, row]),
  )
}

function placeOf(result: NewResult): string {
  return `${result.programId ?? ''} ${result.measure} ${result.unit} ${result.from} ${result.to}`
}

function isSame(before: Current, after: NewResult): boolean {
  return (
    before.numerator === after.numerator &&
    before.denominator === after.denominator &&
    before.state === after.state &&
    before.mature_on === after.matureOn
  )
}

function toRow(
  visit: Visit,
  result: NewResult,
  version: number,
  input: { submissionId: string; definitionVersion: string },
) {
  return {
    id: randomUUID(),
    program_id: result.programId,
    measure: result.measure,
    unit: result.unit,
    from_on: result.from,
    to_on: result.to,
    version,
    numerator: result.numerator,
    denominator: result.denominator,
    state: result.state,
    mature_on: result.matureOn,
    definition_version: input.definitionVersion,
    details: result.details ?? {},
    note: result.note ?? null,
    submission_id: input.submissionId,
    recorded_at: visit.now,
    replaced_at: null,
  }
}

function batches<Row>(rows: Row[]): Row[][] {
  const size = 5000
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, index) =>
    rows.slice(index * size, (index + 1) * size),
  )
}
