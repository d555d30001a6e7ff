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
  case
    when coalesce(c.races, 0) = 0 then if(c."HispanicLatinao", 'hispanic', 'unknown')
    else case when c.races > 1 then 'multiple' when c."AmIndAKNative" then 'american-indian' when c."Asian" then 'asian'
      when c."BlackAfAmerican" then 'black' when c."MidEastNAfrican" then 'middle-eastern'
      when c."NativeHIPacific" then 'pacific-islander' else 'white' end || if(c."HispanicLatinao", '-hispanic', '')
  end as race,
  age_group(s.age) as age,
  case c.sex when 0 then 'female' when 1 then 'male' else 'unknown' end as sex,
  case when h.has_adult and h.has_child then 'with-children' when h.has_unknown then 'unknown'
    when h.has_adult then 'without-children' else 'only-children' end as household,
  case when s.age < adult_from() then 'child' when c.veteran_status = 1 then 'veteran'
    when c.veteran_status = 0 then 'not-veteran' else 'unknown' end as veteran
from latest l join system_stays s using (row_no) join races c on c.person_no = l.person_no
join households h on h.unit_row = s.unit_row;
