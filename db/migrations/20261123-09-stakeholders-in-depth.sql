-- Stakeholders in depth: who they are, what is planned with them, what was asked of them; and what a person who is
-- named on the map is owed (notice, expiry, contest, erasure).

-- What was not said is null, never false or 0.
alter table stakeholder
  add column kind text not null default 'organisation' check (kind in ('organisation', 'collective', 'person')),
  add column urbal_group text check (urbal_group in ('innovators', 'actors', 'decision_makers', 'experts')),
  add column worlds text[] not null default '{}',
  add column losses text not null default '' check (length(losses) <= 1000),
  add column position smallint check (position between -2 and 2),
  add column power smallint check (power between 0 and 4),
  add column interest smallint check (interest between 0 and 4),
  -- The three attributes of salience (Mitchell, Agle, Wood).
  add column has_power boolean,
  add column has_legitimacy boolean,
  add column has_urgency boolean,
  -- Levels of catalogue/participation-ladder.json.
  add column participation_now smallint check (participation_now between 1 and 5),
  add column participation_wanted smallint check (participation_wanted between 1 and 5),
  add column channel text check (channel in ('visit', 'meeting', 'phone', 'email', 'post', 'relay')),
  add column contact_consent boolean,
  add column relay text not null default '' check (length(relay) <= 200),
  add column last_contact_on date,
  -- When the person asked to be forgotten: what is left is a name that says so.
  add column erased_at timestamptz,
  add constraint stakeholder_of_evaluation unique (territory_id, evaluation_id, id);

-- The next step becomes the first of several.
create table engagement_step (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  stakeholder_id uuid not null,
  what text not null check (length(what) between 1 and 500),
  -- Who does it: a member of the territory, who is then reminded, or a name.
  member_id uuid,
  who text not null default '' check (length(who) <= 200),
  due_on date,
  -- Null: no reminder is wanted.
  remind_days_before smallint default 7 check (remind_days_before between 0 and 90),
  done_on date,
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, stakeholder_id) references stakeholder (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, member_id) references member (territory_id, person_id) on delete set null (member_id)
);
create index engagement_step_evaluation on engagement_step (territory_id, evaluation_id);
create index engagement_step_stakeholder on engagement_step (stakeholder_id);
create index engagement_step_member on engagement_step (territory_id, member_id) where member_id is not null;
create index engagement_step_to_come on engagement_step (due_on) where done_on is null and deleted_at is null;

insert into engagement_step (territory_id, evaluation_id, stakeholder_id, what, due_on, created_at, updated_at)
  select territory_id, evaluation_id, id, coalesce(nullif(btrim(next_step), ''), '…'), next_step_on, created_at, updated_at
  from stakeholder where btrim(next_step) <> '' or next_step_on is not null;
alter table stakeholder drop column next_step, drop column next_step_on;

-- A reminder went out: once for a step and its day. A step put off may be reminded again.
create table engagement_reminder (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  step_id uuid not null,
  due_on date not null,
  created_at timestamptz not null default now(),
  unique (step_id, due_on),
  foreign key (territory_id, step_id) references engagement_step (territory_id, id) on delete cascade
);

-- What was asked of a stakeholder, so that the same ones are not always asked.
create table solicitation (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  stakeholder_id uuid not null,
  asked_on date not null,
  kind text not null check (kind in ('interview', 'survey', 'data', 'call', 'visit', 'testimony', 'review', 'other')),
  -- Null: nobody knows; it is counted apart, not as zero.
  minutes integer check (minutes between 0 and 14400),
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, stakeholder_id) references stakeholder (territory_id, evaluation_id, id) on delete cascade
);
create index solicitation_evaluation on solicitation (territory_id, evaluation_id);
create index solicitation_stakeholder on solicitation (stakeholder_id, asked_on);

