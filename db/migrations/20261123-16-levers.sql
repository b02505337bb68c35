-- The five levers that open a network: public events, participation, inclusion through relay structures, dialogue in
-- everyday bodies, exchanges between territories; the quality of governance and the self-check of a food project.
-- All of it belongs to the territory. People are counted here, never listed: guests are organisations and worlds.

-- What the territory itself aims at with a lever of catalogue/levers.json.
create table lever_aim (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  lever text not null check (lever in ('public-events', 'participation', 'inclusion', 'everyday-dialogue', 'exchanges')),
  aim text not null default '' check (length(aim) <= 2000),
  -- In the unit of the lever's first indicator.
  target double precision check (target between -1000000 and 1000000),
  target_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, lever)
);

-- Publics of the territory: whom one wants to meet, and their share in the population where somebody found it.
create table audience (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  -- Of catalogue/publics.json; null: the territory's own.
  code text check (code ~ '^[a-z]+(-[a-z]+)*$' and length(code) <= 40),
  name text not null check (length(btrim(name)) between 1 and 80),
  -- Rarely heard: these are the ones that the parity of participation is about.
  is_seldom_heard boolean not null default true,
  -- Percent of the population, as a source says it; null: nobody looked it up.
  population_percent double precision check (population_percent > 0 and population_percent <= 100),
  population_source text not null default '' check (length(population_source) <= 300),
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  constraint "levers.share-without-source" check (population_percent is null or length(btrim(population_source)) > 0)
);
create unique index audience_name on audience (territory_id, lower(btrim(name))) where deleted_at is null;
create unique index audience_code on audience (territory_id, code) where deleted_at is null and code is not null;

