-- Social worlds of a territory: themes with their actors and actions, who is in which, who is tied to whom, since when,
-- and who said so.

-- Who said it, and when: an interview, minutes, a file, the actor itself by its link, or the memory of the team. What
-- one source brought can be undone as a whole.
create table network_source (
  -- Made by the browser: the same entry sent twice is received once.
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  kind text not null check (kind in ('interview', 'minutes', 'import', 'link', 'memory')),
  title text not null check (length(title) between 1 and 200),
  -- The day for which it speaks.
  held_on date not null,
  -- The minutes as pasted, or the notes of an interview.
  text text not null default '' check (length(text) <= 200000),
  -- Who was asked, or whose link it is.
  actor_id uuid,
  file_name text check (length(file_name) between 1 and 300),
  file_sha256 text,
  -- Names that the actor gave by its link and that no organisation of the list bears: the team looks at them.
  proposals text[] not null default '{}' check (cardinality(proposals) <= 50),
  -- Ids of what was sent to be entered under this source: each is received once.
  entries uuid[] not null default '{}',
  -- What it changed of rows that others had brought, so that undoing it gives them back as they were:
  -- [{t: table, id, b: before, a: after}], both [seen_on, weight or strength, until].
  changed jsonb not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete cascade
);
-- What a source brought of the list of organisations itself.
alter table actor add column source_id uuid,
  add foreign key (territory_id, source_id) references network_source (territory_id, id) on delete set null (source_id);
create index actor_source on actor (source_id) where source_id is not null;
create index network_source_territory on network_source (territory_id, held_on desc);
create index network_source_actor on network_source (territory_id, actor_id) where actor_id is not null;

create table social_world (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  -- Of catalogue/social-worlds.json; null: the territory's own.
  code text check (code ~ '^[a-z]+(-[a-z]+)*$' and length(code) <= 40),
  name text not null check (length(btrim(name)) between 1 and 60),
  -- The activity that its actors share.
  theme text not null default '' check (length(theme) <= 1000),
  -- What goes without saying among them: words, hours, rules, tools.
  conventions text not null default '' check (length(conventions) <= 2000),
  sites text[] not null default '{}' check (cardinality(sites) <= 30),
  -- Place in the palette; the sign beside it says the same without colour.
  color smallint not null default 0 check (color between 0 and 23),
  note text not null default '' check (length(note) <= 4000),
  -- Made by a file that named it.
  source_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, source_id) references network_source (territory_id, id) on delete set null (source_id)
);
create index social_world_source on social_world (source_id) where source_id is not null;
create unique index social_world_name on social_world (territory_id, lower(btrim(name))) where deleted_at is null;
create unique index social_world_code on social_world (territory_id, code) where deleted_at is null and code is not null;

-- What is done around food: a project, a service, an event that comes back, a rule that is shared.
create table action (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  title text not null check (length(btrim(title)) between 1 and 200),
  kind text not null default 'project' check (kind in ('project', 'service', 'event', 'training', 'rule', 'other')),
  state text not null default 'under_way' check (state in ('planned', 'under_way', 'done', 'dropped')),
  started_on date,
  ended_on date check (ended_on >= started_on),
  place text not null default '' check (length(place) <= 200),
  commune_code text check (commune_code ~ '^[0-9AB]{5}$'),
  theme text not null default '' check (length(theme) <= 200),
  note text not null default '' check (length(note) <= 4000),
  source_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, source_id) references network_source (territory_id, id) on delete set null (source_id)
);
create index action_territory on action (territory_id, title, id) where deleted_at is null;
create index action_source on action (source_id) where source_id is not null;

