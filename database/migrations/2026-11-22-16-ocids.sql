-- The government's own prefix of Open Contracting IDs, so that what it publishes is named once in the whole world.
alter table jurisdiction add column ocid_prefix text check (ocid_prefix ~ '^ocds-[a-z0-9]{6}$');
comment on column jurisdiction.ocid_prefix is 'Prefix of its Open Contracting IDs, registered with the Open Contracting Partnership; null: none yet.';
