-- Reports of providers: what is owed for a program and a month, what was sent, what became of it; months that are locked;
-- corrections after that; what was verified; and questions to a figure. Steps, claims and verifications are only added.

create table report_setting (
  name text primary key check (name in ('due-days', 'provider-days', 'answer-days')),
  days integer not null check (days between 0 and 180),
  set_by_name text not null,
  set_at timestamptz not null
);
comment on table report_setting is 'Days that hold for the whole jurisdiction: until a report is due, for the provider alone with new figures, for an answer.';

create table report_rule (
  id uuid primary key,
  contract_id uuid references contract,
  program_id uuid references program,
  rhythm text not null check (rhythm in ('month', 'quarter')),
  due_days integer not null check (due_days between 0 and 180),
  is_totals_only boolean not null default false,
  reason text not null check (reason <> ''),
  set_by_name text not null,
  set_at timestamptz not null,
  replaced_at timestamptz,
  check ((contract_id is null) <> (program_id is null))
);
comment on table report_rule is 'When the reports of one contract or one program are due, in place of the days of the jurisdiction.';
comment on column report_rule.rhythm is 'quarter: the three months of a quarter are due together, so many days after its end.';
comment on column report_rule.is_totals_only is 'A provider of victim services, for instance: totals are asked for, and nothing about a person.';
create unique index report_rule_of_contract on report_rule (contract_id) where replaced_at is null;
create unique index report_rule_of_program on report_rule (program_id) where replaced_at is null;

create table report (
  id uuid primary key,
  program_id uuid not null references program,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  due_on date not null,
  sending integer not null default 0,
  state text not null check (state in ('draft', 'sent', 'returned', 'accepted')),
  draft jsonb not null default '{}',
  changed_at timestamptz not null,
  unique (program_id, month)
);
comment on table report is 'What a provider reports for a program and a month. Certified is a step, so that the state cannot claim it.';
comment on column report.draft is 'What was typed last, as text: half a count is kept too.';
comment on column report.sending is 'How often it was sent; the claims carry the number.';

create table report_step (
  id uuid primary key,
  report_id uuid not null references report,
  kind text not null check (kind in ('sent', 'taken-back', 'returned', 'accepted', 'certified')),
  sending integer not null,
  words text not null default '',
  by_person uuid references person,
  by_name text not null,
  at timestamptz not null,
  check (kind not in ('returned', 'certified') or words <> '')
);
comment on table report_step is 'What became of a report, step by step: who, when, and with which words (comment, reasons, the sentence certified).';
create index report_step_by_report on report_step (report_id);
create unique index report_certified_once on report_step (report_id, sending) where kind = 'certified';

create table report_claim (
  report_id uuid not null references report,
  sending integer not null,
  measure text not null,
  numerator bigint not null check (numerator >= 0),
  denominator bigint not null check (denominator >= 0),
  primary key (report_id, sending, measure)
);
comment on table report_claim is 'What the provider claimed, each time it sent the report.';

create table period_lock (
  id uuid primary key,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  locked_by_name text not null,
  locked_at timestamptz not null,
  reopened_by_name text,
  reopen_reason text,
  reopened_at timestamptz,
  check ((reopened_at is null) = (reopen_reason is null))
);
comment on table period_lock is 'A month whose figures change only through corrections, until it is opened again with a reason.';
create unique index period_lock_once on period_lock (month) where reopened_at is null;

create table correction (
  id uuid primary key,
  program_id uuid not null references program,
  measure text not null,
  unit text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  result_id uuid not null references result,
  numerator bigint not null check (numerator >= 0),
  denominator bigint not null check (denominator >= 0),
  reason text not null check (reason <> ''),
  proposed_by uuid references person,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  state text not null default 'proposed' check (state in ('proposed', 'accepted', 'declined', 'withdrawn')),
  new_result_id uuid references result,
  answered_by_name text,
  answered_at timestamptz,
  answer text
);
comment on table correction is 'A figure that somebody says should be another, with the reason; accepted, it becomes a new version.';
comment on column correction.result_id is 'The version that it corrects: when another has taken its place, the correction no longer fits.';
create unique index correction_open_once on correction (program_id, measure, unit, month) where state = 'proposed';

