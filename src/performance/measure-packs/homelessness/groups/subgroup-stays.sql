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
aged as (
  select e.row_no, e.project_id, e.household_id, e.exit_on, c.* exclude (person_id),
    age_on(c.born_on, greatest(period_from(), e.entry_on)) as age
  from hmis_enrollments e left join races c using (person_id)
),
households as (
  select project_id, household_id, bool_or(age >= adult_from()) as has_adult, bool_or(age < adult_from()) as has_child,
    bool_or(age is null) as has_unknown
  from aged group by all
),
placed as (
  select a.row_no,
    race_group(a.races, a."AmIndAKNative", a."Asian", a."BlackAfAmerican", a."MidEastNAfrican", a."NativeHIPacific",
      a."HispanicLatinao") as race,
    age_group(a.age) as age, sex_group(a.sex) as sex,
    household_group(h.has_adult, h.has_child, h.has_unknown) as household, veteran_group(a.age, a.veteran_status) as veteran
  from aged a join households h using (project_id, household_id)
  -- exits that are followed lie at most half a year before the period; what ended earlier is in no figure
  where a.exit_on is null or a.exit_on >= period_from() - 220
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
