-- A provider answers what it was asked for and puts a newer file in the place of its own older one. It changes no row of
-- the government's kinds, takes nothing away, and signs what it changes. It sees who opened its files.
create policy own_answer on document for update using (
  (select my_role()) = 'provider' and provider_id = (select my_provider()) and removed_at is null and replaced_by_id is null
  and kind in ('insurance', 'audit', 'licence', 'other'))
  with check (
  (select my_role()) = 'provider' and provider_id = (select my_provider()) and removed_at is null
  and kind in ('insurance', 'audit', 'licence', 'other')
  and (added_by = (select my_person()) or replaced_by_id is not null));
create policy own_seen on document_look for select using (exists (select from document d where d.id = document_id));
