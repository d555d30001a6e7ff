-- From what was read to the cleaned tables hmis_*: deleted rows left out, one record an identifier, faults marked.
-- A record with a fault is in no measure; the first fault that applies names it.

create or replace temp table hmis_export as
select coalesce(source_id, implementation_id, 'unnamed') as source_id, source_name, software_name, csv_version,
  exported_on, starts_on, ends_on
from read_export
where exported_on is not null and starts_on is not null and ends_on is not null
-- several rows: the latest export speaks, of equal ones the last in the file
order by exported_on desc, rowid desc limit 1;

create or replace temp table marked_projects as
select rowid as row_no, *,
  case when project_id is null then 'project-id-missing'
       when rowid <> min(rowid) over (partition by project_id) then 'project-duplicate'
       when type is null or type not in (0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14) then 'project-type-unknown' end as fault
from read_project where not is_deleted;

create or replace temp table hmis_projects as
select project_id, organization_id, name, type, operating_from_on, operating_to_on from marked_projects where fault is null;

create or replace temp table hmis_organizations as
select organization_id, any_value(name) as name from read_organization
where not is_deleted and organization_id is not null group by organization_id;

create or replace temp table hmis_inventory as
select project_id, beds, units, from_on, coalesce(to_on, date '9999-12-30') as to_on
from read_inventory join hmis_projects using (project_id)
where not is_deleted and from_on is not null and not is_end_unread;

-- two exits for one enrollment: the first in the file
create or replace temp table first_exits as
with repeated as (
  select enrollment_id, min(rowid) as first_row from read_exit
  where not is_deleted and enrollment_id is not null group by enrollment_id having count(*) > 1
)
select x.rowid as exit_row_no, x.enrollment_id, x.exit_on, x.destination, x.is_destination_unread
from read_exit x left join repeated r using (enrollment_id)
where not x.is_deleted and x.enrollment_id is not null and (r.first_row is null or r.first_row = x.rowid);

-- a duplicate EnrollmentID: the first in the file
create or replace temp table repeated_enrollments as
select enrollment_id, min(rowid) as first_row from read_enrollment
where not is_deleted and enrollment_id is not null group by enrollment_id having count(*) > 1;

create or replace temp table marked_enrollments as
select e.rowid as row_no, e.enrollment_id,
  -- without a PersonalID the stay is its own person, and never a return; without a HouseholdID its own household
  coalesce(e.person_id, concat(chr(31), e.enrollment_id)) as person_id, e.person_id is null as is_person_missing,
  coalesce(e.household_id, concat(chr(31), e.enrollment_id)) as household_id, e.household_id is null as is_household_missing,
  e.project_id, p.type as project_type, coalesce(e.is_head, false) or e.household_id is null as is_head,
  e.entry_on, e.entry_unread, e.move_in_on, e.is_move_in_unread,
  e.prior_situation, e.is_under_threshold, e.is_from_street,
  x.exit_on, x.destination, x.is_destination_unread, x.exit_row_no,
  case when e.enrollment_id is null then 'enrollment-id-missing'
       when r.first_row <> e.rowid then 'enrollment-duplicate'
       when p.project_id is null then 'project-unknown'
       when e.entry_on is null then 'entry-date-unreadable'
       when x.exit_row_no is not null and x.exit_on is null then 'exit-date-unreadable'
       when x.exit_on < e.entry_on then 'exit-before-entry' end as fault
from read_enrollment e
left join hmis_projects p using (project_id)
left join repeated_enrollments r using (enrollment_id)
left join first_exits x using (enrollment_id)
where not e.is_deleted;

create or replace temp view hmis_enrollments as
select row_no, enrollment_id, person_id, project_id, project_type, household_id, is_head, entry_on, move_in_on,
  prior_situation, is_under_threshold, is_from_street, exit_on, destination
from marked_enrollments where fault is null;

create or replace temp view hmis_bed_nights as
select enrollment_id, night_on from read_services where enrollment_id is not null and night_on is not null;