-- Who carries an action, contributes to it, pays for it or benefits from it.
create table action_actor (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  action_id uuid not null,
  actor_id uuid not null,
  role text not null default 'contributes' check (role in ('carries', 'contributes', 'benefits', 'funds')),
  since date,
  until date check (until >= since),
  source_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, action_id) references action (territory_id, id) on delete cascade,
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete cascade,
  foreign key (territory_id, source_id) references network_source (territory_id, id) on delete set null (source_id)
);
create unique index action_actor_once on action_actor (action_id, actor_id, role) where deleted_at is null;
create index action_actor_territory on action_actor (territory_id);
create index action_actor_actor on action_actor (actor_id);
create index action_actor_source on action_actor (source_id) where source_id is not null;

-- How much an action is of a world: 1 a little, 3 wholly.
create table action_world (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  action_id uuid not null,
  world_id uuid not null,
  weight smallint not null default 2 check (weight between 1 and 3),
  source_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, action_id) references action (territory_id, id) on delete cascade,
  foreign key (territory_id, world_id) references social_world (territory_id, id) on delete cascade,
  foreign key (territory_id, source_id) references network_source (territory_id, id) on delete set null (source_id)
);
create unique index action_world_once on action_world (action_id, world_id) where deleted_at is null;
create index action_world_territory on action_world (territory_id);
create index action_world_world on action_world (world_id);
create index action_world_source on action_world (source_id) where source_id is not null;

-- An actor is said to be in a world (declared); what follows from its actions is not stored, it is derived.
create table world_membership (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  world_id uuid not null,
  actor_id uuid not null,
  -- 1 at its edge, 3 at its heart.
  weight smallint not null default 2 check (weight between 1 and 3),
  -- Unknown: it has been so for longer than anybody remembers, and is still.
  since date,
  until date check (until >= since),
  -- The last day on which somebody said that it holds.
  seen_on date,
  source_id uuid,
  note text not null default '' check (length(note) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, world_id) references social_world (territory_id, id) on delete cascade,
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete cascade,
  foreign key (territory_id, source_id) references network_source (territory_id, id) on delete set null (source_id)
);
-- Several in the course of time, one that still holds.
create unique index world_membership_once on world_membership (world_id, actor_id) where deleted_at is null and until is null;
create index world_membership_territory on world_membership (territory_id);
create index world_membership_actor on world_membership (actor_id);
create index world_membership_source on world_membership (source_id) where source_id is not null;

-- A tie between two actors. A purchase goes from the buyer to the seller; of the other kinds the order says nothing.
create table actor_tie (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  from_id uuid not null,
  to_id uuid not null check (from_id <> to_id),
  kind text not null check (kind in ('information', 'purchase', 'joint_project', 'trust')),
  strength smallint not null default 2 check (strength between 1 and 3),
  since date,
  until date check (until >= since),
  seen_on date,
  source_id uuid,
  note text not null default '' check (length(note) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, from_id) references actor (territory_id, id) on delete cascade,
  foreign key (territory_id, to_id) references actor (territory_id, id) on delete cascade,
  foreign key (territory_id, source_id) references network_source (territory_id, id) on delete set null (source_id)
);
create unique index actor_tie_once on actor_tie (
  (case when kind = 'purchase' then from_id else least(from_id, to_id) end),
  (case when kind = 'purchase' then to_id else greatest(from_id, to_id) end), kind
) where deleted_at is null and until is null;
create index actor_tie_territory on actor_tie (territory_id);
create index actor_tie_from on actor_tie (from_id);
create index actor_tie_to on actor_tie (to_id);
create index actor_tie_source on actor_tie (source_id) where source_id is not null;