create table verification (
  id uuid primary key,
  program_id uuid not null references program,
  result_id uuid not null references result,
  numerator bigint not null check (numerator >= 0),
  denominator bigint not null check (denominator >= 0),
  how text not null check (how <> ''),
  by_person uuid references person,
  by_name text not null,
  at timestamptz not null
);
comment on table verification is 'What somebody counted again at the source for a figure, beside what was claimed and what was corrected.';
create index verification_by_result on verification (result_id);

create table figure_question (
  id uuid primary key,
  program_id uuid not null references program,
  result_id uuid not null references result,
  measure text not null,
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  asked_side text not null check (asked_side in ('provider', 'government')),
  text text not null check (text <> ''),
  asked_by uuid references person,
  asked_by_name text not null,
  asked_at timestamptz not null,
  answer_kind text check (answer_kind in ('explained', 'mended', 'accepted')),
  answer text,
  answered_by_name text,
  answered_at timestamptz,
  check ((answered_at is null) = (answer_kind is null))
);
comment on table figure_question is 'What one side asks the other about a figure, and the answer.';
create index figure_question_by_program on figure_question (program_id, month);

do $$
declare name text;
begin
  foreach name in array array['report_setting', 'report_rule', 'report', 'report_step', 'report_claim', 'period_lock',
    'correction', 'verification', 'figure_question'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
grant update (days, set_by_name, set_at) on report_setting to throughline_app;
grant update (replaced_at) on report_rule to throughline_app;
grant update (state, draft, sending, due_on, changed_at) on report to throughline_app;
grant update (reopened_by_name, reopen_reason, reopened_at) on period_lock to throughline_app;
grant update (state, new_result_id, answered_by_name, answered_at, answer) on correction to throughline_app;
grant update (answer_kind, answer, answered_by_name, answered_at) on figure_question to throughline_app;

-- Days and locks concern everybody; rules, reports and what hangs on them concern the provider whose they are.
create policy everyone_reads on report_setting for select using ((select my_role()) is not null);
create policy everyone_reads on period_lock for select using ((select my_role()) is not null);
create policy own on report_rule for select using (
  exists (select from contract c where c.id = contract_id) or exists (select from program p where p.id = program_id));
create policy own on report for select using (exists (select from program p where p.id = program_id));
create policy own on report_step for select using (exists (select from report r where r.id = report_id));
create policy own on report_claim for select using (exists (select from report r where r.id = report_id));
create policy own on correction for select using (exists (select from program p where p.id = program_id));
create policy own on verification for select using (exists (select from program p where p.id = program_id));
create policy own on figure_question for select using (exists (select from program p where p.id = program_id));

-- What a provider may write: its own reports until they are accepted, what it claims, and that an accepted one is certified.
create policy own_report on report for insert with check (
  (select my_role()) = 'provider' and state in ('draft', 'sent') and exists (select from program p where p.id = program_id));
create policy own_report_changed on report for update
  using ((select my_role()) = 'provider' and state <> 'accepted' and exists (select from program p where p.id = program_id))
  with check ((select my_role()) = 'provider' and state in ('draft', 'sent', 'returned')
    and exists (select from program p where p.id = program_id));
create policy own_step on report_step for insert with check (
  (select my_role()) = 'provider' and by_person = (select my_person()) and exists (
    select from report r where r.id = report_id and (
      (kind in ('sent', 'taken-back') and r.state <> 'accepted') or (kind = 'certified' and r.state = 'accepted'))));
create policy own_claim on report_claim for insert with check (
  (select my_role()) = 'provider' and exists (select from report r where r.id = report_id and r.state <> 'accepted'));
-- It proposes corrections and takes its own back; only the government accepts one.
create policy own_proposal on correction for insert with check (
  (select my_role()) = 'provider' and state = 'proposed' and proposed_by = (select my_person())
  and exists (select from program p where p.id = program_id));
create policy own_proposal_withdrawn on correction for update
  using ((select my_role()) = 'provider' and state = 'proposed' and proposed_by = (select my_person()))
  with check ((select my_role()) = 'provider' and state = 'withdrawn' and proposed_by = (select my_person()));
-- It asks, and answers what the government asked.
create policy own_question on figure_question for insert with check (
  (select my_role()) = 'provider' and asked_side = 'provider' and asked_by = (select my_person()) and answered_at is null
  and exists (select from program p where p.id = program_id));
create policy own_answer on figure_question for update
  using ((select my_role()) = 'provider' and asked_side = 'government' and answered_at is null
    and exists (select from program p where p.id = program_id))
  with check ((select my_role()) = 'provider' and asked_side = 'government');
