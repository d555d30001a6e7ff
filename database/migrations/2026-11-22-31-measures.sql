-- Measures of any field: their cards by version, and results told in any declared unit.

create table measure_card (
  id uuid primary key,
  measure text not null check (measure ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(measure) <= 60),
  version integer not null check (version > 0),
  card jsonb not null,
  from_on date not null,
  reason text not null check (reason <> ''),
  agreed_by text not null,
  added_by text not null,
  added_at timestamptz not null,
  unique (measure, version)
);
comment on table measure_card is 'A version of a measure''s card, as agreed from a day on. Measures that come with the program are version 1 in its code.';
comment on column measure_card.card is 'All that the card says, its texts in English and Spanish.';
comment on column measure_card.reason is 'Why this version: what it changes, or why the measure was added.';

grant select, insert on measure_card to throughline_app;
alter table measure_card enable row level security;
create policy government on measure_card using ((select i_am_government())) with check ((select i_am_government()));
-- A provider is held to what a card says, so everybody who is signed in reads every card.
create policy everyone_reads on measure_card for select using ((select my_role()) is not null);

-- A result is told in the units of its measure's card: households and persons, or cases, repairs, trips.
alter table result drop constraint result_unit_check;
alter table result add constraint result_unit_check check (unit ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' and length(unit) <= 40);
comment on column result.unit is 'What its denominator counts: households, persons, or a unit that the measure''s card declares.';
