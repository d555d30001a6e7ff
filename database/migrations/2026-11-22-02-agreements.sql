create table submission (
  id uuid primary key,
  kind text not null check (kind in ('contracts', 'programs', 'standards', 'hmis', 'results', 'counts', 'form')),
  file_name text not null,
  digest text,
  state text not null check (state in ('reading', 'done', 'unchanged', 'refused', 'interrupted')),
  step text not null default '',
  rows_read bigint not null default 0,
  rows_total bigint,
  fraction double precision not null default 0,
  summary jsonb not null default '{}',
  received_by uuid,
  received_at timestamptz not null,
  finished_at timestamptz
);
comment on table submission is 'A file, a form or a terminal command through which data came in, and what became of it.';
comment on column submission.digest is 'SHA-256 of what was read: the same content again changes nothing.';

create table finding (
  id uuid primary key,
  submission_id uuid not null references submission,
  grade text not null check (grade in ('stops', 'error', 'warning')),
  code text not null,
  file text not null,
  row_number bigint,
  column_name text,
  found text,
  expected text,
  count bigint not null
);
comment on table finding is 'What looked wrong in a submission, beside its row. Never holds a person''s name or number.';
create index finding_by_submission on finding (submission_id);

create table contract (
  id uuid primary key,
  number text not null unique check (number <> ''),
  provider_id uuid not null references provider,
  title text not null,
  department text,
  policy_area text,
  from_on date,
  to_on date,
  signed_on date,
  ceiling_cents bigint,
  paid_cents bigint,
  submission_id uuid not null references submission,
  created_at timestamptz not null default now()
);
comment on table contract is 'An agreement with a provider for a term and an amount.';
comment on column contract.ceiling_cents is 'Not to exceed: the sum of the amounts of its items; null when no item has a readable amount.';
create index contract_by_provider on contract (provider_id);

create table contract_item (
  contract_id uuid not null references contract,
  item text not null,
  amount_cents bigint,
  paid_cents bigint,
  from_on date,
  to_on date,
  vendor_name text not null,
  primary key (contract_id, item)
);
comment on table contract_item is 'The original contract or one of its renewals and amendments, as the list names it.';

create table program (
  id uuid primary key,
  provider_id uuid not null references provider,
  name text not null check (name <> ''),
  program_type text not null,
  population text,
  created_at timestamptz not null default now(),
  unique (provider_id, name)
);
comment on table program is 'A service run by a provider under one or more contracts, for a population.';

create table program_map (
  id uuid primary key,
  contract_id uuid not null references contract,
  program_id uuid not null references program,
  hmis_project_id text,
  from_on date,
  to_on date,
  submission_id uuid not null references submission
);
comment on table program_map is 'One line of the map: under this contract, this program, with this HMIS project, between these days.';
create index program_map_by_contract on program_map (contract_id);
create index program_map_by_program on program_map (program_id);

create table standard (
  id uuid primary key,
  program_type text not null,
  population text,
  measure text not null,
  minimum numeric not null,
  target numeric not null,
  direction text not null check (direction in ('increase', 'decrease')),
  from_on date not null,
  submission_id uuid not null references submission,
  unique nulls not distinct (program_type, population, measure, from_on)
);
comment on table standard is 'Minimum standard and target of a measure for a program type and a population, from a day on.';
comment on column standard.population is 'Null: every population of the program type.';

create table standard_override (
  id uuid primary key,
  contract_id uuid not null references contract,
  program_id uuid references program,
  measure text not null,
  minimum numeric not null,
  target numeric not null,
  direction text not null check (direction in ('increase', 'decrease')),
  from_on date not null,
  to_on date,
  reason text not null check (reason <> ''),
  agreed_by text not null,
  created_at timestamptz not null default now()
);
comment on table standard_override is 'A contract''s own minimum and target in place of the inherited ones, with the reason.';
create index standard_override_by_contract on standard_override (contract_id);
comment on column standard_override.program_id is 'Null: every program under the contract.';
comment on column program.population is 'Whom it serves, in the city''s words; null: anybody.';
