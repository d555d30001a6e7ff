-- The stays that the figures of a system (or of chosen projects) are made of: one row an enrollment in a counted
-- project, with what a whole household shares worked out: continuum of care, move-in, start of homelessness, age.
-- Reads the cleaned tables hmis_* and the further tables further_*. Written in are which projects count and of which
-- continuum of care (or null). A client goes by a number from here on.

create or replace temp table system_projects as
select p.project_id, p.type as project_type, p.organization_id, c.only_coc
from hmis_projects p
left join (select project_id, max(continuum) as continuum from further_projects group by project_id) f using (project_id)
left join (
  select project_id, list(coc) as cocs, if(count(*) = 1, min(coc), null) as only_coc
  from further_project_cocs group by project_id
) c using (project_id)
where {projects};

create or replace temp table system_clients as
with seen as (
  select distinct person_id from hmis_enrollments semi join system_projects using (project_id)
  where entry_on <= period_to()
)
select row_number() over ()::integer as person_no, s.person_id, c.* exclude (person_id, records)
from seen s left join further_clients c using (person_id);

-- Most households are one person: only the members of the others are put together (numbers find them and perhaps a few
-- more). Their row is the head's; several heads or none: the earliest entry, then the lowest EnrollmentID as stored text.
create or replace temp table system_members as
with maybe as (
  select hash(project_id, household_id) as key from hmis_enrollments group by key having count(*) > 1
),
members as (
  select row_no, enrollment_id, project_id, household_id, is_head, entry_on from hmis_enrollments
  where hash(project_id, household_id) in (select key from maybe)
),
units as (
  select project_id, household_id, arg_min(row_no, (not is_head, entry_on, enrollment_id)) as unit_row, count(*) as members
  from members group by project_id, household_id
)
select m.row_no, u.unit_row from members m join units u using (project_id, household_id) where u.members > 1;

create or replace temp table system_placed as
select e.row_no, coalesce(m.unit_row, e.row_no) as unit_row, c.person_no, e.enrollment_id, e.project_id, p.project_type,
  e.entry_on, e.exit_on, e.destination, c.born_on,
  -- R3: only a head's date from entry to exit and not after the period counts, and only in housing
  if(is_housing(p.project_type) and e.move_in_on >= e.entry_on and (e.exit_on is null or e.move_in_on <= e.exit_on)
    and e.move_in_on <= period_to(), e.move_in_on, null) as own_move_in_on,
  coalesce(e.prior_situation between 100 and 199
    or (e.prior_situation between 0 and 499 and e.is_under_threshold and e.is_from_street), false) as is_from_homelessness,
  coalesce(f.coc, p.only_coc) as own_coc, if(f.street_on <= e.entry_on, f.street_on, null) as own_street_on, f.engaged_on
from hmis_enrollments e
join system_projects p using (project_id)
join system_clients c using (person_id)
left join system_members m using (row_no)
left join further_enrollments f using (enrollment_id)
where e.entry_on <= period_to();

create or replace temp table system_stays as
with heads as (
  -- the head of a household may have entered after the period: then nobody of it has a date from the head
  select row_no, own_coc, own_move_in_on, own_street_on, entry_on from system_placed
  where row_no in (select unit_row from system_members)
),
shared as (
  select s.*,
    if(h.row_no is null, s.own_coc, h.own_coc) as coc,
    if(s.unit_row = s.row_no, s.own_move_in_on, h.own_move_in_on) as unit_move_in_on,
    if(s.unit_row = s.row_no, s.entry_on, coalesce(h.entry_on, s.entry_on)) as unit_entry_on,
    if(h.entry_on = s.entry_on, h.own_street_on, null) as head_street_on,
    age_on(s.born_on, greatest(period_from(), s.entry_on)) as age
  from system_placed s left join heads h on h.row_no = s.unit_row
)
select row_no, unit_row, person_no, enrollment_id, project_id, project_type, entry_on, exit_on, destination, born_on, age,
  unit_entry_on, engaged_on,
  -- members present on the day take it, members who joined later their own entry, members who had left none
  case when entry_on > unit_move_in_on then entry_on when exit_on < unit_move_in_on then null else unit_move_in_on end
    as move_in_on,
  -- R4: shelter, safe haven and outreach always
  is_homeless_project(project_type) or (is_asked_project(project_type) and is_from_homelessness) as is_homeless_at_entry,
  -- children take the head's day if they came together; of unknown age nobody does
  coalesce(own_street_on, if(age < adult_from(), head_street_on, null)) as street_on,
  case when exit_on <= period_to() then exit_on end as exit_by_end_on
from shared
where {coc}::varchar is null or coc = {coc};

-- of whom nobody says which continuum of care they belong to: told as a finding
create or replace temp table system_unplaced as
select count(*) as stays from system_placed s left join system_placed h on h.row_no = s.unit_row
where if(h.row_no is null, s.own_coc, h.own_coc) is null;

drop table system_placed;
drop table system_members;
