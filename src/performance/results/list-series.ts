import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import { firstDay, lastDay, type Month } from '../../ground/platform/day.ts'
import type { FigureState } from '../measure-packs/homelessness/figure.ts'
import type { Result } from './result.ts'

type Row = {
  programId: string
  measure: string
  unit: string
  froms: string
  numerators: string
  denominators: string
  states: string
}

/**
 * The counts of every program's months, one row a series: a judgment of thousands of programs needs millions of counts,
 * and neither their ids nor where they came from. What it leaves out is empty; `listResults` reads results whole.
 */
export async function listSeries(
  db: Reads,
  asked: { unit: string[]; fromMonth: Month; toMonth: Month },
): Promise<Result[]> {
  const { rows } = await sql<Row>`
    select program_id as "programId", measure, unit, array_agg(from_on)::text as froms,
      array_agg(numerator)::text as numerators, array_agg(denominator)::text as denominators, array_agg(state)::text as states
    from result
    where replaced_at is null and program_id is not null and unit = any(${asked.unit}::text[])
      and from_on >= ${firstDay(asked.fromMonth)} and to_on <= ${lastDay(asked.toMonth)}
    group by program_id, measure, unit`.execute(db)
  return rows.flatMap(({ programId, measure, unit, ...row }) => {
    const [numerators, denominators, states] = [row.numerators, row.denominators, row.states].map(elements)
    return elements(row.froms).map(
      (from, at): Result => ({
        id: '',
        programId,
        measure,
        unit,
        month: from.slice(0, 7),
        version: 0,
        numerator: countOf(numerators![at]!),
        denominator: countOf(denominators![at]!),
        state: states![at] as FigureState,
        matureOn: null,
        definitionVersion: '',
        details: none,
        note: null,
        submissionId: '',
        recordedAt: '',
      }),
    )
  })
}

const none = {}
/** PostgreSQL's text of an array of days, numbers or words without commas. */
const elements = (array: string): string[] => array.slice(1, -1).split(',')
const countOf = (text: string): number | null => (text === 'NULL' ? null : Number(text))
