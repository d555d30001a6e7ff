-- Measures on datasets: the rule or the SQL behind a measure's card, and what groups came to.

create table built_measure (
  measure text not null check (measure ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(measure) <= 60),
  version integer not null check (version > 0),
  dataset_key text not null,
  rule jsonb,
  sql text not null check (sql <> ''),
  format text not null check (format in ('share', 'number', 'days', 'money')),
  unit text not null check (unit ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(unit) <= 40),
  mature_after_days integer not null check (mature_after_days >= 0),
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (measure, version)
);
comment on table built_measure is 'How a measure is counted from the rows of a dataset. A change is a new version.';
comment on column built_measure.rule is 'The sentences of the builder; null: an analyst wrote the SQL.';
comment on column built_measure.format is 'How the value reads; of a share the numerator is never above the denominator.';
comment on column built_measure.mature_after_days is 'Days after the last day of a month until its figure can be known.';
create index built_measure_by_dataset on built_measure (dataset_key);

create table built_measure_group (
  measure text not null,
  program_id uuid not null references program,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  group_name text not null check (group_name <> ''),
  numerator bigint not null check (numerator >= 0),
  denominator bigint not null check (denominator >= 0),
  submission_id uuid not null references submission,
  primary key (measure, program_id, month, group_name)
);
comment on table built_measure_group is 'What a group of a measure on a dataset came to in the newest measuring; written anew by every measuring.';

do $$
declare name text;
begin
  foreach name in array array['built_measure', 'built_measure_group'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
grant delete on built_measure_group to throughline_app;

-- A provider is held to what a measure counts, and sees the groups of its own programs.
create policy everyone_reads on built_measure for select using ((select my_role()) is not null);
create policy own on built_measure_group for select using (
  program_id in (select p.id from program p where p.provider_id = (select my_provider())));
