-- A signal keeps its identity from month to month: an episode begins when it is first raised and ends when it no longer
-- stands. What a month's judging finds is a reading of it. Answers belong to the episode and are only added or withdrawn.

create table signal_episode (
  id uuid primary key,
  contract_id uuid not null references contract,
  program_id uuid references program,
  measure text,
  part text not null default '',
  kind text not null,
  first_month text not null check (first_month ~ '^\d{4}-\d{2}$'),
  last_month text not null check (last_month ~ '^\d{4}-\d{2}$'),
  ended_month text check (ended_month ~ '^\d{4}-\d{2}$'),
  raised_at timestamptz not null,
  check (first_month <= last_month)
);
comment on table signal_episode is 'A signal from the month in which it was first raised to the one in which it no longer stood.';
comment on column signal_episode.part is 'Which part of the measure it is about, such as one group of people; empty: all of it.';
comment on column signal_episode.last_month is 'The last judged month in which it stood.';
comment on column signal_episode.ended_month is 'The judged month in which it no longer stood; null: it stands.';
create index signal_episode_by_contract on signal_episode (contract_id);
create index signal_episode_by_month on signal_episode (last_month);

create table signal_answer (
  id uuid primary key,
  episode_id uuid not null references signal_episode,
  side text not null check (side in ('provider', 'government')),
  kind text not null check (kind in ('explained', 'accepted', 'data-fixed', 'action-agreed')),
  words text not null check (words <> ''),
  month text not null check (month ~ '^\d{4}-\d{2}$'),
  stage smallint not null,
  by_person uuid references person,
  by_name text not null,
  at timestamptz not null,
  withdrawn_at timestamptz
);
comment on table signal_answer is 'What the provider, and after it the government, answered to a signal.';
comment on column signal_answer.stage is 'How far the signal had gone when it was answered: it stays quiet until it goes further.';
comment on column signal_answer.by_person is 'Null: answered at the terminal, which is no person.';
create index signal_answer_by_episode on signal_answer (episode_id);

create table signal_setting (
  id uuid primary key,
  odds_ratio double precision not null check (odds_ratio > 1 and odds_ratio <= 5),
  false_alarms double precision not null check (false_alarms > 0 and false_alarms <= 0.2),
  seed integer not null,
  reason text not null check (reason <> ''),
  set_by_name text not null,
  set_at timestamptz not null
);
comment on table signal_setting is 'How early warnings are tuned: the newest row counts. Thresholds follow from it by a simulation with this seed.';
comment on column signal_setting.odds_ratio is 'The smallest change of the odds that is worth a meeting.';
comment on column signal_setting.false_alarms is 'Share of the charts of a year that chance alone may warn of.';

alter table signal add column episode_id uuid references signal_episode;
alter table signal add column stage smallint not null default 1;
alter table signal add column is_leading boolean not null default true;
alter table signal add column stands boolean not null default true;
comment on column signal.episode_id is 'The signal of which this is the reading of one month.';
comment on column signal.stage is 'How far it has gone, 1 to 3; a signal that was answered is raised again when it goes further.';
comment on column signal.is_leading is 'The first to talk about among those of its program and measure.';
comment on column signal.stands is 'False: the month was judged again and it no longer stood; kept where it is the only reading of its episode.';
create index signal_by_episode on signal (episode_id, month);
alter table standing add column expected jsonb not null default '{}';
comment on column standing.expected is 'By kind of signal: how many chance alone would raise in the month, for these rules, baselines and sizes.';

-- What was raised before this existed: one episode for each signal that has the same contract, program, measure and kind.
insert into signal_episode (id, contract_id, program_id, measure, kind, first_month, last_month, raised_at)
select min(id::text)::uuid, contract_id, program_id, measure, kind, min(month), max(month), min(raised_at)
from signal group by contract_id, program_id, measure, kind;
update signal s set episode_id = e.id from signal_episode e
where e.contract_id = s.contract_id and e.program_id is not distinct from s.program_id
  and e.measure is not distinct from s.measure and e.kind = s.kind;
alter table signal alter column episode_id set not null;

do $$
declare name text;
begin
  foreach name in array array['signal_episode', 'signal_answer', 'signal_setting'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
grant update (first_month, last_month, ended_month) on signal_episode to throughline_app;
-- What was answered is withdrawn and never rewritten.
grant update (withdrawn_at) on signal_answer to throughline_app;

create policy everyone_reads on signal_setting for select using ((select my_role()) is not null);
create policy own on signal_episode for select using (exists (select from contract c where c.id = contract_id));
create policy own on signal_answer for select using (exists (select from signal_episode e where e.id = episode_id));
create policy own_answer on signal_answer for insert with check (
  (select my_role()) = 'provider' and side = 'provider' and by_person = (select my_person())
  and exists (select from signal_episode e where e.id = episode_id));
create policy own_answer_withdrawn on signal_answer for update
  using ((select my_role()) = 'provider' and side = 'provider' and by_person = (select my_person()))
  with check ((select my_role()) = 'provider' and side = 'provider' and by_person = (select my_person()));
