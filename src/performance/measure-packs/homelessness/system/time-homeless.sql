-- Measure 1, length of time homeless, one of its four lines: {measure} counts nights of the types {types}; line 1 takes
-- nights in transitional housing away ({removes_transitional}); 1b adds the search for housing and the days told at entry
-- ({adds_told}). Works on spans of days: where spans begin and end, counts of them change; between, they do not.

-- step 1: the search for housing of stays that began in homelessness, entry to the day before move-in
create or replace temp table time_searches as
select row_no, person_no, entry_on, street_on, least(coalesce(move_in_on, exit_on) - 1, period_to()) as to_on
from system_stays
where {adds_told} and is_housing(project_type) and is_homeless_at_entry
  and (entry_on >= period_from() or move_in_on between period_from() and period_to()
    or (move_in_on is null and exit_on between period_from() and period_to()));

create or replace temp table time_spans as
with clients as (
  select person_no from system_nights where project_type in {types} and to_on >= period_from()
  union
  select person_no from time_searches
),
counted as (
  select row_no, person_no, from_on, to_on from system_nights where project_type in {types}
  union all
  select row_no, person_no, entry_on, to_on from time_searches where to_on >= entry_on
),
-- step 5: the days from the start of homelessness to the entry, or to the first recorded night
arrivals as (
  select s.row_no, s.person_no, s.street_on,
    if(is_night_by_night(s.project_type), n.first_on, s.entry_on) as arrived_on
  from system_stays s
  left join (
    select row_no, min(from_on) as first_on from system_nights where is_night_by_night(project_type) group by row_no
  ) n using (row_no)
  where {adds_told} and s.project_type in {types} and s.is_homeless_at_entry and s.street_on is not null
  union all
  select row_no, person_no, street_on, entry_on from time_searches where street_on is not null
),
spans as (
  -- nights before the look-back stop count for nothing
  select 'night' as kind, c.row_no, c.person_no, greatest(c.from_on, lookback_on(), p.born_on) as from_on, c.to_on
  from counted c join system_clients p using (person_no)
  union all
  select 'told', a.row_no, a.person_no, greatest(a.street_on, p.born_on), a.arrived_on
  from arrivals a join system_clients p using (person_no) where a.arrived_on >= lookback_on()
  union all
  -- step 2: what lies further along takes nights away
  select 'removed', row_no, person_no, if(is_housing(project_type), move_in_on, entry_on),
    least(coalesce(exit_on - 1, period_to()), period_to())
  from system_stays
  where (is_housing(project_type) and move_in_on is not null)
    or ({removes_transitional} and is_transitional(project_type))
)
select *, case kind when 'night' then 1 when 'told' then 131072 else 17179869184 end::double as weight
from spans where from_on <= to_on and person_no in (select person_no from clients);

-- one running sum tells all three counts: nights by one, days told by 2^17, what takes away by 2^34. Days that several
-- changes share make empty pieces, which fall away.
create or replace temp table time_pieces as
with changes as (
  select person_no, from_on as day, weight from time_spans
  union all
  select person_no, to_on + 1, -weight from time_spans
),
running as (
  select person_no, day as from_on, lead(day) over (partition by person_no order by day) - 1 as to_on,
    sum(weight) over (partition by person_no order by day) as weight
  from changes
)
select person_no, from_on, to_on, (weight::bigint & 131071) > 0 as is_night from running
where weight between 1 and 17179869183 and to_on >= from_on;

-- steps 3 and 4: the last remaining night of the period, and from there back
create or replace temp table time_clients as
select e.person_no, e.end_on, greatest(e.end_on - episode_days(), lookback_on(), c.born_on) as start_on
from (
  select person_no, max(to_on) as end_on from time_pieces where is_night and to_on >= period_from() group by person_no
) e join system_clients c using (person_no);

-- step 6: pieces that touch are one island; an island counts whole when it reaches the day before the client's start
create or replace temp table time_islands as
with fresh as (
  select p.*, coalesce(p.from_on > lag(p.to_on) over (partition by p.person_no order by p.from_on) + 1, true) as is_new
  from time_pieces p semi join time_clients using (person_no)
),
numbered as (
  select person_no, from_on, to_on, sum(is_new::int) over (partition by person_no order by from_on) as island from fresh
),
islands as (
  select person_no, min(from_on) as from_on, max(to_on) as to_on from numbered group by person_no, island
)
select i.person_no, i.from_on, least(i.to_on, c.end_on) as to_on, least(i.to_on, c.end_on) - i.from_on + 1 as days
from islands i join time_clients c using (person_no)
where i.to_on >= c.start_on - 1 and i.from_on <= c.end_on;

insert into system_results
select {measure}, 'all', person_no, null, sum(days), null from time_islands group by person_no;
