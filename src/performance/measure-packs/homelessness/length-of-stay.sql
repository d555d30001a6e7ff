-- Length of stay, for every group and window at once: nights of the stays ended in the window over those stays; beside
-- it the median, and the mean age of the stays open at the end of the window, from running totals.
with member_stays as (
  select g.group_key, s.entry_on, s.exit_on, s.nights, g.from_on, g.to_on
  from facts_stays s join measuring_groups g using (project_id)
  where is_counted(s.is_unit_row) and s.project_type not in (3, 9, 10)
    and s.entry_on <= g.to_on and (s.exit_on is null or s.exit_on >= g.from_on)
),
ended as (
  select group_key, window_of(exit_on) as window_no, sum(nights) as nights, count(*) as stays, median(nights) as median_nights
  from member_stays where exit_on <= to_on and window_of(exit_on) >= 0 group by all
),
steps as (
  select group_key, window_of(greatest(entry_on, from_on)) as window_no, 1 as stays, entry_on - date '1970-01-01' as entry_day
  from member_stays
  union all
  select group_key, window_of(least(coalesce(exit_on, date '9999-12-31'), to_on + 1)), -1, date '1970-01-01' - entry_on
  from member_stays
),
per_window as (
  select group_key, window_no, sum(stays) as stays, sum(entry_day) as entry_days
  from steps where window_no is not null group by all
),
running as (
  select d.group_key, d.window_no, d.to_on,
    coalesce(sum(p.stays) over through_now, 0) as open_stays,
    coalesce(sum(p.entry_days) over through_now, 0) as entry_days
  from measuring_grid d left join per_window p using (group_key, window_no)
  window through_now as (partition by d.group_key order by d.window_no)
)
select r.group_key, r.window_no,
  coalesce(e.nights, 0) as numerator,
  coalesce(e.stays, 0) as denominator,
  e.median_nights as "medianNights",
  r.open_stays as "openStays",
  case when r.open_stays > 0 then (r.to_on + 1 - date '1970-01-01') - r.entry_days / r.open_stays end as "openStaysMeanAge"
from running r left join ended e using (group_key, window_no)
where r.window_no >= 0
