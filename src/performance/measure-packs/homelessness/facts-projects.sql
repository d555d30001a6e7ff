-- Facts, third part: projects with the days of their first and last recorded activity, inventory, organizations, and the
-- days that the source covers: from the export's start to the earliest of export day, export end and last activity.
create or replace table facts_projects as
with stays as (
  select project_id, min(entry_on) as first_on, max(greatest(entry_on, exit_on, move_in_on)) as last_on,
    count(*) as stays, count(*) filter (exit_on is null) as open_stays
  from facts_stays group by project_id
),
nights as (select project_id, max(night_on) as last_on from facts_nights group by project_id)
select p.project_id, p.organization_id, p.name, p.type, p.operating_from_on, p.operating_to_on,
  s.first_on as first_activity_on, greatest(s.last_on, n.last_on) as last_activity_on,
  coalesce(s.stays, 0) as stays, coalesce(s.open_stays, 0) as open_stays
from hmis_projects p left join stays s using (project_id) left join nights n using (project_id);

create or replace table facts_inventory as
select project_id, beds, units, from_on, to_on from hmis_inventory;

create or replace table facts_organizations as
select organization_id, name from hmis_organizations;

create or replace table facts_coverage as
select source_id, starts_on as covered_from_on,
  least(exported_on, ends_on, (select max(last_activity_on) from facts_projects)) as covered_to_on,
  (select count(distinct organization_id) from facts_projects where stays > 0) as organizations,
  {destination_version} as destination_version
from hmis_export;
