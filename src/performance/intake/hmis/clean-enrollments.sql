-- Exits and enrollments, brought together. Faults are marked: a record with one is in no measure; the first that applies
-- names it.

-- A duplicate EnrollmentID: the first in the file.
create or replace temp table later_enrollments as
with repeated as (
  select enrollment_id from read_enrollment where not is_deleted and enrollment_id is not null
  group by enrollment_id having count(*) > 1
),
seen as (
  select rowid as row_no, min(rowid) over (partition by enrollment_id) as first_row
  from read_enrollment where not is_deleted and enrollment_id in (select enrollment_id from repeated)
)
select row_no from seen where row_no <> first_row;

-- Of two exits for one enrollment both stand here until sort-out-exits.sql keeps the first.
create or replace temp table marked_enrollments as
select e.rowid::integer as row_no, e.enrollment_id,
  -- without a PersonalID the stay is its own person, and never a return; without a HouseholdID its own household
  coalesce(e.person_id, concat(chr(31), e.enrollment_id)) as person_id, e.person_id is null as is_person_missing,
  coalesce(e.household_id, concat(chr(31), e.enrollment_id)) as household_id, e.household_id is null as is_household_missing,
  e.project_id, p.type as project_type, coalesce(e.is_head, false) or e.household_id is null as is_head,
  e.entry_on, e.entry_unread, e.move_in_on, e.is_move_in_unread,
  e.prior_situation, e.is_under_threshold, e.is_from_street,
  x.exit_on, x.destination, x.is_destination_unread, x.exit_row_no,
  case when e.enrollment_id is null then 'enrollment-id-missing'
       when e.rowid in (select row_no from later_enrollments) then 'enrollment-duplicate'
       when p.project_id is null then 'project-unknown'
       when e.entry_on is null then 'entry-date-unreadable'
       when x.exit_row_no is not null and x.exit_on is null then 'exit-date-unreadable'
       when x.exit_on < e.entry_on then 'exit-before-entry' end as fault
from read_enrollment e
left join hmis_projects p using (project_id)
left join (
  select rowid::integer as exit_row_no, enrollment_id, exit_on, destination, is_destination_unread from read_exit
  where not is_deleted and enrollment_id is not null
) x using (enrollment_id)
where not e.is_deleted;

create or replace temp view hmis_enrollments as
select row_no, enrollment_id, person_id, project_id, project_type, household_id, is_head, entry_on, move_in_on,
  prior_situation, is_under_threshold, is_from_street, exit_on, destination
from marked_enrollments where fault is null;
