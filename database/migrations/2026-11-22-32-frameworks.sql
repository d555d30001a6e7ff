-- What the public is promised, which measures bind a contract, and what several funders agreed on together.

create table goal (
  id uuid primary key,
  policy_area text not null check (policy_area <> ''),
  name text not null check (name <> ''),
  description text not null default '',
  position integer not null,
  added_at timestamptz not null,
  retired_at timestamptz,
  retired_reason text,
  check ((retired_at is null) = (retired_reason is null))
);
comment on table goal is 'What the public is promised in a policy area; measures of contracts carry it.';
create unique index goal_once on goal (policy_area, name) where retired_at is null;

create table goal_measure (
  goal_id uuid not null references goal,
  measure text not null check (measure <> ''),
  position integer not null,
  primary key (goal_id, measure)
);
comment on table goal_measure is 'A measure that carries a goal; the first of them is its figure on the portfolio.';

create table measure_binding (
  id uuid primary key,
  contract_id uuid not null references contract,
  measure text not null check (measure <> ''),
  card_version text not null check (card_version <> ''),
  question text not null check (question in ('how-much', 'how-well', 'better-off')),
  timing text not null check (timing in ('leading', 'lagging')),
  stage text not null check (stage in ('input', 'activity', 'output', 'outcome')),
  from_on date not null,
  reason text not null default '',
  proposed_by uuid references person,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  ended_on date,
  ended_reason text,
  check ((withdrawn_at is null) = (withdrawn_reason is null)),
  check ((ended_on is null) = (ended_reason is null))
);
comment on table measure_binding is 'A measure proposed for a contract, with the version of its card; it binds once both sides have agreed.';
comment on column measure_binding.reason is 'Why a contract should stand on more than five measures; may be empty below that.';
create index measure_binding_by_contract on measure_binding (contract_id);

create table measure_agreement (
  binding_id uuid not null references measure_binding,
  contract_id uuid not null references contract,
  side text not null check (side in ('provider', 'government')),
  agreed_at timestamptz not null,
  agreed_by uuid references person,
  agreed_by_name text not null,
  said_by text,
  primary key (binding_id, side)
);
comment on table measure_agreement is 'Who agreed to a measure for one side, and when.';
comment on column measure_agreement.said_by is 'Who said so for the provider, where the government recorded it on its behalf.';

create table measure_comment (
  id uuid primary key,
  binding_id uuid not null references measure_binding,
  contract_id uuid not null references contract,
  side text not null check (side in ('provider', 'government')),
  text text not null check (text <> ''),
  written_by uuid references person,
  written_by_name text not null,
  written_at timestamptz not null
);
comment on table measure_comment is 'What either side said to a proposed measure before it binds.';
create index measure_comment_by_contract on measure_comment (contract_id);

create table framework (
  id uuid primary key,
  name text not null check (name <> ''),
  policy_area text not null check (policy_area <> ''),
  description text not null default '',
  version integer not null check (version > 0),
  previous_id uuid references framework,
  comments_until date,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  agreed_at timestamptz,
  agreed_by_name text,
  adopted_at timestamptz,
  adopted_from date,
  adopted_by_name text,
  withdrawn_at timestamptz,
  withdrawn_reason text
);
comment on table framework is 'Measures with minimum and target that several funders ask for together: proposed, commented on, agreed, signed, adopted.';

create table framework_funder (
  id uuid primary key,
  framework_id uuid not null references framework,
  name text not null check (name <> ''),
  organization_id uuid references provider,
  signed_on date,
  signed_by text,
  recorded_by_name text,
  unique (framework_id, name),
  check ((signed_on is null) = (signed_by is null))
);
comment on table framework_funder is 'A funder of a framework: a department of this government, or another organization; who signed for it, and when.';

create table framework_measure (
  id uuid primary key,
  framework_id uuid not null references framework,
  measure text not null check (measure <> ''),
  card_version text not null,
  program_type text not null check (program_type <> ''),
  program_term text not null,
  population text,
  minimum numeric not null,
  target numeric not null,
  direction text not null check (direction in ('increase', 'decrease')),
  may_override text not null check (may_override in ('nothing', 'minimum', 'target', 'both')),
  unique nulls not distinct (framework_id, measure, program_term, population)
);
comment on table framework_measure is 'What a framework asks of a kind of program on a measure, and what of it a funder may set otherwise.';
comment on column framework_measure.program_term is 'The program type without case and punctuation: a provider sees what concerns its own programs.';

create table framework_override (
  id uuid primary key,
  framework_measure_id uuid not null references framework_measure,
  framework_funder_id uuid not null references framework_funder,
  minimum numeric not null,
  target numeric not null,
  reason text not null check (reason <> ''),
  made_by_name text not null,
  made_at timestamptz not null,
  undone_at timestamptz
);
comment on table framework_override is 'What one funder asks for instead, where the framework lets it, with the reason.';
create unique index framework_override_once on framework_override (framework_measure_id, framework_funder_id) where undone_at is null;

