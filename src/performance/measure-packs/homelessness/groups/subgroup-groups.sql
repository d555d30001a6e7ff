-- Who is asked for, once for every group that somebody stands in: the same numbers as `subgroup_facts` has.
create or replace temp table subgroup_measuring as
select g.group_no * 1000 + n.subgroup_no as group_no, p.project_no + n.subgroup_no as project_id, g.from_on, g.to_on
from measuring_groups g join subgroup_projects p using (project_id) cross join subgroup_names n;

create or replace temp table subgroup_grid as
select d.group_no * 1000 + n.subgroup_no as group_no, d.window_no, d.from_on, d.to_on
from measuring_grid d cross join subgroup_names n;
