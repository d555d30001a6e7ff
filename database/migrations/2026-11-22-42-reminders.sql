-- Reminders of reports that are due: which were sent, once for each due day and person, and who wants none.

create table reminder (
  recipient_id uuid not null,
  provider_id uuid not null references provider,
  due_on date not null,
  reports integer not null check (reports > 0),
  way text not null check (way in ('mailed', 'kept')),
  sent_at timestamptz not null,
  primary key (recipient_id, due_on)
);
comment on table reminder is 'That somebody was reminded of the reports due on a day; nobody is reminded of a day twice.';
comment on column reminder.recipient_id is 'A person of the provider who signs in, or a contact of it.';
comment on column reminder.way is 'kept: no mail server is set, so the letter lies in the outbox of the data folder.';

create table reminder_choice (
  recipient_id uuid primary key,
  provider_id uuid not null references provider,
  wants_reminders boolean not null,
  chosen_by_name text not null,
  chosen_at timestamptz not null
);
comment on table reminder_choice is 'Who said that they want no reminders, or want them again.';

do $$
declare name text;
begin
  foreach name in array array['reminder', 'reminder_choice'] loop
    execute format('grant select, insert on %I to throughline_app', name);
    execute format('alter table %I enable row level security', name);
    execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
    execute format('create policy own on %I for select using (provider_id = (select my_provider()))', name);
  end loop;
end $$;
grant update (provider_id, wants_reminders, chosen_by_name, chosen_at) on reminder_choice to throughline_app;
-- When two providers turn out to be one, what they have moves.
grant update (provider_id) on reminder to throughline_app;
-- A person of a provider chooses for itself alone.
create policy own_choice on reminder_choice for insert with check (
  (select my_role()) = 'provider' and recipient_id = (select my_person()) and provider_id = (select my_provider()));
create policy own_choice_changed on reminder_choice for update
  using ((select my_role()) = 'provider' and recipient_id = (select my_person()))
  with check ((select my_role()) = 'provider' and recipient_id = (select my_person()) and provider_id = (select my_provider()));
