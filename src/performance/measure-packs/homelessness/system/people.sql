-- The groups that a client stands in, one of each kind for the whole report, so that groups add up to all. Age (R7: on the
-- first day of the period or the entry, whichever is later) and household are those of the latest stay: latest entry, then
-- the lowest EnrollmentID. A household's kind goes by the ages of all its members.
create or replace temp table system_people as
with latest as (
  select person_no, arg_min(row_no, (date '9999-12-31' - entry_on, enrollment_id)) as row_no from system_stays group by person_no
),
households as (
  select unit_row, bool_or(age >= adult_from()) as has_adult, bool_or(age < adult_from()) as has_child,
    bool_or(age is null) as has_unknown
  from system_stays group by unit_row
),
races as (
  select person_no,
    "AmIndAKNative"::int + "Asian"::int + "BlackAfAmerican"::int + "MidEastNAfrican"::int + "NativeHIPacific"::int
      + "White"::int as races, *
  from system_clients
)
select c.person_no,
  race_group(c.races, c."AmIndAKNative", c."Asian", c."BlackAfAmerican", c."MidEastNAfrican", c."NativeHIPacific",
    c."HispanicLatinao") as race,
  age_group(s.age) as age, sex_group(c.sex) as sex,
  household_group(h.has_adult, h.has_child, h.has_unknown) as household, veteran_group(s.age, c.veteran_status) as veteran
from latest l join system_stays s using (row_no) join races c on c.person_no = l.person_no
join households h on h.unit_row = s.unit_row;
