-- A month can be locked for one kind of program: shelters may be closed while outreach still reports.

alter table period_lock add column program_type text check (program_type <> '');
comment on column period_lock.program_type is 'Locked for programs of this type alone; null: for the whole jurisdiction.';
drop index period_lock_once;
create unique index period_lock_once on period_lock (month, program_type) nulls not distinct where reopened_at is null;