create table meeting (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  held_on date,
  place text not null default '' check (length(place) <= 200),
  minutes integer check (minutes between 0 and 14400),
  invited uuid[] not null default '{}',
  present uuid[] not null default '{}',
  -- What is planned so that those with less power, time or money can come and speak.
  compensations text[] not null default '{}'
    check (compensations <@ array['side_group', 'spokesperson', 'prepared_before', 'travel', 'pay', 'childcare', 'hours', 'language', 'speaking_turns']),
  note text not null default '' check (length(note) <= 4000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index meeting_evaluation on meeting (territory_id, evaluation_id);

-- The foreign key that an array cannot have.
create function check_meeting_guests() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger guests before insert or update of invited, present on meeting
  for each row execute function check_meeting_guests();

-- Thresholds of an evaluation; without a row the defaults of the method hold.
create table stakeholder_settings (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null unique,
  involvement_threshold numeric(3, 2) not null default 2.5 check (involvement_threshold between 0 and 4),
  importance_threshold numeric(3, 2) not null default 2.5 check (importance_threshold between 0 and 4),
  spread_to_discuss smallint not null default 2 check (spread_to_discuss between 1 and 4),
  -- From this many hours, or times, over 90 days a stakeholder is asked too often.
  too_many_hours numeric(5, 1) not null default 8 check (too_many_hours > 0),
  too_many_times smallint not null default 6 check (too_many_times between 1 and 100),
  author_id uuid references person (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index stakeholder_settings_author on stakeholder_settings (author_id);

-- A rating is a member's or a participant's of a room (who has no account); it knows its evaluation.
alter table stakeholder_rating add column evaluation_id uuid, add column participant_id uuid,
  alter column rater_id drop not null;
alter table stakeholder_rating disable trigger user;
update stakeholder_rating r set evaluation_id = s.evaluation_id from stakeholder s where s.id = r.stakeholder_id;
alter table stakeholder_rating enable trigger user;
alter table stakeholder_rating alter column evaluation_id set not null,
  drop constraint stakeholder_rating_territory_id_stakeholder_id_fkey,
  add constraint stakeholder_rating_of_stakeholder foreign key (territory_id, evaluation_id, stakeholder_id)
    references stakeholder (territory_id, evaluation_id, id) on delete cascade,
  add constraint stakeholder_rating_one_rater check (num_nonnulls(rater_id, participant_id) = 1),
  add constraint stakeholder_rating_of_participant unique (stakeholder_id, participant_id);
create index stakeholder_rating_evaluation on stakeholder_rating (territory_id, evaluation_id);

-- What a named person was told, and what she answered. It outlives the stakeholder, so that her link can say that all is erased.
create table person_notice (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  stakeholder_id uuid unique,
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  -- Who answers for it, and where to write.
  controller text not null default '' check (length(controller) <= 300),
  contact text not null default '' check (length(contact) <= 300),
  purpose text not null default '' check (length(purpose) <= 1000),
  legal_basis text not null default 'public_task' check (legal_basis in ('public_task', 'legitimate_interests', 'consent')),
  notice text not null default '' check (length(notice) <= 10000),
  expires_on date,
  -- The link is found by its hash; the secret itself is kept for the letter, readable inside the territory only.
  token_hash text not null unique,
  token text not null,
  notified_how text check (notified_how in ('mailed', 'handed', 'posted')),
  notified_on date check ((notified_on is null) = (notified_how is null)),
  -- Kept with the person's consent alone.
  address text not null default '' check (length(address) <= 300),
  address_consent boolean not null default false check (address_consent or address = ''),
  contest text not null default '' check (length(contest) <= 4000),
  contested_at timestamptz,
  answer text not null default '' check (length(answer) <= 4000),
  answered_at timestamptz,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, stakeholder_id) references stakeholder (territory_id, evaluation_id, id)
    on delete set null (stakeholder_id)
);
create index person_notice_evaluation on person_notice (territory_id, evaluation_id);
create index person_notice_to_expire on person_notice (expires_on) where erased_at is null;

-- An organisation of the territory that is in truth a person (kind "person" of an actor) counts as one.
create function is_person(p_kind text, p_territory uuid, p_actor uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select p_kind = 'person' or exists (
    select 1 from actor a where a.territory_id = p_territory and a.id = p_actor and a.kind = 'person')
$$;

-- Whether a person may be rated: purpose, notice text and an expiry to come are recorded, and nothing is contested.
create function has_valid_notice(p_stakeholder uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from person_notice n where n.stakeholder_id = p_stakeholder and n.deleted_at is null
    and n.erased_at is null and btrim(n.purpose) <> '' and btrim(n.notice) <> '' and n.expires_on > current_date)
$$;

-- The same rules as the store's, a second time, for whatever writes.
create function check_rating_of_person() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger rating_of_person before insert or update on stakeholder_rating
  for each row execute function check_rating_of_person();

-- How many of the scales are said: what judges a stakeholder, besides its ratings.
create function count_scales(s stakeholder) returns integer
language sql immutable set search_path = public, pg_temp as $$
  select num_nonnulls(s.position, s.power, s.interest, s.has_power, s.has_legitimacy, s.has_urgency, s.participation_now, s.participation_wanted)
$$;

create function check_stakeholder_person() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger becomes_person before insert or update on stakeholder
  for each row execute function check_stakeholder_person();

create function check_actor_person() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind = 'person' and old.kind <> 'person' and exists (
    select 1 from stakeholder s join stakeholder_rating r on r.stakeholder_id = s.id
    where s.territory_id = new.territory_id and s.actor_id = new.id and s.kind <> 'person' and r.deleted_at is null
      and not has_valid_notice(s.id)
  ) then
    raise check_violation using message = 'a rated stakeholder becomes a person under a notice only', table = 'actor', constraint = 'person_has_ratings';
  end if;
  return new;
end $$;
create trigger becomes_person before update of kind on actor for each row execute function check_actor_person();

-- At most three years ahead of the day on which it is written.
create function check_notice_expiry() returns trigger language plpgsql as $$
begin
  if new.expires_on > current_date + interval '3 years' then
    raise check_violation using message = 'at most three years', table = 'person_notice', constraint = 'notice_expiry_too_far';
  end if;
  return new;
end $$;
create trigger expiry before insert or update of expires_on on person_notice
  for each row execute function check_notice_expiry();

select guard_table('engagement_step', 'engagement-step');
select guard_table('engagement_reminder', 'engagement-reminder', 'territory_id', false);
select guard_table('solicitation', 'solicitation');
select guard_table('meeting', 'meeting');
select guard_table('stakeholder_settings', 'stakeholder-settings');
select guard_table('person_notice', 'person-notice');
select tell_changes('stakeholder_rating', 'stakeholder-rating');
select tell_changes('engagement_step', 'engagement-step');
select tell_changes('solicitation', 'solicitation');
select tell_changes('meeting', 'meeting');
select tell_changes('stakeholder_settings', 'stakeholder-settings');
select tell_changes('person_notice', 'person-notice');

-- Values of a person in the audit: what was done, when and to what kind of record stays; what it said goes.
create function redact_audit(p_territory uuid, p_kind text, p_ids uuid[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  update audit set
    before = case when before is null then null else '{"redacted": true}'::jsonb end,
    after = case when after is null then null else '{"redacted": true}'::jsonb end
  where territory_id = p_territory and record_kind = p_kind and record_id = any (p_ids)
$$;

-- Ratings that were withdrawn before a stakeholder was said to be a person go for good: nobody was told of them.
create function forget_withdrawn() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  if has_valid_notice(new.id) or not is_person(new.kind, new.territory_id, new.actor_id)
    or is_person(old.kind, old.territory_id, old.actor_id) then return null; end if;
  with removed as (delete from stakeholder_rating where stakeholder_id = new.id returning id)
    select coalesce(array_agg(id), '{}') into gone from removed;
  perform redact_audit(new.territory_id, 'stakeholder-rating', gone);
  return null;
end $$;
create trigger became_person after update of kind, actor_id on stakeholder
  for each row execute function forget_withdrawn();

-- A rating of a person that its author takes back is not kept aside: it goes, also from the audit.
create function forget_taken_back() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from stakeholder s where s.id = new.stakeholder_id and is_person(s.kind, s.territory_id, s.actor_id)) then
    delete from stakeholder_rating where id = new.id;
    perform redact_audit(new.territory_id, 'stakeholder-rating', array[new.id]);
  end if;
  return null;
end $$;
create trigger taken_back after update of deleted_at on stakeholder_rating
  for each row when (new.deleted_at is not null) execute function forget_taken_back();

-- A document in which a name that stood as a whole value, in capitals or not, is another one.
create function without_name(p_document jsonb, p_name text, p_instead text) returns jsonb
language sql immutable set search_path = public, pg_temp as $$
  select regexp_replace(p_document::text, regexp_replace(to_jsonb(p_name)::text, '([^[:alnum:][:space:]])', '\\\1', 'g'),
    to_jsonb(p_instead)::text, 'gi')::jsonb
$$;

-- Ratings and scales of one person go, also from the audit. Returns how many ratings went.
create function forget_ratings(p_territory uuid, p_stakeholder uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- A contested rating is taken away by the team's own answer.
create function remove_contested_ratings(p_notice uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- The bearer of a person's link enters the territory of that one notice, without a person.
create function enter_person_notice(p_token_hash text) returns table (notice_id uuid, territory_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare n person_notice;
begin
  select p.* into n from person_notice p join territory t on t.id = p.territory_id
    where p.token_hash = p_token_hash and p.deleted_at is null and t.deleted_at is null;
  if not found then return; end if;
  perform set_config('tablee.person', '', true);
  perform set_config('tablee.territory', n.territory_id::text, true);
  return query select n.id, n.territory_id;
end $$;

-- Everything that is held about a person goes at once, also from the audit. The stakeholder stays without a name only
-- where meetings or the impact chain lean on it. Returns 'removed' or 'anonymous'; null where there was nothing to erase.
create function forget_person(p_notice uuid, p_reason text) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n person_notice;
  s stakeholder;
  nobody text;
  leaning boolean;
  gone uuid[];
begin
  select * into n from person_notice where id = p_notice and erased_at is null for update;
  if not found then return null; end if;
  select * into s from stakeholder where territory_id = n.territory_id and id = n.stakeholder_id;
  nobody := case when n.lang = 'en' then 'Erased person' else 'Personne effacée' end;
  update person_notice set erased_at = now(), purpose = '', notice = '', address = '', address_consent = false, contest = '', answer = '',
    stakeholder_id = null where id = n.id;
  if s.id is not null then
    perform forget_ratings(n.territory_id, s.id);
    with removed as (delete from engagement_step where territory_id = n.territory_id and stakeholder_id = s.id returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'engagement-step', gone);
    with removed as (delete from solicitation where territory_id = n.territory_id and stakeholder_id = s.id returning id)
      select coalesce(array_agg(id), '{}') into gone from removed;
    perform redact_audit(n.territory_id, 'solicitation', gone);
    -- Where the name was written as a name.
    update engagement_step set who = nobody where territory_id = n.territory_id and evaluation_id = s.evaluation_id
      and lower(btrim(who)) = lower(btrim(s.name));
    update stakeholder set relay = nobody where territory_id = n.territory_id and evaluation_id = s.evaluation_id
      and lower(btrim(relay)) = lower(btrim(s.name));
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

-- The same, for the team of the territory that was entered, or for the person herself by her link.
create function erase_person(p_notice uuid) returns text
language sql security definer set search_path = public, pg_temp as $$
  select forget_person(n.id, 'erased') from person_notice n where n.id = p_notice and n.territory_id = tablee_territory()
$$;

-- What was written down about persons whose notice has run out is destroyed, in every territory: ratings and scales; all
-- of it for a person whom the team had taken off the map. The audit says so.
create function purge_expired_ratings(p_today date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  n record;
  purged integer := 0;
begin
  for n in
    select p.id, p.territory_id, p.stakeholder_id, p.expires_on, s.deleted_at from person_notice p join stakeholder s on s.id = p.stakeholder_id
    where p.expires_on < p_today and p.erased_at is null and is_person(s.kind, s.territory_id, s.actor_id)
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

-- Steps of every territory that are due for a reminder, with the people to remind; marked so that none is reminded twice.
create function take_due_reminders(p_today date)
returns table (email text, lang text, person_name text, territory_id uuid, territory_name text, evaluation_id uuid, evaluation_title text,
  stakeholder_name text, what text, due_on date)
language sql security definer set search_path = public, pg_temp as $$
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
$$;

-- Called by the functions and triggers above alone.
revoke execute on function check_meeting_guests(), check_rating_of_person(), check_stakeholder_person(), check_actor_person(), forget_withdrawn(), forget_taken_back(),
  check_notice_expiry(), redact_audit(uuid, text, uuid[]), without_name(jsonb, text, text), forget_ratings(uuid, uuid), forget_person(uuid, text), has_valid_notice(uuid), is_person(text, uuid, uuid)
  from public, tablee_app;