-- An event or a meeting, from its planning to what came out of it.
create table event (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  title text not null check (length(btrim(title)) between 1 and 200),
  kind text not null default 'meeting' check (length(kind) between 1 and 40),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  openness text not null default 'public' check (openness in ('public', 'working')),
  starts_on date,
  ends_on date,
  starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ends_at text check (ends_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null default '' check (length(place) <= 200),
  commune_code text check (commune_code ~ '^[0-9AB]{5}$'),
  -- The body or place of everyday life that hosts it, "own" for one made for the purpose; null: nobody said.
  venue text check (length(venue) between 1 and 40),
  -- From passive (0) to deciding (5); null: nobody said.
  level smallint check (level between 0 and 5),
  -- The six items of the grid: {item: yes | partly | no | unknown}.
  items jsonb not null default '{}' check (jsonb_typeof(items) = 'object'),
  aims text not null default '' check (length(aims) <= 2000),
  levers text[] not null default '{}' check (cardinality(levers) <= 5),
  agenda text not null default '' check (length(agenda) <= 20000),
  report text not null default '' check (length(report) <= 100000),
  -- Percent of the time during which participants spoke, where somebody watched.
  speech_percent smallint check (speech_percent between 0 and 100),
  -- The day on which participants were told what came out.
  trace_on date,
  -- The day announced for what comes next.
  follow_up_on date,
  -- The event that this one follows up.
  parent_id uuid check (parent_id <> id),
  -- Counts of a sheet without names; null and absent: nobody counted.
  persons integer check (persons between 0 and 1000000),
  first_timers integer check (first_timers between 0 and 1000000),
  -- Those who had come to another event within twelve months.
  returners integer check (returners between 0 and 1000000),
  genders jsonb not null default '{}' check (jsonb_typeof(genders) = 'object'),
  -- {id of an audience: count}, {code of a commune: count or null where it was merely present}.
  audiences jsonb not null default '{}' check (jsonb_typeof(audiences) = 'object'),
  communes jsonb not null default '{}' check (jsonb_typeof(communes) = 'object'),
  note text not null default '' check (length(note) <= 4000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, parent_id) references event (territory_id, id) on delete set null (parent_id),
  constraint "levers.held-without-day" check (state <> 'held' or starts_on is not null),
  constraint "levers.days-reversed" check (ends_on >= starts_on),
  constraint "levers.more-than-came" check (first_timers <= persons and returners <= persons)
);
create index event_day on event (territory_id, starts_on, id) where deleted_at is null;
create index event_parent on event (territory_id, parent_id) where parent_id is not null;

-- Who is invited and who came: an organisation, or a whole world.
create table event_guest (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  event_id uuid not null,
  actor_id uuid,
  world_id uuid,
  -- "none": came without being invited.
  invitation text not null default 'to_send' check (invitation in ('none', 'to_send', 'invited', 'accepted', 'declined')),
  invited_on date,
  -- An address typed for the invitation; it goes three months after the event, and the audit never has it.
  email text check (length(email) between 3 and 300),
  -- null: nobody noted it.
  is_present boolean,
  persons integer check (persons between 0 and 100000),
  note text not null default '' check (length(note) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade,
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete cascade,
  foreign key (territory_id, world_id) references social_world (territory_id, id) on delete cascade,
  constraint "levers.guest-is-one" check (num_nonnulls(actor_id, world_id) = 1)
);
create unique index event_guest_actor_once on event_guest (event_id, actor_id) where deleted_at is null and actor_id is not null;
create unique index event_guest_world_once on event_guest (event_id, world_id) where deleted_at is null and world_id is not null;
create index event_guest_event on event_guest (territory_id, event_id);
create index event_guest_actor on event_guest (territory_id, actor_id) where actor_id is not null;
create index event_guest_world on event_guest (territory_id, world_id) where world_id is not null;

-- What was decided, and what is to be done afterwards: who answers for it, until when.
create table event_decision (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  event_id uuid not null,
  kind text not null default 'decision' check (kind in ('decision', 'follow_up')),
  what text not null check (length(btrim(what)) between 1 and 1000),
  -- Proposed or changed by the participants; null: nobody said.
  is_codesigned boolean,
  actor_id uuid,
  -- In words, a body or a function, where no organisation of the list answers.
  who text not null default '' check (length(who) <= 200),
  due_on date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  done_on date,
  outcome text not null default '' check (length(outcome) <= 2000),
  -- The action of the network that it became.
  action_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade,
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete set null (actor_id),
  foreign key (territory_id, action_id) references action (territory_id, id) on delete set null (action_id)
);
create index event_decision_event on event_decision (territory_id, event_id);
create index event_decision_due on event_decision (territory_id, due_on) where state = 'open' and deleted_at is null;
create index event_decision_actor on event_decision (territory_id, actor_id) where actor_id is not null;
create index event_decision_action on event_decision (territory_id, action_id) where action_id is not null;

-- A structure through which publics are reached who do not come by themselves.
create table relay (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  actor_id uuid not null,
  -- Ids of audiences; checked by a trigger, an array cannot have a foreign key.
  audiences uuid[] not null default '{}' check (cardinality(audiences) <= 50),
  -- How many people it meets.
  size integer check (size between 0 and 10000000),
  -- Trust between the structure and the project, 0 none to 4 shared; null: nobody said.
  trust smallint check (trust between 0 and 4),
  capacity text not null default '' check (length(capacity) <= 1000),
  expects text not null default '' check (length(expects) <= 1000),
  cost text not null default '' check (length(cost) <= 500),
  last_action text not null default '' check (length(last_action) <= 500),
  last_action_on date,
  -- Whether its public really came or took part; null: nobody said.
  has_mobilised boolean,
  result text not null default '' check (length(result) <= 2000),
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete cascade
);
create unique index relay_once on relay (actor_id) where deleted_at is null;
create index relay_territory on relay (territory_id, actor_id);

-- An exchange with another territory: one of this instance, or one named in words.
create table territory_exchange (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  title text not null check (length(btrim(title)) between 1 and 200),
  form text not null default 'visit_made' check (form in ('visit_made', 'visit_hosted', 'joint_event', 'training', 'shared_work', 'other')),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  held_on date,
  other_name text not null default '' check (length(other_name) <= 200),
  other_territory_id uuid references territory (id) on delete set null,
  event_id uuid,
  -- Prepared by both sides and with something written afterwards.
  is_formal boolean,
  lessons text not null default '' check (length(lessons) <= 4000),
  taken_home text not null default '' check (length(taken_home) <= 4000),
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete set null (event_id),
  constraint "levers.exchange-without-day" check (state <> 'held' or held_on is not null)
);
create index territory_exchange_day on territory_exchange (territory_id, held_on);
create index territory_exchange_other on territory_exchange (other_territory_id) where other_territory_id is not null;
create index territory_exchange_event on territory_exchange (territory_id, event_id) where event_id is not null;

-- What a group judged together of one criterion of governance on a day; former judgements stay.
create table governance_judgement (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  criterion text not null check (criterion in ('actors', 'resources', 'scale', 'mandate', 'rules', 'participation', 'action', 'learning')),
  level smallint not null check (level between 0 and 4),
  argument text not null default '' check (length(argument) <= 4000),
  judged_on date not null,
  -- Which group judged.
  judged_with text not null default '' check (length(judged_with) <= 300),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id)
);
create index governance_judgement_day on governance_judgement (territory_id, criterion, judged_on desc);

-- A list to check oneself with, item by item: those of a catalogue, edited, and own ones.
create table check_item (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  list text not null default 'pat-level-2' check (list ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(list) <= 40),
  -- Of the catalogue; null: an own item.
  code text check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 40),
  text text not null check (length(btrim(text)) between 1 and 1000),
  position integer not null default 0 check (position between 0 and 1000),
  -- null: nobody looked.
  answer text check (answer in ('yes', 'partly', 'no')),
  answered_on date,
  note text not null default '' check (length(note) <= 4000),
  -- Records that show it: [{kind, id, label}].
  proofs jsonb not null default '[]' check (jsonb_typeof(proofs) = 'array'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id)
);
create unique index check_item_code on check_item (territory_id, list, code) where code is not null;
create index check_item_list on check_item (territory_id, list, position);

