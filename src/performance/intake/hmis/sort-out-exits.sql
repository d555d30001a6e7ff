-- Exits that did not each meet one enrollment: two of one enrollment, or exits of nobody. Most exports have none, and then
-- these tables are empty.

-- Two exits for one enrollment: the first in the file.
create or replace temp table later_exits as
with repeated as (
  select enrollment_id from read_exit where {has_odd_exits} and not is_deleted and enrollment_id is not null
  group by enrollment_id having count(*) > 1
),
seen as (
  select rowid as row_no, min(rowid) over (partition by enrollment_id) as first_row
  from read_exit where not is_deleted and enrollment_id in (select enrollment_id from repeated)
)
select row_no from seen where row_no <> first_row;

delete from marked_enrollments where exit_row_no in (select row_no from later_exits);

-- Exits of nobody. The few that met no enrollment are looked for once more by their text: it may be one that was deleted.
create or replace temp table stray_exits as
with unmet as (
  select x.rowid as row_no, x.enrollment_id from read_exit x anti join marked_enrollments e on e.exit_row_no = x.rowid
  where {has_odd_exits} and not x.is_deleted
),
met as (select e.enrollment_id from read_enrollment e semi join unmet u on u.enrollment_id = e.enrollment_id)
select row_no from unmet u anti join met m on m.enrollment_id = u.enrollment_id;

-- What was recorded as destination, each code once: whether it is known is asked of these few.
create or replace temp table recorded_destinations as
select destination, is_destination_unread, count(*) as exits, min(exit_row_no) as exit_row_no
from marked_enrollments where fault is null and exit_row_no is not null group by all;

-- only their nights are counted one by one
create or replace temp table night_by_night as
select row_no, enrollment_id from hmis_enrollments where project_type = 1;
