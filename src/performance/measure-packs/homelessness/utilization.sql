-- Utilization, for every group and slice (a calendar month, cut at the ends of the period) at once: nights in use over
-- beds (units) active, day by day. Nights of a slice = its days for each stay open at its start, plus the rest of the
-- slice for each entry in it, less the rest of the slice for each exit in it: no stay is spread over its nights.
with used as (
  -- permanent housing and rapid rehousing count from move-in; the exit day is no night
  select g.group_no, g.project_id,
    greatest(case when s.project_type in (3, 9, 10, 13) then s.move_in_on else s.entry_on end, g.from_on) as start_on,
    least(coalesce(s.exit_on, date '9999-12-31'), g.to_on + 1) as end_on
  from facts_stays s join measuring_groups g using (project_id)
  where is_counted(s.is_unit_row) and s.project_type <> 1
    and (s.project_type not in (3, 9, 10, 13) or s.move_in_on is not null)
),
-- stays that began and ended in the same slices go on as one row; what ended before the first slice has no night in any
spans as materialized (
  select group_no, project_id, slice_of(start_on) as starts_in, slice_of(end_on) as ends_in, count(*) as stays,
    sum(start_on - date '1970-01-01') as start_days, sum(end_on - date '1970-01-01') as end_days
  from used where start_on < end_on and not is_before_asked(end_on) group by all
),
steps as (
  select group_no, project_id, starts_in as slice_no, stays, start_days as days from spans
  union all
  select group_no, project_id, ends_in, -stays, -end_days from spans
),
per_slice as (
  select group_no, project_id, slice_no, sum(stays) as stays, sum(days) as days from steps group by all
),
recorded as (
  select g.group_no, g.project_id, slice_of(n.night_on) as slice_no, sum(if(counts_households(), n.households, n.persons)) as nights
  from facts_nights n join measuring_groups g using (project_id)
  where n.night_on between g.from_on and g.to_on and is_asked(n.night_on) group by all
),
active as (
  select g.group_no, g.project_id, s.slice_no,
    sum(if(counts_households(), i.units, i.beds)
      * (least(i.to_on, g.to_on, s.to_on) - greatest(i.from_on, g.from_on, s.from_on) + 1)) as places
  from facts_inventory i
  join measuring_groups g on g.project_id = i.project_id and i.from_on <= g.to_on and i.to_on >= g.from_on
  join measuring_slices s on greatest(i.from_on, g.from_on) <= s.to_on and least(i.to_on, g.to_on) >= s.from_on
  where s.slice_no >= 0 group by all
),
members as (select distinct group_no, project_id from measuring_groups),
running as (
  select m.group_no, m.project_id, s.slice_no,
    coalesce(sum(p.stays) over before_now, 0) * (s.to_on - s.from_on + 1) as nights_of_open,
    coalesce(p.stays * (s.to_on + 1 - date '1970-01-01') - p.days, 0) as nights_of_steps
  from members m cross join measuring_slices s left join per_slice p using (group_no, project_id, slice_no)
  window before_now as (partition by m.group_no, m.project_id order by s.slice_no rows between unbounded preceding and 1 preceding)
)
select group_no, slice_no,
  sum(r.nights_of_open + r.nights_of_steps + coalesce(n.nights, 0)) as numerator,
  sum(a.places) as denominator,
  count(*) as "projectsWithInventory"
from running r
join active a using (group_no, project_id, slice_no)
left join recorded n using (group_no, project_id, slice_no)
where a.places > 0 and slice_no >= 0
group by all