-- "With which other worlds?": an actor has to do with a world without being of it, and nobody named an actor there.
create table world_contact (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  actor_id uuid not null,
  world_id uuid not null,
  strength smallint not null default 1 check (strength between 1 and 3),
  since date,
  until date check (until >= since),
  seen_on date,
  source_id uuid,
  note text not null default '' check (length(note) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete cascade,
  foreign key (territory_id, world_id) references social_world (territory_id, id) on delete cascade,
  foreign key (territory_id, source_id) references network_source (territory_id, id) on delete set null (source_id)
);
create unique index world_contact_once on world_contact (actor_id, world_id) where deleted_at is null and until is null;
create index world_contact_territory on world_contact (territory_id);
create index world_contact_world on world_contact (world_id);
create index world_contact_source on world_contact (source_id) where source_id is not null;

-- Thresholds of the readings, and how much two worlds have to say to each other; without a row the method's hold.
create table network_settings (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null unique references territory (id) on delete cascade,
  thresholds jsonb not null default '{}',
  -- [{a, b, value}], 0 to 1.
  complementarity jsonb not null default '[]',
  -- Months without news after which a tie sleeps.
  sleeping_months smallint not null default 24 check (sleeping_months between 3 and 120),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1
);

-- Two worlds that should meet: what was proposed and why, what was decided, what it changed.
create table world_encounter (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  world_a_id uuid not null,
  world_b_id uuid not null check (world_a_id <> world_b_id),
  state text not null default 'accepted' check (state in ('accepted', 'held', 'set_aside')),
  form text not null check (form in ('cross_visit', 'invited_pair', 'joint_project')),
  -- What it rested on, with the figures of that day: {score, gap, relevance, weight, shared, expected, asOf}.
  reason jsonb not null default '{}',
  -- Who is asked to introduce: ids of actors, in the order of the chain.
  introducers uuid[] not null default '{}' check (cardinality(introducers) <= 10),
  -- The planned action that it became.
  action_id uuid,
  planned_on date,
  held_on date,
  -- What was seen and said afterwards.
  outcome text not null default '' check (length(outcome) <= 4000),
  note text not null default '' check (length(note) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  check (state <> 'held' or held_on is not null),
  foreign key (territory_id, world_a_id) references social_world (territory_id, id) on delete cascade,
  foreign key (territory_id, world_b_id) references social_world (territory_id, id) on delete cascade,
  foreign key (territory_id, action_id) references action (territory_id, id) on delete set null (action_id)
);
create index world_encounter_territory on world_encounter (territory_id);
create index world_encounter_world_a on world_encounter (world_a_id);
create index world_encounter_world_b on world_encounter (world_b_id);
create index world_encounter_action on world_encounter (action_id) where action_id is not null;

-- What an actor was told about the network and its own page there: who asks, why, until when. A person is in the
-- network under such a notice only.
create table network_notice (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  actor_id uuid,
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  controller text not null default '' check (length(controller) <= 300),
  contact text not null default '' check (length(contact) <= 300),
  purpose text not null default '' check (length(purpose) <= 1000),
  notice text not null default '' check (length(notice) <= 10000),
  expires_on date not null,
  token_hash text not null unique,
  token text not null,
  notified_how text check (notified_how in ('mailed', 'handed', 'posted')),
  notified_on date check ((notified_on is null) = (notified_how is null)),
  -- Of whoever answers by the link.
  opened_at timestamptz,
  consented_at timestamptz,
  answered_at timestamptz,
  withdrawn_at timestamptz,
  erased_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete set null (actor_id)
);
create unique index network_notice_actor on network_notice (actor_id) where deleted_at is null and erased_at is null;
create index network_notice_territory on network_notice (territory_id);
create index network_notice_to_expire on network_notice (expires_on) where erased_at is null;

-- Where everything stands on the map; an actor keeps its place from one year to the next. {worlds: {id: [x, y, r]},
-- actors: {id: [x, y]}}; worth a computation, hence neither audited nor versioned.
create table network_layout (
  territory_id uuid primary key references territory (id) on delete cascade,
  positions jsonb not null,
  computed_at timestamptz not null default now()
);
alter table network_layout enable row level security;
create policy in_territory on network_layout using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());

-- Two entries that were one actor: what was moved from one to the other, so that it can be undone.
create table actor_merge (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null check (merged_id <> kept_id),
  -- [{table, column, id}], and the fields of the kept one before: {name: …}.
  moved jsonb not null default '[]',
  kept_before jsonb not null default '{}',
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, kept_id) references actor (territory_id, id) on delete cascade,
  foreign key (territory_id, merged_id) references actor (territory_id, id) on delete cascade
);
create index actor_merge_territory on actor_merge (territory_id);
create index actor_merge_kept on actor_merge (kept_id);
create index actor_merge_merged on actor_merge (merged_id);

