-- The register, second part: who pays, what must be on file, lists that come again; and who may see what of all of it.

-- Who pays.
create table funding_source (
  id uuid primary key,
  name text not null unique check (name <> ''),
  kind text not null check (kind in ('federal', 'state', 'local', 'philanthropic', 'other')),
  funder_id uuid references provider,
  agency text,
  assistance_listing text,
  assistance_listing_title text,
  fain text,
  fund_code text,
  description text,
  awarded_on date,
  award_from date,
  award_to date,
  budget_from date,
  budget_to date,
  ceiling_cents bigint check (ceiling_cents >= 0),
  program_types text[] not null default '{}',
  populations text[] not null default '{}',
  cost_kinds text[] not null default '{}',
  is_research boolean not null default false,
  created_at timestamptz not null default now()
);
comment on table funding_source is 'Money with its own rules: who gives it, for what, for whom, and between which days.';
comment on column funding_source.assistance_listing is 'Assistance Listing number (formerly CFDA), as text: letters can occur.';
comment on column funding_source.fain is 'Federal Award Identification Number.';
comment on column funding_source.program_types is 'Eligible program types; empty: all. So with populations and cost kinds.';

create table contract_funding (
  id uuid primary key,
  contract_id uuid not null references contract,
  funding_source_id uuid not null references funding_source,
  amount_cents bigint not null check (amount_cents >= 0),
  from_on date,
  to_on date,
  created_at timestamptz not null default now()
);
comment on table contract_funding is 'How much of a contract one funding source pays, and between which days.';
create index contract_funding_by_contract on contract_funding (contract_id);
create index contract_funding_by_source on contract_funding (funding_source_id);

create table subaward (
  contract_id uuid primary key references contract,
  determination text not null check (determination in ('subrecipient', 'contractor')),
  reason text not null check (reason <> ''),
  determined_by uuid references person,
  determined_on date not null,
  obligated_by_action_cents bigint,
  total_obligated_cents bigint,
  total_committed_cents bigint,
  awarding_official text,
  requirements text,
  closeout_terms text
);
comment on table subaward is 'Subrecipient or contractor (2 CFR 200.331), with the reason; and what a subaward must state (2 CFR 200.332(b)).';

-- What must be on file.
create table document (
  id uuid primary key,
  provider_id uuid not null references provider,
  contract_id uuid references contract,
  kind text not null check (kind in ('insurance', 'audit', 'licence', 'risk-assessment', 'contract', 'other')),
  title text not null check (title <> ''),
  due_on date,
  received_on date,
  expires_on date,
  file_name text,
  media_type text,
  digest text,
  bytes integer,
  replaced_by_id uuid references document,
  removed_at timestamptz,
  added_by uuid references person,
  created_at timestamptz not null default now()
);
comment on table document is 'Something that must be, or is, on file: an insurance certificate, an audit report, a licence, a risk assessment.';
create index document_by_provider on document (provider_id);
create index document_by_contract on document (contract_id);

create table document_content (
  document_id uuid primary key references document,
  content bytea not null
);
comment on table document_content is 'The file itself, apart from what is listed, so that lists stay light.';

create table document_look (
  document_id uuid not null references document,
  person_id uuid not null references person,
  looked_at timestamptz not null,
  primary key (document_id, person_id)
);
comment on table document_look is 'Who opened a file, and when last.';

-- Lists that come again, and views that people keep.
create table saved_mapping (
  id uuid primary key,
  kind text not null,
  name text not null unique check (name <> ''),
  header_digest text not null,
  mapping jsonb not null,
  saved_by uuid references person,
  saved_at timestamptz not null
);
comment on table saved_mapping is 'How the columns of a list are meant, kept for the next list with the same header.';

create table import_change (
  submission_id uuid not null references submission,
  subject text not null check (subject in ('contract', 'provider')),
  subject_id uuid not null,
  was jsonb,
  primary key (submission_id, subject, subject_id)
);
comment on table import_change is 'What an import added (was: null) or changed (was: as it stood before), so that it can be undone.';
alter table submission add column undone_at timestamptz;
alter table submission drop constraint submission_kind_check;
alter table submission add constraint submission_kind_check
  check (kind in ('contracts', 'ocds', 'programs', 'standards', 'hmis', 'results', 'counts', 'form'));
comment on column submission.undone_at is 'When a person took the import back; null: it stands.';

create table saved_view (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null check (name <> ''),
  query text not null,
  is_shared boolean not null default false,
  created_at timestamptz not null default now(),
  unique (person_id, name)
);
comment on table saved_view is 'A way of looking at the contracts that somebody keeps: the address without the city.';

do $$
declare name text;
begin
  foreach name in array array['provider_name', 'provider_contact', 'provider_site', 'provider_match', 'contract_amount',
    'contract_stake', 'amendment', 'contract_succession', 'funding_source', 'contract_funding', 'subaward', 'document',
    'document_content', 'document_look', 'saved_mapping', 'import_change', 'saved_view'] loop
    execute format('grant select, insert, update, delete on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
-- An amendment is undone, never rewritten; a document is replaced or removed, and its content never changes.
revoke update, delete on amendment from throughline_app;
grant update (undone_at) on amendment to throughline_app;
revoke update, delete on document_content from throughline_app;
revoke delete on document from throughline_app;

create policy own on provider_name for select using (provider_id = (select my_provider()));
create policy own on provider_contact for select using (provider_id = (select my_provider()));
create policy own on provider_site for select using (provider_id = (select my_provider()));
create policy own on contract_amount for select using (exists (select from contract c where c.id = contract_id));
create policy own on contract_stake for select using (exists (select from contract c where c.id = contract_id));
create policy own on amendment for select using (exists (select from contract c where c.id = contract_id));
create policy own on contract_succession for select using (
  exists (select from contract c where c.id = predecessor_id) and exists (select from contract c where c.id = successor_id));
create policy own on contract_funding for select using (exists (select from contract c where c.id = contract_id));
create policy own on funding_source for select using (
  exists (select from contract_funding f where f.funding_source_id = funding_source.id));
create policy own on subaward for select using (exists (select from contract c where c.id = contract_id));
create policy own on document for select using (provider_id = (select my_provider()) and kind <> 'risk-assessment');
create policy own_upload on document for insert with check (
  (select my_role()) = 'provider' and provider_id = (select my_provider()) and kind in ('insurance', 'audit', 'licence', 'other')
  and added_by = (select my_person()) and (contract_id is null or exists (select from contract c where c.id = contract_id)));
create policy own on document_content for select using (exists (select from document d where d.id = document_id));
create policy own_upload on document_content for insert with check (
  exists (select from document d where d.id = document_id and d.added_by = (select my_person())));
create policy own_look on document_look using (person_id = (select my_person())) with check (
  person_id = (select my_person()) and exists (select from document d where d.id = document_id));
create policy own on saved_view using (person_id = (select my_person())) with check (person_id = (select my_person()));
