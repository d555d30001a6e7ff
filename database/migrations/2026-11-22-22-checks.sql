-- What the checks of service records found: counts by check, project and month. No identifier of a record is in these tables.

create table check_reading (
  submission_id uuid primary key references submission,
  exported_on date not null,
  from_month text not null check (from_month ~ '^\d{4}-\d{2}$'),
  to_month text not null check (to_month ~ '^\d{4}-\d{2}$'),
  not_made text[] not null default '{}',
  read_at timestamptz not null
);
comment on table check_reading is 'One export whose records were checked: which months were counted, and which checks it did not let us make.';

create table check_finding (
  submission_id uuid not null references check_reading,
  check_key text not null,
  project_id text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  count integer not null check (count >= 0),
  moves jsonb not null default '{}',
  primary key (submission_id, check_key, project_id, month)
);
comment on table check_finding is 'How many records of an HMIS project a check found in a month.';
comment on column check_finding.project_id is 'ProjectID of the HMIS; empty where a check looks at the export as a whole.';
comment on column check_finding.moves is 'By measure: what these records add to the figure of this project and month, [numerator, denominator], in households.';

create table check_looked_at (
  submission_id uuid not null references check_reading,
  kind text not null,
  project_id text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  count integer not null check (count >= 0),
  primary key (submission_id, kind, project_id, month)
);
comment on table check_looked_at is 'How many records of a kind (stays by entry, exits, projects, inventory) the checks looked at: what a share is out of.';

create table check_mute (
  id uuid primary key,
  check_key text not null,
  reason text not null check (reason <> ''),
  muted_by uuid references person,
  muted_by_name text not null,
  muted_at timestamptz not null,
  unmuted_at timestamptz
);
comment on table check_mute is 'A check that need not be looked at, with the reason; shown again once it is unmuted.';
create unique index check_mute_once on check_mute (check_key) where unmuted_at is null;

do $$
declare name text;
begin
  foreach name in array array['check_reading', 'check_finding', 'check_looked_at', 'check_mute'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
-- A mute is lifted and never rewritten; findings stay as they were read.
grant update (unmuted_at) on check_mute to throughline_app;

-- A provider sees what was found in the projects of its own programs, and what stands muted.
create policy everyone_reads on check_reading for select using ((select my_role()) is not null);
create policy everyone_reads on check_mute for select using ((select my_role()) is not null);
create policy own on check_finding for select using (
  project_id in (select m.hmis_project_id from program_map m where m.hmis_project_id is not null));
create policy own on check_looked_at for select using (
  project_id in (select m.hmis_project_id from program_map m where m.hmis_project_id is not null));
