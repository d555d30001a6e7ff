-- From referral to housing: households (or persons) who were referred to housing, each once a cohort and group, with the
-- day of every step that followed. Reads further_events and pathway_stays; the words period, unit and windows are those of
-- the contract measures. Which group a referral belongs to, and which stays it leads to, is written in.
create or replace temp table pathway_referrals as
select e.project_id as from_project_id, e.household_id, v.event_id, v.event_on, v.result,
  greatest(coalesce(v.result_on, v.event_on), v.event_on) as result_on, p.project_id as named_project_id
from further_events v
join pathway_stays e using (enrollment_id)
left join hmis_projects p on p.project_id::text = v.location_id
where v.event in {events} and is_asked(v.event_on);

create or replace temp table pathway_journeys as
with whom as (
  -- the household's head, or every member who was there on the day
  select r.*, m.person_id, {group} as group_key, window_of(r.event_on) as window_no
  from pathway_referrals r
  join pathway_stays m on m.project_id = r.from_project_id and m.household_id = r.household_id
  {members}
  where is_counted(m.is_unit_row)
    and (counts_households() or (m.entry_on <= r.event_on and (m.exit_on is null or m.exit_on >= r.event_on)))
),
journeys as (
  select group_key, window_no, person_id, min(event_on) as referred_on,
    min(result_on) filter (result = 1) as said_accepted_on,
    bool_or(result = 2) as is_declined_by_client, bool_or(result = 3) as is_declined_by_provider
  from whom group by group_key, window_no, person_id
),
-- the first entry that the referral can have led to
entries as (
  select j.group_key, j.window_no, j.person_id,
    arg_min(struct_pack(entry_on := s.entry_on, move_in_on := s.move_in_on), (s.entry_on, s.enrollment_id)) as stay
  from journeys j
  join pathway_stays s using (person_id)
  where {is_target} and s.entry_on between j.referred_on and j.referred_on + {entered_days}
  group by all
)
select j.*, n.stay.entry_on as entered_on,
  least(if(j.said_accepted_on <= j.referred_on + {accepted_days}, j.said_accepted_on, null), n.stay.entry_on) as accepted_on,
  if(n.stay.move_in_on <= j.referred_on + {housed_days}, n.stay.move_in_on, null) as housed_on
from journeys j left join entries n using (group_key, window_no, person_id);

create or replace temp table pathway_counts as
select group_key, window_no, count(*) as referred, count(accepted_on) as accepted, count(entered_on) as entered,
  count(housed_on) as housed,
  median(accepted_on - referred_on) as accepted_median, quantile_disc(accepted_on - referred_on, 0.9) as accepted_ninth,
  median(entered_on - accepted_on) as entered_median, quantile_disc(entered_on - accepted_on, 0.9) as entered_ninth,
  median(housed_on - entered_on) as housed_median, quantile_disc(housed_on - entered_on, 0.9) as housed_ninth,
  median(housed_on - referred_on) as whole_median, quantile_disc(housed_on - referred_on, 0.9) as whole_ninth,
  count(*) filter (accepted_on is null and is_declined_by_client) as declined_by_client,
  count(*) filter (accepted_on is null and is_declined_by_provider and not coalesce(is_declined_by_client, false)) as declined_by_provider
from pathway_journeys group by all;