create table framework_comment (
  id uuid primary key,
  framework_id uuid not null references framework,
  provider_id uuid references provider,
  text text not null check (text <> ''),
  written_by uuid references person,
  written_by_name text not null,
  written_at timestamptz not null
);
comment on table framework_comment is 'What a provider, or the government, said to a proposed framework.';
comment on column framework_comment.provider_id is 'Null: said by the government.';

create table trusted_signer (
  fingerprint text primary key,
  public_key text not null,
  name text not null,
  accepted_by uuid references person,
  accepted_by_name text not null,
  accepted_at timestamptz not null
);
comment on table trusted_signer is 'Another installation whose signed packages are taken in, by the fingerprint of its key.';

create table received_package (
  id uuid primary key,
  digest text not null unique,
  fingerprint text not null references trusted_signer,
  from_name text not null,
  made_at timestamptz not null,
  received_at timestamptz not null,
  received_by_name text not null,
  content jsonb not null
);
comment on table received_package is 'A signed package of another installation, as it came: its frameworks and released results.';

do $$
declare name text;
begin
  foreach name in array array['goal', 'goal_measure', 'measure_binding', 'measure_agreement', 'measure_comment', 'framework',
    'framework_funder', 'framework_measure', 'framework_override', 'framework_comment', 'trusted_signer', 'received_package'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
-- What was proposed, said and agreed stays as it was; the moments that follow are written beside it.
grant update (policy_area, name, description, position, retired_at, retired_reason) on goal to throughline_app;
grant delete on goal_measure to throughline_app;
grant update (withdrawn_at, withdrawn_reason, ended_on, ended_reason) on measure_binding to throughline_app;
grant update (agreed_at, agreed_by_name, adopted_at, adopted_from, adopted_by_name, withdrawn_at, withdrawn_reason) on framework to throughline_app;
grant update (organization_id, signed_on, signed_by, recorded_by_name) on framework_funder to throughline_app;
-- Only a merge of two providers moves a comment, to the one that stays.
grant update (provider_id) on framework_comment to throughline_app;
grant update (undone_at) on framework_override to throughline_app;

-- A provider reads what the public is promised, what concerns its own contracts, and frameworks for its kinds of program.
create policy everyone_reads on goal for select using ((select my_role()) is not null);
create policy everyone_reads on goal_measure for select using ((select my_role()) is not null);
create policy own on measure_binding for select using (exists (select from contract c where c.id = contract_id));
create policy own on measure_agreement for select using (exists (select from contract c where c.id = contract_id));
create policy own on measure_comment for select using (exists (select from contract c where c.id = contract_id));
create policy concerns_me on framework_measure for select using (program_term in (
  select regexp_replace(lower(normalize(replace(p.program_type, '&', ' and '), NFKD)), '[^[:alnum:]]+', '', 'g') from program p));
create policy concerns_me on framework for select using (exists (select from framework_measure m where m.framework_id = framework.id));
create policy concerns_me on framework_funder for select using (exists (select from framework f where f.id = framework_id));
create policy concerns_me on framework_override for select using (exists (select from framework_measure m where m.id = framework_measure_id));
create policy own on framework_comment for select using (
  provider_id = (select my_provider()) or (provider_id is null and exists (select from framework f where f.id = framework_id)));

-- What a provider may write: that it agrees, and its own words, to what was proposed to it.
create policy own_agreement on measure_agreement for insert with check (
  (select my_role()) = 'provider' and side = 'provider' and agreed_by = (select my_person()) and said_by is null
  and exists (select from measure_binding b where b.id = binding_id and b.contract_id = measure_agreement.contract_id and b.withdrawn_at is null));
create policy own_words on measure_comment for insert with check (
  (select my_role()) = 'provider' and side = 'provider' and written_by = (select my_person())
  and exists (select from measure_binding b where b.id = binding_id and b.contract_id = measure_comment.contract_id));
create policy own_words on framework_comment for insert with check (
  (select my_role()) = 'provider' and provider_id = (select my_provider()) and written_by = (select my_person())
  and exists (select from framework f where f.id = framework_id));

-- The three goals that stood in the program until now stay where figures are shown for them.
insert into goal (id, policy_area, name, position, added_at)
select gen_random_uuid(), 'Homelessness', kept.name, kept.position, now()
from (values ('Households move into permanent housing', 1), ('Few households return to homelessness', 2),
  ('Homelessness is short', 3)) as kept (name, position)
where exists (select from result);
insert into goal_measure (goal_id, measure, position)
select g.id, kept.measure, 1 from goal g join (values (1, 'exits-to-permanent-housing'), (2, 'returns-within-six-months'),
  (3, 'length-of-stay')) as kept (position, measure) on kept.position = g.position;
