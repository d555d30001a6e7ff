-- Measure 4, growth of income of adults in projects that the CoC Program (and its kin) pays for. 4.1 to 4.3 stayers:
-- earned, other, total; 4.4 to 4.6 leavers. No earlier record: out of the universe; no later record: in, no increase.
create or replace temp table income_stays as
with active as (
  select s.*, s.exit_on is null or s.exit_on > period_to() as is_open from system_stays s
  where is_income_type(s.project_type) and (s.exit_on is null or s.exit_on >= period_from())
    and s.project_id in (
      select project_id from further_funders
      where is_income_funder(funder) and coalesce(from_on, period_to()) <= period_to()
        and (to_on is null or to_on >= period_from()))
),
stayers as (
  select person_no, arg_min(row_no, (date '9999-12-31' - entry_on, enrollment_id)) as row_no from active
  where is_open and age >= adult_from() and period_to() + 1 - entry_on >= annual_days() group by person_no
),
leavers as (
  select person_no, arg_min(row_no, (date '9999-12-31' - exit_on, enrollment_id)) as row_no from active
  where not is_open and age >= adult_from() and person_no not in (select person_no from active where is_open)
  group by person_no
)
select s.row_no, s.person_no, s.enrollment_id, s.entry_on, s.exit_on, s.unit_entry_on, t.is_stayer
from system_stays s
join (select row_no, true as is_stayer from stayers union all select row_no, false from leavers) t using (row_no);

-- one record a stay, stage and day; of several the one with the lowest IncomeBenefitsID as stored text
create or replace temp table income_records as
with told as (
  select s.row_no, s.is_stayer, i.stage, i.told_on, i.record_id,
    coalesce(i.total, if(i.has_income = 0, 0, null)) as total,
    coalesce(i.earned, if(i.has_earned is distinct from 1 and (i.total is not null or i.has_income = 0), 0, null)) as earned
  from further_incomes i join income_stays s using (enrollment_id)
  where (i.stage = 1 and i.told_on = s.entry_on) or (i.stage = 3 and not s.is_stayer and i.told_on = s.exit_on)
    or (i.stage = 5 and s.is_stayer and i.told_on between s.entry_on and period_to()
      and is_near_anniversary(i.told_on, s.unit_entry_on))
)
select row_no, stage, told_on, arg_min(struct_pack(earned := earned, total := total), (record_id, coalesce(total, -1), coalesce(earned, -1))) as income,
  row_number() over (partition by row_no, stage order by told_on desc) as place
from told group by row_no, stage, told_on;

create or replace temp table income_pairs as
select s.row_no, s.person_no, s.is_stayer, coalesce(p.told_on, b.told_on) as earlier_on, l.told_on as later_on,
  coalesce(p.income, b.income) as earlier, l.income as later
from income_stays s
left join income_records l on l.row_no = s.row_no and l.stage = if(s.is_stayer, 5, 3) and l.place = 1
left join income_records p on p.row_no = s.row_no and p.stage = 5 and p.place = 2
left join income_records b on b.row_no = s.row_no and b.stage = 1;

insert into system_results
select m.measure, 'all', p.person_no, coalesce(m.later > m.earlier, false), null, p.row_no
from income_pairs p, lateral (values
  (if(p.is_stayer, '4.1', '4.4'), p.earlier.earned, p.later.earned),
  (if(p.is_stayer, '4.2', '4.5'), p.earlier.total - p.earlier.earned, p.later.total - p.later.earned),
  (if(p.is_stayer, '4.3', '4.6'), p.earlier.total, p.later.total)
) m(measure, earlier, later)
where p.earlier is not null;
