-- Measure 5, homeless for the first time: clients who entered in the period, and those of them who had been enrolled
-- before. {measure} looks at entries into the types {types}; what came before is looked for in shelter, safe haven,
-- transitional and permanent housing.
create or replace temp table first_entries as
select person_no, arg_min(row_no, (entry_on, enrollment_id)) as row_no, min(entry_on) as start_on from system_stays
where project_type in {types} and entry_on >= period_from() group by person_no;

create or replace temp table first_earlier as
select f.person_no, s.row_no from first_entries f join system_stays s using (person_no)
where (is_shelter(s.project_type) or is_housing(s.project_type)) and s.entry_on < f.start_on
  and (s.exit_on is null or s.exit_on >= greatest(lookback_on(), f.start_on - prior_days()));

insert into system_results
select {measure}, 'all', person_no, person_no in (select person_no from first_earlier), null, row_no from first_entries;
