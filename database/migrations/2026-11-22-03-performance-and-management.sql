create table result (
  id uuid primary key,
  program_id uuid references program,
  measure text not null,
  unit text not null check (unit in ('households', 'persons')),
  from_on date not null,
  to_on date not null,
  version integer not null check (version > 0),
  numerator bigint,
  denominator bigint,
  state text not null check (state in ('value', 'missing', 'immature', 'not-computable', 'not-applicable')),
  mature_on date,
  definition_version text not null,
  details jsonb not null default '{}',
  note text,
  submission_id uuid not null references submission,
  recorded_at timestamptz not null,
  replaced_at timestamptz,
  check ((numerator is null) = (denominator is null)),
  check (state in ('value', 'immature') or numerator is null),
  unique nulls not distinct (program_id, measure, unit, from_on, to_on, version)
);
comment on table result is 'Numerator and denominator of a measure for a program and a period, by version. Nothing is overwritten.';
comment on column result.program_id is 'Null: the whole jurisdiction, each HMIS project counted once.';
comment on column result.replaced_at is 'When a later version took its place; null: the current version.';
-- A program's figures are found by the unique key, which begins with the program; one index less is a tenth of an import.
create index result_newest on result (from_on) where replaced_at is null and state = 'value';

create table result_seen (
  person_id uuid not null references person,
  contract_id uuid not null references contract,
  month text not null,
  seen_at timestamptz not null,
  primary key (person_id, contract_id, month)
);
comment on table result_seen is 'When a person of the provider last opened the figures of a contract and month.';

create table standing (
  contract_id uuid not null references contract,
  program_id uuid not null references program,
  month text not null,
  charts integer not null,
  chance double precision not null,
  flagged integer not null,
  content jsonb not null,
  primary key (month, contract_id, program_id)
);
comment on table standing is 'How a program stands on each measure in a month: computed from results and standards, and can be computed again.';

comment on column standing.chance is 'How many of its charts chance alone would flag in the month; flagged: how many are.';

create table signal (
  id uuid primary key,
  contract_id uuid not null references contract,
  program_id uuid references program,
  measure text,
  month text not null,
  kind text not null,
  rank double precision not null,
  content jsonb not null,
  raised_at timestamptz not null
);
comment on table signal is 'What in the results of a contract and month deserves attention, with its evidence.';
create index signal_by_month on signal (month, contract_id);

create table meeting (
  id uuid primary key,
  contract_id uuid not null references contract,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  held_on date,
  attendees text not null default '',
  created_at timestamptz not null,
  unique (contract_id, month)
);
comment on table meeting is 'The monthly review of a contract.';

create table note (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  contract_id uuid not null references contract,
  kind text not null check (kind in ('note', 'decision', 'statement')),
  measure text,
  text text not null check (text <> ''),
  said_by text not null,
  written_by uuid not null references person,
  written_at timestamptz not null,
  withdrawn_at timestamptz
);
comment on table note is 'A note, a decision, or what a provider said, in a meeting; said_by names who said it.';
create index note_by_meeting on note (meeting_id);

create table action (
  id uuid primary key,
  contract_id uuid not null references contract,
  meeting_id uuid not null references meeting,
  what text not null check (what <> ''),
  owner_side text not null check (owner_side in ('provider', 'government')),
  owner_name text not null check (owner_name <> ''),
  due_on date not null,
  measure text,
  expected_effect text not null default '',
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  closed_on date,
  outcome text not null default '',
  agreed_by uuid not null references person,
  agreed_at timestamptz not null,
  check ((state = 'open') = (closed_on is null))
);
comment on table action is 'Who does what by when, agreed in a meeting, and what followed.';
create index action_by_contract on action (contract_id);

create table packet (
  id uuid primary key,
  meeting_id uuid not null references meeting,
  contract_id uuid not null references contract,
  edition text not null check (edition in ('working', 'releasable')),
  number integer not null,
  content jsonb not null,
  digest text not null,
  sent_at timestamptz not null,
  sent_by uuid references person,
  unique (meeting_id, edition, number)
);
comment on table packet is 'The packet of a monthly review as it was sent: frozen, with the result versions that it shows.';
comment on column packet.sent_by is 'Null: sent from the terminal, which is no person.';
