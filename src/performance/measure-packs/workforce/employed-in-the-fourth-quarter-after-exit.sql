-- Of those who left in the month, the share employed in the fourth quarter after the quarter of their exit.
with counted as (
  select
    program_id,
    date_trunc('month', exited_on) as period,
    participant,
    bool_or(coalesce(employed_q4, false)) as is_success,
    min(coalesce(sex, 'Not said')) as sex
  from workforce_exits
  where exited_on is not null
    and participant is not null
    and coalesce(exit_reason, '') not in ('Institutionalized', 'Health or medical', 'Deceased', 'Reserve forces called to active duty', 'Foster care')
  group by all
)
select program_id, period, '' as "group",
  count(*) filter (where is_success) as numerator, count(*) as denominator
from counted
group by all
union all
select program_id, period, 'sex: ' || sex as "group",
  count(*) filter (where is_success) as numerator, count(*) as denominator
from counted
group by all
