-- Measure 7, successful placement and retention. 7a.1: leavers of street outreach; 7b.1: leavers of shelter, safe haven,
-- transitional and rapid re-housing, and of other permanent housing without a move-in; 7b.2: who keeps permanent housing.
create or replace temp table placement_stays as
select m.measure, s.*, s.exit_on is null or s.exit_on > period_to() as is_open
from system_stays s join (
  values ('7a.1', outreach_types()), ('7b.1', shelter_types() || housing_types()), ('7b.2', kept_types())
) m(measure, types) on list_contains(m.types, s.project_type)
where s.exit_on is null or s.exit_on >= period_from();

create or replace temp table placement_decided as
with open_ones as (
  select measure, person_no, arg_min(row_no, (date '9999-12-31' - entry_on, enrollment_id)) as row_no
  from placement_stays where is_open group by measure, person_no
),
leavers as (
  select measure, person_no, arg_min(row_no, (date '9999-12-31' - exit_on, enrollment_id)) as row_no
  from placement_stays p where not is_open
    and not exists (select 1 from open_ones o where o.measure = p.measure and o.person_no = p.person_no)
  group by measure, person_no
),
chosen as (
  select measure, row_no, true as is_stayer from open_ones
  union all
  select measure, row_no, false from leavers
)
select c.measure, s.person_no, c.row_no, c.is_stayer, s.project_type, s.destination, s.move_in_on,
  case when c.is_stayer and c.measure <> '7b.2' then 'still-active'
       when c.measure = '7b.2' and s.move_in_on is null then 'no-move-in'
       when c.is_stayer then 'kept'
       when c.measure = '7b.1' and is_kept_housing(s.project_type) and s.move_in_on is not null then 'moved-in'
       when is_excluded_destination(s.project_type, s.destination) then 'excluded'
       when is_successful_destination(s.project_type, s.destination) then 'successful'
       else 'unsuccessful' end as decision
from chosen c join system_stays s using (row_no);

insert into system_results
select measure, 'all', person_no, decision in ('kept', 'successful'), null, row_no
from placement_decided where decision in ('kept', 'successful', 'unsuccessful');
