-- A program of which some months are missing still has groups: of the months that are there, whose number is told.

alter table group_result add column months integer not null default 12 check (months between 1 and 12);
comment on column group_result.months is 'How many of the reading’s months are in it; the program has no figure of the others.';
