-- Every table has row-level security. The government's staff see and write all of their jurisdiction; a provider sees
-- its own contracts and what hangs on them, and may answer. Who asks stands in a scalar subselect each time: the planner
-- then asks once a statement and not once a row.

grant usage on schema :schema to throughline_app;
grant select, insert, update, delete on all tables in schema :schema to throughline_app;
revoke update, delete on history, history_seal, result_seen from throughline_app;
revoke delete, update on history_content from throughline_app;
grant update (seen_at) on result_seen to throughline_app;
-- A result is never changed: a later version replaces it, and that moment alone may be written.
revoke update, delete on result from throughline_app;
grant update (replaced_at) on result to throughline_app;
revoke update, delete on packet from throughline_app;
-- What was said is withdrawn and never rewritten; what was agreed is closed and never turned into something else.
revoke update, delete on note, action from throughline_app;
grant update (withdrawn_at) on note to throughline_app;
grant update (state, closed_on, outcome) on action to throughline_app;

do $$
declare name text;
begin
  for name in select tablename from pg_tables where schemaname = current_schema() loop
    execute format('alter table %I enable row level security', name);
    if name <> 'migration' then
      execute format('create policy government on %I using ((select i_am_government())) with check ((select i_am_government()))', name);
    end if;
  end loop;
end $$;

-- Read by everybody who signed in.
create policy everyone_reads on jurisdiction for select using ((select my_role()) is not null);
create policy everyone_reads on standard for select using ((select my_role()) is not null);
create policy myself on person for select using (id = (select my_person()));
create policy staff_of_the_government on person for select using ((select my_role()) = 'provider' and role <> 'provider');
create policy my_organization on person for select using (provider_id = (select my_provider()));

-- A provider's own.
create policy own on provider for select using (id = (select my_provider()));
create policy own on contract for select using (provider_id = (select my_provider()));
create policy own on program for select using (provider_id = (select my_provider()));
create policy own on contract_item for select using (exists (select from contract c where c.id = contract_id));
create policy own on program_map for select using (exists (select from contract c where c.id = contract_id));
create policy own on standard_override for select using (exists (select from contract c where c.id = contract_id));
create policy own on result for select using (exists (select from program p where p.id = program_id));
create policy own on standing for select using (exists (select from contract c where c.id = contract_id));
create policy own on signal for select using (exists (select from contract c where c.id = contract_id));
create policy own on meeting for select using (exists (select from contract c where c.id = contract_id));
create policy own on note for select using (exists (select from contract c where c.id = contract_id));
create policy own on action for select using (exists (select from contract c where c.id = contract_id));
create policy own on packet for select using (exists (select from contract c where c.id = contract_id));
create policy own on history for select using (provider_id = (select my_provider()));
create policy own on history_content for select using (exists (select from history h where h.id = history_id));

-- What a provider may write: its own words, that its own action is done, that it has looked, and the history of it.
create policy own_words on note for insert with check (
  (select my_role()) = 'provider' and kind = 'statement' and written_by = (select my_person())
  and exists (select from contract c where c.id = contract_id)
  and exists (select from meeting m where m.id = meeting_id and m.contract_id = note.contract_id));
create policy own_words_withdrawn on note for update using ((select my_role()) = 'provider' and written_by = (select my_person()))
  with check ((select my_role()) = 'provider' and kind = 'statement' and written_by = (select my_person()));
create policy own_meeting on meeting for insert with check (
  (select my_role()) = 'provider' and exists (select from contract c where c.id = contract_id));
create policy own_action on action for update using (
  (select my_role()) = 'provider' and owner_side = 'provider' and exists (select from contract c where c.id = contract_id))
  with check ((select my_role()) = 'provider' and owner_side = 'provider' and exists (select from contract c where c.id = contract_id));
create policy own_look on result_seen using (person_id = (select my_person())) with check (
  person_id = (select my_person()) and exists (select from contract c where c.id = contract_id));
create policy own_deeds on history for insert with check (
  (select my_role()) = 'provider' and person_id = (select my_person()) and provider_id = (select my_provider()));
create policy own_deeds on history_content for insert with check (
  (select my_role()) = 'provider' and exists (select from history h where h.id = history_id and h.person_id = (select my_person())));
