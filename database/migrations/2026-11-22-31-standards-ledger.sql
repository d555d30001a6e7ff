-- Standards as a ledger: what was agreed stays, with the reason and who agreed; and what was expected by when.

alter table measure_card add withdrawn_at timestamptz;
comment on column measure_card.withdrawn_at is 'When a version was taken back before anything was counted by it; null: it stands.';
grant update (withdrawn_at) on measure_card to throughline_app;

alter table standard
  add reason text not null default '',
  add agreed_by text not null default '',
  add baseline numeric,
  add baseline_on date,
  add recorded_at timestamptz,
  add recorded_by text,
  add replaced_at timestamptz,
  add check ((baseline is null) = (baseline_on is null));
alter table standard alter submission_id drop not null;
alter table standard drop constraint standard_program_type_population_measure_from_on_key;
create unique index standard_once on standard (program_type, population, measure, from_on) nulls not distinct
  where replaced_at is null;
comment on column standard.reason is 'Why it was agreed; empty where it came from a list that gave none.';
comment on column standard.baseline is 'Where things stood before, on the day of baseline_on.';
comment on column standard.replaced_at is 'When another took the place of this one for the same day, or it was taken back; null: it stands.';

alter table standard_override add withdrawn_at timestamptz;
comment on column standard_override.withdrawn_at is 'When it was taken back; null: it stands.';

create table standard_expected (
  id uuid primary key,
  standard_id uuid not null references standard,
  expected_on date not null,
  value numeric not null check (value >= 0),
  unique (standard_id, expected_on)
);
comment on table standard_expected is 'The way from the baseline to the target: the value that a standard expects on a day.';

-- A standard is replaced or taken back, and never rewritten.
revoke update, delete on standard, standard_override from throughline_app;
grant update (replaced_at) on standard to throughline_app;
grant update (withdrawn_at) on standard_override to throughline_app;

grant select, insert on standard_expected to throughline_app;
alter table standard_expected enable row level security;
create policy government on standard_expected using ((select i_am_government())) with check ((select i_am_government()));
create policy everyone_reads on standard_expected for select using ((select my_role()) is not null);
