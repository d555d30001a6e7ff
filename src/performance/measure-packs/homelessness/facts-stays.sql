-- Facts, first part: one row an enrollment, with the unit row of its household, its housed day (rule R3), how its
-- destination counts, whether it began in homelessness (rule R4's codes) and its nights.
-- Reads the cleaned tables hmis_*; how a destination counts is written in from destination-classes.ts.

-- The household's row: its head; several heads or none: the earliest entry, then the lowest EnrollmentID as stored text.
create or replace temp table facts_units as
with marked as (
  select project_id, household_id, count(*) as members, count(*) filter (is_head) as heads,
    min(row_no) filter (is_head) as head_row, min(row_no) as first_row
  from hmis_enrollments group by project_id, household_id
),
undecided as (
  select e.project_id, e.household_id,
    arg_min(e.row_no, (not e.is_head, e.entry_on, e.enrollment_id)) as unit_row
  from hmis_enrollments e join marked m using (project_id, household_id)
  where m.members > 1 and m.heads <> 1
  group by e.project_id, e.household_id
)
select m.project_id, m.household_id, m.members, m.heads, m.first_row,
  case when m.heads = 1 then m.head_row when m.members = 1 then m.first_row else u.unit_row end as unit_row
from marked m left join undecided u using (project_id, household_id);

-- Most households are one person, its own head: only the members of the others are looked up.
create or replace temp table facts_members as
select e.row_no, u.unit_row
from hmis_enrollments e
join (select project_id, household_id, unit_row from facts_units where members > 1) u using (project_id, household_id);

-- R5: a night-by-night stay has the nights that were recorded, from entry to the day before exit.
create or replace temp table facts_recorded_nights as
select distinct e.row_no, n.night_on
from hmis_bed_nights n
join (select row_no, enrollment_id, entry_on, exit_on from hmis_enrollments where project_type = 1) e using (enrollment_id)
where n.night_on >= e.entry_on and (e.exit_on is null or n.night_on < e.exit_on);

create or replace temp table facts_night_counts as
select row_no, count(*) as nights from facts_recorded_nights group by row_no;

-- R3: the head's move-in counts only from entry to exit, and only in permanent housing (3, 9, 10) and rapid rehousing (13).
create or replace temp table facts_move_ins as
select m.row_no as unit_row, h.move_in_on
from facts_members m join hmis_enrollments h on h.row_no = m.row_no
where m.row_no = m.unit_row and h.project_type in (3, 9, 10, 13)
  and h.move_in_on >= h.entry_on and (h.exit_on is null or h.move_in_on <= h.exit_on);

create or replace temp table facts_stays_bare as
with placed as (
  select e.*, coalesce(m.unit_row, e.row_no) as unit_row,
    case when m.unit_row is not null then i.move_in_on
         when e.project_type in (3, 9, 10, 13) and e.move_in_on >= e.entry_on
           and (e.exit_on is null or e.move_in_on <= e.exit_on) then e.move_in_on end as unit_move_in_on
  from hmis_enrollments e left join facts_members m using (row_no) left join facts_move_ins i on i.unit_row = m.unit_row
)
select e.row_no, e.person_id, e.project_id, e.project_type,
  e.row_no = e.unit_row as is_unit_row, e.entry_on, e.exit_on,
  -- members present on the day take it, members who joined later their own entry, members who had left none
  case when e.entry_on > e.unit_move_in_on then e.entry_on
       when e.exit_on < e.unit_move_in_on then null
       else e.unit_move_in_on end as move_in_on,
  e.destination, {destination_class} as destination_class,
  e.prior_situation is null or e.prior_situation in (8, 9, 99) as is_prior_situation_missing,
  coalesce(e.prior_situation between 100 and 199
    or (e.prior_situation between 0 and 499 and e.is_under_threshold and e.is_from_street), false) as is_from_homelessness,
  case when e.exit_on is null then null
       when e.project_type = 1 then coalesce(c.nights, 0)
       else e.exit_on - e.entry_on end as nights
from placed e
left join facts_night_counts c using (row_no);

create or replace table facts_nights as
select s.project_id, r.night_on, count(*) as persons, count(*) filter (s.is_unit_row) as households
from facts_recorded_nights r join facts_stays_bare s using (row_no)
group by s.project_id, r.night_on;
