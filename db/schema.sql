-- The schema after all migrations, written by the database itself: UPDATE_SCHEMA=1 writes it anew (see CONTRIBUTING.md).

-- Functions

CREATE OR REPLACE FUNCTION public.accept_invitation(p_token_hash text, p_person uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare inv invitation;
begin
  select * into inv from invitation
    where token_hash = p_token_hash and accepted_at is null and deleted_at is null and expires_at > now() for update;
  if not found then return null; end if;
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', inv.territory_id::text, true);
  insert into member (territory_id, person_id, role) values (inv.territory_id, p_person, inv.role)
    on conflict (territory_id, person_id) do nothing;
  update invitation set accepted_at = now() where id = inv.id;
  return inv.territory_id;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.adopt_demonstration(p_person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform set_config('tablee.person', p_person::text, true);
  insert into member (territory_id, person_id, role) select id, p_person, 'owner' from territory where demo
    and exists (select 1 from person where person.id = p_person and host)
  on conflict do nothing;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.agrees_to(p_interview uuid, p_use text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select 1 from interview where id = p_interview and deleted_at is null and erased_at is null
    and p_use = any (consent_uses) and (consent_expires_on is null or consent_expires_on >= (now() at time zone 'Europe/Paris')::date))
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.attachment_owner_exists()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  owner_table text := replace(new.owner_kind, '-', '_');
  found_owner boolean := false;
begin
  if new.owner_kind = 'evaluation' then
    found_owner := new.owner_id = new.evaluation_id;
  elsif exists (
    select 1 from information_schema.columns
    where table_schema = 'public' and table_name = owner_table and column_name in ('id', 'territory_id', 'evaluation_id')
    having count(*) = 3
  ) then
    execute format('select exists (select 1 from public.%I where id = $1 and territory_id = $2 and evaluation_id = $3)', owner_table)
      into found_owner using new.owner_id, new.territory_id, new.evaluation_id;
  end if;
  if not found_owner then
    raise exception 'an attachment belongs to a record of its evaluation' using errcode = '23503', table = 'attachment', constraint = 'attachment_owner';
  end if;
  return new;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.check_actor_in_network()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.kind <> 'person' or new.deleted_at is not null or has_network_notice(new.id) then return new; end if;
  if cardinality(new.worlds) > 0 or (tg_op = 'UPDATE' and old.kind <> 'person' and (
    exists (select from actor_tie where new.id in (from_id, to_id) and deleted_at is null)
    or exists (select from world_membership where actor_id = new.id and deleted_at is null)
    or exists (select from world_contact where actor_id = new.id and deleted_at is null)
    or exists (select from action_actor where actor_id = new.id and deleted_at is null)
  )) then
    raise check_violation using message = 'a person is in the network under a notice only', table = 'actor', constraint = 'actors.person-needs-notice';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_actor_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.kind = 'person' and old.kind <> 'person' and exists (
    select 1 from stakeholder s join stakeholder_rating r on r.stakeholder_id = s.id
    where s.territory_id = new.territory_id and s.actor_id = new.id and s.kind <> 'person' and r.deleted_at is null
      and not has_valid_notice(s.id)
  ) then
    raise check_violation using message = 'a rated stakeholder becomes a person under a notice only', table = 'actor', constraint = 'person_has_ratings';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_event_audiences()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from jsonb_object_keys(new.audiences) as each
      where not exists (select from audience a where a.territory_id = new.territory_id and a.id::text = each)) then
    raise foreign_key_violation using message = 'a public of the territory', table = 'event', constraint = 'event_audiences';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_guide_lines()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from jsonb_array_elements(new.items) item, jsonb_array_elements_text(coalesce(item -> 'lineIds', '[]')) as each
      where not exists (select from framework_line l where l.territory_id = new.territory_id and l.evaluation_id = new.evaluation_id and l.id::text = each)) then
    raise foreign_key_violation using message = 'a line of the framework', table = 'interview_guide', constraint = 'interview_guide_lines';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_interview()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.erased_at is not null then
    if tg_op = 'UPDATE' and old.erased_at is not null and (new.consent_how is not null or new.shown_as <> '') then
      raise check_violation using message = 'erased', table = 'interview', constraint = 'interviews.erased';
    end if;
    return new;
  end if;
  if new.actor_id is not null and exists (select from actor a where a.territory_id = new.territory_id and a.id = new.actor_id and a.kind = 'person') then
    raise check_violation using message = 'persons are described, not named', table = 'interview', constraint = 'interviews.person-not-named';
  end if;
  if new.stakeholder_id is not null and (tg_op = 'INSERT' or old.stakeholder_id is distinct from new.stakeholder_id)
    and exists (select from stakeholder s where s.territory_id = new.territory_id and s.id = new.stakeholder_id
      and is_person(s.kind, s.territory_id, s.actor_id)) and not has_valid_notice(new.stakeholder_id) then
    raise check_violation using message = 'a person is told first', table = 'interview', constraint = 'interviews.person-without-notice';
  end if;
  -- Whoever said things under a consent takes it back as a whole: there is an act for that, which erases.
  if tg_op = 'UPDATE' and 'notes' = any (old.consent_uses) and not 'notes' = any (new.consent_uses)
    and (exists (select from interview_note where interview_id = new.id) or exists (select from quote where interview_id = new.id and purged_at is null)
      or exists (select from interview_text where interview_id = new.id and text <> '')) then
    raise check_violation using message = 'withdraw instead', table = 'interview', constraint = 'interviews.withdraw-instead';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_interview_voice()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.purged_at is not null then return new; end if;
  if tg_op = 'INSERT' and not agrees_to(new.owner_id, 'audio') then
    raise check_violation using message = 'nobody agreed to be recorded', table = 'attachment', constraint = 'interviews.audio-not-agreed';
  end if;
  -- It is heard by the team alone, and no longer than was agreed.
  new.consent_for := 'team';
  new.expires_on := least(new.expires_on, (select consent_expires_on from interview where id = new.owner_id));
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_introducers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare named uuid[] := new.introducers;
begin
  if tg_op = 'UPDATE' then named := array(select unnest(new.introducers) except select unnest(old.introducers)); end if;
  if exists (select from unnest(named) as each where not exists (select from actor a where a.territory_id = new.territory_id and a.id = each)) then
    raise foreign_key_violation using message = 'an actor of the territory', table = 'world_encounter', constraint = 'world_encounter_introducers';
  end if;
  if exists (select from actor a where a.territory_id = new.territory_id and a.id = any (named) and a.kind = 'person' and not has_network_notice(a.id)) then
    raise check_violation using message = 'a person is in the network under a notice only', table = 'world_encounter', constraint = 'worlds.person-needs-notice';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_listed_actor()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from event_guest where territory_id = new.territory_id and actor_id = new.id and deleted_at is null)
    or exists (select from relay where territory_id = new.territory_id and actor_id = new.id and deleted_at is null)
    or exists (select from event_decision where territory_id = new.territory_id and actor_id = new.id and deleted_at is null) then
    raise check_violation using message = 'persons are counted, not listed', table = 'actor', constraint = 'levers.listed-actor-no-person';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_meeting_guests()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (
    select 1 from unnest(new.invited || new.present) as guest
    where not exists (select 1 from stakeholder s
      where s.territory_id = new.territory_id and s.evaluation_id = new.evaluation_id and s.id = guest)
  ) then
    raise foreign_key_violation using message = 'a guest is not a stakeholder of this evaluation',
      table = 'meeting', constraint = 'meeting_guests';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_no_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if new.deleted_at is null and new.actor_id is not null and exists (select from actor a where a.territory_id = new.territory_id and a.id = new.actor_id and a.kind = 'person') then
    raise check_violation using message = 'persons are counted, not listed', table = tg_table_name, constraint = 'levers.person-not-listed';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_notice_expiry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.expires_on > current_date + interval '3 years' then
    raise check_violation using message = 'at most three years', table = 'person_notice', constraint = 'notice_expiry_too_far';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_person_in_network()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  named uuid[] := array(select value::uuid from jsonb_each_text(to_jsonb(new)) where key in ('actor_id', 'from_id', 'to_id') and value is not null);
begin
  if new.deleted_at is not null then return new; end if;
  if tg_op = 'UPDATE' and old.deleted_at is null then
    named := array(select unnest(named)
      except select value::uuid from jsonb_each_text(to_jsonb(old)) where key in ('actor_id', 'from_id', 'to_id') and value is not null);
  end if;
  if exists (
    select from actor a where a.territory_id = new.territory_id and a.id = any (named) and a.kind = 'person'
      and not has_network_notice(a.id)
  ) then
    raise check_violation using message = 'a person is in the network under a notice only', table = tg_table_name, constraint = 'worlds.person-needs-notice';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_rating_of_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare rated stakeholder;
begin
  -- Withdrawing is always allowed.
  if tg_op = 'UPDATE' and new.deleted_at is not null then return new; end if;
  select * into rated from stakeholder where territory_id = new.territory_id and id = new.stakeholder_id;
  if rated.erased_at is not null then
    raise check_violation using message = 'this person was erased', table = 'stakeholder_rating', constraint = 'person_erased';
  end if;
  if not is_person(rated.kind, rated.territory_id, rated.actor_id) then return new; end if;
  if not has_valid_notice(rated.id) then
    raise check_violation using message = 'a person is rated under a notice only', table = 'stakeholder_rating', constraint = 'person_needs_notice';
  end if;
  if new.participant_id is not null then
    raise check_violation using message = 'a person is not rated in a room', table = 'stakeholder_rating', constraint = 'person_rated_by_members';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_relay_audiences()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select from unnest(new.audiences) as each
      where not exists (select from audience a where a.territory_id = new.territory_id and a.id = each)) then
    raise foreign_key_violation using message = 'a public of the territory', table = 'relay', constraint = 'relay_audiences';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_spoken()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare row_now jsonb := to_jsonb(new);
begin
  if row_now ->> 'interview_id' is null or row_now ->> 'deleted_at' is not null or coalesce(row_now ->> 'text', '') = '' then return new; end if;
  if not agrees_to(new.interview_id, 'notes') then
    raise check_violation using message = 'nobody agreed to notes', table = tg_table_name, constraint = 'interviews.notes-not-agreed';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_stakeholder_person()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  scales constant text[] := array['position', 'power', 'interest', 'has_power', 'has_legitimacy', 'has_urgency', 'participation_now', 'participation_wanted'];
  said jsonb := jsonb_strip_nulls(to_jsonb(new));
begin
  if not is_person(new.kind, new.territory_id, new.actor_id) or has_valid_notice(new.id) then return new; end if;
  if tg_op = 'UPDATE' and not is_person(old.kind, old.territory_id, old.actor_id)
    and (count_scales(new) > 0 or exists (select 1 from stakeholder_rating r where r.stakeholder_id = new.id and r.deleted_at is null)) then
    raise check_violation using message = 'a rated stakeholder becomes a person under a notice only', table = 'stakeholder', constraint = 'person_has_ratings';
  end if;
  -- What was said under a notice may stay until the purge, or be unsaid; nothing new is said without one.
  if exists (select 1 from unnest(scales) scale where said -> scale is not null
    and (tg_op = 'INSERT' or said -> scale is distinct from to_jsonb(old) -> scale)) then
    raise check_violation using message = 'a person is judged under a notice only', table = 'stakeholder', constraint = 'person_needs_notice';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.closing_of(c collection)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select case when c.state = 'closed' then c.closed_at else end_of_day(c.closes_on) end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.count_scales(s stakeholder)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select num_nonnulls(s.position, s.power, s.interest, s.has_power, s.has_legitimacy, s.has_urgency, s.participation_now, s.participation_wanted)
