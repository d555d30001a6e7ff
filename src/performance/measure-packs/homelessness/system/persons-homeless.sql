-- Measure 3.2, persons homeless: distinct clients with a bed night in the period, by kind of shelter and in all.
insert into system_results
select distinct '3.2', place_of(project_type), person_no, null, null, null from system_nights where to_on >= period_from()
union all
select distinct '3.2', 'total', person_no, null, null, null from system_nights where to_on >= period_from();
