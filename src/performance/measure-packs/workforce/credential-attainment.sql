-- Of those in education or training who left in the month, the share who attained a credential by a year after exit.
with counted as (
  select
    program_id,
    date_trunc('month', exited_on) as period,
    participant,
    bool_or(coalesce(credential_on <= exited_on + interval 1 year
      and (credential = 'Recognized postsecondary credential'
        or (credential = 'Secondary school diploma or equivalent' and goes_on)), false)) as is_success,
    min(coalesce(sex, 'Not said')) as sex
  from workforce_exits
  where exited_on is not null
    and participant is not null
    and coalesce(exit_reason, '') not in ('Institutionalized', 'Health or medical', 'Deceased', 'Reserve forces called to active duty', 'Foster care')
    and in_training
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
