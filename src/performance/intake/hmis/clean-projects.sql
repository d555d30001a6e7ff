-- What needs no client record: the export, projects, organizations, inventory. Deleted rows are left out, one record an
-- identifier, faults marked. A record with a fault is in no measure; the first fault that applies names it.

create or replace temp table hmis_export as
select coalesce(source_id, implementation_id, 'unnamed') as source_id, source_name, software_name, csv_version,
  exported_on, starts_on, ends_on
from read_export
where exported_on is not null and starts_on is not null and ends_on is not null
-- several rows: the latest export speaks, of equal ones the last in the file
order by exported_on desc, rowid desc limit 1;

create or replace temp table marked_projects as
select rowid as row_no, *,
  case when project_id is null then 'project-id-missing'
       when rowid <> min(rowid) over (partition by project_id) then 'project-duplicate'
       when type is null or type not in (0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14) then 'project-type-unknown' end as fault
from read_project where not is_deleted;

-- From here on a project goes by its place in this list, in order of the identifiers: it takes two bytes, and is compared
-- as fast as a number.
create or replace temp type hmis_project as enum (select project_id from marked_projects where fault is null order by project_id);

create or replace temp table hmis_projects as
select project_id::hmis_project as project_id, organization_id, name, type, operating_from_on, operating_to_on from marked_projects where fault is null;

create or replace temp table hmis_organizations as
select organization_id, any_value(name) as name from read_organization
where not is_deleted and organization_id is not null group by organization_id;

create or replace temp table hmis_inventory as
select p.project_id, beds, units, from_on, coalesce(to_on, date '9999-12-30') as to_on
from read_inventory i join hmis_projects p on p.project_id = try_cast(i.project_id as hmis_project)
where not is_deleted and from_on is not null and not is_end_unread;
