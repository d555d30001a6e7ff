-- Datasets: tables that providers send in a form that both sides know. What stands here is the form, who may send it, and
-- how many rows came for which program and month; the rows themselves are files of the data folder.

-- The kinds stand in submission.ts: each room that brings data in would otherwise have to rewrite this list.
alter table submission drop constraint submission_kind_check;
alter table submission add constraint submission_kind_check check (kind ~ '^[a-z][a-z-]{1,30}$');

create table dataset (
  key text primary key check (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  declared_at timestamptz not null,
  retired_at timestamptz
);
comment on table dataset is 'A table that providers send; its form stands in its versions.';

create table dataset_version (
  dataset_key text not null references dataset,
  version integer not null check (version > 0),
  definition jsonb not null,
  reason text not null default '',
  made_by_name text not null,
  made_at timestamptz not null,
  primary key (dataset_key, version)
);
comment on table dataset_version is 'The form of a dataset: its columns, types, allowed values and keys. What came under an earlier version keeps it.';

create table dataset_sender (
  dataset_key text not null references dataset,
  provider_id uuid not null references provider,
  primary key (dataset_key, provider_id)
);
comment on table dataset_sender is 'Which providers are asked for a dataset, and may send it.';

create table dataset_submission (
  submission_id uuid primary key references submission,
  dataset_key text not null,
  version integer not null,
  provider_id uuid references provider,
  from_month text check (from_month ~ '^\d{4}-\d{2}$'),
  to_month text check (to_month ~ '^\d{4}-\d{2}$'),
  foreign key (dataset_key, version) references dataset_version
);
comment on table dataset_submission is 'A file that came for a dataset: under which version of its form, and from whom.';
comment on column dataset_submission.provider_id is 'Null: one file of the government for several providers, whose programs it names.';
comment on column dataset_submission.from_month is 'The months that the sender says it covers; null: those of its rows.';
create index dataset_submission_by_dataset on dataset_submission (dataset_key);

create table dataset_part (
  submission_id uuid not null references dataset_submission,
  program_id uuid not null references program,
  month text not null check (month = '' or month ~ '^\d{4}-\d{2}$'),
  rows integer not null check (rows >= 0),
  sums jsonb not null default '{}',
  primary key (submission_id, program_id, month)
);
comment on table dataset_part is 'How many rows a file brought for a program and a month. Of several files for the same, the last that was not taken back counts.';
comment on column dataset_part.month is 'Empty where the dataset has no day that places a row.';
comment on column dataset_part.sums is 'By column of numbers: what its values add up to, money in cents.';

do $$
declare name text;
begin
  foreach name in array array['dataset', 'dataset_version', 'dataset_sender', 'dataset_submission', 'dataset_part'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
-- A form is never rewritten; who sends it changes.
grant update (retired_at) on dataset to throughline_app;
grant delete on dataset_sender to throughline_app;
-- Only a merge of two providers moves a file, to the one that stays.
grant update (provider_id) on dataset_submission to throughline_app;

-- What is asked of everybody is no secret; who sends what, and what came of it, is the provider's own.
create policy everyone_reads on dataset for select using ((select my_role()) is not null);
create policy everyone_reads on dataset_version for select using ((select my_role()) is not null);
create policy own on dataset_sender for select using (provider_id = (select my_provider()));
create policy own on dataset_submission for select using (provider_id = (select my_provider()));
create policy own on dataset_part for select using (
  exists (select from program p where p.id = program_id and p.provider_id = (select my_provider())));

-- A provider sends its own files: it notes that they came, and what became of them.
create policy own_files on submission for insert with check (
  (select my_role()) = 'provider' and kind = 'dataset' and received_by = (select my_person()));
create policy own_files_seen on submission for select using (
  kind = 'dataset' and ((select my_role()) = 'provider' and received_by = (select my_person())
    or exists (select from dataset_submission d where d.submission_id = submission.id and d.provider_id = (select my_provider()))));
create policy own_files_finished on submission for update using (
  (select my_role()) = 'provider' and kind = 'dataset' and received_by = (select my_person()))
  with check (kind = 'dataset' and received_by = (select my_person()));
create policy own_files on finding for insert with check (
  (select my_role()) = 'provider' and exists (
    select from submission s where s.id = submission_id and s.kind = 'dataset' and s.received_by = (select my_person())));
create policy own_files_seen on finding for select using (
  (select my_role()) = 'provider' and exists (select from submission s where s.id = submission_id and s.kind = 'dataset'));
-- Every file has this row from its first moment, and only one: nobody can claim another's file by a second.
create policy own_files on dataset_submission for insert with check (
  (select my_role()) = 'provider' and provider_id = (select my_provider())
  and exists (select from dataset_sender d where d.dataset_key = dataset_submission.dataset_key));
create policy own_files on dataset_part for insert with check (
  (select my_role()) = 'provider'
  and exists (select from program p where p.id = program_id and p.provider_id = (select my_provider()))
  and exists (select from dataset_submission d join submission s on s.id = d.submission_id
    where d.submission_id = dataset_part.submission_id and s.received_by = (select my_person())));
