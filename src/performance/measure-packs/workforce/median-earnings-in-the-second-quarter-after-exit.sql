-- The median wages, in the second quarter after exit, of those who left in the month and were employed in that quarter.
with counted as (
  select
    program_id,
    date_trunc('month', exited_on) as period,
    participant,
    max(wages_q2) as wages,
    min(coalesce(sex, 'Not said')) as sex
  from workforce_exits
  where exited_on is not null
    and participant is not null
    and coalesce(exit_reason, '') not in ('Institutionalized', 'Health or medical', 'Deceased', 'Reserve forces called to active duty', 'Foster care')
    and employed_q2
    and wages_q2 > 0
  group by all
)
-- The median times the count: over the count it is the median again.
select program_id, period, '' as "group",
  round(median(wages) * count(*)) as numerator, count(*) as denominator
from counted
group by all
union all
select program_id, period, 'sex: ' || sex as "group",
  round(median(wages) * count(*)) as numerator, count(*) as denominator
from counted
group by all
