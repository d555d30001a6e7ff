-- The figures that an annual performance report gives for projects: who was served, who left, to where, after how long,
-- who was there on four nights of the year. One row a client and figure; the latest stay of a client speaks for it.
create or replace temp table project_active as
select s.* from system_stays s
left join (
  select distinct row_no from system_nights where is_night_by_night(project_type) and to_on >= period_from()
) n using (row_no)
where s.exit_on between period_from() and period_to()
  -- night by night: a night, or the exit, in the period
  or (is_night_by_night(s.project_type) and n.row_no is not null)
  or (not is_night_by_night(s.project_type) and (s.exit_on is null or s.exit_on >= period_from()));

create or replace temp table project_latest as
with latest as (
  select person_no, arg_min(row_no, (date '9999-12-31' - entry_on, enrollment_id)) as row_no
  from project_active group by person_no
),
open_ones as (select distinct person_no from system_stays where exit_on is null or exit_on > period_to()),
recorded as (
  select row_no, sum(to_on - from_on + 1) as nights from system_nights where is_night_by_night(project_type) group by row_no
)
select s.*, s.exit_on between period_from() and period_to() and o.person_no is null as is_leaver,
  if(is_night_by_night(s.project_type), coalesce(r.nights, 0), least(coalesce(s.exit_on, period_to() + 1), period_to() + 1) - s.entry_on) as days,
  case when is_excluded_destination(s.project_type, s.destination) then 'excluded'
       when is_successful_destination(s.project_type, s.destination) then 'positive' else 'other' end as destination_class
from latest l join system_stays s using (row_no)
left join open_ones o on o.person_no = l.person_no left join recorded r using (row_no);

create or replace temp table project_days as
with days as (select unnest({days}::date[]) as day),
present as (
  select d.day, s.row_no, s.person_no, s.unit_row = s.row_no as is_unit_row
  from system_stays s, days d
  where not is_night_by_night(s.project_type) and s.entry_on <= d.day and case
    when is_housing(s.project_type) then s.move_in_on <= d.day and coalesce(s.exit_on > d.day, true)
    when is_shelter(s.project_type) then coalesce(s.exit_on > d.day, true)
    else coalesce(s.exit_on >= d.day, true) end
  union all
  select d.day, n.row_no, n.person_no, s.unit_row = s.row_no
  from system_nights n join system_stays s using (row_no) join days d on d.day between n.from_on and n.to_on
  where is_night_by_night(n.project_type)
)
select * from present;

insert into system_results
select 'served', 'all', person_no, age >= adult_from(), null, row_no from project_latest
union all
-- outreach counts for data quality from the day of engagement on; the other types always do
select distinct 'engaged', 'all', person_no, null, null, null from project_active
where not is_outreach(project_type) or engaged_on <= period_to()
union all
select distinct 'households', 'all', person_no, null, null, null from project_active where unit_row = row_no
union all
select 'leavers', 'all', person_no, null, days, row_no from project_latest where is_leaver
union all
select 'stayers', 'all', person_no, null, days, row_no from project_latest where not is_leaver
union all
select 'exits', destination_class, person_no, null, null, row_no from project_latest where is_leaver
union all
select 'movedIn', 'all', person_no, null, move_in_on - entry_on, row_no from project_latest
where is_housing(project_type) and move_in_on between period_from() and period_to()
union all
select 'leftWithoutMoveIn', 'all', person_no, null, null, row_no from project_latest
where is_housing(project_type) and is_leaver and move_in_on is null
union all
select distinct 'pointInTime', 'persons ' || strftime(day, '%Y-%m-%d'), person_no, null, null, null from project_days
union all
select distinct 'pointInTime', 'households ' || strftime(day, '%Y-%m-%d'), person_no, null, null, null
from project_days where is_unit_row;