-- Files that show what an item of a list, a judgement or an event says: minutes, agreements, decisions (PDF alone).
create table evidence_file (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  check_item_id uuid,
  judgement_id uuid,
  event_id uuid,
  name text not null check (length(name) <= 200),
  mime text not null check (mime = 'application/pdf'),
  bytes integer not null check (bytes between 1 and 12582912),
  note text not null default '' check (length(note) <= 500),
  -- Thirty days after the deletion the bytes go.
  purged_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, check_item_id) references check_item (territory_id, id) on delete cascade,
  foreign key (territory_id, judgement_id) references governance_judgement (territory_id, id) on delete cascade,
  foreign key (territory_id, event_id) references event (territory_id, id) on delete cascade,
  constraint "levers.file-of-one-record" check (num_nonnulls(check_item_id, judgement_id, event_id) = 1)
);
create index evidence_file_check_item on evidence_file (territory_id, check_item_id) where check_item_id is not null;
create index evidence_file_judgement on evidence_file (territory_id, judgement_id) where judgement_id is not null;
create index evidence_file_event on evidence_file (territory_id, event_id) where event_id is not null;
create index evidence_file_to_purge on evidence_file (deleted_at) where deleted_at is not null and purged_at is null;

create table evidence_content (
  file_id uuid primary key,
  territory_id uuid not null,
  content bytea not null,
  foreign key (territory_id, file_id) references evidence_file (territory_id, id) on delete cascade
);
create index evidence_content_territory on evidence_content (territory_id, file_id);
alter table evidence_content alter column content set storage external;

-- A secret address under which calendars read the agenda; several, each revoked by itself.
create table agenda_link (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  name text not null default '' check (length(name) <= 120),
  -- Public events alone, or working meetings too.
  scope text not null default 'public' check (scope in ('public', 'all')),
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  token_hash text not null unique,
  token text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id)
);
create index agenda_link_territory on agenda_link (territory_id);

-- A decision names who answers for it: where the organisation goes with its whole territory, the reference is emptied first,
-- and that is not to be told to an audit that goes too.
create or replace function write_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

select guard_table('lever_aim', 'lever-aim');
select guard_table('audience', 'audience');
select guard_table('event', 'event');
select guard_table('event_guest', 'event-guest');
select guard_table('event_decision', 'event-decision');
select guard_table('relay', 'relay');
select guard_table('territory_exchange', 'territory-exchange');
select guard_table('governance_judgement', 'governance-judgement');
select guard_table('check_item', 'check-item');
select guard_table('evidence_file', 'evidence-file');
select guard_table('agenda_link', 'agenda-link');
alter table evidence_content enable row level security;
create policy in_territory on evidence_content using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());

-- Publics named in a document or an array are publics of the territory.
create function check_event_audiences() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from jsonb_object_keys(new.audiences) as each
      where not exists (select from audience a where a.territory_id = new.territory_id and a.id::text = each)) then
    raise foreign_key_violation using message = 'a public of the territory', table = 'event', constraint = 'event_audiences';
  end if;
  return new;