select guard_table('network_source', 'network-source');
select guard_table('social_world', 'social-world');
select guard_table('action', 'action');
select guard_table('action_actor', 'action-actor');
select guard_table('action_world', 'action-world');
select guard_table('world_membership', 'world-membership');
select guard_table('actor_tie', 'actor-tie');
select guard_table('world_contact', 'world-contact');
select guard_table('network_settings', 'network-settings');
select guard_table('world_encounter', 'world-encounter');
select guard_table('network_notice', 'network-notice');
select guard_table('actor_merge', 'actor-merge');

-- The list of organisations names the worlds of each in `actor.worlds`: the names of its memberships that hold today.
-- Both ways lead to the same: a name put into the list becomes a membership (and a world where none has that name), a
-- membership that begins or ends shows in the list. Whichever side was written, the other follows and stops there.
create function worlds_of_actor(p_actor uuid) returns text[]
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct w.name order by w.name), '{}') from world_membership m
    join social_world w on w.id = m.world_id and w.deleted_at is null
    where m.actor_id = p_actor and m.deleted_at is null and m.until is null
$$;

create function list_worlds_of_actors(p_actors uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('tablee.listing_worlds', true) = 'on' then return; end if;
  perform set_config('tablee.listing_worlds', 'on', true);
  update actor a set worlds = worlds_of_actor(a.id)
    where a.id = any (p_actors)
      and worlds_of_actor(a.id) is distinct from (select coalesce(array_agg(distinct each order by each), '{}') from unnest(a.worlds) as each);
  perform set_config('tablee.listing_worlds', '', true);
end $$;

-- Once a statement, whatever the number of rows: a file brings thousands.
create function membership_shows_in_list() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform list_worlds_of_actors(array(select distinct actor_id from changed));
  else
    perform list_worlds_of_actors(array(select actor_id from changed union select actor_id from former));
  end if;
  return null;
end $$;
create trigger shows_in_list after insert on world_membership
  referencing new table as changed for each statement execute function membership_shows_in_list();
create trigger shows_in_list_again after update on world_membership
  referencing old table as former new table as changed for each statement execute function membership_shows_in_list();

create function world_shows_in_list() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform list_worlds_of_actors(array(select actor_id from world_membership where world_id = new.id and deleted_at is null and until is null));
  return null;
end $$;
create trigger shows_in_list after update of name, deleted_at on social_world for each row execute function world_shows_in_list();

create function list_becomes_membership() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger becomes_membership after insert or update of worlds on actor
  for each row execute function list_becomes_membership();

create function has_network_notice(p_actor uuid) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from network_notice n where n.actor_id = p_actor and n.deleted_at is null and n.erased_at is null
    and n.withdrawn_at is null and n.notified_on is not null and n.expires_on >= current_date)
$$;

-- A person is in the network under a notice that she was given and that has not run out. What stands may be corrected or
-- ended whatever became of her notice; it may not be turned to her, nor brought back.
create function check_person_in_network() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger person_in_network before insert or update of actor_id, deleted_at on world_membership for each row execute function check_person_in_network();
create trigger person_in_network before insert or update of from_id, to_id, deleted_at on actor_tie for each row execute function check_person_in_network();
create trigger person_in_network before insert or update of actor_id, deleted_at on world_contact for each row execute function check_person_in_network();
create trigger person_in_network before insert or update of actor_id, deleted_at on action_actor for each row execute function check_person_in_network();
-- What she was asked, or answered.
create trigger person_in_network before insert or update of actor_id, deleted_at on network_source for each row execute function check_person_in_network();

