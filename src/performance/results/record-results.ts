import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { recordHistory } from '../../ground/history/record-history.ts'
import type { Day } from '../../ground/platform/day.ts'
import { inBatches } from '../../ground/platform/in-batches.ts'
import type { Visit } from '../../ground/platform/visit.ts'
import type { FigureState } from '../measure-packs/homelessness/figure.ts'
import { findLocks } from './list-period-locks.ts'
import { mayRecordResults } from './may.ts'

/** A figure of a program (or, with null, of the whole jurisdiction), ready to be kept. */
export type NewResult = {
  programId: string | null
  measure: string
  unit: string
  from: Day
  to: Day
  numerator: number | null
  denominator: number | null
  state: FigureState
  matureOn: Day | null
  details?: Record<string, string | number | null>
  note?: string | null
}

/** `keptByLock`: figures that would have changed in a month that is locked, and were left as they are; absent when none. */
export type ResultsRecorded = { added: number; corrected: number; unchanged: number; keptByLock?: number }

/**
 * Keeps results. A figure that is already known as it is stays; one that differs becomes a new version, and the old
 * version remains readable. Nothing is overwritten. In a month that is locked a figure changes through a correction only.
 */
export async function recordResults(
  visit: Visit,
  input: { results: NewResult[]; submissionId: string; definitionVersion: string; isCorrection?: boolean },
): Promise<{ done: ResultsRecorded } | { refused: 'not-allowed' }> {
  if (!mayRecordResults(visit)) return { refused: 'not-allowed' }
  const current = await readCurrent(visit, input.results)
  const locks = input.isCorrection ? null : await findLocks(visit.work)
  const counts: ResultsRecorded = { added: 0, corrected: 0, unchanged: 0 }
  const [fresh, replaced]: [Fresh[], string[]] = [[], []]
  for (const result of input.results) {
    const before = current.get(placeOf(result))
    if (before && isSame(before, result)) {
      counts.unchanged += 1
      continue
    }
    if (locks?.isLocked(result.from.slice(0, 7), result.programId)) {
      counts.keptByLock = (counts.keptByLock ?? 0) + 1
      continue
    }
    if (before) replaced.push(before.id)
    counts[before ? 'corrected' : 'added'] += 1
    fresh.push({ result, version: (before?.version ?? 0) + 1 })
  }
  for (const ids of inBatches(replaced, 2000)) {
    await sql`update result set replaced_at = ${visit.now} where id = any(${arrayText(ids)}::uuid[])`.execute(
      visit.work,
    )
  }
  for (const rows of inBatches(fresh, 2000)) await insert(visit, rows, input)
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
  note: string | null
}

/** Up to so many programs are looked up one by one; of more, all that there are. */
const fewPrograms = 100

/** The current figures of the months that come in, by place. */
async function readCurrent(visit: Visit, results: NewResult[]): Promise<Map<string, Current>> {
  let [from, to] = ['9999-12-31', '0001-01-01']
  const programs = new Set<string>()
  for (const { programId, ...result } of results) {
    if (result.from < from) from = result.from
    if (result.from > to) to = result.from
    if (programId !== null) programs.add(programId)
  }
  const rows = await visit.work
    .selectFrom('result')
    .where('replaced_at', 'is', null)
    .where('from_on', '>=', from)
    .where('from_on', '<=', to)
    .$if(programs.size <= fewPrograms, (query) =>
      query.where(sql<boolean>`(program_id is null or program_id = any(${arrayText([...programs])}::uuid[]))`),
    )
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
      'note',
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
    before.mature_on === after.matureOn &&
    // Measured figures carry no note; of typed ones the comment is a part.
    (after.note === undefined || before.note === after.note)
  )
}

type Fresh = { result: NewResult; version: number }

/**
 * A column travels as one array and what all rows share as one value: an import brings a hundred thousand rows, and rows
 * of JSON would spend most of the time on being written and read.
 */
async function insert(
  visit: Visit,
  rows: Fresh[],
  input: { submissionId: string; definitionVersion: string },
): Promise<void> {
  const column = (pick: (row: Fresh) => string | number | null) => arrayText(rows.map(pick))
  await sql`
    insert into result (id, program_id, measure, unit, from_on, to_on, version, numerator, denominator, state, mature_on,
      details, note, definition_version, submission_id, recorded_at)
    select fresh.*, ${input.definitionVersion}, ${input.submissionId}::uuid, ${visit.now}::timestamptz
    from unnest(
      ${column(() => randomUUID())}::uuid[],
      ${column(({ result }) => result.programId)}::uuid[],
      ${column(({ result }) => result.measure)}::text[],
      ${column(({ result }) => result.unit)}::text[],
      ${column(({ result }) => result.from)}::date[],
      ${column(({ result }) => result.to)}::date[],
      ${column(({ version }) => version)}::integer[],
      ${column(({ result }) => result.numerator)}::bigint[],
      ${column(({ result }) => result.denominator)}::bigint[],
      ${column(({ result }) => result.state)}::text[],
      ${column(({ result }) => result.matureOn)}::date[],
      ${column(({ result }) => quoted(JSON.stringify(result.details ?? {})))}::jsonb[],
      ${column(({ result }) => (typeof result.note === 'string' ? quoted(result.note) : null))}::text[]
    ) as fresh`.execute(visit.work)
}

/** PostgreSQL's text of an array. The driver would look at every element; here only free text needs quotes. */
function arrayText(elements: (string | number | null)[]): string {
  return `{${elements.map((element) => element ?? 'NULL').join(',')}}`
}

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`
