-- Facts, first part: every exit to permanent housing is followed 180 days over all projects of the source
-- (System Performance Measures FY2026, measure 2, step 3). Nearest-day joins keep the cost linear, also for a person with
-- thousands of stays. Reads the cleaned tables hmis_*; which destinations are permanent is written in from
-- destination-classes.ts.

-- Only who entered again on or after the day of leaving to a home can have returned: the stays of all others, most of
-- them, need not be sorted.
create or replace temp table returns_stays as
with leavers as (
  select person_id, min(exit_on) as first_left_on from hmis_enrollments
  where {is_permanent} and exit_on is not null group by person_id
),
maybe as (select e.person_id from hmis_enrollments e join leavers l using (person_id) where e.entry_on >= l.first_left_on)
select row_no, person_id, project_type, entry_on, exit_on, {is_permanent} as is_to_permanent
from hmis_enrollments where person_id in (select person_id from maybe);

create or replace temp table returns_leaving as
select row_no, person_id, exit_on, exit_on + 15 as housing_from,
  project_type in (0, 1, 2, 4, 8) and entry_on = exit_on as enters_on_exit
from returns_stays where is_to_permanent and exit_on is not null;

-- An entry into outreach, shelter, transitional housing or safe haven is a return from day 0 on.
create or replace temp table returns_homeless as
select person_id, entry_on as day, count(*) as entries,
  lead(entry_on) over (partition by person_id order by entry_on) as next_day
from returns_stays where project_type in (0, 1, 2, 4, 8)
group by person_id, entry_on;

-- An entry into permanent housing is one after more than 14 days, unless it falls from the day after the entry to 14 days
-- after the exit of another permanent housing stay of the same person.
create or replace temp table returns_housing as
with followed as (
  select person_id, entry_on as day,
    max(case when exit_on is null then date '9999-12-31' else exit_on + 14 end) over (
      partition by person_id order by entry_on
      range between unbounded preceding and interval 1 day preceding) as other_until
  from returns_stays where project_type in (3, 9, 10, 13)
)
select distinct person_id, day from followed where other_until is null or day > other_until;

create or replace temp table returns_found as
with to_homeless as (
  -- the same enrollment never counts as its own return: a stay of one day needs a second entry on it
  select l.row_no, case when l.enters_on_exit and h.day = l.exit_on and h.entries = 1 then h.next_day else h.day end as day
  from returns_leaving l asof join returns_homeless h on l.person_id = h.person_id and l.exit_on <= h.day
),
to_housing as (
  select l.row_no, h.day
  from returns_leaving l asof join returns_housing h on l.person_id = h.person_id and l.housing_from <= h.day
)
select l.row_no, least(a.day, b.day) - l.exit_on as returned_after_days,
  case when b.day is null or a.day <= b.day then 'homeless project' else 'permanent housing' end as returned_into
from returns_leaving l left join to_homeless a using (row_no) left join to_housing b using (row_no)
where least(a.day, b.day) - l.exit_on <= 180;
