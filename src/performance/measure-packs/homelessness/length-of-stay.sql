-- Length of stay, for every group and window at once: nights of the stays ended in the window over those stays; beside
-- it the median, and the mean age of the stays open at the end of the window, from running totals.
with ended as (
  select g.group_no, window_of(s.exit_on) as window_no, sum(s.nights) as nights, count(*) as stays,
    median(s.nights) as median_nights
  from facts_stays s join measuring_groups g using (project_id)
  where is_counted(s.is_unit_row) and s.project_type not in (3, 9, 10)
    and s.entry_on <= g.to_on and s.exit_on between g.from_on and g.to_on and is_asked(s.exit_on)
  group by all
),
-- stays that began and ended in the same windows go on as one row; what ended before the first window is open in none
spans as materialized (
  select g.group_no, window_of(greatest(s.entry_on, g.from_on)) as starts_in,
    window_of(least(coalesce(s.exit_on, date '9999-12-31'), g.to_on + 1)) as ends_in,
    count(*) as stays, sum(s.entry_on - date '1970-01-01') as entry_days
  from facts_stays s join measuring_groups g using (project_id)
  where is_counted(s.is_unit_row) and s.project_type not in (3, 9, 10)
    and s.entry_on <= g.to_on and (s.exit_on is null or s.exit_on >= g.from_on)
    and not is_before_asked(least(coalesce(s.exit_on, date '9999-12-31'), g.to_on + 1))
  group by all
),
steps as (
  select group_no, starts_in as window_no, stays, entry_days from spans
  union all
  select group_no, ends_in, -stays, -entry_days from spans
),
per_window as (
  select group_no, window_no, sum(stays) as stays, sum(entry_days) as entry_days
  from steps group by all
),
running as (
  select d.group_no, d.window_no, d.to_on,
    coalesce(sum(p.stays) over through_now, 0) as open_stays,
    coalesce(sum(p.entry_days) over through_now, 0) as entry_days
  from measuring_grid d left join per_window p using (group_no, window_no)
  window through_now as (partition by d.group_no order by d.window_no)
)
select r.group_no, r.window_no,
  coalesce(e.nights, 0) as numerator,
  coalesce(e.stays, 0) as denominator,
  e.median_nights as "medianNights",
  r.open_stays as "openStays",
  case when r.open_stays > 0 then (r.to_on + 1 - date '1970-01-01') - r.entry_days / r.open_stays end as "openStaysMeanAge"
from running r left join ended e using (group_no, window_no)
where r.window_no >= 0
