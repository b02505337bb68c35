-- What was promised to a person is kept whole: her time runs out though she is said to be an organisation meanwhile, and
-- an erasure reaches what people in a room wrote of her and the files kept with her.

-- Said to be a person at some time, by itself or by its actor; of what was redacted nothing is left to run out.
create function was_person(p_territory uuid, p_stakeholder uuid, p_actor uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from audit a where a.territory_id = p_territory and a.record_kind = 'stakeholder' and a.record_id = p_stakeholder
      and (a.before ->> 'kind' = 'person' or is_person('organisation', p_territory, (a.before ->> 'actor_id')::uuid)))
    or exists (select 1 from audit a where a.territory_id = p_territory and a.record_kind = 'actor' and a.record_id = p_actor
      and a.before ->> 'kind' = 'person')
$$;
revoke execute on function was_person(uuid, uuid, uuid) from public, tablee_app;

-- What was written down about persons whose notice has run out is destroyed, in every territory: ratings and scales; all
-- of it for a person whom the team had taken off the map. One who was turned into an organisation was promised the same
-- end: what was said until then goes, once. The audit says so.
create or replace function purge_expired_ratings(p_today date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n record;
  purged integer := 0;
begin
  for n in
    select p.id, p.territory_id, p.stakeholder_id, p.expires_on, s.deleted_at from person_notice p join stakeholder s on s.id = p.stakeholder_id
    where p.expires_on < p_today and p.erased_at is null and (is_person(s.kind, s.territory_id, s.actor_id)
        or (was_person(s.territory_id, s.id, s.actor_id) and not exists (select 1 from audit a
          where a.territory_id = p.territory_id and a.record_kind = 'person-notice' and a.record_id = p.id and a.act = 'purge'
            and a.after ->> 'expires_on' = p.expires_on::text)))
      and (s.deleted_at is not null or exists (select 1 from stakeholder_rating r where r.stakeholder_id = s.id)
        or count_scales(s) > 0)
    for update of p
  loop
    if n.deleted_at is not null then
      perform forget_person(n.id, 'expired');
    else
      perform forget_ratings(n.territory_id, n.stakeholder_id);
      insert into audit (territory_id, person_id, act, record_kind, record_id, after)
        values (n.territory_id, null, 'purge', 'person-notice', n.id, jsonb_build_object('reason', 'expired', 'expires_on', n.expires_on));
    end if;
    purged := purged + 1;
  end loop;
  return purged;
end $$;

-- Everything that is held about a person goes at once, also from the audit. The stakeholder stays without a name only
-- where meetings or the impact chain lean on it. Returns 'removed' or 'anonymous'; null where there was nothing to erase.
create or replace function forget_person(p_notice uuid, p_reason text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n person_notice;
  s stakeholder;
  nobody text;
  leaning boolean;
  gone uuid[];
  owned uuid[];
  place text;
begin
  select * into n from person_notice where id = p_notice and erased_at is null for update;
  if not found then return null; end if;
  select * into s from stakeholder where territory_id = n.territory_id and id = n.stakeholder_id;
  nobody := case when n.lang = 'en' then 'Erased person' else 'Personne effacée' end;
  update person_notice set erased_at = now(), purpose = '', notice = '', address = '', address_consent = false, contest = '', answer = '',
    stakeholder_id = null where id = n.id;
  if s.id is not null then
    perform forget_ratings(n.territory_id, s.id);
    owned := array[s.id];
    with removed as (delete from engagement_step where territory_id = n.territory_id and stakeholder_id = s.id returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'engagement-step', gone);
    owned := owned || gone;
    with removed as (delete from solicitation where territory_id = n.territory_id and stakeholder_id = s.id returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'solicitation', gone);
    owned := owned || gone;
    -- Photos, voices and documents kept with her, their bytes included.
    with removed as (delete from attachment where territory_id = n.territory_id and owner_id = any (owned) returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'attachment', gone);
    -- What people in a room proposed and became her, and their other words where her name stands by itself.
    update contribution set content = '{}', landing = null
      where territory_id = n.territory_id and landed_kind = 'stakeholder' and landed_id = s.id;
    update contribution set content = without_name(content, s.name, nobody), landing = without_name(landing, s.name, nobody)
      where territory_id = n.territory_id and evaluation_id = s.evaluation_id
        and position(lower(to_jsonb(s.name)::text) in lower(concat(content, landing))) > 0;
    -- Where the name was written as a name.
    foreach place in array array['engagement_step.who', 'stakeholder.relay', 'chain_element.who', 'objective.who', 'objective.noticed_by',
        'objective.thanks_to', 'chain_rival.held_by', 'chain_evidence.source', 'framework_line.owner', 'means_entry.by_whom'] loop
      execute format('update %I set %I = $1 where territory_id = $2 and evaluation_id = $3 and lower(btrim(%2$I)) = lower(btrim($4))',
        split_part(place, '.', 1), split_part(place, '.', 2)) using nobody, n.territory_id, s.evaluation_id, s.name;
    end loop;
    update chain_element set details = without_name(details, s.name, nobody)
      where territory_id = n.territory_id and evaluation_id = s.evaluation_id
        and position(lower(to_jsonb(s.name)::text) in lower(details::text)) > 0;
    with renamed as (update chain_element set stakeholders = array(
          select case when lower(btrim(each)) = lower(btrim(s.name)) then nobody else each end from unnest(stakeholders) with ordinality as u (each, at) order by at)
        where territory_id = n.territory_id and evaluation_id = s.evaluation_id
          and exists (select 1 from unnest(stakeholders) as each where lower(btrim(each)) = lower(btrim(s.name))) returning id)
      select coalesce(array_agg(id), '{}') into gone from renamed;
    update chain_element set origin_values = without_name(origin_values, s.name, nobody)
      where territory_id = n.territory_id and evaluation_id = s.evaluation_id
        and position(lower(to_jsonb(s.name)::text) in lower(origin_values::text)) > 0;
    -- What the audit says of earlier states of other records of the evaluation: the name alone goes, the rest stands.
    update audit set before = without_name(before, s.name, nobody), after = without_name(after, s.name, nobody)
      where territory_id = n.territory_id and coalesce(after, before) ->> 'evaluation_id' = s.evaluation_id::text
        and position(lower(to_jsonb(s.name)::text) in lower(concat(before, after))) > 0;
    leaning := coalesce(array_length(gone, 1), 0) > 0
      or exists (select 1 from meeting m where m.territory_id = n.territory_id and s.id = any (m.invited || m.present));
    if leaning then
      update stakeholder set name = nobody, actor_id = null, urbal_group = null, worlds = '{}', links = '{}', expects = '', contributes = '',
        losses = '', channel = null, contact_consent = null, relay = '', last_contact_on = null, kind = 'person', erased_at = now()
        where id = s.id;
    else
      delete from stakeholder where id = s.id;
    end if;
    perform redact_audit(n.territory_id, 'stakeholder', array[s.id]);
  end if;
  perform redact_audit(n.territory_id, 'person-notice', array[n.id]);
  insert into audit (territory_id, person_id, act, record_kind, record_id, after)
    values (n.territory_id, tablee_person(), 'purge', 'person-notice', n.id, jsonb_build_object('reason', p_reason));
  return case when leaning then 'anonymous' else 'removed' end;
end $$;
