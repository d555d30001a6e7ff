import { recordHistory } from '../../../../ground/history/record-history.ts'
import type { Day } from '../../../../ground/platform/day.ts'
import { monthOf } from '../../../../ground/platform/day.ts'
import { inBatches } from '../../../../ground/platform/in-batches.ts'
import type { Visit } from '../../../../ground/platform/visit.ts'
import { mayBringData } from '../../../../ground/submissions/may.ts'
import type { CheckCount, LookedAt } from './count-checks.ts'
import type { FigureMonths, FigurePart } from './count-figure-parts.ts'

export type CheckedExport = {
  submissionId: string
  exportedOn: Day
  months: FigureMonths
  counts: CheckCount[]
  looked: LookedAt[]
  parts: FigurePart[]
  notMade: string[]
}

/** Keeps with a submission what the checks found in it, as counts by project and month. */
export async function recordCheckFindings(
  visit: Visit,
  { submissionId, exportedOn, months, counts, looked, parts, notMade }: CheckedExport,
): Promise<{ done: { findings: number } } | { refused: 'not-allowed' }> {
  if (!mayBringData(visit)) return { refused: 'not-allowed' }
  const [from, to] = [monthOf(months.from), monthOf(months.to)]
  const isKept = ({ month }: { month: string }) => month >= from && month <= monthOf(exportedOn)
  const rows = joinParts(counts, parts).filter(isKept)
  const { work, now } = visit
  await work
    .insertInto('check_reading')
    .values({
      submission_id: submissionId,
      exported_on: exportedOn,
      from_month: from,
      to_month: to,
      not_made: notMade,
      read_at: now,
    })
    .execute()
  for (const part of inBatches(rows)) {
    await work
      .insertInto('check_finding')
      .values(part.map(({ moves, ...row }) => ({ submission_id: submissionId, ...row, moves: JSON.stringify(moves) })))
      .execute()
  }
  for (const part of inBatches(looked.filter(isKept))) {
    await work
      .insertInto('check_looked_at')
      .values(part.map(({ projectId, ...row }) => ({ submission_id: submissionId, project_id: projectId, ...row })))
      .execute()
  }
  const found = rows.filter(({ count }) => count > 0)
  await recordHistory(visit, {
    event: 'checks-made',
    subject: 'submission',
    subjectId: submissionId,
    content: {
      checks: new Set(found.map(({ check_key }) => check_key)).size,
      records: found.reduce((sum, { count }) => sum + count, 0),
      notMade,
    },
  })
  return { done: { findings: rows.length } }
}

type Row = {
  check_key: string
  project_id: string
  month: string
  count: number
  moves: Record<string, [number, number]>
}

/** A stay found in one month may weigh on the figures of others: each month gets a row of its own. */
function joinParts(counts: CheckCount[], parts: FigurePart[]): Row[] {
  const rows = new Map<string, Row>()
  const rowOf = (check_key: string, project_id: string, month: string): Row => {
    const name = `${check_key}\n${project_id}\n${month}`
    const row = rows.get(name) ?? { check_key, project_id, month, count: 0, moves: {} }
    rows.set(name, row)
    return row
  }
  for (const { key, projectId, month, count } of counts) rowOf(key, projectId, month).count = count
  for (const { key, projectId, month, measure, numerator, denominator } of parts) {
    rowOf(key, projectId, month).moves[measure] = [numerator, denominator]
  }
  return [...rows.values()]
}
