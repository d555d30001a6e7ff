-- Exits to permanent housing, for every group and window at once.
-- Types other than 3, 9, 10: exits in the window. Types 3, 9, 10: units housed at any time in the window, found from
-- running totals (housed by the end less gone before the start), so that no stay is spread over its months.
with member_stays as (
  select g.group_key, s.project_type in (3, 9, 10) as keeps_housing, s.move_in_on, s.exit_on, s.destination_class,
    g.from_on, g.to_on
  from facts_stays s join measuring_groups g using (project_id)
  where is_counted(s.is_unit_row) and (s.exit_on is null or s.exit_on >= g.from_on)
),
housed as (
  -- a stay that outlives the group's dates leaves it on their last day, housed
  select group_key, greatest(move_in_on, from_on) as start_on, least(coalesce(exit_on, to_on), to_on) as end_on,
    case when exit_on <= to_on then destination_class else 'housed' end as ends_as
  from member_stays where keeps_housing and move_in_on <= to_on
),
events as (
  select group_key, window_of(exit_on) as window_no, 0 as started, 0 as ended,
    count(*) as exits,
    count(*) filter (destination_class = 'permanent') as good,
    count(*) filter (leaves_denominator(destination_class)) as excluded,
    count(*) filter (destination_class = 'missing') as missing,
    0 as held_exits, 0 as held_good, 0 as held_excluded
  from member_stays where not keeps_housing and exit_on <= to_on group by all
  union all
  select group_key, window_of(start_on), count(*), 0, 0, 0, 0, 0, 0, 0, 0 from housed group by all
  union all
  select group_key, window_of(end_on), 0, count(*), 0, 0, 0, count(*) filter (ends_as = 'missing'),
    count(*) filter (ends_as <> 'housed'),
    count(*) filter (ends_as in ('permanent', 'housed')),
    count(*) filter (leaves_denominator(ends_as))
  from housed group by all
),
per_window as (
  select group_key, window_no, sum(started) as started, sum(ended) as ended, sum(exits) as exits, sum(good) as good,
    sum(excluded) as excluded, sum(missing) as missing, sum(held_exits) as held_exits, sum(held_good) as held_good,
    sum(held_excluded) as held_excluded
  from events where window_no is not null group by all
),
running as (
  select d.group_key, d.window_no, e.* exclude (group_key, window_no),
    coalesce(sum(e.started) over through_now, 0) as started_by_end,
    coalesce(sum(e.ended) over through_now, 0) as ended_by_end
  from measuring_grid d left join per_window e using (group_key, window_no)
  window through_now as (partition by d.group_key order by d.window_no)
)
select group_key, window_no,
  coalesce(good, 0) + (started_by_end - ended_by_end) + coalesce(held_good, 0) as numerator,
  coalesce(exits - excluded, 0) + (started_by_end - ended_by_end) + coalesce(ended - held_excluded, 0) as denominator,
  coalesce(exits + held_exits, 0) as "exits",
  coalesce(missing, 0) as "missingDestinations",
  coalesce(excluded + held_excluded, 0) as "excludedDestinations"
from running where window_no >= 0
