-- One jurisdiction is one schema; the connection's search_path says which. Nothing here names a schema, and no key
-- leaves it. The owner of the tables makes them; every request works as throughline_app, which owns nothing, so that no
-- row-level policy is bypassed.

create function my_role() returns text stable language sql
  return nullif(current_setting('throughline.role', true), '');
create function my_person() returns uuid stable language sql
  return nullif(current_setting('throughline.person', true), '')::uuid;
create function my_provider() returns uuid stable language sql
  return nullif(current_setting('throughline.provider', true), '')::uuid;
-- Staff of the government see all contracts of their jurisdiction; a provider sees its own.
create function i_am_government() returns boolean stable language sql
  return coalesce(current_setting('throughline.role', true) in ('contract-manager', 'director', 'terminal'), false);

create table jurisdiction (
  id uuid primary key,
  name text not null check (name <> ''),
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{0,39}$'),
  fiscal_year_starts_in smallint not null check (fiscal_year_starts_in between 1 and 12),
  is_demo boolean not null default false,
  stands_on date,
  created_at timestamptz not null default now()
);
comment on table jurisdiction is 'The city, county or state whose contracts stand in this schema: one row.';
comment on column jurisdiction.stands_on is 'The day at which the invented calendar of a demonstration stands; null: the real day.';

create table provider (
  id uuid primary key,
  name text not null check (name <> ''),
  normal_name text not null unique,
  created_at timestamptz not null default now()
);
comment on table provider is 'An organization that delivers services under contract.';
comment on column provider.normal_name is 'The name without case, punctuation and legal form; names that agree in it meet.';

create table person (
  id uuid primary key,
  name text not null check (name <> ''),
  email text,
  role text not null check (role in ('contract-manager', 'director', 'provider')),
  provider_id uuid references provider,
  is_active boolean not null default true,
  created_at timestamptz not null default now(),
  check ((role = 'provider') = (provider_id is not null))
);
comment on table person is 'Staff of the government or of a provider.';

create table sign_in_link (
  digest text primary key,
  person_id uuid not null references person,
  expires_at timestamptz not null,
  used_at timestamptz
);
comment on table sign_in_link is 'One-time links that the terminal prints; only their digest is kept.';

create table history (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid,
  event text not null,
  subject text not null,
  subject_id text not null,
  provider_id uuid,
  digest text not null
);
comment on table history is 'Who did what, when: append-only. What was done stands in history_content, under this digest.';
create index history_by_subject on history (subject, subject_id, at);
create index history_newest on history (at, id);

create table history_content (
  history_id uuid primary key references history,
  salt text not null,
  person_name text not null,
  content jsonb not null
);
comment on table history_content is 'What an event did and why. May be removed under a retention schedule; the digest in history stays.';

create table history_seal (
  number integer primary key,
  previous_digest text not null,
  digest text not null,
  entries uuid[] not null,
  sealed_at timestamptz not null
);
comment on table history_seal is 'A batch of history, chained: digest = sha256(previous digest, then each entry''s digest in order).';