-- Who is asked to introduce is an actor of the territory, and a person under the same notice; an array has no foreign key.
create function check_introducers() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger introducers_known before insert or update of introducers on world_encounter for each row execute function check_introducers();

-- The same for an organisation that turns out to be a person, and for worlds written in the list. A trigger that names
-- its rule as a problem (feature.code) is answered with that problem.
create function check_actor_in_network() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger actor_in_network before insert or update of kind, worlds on actor for each row execute function check_actor_in_network();

-- Everything that the network holds about one actor goes at once, also from the audit; a person goes from the list too,
-- with every entry that was made one with hers.
create function forget_in_network(p_notice uuid, p_reason text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- Erased on the map of an evaluation, a person is not kept in the list, unless another map or the network, each with its
-- own notice, still names her.
create or replace function forget_actor() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- The same for the team of the territory that was entered, or for the bearer of the link.
create function erase_in_network(p_notice uuid) returns boolean
language sql security definer set search_path = public, pg_temp as $$
  select coalesce(bool_or(forget_in_network(n.id, 'erased')), false) from network_notice n where n.id = p_notice and n.territory_id = tablee_territory()
$$;

-- Persons whose notice has run out leave the network, in every territory; one who was said to be an organisation since was
-- promised the same end. Links of organisations simply close.
create function purge_network_persons(p_today date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- The bearer of a link enters the territory of that one actor, without a person.
create function enter_network_notice(p_token_hash text) returns table (notice_id uuid, territory_id uuid, actor_id uuid)
language plpgsql security definer set search_path = public, pg_temp as $$
declare n network_notice;
begin
  select p.* into n from network_notice p join territory t on t.id = p.territory_id
    where p.token_hash = p_token_hash and p.deleted_at is null and t.deleted_at is null;
  if not found then return; end if;
  perform set_config('tablee.person', '', true);
  perform set_config('tablee.territory', n.territory_id::text, true);
  return query select n.id, n.territory_id, n.actor_id;
end $$;

-- Whatever points at one entry of the list points at the other from now on, whichever feature it belongs to; what the
-- other has already (the same tie, the same membership) stays where it is, out of sight with the deleted entry.
create function move_to_actor(p_from uuid, p_to uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- Undoing: what was moved and still stands there goes back.
create function move_back_to_actor(p_moved jsonb, p_kept uuid, p_merged uuid) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- The tags that organisations had become worlds and memberships.
do $$
declare t record;
begin
  for t in select a.territory_id, each as name from actor a, unnest(a.worlds) as each where a.deleted_at is null and btrim(each) <> '' loop
    insert into social_world (territory_id, name, color)
      select t.territory_id, left(btrim(t.name), 60), (select count(*) % 20 from social_world where territory_id = t.territory_id)
      where not exists (select from social_world where territory_id = t.territory_id and lower(btrim(name)) = lower(left(btrim(t.name), 60)));
  end loop;
  perform set_config('tablee.listing_worlds', 'on', true);
  insert into world_membership (territory_id, world_id, actor_id)
    select distinct a.territory_id, w.id, a.id from actor a, unnest(a.worlds) as each
    join social_world w on lower(btrim(w.name)) = lower(left(btrim(each), 60))
    where w.territory_id = a.territory_id and a.deleted_at is null and a.kind <> 'person';
  perform set_config('tablee.listing_worlds', '', true);
end $$;

revoke execute on function worlds_of_actor(uuid), list_worlds_of_actors(uuid[]), membership_shows_in_list(), world_shows_in_list(), list_becomes_membership(),
  has_network_notice(uuid), check_person_in_network(), check_introducers(), check_actor_in_network(), forget_in_network(uuid, text) from public, tablee_app;
