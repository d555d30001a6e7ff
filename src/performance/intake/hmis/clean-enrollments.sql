-- Exits and enrollments, brought together. Faults are marked: a record with one is in no measure; the first that applies
-- names it.

-- Of two exits for one enrollment both stand here until sort-out-exits.sql keeps the first.
create or replace temp table marked_enrollments as
select e.rowid::integer as row_no, e.enrollment_id,
  -- without a PersonalID the stay is its own person, and never a return; without a HouseholdID its own household
  coalesce(e.person_id, concat(chr(31), e.enrollment_id)) as person_id, e.person_id is null as is_person_missing,
  -- (another spelling of the same text: what stands twice the engine would put together for every record)
  coalesce(e.household_id, chr(31) || e.enrollment_id) as household_id, e.household_id is null as is_household_missing,
  e.project_id, p.type as project_type, coalesce(e.is_head, false) or e.household_id is null as is_head,
  e.entry_on, e.entry_unread, e.move_in_on, e.is_move_in_unread,
  e.prior_situation, e.is_under_threshold, e.is_from_street,
  x.exit_on, x.destination, x.is_destination_unread, x.exit_row_no,
  case when e.enrollment_id is null then 'enrollment-id-missing'
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

-- A duplicate EnrollmentID: the first in the file stays. Duplicates meet the same exit, or none. So they are sought where
-- an exit was met twice, and among the few without one; not by putting a million identifiers beside each other. Exits are
-- gathered as bits of 64 rows: where fewer bits stand than enrollments came, one of these exits was met twice.
create or replace temp table later_enrollments as
with crowded as (
  select exit_row_no // 64 as stretch from marked_enrollments where exit_row_no is not null
  group by stretch having count(*) > bit_count(bit_or(1::ubigint << (exit_row_no % 64)::ubigint))
),
maybe as (
  select row_no, enrollment_id from marked_enrollments where exit_row_no // 64 in (select stretch from crowded)
  union all
  select row_no, enrollment_id from marked_enrollments where exit_row_no is null and enrollment_id is not null
),
repeated as (select enrollment_id, min(row_no) as first_row from maybe group by enrollment_id having count(*) > 1)
select distinct row_no from maybe join repeated using (enrollment_id) where row_no <> first_row;

update marked_enrollments set fault = 'enrollment-duplicate' where row_no in (select row_no from later_enrollments);

create or replace temp view hmis_enrollments as
select row_no, enrollment_id, person_id, project_id, project_type, household_id, is_head, entry_on, move_in_on,
  prior_situation, is_under_threshold, is_from_street, exit_on, destination
from marked_enrollments where fault is null;
