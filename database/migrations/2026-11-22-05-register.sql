-- The register: who the providers are, what each contract says, and how long the government itself takes.

-- Providers and funders.
alter table provider
  add column kind text not null default 'provider' check (kind in ('provider', 'funder')),
  add column uei text check (uei ~ '^[A-HJ-NP-Z0-9]{12}$'),
  add column ein text check (ein ~ '^[0-9]{9}$'),
  add column is_for_profit boolean,
  add column parent_id uuid references provider,
  add column merged_into_id uuid references provider;
comment on column provider.kind is 'A provider is paid to serve people; a funder, outside this government, pays.';
comment on column provider.uei is 'Unique Entity ID of SAM.gov: 12 letters and digits, never O or I; null: none known.';
comment on column provider.ein is 'Employer Identification Number: 9 digits without the hyphen; null: none known.';
comment on column provider.parent_id is 'The organization that it belongs to.';
comment on column provider.merged_into_id is 'Set where a person found that this is the same organization as another: all that was its own now stands under that one.';
create index provider_by_uei on provider (uei);
create index provider_by_ein on provider (ein);

create table provider_name (
  normal_name text primary key,
  provider_id uuid not null references provider,
  name text not null check (name <> '')
);
comment on table provider_name is 'Other names under which lists know a provider; a list that uses one meets that provider.';
create index provider_name_by_provider on provider_name (provider_id);

create table provider_contact (
  id uuid primary key,
  provider_id uuid not null references provider,
  name text not null check (name <> ''),
  role text,
  email text,
  phone text,
  created_at timestamptz not null default now()
);
comment on table provider_contact is 'Whom to call at a provider.';
create index provider_contact_by_provider on provider_contact (provider_id);

create table provider_site (
  id uuid primary key,
  provider_id uuid not null references provider,
  name text not null check (name <> ''),
  address text,
  program_id uuid references program,
  created_at timestamptz not null default now()
);
comment on table provider_site is 'A place where a provider serves people; its address stays out where it must be kept safe.';
create index provider_site_by_provider on provider_site (provider_id);

create table provider_match (
  id uuid primary key,
  one_id uuid not null references provider,
  other_id uuid not null references provider,
  answer text not null check (answer in ('same', 'different')),
  score double precision,
  reasons jsonb not null default '[]',
  moved jsonb not null default '{}',
  answered_by uuid references person,
  answered_at timestamptz not null,
  undone_at timestamptz,
  check (one_id <> other_id)
);
comment on table provider_match is 'What a person said of two providers that may be one. "same" moved all that was the other''s to the one.';
comment on column provider_match.moved is 'What was moved, by table: identifiers (and old values), so that splitting gives back exactly the old providers.';
create index provider_match_by_one on provider_match (one_id);
create index provider_match_by_other on provider_match (other_id);

-- Contracts.
alter table contract
  add column scope text,
  add column procurement_method text,
  add column structure_type text,
  add column master_contract_id uuid references contract,
  add column ocid text,
  add column status text check (status in ('suspended', 'terminated', 'closed-out', 'superseded')),
  add column status_reason text,
  add column status_on date,
  add column needed_on date,
  add column solicited_on date,
  add column awarded_on date,
  add column first_paid_on date,
  add column match_cents bigint,
  add column indirect_rate numeric check (indirect_rate between 0 and 1),
  add column renewals_left smallint check (renewals_left >= 0),
  add check ((status is null) = (status_reason is null)),
  add check (master_contract_id <> id);
comment on column contract.status is 'What a person set, with a reason; null: the status follows from signature and term.';
comment on column contract.scope is 'What will be done, for whom: the scope of services.';
comment on column contract.master_contract_id is 'The master agreement that this one is a part of.';
comment on column contract.ocid is 'Open Contracting ID of the contracting process, where it is known.';
comment on column contract.needed_on is 'The day on which the need was stated: the first of the steps to the first payment.';
comment on column contract.indirect_rate is 'Share of direct cost that may be charged as indirect cost: 0.15 is 15%.';
comment on column contract.match_cents is 'What the provider or another funder must bring.';
comment on column contract.renewals_left is 'Options to renew that the government may still use.';
create index contract_by_master on contract (master_contract_id);
create index contract_by_ocid on contract (ocid);

create table contract_amount (
  contract_id uuid not null references contract,
  fiscal_year smallint not null check (fiscal_year between 1900 and 2200),
  kind text not null check (kind in ('ceiling', 'obligated', 'invoiced', 'paid')),
  amount_cents bigint not null,
  primary key (contract_id, fiscal_year, kind)
);
comment on table contract_amount is 'Amounts of a contract by fiscal year, named by the calendar year in which it ends.';

create table contract_stake (
  contract_id uuid not null references contract,
  fiscal_year smallint not null check (fiscal_year between 1900 and 2200),
  measure text not null,
  amount_cents bigint not null check (amount_cents >= 0),
  primary key (contract_id, fiscal_year, measure)
);
comment on table contract_stake is 'How much of a fiscal year''s amount depends on a measure: dollars held to outcomes.';

create table amendment (
  id uuid primary key,
  contract_id uuid not null references contract,
  number text not null check (number <> ''),
  signed_on date,
  effective_on date not null,
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ array['term', 'money', 'scope', 'measures']),
  rationale text not null check (rationale <> ''),
  before jsonb not null,
  after jsonb not null,
  undone_at timestamptz,
  created_at timestamptz not null default now()
);
comment on table amendment is 'A change of signed terms: what kind, why, and the values before and after it.';
create unique index amendment_number on amendment (contract_id, number) where undone_at is null;

create table contract_succession (
  predecessor_id uuid not null references contract,
  successor_id uuid not null references contract,
  from_on date not null,
  note text,
  created_at timestamptz not null default now(),
  primary key (predecessor_id, successor_id),
  check (predecessor_id <> successor_id)
);
comment on table contract_succession is 'Which contract took over from which, one to many and many to one.';
create index contract_succession_by_successor on contract_succession (successor_id);
