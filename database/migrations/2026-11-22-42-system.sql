-- Figures of the whole system of services, by report year, as an export brought them. Counts alone.

create table system_reading (
  submission_id uuid primary key references submission,
  covered_from_on date not null,
  covered_to_on date not null,
  organizations integer not null check (organizations >= 0),
  read_at timestamptz not null
);
comment on table system_reading is 'One export from which figures of the whole system were counted: which days it covers, and of how many organizations it tells.';

create table system_year (
  submission_id uuid not null references system_reading,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  rules text not null,
  projects integer not null check (projects >= 0),
  clients integer not null check (clients >= 0),
  states jsonb not null,
  primary key (submission_id, to_on)
);
comment on table system_year is 'A report year of the system: the year’s rules, and for each measure whether this source can give it.';

create table system_count (
  submission_id uuid not null,
  to_on date not null,
  kind text not null check (kind in ('all', 'race', 'age', 'sex', 'household', 'veteran')),
  name text not null,
  measure text not null,
  place text not null,
  persons integer not null check (persons >= 0),
  successes integer not null check (successes between 0 and persons),
  days bigint,
  median double precision,
  soon integer not null check (soon >= 0),
  later integer not null check (later >= 0),
  latest integer not null check (latest >= 0),
  primary key (submission_id, to_on, kind, name, measure, place),
  foreign key (submission_id, to_on) references system_year
);
comment on table system_count is 'Clients whom a measure of the system placed in a report year: everybody, and each group of people.';
comment on column system_count.kind is 'all: everybody; otherwise how people were parted, name being the group.';
comment on column system_count.soon is 'Of returns: within 180 days; later: within 365; latest: within 730.';

do $$
declare name text;
begin
  foreach name in array array['system_reading', 'system_year', 'system_count'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    -- what may be released of it a page works out; providers do not read small counts of other providers' clients
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
  end loop;
end $$;
