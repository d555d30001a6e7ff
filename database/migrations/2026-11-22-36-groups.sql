-- Figures of programs by groups of people: race and ethnicity, age, sex, kind of household, veteran status. Counts alone.

create table group_reading (
  submission_id uuid primary key references submission,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  definition_version text not null,
  read_at timestamptz not null
);
comment on table group_reading is 'One export from which figures were counted by groups of people, and the months that were taken together.';

create table group_result (
  submission_id uuid not null references group_reading,
  program_id uuid not null references program,
  measure text not null,
  kind text not null check (kind in ('race', 'age', 'sex', 'household', 'veteran')),
  name text not null,
  numerator bigint not null check (numerator >= 0),
  denominator bigint not null check (denominator > 0),
  state text not null check (state in ('value', 'immature')),
  mature_on date,
  primary key (submission_id, program_id, measure, kind, name)
);
comment on table group_result is 'Numerator and denominator of a measure for one group of a program’s households over the months of the reading.';
comment on column group_result.name is 'Which group of its kind, such as 18-24; a household stands where its head does.';

do $$
declare name text;
begin
  foreach name in array array['group_reading', 'group_result'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;

-- A provider sees the groups of its own programs; whether they may be shown as they are the page decides.
create policy everyone_reads on group_reading for select using ((select my_role()) is not null);
create policy own on group_result for select using (exists (select from program p where p.id = program_id));
