-- For every group: when its projects were first and last heard of, opened and closed, and what they left open.
select g.group_no,
  min(greatest(p.first_activity_on, g.from_on)) as "firstActivityOn",
  max(p.last_activity_on) as "lastActivityOn",
  min(coalesce(p.operating_from_on, date '1800-01-01')) as "operatingFromOn",
  max(coalesce(p.operating_to_on, date '9999-12-31')) as "operatingToOn",
  sum(p.open_stays) as "openStays",
  min(g.from_on) as "groupFromOn", max(g.to_on) as "groupToOn",
  count(distinct p.project_id) as "projects",
  count(distinct p.project_id) filter (p.type not in (3, 9, 10)) as "projectsWithLengthOfStay"
from measuring_groups g join facts_projects p using (project_id)
group by g.group_no
