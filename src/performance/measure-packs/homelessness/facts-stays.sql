-- Facts, second part: one row an enrollment, with the unit row of its household, its housed day (rule R3), how its
-- destination counts, whether it began in homelessness (rule R4's codes), its nights, and its return.
-- Reads the cleaned tables hmis_* and returns_found; how a destination counts is written in from destination-classes.ts.

-- Most households are one person: only the members of the others are put together. Numbers (hashes) find all of them and
-- perhaps a few more, the texts then decide.
create or replace temp table facts_members as
with maybe as (
  select hash(project_id, household_id) as key from hmis_enrollments group by key having count(*) > 1
)
select row_no, enrollment_id, project_id, household_id, project_type, is_head, entry_on, exit_on, move_in_on
from hmis_enrollments where hash(project_id, household_id) in (select key from maybe);

-- The household's row: its head; several heads or none: the earliest entry, then the lowest EnrollmentID as stored text.
create or replace temp table facts_units as
with counted as (
  select project_id, household_id, count(*) as members, count(*) filter (is_head) as heads,
    min(row_no) filter (is_head) as head_row, min(row_no) as first_row
  from facts_members group by project_id, household_id
),
undecided as (
  select m.project_id, m.household_id,
    arg_min(m.row_no, (not m.is_head, m.entry_on, m.enrollment_id)) as unit_row
  from facts_members m join counted c using (project_id, household_id)
  where c.members > 1 and c.heads <> 1
  group by m.project_id, m.household_id
)
select c.project_id, c.household_id, c.members, c.heads,
  case when c.heads = 1 then c.head_row when c.members = 1 then c.first_row else u.unit_row end as unit_row
from counted c left join undecided u using (project_id, household_id);

-- R3: the head's move-in counts only from entry to exit, and only in permanent housing (3, 9, 10) and rapid rehousing (13).
create or replace temp table facts_followers as
select m.row_no, u.unit_row, h.move_in_on as unit_move_in_on
from facts_members m join facts_units u using (project_id, household_id)
left join (
  select row_no, move_in_on from facts_members
  where project_type in (3, 9, 10, 13) and move_in_on >= entry_on and (exit_on is null or move_in_on <= exit_on)
) h on h.row_no = u.unit_row;

-- R5: a night-by-night stay has the nights that were recorded, from entry to the day before exit, each once. Nights are
-- gathered as bits of 64 days: so it costs little to see which stays have a night twice, and only these are sorted out.
create or replace temp table facts_night_counts as
with spells as (
  select n.row_no, (n.night_on - date '1900-01-01') // 64 as spell, count(*) as records,
    -- shifted by an unsigned number too: by a signed one the engine would shift texts of bits
    bit_or(1::ubigint << ((n.night_on - date '1900-01-01') % 64)::ubigint) as nights
  from hmis_bed_nights n
  join (
    select row_no, entry_on, coalesce(exit_on, date '9999-12-31') as until_on from hmis_enrollments where project_type = 1
  ) e using (row_no)
  where n.night_on >= e.entry_on and n.night_on < e.until_on
  group by all
)
select row_no, sum(bit_count(nights))::integer as nights, sum(records) as records,
  sum(records) > sum(bit_count(nights)) as has_night_twice
from spells group by row_no;

create or replace table facts_stays as
with placed as (
  select e.*, coalesce(f.unit_row, e.row_no) as unit_row,
    case when f.unit_row is not null then f.unit_move_in_on
         when e.project_type in (3, 9, 10, 13) and e.move_in_on >= e.entry_on
           and (e.exit_on is null or e.move_in_on <= e.exit_on) then e.move_in_on end as unit_move_in_on
  from hmis_enrollments e left join facts_followers f using (row_no)
)
select e.row_no, e.project_id, e.project_type,
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
       else e.exit_on - e.entry_on end as nights,
  r.returned_after_days, r.returned_into::enum ('homeless project', 'permanent housing') as returned_into
from placed e
left join facts_night_counts c using (row_no)
left join returns_found r using (row_no);

create or replace table facts_nights as
with stays as (
  select s.row_no, s.project_id, s.is_unit_row, s.entry_on, coalesce(s.exit_on, date '9999-12-31') as until_on, c.has_night_twice
  from facts_stays s join facts_night_counts c using (row_no)
),
counted as (
  select s.project_id, s.is_unit_row, n.night_on from hmis_bed_nights n join stays s using (row_no)
  where not s.has_night_twice and n.night_on >= s.entry_on and n.night_on < s.until_on
  union all
  select project_id, is_unit_row, night_on from (
    select distinct n.row_no, s.project_id, s.is_unit_row, n.night_on from hmis_bed_nights n join stays s using (row_no)
    where s.has_night_twice and n.night_on >= s.entry_on and n.night_on < s.until_on
  )
)
select project_id, night_on, count(*) as persons, count(*) filter (is_unit_row) as households
from counted group by project_id, night_on;
