-- Taking a package in can be taken back, and with the last of its packages a signer is no longer known.

alter table received_package add taken_back_at timestamptz;
comment on column received_package.taken_back_at is 'When somebody took back that it was taken in; null: it stands. The same file may be taken in again.';
grant update (taken_back_at) on received_package to throughline_app;

alter table trusted_signer add forgotten_at timestamptz;
comment on column trusted_signer.forgotten_at is 'When its last package was taken back; null: its packages are taken in.';
grant update (forgotten_at) on trusted_signer to throughline_app;
