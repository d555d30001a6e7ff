import type { RecordEngine } from '../../../../ground/platform/record-engine.ts'

/** In which order people's stays follow each other; only those who have several. Numbers (hashes) stand for texts. */
const sequences = `
create or replace temp table check_sequences as
with several as (select hash(person_id) as person from marked_enrollments where fault is null group by 1 having count(*) > 1),
stays as (
  select row_no, hash(person_id) as person, hash(household_id) as household, project_id, project_type, entry_on,
    case when project_type in (3, 9, 10, 13) then move_in_on when project_type in (0, 2, 8) then entry_on end as bed_from_on,
    coalesce(exit_on, date '9999-12-31') as until_on
  from marked_enrollments where fault is null and hash(person_id) in (select person from several)
)
select row_no,
  row_number() over (partition by person, project_id, entry_on order by row_no) > 1 as is_stay_twice,
  count(*) over (partition by person, household) > 1 as is_household_reused,
  coalesce(max(until_on) over (partition by person, project_id order by entry_on, row_no
    rows between unbounded preceding and 1 preceding) > entry_on, false) as is_overlap_in_project,
  coalesce(max(if(bed_from_on is null, null, until_on)) over (partition by person order by bed_from_on nulls last, row_no
    rows between unbounded preceding and 1 preceding) > bed_from_on, false) as is_overlap_of_beds
from stays`

const people = `
create or replace temp table check_client as
select person_id, count(*) > 1 as is_person_twice, any_value(columns(* exclude (person_id)))
from check_client_rows where person_id is not null group by person_id;
drop table check_client_rows;
create or replace temp table check_income as
select enrollment_id,
${['income', 'benefit', 'insurance']
  .flatMap((name) =>
    [
      [1, 'entry'],
      [3, 'exit'],
    ].flatMap(([stage, at]) => [
      `  bool_and(is_${name}_missing) filter (stage = ${stage}) as is_${name}_missing_at_${at}`,
      `  coalesce(bool_or(has_${name}_conflict) filter (stage = ${stage}), false) as has_${name}_conflict_at_${at}`,
    ]),
  )
  .join(',\n')}
from check_income_rows where enrollment_id is not null group by enrollment_id;
drop table check_income_rows;
create or replace temp table check_contacts as
select enrollment_id, max(seen_on) as last_seen_on, bool_or(is_subsidy_missing) as is_contact_subsidy_missing
from check_contact_rows where enrollment_id is not null group by enrollment_id;
create or replace temp table check_nights as
select n.row_no, count(*) as night_records, bool_or(n.night_on = e.entry_on) as has_entry_night,
  bool_or(n.night_on = e.exit_on) as has_exit_night, max(n.night_on) as last_night_on
from hmis_bed_nights n join (select row_no, entry_on, exit_on from hmis_enrollments where project_type = 1) e using (row_no)
group by n.row_no`

/** Full years at entry; a birth date after it, or before 1850, tells no age. */
const age = `case when c.born_on between date '1850-01-01' and m.entry_on then date_sub('year', c.born_on, m.entry_on) end`

const projects = `
create or replace temp table check_spans as
with h as (
  select project_id, from_on, to_on, max(coalesce(to_on, date '9999-12-31')) over (partition by project_id order by from_on
    rows between unbounded preceding and 1 preceding) >= from_on as is_overlap from check_participation
),
types as (
  select project_id, bool_or(type = 1) as takes_part, min(from_on) filter (type = 1) as participating_from_on,
    max(coalesce(to_on, date '9999-12-31')) filter (type = 1) as participating_to_on
  from check_participation group by project_id
)
select t.*, coalesce((select bool_or(is_overlap) from h where h.project_id = t.project_id), false) as has_participation_overlap
from types t;
create or replace temp table check_ce as
select project_id, coalesce(bool_or(is_overlap), false) as has_ce_overlap from (
  select project_id, max(coalesce(to_on, date '9999-12-31')) over (partition by project_id order by from_on
    rows between unbounded preceding and 1 preceding) >= from_on as is_overlap from check_ce_participation
) group by project_id;
create or replace temp table check_projects as
with nights as (select project_id, sum(persons) as nights from facts_nights group by project_id),
lines as (
  select project_id, count(*) as inventories,
    sum(beds) filter (from_on <= exported_on and (to_on is null or to_on >= exported_on)) as active_beds
  from check_inventory_rows cross join (select exported_on from hmis_export) group by project_id
),
cocs as (select project_id, count(*) as cocs from check_project_coc group by project_id)
select f.project_id::varchar as project_id, f.type, f.operating_from_on, f.operating_to_on, f.stays, f.open_stays, f.last_activity_on,
  x.exported_on, coalesce(n.nights, 0) as nights, p.housing_type, p.rrh_sub_type, coalesce(o.is_victim_service, false) as is_victim_service,
  coalesce(l.inventories, 0) as inventories, coalesce(l.active_beds, 0) as active_beds, coalesce(g.cocs, 0) as cocs,
  coalesce(s.takes_part, false) as takes_part, s.participating_from_on, s.participating_to_on,
  coalesce(s.has_participation_overlap, false) as has_participation_overlap, coalesce(ce.has_ce_overlap, false) as has_ce_overlap,
  exists (select 1 from check_funder u where u.project_id = f.project_id::varchar and u.funder = 33) as is_veteran_families
from facts_projects f cross join hmis_export x
left join nights n using (project_id)
left join (select project_id, any_value(housing_type) as housing_type, any_value(rrh_sub_type) as rrh_sub_type from check_project group by 1) p
  on p.project_id = f.project_id::varchar
left join (select organization_id, bool_or(is_victim_service) as is_victim_service from check_organization group by 1) o using (organization_id)
left join lines l on l.project_id = f.project_id::varchar
left join cocs g on g.project_id = f.project_id::varchar
left join check_spans s on s.project_id = f.project_id::varchar
left join check_ce ce on ce.project_id = f.project_id::varchar;
create or replace temp table check_inventory as
select p.* exclude (inventories), i.coc, i.availability, i.beds, i.units, i.from_on, i.to_on, i.sub_beds,
  exists (select 1 from check_project_coc c where c.project_id = i.project_id and c.coc = i.coc) as is_coc_of_project
from check_inventory_rows i join check_projects p using (project_id);
create or replace temp table check_places as
select p.*, c.coc, c.has_geography, c.has_address,
  exists (select 1 from check_inventory_rows i where i.project_id = c.project_id and i.coc = c.coc) as has_inventory
from check_project_coc c join check_projects p using (project_id);
create or replace temp table check_export as
select ''::varchar as project_id, e.exported_on, (select bool_and(is_hashed) from check_export_rows) as is_hashed from hmis_export e`