$function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.create_territory(p_person uuid, p_name text, p_note text, p_programme uuid, p_demo boolean, p_selection jsonb DEFAULT '{"exclude": [], "include": []}'::jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare new_id uuid := gen_random_uuid();
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', new_id::text, true);
  insert into territory (id, name, note, programme_id, demo, selection)
    values (new_id, p_name, coalesce(p_note, ''), p_programme, p_demo, p_selection);
  insert into member (territory_id, person_id, role) values (new_id, p_person, 'owner');
  return new_id;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.drop_empty_details()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.details := coalesce((select jsonb_object_agg(key, value) from jsonb_each(new.details) where value <> '""'), '{}');
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.drop_presence(p_ids uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with gone as (
    delete from presence where id in (
      select id from presence where id = any (p_ids) or seen_at < now() - interval '60 seconds' order by id for update skip locked)
    returning territory_id, evaluation_id)
  select tell_presence(territory_id, evaluation_id) from (select distinct * from gone) places
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.end_of_day(p_day date)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$ select (p_day + 1)::timestamp at time zone 'Europe/Paris' $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_as_person(p_person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', '', true);
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_collection(p_token_hash text)
 RETURNS TABLE(territory_id uuid, evaluation_id uuid, collection_id uuid, link_id uuid, invitation_id uuid, channel text, state text, revoked boolean, answered boolean, refused boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  found_link collection_link;
  found_invitation collection_invitation;
  c collection;
  now_state text;
begin
  select l.* into found_link from collection_link l where l.token_hash = p_token_hash and l.deleted_at is null;
  if not found then
    select i.* into found_invitation from collection_invitation i where i.token_hash = p_token_hash and i.deleted_at is null;
    if not found then return; end if;
  end if;
  select o.* into c from collection o join evaluation e on e.id = o.evaluation_id join territory t on t.id = o.territory_id
    where o.id = coalesce(found_link.collection_id, found_invitation.collection_id)
      and o.deleted_at is null and e.deleted_at is null and t.deleted_at is null;
  if not found then return; end if;
  now_state := case when c.state = 'open' and closing_of(c) <= now() then 'closed' else c.state end;
  if now_state <> 'draft' then
    perform set_config('tablee.person', '', true);
    perform set_config('tablee.territory', c.territory_id::text, true);
  end if;
  return query select c.territory_id, c.evaluation_id, c.id, found_link.id, found_invitation.id, coalesce(found_link.kind, 'invitation'), now_state,
    found_link.revoked_at is not null, found_invitation.answered_at is not null, found_invitation.refused_at is not null;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_network_notice(p_token_hash text)
 RETURNS TABLE(notice_id uuid, territory_id uuid, actor_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare n network_notice;
begin
  select p.* into n from network_notice p join territory t on t.id = p.territory_id
    where p.token_hash = p_token_hash and p.deleted_at is null and t.deleted_at is null;
  if not found then return; end if;
  perform set_config('tablee.person', '', true);
  perform set_config('tablee.territory', n.territory_id::text, true);
  return query select n.id, n.territory_id, n.actor_id;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_person_notice(p_token_hash text)
 RETURNS TABLE(notice_id uuid, territory_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare n person_notice;
begin
  select p.* into n from person_notice p join territory t on t.id = p.territory_id
    where p.token_hash = p_token_hash and p.deleted_at is null and t.deleted_at is null;
  if not found then return; end if;
  perform set_config('tablee.person', '', true);
  perform set_config('tablee.territory', n.territory_id::text, true);
  return query select n.id, n.territory_id;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_publication(p_token_hash text)
 RETURNS TABLE(support_id uuid, territory_id uuid, revoked boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare pub publication;
begin
  select p.* into pub from publication p join support s on s.id = p.support_id join territory t on t.id = p.territory_id
    where p.token_hash = p_token_hash and s.deleted_at is null and t.deleted_at is null and p.deleted_at is null;
  if not found then return; end if;
  if pub.revoked_at is null then
    perform set_config('tablee.person', '', true);
    perform set_config('tablee.territory', pub.territory_id::text, true);
  end if;
  return query select pub.support_id, pub.territory_id, pub.revoked_at is not null;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_territory(p_person uuid, p_territory uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare found_role text;
begin
  select m.role into found_role from member m join territory t on t.id = m.territory_id
    where m.person_id = p_person and m.territory_id = p_territory and t.deleted_at is null;
  if found_role is null then return null; end if;
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', p_territory::text, true);
  return found_role;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_workshop(p_token_hash text)
 RETURNS TABLE(workshop_id uuid, territory_id uuid, evaluation_id uuid, state text)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  found_one workshop;
  now_state text;
begin
  select w.* into found_one from workshop w
    join evaluation e on e.id = w.evaluation_id join territory t on t.id = w.territory_id
    where w.token_hash = p_token_hash and w.deleted_at is null and e.deleted_at is null and t.deleted_at is null;
  if not found then return; end if;
  now_state := case when found_one.state = 'open' and found_one.closes_at <= now() then 'closed' else found_one.state end;
  if now_state <> 'draft' then
    perform set_config('tablee.person', '', true);
    perform set_config('tablee.territory', found_one.territory_id::text, true);
  end if;
  return query select found_one.id, found_one.territory_id, found_one.evaluation_id, now_state;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.erase_answer(p_territory uuid, p_id uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  delete from answer_correction where territory_id = p_territory and answer_id = p_id;
  delete from answer_file where territory_id = p_territory and answer_id = p_id;
  update answer set answers = '{}', dropped = '[]', digest = null, collector = '', sheet = '', started_at = null, finished_at = null, withdrawn_at = now()
    where territory_id = p_territory and id = p_id and withdrawn_at is null;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.erase_in_network(p_notice uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(bool_or(forget_in_network(n.id, 'erased')), false) from network_notice n where n.id = p_notice and n.territory_id = tablee_territory()
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.erase_interviews(p_ids uuid[], p_because text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  person text := current_setting('tablee.person', true);
  gone uuid[];
  t record;
begin
  select coalesce(array_agg(evidence_id), '{}') into gone from quote where interview_id = any (p_ids) and evidence_id is not null;
  update chain_evidence set deleted_at = now() where id = any (gone) and deleted_at is null;
  update quote set deleted_at = coalesce(deleted_at, now()), purged_at = now(), text = '', said_by = '', note = '', source_label = '', evidence_id = null
    where interview_id = any (p_ids) and purged_at is null;
  delete from chain_evidence where id = any (gone);
  for t in select territory_id from chain_evidence where false union select distinct territory_id from interview where id = any (p_ids) loop
    perform redact_audit(t.territory_id, 'chain-evidence', gone);
  end loop;
  delete from interview_note where interview_id = any (p_ids);
  delete from interview_text where interview_id = any (p_ids);
  update attachment set expires_on = current_date - 2 where owner_kind = 'interview' and owner_id = any (p_ids) and purged_at is null;
  perform purge_attachments();
  perform set_config('tablee.person', coalesce(person, ''), true);
  update interview set erased_at = now(), erased_because = p_because, consent_how = null, consent_on = null, consent_uses = '{}',
    consent_expires_on = null, shown_as = '', described_as = '', place = '', note = '', stakeholder_id = null, actor_id = null, interviewer = ''
    where id = any (p_ids);
  for t in select distinct territory_id, array_agg(id) as ids from interview where id = any (p_ids) group by 1 loop
    perform redact_audit(t.territory_id, 'interview', t.ids);
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.erase_person(p_notice uuid)
 RETURNS text
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select forget_person(n.id, 'erased') from person_notice n where n.id = p_notice and n.territory_id = tablee_territory()
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.erase_quotes(p_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  gone uuid[];
  t record;
begin
  select coalesce(array_agg(evidence_id), '{}') into gone from quote where id = any (p_ids) and evidence_id is not null;
  update chain_evidence set deleted_at = now() where id = any (gone) and deleted_at is null;
  update quote set deleted_at = coalesce(deleted_at, now()), purged_at = now(), text = '', said_by = '', note = '', source_label = '', evidence_id = null
    where id = any (p_ids) and purged_at is null;
  for t in select territory_id, array_agg(id) as ids from chain_evidence where id = any (gone) group by 1 loop
    delete from chain_evidence where territory_id = t.territory_id and id = any (t.ids);
    perform redact_audit(t.territory_id, 'chain-evidence', t.ids);
  end loop;
end $function$
;

CREATE OR REPLACE FUNCTION public.find_agenda(p_token_hash text)
 RETURNS TABLE(territory_name text, lang text, revoked boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select t.name, l.lang, l.deleted_at is not null from agenda_link l join territory t on t.id = l.territory_id
  where l.token_hash = p_token_hash and t.deleted_at is null
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.find_collection_doors(p_links uuid[], p_invitations uuid[])
 RETURNS TABLE(link_id uuid, invitation_id uuid, channel text, territory_id uuid, evaluation_id uuid, collection_id uuid, questionnaire_id uuid, group_id uuid, answered boolean, closes_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
  select d.link_id, d.invitation_id, d.channel, c.territory_id, c.evaluation_id, c.id, c.questionnaire_id, d.group_id, d.answered, closing_of(c)
  from (
    select l.id as link_id, null::uuid as invitation_id, l.kind as channel, l.collection_id, l.group_id, false as answered
      from collection_link l where l.id = any (p_links) and l.revoked_at is null and l.deleted_at is null
    union all
    select null, i.id, 'invitation', i.collection_id, i.group_id, i.answered_at is not null
      from collection_invitation i where i.id = any (p_invitations) and i.deleted_at is null
  ) d join collection c on c.id = d.collection_id and c.state <> 'draft' and c.deleted_at is null
    join evaluation e on e.id = c.evaluation_id and e.deleted_at is null
    join territory t on t.id = c.territory_id and t.deleted_at is null
$function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.find_invitation(p_token_hash text)
 RETURNS TABLE(id uuid, territory_id uuid, territory_name text, email text, role text, expires_at timestamp with time zone, accepted_at timestamp with time zone, revoked boolean, inviter text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.id, i.territory_id, t.name, i.email, i.role, i.expires_at, i.accepted_at, i.deleted_at is not null, p.name
  from invitation i join territory t on t.id = i.territory_id left join person p on p.id = i.invited_by
  where i.token_hash = p_token_hash and t.deleted_at is null
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.forget_actor()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  known uuid;
  nobody text := case when new.lang = 'en' then 'Erased person' else 'Personne effacée' end;
begin
  select a.id into known from stakeholder s join actor a on a.territory_id = s.territory_id and a.id = s.actor_id
    where s.territory_id = old.territory_id and s.id = old.stakeholder_id and a.kind = 'person'
      and not exists (select 1 from stakeholder other where other.territory_id = a.territory_id and other.actor_id = a.id and other.id <> s.id)
      and not exists (select 1 from network_notice n where n.territory_id = a.territory_id and n.actor_id = a.id and n.erased_at is null);
  if known is null then return null; end if;
  update actor set name = nobody, commune_code = null, siret = null, worlds = '{}', note = '', deleted_at = coalesce(deleted_at, now())
    where territory_id = old.territory_id and id = known;
  perform redact_audit(old.territory_id, 'actor', array[known]);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_answer_quotes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare drawn uuid[];
begin
  select coalesce(array_agg(q.id), '{}') into drawn from new_rows n join old_rows o on o.territory_id = n.territory_id and o.id = n.id
    join quote q on q.source_id = n.id and q.territory_id = n.territory_id and q.source_kind = 'answer' and q.purged_at is null
    where (n.withdrawn_at is not null and o.withdrawn_at is null) or (n.purged_at is not null and o.purged_at is null);
  if drawn <> '{}' then perform erase_quotes(drawn); end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_coded_interview()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from coding_source where interview_id = new.id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_in_network(p_notice uuid, p_reason text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  n network_notice;
  a actor;
  ids uuid[];
  gone uuid[];
  called text;
  nobody text;
begin
  select * into n from network_notice where id = p_notice and erased_at is null for update;
  if not found then return false; end if;
  nobody := case when n.lang = 'en' then 'Erased person' else 'Personne effacée' end;
  select * into a from actor where territory_id = n.territory_id and id = n.actor_id;
  if a.id is not null then
    -- Entries made one with this one; a person is the same whichever of her entries the notice names.
    with recursive same (id) as (
      select a.id
      union select case when m.kept_id = same.id then m.merged_id else m.kept_id end from actor_merge m, same
        where m.territory_id = n.territory_id and m.undone_at is null and m.deleted_at is null
          and (m.kept_id = same.id or (a.kind = 'person' and m.merged_id = same.id))
    ) select array_agg(id) into ids from same;
    with removed as (delete from actor_tie where territory_id = n.territory_id and (from_id = any (ids) or to_id = any (ids)) returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'actor-tie', gone);
    with removed as (delete from world_membership where territory_id = n.territory_id and actor_id = any (ids) returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'world-membership', gone);
    with removed as (delete from world_contact where territory_id = n.territory_id and actor_id = any (ids) returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'world-contact', gone);
    with removed as (delete from action_actor where territory_id = n.territory_id and actor_id = any (ids) returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'action-actor', gone);
    with removed as (delete from network_source where territory_id = n.territory_id and actor_id = any (ids) returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'network-source', gone);
    update world_encounter set introducers = array(select each from unnest(introducers) with ordinality as u (each, at) where each <> all (ids) order by at)
      where territory_id = n.territory_id and introducers && ids;
    update network_layout set positions = jsonb_set(positions, '{actors}', coalesce(positions -> 'actors', '{}') - ids::text[])
      where territory_id = n.territory_id;
    if a.kind = 'person' then
      -- What was taken off the lists of events while she passed for an organisation.
      with removed as (delete from event_guest where territory_id = n.territory_id and actor_id = any (ids) returning id)
        select coalesce(array_agg(id), '{}') into gone from removed;
      perform redact_audit(n.territory_id, 'event-guest', gone);
      with removed as (delete from relay where territory_id = n.territory_id and actor_id = any (ids) returning id)
        select coalesce(array_agg(id), '{}') into gone from removed;
      perform redact_audit(n.territory_id, 'relay', gone);
      update event_decision set actor_id = null where territory_id = n.territory_id and actor_id = any (ids);
      -- Where the name was written as a name, whoever wrote it.
      for called in select distinct name from actor where territory_id = n.territory_id and id = any (ids) loop
        update network_source set proposals = array(select each from unnest(proposals) with ordinality as u (each, at)
            where lower(btrim(each)) <> lower(btrim(called)) order by at)
          where territory_id = n.territory_id and exists (select from unnest(proposals) as each where lower(btrim(each)) = lower(btrim(called)));
        update event_decision set who = nobody where territory_id = n.territory_id and lower(btrim(who)) = lower(btrim(called));
        update audit set before = without_name(before, called, nobody), after = without_name(after, called, nobody)
          where territory_id = n.territory_id and record_kind in ('network-source', 'event-decision')
            and position(lower(to_jsonb(called)::text) in lower(concat(before, after))) > 0;
      end loop;
      with emptied as (update actor_merge set kept_before = '{}', deleted_at = coalesce(deleted_at, now())
          where territory_id = n.territory_id and (kept_id = any (ids) or merged_id = any (ids)) returning id)
        select coalesce(array_agg(id), '{}') into gone from emptied;
      perform redact_audit(n.territory_id, 'actor-merge', gone);
      update actor set name = nobody, commune_code = null, siret = null, worlds = '{}', note = '', deleted_at = coalesce(deleted_at, now())
        where territory_id = n.territory_id and id = any (ids);
      perform redact_audit(n.territory_id, 'actor', ids);
    else
      perform list_worlds_of_actors(ids);
    end if;
  end if;
  with over as (update network_notice set erased_at = now(), actor_id = null, purpose = '', notice = ''
      where territory_id = n.territory_id and erased_at is null and (id = n.id or (a.kind = 'person' and actor_id = any (ids))) returning id)
    select coalesce(array_agg(id), '{}') into gone from over;
  perform redact_audit(n.territory_id, 'network-notice', gone);
  insert into audit (territory_id, person_id, act, record_kind, record_id, after)
    select n.territory_id, tablee_person(), 'purge', 'network-notice', each, jsonb_build_object('reason', p_reason) from unnest(gone) as each;
  return true;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_interviews()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare theirs uuid[];
begin
  if not is_person(old.kind, old.territory_id, old.actor_id) or not exists (select from evaluation where id = old.evaluation_id) then return coalesce(new, old); end if;
  select coalesce(array_agg(id), '{}') into theirs from interview where stakeholder_id = old.id and erased_at is null;
  if theirs <> '{}' then perform erase_interviews(theirs, 'person'); end if;
  return coalesce(new, old);
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_person(p_notice uuid, p_reason text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_quoted_evidence()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare gone uuid[];
begin
  select coalesce(array_agg(evidence_id), '{}') into gone from quote where interview_id = new.id and evidence_id is not null;
  if gone = '{}' then return null; end if;
  update chain_evidence set deleted_at = now() where id = any (gone) and deleted_at is null;
  delete from chain_evidence where id = any (gone);
  perform redact_audit(new.territory_id, 'chain-evidence', gone);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_ratings(p_territory uuid, p_stakeholder uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare gone uuid[];
begin
  with removed as (delete from stakeholder_rating where territory_id = p_territory and stakeholder_id = p_stakeholder returning id)
    select coalesce(array_agg(id), '{}') into gone from removed;
  -- Ratings of before (purged by an earlier act) are in the audit too.
  select gone || coalesce(array_agg(distinct record_id), '{}') into gone from audit
    where territory_id = p_territory and record_kind = 'stakeholder-rating'
      and coalesce(after ->> 'stakeholder_id', before ->> 'stakeholder_id') = p_stakeholder::text;
  update stakeholder set position = null, power = null, interest = null, has_power = null, has_legitimacy = null,
      has_urgency = null, participation_now = null, participation_wanted = null
    where territory_id = p_territory and id = p_stakeholder
      and count_scales(stakeholder) > 0;
  perform redact_audit(p_territory, 'stakeholder-rating', gone);
  perform redact_audit(p_territory, 'stakeholder', array[p_stakeholder]);
  return coalesce(array_length(gone, 1), 0);
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_taken_back()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select 1 from stakeholder s where s.id = new.stakeholder_id and is_person(s.kind, s.territory_id, s.actor_id)) then
    delete from stakeholder_rating where id = new.id;
    perform redact_audit(new.territory_id, 'stakeholder-rating', array[new.id]);
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_voices()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare person text := current_setting('tablee.person', true);
begin
  update attachment set expires_on = current_date - 2 where owner_kind = 'interview' and owner_id = new.id and kind = 'voice' and purged_at is null;
  perform purge_attachments();
  perform set_config('tablee.person', coalesce(person, ''), true);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.forget_withdrawn()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare gone uuid[];
begin
  if has_valid_notice(new.id) or not is_person(new.kind, new.territory_id, new.actor_id)
    or is_person(old.kind, old.territory_id, old.actor_id) then return null; end if;
  with removed as (delete from stakeholder_rating where stakeholder_id = new.id returning id)
    select coalesce(array_agg(id), '{}') into gone from removed;
  perform redact_audit(new.territory_id, 'stakeholder-rating', gone);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_table(p_table regclass, p_kind text, p_column text DEFAULT 'territory_id'::text, p_versioned boolean DEFAULT true)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('create policy in_territory on %s using (%I = tablee_territory()) with check (%I = tablee_territory())', p_table, p_column, p_column);
  execute format('create trigger audit after insert or update or delete on %s for each row execute function write_audit(%L)', p_table, p_kind);
  if p_versioned then
    execute format('create trigger touch before update on %s for each row execute function touch_record()', p_table);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.has_network_notice(p_actor uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select from network_notice n where n.actor_id = p_actor and n.deleted_at is null and n.erased_at is null
    and n.withdrawn_at is null and n.notified_on is not null and n.expires_on >= current_date)
$function$
;

CREATE OR REPLACE FUNCTION public.has_valid_notice(p_stakeholder uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select 1 from person_notice n where n.stakeholder_id = p_stakeholder and n.deleted_at is null
    and n.erased_at is null and btrim(n.purpose) <> '' and btrim(n.notice) <> '' and n.expires_on > current_date)
$function$
;

CREATE OR REPLACE FUNCTION public.hold_presence(p_streams jsonb)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare may_stay uuid[];
begin
  select array_agg(s.id) into may_stay
    from jsonb_to_recordset(p_streams) as s(id uuid, territory uuid, evaluation uuid, person uuid)
    join member m on m.territory_id = s.territory and m.person_id = s.person
    join territory t on t.id = s.territory and t.deleted_at is null
    join evaluation e on e.territory_id = s.territory and e.id = s.evaluation and e.deleted_at is null
    where exists (select from session where session."userId" = s.person and session."expiresAt" > now());
  perform tell_presence(territory, evaluation) from (
    select distinct s.territory, s.evaluation
      from jsonb_to_recordset(p_streams) as s(id uuid, territory uuid, evaluation uuid, person uuid)
      where s.id = any (may_stay)
        and not exists (select from presence p where p.id = s.id and p.seen_at > now() - interval '60 seconds')) news;
  return query insert into presence (id, territory_id, evaluation_id, person_id)
    select s.id, s.territory, s.evaluation, s.person
      from jsonb_to_recordset(p_streams) as s(id uuid, territory uuid, evaluation uuid, person uuid)
      where s.id = any (may_stay) order by s.id
    on conflict on constraint presence_pkey do update set seen_at = now()
    returning presence.id;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.is_person(p_kind text, p_territory uuid, p_actor uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p_kind = 'person' or exists (
    select 1 from actor a where a.territory_id = p_territory and a.id = p_actor and a.kind = 'person')
$function$
;

CREATE OR REPLACE FUNCTION public.keep_answer_correction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Who corrected may be forgotten; what was there may not be rewritten.
  if to_jsonb(new) - 'person_id' <> to_jsonb(old) - 'person_id' then
    raise exception 'what was corrected is not rewritten' using errcode = '23514', table = 'answer_correction', constraint = 'collection.correction-fixed';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_questionnaire_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a published version never changes' using errcode = '23514', table = 'questionnaire_version', constraint = 'questionnaires.version-fixed';
end $function$
;

CREATE OR REPLACE FUNCTION public.list_becomes_membership()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  wanted text;
  world uuid;
  kept uuid[] := '{}';
begin
  if current_setting('tablee.listing_worlds', true) = 'on' then return null; end if;
  perform set_config('tablee.listing_worlds', 'on', true);
  foreach wanted in array new.worlds loop
    wanted := left(btrim(wanted), 60);
    continue when wanted = '';
    select id into world from social_world where territory_id = new.territory_id and deleted_at is null and lower(btrim(name)) = lower(wanted);
    if world is null then
      insert into social_world (territory_id, name, color)
        values (new.territory_id, wanted, (select count(*) % 20 from social_world where territory_id = new.territory_id and deleted_at is null))
        returning id into world;
    end if;
    kept := kept || world;
    if not exists (select from world_membership where world_id = world and actor_id = new.id and deleted_at is null and until is null) then
      insert into world_membership (territory_id, world_id, actor_id) values (new.territory_id, world, new.id);
    end if;
  end loop;
  update world_membership set deleted_at = now()
    where territory_id = new.territory_id and actor_id = new.id and deleted_at is null and until is null and not (world_id = any (kept));
  perform set_config('tablee.listing_worlds', '', true);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.list_worlds_of_actors(p_actors uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if current_setting('tablee.listing_worlds', true) = 'on' then return; end if;
  perform set_config('tablee.listing_worlds', 'on', true);
  update actor a set worlds = worlds_of_actor(a.id)
    where a.id = any (p_actors)
      and worlds_of_actor(a.id) is distinct from (select coalesce(array_agg(distinct each order by each), '{}') from unnest(a.worlds) as each);
  perform set_config('tablee.listing_worlds', '', true);
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_interview()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare batch record;
begin
  for batch in
    select o.territory_id as territory, case when o.deleted_at is null and n.deleted_at is not null then 'delete' else 'change' end as act, array_agg(n.id) as ids
    from old_rows o join new_rows n on n.id = o.id
    where (o.consent_how, o.consent_on, o.consent_uses, o.consent_expires_on, o.shown_as, o.deleted_at)
        is distinct from (n.consent_how, n.consent_on, n.consent_uses, n.consent_expires_on, n.shown_as, n.deleted_at)
      and not (o.deleted_at is not null and n.deleted_at is null)
    group by 1, 2
  loop
    perform mark_leaning(batch.territory, 'interview', batch.ids, batch.act);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_leaning(p_territory uuid, p_kind text, p_ids uuid[], p_act text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into review_mark (territory_id, record_kind, record_id, cause_kind, cause_id, cause_act, depth)
  select p_territory, reached.kind, reached.id, p_kind, reached.cause_id, p_act, min(reached.depth)
  from (
    with recursive up (cause_id, kind, id, depth) as (
      select c, p_kind, c, 0 from unnest(p_ids) c
      union
      select u.cause_id, e.from_kind, e.from_id, u.depth + 1
      from up u join thread_edge e on e.territory_id = p_territory and e.to_kind = u.kind and e.to_id = u.id
      where u.depth < 12
    )
    select * from up where depth > 0
  ) reached
  group by reached.kind, reached.id, reached.cause_id
  on conflict (record_kind, record_id, cause_kind, cause_id) where cleared_at is null do nothing;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_lost_quotes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare lost uuid[];
begin
  select coalesce(array_agg(q.id), '{}') into lost from quote q
    where q.interview_id = new.interview_id and q.deleted_at is null
      and (case when tg_table_name = 'interview_note' then q.note_id = (to_jsonb(new) ->> 'id')::uuid else q.note_id is null and q.from_offset is not null end)
      and position(q.text in new.text) = 0;
  if lost = '{}' then return null; end if;
  insert into review_mark (territory_id, record_kind, record_id, cause_kind, cause_id, cause_act, depth)
    select new.territory_id, 'quote', id, 'interview', new.interview_id, 'change', 1 from unnest(lost) id
    on conflict (record_kind, record_id, cause_kind, cause_id) where cleared_at is null do nothing;
  perform mark_leaning(new.territory_id, 'quote', lost, 'change');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_thread()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  batch record;
  -- What says nothing about the values themselves: who collects a line, until when, in how many hours.
  silent constant text[] := array['version', 'updated_at', 'position', 'owner', 'due_on', 'hours', 'timing', 'respondents',
    'personal_data', 'personal_data_note', 'quality', 'is_set_aside', 'taken_from', 'origin_line_id'];
begin
  for batch in
    select o.territory_id as territory,
           case when o.deleted_at is null and n.deleted_at is not null then 'delete' else 'change' end as act,
           array_agg(n.id) as ids
    from old_rows o join new_rows n on n.id = o.id
    where to_jsonb(o) - silent is distinct from to_jsonb(n) - silent
      and not (o.deleted_at is not null and n.deleted_at is null)
    group by 1, 2
  loop
    perform mark_leaning(batch.territory, tg_argv[0], batch.ids, batch.act);
  end loop;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.membership_shows_in_list()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' then
    perform list_worlds_of_actors(array(select distinct actor_id from changed));
  else
    perform list_worlds_of_actors(array(select actor_id from changed union select actor_id from former));
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.move_back_to_actor(p_moved jsonb, p_kept uuid, p_merged uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  territory uuid := tablee_territory();
  spot jsonb;
  tab regclass;
  n integer;
  total integer := 0;
begin
  if not exists (select from actor_merge where territory_id = territory and kept_id = p_kept and merged_id = p_merged and moved = p_moved) then
    raise foreign_key_violation using message = 'no such merge', table = 'actor_merge', constraint = 'actor_merge_actors';
  end if;
  for spot in select * from jsonb_array_elements(p_moved) loop
    tab := to_regclass(spot ->> 'table');
    -- Whatever the row says: only what points at an actor.
    continue when tab is null or not exists (select from pg_constraint c join pg_attribute t on t.attrelid = c.conrelid and t.attnum = any (c.conkey)
      where c.contype = 'f' and c.confrelid = 'actor'::regclass and c.conrelid = tab and t.attname = spot ->> 'column' and t.attname <> 'territory_id');
    begin
      execute format('update %s set %I = $3 where territory_id = $1 and id = $2 and %I = $4', tab, spot ->> 'column', spot ->> 'column')
        using territory, (spot ->> 'id')::uuid, p_merged, p_kept;
      get diagnostics n = row_count;
      total := total + n;
    exception when unique_violation or check_violation then
      null;
    end;
  end loop;
  return total;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.move_to_actor(p_from uuid, p_to uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  territory uuid := tablee_territory();
  spot record;
  each_id uuid;
  moved jsonb := '[]';
begin
  if not exists (select from actor where id = p_from and territory_id = territory) or not exists (select from actor where id = p_to and territory_id = territory) then
    raise foreign_key_violation using message = 'not an actor of this territory', table = 'actor_merge', constraint = 'actor_merge_actors';
  end if;
  for spot in
    select c.conrelid::regclass as tab, a.attname as col
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[array_position(c.confkey, (
      select attnum from pg_attribute where attrelid = 'actor'::regclass and attname = 'id'))]
    where c.contype = 'f' and c.confrelid = 'actor'::regclass and c.conrelid <> 'actor_merge'::regclass
      and exists (select from pg_attribute i where i.attrelid = c.conrelid and i.attname = 'id')
    -- First what she was told: where the other entry was told nothing, a person is in the network under it alone.
    order by c.conrelid <> 'network_notice'::regclass, 1, 2
  loop
    for each_id in execute format('select id from %s where territory_id = $1 and %I = $2 order by id', spot.tab, spot.col) using territory, p_from loop
      begin
        execute format('update %s set %I = $3 where territory_id = $1 and id = $2', spot.tab, spot.col) using territory, each_id, p_to;
        moved := moved || jsonb_build_object('table', spot.tab::text, 'column', spot.col, 'id', each_id);
      exception when unique_violation or check_violation then
        null;
      end;
    end loop;
  end loop;
  return moved;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.place_presence(p_id uuid, p_evaluation uuid, p_page text, p_focus text)
 RETURNS boolean
 LANGUAGE plpgsql
AS $function$
declare moved presence;
begin
  update presence set page = p_page, focus = p_focus, seen_at = now()
    where id = p_id and evaluation_id = p_evaluation and person_id = tablee_person() returning * into moved;
  if not found then return false; end if;
  perform tell_presence(moved.territory_id, moved.evaluation_id);
  return true;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_attachments()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare emptied uuid[];
begin
  select coalesce(array_agg(id), '{}') into emptied from (
    select id from attachment
    where purged_at is null
      and (deleted_at < now() - interval '30 days' or expires_on < (now() at time zone 'Europe/Paris')::date)
    for update
  ) due;
  if emptied = '{}' then return 0; end if;
  perform set_config('tablee.person', '', true);
  delete from attachment_content where attachment_id = any (emptied);
  update attachment set purged_at = now(), deleted_at = coalesce(deleted_at, now()),
    alt = '', transcript = '', name = '', consent_by = case when consent_how in ('written', 'oral') then '—' else '' end
    where id = any (emptied);
  update audit set
    before = before - array['alt', 'transcript', 'name', 'consent_by'],
    after = after - array['alt', 'transcript', 'name', 'consent_by']
    where record_kind = 'attachment' and record_id = any (emptied);
  return cardinality(emptied);
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_chain_acts(p_kept interval)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare purged integer;
begin
  delete from chain_act where created_at < now() - p_kept;
  get diagnostics purged = row_count;
  return purged;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_coding(p_today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  texts integer;
  passages integer;
begin
  perform set_config('tablee.person', '', true);
  delete from coding_source where deleted_at < p_today - interval '30 days';
  get diagnostics texts = row_count;
  delete from coding_passage where deleted_at < p_today - interval '30 days';
  get diagnostics passages = row_count;
  return texts + passages;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_collections(p_today date)
 RETURNS TABLE(addresses integer, collections integer, files integer)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  due uuid[];
  emptied record;
begin
  perform set_config('tablee.person', '', true);
  update collection set state = 'closed', closed_at = end_of_day(closes_on) where state = 'open' and closes_on < p_today;
  update collection_invitation i set email = null, token = null, token_hash = null,
      email_hash = case when i.refused_at is not null then i.email_hash end
    where (i.email is not null or i.token is not null or (i.email_hash is not null and i.refused_at is null))
      and ((i.refused_at at time zone 'Europe/Paris')::date + 30 <= p_today
        or exists (select 1 from collection c where c.id = i.collection_id
          and (least(c.closed_at, c.deleted_at) at time zone 'Europe/Paris')::date + 30 <= p_today));
  get diagnostics addresses = row_count;
  select coalesce(array_agg(id), '{}') into due from (
    select id from collection
    where purged_at is null and (((closed_at at time zone 'Europe/Paris')::date + make_interval(months => kept_months))::date <= p_today
      or (deleted_at at time zone 'Europe/Paris')::date + 30 <= p_today)
    for update
  ) old_ones;
  collections := cardinality(due);
  if due <> '{}' then
    delete from answer_correction k using answer a where a.territory_id = k.territory_id and a.id = k.answer_id and a.collection_id = any (due);
    delete from answer_file where collection_id = any (due);
    update answer set answers = '{}', dropped = '[]', key_hash = null, digest = null, collector = '', sheet = '', started_at = null, finished_at = null,
      purged_at = now() where collection_id = any (due) and purged_at is null;
    update answer_import set mending = '{}' where collection_id = any (due) and mending <> '{}';
    update collection set purged_at = now() where id = any (due);
  end if;
  for emptied in select territory_id, array_agg(id) as ids from (
      select territory_id, id from answer
      where (deleted_at at time zone 'Europe/Paris')::date + 30 <= p_today and purged_at is null and withdrawn_at is null for update) old_ones group by 1 loop
    delete from answer_correction where territory_id = emptied.territory_id and answer_id = any (emptied.ids);
    delete from answer_file where territory_id = emptied.territory_id and answer_id = any (emptied.ids);
    update answer set answers = '{}', dropped = '[]', key_hash = null, digest = null, collector = '', sheet = '', started_at = null, finished_at = null,
      purged_at = now() where territory_id = emptied.territory_id and id = any (emptied.ids);
  end loop;
  update answer_import set mending = '{}' where (deleted_at at time zone 'Europe/Paris')::date + 30 <= p_today and mending <> '{}';
  delete from answer_file where answer_id is null and created_at < now() - interval '2 days';
  get diagnostics files = row_count;
  return next;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_evidence()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare emptied uuid[];
begin
  select coalesce(array_agg(id), '{}') into emptied from (
    select id from evidence_file where purged_at is null and deleted_at < now() - interval '30 days' for update) due;
  if emptied = '{}' then return 0; end if;
  perform set_config('tablee.person', '', true);
  delete from evidence_content where file_id = any (emptied);
  update evidence_file set purged_at = now(), name = '', note = '' where id = any (emptied);
  update audit set before = before - array['name', 'note'], after = after - array['name', 'note']
    where record_kind = 'evidence-file' and record_id = any (emptied);
  return cardinality(emptied);
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_expired_ratings(p_today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_guest_mails(p_today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare purged integer;
begin
  perform set_config('tablee.person', '', true);
  update event_guest g set email = null from event e
    where e.territory_id = g.territory_id and e.id = g.event_id and g.email is not null
      and (coalesce(e.ends_on, e.starts_on) < p_today - interval '3 months'
        or (e.starts_on is null and g.created_at < p_today - interval '12 months')
        or e.deleted_at < p_today - interval '30 days' or g.deleted_at < p_today - interval '30 days');
  get diagnostics purged = row_count;
  return purged;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_interviews(p_today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  expired uuid[];
  deleted uuid[];
  old_quotes uuid[];
  t record;
begin
  perform set_config('tablee.person', '', true);
  select coalesce(array_agg(id), '{}') into expired from (select id from interview where erased_at is null and consent_expires_on < p_today for update) due;
  select coalesce(array_agg(id), '{}') into deleted from (
    select id from interview where erased_at is null and deleted_at < p_today - interval '30 days' and id <> all (expired) for update) due;
  if expired <> '{}' then perform erase_interviews(expired, 'expired'); end if;
  if deleted <> '{}' then perform erase_interviews(deleted, 'deleted'); end if;
  -- Quotes deleted one by one, and those whose own consent has run out.
  select coalesce(array_agg(id), '{}') into old_quotes from (
    select id from quote where purged_at is null and (deleted_at < p_today - interval '30 days' or agreed_until < p_today) for update) due;
  update chain_evidence set deleted_at = coalesce(deleted_at, now()), statement = '—', source = '' where id in (select evidence_id from quote where id = any (old_quotes));
  for t in select q.territory_id, array_agg(q.evidence_id) as ids from quote q where q.id = any (old_quotes) and q.evidence_id is not null group by 1 loop
    perform redact_audit(t.territory_id, 'chain-evidence', t.ids);
  end loop;
  update quote set purged_at = now(), deleted_at = coalesce(deleted_at, now()), text = '', said_by = '', note = '', source_label = '' where id = any (old_quotes);
  delete from interview_note where deleted_at < p_today - interval '30 days';
  return cardinality(expired) + cardinality(deleted) + cardinality(old_quotes);
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_network_persons(p_today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  n record;
  purged integer := 0;
begin
  for n in
    select p.id from network_notice p join actor a on a.territory_id = p.territory_id and a.id = p.actor_id
      where p.erased_at is null and p.expires_on < p_today and (a.kind = 'person' or exists (select from audit u
        where u.territory_id = a.territory_id and u.record_kind = 'actor' and u.record_id = a.id and u.before ->> 'kind' = 'person'))
  loop
    -- The notice of another entry of hers may have taken this one along.
    if forget_in_network(n.id, 'expired') then purged := purged + 1; end if;
  end loop;
  return purged;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.purge_workshops(p_today date)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare due uuid[];
begin
  perform set_config('tablee.person', '', true);
  update workshop set state = 'closed', closed_at = closes_at where state = 'open' and closes_at < p_today;
  select coalesce(array_agg(id), '{}') into due from (
    select id from workshop
    where purged_at is null and (coalesce(closed_at, deleted_at) at time zone 'Europe/Paris')::date + 90 <= p_today
    for update
  ) old_ones;
  if due = '{}' then return 0; end if;
  update participant set name = null, key_hash = null where workshop_id = any (due);
  update contribution set content = '{}' where workshop_id = any (due) and state in ('waiting', 'refused', 'withdrawn');
  update workshop set purged_at = now() where id = any (due);
  return cardinality(due);
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.read_agenda(p_token_hash text)
 RETURNS TABLE(id uuid, title text, state text, starts_on date, ends_on date, starts_at text, ends_at text, place text, version integer, updated_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select e.id, e.title, e.state, e.starts_on, e.ends_on, e.starts_at, e.ends_at, e.place, e.version, e.updated_at
  from agenda_link l join territory t on t.id = l.territory_id
    join event e on e.territory_id = l.territory_id and e.deleted_at is null and e.starts_on is not null
      and (l.scope = 'all' or e.openness = 'public')
  where l.token_hash = p_token_hash and l.deleted_at is null and t.deleted_at is null
  order by e.starts_on desc, e.id limit 1000
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.read_presence(p_evaluation uuid)
 RETURNS TABLE(id uuid, person_id uuid, name text, page text, focus text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select p.id, p.person_id, person.name, p.page, p.focus from presence p join person on person.id = p.person_id
  where p.evaluation_id = p_evaluation and p.seen_at > now() - interval '60 seconds' order by person.name, p.id
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.receive_answer(p_id uuid, p_link uuid, p_invitation uuid, p_version uuid, p_key_hash text, p_digest text, p_answers jsonb, p_dropped jsonb, p_lang text, p_started timestamp with time zone, p_finished timestamp with time zone, p_collector text, p_group uuid, p_files uuid[], p_late interval)
 RETURNS TABLE(outcome text, received timestamp with time zone)
 LANGUAGE plpgsql
AS $function$
declare
  door record;
  before answer;
begin
  -- What came before is known, also when its link leads nowhere any more.
  select a.* into before from answer a
    where a.id = p_id and a.territory_id = coalesce((select l.territory_id from collection_link l where l.id = p_link),
      (select i.territory_id from collection_invitation i where i.id = p_invitation));
  if found then
    return query select case when before.key_hash = p_key_hash and before.digest is not distinct from p_digest or before.key_hash = p_key_hash and before.withdrawn_at is not null
      then 'known' else 'taken' end, before.received_at;
    return;
  end if;
  select * into door from find_collection_doors(array[p_link], array[p_invitation]);
  if not found then return query select 'gone', null::timestamptz; return; end if;
  if door.closes_at <= now() and (p_finished is null or p_finished > door.closes_at or door.closes_at + p_late <= now()) then
    return query select 'closed', null::timestamptz; return;
  end if;
  if not exists (select 1 from questionnaire_version v where v.id = p_version and v.questionnaire_id = door.questionnaire_id) then
    return query select 'version-unknown', null::timestamptz; return;
  end if;
  if p_group is not null and not exists (select 1 from collection_group g where g.id = p_group and g.collection_id = door.collection_id) then
    return query select 'group-unknown', null::timestamptz; return;
  end if;
  if cardinality(p_files) > (select count(*) from answer_file f where f.territory_id = door.territory_id and f.id = any (p_files)
      and f.collection_id = door.collection_id and f.key_hash = p_key_hash and f.answer_id is null) then
    return query select 'file-missing', null::timestamptz; return;
  end if;
  if p_invitation is not null then
    update collection_invitation set answered_at = date_trunc('day', now()) where id = p_invitation and answered_at is null;
    if not found then return query select 'answered', null::timestamptz; return; end if;
  end if;
  insert into answer (id, territory_id, evaluation_id, collection_id, version_id, channel, link_id, group_id, collector, lang, started_at, finished_at,
      answers, dropped, key_hash, digest)
    values (p_id, door.territory_id, door.evaluation_id, door.collection_id, p_version, door.channel, p_link,
      case when door.channel = 'relay' then coalesce(p_group, door.group_id) else door.group_id end,
      p_collector, p_lang, p_started, p_finished, p_answers, p_dropped, p_key_hash, p_digest);
  update answer_file set answer_id = p_id where territory_id = door.territory_id and id = any (p_files);
  return query select 'received', now();
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.receive_answers(p_ids uuid[], p_links uuid[], p_invitations uuid[], p_versions uuid[], p_key_hashes text[], p_digests text[], p_answers text, p_dropped text, p_langs text[], p_started timestamp with time zone[], p_finished timestamp with time zone[], p_collectors text[], p_groups uuid[], p_files text[], p_late interval)
 RETURNS TABLE(at integer, outcome text, received timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
declare
  documents text[] := string_to_array(p_answers, E'\n');
  dropped_lists text[] := string_to_array(p_dropped, E'\n');
  entered uuid[];
  rest record;
begin
  -- Where the links lead, held so that neither link nor collection changes until the commit.
  with doors as materialized (
    select l.id as link_id, l.kind, l.group_id, c.territory_id, c.evaluation_id, c.id as collection_id, c.questionnaire_id
    from collection_link l join collection c on c.id = l.collection_id
      join evaluation e on e.id = c.evaluation_id join territory t on t.id = c.territory_id
    where l.id = any (p_links) and l.revoked_at is null and l.deleted_at is null and c.deleted_at is null and e.deleted_at is null and t.deleted_at is null
      and c.state = 'open' and (c.closes_on is null or (c.closes_on + 1)::timestamp at time zone 'Europe/Paris' > now())
    order by l.id for share of l, c
  ), put as (
    insert into answer (id, territory_id, evaluation_id, collection_id, version_id, channel, link_id, group_id, collector, lang, started_at, finished_at,
        answers, dropped, key_hash, digest)
      select g.id, d.territory_id, d.evaluation_id, d.collection_id, v.id, d.kind, d.link_id,
        case when d.kind = 'relay' then coalesce(g.group_id, d.group_id) else d.group_id end,
        g.collector, g.lang, g.started, g.finished, g.document::jsonb, g.dropped::jsonb, g.key_hash, g.digest
      from unnest(p_ids, p_links, p_versions, p_key_hashes, p_digests, documents, dropped_lists, p_langs, p_started, p_finished, p_collectors, p_groups, p_files)
          as g(id, link_id, version_id, key_hash, digest, document, dropped, lang, started, finished, collector, group_id, files)
        join doors d on d.link_id = g.link_id
        join questionnaire_version v on v.id = g.version_id and v.questionnaire_id = d.questionnaire_id
      where g.files = '' and (g.group_id is null
        or exists (select 1 from collection_group o where o.id = g.group_id and o.collection_id = d.collection_id))
    on conflict do nothing returning answer.id
  )
  select array_agg(put.id) into entered from put;
  if cardinality(entered) = cardinality(p_ids) then
    return query select n, 'received', now() from generate_series(1, cardinality(p_ids)) n;
    return;
  end if;
  perform 1 from collection c where c.id in (select l.collection_id from collection_link l where l.id = any (p_links)
    union select i.collection_id from collection_invitation i where i.id = any (p_invitations)) order by c.id for share;
  for rest in select g.*, coalesce(g.id = any (entered), false) as is_entered
    from unnest(p_ids, p_links, p_invitations, p_versions, p_key_hashes, p_digests, documents, dropped_lists, p_langs, p_started, p_finished, p_collectors,
      p_groups, p_files) with ordinality
      as g(id, link_id, invitation_id, version_id, key_hash, digest, document, dropped, lang, started, finished, collector, group_id, files, n)
  loop
    if rest.is_entered then
      return query select rest.n::integer, 'received', now();
    else
      return query select rest.n::integer, o.outcome, o.received
        from receive_answer(rest.id, rest.link_id, rest.invitation_id, rest.version_id, rest.key_hash, rest.digest, rest.document::jsonb, rest.dropped::jsonb,
          rest.lang, rest.started, rest.finished, rest.collector, rest.group_id, string_to_array(rest.files, ',')::uuid[], p_late) o;
    end if;
  end loop;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.redact_audit(p_territory uuid, p_kind text, p_ids uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  update audit set
    before = case when before is null then null else '{"redacted": true}'::jsonb end,
    after = case when after is null then null else '{"redacted": true}'::jsonb end
  where territory_id = p_territory and record_kind = p_kind and record_id = any (p_ids)
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_foreign_stories()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (
    select 1 from unnest(new.story_ids) wanted
    where not exists (select 1 from story s
      where s.id = wanted and s.territory_id = new.territory_id and s.evaluation_id = new.evaluation_id)
  ) then
    raise exception 'a story of another evaluation' using errcode = 'foreign_key_violation',
      constraint = 'objective_story_ids_fkey', table = 'objective', column = 'story_ids';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.remove_contested_ratings(p_notice uuid)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  n person_notice;
  removed integer;
begin
  select * into n from person_notice where id = p_notice and territory_id = tablee_territory() and erased_at is null;
  if n.stakeholder_id is null then return 0; end if;
  removed := forget_ratings(n.territory_id, n.stakeholder_id);
  insert into audit (territory_id, person_id, act, record_kind, record_id, after)
    values (n.territory_id, tablee_person(), 'purge', 'person-notice', n.id, jsonb_build_object('reason', 'contested'));
  return removed;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.remove_demonstration()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare removed integer;
begin
  delete from territory where demo;
  get diagnostics removed = row_count;
  delete from programme where demo;
  return removed;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.restore_territory(p_person uuid, p_territory uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', p_territory::text, true);
  update territory t set deleted_at = null where t.id = p_territory and t.deleted_at is not null
    and exists (select 1 from member m where m.territory_id = t.id and m.person_id = p_person and m.role = 'owner');
  return found;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.tablee_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('tablee.person', true), '')::uuid $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.tablee_territory()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('tablee.territory', true), '')::uuid $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.take_due_reminders(p_today date)
 RETURNS TABLE(email text, lang text, person_name text, territory_id uuid, territory_name text, evaluation_id uuid, evaluation_title text, stakeholder_name text, what text, due_on date)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with due as (
    select e.* from engagement_step e join stakeholder s on s.id = e.stakeholder_id join evaluation v on v.id = e.evaluation_id
      join territory t on t.id = e.territory_id
    where e.done_on is null and e.deleted_at is null and s.deleted_at is null and v.deleted_at is null and t.deleted_at is null and not t.demo
      and e.due_on - e.remind_days_before <= p_today
  ), marked as (
    insert into engagement_reminder (territory_id, step_id, due_on) select d.territory_id, d.id, d.due_on from due d
    on conflict (step_id, due_on) do nothing returning step_id
  )
  select p.email, p.lang, p.name, t.id, t.name, v.id, v.title, s.name, d.what, d.due_on
  from due d join marked on marked.step_id = d.id join territory t on t.id = d.territory_id join evaluation v on v.id = d.evaluation_id
    join stakeholder s on s.id = d.stakeholder_id
    join member m on m.territory_id = d.territory_id
      and case when d.member_id is null then m.role in ('owner', 'facilitator') else m.person_id = d.member_id end
    join person p on p.id = m.person_id
  order by p.email, t.name, d.due_on, s.name
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.tell_changes(p_table regclass, p_kind text, p_evaluation text DEFAULT 'r.evaluation_id'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  has_version boolean := exists (select from pg_attribute where attrelid = p_table and attname = 'version' and not attisdropped);
  is_deletable boolean := exists (select from pg_attribute where attrelid = p_table and attname = 'deleted_at' and not attisdropped);
  args text := format('%L, %L, %L, %L', p_kind, p_evaluation,
    case when has_version then 'r.version' else 'null::int' end,
    case when is_deletable then 'r.deleted_at' else 'null::timestamptz' end);
begin
  execute format('create or replace trigger live_insert after insert on %s referencing new table as new_rows for each statement execute function write_live(%s)', p_table, args);
  execute format('create or replace trigger live_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function write_live(%s)', p_table, args);
  execute format('create or replace trigger live_delete after delete on %s referencing old table as old_rows for each statement execute function write_live(%s)', p_table, args);
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_invitation_changes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_notify('tablee_live', json_build_object('t', r.territory_id, 'e', r.evaluation_id, 'k', 'collection-invitation', 'a', 'many', 'p', tablee_person())::text)
    from (select distinct n.territory_id, n.evaluation_id from new_rows n join old_rows o on o.id = n.id
      where n.answered_at is not distinct from o.answered_at) r;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_new_answers()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_notify('tablee_live', json_build_object('t', r.territory_id, 'e', r.evaluation_id, 'k', 'answer', 'a', 'many', 'p', tablee_person())::text)
    from (select distinct territory_id, evaluation_id from new_rows) r;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.tell_presence(p_territory uuid, p_evaluation uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select pg_notify('tablee_live', jsonb_build_object('t', p_territory, 'e', p_evaluation, 'k', 'presence', 'a', 'change')::text)
$function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.touch_invitation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := old.version + 1;
  new.updated_at := case when new.answered_at is distinct from old.answered_at then date_trunc('day', now()) else now() end;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.touch_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.unsay_guest_mail()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update audit set before = before - 'email', after = after - 'email'
    where territory_id = coalesce(new.territory_id, old.territory_id) and record_kind = 'event-guest'
      and record_id = coalesce(new.id, old.id) and (before ? 'email' or after ? 'email');
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.walk_thread(p_kind text, p_id uuid, p_direction text, p_max_depth integer DEFAULT 12, p_leaves text[] DEFAULT '{}'::text[])
 RETURNS TABLE(kind text, id uuid, depth integer, from_kind text, from_id uuid, to_kind text, to_id uuid, why text)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive walk (kind, id, depth, from_kind, from_id, to_kind, to_id, why) as (
    select p_kind, p_id, 0, null::text, null::uuid, null::text, null::uuid, null::text
    union
    select e.kind, e.id, w.depth + 1, e.from_kind, e.from_id, e.to_kind, e.to_id, e.why
    from walk w cross join lateral (
      select d.to_kind as kind, d.to_id as id, d.* from thread_edge d
        where p_direction = 'down' and d.from_kind = w.kind and d.from_id = w.id
      union all
      select u.from_kind, u.from_id, u.* from thread_edge u
        where p_direction = 'up' and u.to_kind = w.kind and u.to_id = w.id
    ) e
    where w.depth < p_max_depth and (w.depth = 0 or w.kind <> all (p_leaves))
  )
  select kind, id, depth, from_kind, from_id, to_kind, to_id, why from walk where depth > 0
$function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.was_person(p_territory uuid, p_stakeholder uuid, p_actor uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select 1 from audit a where a.territory_id = p_territory and a.record_kind = 'stakeholder' and a.record_id = p_stakeholder
      and (a.before ->> 'kind' = 'person' or is_person('organisation', p_territory, (a.before ->> 'actor_id')::uuid)))
    or exists (select 1 from audit a where a.territory_id = p_territory and a.record_kind = 'actor' and a.record_id = p_actor
      and a.before ->> 'kind' = 'person')
$function$
;

CREATE OR REPLACE FUNCTION public.withdraw_interview(p_interview uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare said jsonb;
begin
  if not exists (select from interview where id = p_interview and territory_id = tablee_territory() and erased_at is null for update) then return null; end if;
  said := jsonb_build_object(
    'notes', (select count(*) from interview_note where interview_id = p_interview),
    'quotes', (select count(*) from quote where interview_id = p_interview and purged_at is null),
    'recordings', (select count(*) from attachment where owner_kind = 'interview' and owner_id = p_interview and purged_at is null));
  perform erase_interviews(array[p_interview], 'withdrawn');
  return said;
end $function$
;
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.without_name(p_document jsonb, p_name text, p_instead text)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select regexp_replace(p_document::text, regexp_replace(to_jsonb(p_name)::text, '([^[:alnum:][:space:]])', '\\\1', 'g'),
    to_jsonb(p_instead)::text, 'gi')::jsonb
$function$
;

CREATE OR REPLACE FUNCTION public.world_shows_in_list()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform list_worlds_of_actors(array(select actor_id from world_membership where world_id = new.id and deleted_at is null and until is null));
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.worlds_of_actor(p_actor uuid)
 RETURNS text[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce(array_agg(distinct w.name order by w.name), '{}') from world_membership m
    join social_world w on w.id = m.world_id and w.deleted_at is null
    where m.actor_id = p_actor and m.deleted_at is null and m.until is null
$function$
;

CREATE OR REPLACE FUNCTION public.write_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  row_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - array['token_hash', 'token'] end;
  row_after jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) - array['token_hash', 'token'] end;
  some_row jsonb := coalesce(row_after, row_before);
  the_act text := case
    when tg_op = 'INSERT' then 'create'
    when tg_op = 'DELETE' then 'purge'
    when row_before ->> 'deleted_at' is null and row_after ->> 'deleted_at' is not null then 'delete'
    when row_before ->> 'deleted_at' is not null and row_after ->> 'deleted_at' is null then 'restore'
    else 'change' end;
  the_territory uuid := coalesce(some_row ->> 'territory_id', some_row ->> 'id')::uuid;
begin
  -- When a whole territory is purged its audit goes with it; what points at a purged record is emptied on the way.
  if tg_op in ('UPDATE', 'DELETE') and not exists (select 1 from territory where id = the_territory) then return null; end if;
  insert into audit (territory_id, person_id, act, record_kind, record_id, before, after)
  values (the_territory, tablee_person(), the_act, tg_argv[0], coalesce(some_row ->> 'id', some_row ->> 'person_id')::uuid, row_before, row_after);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.write_bare_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  private text[] := tg_argv[1:];
  row_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - private end;
  row_after jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) - private end;
  some_row jsonb := coalesce(row_after, row_before);
begin
  -- With its evaluation or its territory it goes unheard.
  if tg_op in ('UPDATE', 'DELETE') and not exists (select 1 from evaluation where id = (some_row ->> 'evaluation_id')::uuid) then return null; end if;
  insert into audit (territory_id, person_id, act, record_kind, record_id, before, after)
  values ((some_row ->> 'territory_id')::uuid, tablee_person(), case
      when tg_op = 'INSERT' then 'create'
      when tg_op = 'DELETE' or (row_before ->> 'withdrawn_at' is null and row_after ->> 'withdrawn_at' is not null) then 'purge'
      when row_before ->> 'deleted_at' is null and row_after ->> 'deleted_at' is not null then 'delete'
      when row_before ->> 'deleted_at' is not null and row_after ->> 'deleted_at' is null then 'restore'
      else 'change' end,
    tg_argv[0], (some_row ->> 'id')::uuid, row_before, row_after);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.write_coding_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  private constant text[] := array['name', 'before', 'text', 'title', 'words', 'words_before', 'memo', 'digest', 'guid'];
  row_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - private end;
  row_after jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) - private end;
  some_row jsonb := coalesce(row_after, row_before);
begin
  -- With its evaluation or its territory it goes unheard.
  if tg_op = 'DELETE' and not exists (select 1 from evaluation where id = (some_row ->> 'evaluation_id')::uuid) then return null; end if;
  insert into audit (territory_id, person_id, act, record_kind, record_id, before, after)
  values ((some_row ->> 'territory_id')::uuid, tablee_person(), case
      when tg_op = 'INSERT' then 'create'
      when tg_op = 'DELETE' then 'purge'
      when row_before ->> 'deleted_at' is null and row_after ->> 'deleted_at' is not null then 'delete'
      when row_before ->> 'deleted_at' is not null and row_after ->> 'deleted_at' is null then 'restore'
      else 'change' end,
    tg_argv[0], (some_row ->> 'id')::uuid, row_before, row_after);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.write_live()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  told text := case tg_op
    when 'INSERT' then format('select r.territory_id, (%s) as evaluation, r.id, %s as version, ''create'' as act from new_rows r', tg_argv[1], tg_argv[2])
    when 'DELETE' then format('select r.territory_id, (%s) as evaluation, r.id, %s as version, ''purge'' as act from old_rows r', tg_argv[1], tg_argv[2])
    else format('select r.territory_id, (%s) as evaluation, r.id, %s as version, case
        when r.was_deleted is null and r.is_deleted is not null then ''delete''
        when r.was_deleted is not null and r.is_deleted is null then ''restore'' else ''change'' end as act
      from (select r.*, old_rows.was_deleted, %s as is_deleted from new_rows r
        join (select r.id, %s as was_deleted from old_rows r) old_rows on old_rows.id = r.id) r', tg_argv[1], tg_argv[2], tg_argv[3], tg_argv[3])
    end;
begin
  -- A territory that is purged goes without a word, row by row there is nobody to tell; so does an evaluation, but itself.
  execute format($sql$
    with told as (select * from (%s) r where r.evaluation is not null
        and exists (select from territory t where t.id = r.territory_id)
        and ($1 = 'evaluation' or exists (select from evaluation e where e.id = r.evaluation))),
      counted as (select told.*, count(*) over (partition by evaluation) as n from told)
    select pg_notify('tablee_live', jsonb_build_object('t', territory_id, 'e', evaluation, 'k', $1, 'i', id, 'a', act, 'v', version, 'p', tablee_person())::text)
      from counted where n <= 40
    union all
    select pg_notify('tablee_live', jsonb_build_object('t', territory_id, 'e', evaluation, 'k', $1, 'a', 'many', 'p', tablee_person())::text)
      from (select distinct territory_id, evaluation from counted where n > 40) crowd
  $sql$, told) using tg_argv[0];
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.write_private_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  private constant text[] := array['name', 'key_hash', 'content', 'landing'];
  row_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - private end;
  row_after jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) - private end;
  some_row jsonb := coalesce(row_after, row_before);
begin
  -- With its workshop, its evaluation or its territory it goes unheard.
  if tg_op = 'DELETE' and not exists (select 1 from workshop where id = (some_row ->> 'workshop_id')::uuid) then return null; end if;
  insert into audit (territory_id, person_id, act, record_kind, record_id, before, after)
  values ((some_row ->> 'territory_id')::uuid, tablee_person(),
    case tg_op when 'INSERT' then 'create' when 'DELETE' then 'purge' else 'change' end,
    tg_argv[0], (some_row ->> 'id')::uuid, row_before, row_after);
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.write_spoken_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  private constant text[] := array['text', 'said_by', 'shown_as', 'described_as', 'note', 'place', 'source_label', 'group_counts'];
  row_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - private end;
  row_after jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) - private end;
  some_row jsonb := coalesce(row_after, row_before);
  the_territory uuid := (some_row ->> 'territory_id')::uuid;
begin
  if tg_op in ('UPDATE', 'DELETE') and not exists (select 1 from territory where id = the_territory) then return null; end if;
  insert into audit (territory_id, person_id, act, record_kind, record_id, before, after)
  values (the_territory, tablee_person(), case
      when tg_op = 'INSERT' then 'create'
      when tg_op = 'DELETE' then 'purge'
      when row_before ->> 'deleted_at' is null and row_after ->> 'deleted_at' is not null then 'delete'
      when row_before ->> 'deleted_at' is not null and row_after ->> 'deleted_at' is null then 'restore'
      else 'change' end,
    tg_argv[0], (some_row ->> 'id')::uuid, row_before, row_after);
  return null;
end $function$
;


-- Views

CREATE VIEW thread_edge WITH (security_invoker=true) AS
 SELECT objective.territory_id,
    'objective'::text AS from_kind,
    objective.id AS from_id,
    'story'::text AS to_kind,
    story_id.story_id AS to_id,
    'drawn-from'::text AS why
   FROM (objective
     CROSS JOIN LATERAL unnest(objective.story_ids) story_id(story_id))
  WHERE (objective.deleted_at IS NULL)
UNION ALL
 SELECT chain_element.territory_id,
    'chain-element'::text AS from_kind,
    chain_element.id AS from_id,
    'objective'::text AS to_kind,
    chain_element.objective_id AS to_id,
    'serves'::text AS why
   FROM chain_element
  WHERE ((chain_element.objective_id IS NOT NULL) AND (chain_element.rival_id IS NULL) AND (chain_element.deleted_at IS NULL))
UNION ALL
 SELECT chain_link.territory_id,
    'chain-link'::text AS from_kind,
    chain_link.id AS from_id,
    'chain-element'::text AS to_kind,
    chain_link.from_id AS to_id,
    'starts-at'::text AS why
   FROM chain_link
  WHERE ((chain_link.rival_id IS NULL) AND (chain_link.deleted_at IS NULL))
UNION ALL
 SELECT chain_link.territory_id,
    'chain-link'::text AS from_kind,
    chain_link.id AS from_id,
    'chain-element'::text AS to_kind,
    chain_link.to_id,
    'leads-to'::text AS why
   FROM chain_link
  WHERE ((chain_link.rival_id IS NULL) AND (chain_link.deleted_at IS NULL))
UNION ALL
 SELECT e.territory_id,
    'chain-link'::text AS from_kind,
    e.link_id AS from_id,
    'chain-evidence'::text AS to_kind,
    e.id AS to_id,
    'rests-on'::text AS why
   FROM (chain_evidence e
     JOIN chain_link l ON (((l.id = e.link_id) AND (l.rival_id IS NULL))))
  WHERE (e.deleted_at IS NULL)
UNION ALL
 SELECT chain_evidence.territory_id,
    'chain-evidence'::text AS from_kind,
    chain_evidence.id AS from_id,
    'observation'::text AS to_kind,
    chain_evidence.observation_id AS to_id,
    'quotes'::text AS why
   FROM chain_evidence
  WHERE ((chain_evidence.observation_id IS NOT NULL) AND (chain_evidence.deleted_at IS NULL))
UNION ALL
 SELECT framework_line.territory_id,
    'framework-line'::text AS from_kind,
    framework_line.id AS from_id,
    'objective'::text AS to_kind,
    framework_line.objective_id AS to_id,
    'judges'::text AS why
   FROM framework_line
  WHERE ((framework_line.objective_id IS NOT NULL) AND (framework_line.deleted_at IS NULL))
UNION ALL
 SELECT framework_line.territory_id,
    'framework-line'::text AS from_kind,
    framework_line.id AS from_id,
    'chain-element'::text AS to_kind,
    framework_line.element_id AS to_id,
    'measures'::text AS why
   FROM framework_line
  WHERE ((framework_line.element_id IS NOT NULL) AND (framework_line.deleted_at IS NULL))
UNION ALL
 SELECT observation.territory_id,
    'observation'::text AS from_kind,
    observation.id AS from_id,
    'framework-line'::text AS to_kind,
    observation.line_id AS to_id,
    'is-value-of'::text AS why
   FROM observation
  WHERE (observation.deleted_at IS NULL)
UNION ALL
 SELECT purchase.territory_id,
    'purchase-import'::text AS from_kind,
    purchase.import_id AS from_id,
    'purchase'::text AS to_kind,
    purchase.id AS to_id,
    'contains'::text AS why
   FROM purchase
UNION ALL
 SELECT statement.territory_id,
    'statement'::text AS from_kind,
    statement.id AS from_id,
    'observation'::text AS to_kind,
    statement.observation_id AS to_id,
    'quotes'::text AS why
   FROM statement
  WHERE ((statement.observation_id IS NOT NULL) AND (statement.deleted_at IS NULL))
UNION ALL
 SELECT statement.territory_id,
    'support'::text AS from_kind,
    statement.support_id AS from_id,
    'statement'::text AS to_kind,
    statement.id AS to_id,
    'says'::text AS why
   FROM statement
UNION ALL
 SELECT support.territory_id,
    'support'::text AS from_kind,
    support.id AS from_id,
    'story'::text AS to_kind,
    support.story_id AS to_id,
    'tells'::text AS why
   FROM support
  WHERE ((support.story_id IS NOT NULL) AND (support.deleted_at IS NULL))
UNION ALL
 SELECT lean.territory_id,
    lean.from_kind,
    lean.from_id,
    lean.to_kind,
    lean.to_id,
    lean.why
   FROM lean
UNION ALL
 SELECT quote.territory_id,
    'quote'::text AS from_kind,
    quote.id AS from_id,
    'interview'::text AS to_kind,
    quote.interview_id AS to_id,
    'said-in'::text AS why
   FROM quote
  WHERE ((quote.interview_id IS NOT NULL) AND (quote.deleted_at IS NULL))
UNION ALL
 SELECT quote.territory_id,
    'quote'::text AS from_kind,
    quote.id AS from_id,
    'framework-line'::text AS to_kind,
    quote.line_id AS to_id,
    'speaks-of'::text AS why
   FROM quote
  WHERE ((quote.line_id IS NOT NULL) AND (quote.deleted_at IS NULL))
UNION ALL
 SELECT q.territory_id,
    'chain-link'::text AS from_kind,
    q.link_id AS from_id,
    'quote'::text AS to_kind,
    q.id AS to_id,
    'rests-on'::text AS why
   FROM (quote q
     JOIN chain_link l ON (((l.id = q.link_id) AND (l.rival_id IS NULL))))
  WHERE (q.deleted_at IS NULL)
UNION ALL
 SELECT quote.territory_id,
    'chain-evidence'::text AS from_kind,
    quote.evidence_id AS from_id,
    'quote'::text AS to_kind,
    quote.id AS to_id,
    'quotes'::text AS why
   FROM quote
  WHERE ((quote.evidence_id IS NOT NULL) AND (quote.deleted_at IS NULL));


-- Table account
CREATE TABLE account (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE account ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE account ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES person(id) ON DELETE CASCADE;
CREATE INDEX account_person ON public.account USING btree ("userId");
-- tablee_app may: delete, insert, select, update

-- Table action
CREATE TABLE action (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  title text NOT NULL,
  kind text DEFAULT 'project'::text NOT NULL,
  state text DEFAULT 'under_way'::text NOT NULL,
  started_on date,
  ended_on date,
  place text DEFAULT ''::text NOT NULL,
  commune_code text,
  theme text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  source_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE action ADD CONSTRAINT action_pkey PRIMARY KEY (id);
ALTER TABLE action ADD CONSTRAINT action_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE action ADD CONSTRAINT action_check CHECK ((ended_on >= started_on));
ALTER TABLE action ADD CONSTRAINT action_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text));
ALTER TABLE action ADD CONSTRAINT action_kind_check CHECK ((kind = ANY (ARRAY['project'::text, 'service'::text, 'event'::text, 'training'::text, 'rule'::text, 'other'::text])));
ALTER TABLE action ADD CONSTRAINT action_note_check CHECK ((length(note) <= 4000));
ALTER TABLE action ADD CONSTRAINT action_place_check CHECK ((length(place) <= 200));
ALTER TABLE action ADD CONSTRAINT action_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'under_way'::text, 'done'::text, 'dropped'::text])));
ALTER TABLE action ADD CONSTRAINT action_theme_check CHECK ((length(theme) <= 200));
ALTER TABLE action ADD CONSTRAINT action_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)));
ALTER TABLE action ADD CONSTRAINT action_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE action ADD CONSTRAINT action_territory_id_source_id_fkey FOREIGN KEY (territory_id, source_id) REFERENCES network_source(territory_id, id) ON DELETE SET NULL (source_id);
CREATE INDEX action_source ON public.action USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX action_territory ON public.action USING btree (territory_id, title, id) WHERE (deleted_at IS NULL);
ALTER TABLE action ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON action AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.action FOR EACH ROW EXECUTE FUNCTION write_audit('action');
CREATE TRIGGER touch BEFORE UPDATE ON public.action FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table action_actor
CREATE TABLE action_actor (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  action_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  role text DEFAULT 'contributes'::text NOT NULL,
  since date,
  until date,
  source_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE action_actor ADD CONSTRAINT action_actor_pkey PRIMARY KEY (id);
ALTER TABLE action_actor ADD CONSTRAINT action_actor_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE action_actor ADD CONSTRAINT action_actor_check CHECK ((until >= since));
ALTER TABLE action_actor ADD CONSTRAINT action_actor_role_check CHECK ((role = ANY (ARRAY['carries'::text, 'contributes'::text, 'benefits'::text, 'funds'::text])));
ALTER TABLE action_actor ADD CONSTRAINT action_actor_territory_id_action_id_fkey FOREIGN KEY (territory_id, action_id) REFERENCES action(territory_id, id) ON DELETE CASCADE;
ALTER TABLE action_actor ADD CONSTRAINT action_actor_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE action_actor ADD CONSTRAINT action_actor_territory_id_source_id_fkey FOREIGN KEY (territory_id, source_id) REFERENCES network_source(territory_id, id) ON DELETE SET NULL (source_id);
CREATE INDEX action_actor_actor ON public.action_actor USING btree (actor_id);
CREATE UNIQUE INDEX action_actor_once ON public.action_actor USING btree (action_id, actor_id, role) WHERE (deleted_at IS NULL);
CREATE INDEX action_actor_source ON public.action_actor USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX action_actor_territory ON public.action_actor USING btree (territory_id);
ALTER TABLE action_actor ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON action_actor AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.action_actor FOR EACH ROW EXECUTE FUNCTION write_audit('action-actor');
CREATE TRIGGER person_in_network BEFORE INSERT OR UPDATE OF actor_id, deleted_at ON public.action_actor FOR EACH ROW EXECUTE FUNCTION check_person_in_network();
CREATE TRIGGER touch BEFORE UPDATE ON public.action_actor FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table action_world
CREATE TABLE action_world (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  action_id uuid NOT NULL,
  world_id uuid NOT NULL,
  weight smallint DEFAULT 2 NOT NULL,
  source_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE action_world ADD CONSTRAINT action_world_pkey PRIMARY KEY (id);
ALTER TABLE action_world ADD CONSTRAINT action_world_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE action_world ADD CONSTRAINT action_world_weight_check CHECK (((weight >= 1) AND (weight <= 3)));
ALTER TABLE action_world ADD CONSTRAINT action_world_territory_id_action_id_fkey FOREIGN KEY (territory_id, action_id) REFERENCES action(territory_id, id) ON DELETE CASCADE;
ALTER TABLE action_world ADD CONSTRAINT action_world_territory_id_source_id_fkey FOREIGN KEY (territory_id, source_id) REFERENCES network_source(territory_id, id) ON DELETE SET NULL (source_id);
ALTER TABLE action_world ADD CONSTRAINT action_world_territory_id_world_id_fkey FOREIGN KEY (territory_id, world_id) REFERENCES social_world(territory_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX action_world_once ON public.action_world USING btree (action_id, world_id) WHERE (deleted_at IS NULL);
CREATE INDEX action_world_source ON public.action_world USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX action_world_territory ON public.action_world USING btree (territory_id);
CREATE INDEX action_world_world ON public.action_world USING btree (world_id);
ALTER TABLE action_world ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON action_world AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.action_world FOR EACH ROW EXECUTE FUNCTION write_audit('action-world');
CREATE TRIGGER touch BEFORE UPDATE ON public.action_world FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table actor
CREATE TABLE actor (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  commune_code text,
  siret text,
  worlds text[] DEFAULT '{}'::text[] NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  import_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  source_id uuid
);
ALTER TABLE actor ADD CONSTRAINT actor_pkey PRIMARY KEY (id);
ALTER TABLE actor ADD CONSTRAINT actor_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE actor ADD CONSTRAINT actor_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text));
ALTER TABLE actor ADD CONSTRAINT actor_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE actor ADD CONSTRAINT actor_note_check CHECK ((length(note) <= 4000));
ALTER TABLE actor ADD CONSTRAINT actor_siret_check CHECK ((siret ~ '^[0-9]{14}$'::text));
ALTER TABLE actor ADD CONSTRAINT actor_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE actor ADD CONSTRAINT actor_territory_id_import_id_fkey FOREIGN KEY (territory_id, import_id) REFERENCES actor_import(territory_id, id) ON DELETE CASCADE;
ALTER TABLE actor ADD CONSTRAINT actor_territory_id_source_id_fkey FOREIGN KEY (territory_id, source_id) REFERENCES network_source(territory_id, id) ON DELETE SET NULL (source_id);
CREATE INDEX actor_name ON public.actor USING btree (territory_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX actor_of_import ON public.actor USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX actor_siret ON public.actor USING btree (territory_id, siret) WHERE ((deleted_at IS NULL) AND (siret IS NOT NULL));
CREATE INDEX actor_source ON public.actor USING btree (source_id) WHERE (source_id IS NOT NULL);
ALTER TABLE actor ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON actor AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER actor_in_network BEFORE INSERT OR UPDATE OF kind, worlds ON public.actor FOR EACH ROW EXECUTE FUNCTION check_actor_in_network();
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON public.actor FOR EACH ROW EXECUTE FUNCTION write_audit('actor');
CREATE TRIGGER audit_alone AFTER INSERT ON public.actor FOR EACH ROW WHEN ((new.import_id IS NULL)) EXECUTE FUNCTION write_audit('actor');
CREATE TRIGGER becomes_membership AFTER UPDATE OF worlds ON public.actor FOR EACH ROW EXECUTE FUNCTION list_becomes_membership();
CREATE TRIGGER becomes_person BEFORE UPDATE OF kind ON public.actor FOR EACH ROW EXECUTE FUNCTION check_actor_person();
CREATE TRIGGER begins_membership AFTER INSERT ON public.actor FOR EACH ROW WHEN ((cardinality(new.worlds) > 0)) EXECUTE FUNCTION list_becomes_membership();
CREATE TRIGGER no_listed_person BEFORE UPDATE OF kind ON public.actor FOR EACH ROW WHEN (((new.kind = 'person'::text) AND (old.kind <> 'person'::text))) EXECUTE FUNCTION check_listed_actor();
CREATE TRIGGER touch BEFORE UPDATE ON public.actor FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table actor_import
CREATE TABLE actor_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  rows_entered integer NOT NULL,
  rows_left_out integer DEFAULT 0 NOT NULL,
  mending jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE actor_import ADD CONSTRAINT actor_import_pkey PRIMARY KEY (id);
ALTER TABLE actor_import ADD CONSTRAINT actor_import_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE actor_import ADD CONSTRAINT actor_import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE actor_import ADD CONSTRAINT actor_import_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX actor_import_territory ON public.actor_import USING btree (territory_id, created_at DESC);
ALTER TABLE actor_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON actor_import AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.actor_import FOR EACH ROW EXECUTE FUNCTION write_audit('actor-import');
CREATE TRIGGER touch BEFORE UPDATE ON public.actor_import FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table actor_merge
CREATE TABLE actor_merge (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  kept_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  moved jsonb DEFAULT '[]'::jsonb NOT NULL,
  kept_before jsonb DEFAULT '{}'::jsonb NOT NULL,
  undone_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE actor_merge ADD CONSTRAINT actor_merge_pkey PRIMARY KEY (id);
ALTER TABLE actor_merge ADD CONSTRAINT actor_merge_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE actor_merge ADD CONSTRAINT actor_merge_check CHECK ((merged_id <> kept_id));
ALTER TABLE actor_merge ADD CONSTRAINT actor_merge_territory_id_kept_id_fkey FOREIGN KEY (territory_id, kept_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE actor_merge ADD CONSTRAINT actor_merge_territory_id_merged_id_fkey FOREIGN KEY (territory_id, merged_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
CREATE INDEX actor_merge_kept ON public.actor_merge USING btree (kept_id);
CREATE INDEX actor_merge_merged ON public.actor_merge USING btree (merged_id);
CREATE INDEX actor_merge_territory ON public.actor_merge USING btree (territory_id);
ALTER TABLE actor_merge ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON actor_merge AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.actor_merge FOR EACH ROW EXECUTE FUNCTION write_audit('actor-merge');
CREATE TRIGGER touch BEFORE UPDATE ON public.actor_merge FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table actor_tie
CREATE TABLE actor_tie (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  kind text NOT NULL,
  strength smallint DEFAULT 2 NOT NULL,
  since date,
  until date,
  seen_on date,
  source_id uuid,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_pkey PRIMARY KEY (id);
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_check CHECK ((from_id <> to_id));
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_check1 CHECK ((until >= since));
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_kind_check CHECK ((kind = ANY (ARRAY['information'::text, 'purchase'::text, 'joint_project'::text, 'trust'::text])));
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_note_check CHECK ((length(note) <= 1000));
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_strength_check CHECK (((strength >= 1) AND (strength <= 3)));
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_territory_id_from_id_fkey FOREIGN KEY (territory_id, from_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_territory_id_source_id_fkey FOREIGN KEY (territory_id, source_id) REFERENCES network_source(territory_id, id) ON DELETE SET NULL (source_id);
ALTER TABLE actor_tie ADD CONSTRAINT actor_tie_territory_id_to_id_fkey FOREIGN KEY (territory_id, to_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
CREATE INDEX actor_tie_from ON public.actor_tie USING btree (from_id);
CREATE UNIQUE INDEX actor_tie_once ON public.actor_tie USING btree ((
CASE
    WHEN (kind = 'purchase'::text) THEN from_id
    ELSE LEAST(from_id, to_id)
END), (
CASE
    WHEN (kind = 'purchase'::text) THEN to_id
    ELSE GREATEST(from_id, to_id)
END), kind) WHERE ((deleted_at IS NULL) AND (until IS NULL));
CREATE INDEX actor_tie_source ON public.actor_tie USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX actor_tie_territory ON public.actor_tie USING btree (territory_id);
CREATE INDEX actor_tie_to ON public.actor_tie USING btree (to_id);
ALTER TABLE actor_tie ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON actor_tie AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.actor_tie FOR EACH ROW EXECUTE FUNCTION write_audit('actor-tie');
CREATE TRIGGER person_in_network BEFORE INSERT OR UPDATE OF from_id, to_id, deleted_at ON public.actor_tie FOR EACH ROW EXECUTE FUNCTION check_person_in_network();
CREATE TRIGGER touch BEFORE UPDATE ON public.actor_tie FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table agenda_link
CREATE TABLE agenda_link (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  scope text DEFAULT 'public'::text NOT NULL,
  lang text DEFAULT 'fr'::text NOT NULL,
  token_hash text NOT NULL,
  token text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE agenda_link ADD CONSTRAINT agenda_link_pkey PRIMARY KEY (id);
ALTER TABLE agenda_link ADD CONSTRAINT agenda_link_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE agenda_link ADD CONSTRAINT agenda_link_token_hash_key UNIQUE (token_hash);
ALTER TABLE agenda_link ADD CONSTRAINT agenda_link_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE agenda_link ADD CONSTRAINT agenda_link_name_check CHECK ((length(name) <= 120));
ALTER TABLE agenda_link ADD CONSTRAINT agenda_link_scope_check CHECK ((scope = ANY (ARRAY['public'::text, 'all'::text])));
ALTER TABLE agenda_link ADD CONSTRAINT agenda_link_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX agenda_link_territory ON public.agenda_link USING btree (territory_id);
ALTER TABLE agenda_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON agenda_link AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.agenda_link FOR EACH ROW EXECUTE FUNCTION write_audit('agenda-link');
CREATE TRIGGER touch BEFORE UPDATE ON public.agenda_link FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table answer
CREATE TABLE answer (
  id uuid NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  collection_id uuid NOT NULL,
  version_id uuid NOT NULL,
  channel text NOT NULL,
  link_id uuid,
  group_id uuid,
  collector text DEFAULT ''::text NOT NULL,
  lang text NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  received_at timestamp with time zone DEFAULT now() NOT NULL,
  answers jsonb NOT NULL,
  dropped jsonb DEFAULT '[]'::jsonb NOT NULL,
  key_hash text,
  digest text,
  sheet text DEFAULT ''::text NOT NULL,
  withdrawn_at timestamp with time zone,
  purged_at timestamp with time zone,
  import_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE answer ADD CONSTRAINT answer_pkey PRIMARY KEY (territory_id, id);
ALTER TABLE answer ADD CONSTRAINT answer_answers_check CHECK ((jsonb_typeof(answers) = 'object'::text));
ALTER TABLE answer ADD CONSTRAINT answer_channel_check CHECK ((channel = ANY (ARRAY['link'::text, 'invitation'::text, 'kiosk'::text, 'relay'::text, 'paper'::text, 'import'::text])));
ALTER TABLE answer ADD CONSTRAINT answer_collector_check CHECK ((length(collector) <= 80));
ALTER TABLE answer ADD CONSTRAINT answer_lang_check CHECK (((length(lang) >= 2) AND (length(lang) <= 35)));
ALTER TABLE answer ADD CONSTRAINT answer_sheet_check CHECK ((length(sheet) <= 40));
ALTER TABLE answer ADD CONSTRAINT answer_territory_id_collection_id_group_id_fkey FOREIGN KEY (territory_id, collection_id, group_id) REFERENCES collection_group(territory_id, collection_id, id) ON DELETE CASCADE;
ALTER TABLE answer ADD CONSTRAINT answer_territory_id_collection_id_import_id_fkey FOREIGN KEY (territory_id, collection_id, import_id) REFERENCES answer_import(territory_id, collection_id, id) ON DELETE CASCADE;
ALTER TABLE answer ADD CONSTRAINT answer_territory_id_evaluation_id_collection_id_fkey FOREIGN KEY (territory_id, evaluation_id, collection_id) REFERENCES collection(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE answer ADD CONSTRAINT answer_territory_id_evaluation_id_version_id_fkey FOREIGN KEY (territory_id, evaluation_id, version_id) REFERENCES questionnaire_version(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX answer_of_collection ON public.answer USING btree (collection_id, received_at, id);
CREATE INDEX answer_of_import ON public.answer USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE UNIQUE INDEX answer_sheet ON public.answer USING btree (collection_id, sheet) WHERE ((sheet <> ''::text) AND (deleted_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX answer_to_empty ON public.answer USING btree (deleted_at) WHERE ((deleted_at IS NOT NULL) AND (purged_at IS NULL));
ALTER TABLE answer ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON answer AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER UPDATE ON public.answer FOR EACH ROW WHEN ((NOT (new.purged_at IS DISTINCT FROM old.purged_at))) EXECUTE FUNCTION write_bare_audit('answer', 'answers', 'dropped', 'key_hash', 'digest', 'collector', 'sheet');
CREATE TRIGGER audit_sheet AFTER INSERT ON public.answer FOR EACH ROW WHEN ((new.channel = 'paper'::text)) EXECUTE FUNCTION write_bare_audit('answer', 'answers', 'dropped', 'key_hash', 'digest', 'collector', 'sheet');
CREATE TRIGGER live_delete AFTER DELETE ON public.answer REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('answer', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.answer REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_new_answers();
CREATE TRIGGER live_update AFTER UPDATE ON public.answer REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('answer', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER quotes_forgotten AFTER UPDATE ON public.answer REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION forget_answer_quotes();
CREATE TRIGGER touch BEFORE UPDATE ON public.answer FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table answer_correction
CREATE TABLE answer_correction (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  person_id uuid,
  reason text NOT NULL,
  before jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE answer_correction ADD CONSTRAINT answer_correction_pkey PRIMARY KEY (id);
ALTER TABLE answer_correction ADD CONSTRAINT answer_correction_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE answer_correction ADD CONSTRAINT answer_correction_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 500)));
ALTER TABLE answer_correction ADD CONSTRAINT answer_correction_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE answer_correction ADD CONSTRAINT answer_correction_territory_id_answer_id_fkey FOREIGN KEY (territory_id, answer_id) REFERENCES answer(territory_id, id) ON DELETE CASCADE;
ALTER TABLE answer_correction ADD CONSTRAINT answer_correction_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX answer_correction_of ON public.answer_correction USING btree (territory_id, answer_id, created_at);
ALTER TABLE answer_correction ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON answer_correction AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE ON public.answer_correction FOR EACH ROW EXECUTE FUNCTION write_bare_audit('answer-correction', 'before', 'reason');
CREATE TRIGGER fixed BEFORE UPDATE ON public.answer_correction FOR EACH ROW EXECUTE FUNCTION keep_answer_correction();
-- tablee_app may: delete, insert, select, update

-- Table answer_file
CREATE TABLE answer_file (
  id uuid NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  collection_id uuid NOT NULL,
  answer_id uuid,
  key_hash text,
  mime text NOT NULL,
  bytes integer NOT NULL,
  content bytea NOT NULL,
  digest text,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE answer_file ADD CONSTRAINT answer_file_pkey PRIMARY KEY (territory_id, id);
ALTER TABLE answer_file ADD CONSTRAINT answer_file_bytes_check CHECK ((bytes >= 0));
ALTER TABLE answer_file ADD CONSTRAINT answer_file_mime_check CHECK ((length(mime) <= 80));
ALTER TABLE answer_file ADD CONSTRAINT answer_file_territory_id_answer_id_fkey FOREIGN KEY (territory_id, answer_id) REFERENCES answer(territory_id, id) ON DELETE CASCADE;
ALTER TABLE answer_file ADD CONSTRAINT answer_file_territory_id_evaluation_id_collection_id_fkey FOREIGN KEY (territory_id, evaluation_id, collection_id) REFERENCES collection(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX answer_file_of ON public.answer_file USING btree (territory_id, answer_id) WHERE (answer_id IS NOT NULL);
CREATE INDEX answer_file_orphan ON public.answer_file USING btree (created_at) WHERE (answer_id IS NULL);
ALTER TABLE answer_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON answer_file AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER DELETE ON public.answer_file FOR EACH ROW EXECUTE FUNCTION write_bare_audit('answer-file', 'content', 'key_hash', 'digest');
-- tablee_app may: delete, insert, select, update

-- Table answer_import
CREATE TABLE answer_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  collection_id uuid NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  rows_entered integer NOT NULL,
  rows_left_out integer DEFAULT 0 NOT NULL,
  mending jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE answer_import ADD CONSTRAINT answer_import_pkey PRIMARY KEY (id);
ALTER TABLE answer_import ADD CONSTRAINT answer_import_territory_id_collection_id_id_key UNIQUE (territory_id, collection_id, id);
ALTER TABLE answer_import ADD CONSTRAINT answer_import_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE answer_import ADD CONSTRAINT answer_import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE answer_import ADD CONSTRAINT answer_import_territory_id_evaluation_id_collection_id_fkey FOREIGN KEY (territory_id, evaluation_id, collection_id) REFERENCES collection(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX answer_import_of ON public.answer_import USING btree (collection_id, created_at DESC);
ALTER TABLE answer_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON answer_import AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.answer_import FOR EACH ROW EXECUTE FUNCTION write_bare_audit('answer-import', 'mending');
CREATE TRIGGER live_delete AFTER DELETE ON public.answer_import REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('answer-import', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.answer_import REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('answer-import', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.answer_import REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('answer-import', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.answer_import FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table applied_migrations
CREATE TABLE applied_migrations (
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE applied_migrations ADD CONSTRAINT applied_migrations_pkey PRIMARY KEY (name);
-- tablee_app may: select

-- Table attachment
CREATE TABLE attachment (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  owner_kind text NOT NULL,
  owner_id uuid NOT NULL,
  slot text DEFAULT ''::text NOT NULL,
  kind text NOT NULL,
  mime text NOT NULL,
  name text DEFAULT ''::text NOT NULL,
  bytes integer NOT NULL,
  alt text DEFAULT ''::text NOT NULL,
  transcript text DEFAULT ''::text NOT NULL,
  consent_how text,
  consent_by text DEFAULT ''::text NOT NULL,
  consent_on date,
  consent_for text DEFAULT 'team'::text NOT NULL,
  expires_on date,
  purged_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE attachment ADD CONSTRAINT attachment_pkey PRIMARY KEY (id);
ALTER TABLE attachment ADD CONSTRAINT attachment_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE attachment ADD CONSTRAINT attachment_alt_check CHECK ((length(alt) <= 500));
ALTER TABLE attachment ADD CONSTRAINT attachment_bytes_check CHECK ((bytes > 0));
ALTER TABLE attachment ADD CONSTRAINT attachment_consent CHECK (((kind = 'document'::text) OR ((consent_how IS NOT NULL) AND (consent_on IS NOT NULL) AND ((consent_how = 'nobody_recognisable'::text) OR (length(btrim(consent_by)) > 0)) AND ((kind <> 'voice'::text) OR (consent_how <> 'nobody_recognisable'::text)))));
ALTER TABLE attachment ADD CONSTRAINT attachment_consent_by_check CHECK ((length(consent_by) <= 300));
ALTER TABLE attachment ADD CONSTRAINT attachment_consent_for_check CHECK ((consent_for = ANY (ARRAY['team'::text, 'publication'::text])));
ALTER TABLE attachment ADD CONSTRAINT attachment_consent_how_check CHECK ((consent_how = ANY (ARRAY['written'::text, 'oral'::text, 'nobody_recognisable'::text])));
ALTER TABLE attachment ADD CONSTRAINT attachment_kind_check CHECK ((kind = ANY (ARRAY['photo'::text, 'voice'::text, 'document'::text])));
ALTER TABLE attachment ADD CONSTRAINT attachment_kind_of_bytes CHECK ((((kind = 'photo'::text) AND (mime = 'image/jpeg'::text) AND (bytes <= 4194304)) OR ((kind = 'voice'::text) AND (mime ~~ 'audio/%'::text) AND (bytes <=
CASE
    WHEN (owner_kind = 'interview'::text) THEN 31457280
    ELSE 12582912
END)) OR ((kind = 'document'::text) AND (mime = 'application/pdf'::text) AND (bytes <= 12582912))));
ALTER TABLE attachment ADD CONSTRAINT attachment_mime_check CHECK ((mime = ANY (ARRAY['image/jpeg'::text, 'audio/webm'::text, 'audio/ogg'::text, 'audio/mp4'::text, 'audio/wav'::text, 'audio/mpeg'::text, 'application/pdf'::text])));
ALTER TABLE attachment ADD CONSTRAINT attachment_name_check CHECK ((length(name) <= 200));
ALTER TABLE attachment ADD CONSTRAINT attachment_owner_kind_check CHECK (((owner_kind ~ '^[a-z]+(-[a-z]+)*$'::text) AND (length(owner_kind) <= 60)));
ALTER TABLE attachment ADD CONSTRAINT attachment_photo_said CHECK (((kind <> 'photo'::text) OR (purged_at IS NOT NULL) OR (length(btrim(alt)) > 0)));
ALTER TABLE attachment ADD CONSTRAINT attachment_slot_check CHECK ((length(slot) <= 60));
ALTER TABLE attachment ADD CONSTRAINT attachment_transcript_check CHECK ((length(transcript) <= 10000));
ALTER TABLE attachment ADD CONSTRAINT attachment_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX attachment_evaluation ON public.attachment USING btree (territory_id, evaluation_id);
CREATE INDEX attachment_owner ON public.attachment USING btree (territory_id, owner_kind, owner_id);
CREATE INDEX attachment_to_purge ON public.attachment USING btree (expires_on, deleted_at) WHERE (purged_at IS NULL);
ALTER TABLE attachment ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON attachment AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.attachment FOR EACH ROW EXECUTE FUNCTION write_audit('attachment');
CREATE TRIGGER live_delete AFTER DELETE ON public.attachment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('attachment', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.attachment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('attachment', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.attachment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('attachment', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER owner_exists BEFORE INSERT OR UPDATE OF owner_kind, owner_id, evaluation_id ON public.attachment FOR EACH ROW EXECUTE FUNCTION attachment_owner_exists();
CREATE TRIGGER touch BEFORE UPDATE ON public.attachment FOR EACH ROW EXECUTE FUNCTION touch_record();
CREATE TRIGGER voice_agreed BEFORE INSERT OR UPDATE OF consent_for, expires_on, deleted_at ON public.attachment FOR EACH ROW WHEN (((new.owner_kind = 'interview'::text) AND (new.kind = 'voice'::text))) EXECUTE FUNCTION check_interview_voice();
-- tablee_app may: delete, insert, select, update

-- Table attachment_content
CREATE TABLE attachment_content (
  attachment_id uuid NOT NULL,
  territory_id uuid NOT NULL,
  content bytea NOT NULL
);
ALTER TABLE attachment_content ADD CONSTRAINT attachment_content_pkey PRIMARY KEY (attachment_id);
ALTER TABLE attachment_content ADD CONSTRAINT attachment_content_territory_id_attachment_id_fkey FOREIGN KEY (territory_id, attachment_id) REFERENCES attachment(territory_id, id) ON DELETE CASCADE;
ALTER TABLE attachment_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON attachment_content AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
-- tablee_app may: delete, insert, select, update

-- Table audience
CREATE TABLE audience (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  code text,
  name text NOT NULL,
  is_seldom_heard boolean DEFAULT true NOT NULL,
  population_percent double precision,
  population_source text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE audience ADD CONSTRAINT audience_pkey PRIMARY KEY (id);
ALTER TABLE audience ADD CONSTRAINT audience_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE audience ADD CONSTRAINT audience_code_check CHECK (((code ~ '^[a-z]+(-[a-z]+)*$'::text) AND (length(code) <= 40)));
ALTER TABLE audience ADD CONSTRAINT audience_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 80)));
ALTER TABLE audience ADD CONSTRAINT audience_note_check CHECK ((length(note) <= 2000));
ALTER TABLE audience ADD CONSTRAINT audience_population_percent_check CHECK (((population_percent > (0)::double precision) AND (population_percent <= (100)::double precision)));
ALTER TABLE audience ADD CONSTRAINT audience_population_source_check CHECK ((length(population_source) <= 300));
ALTER TABLE audience ADD CONSTRAINT "levers.share-without-source" CHECK (((population_percent IS NULL) OR (length(btrim(population_source)) > 0)));
ALTER TABLE audience ADD CONSTRAINT audience_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE UNIQUE INDEX audience_code ON public.audience USING btree (territory_id, code) WHERE ((deleted_at IS NULL) AND (code IS NOT NULL));
CREATE UNIQUE INDEX audience_name ON public.audience USING btree (territory_id, lower(btrim(name))) WHERE (deleted_at IS NULL);
ALTER TABLE audience ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON audience AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.audience FOR EACH ROW EXECUTE FUNCTION write_audit('audience');
CREATE TRIGGER touch BEFORE UPDATE ON public.audience FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table audit
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  territory_id uuid NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  person_id uuid,
  act text NOT NULL,
  record_kind text NOT NULL,
  record_id uuid,
  before jsonb,
  after jsonb
);
ALTER TABLE audit ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE audit ADD CONSTRAINT audit_act_check CHECK ((act = ANY (ARRAY['create'::text, 'change'::text, 'delete'::text, 'restore'::text, 'purge'::text])));
ALTER TABLE audit ADD CONSTRAINT audit_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE audit ADD CONSTRAINT audit_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX audit_chain ON public.audit USING btree (territory_id, ((COALESCE(after, before) ->> 'evaluation_id'::text)), ((COALESCE(after, before) ->> 'rival_id'::text)), at) WHERE (record_kind = ANY (ARRAY['chain-element'::text, 'chain-link'::text]));
CREATE INDEX audit_record ON public.audit USING btree (territory_id, record_kind, record_id);
CREATE INDEX audit_territory ON public.audit USING btree (territory_id, id DESC);
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON audit AS PERMISSIVE FOR SELECT TO public USING ((territory_id = tablee_territory())) WITH CHECK ();
-- tablee_app may: delete, insert, select, update

-- Table chain_act
CREATE TABLE chain_act (
  id uuid NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE chain_act ADD CONSTRAINT chain_act_pkey PRIMARY KEY (id);
ALTER TABLE chain_act ADD CONSTRAINT chain_act_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX chain_act_evaluation ON public.chain_act USING btree (territory_id, evaluation_id);
ALTER TABLE chain_act ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON chain_act AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
-- tablee_app may: delete, insert, select, update

-- Table chain_element
CREATE TABLE chain_element (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  objective_id uuid,
  type text NOT NULL,
  statement text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  who text DEFAULT ''::text NOT NULL,
  stakeholders text[] DEFAULT '{}'::text[] NOT NULL,
  sign text DEFAULT '+'::text NOT NULL,
  intended boolean DEFAULT true NOT NULL,
  sat text[] DEFAULT '{}'::text[] NOT NULL,
  details jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  rival_id uuid,
  origin_id uuid,
  origin_values jsonb
);
ALTER TABLE chain_element ADD CONSTRAINT chain_element_pkey PRIMARY KEY (id);
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE chain_element ADD CONSTRAINT chain_element_check CHECK (((origin_id IS NULL) OR (rival_id IS NOT NULL)));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_sat_check CHECK ((sat <@ ARRAY['O1'::text, 'O2'::text, 'O3'::text, 'O4'::text]));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_sign_check CHECK ((sign = ANY (ARRAY['+'::text, '-'::text])));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_statement_check CHECK (((length(statement) >= 1) AND (length(statement) <= 300)));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_type_check CHECK ((type = ANY (ARRAY['need'::text, 'input'::text, 'activity'::text, 'output'::text, 'outcome_short'::text, 'outcome_mid'::text, 'outcome_long'::text, 'impact'::text, 'enabler'::text, 'brake'::text, 'assumption'::text, 'external'::text])));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_evaluation_id_objective_id_fkey FOREIGN KEY (territory_id, evaluation_id, objective_id) REFERENCES objective(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_evaluation_id_rival_id_fkey FOREIGN KEY (territory_id, evaluation_id, rival_id) REFERENCES chain_rival(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX chain_element_evaluation ON public.chain_element USING btree (territory_id, evaluation_id);
CREATE INDEX chain_element_objective ON public.chain_element USING btree (objective_id);
CREATE INDEX chain_element_rival ON public.chain_element USING btree (rival_id) WHERE (rival_id IS NOT NULL);
ALTER TABLE chain_element ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON chain_element AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.chain_element FOR EACH ROW EXECUTE FUNCTION write_audit('chain-element');
CREATE TRIGGER details BEFORE INSERT OR UPDATE OF details ON public.chain_element FOR EACH ROW WHEN ((new.details <> '{}'::jsonb)) EXECUTE FUNCTION drop_empty_details();
CREATE TRIGGER live_delete AFTER DELETE ON public.chain_element REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-element', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.chain_element REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-element', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.chain_element REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-element', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER thread AFTER UPDATE ON public.chain_element REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('chain-element');
CREATE TRIGGER touch BEFORE UPDATE ON public.chain_element FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table chain_evidence
CREATE TABLE chain_evidence (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  link_id uuid NOT NULL,
  side text DEFAULT 'for'::text NOT NULL,
  kind text DEFAULT 'note'::text NOT NULL,
  statement text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  url text DEFAULT ''::text NOT NULL,
  observed_on date,
  strength smallint,
  downgrades text[] DEFAULT '{}'::text[] NOT NULL,
  observation_id uuid,
  consent boolean,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_pkey PRIMARY KEY (id);
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_downgrades_check CHECK ((downgrades <@ ARRAY['interested'::text, 'old'::text, 'no_dissent'::text, 'leading'::text]));
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_kind_check CHECK ((kind = ANY (ARRAY['answer'::text, 'figure'::text, 'quote'::text, 'document'::text, 'note'::text])));
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_side_check CHECK ((side = ANY (ARRAY['for'::text, 'against'::text])));
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_source_check CHECK ((length(source) <= 300));
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_statement_check CHECK (((length(statement) >= 1) AND (length(statement) <= 1000)));
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_strength_check CHECK (((strength >= 0) AND (strength <= 4)));
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_url_check CHECK ((length(url) <= 500));
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_territory_id_evaluation_id_link_id_fkey FOREIGN KEY (territory_id, evaluation_id, link_id) REFERENCES chain_link(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE chain_evidence ADD CONSTRAINT chain_evidence_territory_id_observation_id_fkey FOREIGN KEY (territory_id, observation_id) REFERENCES observation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX chain_evidence_evaluation ON public.chain_evidence USING btree (territory_id, evaluation_id);
CREATE INDEX chain_evidence_link ON public.chain_evidence USING btree (link_id);
CREATE INDEX chain_evidence_observation ON public.chain_evidence USING btree (observation_id) WHERE (observation_id IS NOT NULL);
ALTER TABLE chain_evidence ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON chain_evidence AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.chain_evidence FOR EACH ROW EXECUTE FUNCTION write_audit('chain-evidence');
CREATE TRIGGER live_delete AFTER DELETE ON public.chain_evidence REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-evidence', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.chain_evidence REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-evidence', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.chain_evidence REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-evidence', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER thread AFTER UPDATE ON public.chain_evidence REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('chain-evidence');
CREATE TRIGGER touch BEFORE UPDATE ON public.chain_evidence FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table chain_link
CREATE TABLE chain_link (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  sign text DEFAULT '+'::text NOT NULL,
  strength smallint DEFAULT 2 NOT NULL,
  confidence smallint DEFAULT 0 NOT NULL,
  feedback boolean DEFAULT false NOT NULL,
  delay text,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  rival_id uuid,
  origin_id uuid,
  origin_values jsonb
);
ALTER TABLE chain_link ADD CONSTRAINT chain_link_pkey PRIMARY KEY (id);
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE chain_link ADD CONSTRAINT chain_link_check CHECK ((to_id <> from_id));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_check1 CHECK (((origin_id IS NULL) OR (rival_id IS NOT NULL)));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_confidence_check CHECK (((confidence >= 0) AND (confidence <= 4)));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_delay_check CHECK ((delay = ANY (ARRAY['immediate'::text, 'months'::text, 'one_year'::text, 'three_years'::text, 'longer'::text])));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_sign_check CHECK ((sign = ANY (ARRAY['+'::text, '-'::text])));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_strength_check CHECK (((strength >= 1) AND (strength <= 3)));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_evaluation_id_from_id_fkey FOREIGN KEY (territory_id, evaluation_id, from_id) REFERENCES chain_element(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_evaluation_id_rival_id_fkey FOREIGN KEY (territory_id, evaluation_id, rival_id) REFERENCES chain_rival(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_evaluation_id_to_id_fkey FOREIGN KEY (territory_id, evaluation_id, to_id) REFERENCES chain_element(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX chain_link_evaluation ON public.chain_link USING btree (territory_id, evaluation_id);
CREATE UNIQUE INDEX chain_link_once ON public.chain_link USING btree (from_id, to_id) WHERE (deleted_at IS NULL);
CREATE INDEX chain_link_rival ON public.chain_link USING btree (rival_id) WHERE (rival_id IS NOT NULL);
CREATE INDEX chain_link_to ON public.chain_link USING btree (to_id);
ALTER TABLE chain_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON chain_link AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.chain_link FOR EACH ROW EXECUTE FUNCTION write_audit('chain-link');
CREATE TRIGGER live_delete AFTER DELETE ON public.chain_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-link', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.chain_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-link', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.chain_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-link', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER thread AFTER UPDATE ON public.chain_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('chain-link');
CREATE TRIGGER touch BEFORE UPDATE ON public.chain_link FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table chain_rival
CREATE TABLE chain_rival (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  name text NOT NULL,
  held_by text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  state text DEFAULT 'open'::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE chain_rival ADD CONSTRAINT chain_rival_pkey PRIMARY KEY (id);
ALTER TABLE chain_rival ADD CONSTRAINT chain_rival_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE chain_rival ADD CONSTRAINT chain_rival_held_by_check CHECK ((length(held_by) <= 200));
ALTER TABLE chain_rival ADD CONSTRAINT chain_rival_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));
ALTER TABLE chain_rival ADD CONSTRAINT chain_rival_note_check CHECK ((length(note) <= 2000));
ALTER TABLE chain_rival ADD CONSTRAINT chain_rival_state_check CHECK ((state = ANY (ARRAY['open'::text, 'merged'::text, 'set_aside'::text])));
ALTER TABLE chain_rival ADD CONSTRAINT chain_rival_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX chain_rival_evaluation ON public.chain_rival USING btree (territory_id, evaluation_id);
ALTER TABLE chain_rival ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON chain_rival AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.chain_rival FOR EACH ROW EXECUTE FUNCTION write_audit('chain-rival');
CREATE TRIGGER live_delete AFTER DELETE ON public.chain_rival REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-rival', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.chain_rival REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-rival', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.chain_rival REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('chain-rival', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.chain_rival FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table check_item
CREATE TABLE check_item (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  list text DEFAULT 'pat-level-2'::text NOT NULL,
  code text,
  text text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  answer text,
  answered_on date,
  note text DEFAULT ''::text NOT NULL,
  proofs jsonb DEFAULT '[]'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE check_item ADD CONSTRAINT check_item_pkey PRIMARY KEY (id);
ALTER TABLE check_item ADD CONSTRAINT check_item_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE check_item ADD CONSTRAINT check_item_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'partly'::text, 'no'::text])));
ALTER TABLE check_item ADD CONSTRAINT check_item_code_check CHECK (((code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(code) <= 40)));
ALTER TABLE check_item ADD CONSTRAINT check_item_list_check CHECK (((list ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text) AND (length(list) <= 40)));
ALTER TABLE check_item ADD CONSTRAINT check_item_note_check CHECK ((length(note) <= 4000));
ALTER TABLE check_item ADD CONSTRAINT check_item_position_check CHECK ((("position" >= 0) AND ("position" <= 1000)));
ALTER TABLE check_item ADD CONSTRAINT check_item_proofs_check CHECK ((jsonb_typeof(proofs) = 'array'::text));
ALTER TABLE check_item ADD CONSTRAINT check_item_text_check CHECK (((length(btrim(text)) >= 1) AND (length(btrim(text)) <= 1000)));
ALTER TABLE check_item ADD CONSTRAINT check_item_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE UNIQUE INDEX check_item_code ON public.check_item USING btree (territory_id, list, code) WHERE (code IS NOT NULL);
CREATE INDEX check_item_list ON public.check_item USING btree (territory_id, list, "position");
ALTER TABLE check_item ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON check_item AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.check_item FOR EACH ROW EXECUTE FUNCTION write_audit('check-item');
CREATE TRIGGER touch BEFORE UPDATE ON public.check_item FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table code
CREATE TABLE code (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  parent_id uuid,
  name text NOT NULL,
  definition text DEFAULT ''::text NOT NULL,
  color text,
  sign text DEFAULT ''::text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  is_codable boolean DEFAULT true NOT NULL,
  guid text,
  import_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE code ADD CONSTRAINT code_pkey PRIMARY KEY (id);
ALTER TABLE code ADD CONSTRAINT code_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE code ADD CONSTRAINT code_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE code ADD CONSTRAINT code_color_check CHECK ((color ~ '^#[0-9a-f]{6}$'::text));
ALTER TABLE code ADD CONSTRAINT code_definition_check CHECK ((length(definition) <= 8000));
ALTER TABLE code ADD CONSTRAINT code_guid_check CHECK ((length(guid) <= 40));
ALTER TABLE code ADD CONSTRAINT code_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 200)));
ALTER TABLE code ADD CONSTRAINT code_sign_check CHECK ((length(sign) <= 2));
ALTER TABLE code ADD CONSTRAINT code_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE code ADD CONSTRAINT code_territory_id_evaluation_id_import_id_fkey FOREIGN KEY (territory_id, evaluation_id, import_id) REFERENCES coding_import(territory_id, evaluation_id, id) ON DELETE SET NULL (import_id);
ALTER TABLE code ADD CONSTRAINT code_territory_id_evaluation_id_parent_id_fkey FOREIGN KEY (territory_id, evaluation_id, parent_id) REFERENCES code(territory_id, evaluation_id, id) ON DELETE SET NULL (parent_id);
CREATE INDEX code_evaluation ON public.code USING btree (territory_id, evaluation_id, "position");
CREATE INDEX code_import ON public.code USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX code_parent ON public.code USING btree (parent_id) WHERE (parent_id IS NOT NULL);
ALTER TABLE code ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON code AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.code FOR EACH ROW EXECUTE FUNCTION write_audit('code');
CREATE TRIGGER live_delete AFTER DELETE ON public.code REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('code', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.code REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('code', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.code REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('code', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.code FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table coding_coder
CREATE TABLE coding_coder (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  person_id uuid,
  name text DEFAULT ''::text NOT NULL,
  guid text,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE coding_coder ADD CONSTRAINT coding_coder_pkey PRIMARY KEY (id);
ALTER TABLE coding_coder ADD CONSTRAINT coding_coder_evaluation_id_person_id_key UNIQUE (evaluation_id, person_id);
ALTER TABLE coding_coder ADD CONSTRAINT coding_coder_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE coding_coder ADD CONSTRAINT coding_coder_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE coding_coder ADD CONSTRAINT coding_coder_guid_check CHECK ((length(guid) <= 40));
ALTER TABLE coding_coder ADD CONSTRAINT coding_coder_name_check CHECK ((length(name) <= 200));
ALTER TABLE coding_coder ADD CONSTRAINT coding_coder_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE coding_coder ADD CONSTRAINT coding_coder_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX coding_coder_evaluation ON public.coding_coder USING btree (territory_id, evaluation_id);
CREATE INDEX coding_coder_person ON public.coding_coder USING btree (person_id) WHERE (person_id IS NOT NULL);
ALTER TABLE coding_coder ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON coding_coder AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.coding_coder FOR EACH ROW EXECUTE FUNCTION write_coding_audit('coding-coder');
-- tablee_app may: delete, insert, select, update

-- Table coding_import
CREATE TABLE coding_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  file_name text NOT NULL,
  kind text NOT NULL,
  codes_entered integer DEFAULT 0 NOT NULL,
  sources_entered integer DEFAULT 0 NOT NULL,
  passages_entered integer DEFAULT 0 NOT NULL,
  left_out jsonb DEFAULT '[]'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE coding_import ADD CONSTRAINT coding_import_pkey PRIMARY KEY (id);
ALTER TABLE coding_import ADD CONSTRAINT coding_import_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE coding_import ADD CONSTRAINT coding_import_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE coding_import ADD CONSTRAINT coding_import_file_name_check CHECK ((length(file_name) <= 300));
ALTER TABLE coding_import ADD CONSTRAINT coding_import_kind_check CHECK ((kind = ANY (ARRAY['qdc'::text, 'qdpx'::text])));
ALTER TABLE coding_import ADD CONSTRAINT coding_import_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX coding_import_evaluation ON public.coding_import USING btree (territory_id, evaluation_id);
ALTER TABLE coding_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON coding_import AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.coding_import FOR EACH ROW EXECUTE FUNCTION write_audit('coding-import');
CREATE TRIGGER live_delete AFTER DELETE ON public.coding_import REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-import', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.coding_import REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-import', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.coding_import REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-import', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.coding_import FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table coding_merge
CREATE TABLE coding_merge (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  kept_id uuid NOT NULL,
  merged_id uuid NOT NULL,
  before jsonb NOT NULL,
  undone_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE coding_merge ADD CONSTRAINT coding_merge_pkey PRIMARY KEY (id);
ALTER TABLE coding_merge ADD CONSTRAINT coding_merge_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE coding_merge ADD CONSTRAINT coding_merge_territory_id_evaluation_id_kept_id_fkey FOREIGN KEY (territory_id, evaluation_id, kept_id) REFERENCES code(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE coding_merge ADD CONSTRAINT coding_merge_territory_id_evaluation_id_merged_id_fkey FOREIGN KEY (territory_id, evaluation_id, merged_id) REFERENCES code(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX coding_merge_evaluation ON public.coding_merge USING btree (territory_id, evaluation_id);
CREATE INDEX coding_merge_kept ON public.coding_merge USING btree (kept_id);
CREATE INDEX coding_merge_merged ON public.coding_merge USING btree (merged_id);
ALTER TABLE coding_merge ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON coding_merge AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.coding_merge FOR EACH ROW EXECUTE FUNCTION write_coding_audit('coding-merge');
-- tablee_app may: delete, insert, select, update

-- Table coding_passage
CREATE TABLE coding_passage (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  source_id uuid NOT NULL,
  code_id uuid NOT NULL,
  coder_id uuid NOT NULL,
  start_at integer NOT NULL,
  end_at integer NOT NULL,
  words text NOT NULL,
  words_before text DEFAULT ''::text NOT NULL,
  state text DEFAULT 'placed'::text NOT NULL,
  memo text DEFAULT ''::text NOT NULL,
  guid text,
  import_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_pkey PRIMARY KEY (id);
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE coding_passage ADD CONSTRAINT "coding.passage-outside-text" CHECK ((end_at > start_at));
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_guid_check CHECK ((length(guid) <= 40));
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_memo_check CHECK ((length(memo) <= 8000));
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_start_at_check CHECK ((start_at >= 0));
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'changed'::text, 'lost'::text])));
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_territory_id_evaluation_id_code_id_fkey FOREIGN KEY (territory_id, evaluation_id, code_id) REFERENCES code(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_territory_id_evaluation_id_coder_id_fkey FOREIGN KEY (territory_id, evaluation_id, coder_id) REFERENCES coding_coder(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_territory_id_evaluation_id_import_id_fkey FOREIGN KEY (territory_id, evaluation_id, import_id) REFERENCES coding_import(territory_id, evaluation_id, id) ON DELETE SET NULL (import_id);
ALTER TABLE coding_passage ADD CONSTRAINT coding_passage_territory_id_evaluation_id_source_id_fkey FOREIGN KEY (territory_id, evaluation_id, source_id) REFERENCES coding_source(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX coding_passage_code ON public.coding_passage USING btree (code_id);
CREATE INDEX coding_passage_coder ON public.coding_passage USING btree (coder_id);
CREATE INDEX coding_passage_evaluation ON public.coding_passage USING btree (territory_id, evaluation_id);
CREATE INDEX coding_passage_import ON public.coding_passage USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE UNIQUE INDEX coding_passage_once ON public.coding_passage USING btree (source_id, coder_id, code_id, start_at, end_at) WHERE ((deleted_at IS NULL) AND (state <> 'lost'::text));
CREATE INDEX coding_passage_source ON public.coding_passage USING btree (source_id, start_at);
ALTER TABLE coding_passage ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON coding_passage AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.coding_passage FOR EACH ROW EXECUTE FUNCTION write_coding_audit('coding-passage');
CREATE TRIGGER live_delete AFTER DELETE ON public.coding_passage REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-passage', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.coding_passage REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-passage', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.coding_passage REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-passage', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.coding_passage FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table coding_reading
CREATE TABLE coding_reading (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  source_id uuid NOT NULL,
  coder_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE coding_reading ADD CONSTRAINT coding_reading_pkey PRIMARY KEY (id);
ALTER TABLE coding_reading ADD CONSTRAINT coding_reading_source_id_coder_id_key UNIQUE (source_id, coder_id);
ALTER TABLE coding_reading ADD CONSTRAINT coding_reading_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE coding_reading ADD CONSTRAINT coding_reading_territory_id_evaluation_id_coder_id_fkey FOREIGN KEY (territory_id, evaluation_id, coder_id) REFERENCES coding_coder(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE coding_reading ADD CONSTRAINT coding_reading_territory_id_evaluation_id_source_id_fkey FOREIGN KEY (territory_id, evaluation_id, source_id) REFERENCES coding_source(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX coding_reading_coder ON public.coding_reading USING btree (coder_id);
CREATE INDEX coding_reading_evaluation ON public.coding_reading USING btree (territory_id, evaluation_id);
ALTER TABLE coding_reading ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON coding_reading AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.coding_reading FOR EACH ROW EXECUTE FUNCTION write_coding_audit('coding-reading');
CREATE TRIGGER live_delete AFTER DELETE ON public.coding_reading REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-reading', 'r.evaluation_id', 'null::int', 'null::timestamptz');
CREATE TRIGGER live_insert AFTER INSERT ON public.coding_reading REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-reading', 'r.evaluation_id', 'null::int', 'null::timestamptz');
CREATE TRIGGER live_update AFTER UPDATE ON public.coding_reading REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-reading', 'r.evaluation_id', 'null::int', 'null::timestamptz');
-- tablee_app may: delete, insert, select, update

-- Table coding_source
CREATE TABLE coding_source (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  interview_id uuid,
  title text DEFAULT ''::text NOT NULL,
  text text NOT NULL,
  length integer NOT NULL,
  digest text NOT NULL,
  guid text,
  import_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE coding_source ADD CONSTRAINT coding_source_pkey PRIMARY KEY (id);
ALTER TABLE coding_source ADD CONSTRAINT coding_source_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE coding_source ADD CONSTRAINT coding_source_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE coding_source ADD CONSTRAINT "coding.text-empty" CHECK ((length(btrim(text)) > 0));
ALTER TABLE coding_source ADD CONSTRAINT coding_source_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text));
ALTER TABLE coding_source ADD CONSTRAINT coding_source_guid_check CHECK ((length(guid) <= 40));
ALTER TABLE coding_source ADD CONSTRAINT coding_source_length_check CHECK ((length > 0));
ALTER TABLE coding_source ADD CONSTRAINT coding_source_text_check CHECK ((length(text) <= 500000));
ALTER TABLE coding_source ADD CONSTRAINT coding_source_title_check CHECK ((length(title) <= 300));
ALTER TABLE coding_source ADD CONSTRAINT coding_source_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE coding_source ADD CONSTRAINT coding_source_territory_id_evaluation_id_import_id_fkey FOREIGN KEY (territory_id, evaluation_id, import_id) REFERENCES coding_import(territory_id, evaluation_id, id) ON DELETE SET NULL (import_id);
ALTER TABLE coding_source ADD CONSTRAINT coding_source_territory_id_evaluation_id_interview_id_fkey FOREIGN KEY (territory_id, evaluation_id, interview_id) REFERENCES interview(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX coding_source_evaluation ON public.coding_source USING btree (territory_id, evaluation_id);
CREATE INDEX coding_source_import ON public.coding_source USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE UNIQUE INDEX coding_source_interview ON public.coding_source USING btree (interview_id) WHERE ((interview_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX coding_source_interview_all ON public.coding_source USING btree (interview_id) WHERE (interview_id IS NOT NULL);
ALTER TABLE coding_source ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON coding_source AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER agreed BEFORE INSERT OR UPDATE OF text ON public.coding_source FOR EACH ROW EXECUTE FUNCTION check_spoken();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.coding_source FOR EACH ROW EXECUTE FUNCTION write_coding_audit('coding-source');
CREATE TRIGGER live_delete AFTER DELETE ON public.coding_source REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-source', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.coding_source REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-source', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.coding_source REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('coding-source', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.coding_source FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table collection
CREATE TABLE collection (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  questionnaire_id uuid NOT NULL,
  version_id uuid,
  title text NOT NULL,
  lang text DEFAULT 'fr'::text NOT NULL,
  purpose text DEFAULT ''::text NOT NULL,
  contact text DEFAULT ''::text NOT NULL,
  kept_months smallint DEFAULT 24 NOT NULL,
  closes_on date,
  state text DEFAULT 'draft'::text NOT NULL,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  addresses_purged_at timestamp with time zone,
  purged_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE collection ADD CONSTRAINT collection_pkey PRIMARY KEY (id);
ALTER TABLE collection ADD CONSTRAINT collection_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE collection ADD CONSTRAINT collection_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE collection ADD CONSTRAINT collection_check CHECK (((state = 'draft'::text) OR ((opened_at IS NOT NULL) AND (version_id IS NOT NULL))));
ALTER TABLE collection ADD CONSTRAINT collection_check1 CHECK (((state <> 'closed'::text) OR (closed_at IS NOT NULL)));
ALTER TABLE collection ADD CONSTRAINT collection_contact_check CHECK ((length(contact) <= 200));
ALTER TABLE collection ADD CONSTRAINT collection_kept_months_check CHECK (((kept_months >= 1) AND (kept_months <= 60)));
ALTER TABLE collection ADD CONSTRAINT collection_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE collection ADD CONSTRAINT collection_purpose_check CHECK ((length(purpose) <= 2000));
ALTER TABLE collection ADD CONSTRAINT collection_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text])));
ALTER TABLE collection ADD CONSTRAINT collection_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)));
ALTER TABLE collection ADD CONSTRAINT collection_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE collection ADD CONSTRAINT collection_territory_id_evaluation_id_questionnaire_id_fkey FOREIGN KEY (territory_id, evaluation_id, questionnaire_id) REFERENCES questionnaire(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE collection ADD CONSTRAINT collection_territory_id_questionnaire_id_version_id_fkey FOREIGN KEY (territory_id, questionnaire_id, version_id) REFERENCES questionnaire_version(territory_id, questionnaire_id, id) ON DELETE CASCADE;
CREATE INDEX collection_evaluation ON public.collection USING btree (territory_id, evaluation_id);
CREATE INDEX collection_questionnaire ON public.collection USING btree (questionnaire_id);
ALTER TABLE collection ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON collection AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.collection FOR EACH ROW EXECUTE FUNCTION write_audit('collection');
CREATE TRIGGER live_delete AFTER DELETE ON public.collection REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.collection REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.collection REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.collection FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table collection_group
CREATE TABLE collection_group (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  collection_id uuid NOT NULL,
  name text NOT NULL,
  stakeholder_id uuid,
  audience_id uuid,
  population integer,
  wanted integer,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE collection_group ADD CONSTRAINT collection_group_pkey PRIMARY KEY (id);
ALTER TABLE collection_group ADD CONSTRAINT collection_group_territory_id_collection_id_id_key UNIQUE (territory_id, collection_id, id);
ALTER TABLE collection_group ADD CONSTRAINT collection_group_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE collection_group ADD CONSTRAINT collection_group_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 120)));
ALTER TABLE collection_group ADD CONSTRAINT collection_group_note_check CHECK ((length(note) <= 500));
ALTER TABLE collection_group ADD CONSTRAINT collection_group_population_check CHECK (((population >= 1) AND (population <= 100000000)));
ALTER TABLE collection_group ADD CONSTRAINT collection_group_wanted_check CHECK (((wanted >= 1) AND (wanted <= 1000000)));
ALTER TABLE collection_group ADD CONSTRAINT collection_group_territory_id_audience_id_fkey FOREIGN KEY (territory_id, audience_id) REFERENCES audience(territory_id, id) ON DELETE SET NULL (audience_id);
ALTER TABLE collection_group ADD CONSTRAINT collection_group_territory_id_evaluation_id_collection_id_fkey FOREIGN KEY (territory_id, evaluation_id, collection_id) REFERENCES collection(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE collection_group ADD CONSTRAINT collection_group_territory_id_evaluation_id_stakeholder_id_fkey FOREIGN KEY (territory_id, evaluation_id, stakeholder_id) REFERENCES stakeholder(territory_id, evaluation_id, id) ON DELETE SET NULL (stakeholder_id);
CREATE INDEX collection_group_audience ON public.collection_group USING btree (audience_id) WHERE (audience_id IS NOT NULL);
CREATE INDEX collection_group_of ON public.collection_group USING btree (collection_id);
CREATE INDEX collection_group_stakeholder ON public.collection_group USING btree (stakeholder_id) WHERE (stakeholder_id IS NOT NULL);
ALTER TABLE collection_group ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON collection_group AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.collection_group FOR EACH ROW EXECUTE FUNCTION write_audit('collection-group');
CREATE TRIGGER live_delete AFTER DELETE ON public.collection_group REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection-group', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.collection_group REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection-group', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.collection_group REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection-group', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.collection_group FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table collection_invitation
CREATE TABLE collection_invitation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  collection_id uuid NOT NULL,
  group_id uuid,
  email text,
  email_hash text,
  lang text DEFAULT 'fr'::text NOT NULL,
  token text,
  token_hash text,
  sent_at timestamp with time zone,
  reminded_at timestamp with time zone,
  reminders smallint DEFAULT 0 NOT NULL,
  answered_at timestamp with time zone,
  failed_at timestamp with time zone,
  refused_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE collection_invitation ADD CONSTRAINT collection_invitation_pkey PRIMARY KEY (id);
ALTER TABLE collection_invitation ADD CONSTRAINT collection_invitation_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE collection_invitation ADD CONSTRAINT collection_invitation_token_hash_key UNIQUE (token_hash);
ALTER TABLE collection_invitation ADD CONSTRAINT collection_invitation_email_check CHECK (((email = lower(email)) AND (length(email) <= 300)));
ALTER TABLE collection_invitation ADD CONSTRAINT collection_invitation_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE collection_invitation ADD CONSTRAINT collection_invitation_reminders_check CHECK (((reminders >= 0) AND (reminders <= 3)));
ALTER TABLE collection_invitation ADD CONSTRAINT collection_invitation_territory_id_collection_id_group_id_fkey FOREIGN KEY (territory_id, collection_id, group_id) REFERENCES collection_group(territory_id, collection_id, id);
ALTER TABLE collection_invitation ADD CONSTRAINT collection_invitation_territory_id_evaluation_id_collectio_fkey FOREIGN KEY (territory_id, evaluation_id, collection_id) REFERENCES collection(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX collection_invitation_of ON public.collection_invitation USING btree (collection_id, created_at, id);
CREATE UNIQUE INDEX collection_invitation_once ON public.collection_invitation USING btree (collection_id, email) WHERE ((deleted_at IS NULL) AND (email IS NOT NULL));
CREATE INDEX collection_invitation_refused ON public.collection_invitation USING btree (territory_id, email_hash) WHERE (refused_at IS NOT NULL);
ALTER TABLE collection_invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON collection_invitation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE ON public.collection_invitation FOR EACH ROW EXECUTE FUNCTION write_bare_audit('collection-invitation', 'email', 'email_hash', 'token', 'token_hash', 'answered_at');
CREATE TRIGGER audit_change AFTER UPDATE ON public.collection_invitation FOR EACH ROW WHEN (((NOT (new.answered_at IS DISTINCT FROM old.answered_at)) AND ((new.deleted_at IS DISTINCT FROM old.deleted_at) OR (new.refused_at IS DISTINCT FROM old.refused_at)))) EXECUTE FUNCTION write_bare_audit('collection-invitation', 'email', 'email_hash', 'token', 'token_hash', 'answered_at');
CREATE TRIGGER live_delete AFTER DELETE ON public.collection_invitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection-invitation', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.collection_invitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection-invitation', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.collection_invitation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tell_invitation_changes();
CREATE TRIGGER touch BEFORE UPDATE ON public.collection_invitation FOR EACH ROW EXECUTE FUNCTION touch_invitation();
-- tablee_app may: delete, insert, select, update

-- Table collection_link
CREATE TABLE collection_link (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  collection_id uuid NOT NULL,
  kind text NOT NULL,
  label text DEFAULT ''::text NOT NULL,
  group_id uuid,
  actor_id uuid,
  token text NOT NULL,
  token_hash text NOT NULL,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE collection_link ADD CONSTRAINT collection_link_pkey PRIMARY KEY (id);
ALTER TABLE collection_link ADD CONSTRAINT collection_link_territory_id_collection_id_id_key UNIQUE (territory_id, collection_id, id);
ALTER TABLE collection_link ADD CONSTRAINT collection_link_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE collection_link ADD CONSTRAINT collection_link_token_hash_key UNIQUE (token_hash);
ALTER TABLE collection_link ADD CONSTRAINT collection_link_kind_check CHECK ((kind = ANY (ARRAY['link'::text, 'kiosk'::text, 'relay'::text])));
ALTER TABLE collection_link ADD CONSTRAINT collection_link_label_check CHECK ((length(label) <= 120));
ALTER TABLE collection_link ADD CONSTRAINT collection_link_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE SET NULL (actor_id);
ALTER TABLE collection_link ADD CONSTRAINT collection_link_territory_id_collection_id_group_id_fkey FOREIGN KEY (territory_id, collection_id, group_id) REFERENCES collection_group(territory_id, collection_id, id);
ALTER TABLE collection_link ADD CONSTRAINT collection_link_territory_id_evaluation_id_collection_id_fkey FOREIGN KEY (territory_id, evaluation_id, collection_id) REFERENCES collection(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX collection_link_actor ON public.collection_link USING btree (actor_id) WHERE (actor_id IS NOT NULL);
CREATE INDEX collection_link_of ON public.collection_link USING btree (collection_id);
ALTER TABLE collection_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON collection_link AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.collection_link FOR EACH ROW EXECUTE FUNCTION write_audit('collection-link');
CREATE TRIGGER live_delete AFTER DELETE ON public.collection_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection-link', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.collection_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection-link', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.collection_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('collection-link', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.collection_link FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table contour
CREATE TABLE contour (
  commune_code text NOT NULL,
  import_id uuid NOT NULL,
  geometry text NOT NULL
);
ALTER TABLE contour ADD CONSTRAINT contour_pkey PRIMARY KEY (commune_code);
ALTER TABLE contour ADD CONSTRAINT contour_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text));
ALTER TABLE contour ADD CONSTRAINT contour_import_id_fkey FOREIGN KEY (import_id) REFERENCES contour_import(id) ON DELETE CASCADE;
CREATE INDEX contour_import_id ON public.contour USING btree (import_id);
-- tablee_app may: delete, insert, select, update

-- Table contour_import
CREATE TABLE contour_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  file_name text NOT NULL,
  vintage integer NOT NULL,
  report jsonb NOT NULL,
  imported_by uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone
);
ALTER TABLE contour_import ADD CONSTRAINT contour_import_pkey PRIMARY KEY (id);
ALTER TABLE contour_import ADD CONSTRAINT contour_import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE contour_import ADD CONSTRAINT contour_import_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES person(id) ON DELETE SET NULL;
-- tablee_app may: delete, insert, select, update

-- Table contribution
CREATE TABLE contribution (
  id uuid NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  workshop_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  kind text NOT NULL,
  content jsonb NOT NULL,
  state text DEFAULT 'waiting'::text NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  decided_by uuid,
  decided_at timestamp with time zone,
  landed_kind text,
  landed_id uuid,
  landing jsonb,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE contribution ADD CONSTRAINT contribution_pkey PRIMARY KEY (id);
ALTER TABLE contribution ADD CONSTRAINT contribution_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE contribution ADD CONSTRAINT contribution_check CHECK (((landed_kind IS NULL) = (landed_id IS NULL)));
ALTER TABLE contribution ADD CONSTRAINT contribution_check1 CHECK (((state <> 'refused'::text) OR (reason <> ''::text)));
ALTER TABLE contribution ADD CONSTRAINT contribution_kind_check CHECK ((kind = ANY (ARRAY['story_fragment'::text, 'change'::text, 'stakeholder'::text])));
ALTER TABLE contribution ADD CONSTRAINT contribution_landed_kind_check CHECK ((landed_kind = ANY (ARRAY['story'::text, 'chain-element'::text, 'stakeholder'::text])));
ALTER TABLE contribution ADD CONSTRAINT contribution_reason_check CHECK ((length(reason) <= 300));
ALTER TABLE contribution ADD CONSTRAINT contribution_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'accepted'::text, 'merged'::text, 'refused'::text, 'withdrawn'::text])));
ALTER TABLE contribution ADD CONSTRAINT contribution_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE contribution ADD CONSTRAINT contribution_territory_id_evaluation_id_workshop_id_fkey FOREIGN KEY (territory_id, evaluation_id, workshop_id) REFERENCES workshop(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE contribution ADD CONSTRAINT contribution_territory_id_workshop_id_participant_id_fkey FOREIGN KEY (territory_id, workshop_id, participant_id) REFERENCES participant(territory_id, workshop_id, id) ON DELETE CASCADE;
CREATE INDEX contribution_participant ON public.contribution USING btree (participant_id);
CREATE INDEX contribution_workshop ON public.contribution USING btree (workshop_id, created_at);
ALTER TABLE contribution ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON contribution AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.contribution FOR EACH ROW EXECUTE FUNCTION write_private_audit('contribution');
CREATE TRIGGER live_delete AFTER DELETE ON public.contribution REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('contribution', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.contribution REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('contribution', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.contribution REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('contribution', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.contribution FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table engagement_reminder
CREATE TABLE engagement_reminder (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  step_id uuid NOT NULL,
  due_on date NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE engagement_reminder ADD CONSTRAINT engagement_reminder_pkey PRIMARY KEY (id);
ALTER TABLE engagement_reminder ADD CONSTRAINT engagement_reminder_step_id_due_on_key UNIQUE (step_id, due_on);
ALTER TABLE engagement_reminder ADD CONSTRAINT engagement_reminder_territory_id_step_id_fkey FOREIGN KEY (territory_id, step_id) REFERENCES engagement_step(territory_id, id) ON DELETE CASCADE;
ALTER TABLE engagement_reminder ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON engagement_reminder AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.engagement_reminder FOR EACH ROW EXECUTE FUNCTION write_audit('engagement-reminder');
-- tablee_app may: delete, insert, select, update

-- Table engagement_step
CREATE TABLE engagement_step (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  stakeholder_id uuid NOT NULL,
  what text NOT NULL,
  member_id uuid,
  who text DEFAULT ''::text NOT NULL,
  due_on date,
  remind_days_before smallint DEFAULT 7,
  done_on date,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_pkey PRIMARY KEY (id);
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_note_check CHECK ((length(note) <= 2000));
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_remind_days_before_check CHECK (((remind_days_before >= 0) AND (remind_days_before <= 90)));
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_what_check CHECK (((length(what) >= 1) AND (length(what) <= 500)));
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_who_check CHECK ((length(who) <= 200));
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_territory_id_evaluation_id_stakeholder_id_fkey FOREIGN KEY (territory_id, evaluation_id, stakeholder_id) REFERENCES stakeholder(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE engagement_step ADD CONSTRAINT engagement_step_territory_id_member_id_fkey FOREIGN KEY (territory_id, member_id) REFERENCES member(territory_id, person_id) ON DELETE SET NULL (member_id);
CREATE INDEX engagement_step_evaluation ON public.engagement_step USING btree (territory_id, evaluation_id);
CREATE INDEX engagement_step_member ON public.engagement_step USING btree (territory_id, member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX engagement_step_stakeholder ON public.engagement_step USING btree (stakeholder_id);
CREATE INDEX engagement_step_to_come ON public.engagement_step USING btree (due_on) WHERE ((done_on IS NULL) AND (deleted_at IS NULL));
ALTER TABLE engagement_step ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON engagement_step AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.engagement_step FOR EACH ROW EXECUTE FUNCTION write_audit('engagement-step');
CREATE TRIGGER live_delete AFTER DELETE ON public.engagement_step REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('engagement-step', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.engagement_step REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('engagement-step', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.engagement_step REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('engagement-step', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.engagement_step FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table evaluation
CREATE TABLE evaluation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  title text NOT NULL,
  mode text DEFAULT 'structure'::text NOT NULL,
  perimeter jsonb DEFAULT '{}'::jsonb NOT NULL,
  means_hours numeric(10,2),
  means_euros numeric(14,2),
  started_on date,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE evaluation ADD CONSTRAINT evaluation_pkey PRIMARY KEY (id);
ALTER TABLE evaluation ADD CONSTRAINT evaluation_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE evaluation ADD CONSTRAINT evaluation_means_euros_check CHECK ((means_euros >= (0)::numeric));
ALTER TABLE evaluation ADD CONSTRAINT evaluation_means_hours_check CHECK ((means_hours >= (0)::numeric));
ALTER TABLE evaluation ADD CONSTRAINT evaluation_mode_check CHECK ((mode = ANY (ARRAY['structure'::text, 'create'::text])));
ALTER TABLE evaluation ADD CONSTRAINT evaluation_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
ALTER TABLE evaluation ADD CONSTRAINT evaluation_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE evaluation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON evaluation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.evaluation FOR EACH ROW EXECUTE FUNCTION write_audit('evaluation');
CREATE TRIGGER live_delete AFTER DELETE ON public.evaluation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('evaluation', 'r.id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.evaluation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('evaluation', 'r.id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.evaluation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('evaluation', 'r.id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.evaluation FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table event
CREATE TABLE event (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  title text NOT NULL,
  kind text DEFAULT 'meeting'::text NOT NULL,
  state text DEFAULT 'planned'::text NOT NULL,
  openness text DEFAULT 'public'::text NOT NULL,
  starts_on date,
  ends_on date,
  starts_at text,
  ends_at text,
  place text DEFAULT ''::text NOT NULL,
  commune_code text,
  venue text,
  level smallint,
  items jsonb DEFAULT '{}'::jsonb NOT NULL,
  aims text DEFAULT ''::text NOT NULL,
  levers text[] DEFAULT '{}'::text[] NOT NULL,
  agenda text DEFAULT ''::text NOT NULL,
  report text DEFAULT ''::text NOT NULL,
  speech_percent smallint,
  trace_on date,
  follow_up_on date,
  parent_id uuid,
  persons integer,
  first_timers integer,
  returners integer,
  genders jsonb DEFAULT '{}'::jsonb NOT NULL,
  audiences jsonb DEFAULT '{}'::jsonb NOT NULL,
  communes jsonb DEFAULT '{}'::jsonb NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE event ADD CONSTRAINT event_pkey PRIMARY KEY (id);
ALTER TABLE event ADD CONSTRAINT event_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE event ADD CONSTRAINT event_agenda_check CHECK ((length(agenda) <= 20000));
ALTER TABLE event ADD CONSTRAINT event_aims_check CHECK ((length(aims) <= 2000));
ALTER TABLE event ADD CONSTRAINT event_audiences_check CHECK ((jsonb_typeof(audiences) = 'object'::text));
ALTER TABLE event ADD CONSTRAINT event_check CHECK ((parent_id <> id));
ALTER TABLE event ADD CONSTRAINT event_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text));
ALTER TABLE event ADD CONSTRAINT event_communes_check CHECK ((jsonb_typeof(communes) = 'object'::text));
ALTER TABLE event ADD CONSTRAINT event_ends_at_check CHECK ((ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text));
ALTER TABLE event ADD CONSTRAINT event_first_timers_check CHECK (((first_timers >= 0) AND (first_timers <= 1000000)));
ALTER TABLE event ADD CONSTRAINT event_genders_check CHECK ((jsonb_typeof(genders) = 'object'::text));
ALTER TABLE event ADD CONSTRAINT event_items_check CHECK ((jsonb_typeof(items) = 'object'::text));
ALTER TABLE event ADD CONSTRAINT event_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 40)));
ALTER TABLE event ADD CONSTRAINT event_level_check CHECK (((level >= 0) AND (level <= 5)));
ALTER TABLE event ADD CONSTRAINT event_levers_check CHECK ((cardinality(levers) <= 5));
ALTER TABLE event ADD CONSTRAINT event_note_check CHECK ((length(note) <= 4000));
ALTER TABLE event ADD CONSTRAINT event_openness_check CHECK ((openness = ANY (ARRAY['public'::text, 'working'::text])));
ALTER TABLE event ADD CONSTRAINT event_persons_check CHECK (((persons >= 0) AND (persons <= 1000000)));
ALTER TABLE event ADD CONSTRAINT event_place_check CHECK ((length(place) <= 200));
ALTER TABLE event ADD CONSTRAINT event_report_check CHECK ((length(report) <= 100000));
ALTER TABLE event ADD CONSTRAINT event_returners_check CHECK (((returners >= 0) AND (returners <= 1000000)));
ALTER TABLE event ADD CONSTRAINT event_speech_percent_check CHECK (((speech_percent >= 0) AND (speech_percent <= 100)));
ALTER TABLE event ADD CONSTRAINT event_starts_at_check CHECK ((starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text));
ALTER TABLE event ADD CONSTRAINT event_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text])));
ALTER TABLE event ADD CONSTRAINT event_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)));
ALTER TABLE event ADD CONSTRAINT event_venue_check CHECK (((length(venue) >= 1) AND (length(venue) <= 40)));
ALTER TABLE event ADD CONSTRAINT "levers.days-reversed" CHECK ((ends_on >= starts_on));
ALTER TABLE event ADD CONSTRAINT "levers.held-without-day" CHECK (((state <> 'held'::text) OR (starts_on IS NOT NULL)));
ALTER TABLE event ADD CONSTRAINT "levers.more-than-came" CHECK (((first_timers <= persons) AND (returners <= persons)));
ALTER TABLE event ADD CONSTRAINT event_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE event ADD CONSTRAINT event_territory_id_parent_id_fkey FOREIGN KEY (territory_id, parent_id) REFERENCES event(territory_id, id) ON DELETE SET NULL (parent_id);
CREATE INDEX event_day ON public.event USING btree (territory_id, starts_on, id) WHERE (deleted_at IS NULL);
CREATE INDEX event_parent ON public.event USING btree (territory_id, parent_id) WHERE (parent_id IS NOT NULL);
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON event AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audiences_exist BEFORE INSERT OR UPDATE OF audiences ON public.event FOR EACH ROW EXECUTE FUNCTION check_event_audiences();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION write_audit('event');
CREATE TRIGGER touch BEFORE UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table event_decision
CREATE TABLE event_decision (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  event_id uuid NOT NULL,
  kind text DEFAULT 'decision'::text NOT NULL,
  what text NOT NULL,
  is_codesigned boolean,
  actor_id uuid,
  who text DEFAULT ''::text NOT NULL,
  due_on date,
  state text DEFAULT 'open'::text NOT NULL,
  done_on date,
  outcome text DEFAULT ''::text NOT NULL,
  action_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE event_decision ADD CONSTRAINT event_decision_pkey PRIMARY KEY (id);
ALTER TABLE event_decision ADD CONSTRAINT event_decision_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE event_decision ADD CONSTRAINT event_decision_kind_check CHECK ((kind = ANY (ARRAY['decision'::text, 'follow_up'::text])));
ALTER TABLE event_decision ADD CONSTRAINT event_decision_outcome_check CHECK ((length(outcome) <= 2000));
ALTER TABLE event_decision ADD CONSTRAINT event_decision_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])));
ALTER TABLE event_decision ADD CONSTRAINT event_decision_what_check CHECK (((length(btrim(what)) >= 1) AND (length(btrim(what)) <= 1000)));
ALTER TABLE event_decision ADD CONSTRAINT event_decision_who_check CHECK ((length(who) <= 200));
ALTER TABLE event_decision ADD CONSTRAINT event_decision_territory_id_action_id_fkey FOREIGN KEY (territory_id, action_id) REFERENCES action(territory_id, id) ON DELETE SET NULL (action_id);
ALTER TABLE event_decision ADD CONSTRAINT event_decision_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE SET NULL (actor_id);
ALTER TABLE event_decision ADD CONSTRAINT event_decision_territory_id_event_id_fkey FOREIGN KEY (territory_id, event_id) REFERENCES event(territory_id, id) ON DELETE CASCADE;
CREATE INDEX event_decision_action ON public.event_decision USING btree (territory_id, action_id) WHERE (action_id IS NOT NULL);
CREATE INDEX event_decision_actor ON public.event_decision USING btree (territory_id, actor_id) WHERE (actor_id IS NOT NULL);
CREATE INDEX event_decision_due ON public.event_decision USING btree (territory_id, due_on) WHERE ((state = 'open'::text) AND (deleted_at IS NULL));
CREATE INDEX event_decision_event ON public.event_decision USING btree (territory_id, event_id);
ALTER TABLE event_decision ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON event_decision AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.event_decision FOR EACH ROW EXECUTE FUNCTION write_audit('event-decision');
CREATE TRIGGER no_person BEFORE INSERT OR UPDATE OF actor_id, deleted_at ON public.event_decision FOR EACH ROW EXECUTE FUNCTION check_no_person();
CREATE TRIGGER touch BEFORE UPDATE ON public.event_decision FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table event_guest
CREATE TABLE event_guest (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  event_id uuid NOT NULL,
  actor_id uuid,
  world_id uuid,
  invitation text DEFAULT 'to_send'::text NOT NULL,
  invited_on date,
  email text,
  is_present boolean,
  persons integer,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE event_guest ADD CONSTRAINT event_guest_pkey PRIMARY KEY (id);
ALTER TABLE event_guest ADD CONSTRAINT event_guest_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE event_guest ADD CONSTRAINT event_guest_email_check CHECK (((length(email) >= 3) AND (length(email) <= 300)));
ALTER TABLE event_guest ADD CONSTRAINT event_guest_invitation_check CHECK ((invitation = ANY (ARRAY['none'::text, 'to_send'::text, 'invited'::text, 'accepted'::text, 'declined'::text])));
ALTER TABLE event_guest ADD CONSTRAINT event_guest_note_check CHECK ((length(note) <= 1000));
ALTER TABLE event_guest ADD CONSTRAINT event_guest_persons_check CHECK (((persons >= 0) AND (persons <= 100000)));
ALTER TABLE event_guest ADD CONSTRAINT "levers.guest-is-one" CHECK ((num_nonnulls(actor_id, world_id) = 1));
ALTER TABLE event_guest ADD CONSTRAINT event_guest_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE event_guest ADD CONSTRAINT event_guest_territory_id_event_id_fkey FOREIGN KEY (territory_id, event_id) REFERENCES event(territory_id, id) ON DELETE CASCADE;
ALTER TABLE event_guest ADD CONSTRAINT event_guest_territory_id_world_id_fkey FOREIGN KEY (territory_id, world_id) REFERENCES social_world(territory_id, id) ON DELETE CASCADE;
CREATE INDEX event_guest_actor ON public.event_guest USING btree (territory_id, actor_id) WHERE (actor_id IS NOT NULL);
CREATE UNIQUE INDEX event_guest_actor_once ON public.event_guest USING btree (event_id, actor_id) WHERE ((deleted_at IS NULL) AND (actor_id IS NOT NULL));
CREATE INDEX event_guest_event ON public.event_guest USING btree (territory_id, event_id);
CREATE INDEX event_guest_world ON public.event_guest USING btree (territory_id, world_id) WHERE (world_id IS NOT NULL);
CREATE UNIQUE INDEX event_guest_world_once ON public.event_guest USING btree (event_id, world_id) WHERE ((deleted_at IS NULL) AND (world_id IS NOT NULL));
ALTER TABLE event_guest ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON event_guest AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.event_guest FOR EACH ROW EXECUTE FUNCTION write_audit('event-guest');
CREATE TRIGGER mail_unsaid AFTER INSERT OR DELETE OR UPDATE ON public.event_guest FOR EACH ROW EXECUTE FUNCTION unsay_guest_mail();
CREATE TRIGGER no_person BEFORE INSERT OR UPDATE OF actor_id, deleted_at ON public.event_guest FOR EACH ROW EXECUTE FUNCTION check_no_person();
CREATE TRIGGER touch BEFORE UPDATE ON public.event_guest FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table evidence_content
CREATE TABLE evidence_content (
  file_id uuid NOT NULL,
  territory_id uuid NOT NULL,
  content bytea NOT NULL
);
ALTER TABLE evidence_content ADD CONSTRAINT evidence_content_pkey PRIMARY KEY (file_id);
ALTER TABLE evidence_content ADD CONSTRAINT evidence_content_territory_id_file_id_fkey FOREIGN KEY (territory_id, file_id) REFERENCES evidence_file(territory_id, id) ON DELETE CASCADE;
CREATE INDEX evidence_content_territory ON public.evidence_content USING btree (territory_id, file_id);
ALTER TABLE evidence_content ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON evidence_content AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
-- tablee_app may: delete, insert, select, update

-- Table evidence_file
CREATE TABLE evidence_file (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  check_item_id uuid,
  judgement_id uuid,
  event_id uuid,
  name text NOT NULL,
  mime text NOT NULL,
  bytes integer NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  purged_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_pkey PRIMARY KEY (id);
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_bytes_check CHECK (((bytes >= 1) AND (bytes <= 12582912)));
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_mime_check CHECK ((mime = 'application/pdf'::text));
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_name_check CHECK ((length(name) <= 200));
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_note_check CHECK ((length(note) <= 500));
ALTER TABLE evidence_file ADD CONSTRAINT "levers.file-of-one-record" CHECK ((num_nonnulls(check_item_id, judgement_id, event_id) = 1));
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_territory_id_check_item_id_fkey FOREIGN KEY (territory_id, check_item_id) REFERENCES check_item(territory_id, id) ON DELETE CASCADE;
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_territory_id_event_id_fkey FOREIGN KEY (territory_id, event_id) REFERENCES event(territory_id, id) ON DELETE CASCADE;
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE evidence_file ADD CONSTRAINT evidence_file_territory_id_judgement_id_fkey FOREIGN KEY (territory_id, judgement_id) REFERENCES governance_judgement(territory_id, id) ON DELETE CASCADE;
CREATE INDEX evidence_file_check_item ON public.evidence_file USING btree (territory_id, check_item_id) WHERE (check_item_id IS NOT NULL);
CREATE INDEX evidence_file_event ON public.evidence_file USING btree (territory_id, event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX evidence_file_judgement ON public.evidence_file USING btree (territory_id, judgement_id) WHERE (judgement_id IS NOT NULL);
CREATE INDEX evidence_file_to_purge ON public.evidence_file USING btree (deleted_at) WHERE ((deleted_at IS NOT NULL) AND (purged_at IS NULL));
ALTER TABLE evidence_file ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON evidence_file AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.evidence_file FOR EACH ROW EXECUTE FUNCTION write_audit('evidence-file');
CREATE TRIGGER touch BEFORE UPDATE ON public.evidence_file FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table framework_ballot
CREATE TABLE framework_ballot (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  points_each smallint DEFAULT 10 NOT NULL,
  most_a_line smallint DEFAULT 3 NOT NULL,
  is_open boolean DEFAULT true NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE framework_ballot ADD CONSTRAINT framework_ballot_pkey PRIMARY KEY (id);
ALTER TABLE framework_ballot ADD CONSTRAINT framework_ballot_evaluation_id_key UNIQUE (evaluation_id);
ALTER TABLE framework_ballot ADD CONSTRAINT framework_ballot_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE framework_ballot ADD CONSTRAINT framework_ballot_most_a_line_check CHECK (((most_a_line >= 1) AND (most_a_line <= 100)));
ALTER TABLE framework_ballot ADD CONSTRAINT framework_ballot_points_each_check CHECK (((points_each >= 1) AND (points_each <= 100)));
ALTER TABLE framework_ballot ADD CONSTRAINT framework_ballot_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE framework_ballot ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON framework_ballot AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.framework_ballot FOR EACH ROW EXECUTE FUNCTION write_audit('framework-ballot');
CREATE TRIGGER live_delete AFTER DELETE ON public.framework_ballot REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-ballot', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.framework_ballot REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-ballot', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.framework_ballot REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-ballot', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.framework_ballot FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table framework_import
CREATE TABLE framework_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  rows_entered integer NOT NULL,
  rows_left_out integer DEFAULT 0 NOT NULL,
  mending jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE framework_import ADD CONSTRAINT framework_import_pkey PRIMARY KEY (id);
ALTER TABLE framework_import ADD CONSTRAINT framework_import_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE framework_import ADD CONSTRAINT framework_import_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE framework_import ADD CONSTRAINT framework_import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE framework_import ADD CONSTRAINT framework_import_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX framework_import_evaluation ON public.framework_import USING btree (territory_id, evaluation_id, created_at DESC);
ALTER TABLE framework_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON framework_import AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.framework_import FOR EACH ROW EXECUTE FUNCTION write_audit('framework-import');
CREATE TRIGGER touch BEFORE UPDATE ON public.framework_import FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table framework_line
CREATE TABLE framework_line (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  objective_id uuid,
  element_id uuid,
  "position" integer DEFAULT 0 NOT NULL,
  question text DEFAULT ''::text NOT NULL,
  criterion text DEFAULT ''::text NOT NULL,
  indicator_code text,
  name text NOT NULL,
  definition text DEFAULT ''::text NOT NULL,
  kind text NOT NULL,
  unit text DEFAULT ''::text NOT NULL,
  formula text DEFAULT ''::text NOT NULL,
  variables jsonb DEFAULT '[]'::jsonb NOT NULL,
  levels jsonb DEFAULT '[]'::jsonb NOT NULL,
  direction text DEFAULT 'higher'::text NOT NULL,
  bound_bad numeric,
  bound_good numeric,
  impact_level text DEFAULT 'outcome'::text NOT NULL,
  dimension text NOT NULL,
  sat text[] DEFAULT '{}'::text[] NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  mode text DEFAULT ''::text NOT NULL,
  timing text DEFAULT ''::text NOT NULL,
  owner text DEFAULT ''::text NOT NULL,
  due_on date,
  hours numeric(8,2),
  respondents text DEFAULT ''::text NOT NULL,
  personal_data boolean DEFAULT false NOT NULL,
  personal_data_note text DEFAULT ''::text NOT NULL,
  limits text DEFAULT ''::text NOT NULL,
  baseline numeric,
  baseline_on date,
  baseline_source text DEFAULT ''::text NOT NULL,
  target numeric,
  target_on date,
  target_reason text DEFAULT ''::text NOT NULL,
  quality jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  is_set_aside boolean DEFAULT false NOT NULL,
  origin_line_id uuid,
  taken_from jsonb,
  import_id uuid
);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_pkey PRIMARY KEY (id);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_check CHECK ((origin_line_id <> id));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_dimension_check CHECK ((dimension = ANY (ARRAY['ECO'::text, 'SOC'::text, 'ENV'::text, 'NUT'::text, 'ORG'::text, 'LOG'::text, 'TER'::text])));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_direction_check CHECK ((direction = ANY (ARRAY['higher'::text, 'lower'::text])));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_hours_check CHECK ((hours >= (0)::numeric));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_impact_level_check CHECK ((impact_level = ANY (ARRAY['input'::text, 'output'::text, 'outcome'::text, 'impact'::text])));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_kind_check CHECK ((kind = ANY (ARRAY['quantitative'::text, 'qualitative'::text])));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_sat_check CHECK ((sat <@ ARRAY['O1'::text, 'O2'::text, 'O3'::text, 'O4'::text]));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_taken_from_check CHECK ((jsonb_typeof(taken_from) = 'object'::text));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_element_id_fkey FOREIGN KEY (territory_id, evaluation_id, element_id) REFERENCES chain_element(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_import_id_fkey FOREIGN KEY (territory_id, evaluation_id, import_id) REFERENCES framework_import(territory_id, evaluation_id, id) ON DELETE SET NULL (import_id);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_objective_id_fkey FOREIGN KEY (territory_id, evaluation_id, objective_id) REFERENCES objective(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_origin_line_id_fkey FOREIGN KEY (territory_id, origin_line_id) REFERENCES framework_line(territory_id, id) ON DELETE SET NULL (origin_line_id);
CREATE INDEX framework_line_element ON public.framework_line USING btree (element_id);
CREATE INDEX framework_line_evaluation ON public.framework_line USING btree (territory_id, evaluation_id);
CREATE INDEX framework_line_objective ON public.framework_line USING btree (objective_id);
CREATE INDEX framework_line_of_import ON public.framework_line USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX framework_line_origin ON public.framework_line USING btree (territory_id, origin_line_id) WHERE (origin_line_id IS NOT NULL);
ALTER TABLE framework_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON framework_line AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.framework_line FOR EACH ROW EXECUTE FUNCTION write_audit('framework-line');
CREATE TRIGGER live_delete AFTER DELETE ON public.framework_line REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-line', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.framework_line REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-line', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.framework_line REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-line', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER thread AFTER UPDATE ON public.framework_line REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('framework-line');
CREATE TRIGGER touch BEFORE UPDATE ON public.framework_line FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table framework_line_respondent
CREATE TABLE framework_line_respondent (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  line_id uuid NOT NULL,
  stakeholder_id uuid NOT NULL,
  minutes integer,
  times smallint DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE framework_line_respondent ADD CONSTRAINT framework_line_respondent_pkey PRIMARY KEY (id);
ALTER TABLE framework_line_respondent ADD CONSTRAINT framework_line_respondent_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE framework_line_respondent ADD CONSTRAINT framework_line_respondent_minutes_check CHECK (((minutes >= 0) AND (minutes <= 14400)));
ALTER TABLE framework_line_respondent ADD CONSTRAINT framework_line_respondent_times_check CHECK (((times >= 1) AND (times <= 366)));
ALTER TABLE framework_line_respondent ADD CONSTRAINT framework_line_respondent_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE framework_line_respondent ADD CONSTRAINT framework_line_respondent_territory_id_evaluation_id_line__fkey FOREIGN KEY (territory_id, evaluation_id, line_id) REFERENCES framework_line(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE framework_line_respondent ADD CONSTRAINT framework_line_respondent_territory_id_evaluation_id_stake_fkey FOREIGN KEY (territory_id, evaluation_id, stakeholder_id) REFERENCES stakeholder(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX framework_line_respondent_evaluation ON public.framework_line_respondent USING btree (territory_id, evaluation_id);
CREATE INDEX framework_line_respondent_stakeholder ON public.framework_line_respondent USING btree (stakeholder_id);
CREATE UNIQUE INDEX framework_respondent_once ON public.framework_line_respondent USING btree (line_id, stakeholder_id) WHERE (deleted_at IS NULL);
ALTER TABLE framework_line_respondent ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON framework_line_respondent AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.framework_line_respondent FOR EACH ROW EXECUTE FUNCTION write_audit('framework-line-respondent');
CREATE TRIGGER live_delete AFTER DELETE ON public.framework_line_respondent REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-line-respondent', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.framework_line_respondent REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-line-respondent', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.framework_line_respondent REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-line-respondent', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.framework_line_respondent FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table framework_vote
CREATE TABLE framework_vote (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  line_id uuid NOT NULL,
  person_id uuid NOT NULL,
  points smallint NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE framework_vote ADD CONSTRAINT framework_vote_pkey PRIMARY KEY (id);
ALTER TABLE framework_vote ADD CONSTRAINT framework_vote_line_id_person_id_key UNIQUE (line_id, person_id);
ALTER TABLE framework_vote ADD CONSTRAINT framework_vote_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE framework_vote ADD CONSTRAINT framework_vote_points_check CHECK (((points >= 1) AND (points <= 100)));
ALTER TABLE framework_vote ADD CONSTRAINT framework_vote_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
ALTER TABLE framework_vote ADD CONSTRAINT framework_vote_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE framework_vote ADD CONSTRAINT framework_vote_territory_id_evaluation_id_line_id_fkey FOREIGN KEY (territory_id, evaluation_id, line_id) REFERENCES framework_line(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX framework_vote_evaluation ON public.framework_vote USING btree (territory_id, evaluation_id);
CREATE INDEX framework_vote_person ON public.framework_vote USING btree (person_id);
ALTER TABLE framework_vote ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON framework_vote AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.framework_vote FOR EACH ROW EXECUTE FUNCTION write_audit('framework-vote');
CREATE TRIGGER live_delete AFTER DELETE ON public.framework_vote REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-vote', 'r.evaluation_id', 'null::int', 'null::timestamptz');
CREATE TRIGGER live_insert AFTER INSERT ON public.framework_vote REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-vote', 'r.evaluation_id', 'null::int', 'null::timestamptz');
CREATE TRIGGER live_update AFTER UPDATE ON public.framework_vote REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('framework-vote', 'r.evaluation_id', 'null::int', 'null::timestamptz');
-- tablee_app may: delete, insert, select, update

-- Table governance_judgement
CREATE TABLE governance_judgement (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  criterion text NOT NULL,
  level smallint NOT NULL,
  argument text DEFAULT ''::text NOT NULL,
  judged_on date NOT NULL,
  judged_with text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE governance_judgement ADD CONSTRAINT governance_judgement_pkey PRIMARY KEY (id);
ALTER TABLE governance_judgement ADD CONSTRAINT governance_judgement_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE governance_judgement ADD CONSTRAINT governance_judgement_argument_check CHECK ((length(argument) <= 4000));
ALTER TABLE governance_judgement ADD CONSTRAINT governance_judgement_criterion_check CHECK ((criterion = ANY (ARRAY['actors'::text, 'resources'::text, 'scale'::text, 'mandate'::text, 'rules'::text, 'participation'::text, 'action'::text, 'learning'::text])));
ALTER TABLE governance_judgement ADD CONSTRAINT governance_judgement_judged_with_check CHECK ((length(judged_with) <= 300));
ALTER TABLE governance_judgement ADD CONSTRAINT governance_judgement_level_check CHECK (((level >= 0) AND (level <= 4)));
ALTER TABLE governance_judgement ADD CONSTRAINT governance_judgement_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX governance_judgement_day ON public.governance_judgement USING btree (territory_id, criterion, judged_on DESC);
ALTER TABLE governance_judgement ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON governance_judgement AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.governance_judgement FOR EACH ROW EXECUTE FUNCTION write_audit('governance-judgement');
CREATE TRIGGER touch BEFORE UPDATE ON public.governance_judgement FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table import_mapping
CREATE TABLE import_mapping (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  kind text NOT NULL,
  fingerprint text NOT NULL,
  file_name text NOT NULL,
  columns jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_pkey PRIMARY KEY (id);
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_territory_id_kind_fingerprint_key UNIQUE (territory_id, kind, fingerprint);
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_columns_check CHECK ((jsonb_typeof(columns) = 'object'::text));
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_fingerprint_check CHECK (((length(fingerprint) >= 1) AND (length(fingerprint) <= 80)));
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 80)));
ALTER TABLE import_mapping ADD CONSTRAINT import_mapping_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE import_mapping ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON import_mapping AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.import_mapping FOR EACH ROW EXECUTE FUNCTION write_audit('import-mapping');
CREATE TRIGGER touch BEFORE UPDATE ON public.import_mapping FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table instance
CREATE TABLE instance (
  singleton boolean DEFAULT true NOT NULL,
  setup_token_hash text,
  secret text NOT NULL,
  claimed_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE instance ADD CONSTRAINT instance_pkey PRIMARY KEY (singleton);
ALTER TABLE instance ADD CONSTRAINT instance_singleton_check CHECK (singleton);
-- tablee_app may: delete, insert, select, update

-- Table interview
CREATE TABLE interview (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  format text DEFAULT 'interview'::text NOT NULL,
  state text DEFAULT 'planned'::text NOT NULL,
  guide_id uuid,
  event_id uuid,
  takes_place_on date,
  starts_at text,
  place text DEFAULT ''::text NOT NULL,
  stakeholder_id uuid,
  actor_id uuid,
  world_id uuid,
  public_kind text DEFAULT 'other'::text NOT NULL,
  described_as text DEFAULT ''::text NOT NULL,
  interviewer text DEFAULT ''::text NOT NULL,
  lang text DEFAULT 'fr'::text NOT NULL,
  clock_started_at timestamp with time zone,
  group_counts jsonb DEFAULT '{}'::jsonb NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  consent_how text,
  consent_on date,
  consent_uses text[] DEFAULT '{}'::text[] NOT NULL,
  consent_expires_on date,
  shown_as text DEFAULT ''::text NOT NULL,
  erased_at timestamp with time zone,
  erased_because text,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE interview ADD CONSTRAINT interview_pkey PRIMARY KEY (id);
ALTER TABLE interview ADD CONSTRAINT interview_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE interview ADD CONSTRAINT interview_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE interview ADD CONSTRAINT interview_consent_how_check CHECK ((consent_how = ANY (ARRAY['signed'::text, 'oral_recorded'::text, 'oral_noted'::text])));
ALTER TABLE interview ADD CONSTRAINT interview_consent_uses_check CHECK ((consent_uses <@ ARRAY['notes'::text, 'anonymous_quote'::text, 'named_quote'::text, 'audio'::text]));
ALTER TABLE interview ADD CONSTRAINT interview_described_as_check CHECK ((length(described_as) <= 200));
ALTER TABLE interview ADD CONSTRAINT interview_erased_because_check CHECK ((erased_because = ANY (ARRAY['withdrawn'::text, 'expired'::text, 'deleted'::text, 'person'::text])));
ALTER TABLE interview ADD CONSTRAINT interview_format_check CHECK ((format = ANY (ARRAY['interview'::text, 'meeting'::text])));
ALTER TABLE interview ADD CONSTRAINT interview_group_counts_check CHECK ((jsonb_typeof(group_counts) = 'object'::text));
ALTER TABLE interview ADD CONSTRAINT interview_interviewer_check CHECK ((length(interviewer) <= 200));
ALTER TABLE interview ADD CONSTRAINT interview_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE interview ADD CONSTRAINT interview_note_check CHECK ((length(note) <= 4000));
ALTER TABLE interview ADD CONSTRAINT interview_place_check CHECK ((length(place) <= 200));
ALTER TABLE interview ADD CONSTRAINT interview_public_kind_check CHECK ((public_kind = ANY (ARRAY['producer'::text, 'buyer'::text, 'resident'::text, 'elected'::text, 'other'::text])));
ALTER TABLE interview ADD CONSTRAINT interview_shown_as_check CHECK ((length(shown_as) <= 200));
ALTER TABLE interview ADD CONSTRAINT interview_starts_at_check CHECK ((starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'::text));
ALTER TABLE interview ADD CONSTRAINT interview_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text])));
ALTER TABLE interview ADD CONSTRAINT "interviews.consent-incomplete" CHECK ((((consent_how IS NULL) = (consent_on IS NULL)) AND ((cardinality(consent_uses) = 0) OR (consent_how IS NOT NULL))));
ALTER TABLE interview ADD CONSTRAINT "interviews.consent-without-notes" CHECK (((cardinality(consent_uses) = 0) OR ('notes'::text = ANY (consent_uses))));
ALTER TABLE interview ADD CONSTRAINT "interviews.erased-is-empty" CHECK (((erased_at IS NULL) OR ((cardinality(consent_uses) = 0) AND (shown_as = ''::text) AND (described_as = ''::text))));
ALTER TABLE interview ADD CONSTRAINT "interviews.held-without-day" CHECK (((state <> 'held'::text) OR (takes_place_on IS NOT NULL)));
ALTER TABLE interview ADD CONSTRAINT interview_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE SET NULL (actor_id);
ALTER TABLE interview ADD CONSTRAINT interview_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE interview ADD CONSTRAINT interview_territory_id_evaluation_id_guide_id_fkey FOREIGN KEY (territory_id, evaluation_id, guide_id) REFERENCES interview_guide(territory_id, evaluation_id, id) ON DELETE SET NULL (guide_id);
ALTER TABLE interview ADD CONSTRAINT interview_territory_id_evaluation_id_stakeholder_id_fkey FOREIGN KEY (territory_id, evaluation_id, stakeholder_id) REFERENCES stakeholder(territory_id, evaluation_id, id) ON DELETE SET NULL (stakeholder_id);
ALTER TABLE interview ADD CONSTRAINT interview_territory_id_event_id_fkey FOREIGN KEY (territory_id, event_id) REFERENCES event(territory_id, id) ON DELETE SET NULL (event_id);
ALTER TABLE interview ADD CONSTRAINT interview_territory_id_world_id_fkey FOREIGN KEY (territory_id, world_id) REFERENCES social_world(territory_id, id) ON DELETE SET NULL (world_id);
CREATE INDEX interview_actor ON public.interview USING btree (territory_id, actor_id) WHERE (actor_id IS NOT NULL);
CREATE INDEX interview_evaluation ON public.interview USING btree (territory_id, evaluation_id, takes_place_on);
CREATE INDEX interview_event ON public.interview USING btree (territory_id, event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX interview_guide_of ON public.interview USING btree (guide_id) WHERE (guide_id IS NOT NULL);
CREATE INDEX interview_stakeholder ON public.interview USING btree (stakeholder_id) WHERE (stakeholder_id IS NOT NULL);
CREATE INDEX interview_to_erase ON public.interview USING btree (consent_expires_on, deleted_at) WHERE (erased_at IS NULL);
CREATE INDEX interview_world ON public.interview USING btree (territory_id, world_id) WHERE (world_id IS NOT NULL);
ALTER TABLE interview ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON interview AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER allowed BEFORE INSERT OR UPDATE ON public.interview FOR EACH ROW EXECUTE FUNCTION check_interview();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.interview FOR EACH ROW EXECUTE FUNCTION write_spoken_audit('interview');
CREATE TRIGGER coding_forgotten AFTER UPDATE OF erased_at ON public.interview FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION forget_coded_interview();
CREATE TRIGGER evidence_forgotten AFTER UPDATE OF consent_uses ON public.interview FOR EACH ROW WHEN (((old.consent_uses && ARRAY['anonymous_quote'::text, 'named_quote'::text]) AND (NOT (new.consent_uses && ARRAY['anonymous_quote'::text, 'named_quote'::text])) AND (new.erased_at IS NULL))) EXECUTE FUNCTION forget_quoted_evidence();
CREATE TRIGGER live_delete AFTER DELETE ON public.interview REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.interview REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.interview REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER thread AFTER UPDATE ON public.interview REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_interview();
CREATE TRIGGER touch BEFORE UPDATE ON public.interview FOR EACH ROW EXECUTE FUNCTION touch_record();
CREATE TRIGGER voices_forgotten AFTER UPDATE OF consent_uses ON public.interview FOR EACH ROW WHEN ((('audio'::text = ANY (old.consent_uses)) AND (NOT ('audio'::text = ANY (new.consent_uses))) AND (new.erased_at IS NULL))) EXECUTE FUNCTION forget_voices();
-- tablee_app may: delete, insert, select, update

-- Table interview_guide
CREATE TABLE interview_guide (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  title text NOT NULL,
  format text DEFAULT 'interview'::text NOT NULL,
  public_kind text DEFAULT 'other'::text NOT NULL,
  lang text DEFAULT 'fr'::text NOT NULL,
  opening text DEFAULT ''::text NOT NULL,
  closing text DEFAULT ''::text NOT NULL,
  items jsonb DEFAULT '[]'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_pkey PRIMARY KEY (id);
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_closing_check CHECK ((length(closing) <= 2000));
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_format_check CHECK ((format = ANY (ARRAY['interview'::text, 'meeting'::text])));
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_items_check CHECK (((jsonb_typeof(items) = 'array'::text) AND (jsonb_array_length(items) <= 100)));
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_opening_check CHECK ((length(opening) <= 2000));
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_public_kind_check CHECK ((public_kind = ANY (ARRAY['producer'::text, 'buyer'::text, 'resident'::text, 'elected'::text, 'other'::text])));
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)));
ALTER TABLE interview_guide ADD CONSTRAINT interview_guide_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX interview_guide_evaluation ON public.interview_guide USING btree (territory_id, evaluation_id);
ALTER TABLE interview_guide ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON interview_guide AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.interview_guide FOR EACH ROW EXECUTE FUNCTION write_audit('interview-guide');
CREATE TRIGGER lines_exist BEFORE INSERT OR UPDATE OF items ON public.interview_guide FOR EACH ROW EXECUTE FUNCTION check_guide_lines();
CREATE TRIGGER live_delete AFTER DELETE ON public.interview_guide REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-guide', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.interview_guide REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-guide', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.interview_guide REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-guide', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.interview_guide FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table interview_note
CREATE TABLE interview_note (
  id uuid NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  interview_id uuid NOT NULL,
  text text NOT NULL,
  at_seconds integer,
  is_verbatim boolean DEFAULT false NOT NULL,
  item_id uuid,
  "position" integer DEFAULT 0 NOT NULL,
  revision integer DEFAULT 1 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE interview_note ADD CONSTRAINT interview_note_pkey PRIMARY KEY (id);
ALTER TABLE interview_note ADD CONSTRAINT interview_note_territory_id_evaluation_id_interview_id_id_key UNIQUE (territory_id, evaluation_id, interview_id, id);
ALTER TABLE interview_note ADD CONSTRAINT interview_note_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE interview_note ADD CONSTRAINT interview_note_at_seconds_check CHECK (((at_seconds >= 0) AND (at_seconds <= 86400)));
ALTER TABLE interview_note ADD CONSTRAINT interview_note_revision_check CHECK ((revision >= 1));
ALTER TABLE interview_note ADD CONSTRAINT interview_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)));
ALTER TABLE interview_note ADD CONSTRAINT interview_note_territory_id_evaluation_id_interview_id_fkey FOREIGN KEY (territory_id, evaluation_id, interview_id) REFERENCES interview(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX interview_note_interview ON public.interview_note USING btree (interview_id, "position");
ALTER TABLE interview_note ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON interview_note AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER agreed BEFORE INSERT OR UPDATE OF text, deleted_at ON public.interview_note FOR EACH ROW EXECUTE FUNCTION check_spoken();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.interview_note FOR EACH ROW EXECUTE FUNCTION write_spoken_audit('interview-note');
CREATE TRIGGER live_delete AFTER DELETE ON public.interview_note REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-note', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.interview_note REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-note', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.interview_note REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-note', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER quotes_lost AFTER UPDATE OF text ON public.interview_note FOR EACH ROW WHEN ((old.text <> new.text)) EXECUTE FUNCTION mark_lost_quotes();
CREATE TRIGGER touch BEFORE UPDATE ON public.interview_note FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table interview_text
CREATE TABLE interview_text (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  interview_id uuid NOT NULL,
  text text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE interview_text ADD CONSTRAINT interview_text_pkey PRIMARY KEY (id);
ALTER TABLE interview_text ADD CONSTRAINT interview_text_interview_id_key UNIQUE (interview_id);
ALTER TABLE interview_text ADD CONSTRAINT interview_text_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE interview_text ADD CONSTRAINT interview_text_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE interview_text ADD CONSTRAINT interview_text_text_check CHECK ((length(text) <= 500000));
ALTER TABLE interview_text ADD CONSTRAINT interview_text_territory_id_evaluation_id_interview_id_fkey FOREIGN KEY (territory_id, evaluation_id, interview_id) REFERENCES interview(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE interview_text ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON interview_text AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER agreed BEFORE INSERT OR UPDATE OF text ON public.interview_text FOR EACH ROW EXECUTE FUNCTION check_spoken();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.interview_text FOR EACH ROW EXECUTE FUNCTION write_spoken_audit('interview-text');
CREATE TRIGGER live_delete AFTER DELETE ON public.interview_text REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-text', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.interview_text REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-text', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.interview_text REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('interview-text', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER quotes_lost AFTER UPDATE OF text ON public.interview_text FOR EACH ROW WHEN ((old.text <> new.text)) EXECUTE FUNCTION mark_lost_quotes();
CREATE TRIGGER touch BEFORE UPDATE ON public.interview_text FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table invitation
CREATE TABLE invitation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  token_hash text NOT NULL,
  invited_by uuid,
  expires_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE invitation ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);
ALTER TABLE invitation ADD CONSTRAINT invitation_token_hash_key UNIQUE (token_hash);
ALTER TABLE invitation ADD CONSTRAINT invitation_email_check CHECK ((email = lower(email)));
ALTER TABLE invitation ADD CONSTRAINT invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'facilitator'::text, 'contributor'::text, 'reviewer'::text, 'reader'::text])));
ALTER TABLE invitation ADD CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE invitation ADD CONSTRAINT invitation_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX invitation_territory ON public.invitation USING btree (territory_id);
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON invitation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION write_audit('invitation');
CREATE TRIGGER touch BEFORE UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table lean
CREATE TABLE lean (
  territory_id uuid NOT NULL,
  from_kind text NOT NULL,
  from_id uuid NOT NULL,
  to_kind text NOT NULL,
  to_id uuid NOT NULL,
  why text DEFAULT ''::text NOT NULL
);
ALTER TABLE lean ADD CONSTRAINT lean_pkey PRIMARY KEY (territory_id, from_kind, from_id, to_kind, to_id);
ALTER TABLE lean ADD CONSTRAINT lean_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX lean_backwards ON public.lean USING btree (territory_id, to_kind, to_id);
ALTER TABLE lean ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON lean AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
-- tablee_app may: delete, insert, select, update

-- Table lever_aim
CREATE TABLE lever_aim (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  lever text NOT NULL,
  aim text DEFAULT ''::text NOT NULL,
  target double precision,
  target_on date,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE lever_aim ADD CONSTRAINT lever_aim_pkey PRIMARY KEY (id);
ALTER TABLE lever_aim ADD CONSTRAINT lever_aim_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE lever_aim ADD CONSTRAINT lever_aim_territory_id_lever_key UNIQUE (territory_id, lever);
ALTER TABLE lever_aim ADD CONSTRAINT lever_aim_aim_check CHECK ((length(aim) <= 2000));
ALTER TABLE lever_aim ADD CONSTRAINT lever_aim_lever_check CHECK ((lever = ANY (ARRAY['public-events'::text, 'participation'::text, 'inclusion'::text, 'everyday-dialogue'::text, 'exchanges'::text])));
ALTER TABLE lever_aim ADD CONSTRAINT lever_aim_target_check CHECK (((target >= ('-1000000'::integer)::double precision) AND (target <= (1000000)::double precision)));
ALTER TABLE lever_aim ADD CONSTRAINT lever_aim_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE lever_aim ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON lever_aim AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.lever_aim FOR EACH ROW EXECUTE FUNCTION write_audit('lever-aim');
CREATE TRIGGER touch BEFORE UPDATE ON public.lever_aim FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table means_entry
CREATE TABLE means_entry (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  spent_on date NOT NULL,
  days numeric(8,2),
  hours numeric(8,2),
  euros numeric(13,2),
  what text DEFAULT ''::text NOT NULL,
  by_whom text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE means_entry ADD CONSTRAINT means_entry_pkey PRIMARY KEY (id);
ALTER TABLE means_entry ADD CONSTRAINT means_entry_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE means_entry ADD CONSTRAINT means_entry_by_whom_check CHECK ((length(by_whom) <= 200));
ALTER TABLE means_entry ADD CONSTRAINT means_entry_days_check CHECK ((days >= (0)::numeric));
ALTER TABLE means_entry ADD CONSTRAINT means_entry_euros_check CHECK ((euros >= (0)::numeric));
ALTER TABLE means_entry ADD CONSTRAINT means_entry_hours_check CHECK ((hours >= (0)::numeric));
ALTER TABLE means_entry ADD CONSTRAINT means_entry_one_time CHECK (((days IS NULL) OR (hours IS NULL)));
ALTER TABLE means_entry ADD CONSTRAINT means_entry_something CHECK (((days IS NOT NULL) OR (hours IS NOT NULL) OR (euros IS NOT NULL)));
ALTER TABLE means_entry ADD CONSTRAINT means_entry_what_check CHECK ((length(what) <= 300));
ALTER TABLE means_entry ADD CONSTRAINT means_entry_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX means_entry_evaluation ON public.means_entry USING btree (territory_id, evaluation_id, spent_on);
ALTER TABLE means_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON means_entry AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.means_entry FOR EACH ROW EXECUTE FUNCTION write_audit('means-entry');
CREATE TRIGGER live_delete AFTER DELETE ON public.means_entry REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('means-entry', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.means_entry REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('means-entry', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.means_entry REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('means-entry', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.means_entry FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table meeting
CREATE TABLE meeting (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  title text NOT NULL,
  held_on date,
  place text DEFAULT ''::text NOT NULL,
  minutes integer,
  invited uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  present uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  compensations text[] DEFAULT '{}'::text[] NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE meeting ADD CONSTRAINT meeting_pkey PRIMARY KEY (id);
ALTER TABLE meeting ADD CONSTRAINT meeting_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE meeting ADD CONSTRAINT meeting_compensations_check CHECK ((compensations <@ ARRAY['side_group'::text, 'spokesperson'::text, 'prepared_before'::text, 'travel'::text, 'pay'::text, 'childcare'::text, 'hours'::text, 'language'::text, 'speaking_turns'::text]));
ALTER TABLE meeting ADD CONSTRAINT meeting_minutes_check CHECK (((minutes >= 0) AND (minutes <= 14400)));
ALTER TABLE meeting ADD CONSTRAINT meeting_note_check CHECK ((length(note) <= 4000));
ALTER TABLE meeting ADD CONSTRAINT meeting_place_check CHECK ((length(place) <= 200));
ALTER TABLE meeting ADD CONSTRAINT meeting_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
ALTER TABLE meeting ADD CONSTRAINT meeting_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX meeting_evaluation ON public.meeting USING btree (territory_id, evaluation_id);
ALTER TABLE meeting ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON meeting AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.meeting FOR EACH ROW EXECUTE FUNCTION write_audit('meeting');
CREATE TRIGGER guests BEFORE INSERT OR UPDATE OF invited, present ON public.meeting FOR EACH ROW EXECUTE FUNCTION check_meeting_guests();
CREATE TRIGGER live_delete AFTER DELETE ON public.meeting REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('meeting', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.meeting REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('meeting', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.meeting REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('meeting', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.meeting FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table member
CREATE TABLE member (
  territory_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE member ADD CONSTRAINT member_pkey PRIMARY KEY (territory_id, person_id);
ALTER TABLE member ADD CONSTRAINT member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'facilitator'::text, 'contributor'::text, 'reviewer'::text, 'reader'::text])));
ALTER TABLE member ADD CONSTRAINT member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
ALTER TABLE member ADD CONSTRAINT member_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX member_person ON public.member USING btree (person_id);
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON member AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE POLICY my_memberships ON member AS PERMISSIVE FOR SELECT TO public USING ((person_id = tablee_person())) WITH CHECK ();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION write_audit('member');
CREATE TRIGGER touch BEFORE UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table network_layout
CREATE TABLE network_layout (
  territory_id uuid NOT NULL,
  positions jsonb NOT NULL,
  computed_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE network_layout ADD CONSTRAINT network_layout_pkey PRIMARY KEY (territory_id);
ALTER TABLE network_layout ADD CONSTRAINT network_layout_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE network_layout ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON network_layout AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
-- tablee_app may: delete, insert, select, update

-- Table network_notice
CREATE TABLE network_notice (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  actor_id uuid,
  lang text DEFAULT 'fr'::text NOT NULL,
  controller text DEFAULT ''::text NOT NULL,
  contact text DEFAULT ''::text NOT NULL,
  purpose text DEFAULT ''::text NOT NULL,
  notice text DEFAULT ''::text NOT NULL,
  expires_on date NOT NULL,
  token_hash text NOT NULL,
  token text NOT NULL,
  notified_how text,
  notified_on date,
  opened_at timestamp with time zone,
  consented_at timestamp with time zone,
  answered_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  erased_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE network_notice ADD CONSTRAINT network_notice_pkey PRIMARY KEY (id);
ALTER TABLE network_notice ADD CONSTRAINT network_notice_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE network_notice ADD CONSTRAINT network_notice_token_hash_key UNIQUE (token_hash);
ALTER TABLE network_notice ADD CONSTRAINT network_notice_check CHECK (((notified_on IS NULL) = (notified_how IS NULL)));
ALTER TABLE network_notice ADD CONSTRAINT network_notice_contact_check CHECK ((length(contact) <= 300));
ALTER TABLE network_notice ADD CONSTRAINT network_notice_controller_check CHECK ((length(controller) <= 300));
ALTER TABLE network_notice ADD CONSTRAINT network_notice_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE network_notice ADD CONSTRAINT network_notice_notice_check CHECK ((length(notice) <= 10000));
ALTER TABLE network_notice ADD CONSTRAINT network_notice_notified_how_check CHECK ((notified_how = ANY (ARRAY['mailed'::text, 'handed'::text, 'posted'::text])));
ALTER TABLE network_notice ADD CONSTRAINT network_notice_purpose_check CHECK ((length(purpose) <= 1000));
ALTER TABLE network_notice ADD CONSTRAINT network_notice_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE SET NULL (actor_id);
CREATE UNIQUE INDEX network_notice_actor ON public.network_notice USING btree (actor_id) WHERE ((deleted_at IS NULL) AND (erased_at IS NULL));
CREATE INDEX network_notice_territory ON public.network_notice USING btree (territory_id);
CREATE INDEX network_notice_to_expire ON public.network_notice USING btree (expires_on) WHERE (erased_at IS NULL);
ALTER TABLE network_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON network_notice AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.network_notice FOR EACH ROW EXECUTE FUNCTION write_audit('network-notice');
CREATE TRIGGER touch BEFORE UPDATE ON public.network_notice FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table network_settings
CREATE TABLE network_settings (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  thresholds jsonb DEFAULT '{}'::jsonb NOT NULL,
  complementarity jsonb DEFAULT '[]'::jsonb NOT NULL,
  sleeping_months smallint DEFAULT 24 NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE network_settings ADD CONSTRAINT network_settings_pkey PRIMARY KEY (id);
ALTER TABLE network_settings ADD CONSTRAINT network_settings_territory_id_key UNIQUE (territory_id);
ALTER TABLE network_settings ADD CONSTRAINT network_settings_sleeping_months_check CHECK (((sleeping_months >= 3) AND (sleeping_months <= 120)));
ALTER TABLE network_settings ADD CONSTRAINT network_settings_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE network_settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON network_settings AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.network_settings FOR EACH ROW EXECUTE FUNCTION write_audit('network-settings');
CREATE TRIGGER touch BEFORE UPDATE ON public.network_settings FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table network_source
CREATE TABLE network_source (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  kind text NOT NULL,
  title text NOT NULL,
  held_on date NOT NULL,
  text text DEFAULT ''::text NOT NULL,
  actor_id uuid,
  file_name text,
  file_sha256 text,
  proposals text[] DEFAULT '{}'::text[] NOT NULL,
  entries uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  changed jsonb DEFAULT '[]'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE network_source ADD CONSTRAINT network_source_pkey PRIMARY KEY (id);
ALTER TABLE network_source ADD CONSTRAINT network_source_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE network_source ADD CONSTRAINT network_source_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE network_source ADD CONSTRAINT network_source_kind_check CHECK ((kind = ANY (ARRAY['interview'::text, 'minutes'::text, 'import'::text, 'link'::text, 'memory'::text])));
ALTER TABLE network_source ADD CONSTRAINT network_source_proposals_check CHECK ((cardinality(proposals) <= 50));
ALTER TABLE network_source ADD CONSTRAINT network_source_text_check CHECK ((length(text) <= 200000));
ALTER TABLE network_source ADD CONSTRAINT network_source_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
ALTER TABLE network_source ADD CONSTRAINT network_source_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE network_source ADD CONSTRAINT network_source_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX network_source_actor ON public.network_source USING btree (territory_id, actor_id) WHERE (actor_id IS NOT NULL);
CREATE INDEX network_source_territory ON public.network_source USING btree (territory_id, held_on DESC);
ALTER TABLE network_source ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON network_source AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.network_source FOR EACH ROW EXECUTE FUNCTION write_audit('network-source');
CREATE TRIGGER person_in_network BEFORE INSERT OR UPDATE OF actor_id, deleted_at ON public.network_source FOR EACH ROW EXECUTE FUNCTION check_person_in_network();
CREATE TRIGGER touch BEFORE UPDATE ON public.network_source FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table objective
CREATE TABLE objective (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  change text NOT NULL,
  who text DEFAULT ''::text NOT NULL,
  what text DEFAULT ''::text NOT NULL,
  by_how_much text DEFAULT ''::text NOT NULL,
  noticed_by text DEFAULT ''::text NOT NULL,
  thanks_to text DEFAULT ''::text NOT NULL,
  by_when date,
  sat text[] DEFAULT '{}'::text[] NOT NULL,
  ticks jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  story_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL
);
ALTER TABLE objective ADD CONSTRAINT objective_pkey PRIMARY KEY (id);
ALTER TABLE objective ADD CONSTRAINT objective_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE objective ADD CONSTRAINT objective_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE objective ADD CONSTRAINT objective_change_check CHECK (((length(change) >= 1) AND (length(change) <= 300)));
ALTER TABLE objective ADD CONSTRAINT objective_sat_check CHECK ((sat <@ ARRAY['O1'::text, 'O2'::text, 'O3'::text, 'O4'::text]));
ALTER TABLE objective ADD CONSTRAINT objective_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX objective_evaluation ON public.objective USING btree (territory_id, evaluation_id);
CREATE INDEX objective_stories ON public.objective USING gin (story_ids);
ALTER TABLE objective ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON objective AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.objective FOR EACH ROW EXECUTE FUNCTION write_audit('objective');
CREATE TRIGGER live_delete AFTER DELETE ON public.objective REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('objective', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.objective REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('objective', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.objective REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('objective', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER own_stories BEFORE INSERT OR UPDATE OF story_ids ON public.objective FOR EACH ROW WHEN ((new.story_ids <> '{}'::uuid[])) EXECUTE FUNCTION refuse_foreign_stories();
CREATE TRIGGER thread AFTER UPDATE ON public.objective REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('objective');
CREATE TRIGGER touch BEFORE UPDATE ON public.objective FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table objective_vote
CREATE TABLE objective_vote (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  workshop_id uuid NOT NULL,
  participant_id uuid NOT NULL,
  objective_id uuid NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE objective_vote ADD CONSTRAINT objective_vote_pkey PRIMARY KEY (id);
ALTER TABLE objective_vote ADD CONSTRAINT objective_vote_participant_id_objective_id_key UNIQUE (participant_id, objective_id);
ALTER TABLE objective_vote ADD CONSTRAINT objective_vote_territory_id_evaluation_id_objective_id_fkey FOREIGN KEY (territory_id, evaluation_id, objective_id) REFERENCES objective(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE objective_vote ADD CONSTRAINT objective_vote_territory_id_workshop_id_participant_id_fkey FOREIGN KEY (territory_id, workshop_id, participant_id) REFERENCES participant(territory_id, workshop_id, id) ON DELETE CASCADE;
CREATE INDEX objective_vote_objective ON public.objective_vote USING btree (objective_id);
CREATE INDEX objective_vote_workshop ON public.objective_vote USING btree (workshop_id);
ALTER TABLE objective_vote ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON objective_vote AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE ON public.objective_vote FOR EACH ROW EXECUTE FUNCTION write_private_audit('objective-vote');
CREATE TRIGGER live_delete AFTER DELETE ON public.objective_vote REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('objective-vote', 'r.evaluation_id', 'null::int', 'null::timestamptz');
CREATE TRIGGER live_insert AFTER INSERT ON public.objective_vote REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('objective-vote', 'r.evaluation_id', 'null::int', 'null::timestamptz');
CREATE TRIGGER live_update AFTER UPDATE ON public.objective_vote REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('objective-vote', 'r.evaluation_id', 'null::int', 'null::timestamptz');
-- tablee_app may: delete, insert, select, update

-- Table observation
CREATE TABLE observation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  line_id uuid NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  value numeric,
  missing text,
  unit text DEFAULT ''::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  confidence text,
  note text DEFAULT ''::text NOT NULL,
  computed jsonb,
  observed_on date,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  import_id uuid
);
ALTER TABLE observation ADD CONSTRAINT observation_pkey PRIMARY KEY (id);
ALTER TABLE observation ADD CONSTRAINT observation_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE observation ADD CONSTRAINT observation_check CHECK ((period_to >= period_from));
ALTER TABLE observation ADD CONSTRAINT observation_check1 CHECK (((value IS NULL) = (missing IS NOT NULL)));
ALTER TABLE observation ADD CONSTRAINT observation_confidence_check CHECK ((confidence = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])));
ALTER TABLE observation ADD CONSTRAINT observation_missing_check CHECK ((missing = ANY (ARRAY['not_collected'::text, 'refused'::text, 'not_applicable'::text, 'too_few_answers'::text, 'not_computable'::text, 'lost'::text])));
ALTER TABLE observation ADD CONSTRAINT observation_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE observation ADD CONSTRAINT observation_territory_id_evaluation_id_import_id_fkey FOREIGN KEY (territory_id, evaluation_id, import_id) REFERENCES observation_import(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE observation ADD CONSTRAINT observation_territory_id_evaluation_id_line_id_fkey FOREIGN KEY (territory_id, evaluation_id, line_id) REFERENCES framework_line(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX observation_evaluation ON public.observation USING btree (territory_id, evaluation_id);
CREATE INDEX observation_line ON public.observation USING btree (line_id, period_to);
CREATE INDEX observation_of_import ON public.observation USING btree (import_id) WHERE (import_id IS NOT NULL);
ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON observation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON public.observation FOR EACH ROW EXECUTE FUNCTION write_audit('observation');
CREATE TRIGGER audit_alone AFTER INSERT ON public.observation FOR EACH ROW WHEN ((new.import_id IS NULL)) EXECUTE FUNCTION write_audit('observation');
CREATE TRIGGER thread AFTER UPDATE ON public.observation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('observation');
CREATE TRIGGER touch BEFORE UPDATE ON public.observation FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table observation_import
CREATE TABLE observation_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  rows_entered integer NOT NULL,
  rows_left_out integer DEFAULT 0 NOT NULL,
  mending jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE observation_import ADD CONSTRAINT observation_import_pkey PRIMARY KEY (id);
ALTER TABLE observation_import ADD CONSTRAINT observation_import_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE observation_import ADD CONSTRAINT observation_import_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE observation_import ADD CONSTRAINT observation_import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE observation_import ADD CONSTRAINT observation_import_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX observation_import_evaluation ON public.observation_import USING btree (territory_id, evaluation_id, created_at DESC);
ALTER TABLE observation_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON observation_import AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.observation_import FOR EACH ROW EXECUTE FUNCTION write_audit('observation-import');
CREATE TRIGGER touch BEFORE UPDATE ON public.observation_import FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table participant
CREATE TABLE participant (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  workshop_id uuid NOT NULL,
  number integer NOT NULL,
  name text,
  urbal_group text,
  key_hash text,
  set_aside_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE participant ADD CONSTRAINT participant_pkey PRIMARY KEY (id);
ALTER TABLE participant ADD CONSTRAINT participant_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE participant ADD CONSTRAINT participant_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE participant ADD CONSTRAINT participant_territory_id_workshop_id_id_key UNIQUE (territory_id, workshop_id, id);
ALTER TABLE participant ADD CONSTRAINT participant_workshop_id_number_key UNIQUE (workshop_id, number);
ALTER TABLE participant ADD CONSTRAINT participant_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60)));
ALTER TABLE participant ADD CONSTRAINT participant_number_check CHECK (((number >= 1) AND (number <= 2000)));
ALTER TABLE participant ADD CONSTRAINT participant_urbal_group_check CHECK ((urbal_group = ANY (ARRAY['innovators'::text, 'actors'::text, 'decision_makers'::text, 'experts'::text])));
ALTER TABLE participant ADD CONSTRAINT participant_territory_id_evaluation_id_workshop_id_fkey FOREIGN KEY (territory_id, evaluation_id, workshop_id) REFERENCES workshop(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX participant_key ON public.participant USING btree (workshop_id, key_hash) WHERE (key_hash IS NOT NULL);
ALTER TABLE participant ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON participant AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.participant FOR EACH ROW EXECUTE FUNCTION write_private_audit('participant');
CREATE TRIGGER live_delete AFTER DELETE ON public.participant REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('participant', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.participant REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('participant', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.participant REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('participant', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.participant FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table periodic_job
CREATE TABLE periodic_job (
  name text NOT NULL,
  last_run_at timestamp with time zone,
  outcome text DEFAULT ''::text NOT NULL,
  failed boolean DEFAULT false NOT NULL
);
ALTER TABLE periodic_job ADD CONSTRAINT periodic_job_pkey PRIMARY KEY (name);
-- tablee_app may: delete, insert, select, update

-- Table person
CREATE TABLE person (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  "emailVerified" boolean DEFAULT false NOT NULL,
  image text,
  lang text DEFAULT 'fr'::text NOT NULL,
  host boolean DEFAULT false NOT NULL,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE person ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE person ADD CONSTRAINT person_email_key UNIQUE (email);
ALTER TABLE person ADD CONSTRAINT person_email_check CHECK ((email = lower(email)));
ALTER TABLE person ADD CONSTRAINT person_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE person ADD CONSTRAINT person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));
-- tablee_app may: delete, insert, select, update

-- Table person_notice
CREATE TABLE person_notice (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  stakeholder_id uuid,
  lang text DEFAULT 'fr'::text NOT NULL,
  controller text DEFAULT ''::text NOT NULL,
  contact text DEFAULT ''::text NOT NULL,
  purpose text DEFAULT ''::text NOT NULL,
  legal_basis text DEFAULT 'public_task'::text NOT NULL,
  notice text DEFAULT ''::text NOT NULL,
  expires_on date,
  token_hash text NOT NULL,
  token text NOT NULL,
  notified_how text,
  notified_on date,
  address text DEFAULT ''::text NOT NULL,
  address_consent boolean DEFAULT false NOT NULL,
  contest text DEFAULT ''::text NOT NULL,
  contested_at timestamp with time zone,
  answer text DEFAULT ''::text NOT NULL,
  answered_at timestamp with time zone,
  erased_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE person_notice ADD CONSTRAINT person_notice_pkey PRIMARY KEY (id);
ALTER TABLE person_notice ADD CONSTRAINT person_notice_stakeholder_id_key UNIQUE (stakeholder_id);
ALTER TABLE person_notice ADD CONSTRAINT person_notice_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE person_notice ADD CONSTRAINT person_notice_token_hash_key UNIQUE (token_hash);
ALTER TABLE person_notice ADD CONSTRAINT person_notice_address_check CHECK ((length(address) <= 300));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_answer_check CHECK ((length(answer) <= 4000));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_check CHECK (((notified_on IS NULL) = (notified_how IS NULL)));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_check1 CHECK ((address_consent OR (address = ''::text)));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_contact_check CHECK ((length(contact) <= 300));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_contest_check CHECK ((length(contest) <= 4000));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_controller_check CHECK ((length(controller) <= 300));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_legal_basis_check CHECK ((legal_basis = ANY (ARRAY['public_task'::text, 'legitimate_interests'::text, 'consent'::text])));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_notice_check CHECK ((length(notice) <= 10000));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_notified_how_check CHECK ((notified_how = ANY (ARRAY['mailed'::text, 'handed'::text, 'posted'::text])));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_purpose_check CHECK ((length(purpose) <= 1000));
ALTER TABLE person_notice ADD CONSTRAINT person_notice_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE person_notice ADD CONSTRAINT person_notice_territory_id_evaluation_id_stakeholder_id_fkey FOREIGN KEY (territory_id, evaluation_id, stakeholder_id) REFERENCES stakeholder(territory_id, evaluation_id, id) ON DELETE SET NULL (stakeholder_id);
CREATE INDEX person_notice_evaluation ON public.person_notice USING btree (territory_id, evaluation_id);
CREATE INDEX person_notice_to_expire ON public.person_notice USING btree (expires_on) WHERE (erased_at IS NULL);
ALTER TABLE person_notice ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON person_notice AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.person_notice FOR EACH ROW EXECUTE FUNCTION write_audit('person-notice');
CREATE TRIGGER erased_actor AFTER UPDATE OF erased_at ON public.person_notice FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL) AND (old.stakeholder_id IS NOT NULL))) EXECUTE FUNCTION forget_actor();
CREATE TRIGGER expiry BEFORE INSERT OR UPDATE OF expires_on ON public.person_notice FOR EACH ROW EXECUTE FUNCTION check_notice_expiry();
CREATE TRIGGER live_delete AFTER DELETE ON public.person_notice REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('person-notice', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.person_notice REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('person-notice', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.person_notice REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('person-notice', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.person_notice FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table presence
CREATE TABLE presence (
  id uuid NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  person_id uuid NOT NULL,
  page text DEFAULT ''::text NOT NULL,
  focus text DEFAULT ''::text NOT NULL,
  seen_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE presence ADD CONSTRAINT presence_pkey PRIMARY KEY (id);
ALTER TABLE presence ADD CONSTRAINT presence_focus_check CHECK ((length(focus) <= 200));
ALTER TABLE presence ADD CONSTRAINT presence_page_check CHECK ((length(page) <= 60));
ALTER TABLE presence ADD CONSTRAINT presence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
ALTER TABLE presence ADD CONSTRAINT presence_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX presence_evaluation ON public.presence USING btree (territory_id, evaluation_id);
CREATE INDEX presence_person ON public.presence USING btree (person_id);
ALTER TABLE presence ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON presence AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
-- tablee_app may: delete, insert, select, update

-- Table programme
CREATE TABLE programme (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name text NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE programme ADD CONSTRAINT programme_pkey PRIMARY KEY (id);
ALTER TABLE programme ADD CONSTRAINT programme_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
-- tablee_app may: delete, insert, select, update

-- Table publication
CREATE TABLE publication (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  support_id uuid NOT NULL,
  token_hash text NOT NULL,
  token text NOT NULL,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE publication ADD CONSTRAINT publication_pkey PRIMARY KEY (id);
ALTER TABLE publication ADD CONSTRAINT publication_token_hash_key UNIQUE (token_hash);
ALTER TABLE publication ADD CONSTRAINT publication_territory_id_support_id_fkey FOREIGN KEY (territory_id, support_id) REFERENCES support(territory_id, id) ON DELETE CASCADE;
CREATE INDEX publication_support ON public.publication USING btree (support_id);
ALTER TABLE publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON publication AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.publication FOR EACH ROW EXECUTE FUNCTION write_audit('publication');
CREATE TRIGGER touch BEFORE UPDATE ON public.publication FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table purchase
CREATE TABLE purchase (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  import_id uuid NOT NULL,
  row_number integer NOT NULL,
  canteen_siret text,
  canteen_id text,
  description text NOT NULL,
  supplier text,
  bought_on date NOT NULL,
  price numeric(14,2) NOT NULL,
  family text NOT NULL,
  categories text[] DEFAULT '{}'::text[] NOT NULL,
  quality_group text,
  origin text,
  short_chain boolean DEFAULT false NOT NULL,
  local_definition text,
  local_km numeric(10,3),
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE purchase ADD CONSTRAINT purchase_pkey PRIMARY KEY (id);
ALTER TABLE purchase ADD CONSTRAINT purchase_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE purchase ADD CONSTRAINT purchase_origin_check CHECK ((origin = ANY (ARRAY['FRANCE'::text, 'EUROPE'::text])));
ALTER TABLE purchase ADD CONSTRAINT purchase_quality_group_check CHECK ((quality_group = ANY (ARRAY['organic'::text, 'siqo'::text, 'other'::text, 'externalityPerformance'::text])));
ALTER TABLE purchase ADD CONSTRAINT purchase_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE purchase ADD CONSTRAINT purchase_territory_id_evaluation_id_import_id_fkey FOREIGN KEY (territory_id, evaluation_id, import_id) REFERENCES purchase_import(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX purchase_of_evaluation ON public.purchase USING btree (territory_id, evaluation_id, bought_on, id);
CREATE INDEX purchase_of_import ON public.purchase USING btree (import_id, row_number);
ALTER TABLE purchase ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON purchase AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON public.purchase FOR EACH ROW EXECUTE FUNCTION write_audit('purchase');
CREATE TRIGGER thread AFTER UPDATE ON public.purchase REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('purchase');
CREATE TRIGGER touch BEFORE UPDATE ON public.purchase FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table purchase_import
CREATE TABLE purchase_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  layout text NOT NULL,
  rows_entered integer NOT NULL,
  rows_left_out integer DEFAULT 0 NOT NULL,
  mending jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE purchase_import ADD CONSTRAINT purchase_import_pkey PRIMARY KEY (id);
ALTER TABLE purchase_import ADD CONSTRAINT purchase_import_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE purchase_import ADD CONSTRAINT purchase_import_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE purchase_import ADD CONSTRAINT purchase_import_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX purchase_import_evaluation ON public.purchase_import USING btree (territory_id, evaluation_id);
ALTER TABLE purchase_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON purchase_import AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.purchase_import FOR EACH ROW EXECUTE FUNCTION write_audit('purchase-import');
CREATE TRIGGER thread AFTER UPDATE ON public.purchase_import REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('purchase-import');
CREATE TRIGGER touch BEFORE UPDATE ON public.purchase_import FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table questionnaire
CREATE TABLE questionnaire (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  title text NOT NULL,
  audience text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  form jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE questionnaire ADD CONSTRAINT questionnaire_pkey PRIMARY KEY (id);
ALTER TABLE questionnaire ADD CONSTRAINT questionnaire_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE questionnaire ADD CONSTRAINT questionnaire_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE questionnaire ADD CONSTRAINT questionnaire_audience_check CHECK ((length(audience) <= 500));
ALTER TABLE questionnaire ADD CONSTRAINT questionnaire_form_check CHECK ((jsonb_typeof(form) = 'object'::text));
ALTER TABLE questionnaire ADD CONSTRAINT questionnaire_note_check CHECK ((length(note) <= 2000));
ALTER TABLE questionnaire ADD CONSTRAINT questionnaire_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)));
ALTER TABLE questionnaire ADD CONSTRAINT questionnaire_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX questionnaire_evaluation ON public.questionnaire USING btree (territory_id, evaluation_id);
ALTER TABLE questionnaire ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON questionnaire AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.questionnaire FOR EACH ROW EXECUTE FUNCTION write_audit('questionnaire');
CREATE TRIGGER live_delete AFTER DELETE ON public.questionnaire REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('questionnaire', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.questionnaire REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('questionnaire', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.questionnaire REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('questionnaire', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.questionnaire FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table questionnaire_version
CREATE TABLE questionnaire_version (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  questionnaire_id uuid NOT NULL,
  number integer NOT NULL,
  form jsonb NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  published_at timestamp with time zone DEFAULT now() NOT NULL,
  published_by uuid
);
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_pkey PRIMARY KEY (id);
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_questionnaire_id_number_key UNIQUE (questionnaire_id, number);
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_territory_id_questionnaire_id_id_key UNIQUE (territory_id, questionnaire_id, id);
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_form_check CHECK ((jsonb_typeof(form) = 'object'::text));
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_note_check CHECK ((length(note) <= 500));
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_number_check CHECK ((number >= 1));
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE questionnaire_version ADD CONSTRAINT questionnaire_version_territory_id_evaluation_id_questionn_fkey FOREIGN KEY (territory_id, evaluation_id, questionnaire_id) REFERENCES questionnaire(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE questionnaire_version ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON questionnaire_version AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.questionnaire_version FOR EACH ROW EXECUTE FUNCTION write_audit('questionnaire-version');
CREATE TRIGGER fixed BEFORE UPDATE OF form, number, questionnaire_id ON public.questionnaire_version FOR EACH ROW EXECUTE FUNCTION keep_questionnaire_version();
CREATE TRIGGER live_delete AFTER DELETE ON public.questionnaire_version REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('questionnaire-version', 'r.evaluation_id', 'null::int', 'null::timestamptz');
CREATE TRIGGER live_insert AFTER INSERT ON public.questionnaire_version REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('questionnaire-version', 'r.evaluation_id', 'null::int', 'null::timestamptz');
CREATE TRIGGER live_update AFTER UPDATE ON public.questionnaire_version REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('questionnaire-version', 'r.evaluation_id', 'null::int', 'null::timestamptz');
-- tablee_app may: delete, insert, select, update

-- Table quote
CREATE TABLE quote (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  source_kind text DEFAULT 'interview'::text NOT NULL,
  interview_id uuid,
  note_id uuid,
  source_id uuid,
  source_label text DEFAULT ''::text NOT NULL,
  from_offset integer,
  to_offset integer,
  text text NOT NULL,
  said_by text DEFAULT ''::text NOT NULL,
  sign text DEFAULT 'neutral'::text NOT NULL,
  line_id uuid,
  criterion text DEFAULT ''::text NOT NULL,
  element_id uuid,
  link_id uuid,
  evidence_id uuid,
  agreed_use text,
  agreed_until date,
  note text DEFAULT ''::text NOT NULL,
  purged_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE quote ADD CONSTRAINT quote_pkey PRIMARY KEY (id);
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE quote ADD CONSTRAINT "interviews.quote-empty" CHECK (((purged_at IS NOT NULL) OR (length(btrim(text)) > 0)));
ALTER TABLE quote ADD CONSTRAINT "interviews.quote-source" CHECK (
CASE
    WHEN (source_kind = ANY (ARRAY['interview'::text, 'meeting'::text])) THEN (interview_id IS NOT NULL)
    ELSE (interview_id IS NULL)
END);
ALTER TABLE quote ADD CONSTRAINT quote_agreed_use_check CHECK ((agreed_use = ANY (ARRAY['anonymous_quote'::text, 'named_quote'::text])));
ALTER TABLE quote ADD CONSTRAINT quote_check CHECK ((to_offset >= from_offset));
ALTER TABLE quote ADD CONSTRAINT quote_criterion_check CHECK ((length(criterion) <= 500));
ALTER TABLE quote ADD CONSTRAINT quote_from_offset_check CHECK ((from_offset >= 0));
ALTER TABLE quote ADD CONSTRAINT quote_note_check CHECK ((length(note) <= 1000));
ALTER TABLE quote ADD CONSTRAINT quote_said_by_check CHECK ((length(said_by) <= 200));
ALTER TABLE quote ADD CONSTRAINT quote_sign_check CHECK ((sign = ANY (ARRAY['positive'::text, 'negative'::text, 'neutral'::text])));
ALTER TABLE quote ADD CONSTRAINT quote_source_kind_check CHECK ((source_kind = ANY (ARRAY['interview'::text, 'meeting'::text, 'answer'::text, 'other'::text])));
ALTER TABLE quote ADD CONSTRAINT quote_source_label_check CHECK ((length(source_label) <= 200));
ALTER TABLE quote ADD CONSTRAINT quote_text_check CHECK ((length(text) <= 4000));
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_evaluation_id_element_id_fkey FOREIGN KEY (territory_id, evaluation_id, element_id) REFERENCES chain_element(territory_id, evaluation_id, id) ON DELETE SET NULL (element_id);
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_evaluation_id_interview_id_fkey FOREIGN KEY (territory_id, evaluation_id, interview_id) REFERENCES interview(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_evaluation_id_interview_id_note_id_fkey FOREIGN KEY (territory_id, evaluation_id, interview_id, note_id) REFERENCES interview_note(territory_id, evaluation_id, interview_id, id) ON DELETE SET NULL (note_id);
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_evaluation_id_line_id_fkey FOREIGN KEY (territory_id, evaluation_id, line_id) REFERENCES framework_line(territory_id, evaluation_id, id) ON DELETE SET NULL (line_id);
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_evaluation_id_link_id_fkey FOREIGN KEY (territory_id, evaluation_id, link_id) REFERENCES chain_link(territory_id, evaluation_id, id) ON DELETE SET NULL (link_id);
ALTER TABLE quote ADD CONSTRAINT quote_territory_id_evidence_id_fkey FOREIGN KEY (territory_id, evidence_id) REFERENCES chain_evidence(territory_id, id) ON DELETE SET NULL (evidence_id);
CREATE INDEX quote_element ON public.quote USING btree (element_id) WHERE (element_id IS NOT NULL);
CREATE INDEX quote_evaluation ON public.quote USING btree (territory_id, evaluation_id);
CREATE INDEX quote_evidence ON public.quote USING btree (territory_id, evidence_id) WHERE (evidence_id IS NOT NULL);
CREATE INDEX quote_interview ON public.quote USING btree (interview_id) WHERE (interview_id IS NOT NULL);
CREATE INDEX quote_line ON public.quote USING btree (line_id) WHERE (line_id IS NOT NULL);
CREATE INDEX quote_link ON public.quote USING btree (link_id) WHERE (link_id IS NOT NULL);
CREATE INDEX quote_note ON public.quote USING btree (note_id) WHERE (note_id IS NOT NULL);
CREATE INDEX quote_source ON public.quote USING btree (source_id) WHERE (source_id IS NOT NULL);
ALTER TABLE quote ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON quote AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER agreed BEFORE INSERT OR UPDATE OF text, deleted_at ON public.quote FOR EACH ROW EXECUTE FUNCTION check_spoken();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.quote FOR EACH ROW EXECUTE FUNCTION write_spoken_audit('quote');
CREATE TRIGGER live_delete AFTER DELETE ON public.quote REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('quote', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.quote REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('quote', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.quote REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('quote', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER thread AFTER UPDATE ON public.quote REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('quote');
CREATE TRIGGER touch BEFORE UPDATE ON public.quote FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table relay
CREATE TABLE relay (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  audiences uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  size integer,
  trust smallint,
  capacity text DEFAULT ''::text NOT NULL,
  expects text DEFAULT ''::text NOT NULL,
  cost text DEFAULT ''::text NOT NULL,
  last_action text DEFAULT ''::text NOT NULL,
  last_action_on date,
  has_mobilised boolean,
  result text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE relay ADD CONSTRAINT relay_pkey PRIMARY KEY (id);
ALTER TABLE relay ADD CONSTRAINT relay_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE relay ADD CONSTRAINT relay_audiences_check CHECK ((cardinality(audiences) <= 50));
ALTER TABLE relay ADD CONSTRAINT relay_capacity_check CHECK ((length(capacity) <= 1000));
ALTER TABLE relay ADD CONSTRAINT relay_cost_check CHECK ((length(cost) <= 500));
ALTER TABLE relay ADD CONSTRAINT relay_expects_check CHECK ((length(expects) <= 1000));
ALTER TABLE relay ADD CONSTRAINT relay_last_action_check CHECK ((length(last_action) <= 500));
ALTER TABLE relay ADD CONSTRAINT relay_note_check CHECK ((length(note) <= 2000));
ALTER TABLE relay ADD CONSTRAINT relay_result_check CHECK ((length(result) <= 2000));
ALTER TABLE relay ADD CONSTRAINT relay_size_check CHECK (((size >= 0) AND (size <= 10000000)));
ALTER TABLE relay ADD CONSTRAINT relay_trust_check CHECK (((trust >= 0) AND (trust <= 4)));
ALTER TABLE relay ADD CONSTRAINT relay_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX relay_once ON public.relay USING btree (actor_id) WHERE (deleted_at IS NULL);
CREATE INDEX relay_territory ON public.relay USING btree (territory_id, actor_id);
ALTER TABLE relay ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON relay AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audiences_exist BEFORE INSERT OR UPDATE OF audiences ON public.relay FOR EACH ROW EXECUTE FUNCTION check_relay_audiences();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.relay FOR EACH ROW EXECUTE FUNCTION write_audit('relay');
CREATE TRIGGER no_person BEFORE INSERT OR UPDATE OF actor_id, deleted_at ON public.relay FOR EACH ROW EXECUTE FUNCTION check_no_person();
CREATE TRIGGER touch BEFORE UPDATE ON public.relay FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table review_mark
CREATE TABLE review_mark (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  record_kind text NOT NULL,
  record_id uuid NOT NULL,
  cause_kind text NOT NULL,
  cause_id uuid NOT NULL,
  cause_act text NOT NULL,
  depth integer NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  cleared_at timestamp with time zone,
  cleared_by uuid
);
ALTER TABLE review_mark ADD CONSTRAINT review_mark_pkey PRIMARY KEY (id);
ALTER TABLE review_mark ADD CONSTRAINT review_mark_cleared_by_fkey FOREIGN KEY (cleared_by) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE review_mark ADD CONSTRAINT review_mark_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE UNIQUE INDEX review_mark_once ON public.review_mark USING btree (record_kind, record_id, cause_kind, cause_id) WHERE (cleared_at IS NULL);
CREATE INDEX review_mark_record ON public.review_mark USING btree (territory_id, record_kind, record_id) WHERE (cleared_at IS NULL);
ALTER TABLE review_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON review_mark AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER UPDATE ON public.review_mark FOR EACH ROW EXECUTE FUNCTION write_audit('review-mark');
-- tablee_app may: delete, insert, select, update

-- Table rival_explanation
CREATE TABLE rival_explanation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  element_id uuid,
  kind text DEFAULT 'other'::text NOT NULL,
  statement text NOT NULL,
  plausibility smallint,
  test text DEFAULT ''::text NOT NULL,
  tested boolean DEFAULT false NOT NULL,
  finding text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_pkey PRIMARY KEY (id);
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_finding_check CHECK ((length(finding) <= 1000));
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_kind_check CHECK ((kind = ANY (ARRAY['market_price'::text, 'other_scheme'::text, 'weather'::text, 'fashion'::text, 'regulation'::text, 'other'::text])));
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_plausibility_check CHECK (((plausibility >= 0) AND (plausibility <= 4)));
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_statement_check CHECK (((length(statement) >= 1) AND (length(statement) <= 500)));
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_test_check CHECK ((length(test) <= 1000));
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_territory_id_evaluation_id_element_id_fkey FOREIGN KEY (territory_id, evaluation_id, element_id) REFERENCES chain_element(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE rival_explanation ADD CONSTRAINT rival_explanation_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX rival_explanation_element ON public.rival_explanation USING btree (element_id) WHERE (element_id IS NOT NULL);
CREATE INDEX rival_explanation_evaluation ON public.rival_explanation USING btree (territory_id, evaluation_id);
ALTER TABLE rival_explanation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON rival_explanation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.rival_explanation FOR EACH ROW EXECUTE FUNCTION write_audit('rival-explanation');
CREATE TRIGGER live_delete AFTER DELETE ON public.rival_explanation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('rival-explanation', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.rival_explanation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('rival-explanation', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.rival_explanation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('rival-explanation', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.rival_explanation FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table session
CREATE TABLE session (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  token text NOT NULL,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL
);
ALTER TABLE session ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE session ADD CONSTRAINT session_token_key UNIQUE (token);
ALTER TABLE session ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES person(id) ON DELETE CASCADE;
CREATE INDEX session_person ON public.session USING btree ("userId");
-- tablee_app may: delete, insert, select, update

-- Table social_world
CREATE TABLE social_world (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  code text,
  name text NOT NULL,
  theme text DEFAULT ''::text NOT NULL,
  conventions text DEFAULT ''::text NOT NULL,
  sites text[] DEFAULT '{}'::text[] NOT NULL,
  color smallint DEFAULT 0 NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  source_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE social_world ADD CONSTRAINT social_world_pkey PRIMARY KEY (id);
ALTER TABLE social_world ADD CONSTRAINT social_world_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE social_world ADD CONSTRAINT social_world_code_check CHECK (((code ~ '^[a-z]+(-[a-z]+)*$'::text) AND (length(code) <= 40)));
ALTER TABLE social_world ADD CONSTRAINT social_world_color_check CHECK (((color >= 0) AND (color <= 23)));
ALTER TABLE social_world ADD CONSTRAINT social_world_conventions_check CHECK ((length(conventions) <= 2000));
ALTER TABLE social_world ADD CONSTRAINT social_world_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 60)));
ALTER TABLE social_world ADD CONSTRAINT social_world_note_check CHECK ((length(note) <= 4000));
ALTER TABLE social_world ADD CONSTRAINT social_world_sites_check CHECK ((cardinality(sites) <= 30));
ALTER TABLE social_world ADD CONSTRAINT social_world_theme_check CHECK ((length(theme) <= 1000));
ALTER TABLE social_world ADD CONSTRAINT social_world_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE social_world ADD CONSTRAINT social_world_territory_id_source_id_fkey FOREIGN KEY (territory_id, source_id) REFERENCES network_source(territory_id, id) ON DELETE SET NULL (source_id);
CREATE UNIQUE INDEX social_world_code ON public.social_world USING btree (territory_id, code) WHERE ((deleted_at IS NULL) AND (code IS NOT NULL));
CREATE UNIQUE INDEX social_world_name ON public.social_world USING btree (territory_id, lower(btrim(name))) WHERE (deleted_at IS NULL);
CREATE INDEX social_world_source ON public.social_world USING btree (source_id) WHERE (source_id IS NOT NULL);
ALTER TABLE social_world ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON social_world AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.social_world FOR EACH ROW EXECUTE FUNCTION write_audit('social-world');
CREATE TRIGGER shows_in_list AFTER UPDATE OF name, deleted_at ON public.social_world FOR EACH ROW EXECUTE FUNCTION world_shows_in_list();
CREATE TRIGGER touch BEFORE UPDATE ON public.social_world FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table solicitation
CREATE TABLE solicitation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  stakeholder_id uuid NOT NULL,
  asked_on date NOT NULL,
  kind text NOT NULL,
  minutes integer,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE solicitation ADD CONSTRAINT solicitation_pkey PRIMARY KEY (id);
ALTER TABLE solicitation ADD CONSTRAINT solicitation_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE solicitation ADD CONSTRAINT solicitation_kind_check CHECK ((kind = ANY (ARRAY['interview'::text, 'survey'::text, 'data'::text, 'call'::text, 'visit'::text, 'testimony'::text, 'review'::text, 'other'::text])));
ALTER TABLE solicitation ADD CONSTRAINT solicitation_minutes_check CHECK (((minutes >= 0) AND (minutes <= 14400)));
ALTER TABLE solicitation ADD CONSTRAINT solicitation_note_check CHECK ((length(note) <= 2000));
ALTER TABLE solicitation ADD CONSTRAINT solicitation_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE solicitation ADD CONSTRAINT solicitation_territory_id_evaluation_id_stakeholder_id_fkey FOREIGN KEY (territory_id, evaluation_id, stakeholder_id) REFERENCES stakeholder(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX solicitation_evaluation ON public.solicitation USING btree (territory_id, evaluation_id);
CREATE INDEX solicitation_stakeholder ON public.solicitation USING btree (stakeholder_id, asked_on);
ALTER TABLE solicitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON solicitation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.solicitation FOR EACH ROW EXECUTE FUNCTION write_audit('solicitation');
CREATE TRIGGER live_delete AFTER DELETE ON public.solicitation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('solicitation', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.solicitation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('solicitation', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.solicitation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('solicitation', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.solicitation FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table stakeholder
CREATE TABLE stakeholder (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  actor_id uuid,
  name text NOT NULL,
  links text[] DEFAULT '{}'::text[] NOT NULL,
  expects text DEFAULT ''::text NOT NULL,
  contributes text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  kind text DEFAULT 'organisation'::text NOT NULL,
  urbal_group text,
  worlds text[] DEFAULT '{}'::text[] NOT NULL,
  losses text DEFAULT ''::text NOT NULL,
  "position" smallint,
  power smallint,
  interest smallint,
  has_power boolean,
  has_legitimacy boolean,
  has_urgency boolean,
  participation_now smallint,
  participation_wanted smallint,
  channel text,
  contact_consent boolean,
  relay text DEFAULT ''::text NOT NULL,
  last_contact_on date,
  erased_at timestamp with time zone
);
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_pkey PRIMARY KEY (id);
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_of_evaluation UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_channel_check CHECK ((channel = ANY (ARRAY['visit'::text, 'meeting'::text, 'phone'::text, 'email'::text, 'post'::text, 'relay'::text])));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_interest_check CHECK (((interest >= 0) AND (interest <= 4)));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_kind_check CHECK ((kind = ANY (ARRAY['organisation'::text, 'collective'::text, 'person'::text])));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_losses_check CHECK ((length(losses) <= 1000));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_participation_now_check CHECK (((participation_now >= 1) AND (participation_now <= 5)));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_participation_wanted_check CHECK (((participation_wanted >= 1) AND (participation_wanted <= 5)));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_position_check CHECK ((("position" >= '-2'::integer) AND ("position" <= 2)));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_power_check CHECK (((power >= 0) AND (power <= 4)));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_relay_check CHECK ((length(relay) <= 200));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_urbal_group_check CHECK ((urbal_group = ANY (ARRAY['innovators'::text, 'actors'::text, 'decision_makers'::text, 'experts'::text])));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX stakeholder_evaluation ON public.stakeholder USING btree (territory_id, evaluation_id);
ALTER TABLE stakeholder ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON stakeholder AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.stakeholder FOR EACH ROW EXECUTE FUNCTION write_audit('stakeholder');
CREATE TRIGGER became_person AFTER UPDATE OF kind, actor_id ON public.stakeholder FOR EACH ROW EXECUTE FUNCTION forget_withdrawn();
CREATE TRIGGER becomes_person BEFORE INSERT OR UPDATE ON public.stakeholder FOR EACH ROW EXECUTE FUNCTION check_stakeholder_person();
CREATE TRIGGER interviews_forgotten BEFORE DELETE ON public.stakeholder FOR EACH ROW EXECUTE FUNCTION forget_interviews();
CREATE TRIGGER interviews_forgotten_too BEFORE UPDATE OF erased_at ON public.stakeholder FOR EACH ROW WHEN (((old.erased_at IS NULL) AND (new.erased_at IS NOT NULL))) EXECUTE FUNCTION forget_interviews();
CREATE TRIGGER live_delete AFTER DELETE ON public.stakeholder REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.stakeholder REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.stakeholder REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.stakeholder FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table stakeholder_rating
CREATE TABLE stakeholder_rating (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  stakeholder_id uuid NOT NULL,
  rater_id uuid,
  involvement smallint NOT NULL,
  importance smallint NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  evaluation_id uuid NOT NULL,
  participant_id uuid
);
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_pkey PRIMARY KEY (id);
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_of_participant UNIQUE (stakeholder_id, participant_id);
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_stakeholder_id_rater_id_key UNIQUE (stakeholder_id, rater_id);
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_importance_check CHECK (((importance >= 0) AND (importance <= 4)));
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_involvement_check CHECK (((involvement >= 0) AND (involvement <= 4)));
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_one_rater CHECK ((num_nonnulls(rater_id, participant_id) = 1));
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_of_stakeholder FOREIGN KEY (territory_id, evaluation_id, stakeholder_id) REFERENCES stakeholder(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_rater_id_fkey FOREIGN KEY (rater_id) REFERENCES person(id) ON DELETE CASCADE;
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_territory_id_participant_id_fkey FOREIGN KEY (territory_id, participant_id) REFERENCES participant(territory_id, id) ON DELETE CASCADE;
CREATE INDEX stakeholder_rating_evaluation ON public.stakeholder_rating USING btree (territory_id, evaluation_id);
ALTER TABLE stakeholder_rating ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON stakeholder_rating AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.stakeholder_rating FOR EACH ROW EXECUTE FUNCTION write_audit('stakeholder-rating');
CREATE TRIGGER live_delete AFTER DELETE ON public.stakeholder_rating REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder-rating', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.stakeholder_rating REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder-rating', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.stakeholder_rating REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder-rating', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER rating_of_person BEFORE INSERT OR UPDATE ON public.stakeholder_rating FOR EACH ROW EXECUTE FUNCTION check_rating_of_person();
CREATE TRIGGER taken_back AFTER UPDATE OF deleted_at ON public.stakeholder_rating FOR EACH ROW WHEN ((new.deleted_at IS NOT NULL)) EXECUTE FUNCTION forget_taken_back();
CREATE TRIGGER touch BEFORE UPDATE ON public.stakeholder_rating FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table stakeholder_settings
CREATE TABLE stakeholder_settings (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  involvement_threshold numeric(3,2) DEFAULT 2.5 NOT NULL,
  importance_threshold numeric(3,2) DEFAULT 2.5 NOT NULL,
  spread_to_discuss smallint DEFAULT 2 NOT NULL,
  too_many_hours numeric(5,1) DEFAULT 8 NOT NULL,
  too_many_times smallint DEFAULT 6 NOT NULL,
  author_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_pkey PRIMARY KEY (id);
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_evaluation_id_key UNIQUE (evaluation_id);
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_importance_threshold_check CHECK (((importance_threshold >= (0)::numeric) AND (importance_threshold <= (4)::numeric)));
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_involvement_threshold_check CHECK (((involvement_threshold >= (0)::numeric) AND (involvement_threshold <= (4)::numeric)));
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_spread_to_discuss_check CHECK (((spread_to_discuss >= 1) AND (spread_to_discuss <= 4)));
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_too_many_hours_check CHECK ((too_many_hours > (0)::numeric));
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_too_many_times_check CHECK (((too_many_times >= 1) AND (too_many_times <= 100)));
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE stakeholder_settings ADD CONSTRAINT stakeholder_settings_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX stakeholder_settings_author ON public.stakeholder_settings USING btree (author_id);
ALTER TABLE stakeholder_settings ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON stakeholder_settings AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.stakeholder_settings FOR EACH ROW EXECUTE FUNCTION write_audit('stakeholder-settings');
CREATE TRIGGER live_delete AFTER DELETE ON public.stakeholder_settings REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder-settings', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.stakeholder_settings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder-settings', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.stakeholder_settings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('stakeholder-settings', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.stakeholder_settings FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table statement
CREATE TABLE statement (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  support_id uuid NOT NULL,
  observation_id uuid,
  "position" integer DEFAULT 0 NOT NULL,
  sentence text DEFAULT ''::text NOT NULL,
  evidence smallint,
  people integer,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE statement ADD CONSTRAINT statement_pkey PRIMARY KEY (id);
ALTER TABLE statement ADD CONSTRAINT statement_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE statement ADD CONSTRAINT statement_evidence_check CHECK (((evidence >= 0) AND (evidence <= 4)));
ALTER TABLE statement ADD CONSTRAINT statement_people_check CHECK ((people >= 0));
ALTER TABLE statement ADD CONSTRAINT statement_sentence_check CHECK ((length(sentence) <= 600));
ALTER TABLE statement ADD CONSTRAINT statement_territory_id_observation_id_fkey FOREIGN KEY (territory_id, observation_id) REFERENCES observation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE statement ADD CONSTRAINT statement_territory_id_support_id_fkey FOREIGN KEY (territory_id, support_id) REFERENCES support(territory_id, id) ON DELETE CASCADE;
CREATE INDEX statement_observation ON public.statement USING btree (observation_id);
CREATE INDEX statement_support ON public.statement USING btree (support_id, "position");
ALTER TABLE statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON statement AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.statement FOR EACH ROW EXECUTE FUNCTION write_audit('statement');
CREATE TRIGGER thread AFTER UPDATE ON public.statement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('statement');
CREATE TRIGGER touch BEFORE UPDATE ON public.statement FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table story
CREATE TABLE story (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  title text DEFAULT ''::text NOT NULL,
  cards jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE story ADD CONSTRAINT story_pkey PRIMARY KEY (id);
ALTER TABLE story ADD CONSTRAINT story_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE story ADD CONSTRAINT story_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE story ADD CONSTRAINT story_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX story_evaluation ON public.story USING btree (territory_id, evaluation_id);
ALTER TABLE story ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON story AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.story FOR EACH ROW EXECUTE FUNCTION write_audit('story');
CREATE TRIGGER live_delete AFTER DELETE ON public.story REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('story', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.story REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('story', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.story REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('story', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER thread AFTER UPDATE ON public.story REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('story');
CREATE TRIGGER touch BEFORE UPDATE ON public.story FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table support
CREATE TABLE support (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  title text NOT NULL,
  audience text DEFAULT 'elected'::text NOT NULL,
  use text DEFAULT 'decide'::text NOT NULL,
  lang text DEFAULT 'fr'::text NOT NULL,
  key_message text DEFAULT ''::text NOT NULL,
  story_id uuid,
  call_to_action text DEFAULT ''::text NOT NULL,
  limits text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE support ADD CONSTRAINT support_pkey PRIMARY KEY (id);
ALTER TABLE support ADD CONSTRAINT support_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE support ADD CONSTRAINT support_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE support ADD CONSTRAINT support_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
ALTER TABLE support ADD CONSTRAINT support_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE support ADD CONSTRAINT support_territory_id_evaluation_id_story_id_fkey FOREIGN KEY (territory_id, evaluation_id, story_id) REFERENCES story(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX support_evaluation ON public.support USING btree (territory_id, evaluation_id);
CREATE INDEX support_story ON public.support USING btree (story_id);
ALTER TABLE support ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON support AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.support FOR EACH ROW EXECUTE FUNCTION write_audit('support');
CREATE TRIGGER touch BEFORE UPDATE ON public.support FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table territory
CREATE TABLE territory (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  programme_id uuid,
  name text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  selection jsonb DEFAULT '{"exclude": [], "include": []}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE territory ADD CONSTRAINT territory_pkey PRIMARY KEY (id);
ALTER TABLE territory ADD CONSTRAINT territory_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE territory ADD CONSTRAINT territory_note_check CHECK ((length(note) <= 4000));
ALTER TABLE territory ADD CONSTRAINT territory_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id) ON DELETE SET NULL;
ALTER TABLE territory ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON territory AS PERMISSIVE FOR ALL TO public USING ((id = tablee_territory())) WITH CHECK ((id = tablee_territory()));
CREATE POLICY my_territories ON territory AS PERMISSIVE FOR SELECT TO public USING ((id IN ( SELECT m.territory_id
   FROM member m
  WHERE (m.person_id = tablee_person())))) WITH CHECK ();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.territory FOR EACH ROW EXECUTE FUNCTION write_audit('territory');
CREATE TRIGGER touch BEFORE UPDATE ON public.territory FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table territory_commune
CREATE TABLE territory_commune (
  territory_id uuid NOT NULL,
  commune_code text NOT NULL,
  cog_vintage integer NOT NULL
);
ALTER TABLE territory_commune ADD CONSTRAINT territory_commune_pkey PRIMARY KEY (territory_id, commune_code);
ALTER TABLE territory_commune ADD CONSTRAINT territory_commune_cog_vintage_check CHECK (((cog_vintage >= 2000) AND (cog_vintage <= 2100)));
ALTER TABLE territory_commune ADD CONSTRAINT territory_commune_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text));
ALTER TABLE territory_commune ADD CONSTRAINT territory_commune_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX territory_commune_code ON public.territory_commune USING btree (commune_code);
ALTER TABLE territory_commune ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON territory_commune AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE POLICY my_territory_communes ON territory_commune AS PERMISSIVE FOR SELECT TO public USING ((territory_id IN ( SELECT m.territory_id
   FROM member m
  WHERE (m.person_id = tablee_person())))) WITH CHECK ();
-- tablee_app may: delete, insert, select, update

-- Table territory_exchange
CREATE TABLE territory_exchange (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  title text NOT NULL,
  form text DEFAULT 'visit_made'::text NOT NULL,
  state text DEFAULT 'planned'::text NOT NULL,
  held_on date,
  other_name text DEFAULT ''::text NOT NULL,
  other_territory_id uuid,
  event_id uuid,
  is_formal boolean,
  lessons text DEFAULT ''::text NOT NULL,
  taken_home text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_pkey PRIMARY KEY (id);
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE territory_exchange ADD CONSTRAINT "levers.exchange-without-day" CHECK (((state <> 'held'::text) OR (held_on IS NOT NULL)));
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_form_check CHECK ((form = ANY (ARRAY['visit_made'::text, 'visit_hosted'::text, 'joint_event'::text, 'training'::text, 'shared_work'::text, 'other'::text])));
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_lessons_check CHECK ((length(lessons) <= 4000));
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_note_check CHECK ((length(note) <= 2000));
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_other_name_check CHECK ((length(other_name) <= 200));
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'held'::text, 'cancelled'::text])));
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_taken_home_check CHECK ((length(taken_home) <= 4000));
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_title_check CHECK (((length(btrim(title)) >= 1) AND (length(btrim(title)) <= 200)));
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_other_territory_id_fkey FOREIGN KEY (other_territory_id) REFERENCES territory(id) ON DELETE SET NULL;
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_territory_id_event_id_fkey FOREIGN KEY (territory_id, event_id) REFERENCES event(territory_id, id) ON DELETE SET NULL (event_id);
ALTER TABLE territory_exchange ADD CONSTRAINT territory_exchange_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX territory_exchange_day ON public.territory_exchange USING btree (territory_id, held_on);
CREATE INDEX territory_exchange_event ON public.territory_exchange USING btree (territory_id, event_id) WHERE (event_id IS NOT NULL);
CREATE INDEX territory_exchange_other ON public.territory_exchange USING btree (other_territory_id) WHERE (other_territory_id IS NOT NULL);
ALTER TABLE territory_exchange ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON territory_exchange AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.territory_exchange FOR EACH ROW EXECUTE FUNCTION write_audit('territory-exchange');
CREATE TRIGGER touch BEFORE UPDATE ON public.territory_exchange FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table verification
CREATE TABLE verification (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE verification ADD CONSTRAINT verification_pkey PRIMARY KEY (id);
CREATE INDEX verification_identifier ON public.verification USING btree (identifier);
-- tablee_app may: delete, insert, select, update

-- Table workshop
CREATE TABLE workshop (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  title text NOT NULL,
  lang text DEFAULT 'fr'::text NOT NULL,
  state text DEFAULT 'draft'::text NOT NULL,
  activities text[] DEFAULT '{story}'::text[] NOT NULL,
  votes_each smallint DEFAULT 3 NOT NULL,
  shows_results boolean DEFAULT false NOT NULL,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  closes_at timestamp with time zone,
  token text NOT NULL,
  token_hash text NOT NULL,
  purged_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE workshop ADD CONSTRAINT workshop_pkey PRIMARY KEY (id);
ALTER TABLE workshop ADD CONSTRAINT workshop_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE workshop ADD CONSTRAINT workshop_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE workshop ADD CONSTRAINT workshop_token_hash_key UNIQUE (token_hash);
ALTER TABLE workshop ADD CONSTRAINT workshop_activities_check CHECK ((activities <@ ARRAY['story'::text, 'chain'::text, 'stakeholders'::text, 'rating'::text, 'vote'::text]));
ALTER TABLE workshop ADD CONSTRAINT workshop_check CHECK ((closes_at <= (opened_at + '30 days'::interval)));
ALTER TABLE workshop ADD CONSTRAINT workshop_check1 CHECK (((state = 'draft'::text) OR ((opened_at IS NOT NULL) AND (closes_at IS NOT NULL))));
ALTER TABLE workshop ADD CONSTRAINT workshop_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE workshop ADD CONSTRAINT workshop_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text])));
ALTER TABLE workshop ADD CONSTRAINT workshop_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
ALTER TABLE workshop ADD CONSTRAINT workshop_votes_each_check CHECK (((votes_each >= 1) AND (votes_each <= 10)));
ALTER TABLE workshop ADD CONSTRAINT workshop_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX workshop_evaluation ON public.workshop USING btree (territory_id, evaluation_id);
ALTER TABLE workshop ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON workshop AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.workshop FOR EACH ROW EXECUTE FUNCTION write_audit('workshop');
CREATE TRIGGER live_delete AFTER DELETE ON public.workshop REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('workshop', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_insert AFTER INSERT ON public.workshop REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('workshop', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER live_update AFTER UPDATE ON public.workshop REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION write_live('workshop', 'r.evaluation_id', 'r.version', 'r.deleted_at');
CREATE TRIGGER touch BEFORE UPDATE ON public.workshop FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table world_contact
CREATE TABLE world_contact (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  world_id uuid NOT NULL,
  strength smallint DEFAULT 1 NOT NULL,
  since date,
  until date,
  seen_on date,
  source_id uuid,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE world_contact ADD CONSTRAINT world_contact_pkey PRIMARY KEY (id);
ALTER TABLE world_contact ADD CONSTRAINT world_contact_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE world_contact ADD CONSTRAINT world_contact_check CHECK ((until >= since));
ALTER TABLE world_contact ADD CONSTRAINT world_contact_note_check CHECK ((length(note) <= 1000));
ALTER TABLE world_contact ADD CONSTRAINT world_contact_strength_check CHECK (((strength >= 1) AND (strength <= 3)));
ALTER TABLE world_contact ADD CONSTRAINT world_contact_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE world_contact ADD CONSTRAINT world_contact_territory_id_source_id_fkey FOREIGN KEY (territory_id, source_id) REFERENCES network_source(territory_id, id) ON DELETE SET NULL (source_id);
ALTER TABLE world_contact ADD CONSTRAINT world_contact_territory_id_world_id_fkey FOREIGN KEY (territory_id, world_id) REFERENCES social_world(territory_id, id) ON DELETE CASCADE;
CREATE UNIQUE INDEX world_contact_once ON public.world_contact USING btree (actor_id, world_id) WHERE ((deleted_at IS NULL) AND (until IS NULL));
CREATE INDEX world_contact_source ON public.world_contact USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX world_contact_territory ON public.world_contact USING btree (territory_id);
CREATE INDEX world_contact_world ON public.world_contact USING btree (world_id);
ALTER TABLE world_contact ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON world_contact AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.world_contact FOR EACH ROW EXECUTE FUNCTION write_audit('world-contact');
CREATE TRIGGER person_in_network BEFORE INSERT OR UPDATE OF actor_id, deleted_at ON public.world_contact FOR EACH ROW EXECUTE FUNCTION check_person_in_network();
CREATE TRIGGER touch BEFORE UPDATE ON public.world_contact FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table world_encounter
CREATE TABLE world_encounter (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  world_a_id uuid NOT NULL,
  world_b_id uuid NOT NULL,
  state text DEFAULT 'accepted'::text NOT NULL,
  form text NOT NULL,
  reason jsonb DEFAULT '{}'::jsonb NOT NULL,
  introducers uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  action_id uuid,
  planned_on date,
  held_on date,
  outcome text DEFAULT ''::text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_pkey PRIMARY KEY (id);
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_check CHECK ((world_a_id <> world_b_id));
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_check1 CHECK (((state <> 'held'::text) OR (held_on IS NOT NULL)));
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_form_check CHECK ((form = ANY (ARRAY['cross_visit'::text, 'invited_pair'::text, 'joint_project'::text])));
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_introducers_check CHECK ((cardinality(introducers) <= 10));
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_note_check CHECK ((length(note) <= 2000));
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_outcome_check CHECK ((length(outcome) <= 4000));
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_state_check CHECK ((state = ANY (ARRAY['accepted'::text, 'held'::text, 'set_aside'::text])));
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_territory_id_action_id_fkey FOREIGN KEY (territory_id, action_id) REFERENCES action(territory_id, id) ON DELETE SET NULL (action_id);
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_territory_id_world_a_id_fkey FOREIGN KEY (territory_id, world_a_id) REFERENCES social_world(territory_id, id) ON DELETE CASCADE;
ALTER TABLE world_encounter ADD CONSTRAINT world_encounter_territory_id_world_b_id_fkey FOREIGN KEY (territory_id, world_b_id) REFERENCES social_world(territory_id, id) ON DELETE CASCADE;
CREATE INDEX world_encounter_action ON public.world_encounter USING btree (action_id) WHERE (action_id IS NOT NULL);
CREATE INDEX world_encounter_territory ON public.world_encounter USING btree (territory_id);
CREATE INDEX world_encounter_world_a ON public.world_encounter USING btree (world_a_id);
CREATE INDEX world_encounter_world_b ON public.world_encounter USING btree (world_b_id);
ALTER TABLE world_encounter ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON world_encounter AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.world_encounter FOR EACH ROW EXECUTE FUNCTION write_audit('world-encounter');
CREATE TRIGGER introducers_known BEFORE INSERT OR UPDATE OF introducers ON public.world_encounter FOR EACH ROW EXECUTE FUNCTION check_introducers();
CREATE TRIGGER touch BEFORE UPDATE ON public.world_encounter FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table world_membership
CREATE TABLE world_membership (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  world_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  weight smallint DEFAULT 2 NOT NULL,
  since date,
  until date,
  seen_on date,
  source_id uuid,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE world_membership ADD CONSTRAINT world_membership_pkey PRIMARY KEY (id);
ALTER TABLE world_membership ADD CONSTRAINT world_membership_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE world_membership ADD CONSTRAINT world_membership_check CHECK ((until >= since));
ALTER TABLE world_membership ADD CONSTRAINT world_membership_note_check CHECK ((length(note) <= 1000));
ALTER TABLE world_membership ADD CONSTRAINT world_membership_weight_check CHECK (((weight >= 1) AND (weight <= 3)));
ALTER TABLE world_membership ADD CONSTRAINT world_membership_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE world_membership ADD CONSTRAINT world_membership_territory_id_source_id_fkey FOREIGN KEY (territory_id, source_id) REFERENCES network_source(territory_id, id) ON DELETE SET NULL (source_id);
ALTER TABLE world_membership ADD CONSTRAINT world_membership_territory_id_world_id_fkey FOREIGN KEY (territory_id, world_id) REFERENCES social_world(territory_id, id) ON DELETE CASCADE;
CREATE INDEX world_membership_actor ON public.world_membership USING btree (actor_id);
CREATE UNIQUE INDEX world_membership_once ON public.world_membership USING btree (world_id, actor_id) WHERE ((deleted_at IS NULL) AND (until IS NULL));
CREATE INDEX world_membership_source ON public.world_membership USING btree (source_id) WHERE (source_id IS NOT NULL);
CREATE INDEX world_membership_territory ON public.world_membership USING btree (territory_id);
ALTER TABLE world_membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON world_membership AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.world_membership FOR EACH ROW EXECUTE FUNCTION write_audit('world-membership');
CREATE TRIGGER person_in_network BEFORE INSERT OR UPDATE OF actor_id, deleted_at ON public.world_membership FOR EACH ROW EXECUTE FUNCTION check_person_in_network();
CREATE TRIGGER shows_in_list AFTER INSERT ON public.world_membership REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION membership_shows_in_list();
CREATE TRIGGER shows_in_list_again AFTER UPDATE ON public.world_membership REFERENCING OLD TABLE AS former NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION membership_shows_in_list();
CREATE TRIGGER touch BEFORE UPDATE ON public.world_membership FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update