end $$;
create trigger audiences_exist before insert or update of audiences on event for each row execute function check_event_audiences();

create function check_relay_audiences() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from unnest(new.audiences) as each
      where not exists (select from audience a where a.territory_id = new.territory_id and a.id = each)) then
    raise foreign_key_violation using message = 'a public of the territory', table = 'relay', constraint = 'relay_audiences';
  end if;
  return new;
end $$;
create trigger audiences_exist before insert or update of audiences on relay for each row execute function check_relay_audiences();

-- A person is counted and never listed, neither as a guest nor as a relay nor as the one who answers.
create function check_no_person() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.deleted_at is null and new.actor_id is not null and exists (select from actor a where a.territory_id = new.territory_id and a.id = new.actor_id and a.kind = 'person') then
    raise check_violation using message = 'persons are counted, not listed', table = tg_table_name, constraint = 'levers.person-not-listed';
  end if;
  return new;
end $$;
create trigger no_person before insert or update of actor_id, deleted_at on event_guest for each row execute function check_no_person();
create trigger no_person before insert or update of actor_id, deleted_at on relay for each row execute function check_no_person();
create trigger no_person before insert or update of actor_id, deleted_at on event_decision for each row execute function check_no_person();

create function check_listed_actor() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from event_guest where territory_id = new.territory_id and actor_id = new.id and deleted_at is null)
    or exists (select from relay where territory_id = new.territory_id and actor_id = new.id and deleted_at is null)
    or exists (select from event_decision where territory_id = new.territory_id and actor_id = new.id and deleted_at is null) then
    raise check_violation using message = 'persons are counted, not listed', table = 'actor', constraint = 'levers.listed-actor-no-person';
  end if;
  return new;
end $$;
create trigger no_listed_person before update of kind on actor
  for each row when (new.kind = 'person' and old.kind <> 'person') execute function check_listed_actor();

-- An address typed for an invitation is in no audit. The trigger comes after "audit": they fire in the order of names.
create function unsay_guest_mail() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update audit set before = before - 'email', after = after - 'email'
    where territory_id = coalesce(new.territory_id, old.territory_id) and record_kind = 'event-guest'
      and record_id = coalesce(new.id, old.id) and (before ? 'email' or after ? 'email');
  return null;
end $$;
create trigger mail_unsaid after insert or update or delete on event_guest for each row execute function unsay_guest_mail();

-- Addresses go three months after their event, a year after they were typed where it has no day; in every territory.
create function purge_guest_mails(p_today date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- Bytes and names of files deleted thirty days ago go, in every territory.
create function purge_evidence() returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- What a calendar reads under a secret address: titles, days and places; no names, no counts, nothing else.
create function find_agenda(p_token_hash text) returns table (territory_name text, lang text, revoked boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.name, l.lang, l.deleted_at is not null from agenda_link l join territory t on t.id = l.territory_id
  where l.token_hash = p_token_hash and t.deleted_at is null
$$;
create function read_agenda(p_token_hash text)
returns table (id uuid, title text, state text, starts_on date, ends_on date, starts_at text, ends_at text, place text, version integer, updated_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.title, e.state, e.starts_on, e.ends_on, e.starts_at, e.ends_at, e.place, e.version, e.updated_at
  from agenda_link l join territory t on t.id = l.territory_id
    join event e on e.territory_id = l.territory_id and e.deleted_at is null and e.starts_on is not null
      and (l.scope = 'all' or e.openness = 'public')
  where l.token_hash = p_token_hash and l.deleted_at is null and t.deleted_at is null
  order by e.starts_on desc, e.id limit 1000
$$;

-- Called by triggers alone.
revoke execute on function check_event_audiences(), check_relay_audiences(), check_no_person(), check_listed_actor(), unsay_guest_mail()
  from public, tablee_app;

-- What acts with the rights of the owner is called by the server's own role, not by others whom a shared server lets in.
do $$
declare f regprocedure;
begin
  for f in select p.oid::regprocedure from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef and pg_get_userbyid(p.proowner) = current_user
  loop
    execute format('revoke execute on function %s from public', f);
  end loop;
end $$;
