-- From referral to housing: how many got to each step, and after how many days. Counts alone.

create table pathway_reading (
  submission_id uuid primary key references submission,
  read_at timestamptz not null
);
comment on table pathway_reading is 'One export that told of referrals to housing.';

create table pathway_step (
  submission_id uuid not null references pathway_reading,
  program_id uuid references program,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  step text not null check (step in ('referred', 'accepted', 'entered', 'housed')),
  count integer not null check (count >= 0),
  median_days double precision,
  ninth_days double precision,
  state text not null check (state in ('value', 'immature')),
  mature_on date,
  unique nulls not distinct (submission_id, program_id, from_on, to_on, step)
);
comment on table pathway_step is 'Households referred to housing between two days, to a program or to any, and how many of them got to a step.';
comment on column pathway_step.program_id is 'Null: referrals to any housing of the source.';
comment on column pathway_step.ninth_days is 'Nine of ten who got to the step did so within this many days of the step before.';

do $$
declare name text;
begin
  foreach name in array array['pathway_reading', 'pathway_step'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
create policy everyone_reads on pathway_reading for select using ((select my_role()) is not null);
create policy own on pathway_step for select using (exists (select from program p where p.id = program_id));
