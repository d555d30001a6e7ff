-- R5, bed nights as spans of days: an entry-exit stay has every night from entry to the day before exit, a night-by-night
-- stay those that were recorded in it; none after the period. A span is one row, not a row a night.
create or replace temp table system_nights as
with recorded as (
  select s.row_no, s.person_no, s.project_type, n.night_on
  from hmis_bed_nights n join (
    select row_no, person_no, project_type, entry_on, exit_on from system_stays where is_night_by_night(project_type)
  ) s using (row_no)
  where n.night_on >= s.entry_on and (s.exit_on is null or n.night_on < s.exit_on) and n.night_on <= period_to()
),
numbered as (
  -- a night that was recorded twice has one rank
  select *, night_on - dense_rank() over (partition by row_no order by night_on)::integer as island from recorded
)
select row_no, person_no, project_type, entry_on as from_on, least(exit_on - 1, period_to()) as to_on
from system_stays
where is_shelter(project_type) and not is_night_by_night(project_type)
  and (exit_on is null or exit_on > entry_on)
union all
select row_no, any_value(person_no), any_value(project_type), min(night_on), max(night_on)
from numbered group by row_no, island;
