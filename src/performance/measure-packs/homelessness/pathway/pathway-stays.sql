-- Stays of the people whose households were ever referred to housing: all that the steps are looked for in.
create or replace temp table pathway_stays as
with referred as (
  select distinct e.project_id, e.household_id from further_events v join hmis_enrollments e using (enrollment_id)
  where v.event in {events}
),
people as (select distinct person_id from hmis_enrollments semi join referred using (project_id, household_id))
select e.row_no, e.enrollment_id, e.person_id, e.household_id, s.project_id, s.project_type, s.is_unit_row, s.entry_on,
  s.exit_on, s.move_in_on
from hmis_enrollments e semi join people using (person_id) join facts_stays s using (row_no);
