-- A person on the map may be an actor of the territory as well (kind "person"): erased there, she is not kept in that
-- list, unless another map of the territory still names her, which has its own notice.
create function forget_actor() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  known uuid;
  nobody text := case when new.lang = 'en' then 'Erased person' else 'Personne effacée' end;
begin
  select a.id into known from stakeholder s join actor a on a.territory_id = s.territory_id and a.id = s.actor_id
    where s.territory_id = old.territory_id and s.id = old.stakeholder_id and a.kind = 'person'
      and not exists (select 1 from stakeholder other where other.territory_id = a.territory_id and other.actor_id = a.id and other.id <> s.id);
  if known is null then return null; end if;
  update actor set name = nobody, commune_code = null, siret = null, worlds = '{}', note = '', deleted_at = coalesce(deleted_at, now())
    where territory_id = old.territory_id and id = known;
  perform redact_audit(old.territory_id, 'actor', array[known]);
  return null;
end $$;
create trigger erased_actor after update of erased_at on person_notice
  for each row when (old.erased_at is null and new.erased_at is not null and old.stakeholder_id is not null) execute function forget_actor();
revoke execute on function forget_actor() from public, tablee_app;
