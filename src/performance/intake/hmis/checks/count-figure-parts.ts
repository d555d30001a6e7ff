import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'
import type { MeasureKey } from '../../../measure-packs/homelessness/figure.ts'
import { checkOf } from './checks.ts'
import { fillCheckRows } from './fill-check-rows.ts'

/**
 * What the records that a check found add to a figure: numerator and denominator of one measure, project and month, in
 * households. A figure less its part is the figure without them, for every measure here is a sum over stays.
 */
export type FigurePart = {
  key: string
  projectId: string
  measure: MeasureKey
  month: string
  numerator: number
  denominator: number
}

/** The months of figures that parts are counted for: first and last day. */
export type FigureMonths = { from: string; to: string }

const day = (value: string) => `date '${value}'`

/** Counts the parts of the checks named, those that move a figure and look at stays. */
export async function countFigureParts(
  engine: RecordEngine,
  keys: string[],
  { from, to }: FigureMonths,
): Promise<FigurePart[]> {
  await fillCheckRows(
    engine,
    keys.filter((key) => checkOf(key)!.moves.length > 0),
  )
  const rows = await engine.rows<FigurePart>(partsOf(from, to))
  return rows.filter(({ key, measure }) => checkOf(key)!.moves.includes(measure))
}

const partsOf = (from: string, to: string) => `
with months as (
  select m::date as from_on, (m + interval 1 month - interval 1 day)::date as to_on
  from generate_series(${day(from)}::timestamp, ${day(to)}::timestamp, interval 1 month) t(m)
),
faulty as (
  select r.key, s.* from check_rows r join facts_stays s using (row_no) where s.is_unit_row
),
parts as (
  select key, project_id, 'exits-to-permanent-housing' as measure, m.from_on,
    count(*) filter (destination_class = 'permanent') as numerator, count(*) filter (destination_class <> 'excluded') as denominator
  from faulty f join months m on f.exit_on between m.from_on and m.to_on where project_type not in (3, 9, 10) group by all
  union all
  -- permanent housing: of those housed at any time in the month, those still housed or gone to permanent housing
  select key, project_id, 'exits-to-permanent-housing', m.from_on,
    count(*) filter (exit_on is null or exit_on > m.to_on or destination_class = 'permanent'),
    count(*) filter (exit_on is null or exit_on > m.to_on or destination_class <> 'excluded')
  from faulty f join months m on f.move_in_on <= m.to_on and (f.exit_on is null or f.exit_on >= m.from_on)
  where project_type in (3, 9, 10) group by all
  union all
  -- the cohort of a month left six months before it
  select key, project_id, 'returns-within-six-months', m.from_on, count(returned_after_days), count(*)
  from faulty f join months m on date_trunc('month', f.exit_on) + interval 6 month = m.from_on
  where destination_class = 'permanent' group by all
  union all
  select key, project_id, 'length-of-stay', m.from_on, sum(nights), count(*)
  from faulty f join months m on f.exit_on between m.from_on and m.to_on where project_type not in (3, 9, 10) group by all
  union all
  select key, project_id, 'entries-from-homelessness', m.from_on, count(*) filter (is_from_homelessness), count(*)
  from faulty f join months m on f.entry_on between m.from_on and m.to_on group by all
  union all
  -- beds stay; the nights of these stays go
  select key, project_id, 'utilization', m.from_on,
    sum(least(coalesce(exit_on, date '9999-12-30'), m.to_on + 1) - greatest(bed_from_on, m.from_on)), 0
  from (
    select *, case when project_type in (3, 9, 10, 13) then move_in_on else entry_on end as bed_from_on from faulty where project_type <> 1
  ) f join months m on f.bed_from_on <= m.to_on and (f.exit_on is null or f.exit_on > m.from_on)
  where bed_from_on < coalesce(exit_on, date '9999-12-30') group by all
)
select key, project_id::varchar as "projectId", measure, strftime(from_on, '%Y-%m') as month, numerator::bigint as numerator,
  denominator::bigint as denominator
from parts where numerator <> 0 or denominator <> 0
order by all`
