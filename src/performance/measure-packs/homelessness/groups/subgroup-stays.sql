-- The groups in which each stay stands, one of each kind that is asked for: race (and ethnicity), age, sex, household,
-- veteran of the person whose stay it is; a household stands where its head does. Age is that on the first day of the
-- period or of the stay, whichever is later (R7); the kind of household goes by the ages of all its members.
-- Reads hmis_enrollments and further_clients; {kinds} are the kinds asked for.
create or replace temp table subgroup_stays as
with races as (
  select *, "AmIndAKNative"::int + "Asian"::int + "BlackAfAmerican"::int + "MidEastNAfrican"::int
    + "NativeHIPacific"::int + "White"::int as races
  from further_clients
),
-- most households are one person; numbers (hashes) find the members of the others and perhaps a few more
shared as (
  select hash(project_id, household_id) as key from hmis_enrollments group by key having count(*) > 1
),
known as (
  select row_no, person_id, project_id, household_id, entry_on,
    hash(project_id, household_id) in (select key from shared) as is_shared,
    -- exits that are followed lie at most half a year before the period; what ended earlier is in no figure
    exit_on is null or exit_on >= period_from() - 220 as is_asked_for
  from hmis_enrollments
),
aged as (
  select e.row_no, e.project_id, if(e.is_shared, e.household_id, null) as household_id, e.is_shared, e.is_asked_for, c.* exclude (person_id),
    age_on(c.born_on, greatest(period_from(), e.entry_on)) as age
  from known e left join races c using (person_id) where e.is_shared or e.is_asked_for
),
households as (
  select project_id, household_id, bool_or(age >= adult_from()) as has_adult, bool_or(age < adult_from()) as has_child,
    bool_or(age is null) as has_unknown
  from aged where is_shared group by all
),
placed as (
  select a.row_no,
    race_group(a.races, a."AmIndAKNative", a."Asian", a."BlackAfAmerican", a."MidEastNAfrican", a."NativeHIPacific",
      a."HispanicLatinao") as race,
    age_group(a.age) as age, sex_group(a.sex) as sex,
    if(a.is_shared, household_group(h.has_adult, h.has_child, h.has_unknown),
      household_group(a.age >= adult_from(), a.age < adult_from(), a.age is null)) as household,
    veteran_group(a.age, a.veteran_status) as veteran
  from aged a
  left join households h on h.project_id = a.project_id and h.household_id = a.household_id
  where a.is_asked_for
)
select row_no, kind, name_in_kind from placed unpivot (name_in_kind for kind in ({kinds}));

create or replace temp table subgroup_names as
select row_number() over (order by kind, name_in_kind)::integer as subgroup_no, kind, name_in_kind
from (select distinct kind, name_in_kind from subgroup_stays);

-- Projects by number: a project and a group together are one number, which the measures' statements take for a project.
create or replace temp table subgroup_projects as
select project_id, row_number() over (order by project_id::text)::bigint * 1000 as project_no from facts_projects;

create or replace temp table subgroup_facts as
select s.* replace (p.project_no + n.subgroup_no as project_id)
from facts_stays s join subgroup_stays g using (row_no) join subgroup_names n using (kind, name_in_kind)
join subgroup_projects p using (project_id);
