-- Returns within six months, for every group and window at once: the permanent exits of the cohort (the window moved back
-- six months), whatever the project's type, and how many of them returned within 180 days.
select g.group_no, cohort_window_of(s.exit_on) as window_no,
  count(s.returned_after_days) as numerator,
  count(*) as denominator,
  count(*) filter (s.returned_into = 'homeless project') as "returnsToHomelessProjects",
  count(*) filter (s.returned_into = 'permanent housing') as "returnsToPermanentHousing"
from facts_stays s join measuring_groups g using (project_id)
where is_counted(s.is_unit_row) and s.destination_class = 'permanent'
  and s.exit_on between g.from_on and g.to_on and is_in_cohort(s.exit_on)
group by all
