-- Measure 2, returns to homelessness: each client's earliest exit to permanent housing two years before the period, and
-- the first entry after it that is a return. One row a client; cost does not grow with the square of anybody's stays.
create or replace temp table return_exits as
select person_no, arg_min(row_no, (exit_on, enrollment_id)) as row_no
from system_stays
where exit_on between period_from() - return_days() and period_to() - return_days()
  and is_permanent_destination(destination)
  and (is_shelter(project_type) or is_outreach(project_type) or is_housing(project_type))
group by person_no;

create or replace temp table return_entries as
with stays as (
  select s.row_no, s.person_no, s.project_type, s.entry_on, s.exit_on, x.row_no as left_row, l.exit_on as left_on
  from system_stays s join return_exits x using (person_no) join system_stays l on l.row_no = x.row_no
),
housing as (
  -- the last day on which an entry is part of another stay in housing: 14 days after its exit
  select row_no, entry_on > left_on + housing_gap_days() as is_late,
    max(coalesce(exit_on + housing_gap_days(), period_to())) over (
      partition by person_no order by entry_on range between unbounded preceding and interval 1 day preceding) as other_until
  from stays where is_housing(project_type)
)
select s.row_no, s.person_no, s.left_on, s.entry_on, s.entry_on - s.left_on as days,
  case when s.row_no = s.left_row then 'itself' when s.entry_on < s.left_on then 'before'
    when not is_housing(s.project_type) then
      if(is_outreach(s.project_type) or is_shelter(s.project_type), 'return', 'other-type')
    when not h.is_late then 'within-14-days'
    when h.other_until >= s.entry_on then 'inside-other-stay'
    else 'return' end as decision
from stays s left join housing h using (row_no);

insert into system_results
select '2', place_of(l.project_type), x.person_no, null, r.days, x.row_no
from return_exits x join system_stays l using (row_no)
left join (select person_no, min(days) as days from return_entries where decision = 'return' group by person_no) r
  on r.person_no = x.person_no;
