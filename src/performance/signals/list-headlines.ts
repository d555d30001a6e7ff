import { sql } from 'kysely'
import type { Reads } from '../../ground/platform/database.server.ts'
import type { Month } from '../../ground/platform/day.ts'
import type { Standing, TrendPoint } from './judge-month.ts'

/** A program under a contract in a judged month: its counts of charts, what it is measured on, and its headline's course. */
export type Headline = {
  contractId: string
  programId: string
  charts: number
  chance: number
  flagged: number
  /** measures that mean something for this program, whether or not a figure has come in */
  measures: string[]
  /** null: no measure has a result yet */
  measure: string | null
  trend: TrendPoint[] | null
  band: Standing['band']
  denominator: number | null
}

/** Every judged program of a month with the course of its headline measure: one read, because a list shows thousands. */
export async function listHeadlines(db: Reads, month: Month): Promise<Headline[]> {
  const { rows } =
    await sql<Headline>`select contract_id as "contractId", program_id as "programId", charts, chance, flagged,
      coalesce(told.measures, '{}') as measures, told.measure, content -> told.measure -> 'trend' as trend,
      content -> told.measure -> 'band' as band, (content -> told.measure -> 'window' ->> 'denominator')::float8 as denominator
    from standing, lateral (
      select array_agg(key) filter (where value ->> 'state' <> 'not-applicable') as measures,
        max(key) filter (where jsonb_typeof(value -> 'trend') = 'array') as measure
      from jsonb_each(content)
    ) as told
    where month = ${month}`.execute(db)
  return rows
}
