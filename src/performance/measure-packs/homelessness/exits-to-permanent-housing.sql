-- Exits to permanent housing, for every group and window at once.
-- Types other than 3, 9, 10: exits in the window. Types 3, 9, 10: units housed at any time in the window, found from
-- running totals (housed by the end less gone before the start), so that no stay is spread over its months.
with housed as (
  -- a stay that outlives the group's dates leaves it on their last day, housed
  select g.group_no, greatest(s.move_in_on, g.from_on) as start_on, least(coalesce(s.exit_on, g.to_on), g.to_on) as end_on,
    -- null: housed
    if(s.exit_on <= g.to_on, s.destination_class, null) as ends_as
  from facts_stays s join measuring_groups g using (project_id)
  where is_counted(s.is_unit_row) and s.project_type in (3, 9, 10) and (s.exit_on is null or s.exit_on >= g.from_on)
    and s.move_in_on <= g.to_on
),
-- stays that began and ended alike go on as one row
spans as materialized (
  select group_no, window_of(start_on) as starts_in, window_of(end_on) as ends_in, ends_as, count(*) as stays
  from housed group by all
),
events as (
  select g.group_no, window_of(s.exit_on) as window_no, 0 as started, 0 as ended,
    count(*) as exits,
    count(*) filter (s.destination_class = 'permanent') as good,
    count(*) filter (leaves_denominator(s.destination_class)) as excluded,
    count(*) filter (s.destination_class = 'missing') as missing,
    0 as held_exits, 0 as held_good, 0 as held_excluded
  from facts_stays s join measuring_groups g using (project_id)
  where is_counted(s.is_unit_row) and s.project_type not in (3, 9, 10)
    and s.exit_on between g.from_on and g.to_on and is_asked(s.exit_on)
  group by all
  union all
  select group_no, starts_in, stays, 0, 0, 0, 0, 0, 0, 0, 0 from spans
  union all
  select group_no, ends_in, 0, stays, 0, 0, 0, if(ends_as = 'missing', stays, 0),
    if(ends_as is not null, stays, 0),
    if(ends_as is null or ends_as = 'permanent', stays, 0),
    if(leaves_denominator(ends_as), stays, 0)
  from spans
),
per_window as (
  select group_no, window_no, sum(started) as started, sum(ended) as ended, sum(exits) as exits, sum(good) as good,
    sum(excluded) as excluded, sum(missing) as missing, sum(held_exits) as held_exits, sum(held_good) as held_good,
    sum(held_excluded) as held_excluded
  from events group by all
),
running as (
  select d.group_no, d.window_no, e.* exclude (group_no, window_no),
    coalesce(sum(e.started) over through_now, 0) as started_by_end,
    coalesce(sum(e.ended) over through_now, 0) as ended_by_end
  from measuring_grid d left join per_window e using (group_no, window_no)
  window through_now as (partition by d.group_no order by d.window_no)
)
select group_no, window_no,
  coalesce(good, 0) + (started_by_end - ended_by_end) + coalesce(held_good, 0) as numerator,
  coalesce(exits - excluded, 0) + (started_by_end - ended_by_end) + coalesce(ended - held_excluded, 0) as denominator,
  coalesce(exits + held_exits, 0) as "exits",
  coalesce(missing, 0) as "missingDestinations",
  coalesce(excluded + held_excluded, 0) as "excludedDestinations"
from running where window_no >= 0