const stays = `
create or replace temp table check_of_project as select * replace (project_id::hmis_project as project_id) from check_projects;
create or replace temp table check_ages as
select row_no, max(age) over (partition by project_id, household_id) as oldest_age,
  bool_or(age is null) over (partition by project_id, household_id) as has_unknown_age
from (
  select m.row_no, m.project_id, m.household_id, ${age} as age
  from facts_members m left join (
    select e.row_no, c.born_on from hmis_enrollments e join check_client c using (person_id)
  ) c using (row_no)
);
create or replace temp table check_stays as
select m.row_no, m.project_id, m.project_type, m.is_head, m.entry_on, m.exit_on, m.move_in_on,
  coalesce(m.is_move_in_unread, false) as is_move_in_unread, m.prior_situation, m.destination, m.is_destination_unread, m.fault,
  m.is_person_missing, m.is_household_missing,
  coalesce(f.unit_row, m.row_no) = m.row_no as is_unit_row, coalesce(u.heads, m.is_head::integer) as heads,
  e.*, x.has_subsidy as has_destination_subsidy,
  c.person_id is not null as is_person_there, coalesce(c.is_person_twice, false) as is_person_twice, c.name_quality, c.ssn_quality,
  c.born_on, c.birth_quality, c.sex, c.has_race, c.has_wrong_code as has_wrong_client_code, c.veteran, c.entered_service,
  c.left_service, c.branch, c.discharge, ${age} as age,
  case when u.unit_row is null then ${age} when not a.has_unknown_age then a.oldest_age end as oldest_age,
  coalesce(s.is_stay_twice, false) as is_stay_twice, coalesce(s.is_household_reused, false) as is_household_reused,
  coalesce(s.is_overlap_in_project, false) as is_overlap_in_project, coalesce(s.is_overlap_of_beds, false) as is_overlap_of_beds,
  n.night_records, n.has_entry_night, n.has_exit_night, n.last_night_on,
  k.last_seen_on, coalesce(k.is_contact_subsidy_missing, false) as is_contact_subsidy_missing,
  i.* exclude (enrollment_id),
  p.operating_from_on, p.operating_to_on, p.is_victim_service, p.is_veteran_families, p.participating_from_on,
  p.participating_to_on, p.exported_on
from marked_enrollments m
left join check_enrollment e on e.rowid = m.row_no
left join check_exit x on x.rowid = m.exit_row_no
left join check_client c using (person_id)
left join facts_followers f using (row_no)
left join facts_units u on u.unit_row = f.unit_row
left join check_ages a using (row_no)
left join check_sequences s using (row_no)
left join check_nights n using (row_no)
left join check_contacts k using (enrollment_id)
left join check_income i using (enrollment_id)
left join check_of_project p on p.project_id = m.project_id;
drop table check_enrollment; drop table check_exit; drop table check_client; drop table check_sequences; drop table check_income; drop table check_nights; drop table check_ages`

/** Brings together, for each subject of the checks, what its conditions ask for. Reads the cleaned tables, the facts, and check_*. */
export async function gatherSubjects(engine: RecordEngine): Promise<void> {
  for (const statements of [sequences, people, projects, stays]) await engine.run(statements)
}
