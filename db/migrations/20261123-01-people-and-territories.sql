-- People, sessions, territories and their members. What every later table of a territory relies on:
-- who is asking (tablee.person), in which territory (tablee.territory), and the triggers that keep
-- versions, the audit and the row-level border. The settings are local to a transaction and are set by
-- enter_territory / enter_publication / enter_as_person alone.

create function tablee_person() returns uuid language sql stable as
  $$ select nullif(current_setting('tablee.person', true), '')::uuid $$;
create function tablee_territory() returns uuid language sql stable as
  $$ select nullif(current_setting('tablee.territory', true), '')::uuid $$;

-- Accounts. Column names in camelCase are those that better-auth expects.
create table person (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 120),
  email text not null unique check (email = lower(email)),
  "emailVerified" boolean not null default false,
  image text,
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  host boolean not null default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table session (
  id uuid primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references person (id) on delete cascade
);
create index session_person on session ("userId");
create table account (
  id uuid primary key default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references person (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_person on account ("userId");
create table verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on verification (identifier);

-- One row: the token with which the first person claims the instance, and what the instance remembers.
create table instance (
  singleton boolean primary key default true check (singleton),
  setup_token_hash text,
  -- Signs session cookies; in the database so that several server processes agree on it.
  secret text not null,
  claimed_at timestamptz,
  created_at timestamptz not null default now()
);

create table programme (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 200),
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

create table territory (
  id uuid primary key default gen_random_uuid(),
  programme_id uuid references programme (id) on delete set null,
  name text not null check (length(name) between 1 and 200),
  note text not null default '' check (length(note) <= 4000),
  demo boolean not null default false,
  -- How it was drawn: areas taken in and left out; what they came to is in territory_commune.
  selection jsonb not null default '{"include": [], "exclude": []}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1
);

create table territory_commune (
  territory_id uuid not null references territory (id) on delete cascade,
  commune_code text not null check (commune_code ~ '^[0-9AB]{5}$'),
  cog_vintage integer not null check (cog_vintage between 2000 and 2100),
  primary key (territory_id, commune_code)
);
create index territory_commune_code on territory_commune (commune_code);

create table member (
  territory_id uuid not null references territory (id) on delete cascade,
  person_id uuid not null references person (id) on delete cascade,
  role text not null check (role in ('owner', 'facilitator', 'contributor', 'reviewer', 'reader')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  version integer not null default 1,
  primary key (territory_id, person_id)
);
create index member_person on member (person_id);

create table invitation (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  email text not null check (email = lower(email)),
  role text not null check (role in ('owner', 'facilitator', 'contributor', 'reviewer', 'reader')),
  token_hash text not null unique,
  invited_by uuid references person (id) on delete set null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1
);
create index invitation_territory on invitation (territory_id);

-- Who did what, when, before and after. Written by triggers in the same transaction as the act.
create table audit (
  id bigint generated always as identity primary key,
  territory_id uuid not null references territory (id) on delete cascade,
  at timestamptz not null default now(),
  person_id uuid references person (id) on delete set null,
  act text not null check (act in ('create', 'change', 'delete', 'restore', 'purge')),
  record_kind text not null,
  record_id uuid,
  before jsonb,
  after jsonb
);
create index audit_territory on audit (territory_id, id desc);
create index audit_record on audit (territory_id, record_kind, record_id);

-- The only doors into a territory. Each sets the settings for this transaction and returns what was proved.
create function enter_territory(p_person uuid, p_territory uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare found_role text;
begin
  select m.role into found_role from member m join territory t on t.id = m.territory_id
    where m.person_id = p_person and m.territory_id = p_territory and t.deleted_at is null;
  if found_role is null then return null; end if;
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', p_territory::text, true);
  return found_role;
end $$;

create function enter_as_person(p_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', '', true);
end $$;

-- A territory is born with its owner; nobody can be a member before it exists.
create function create_territory(
  p_person uuid, p_name text, p_note text, p_programme uuid, p_demo boolean,
  p_selection jsonb default '{"include": [], "exclude": []}'
) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare new_id uuid := gen_random_uuid();
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', new_id::text, true);
  insert into territory (id, name, note, programme_id, demo, selection)
    values (new_id, p_name, coalesce(p_note, ''), p_programme, p_demo, p_selection);
  insert into member (territory_id, person_id, role) values (new_id, p_person, 'owner');
  return new_id;
end $$;

-- A deleted territory cannot be entered: its owners bring it back through here. False where there is nothing to bring back.
create function restore_territory(p_person uuid, p_territory uuid) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', p_territory::text, true);
  update territory t set deleted_at = null where t.id = p_territory and t.deleted_at is not null
    and exists (select 1 from member m where m.territory_id = t.id and m.person_id = p_person and m.role = 'owner');
  return found;
end $$;

-- Every edit carries a version: it rises by one at each change.
create function touch_record() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $$;

create function write_audit() returns trigger
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
  -- When a whole territory is purged its audit goes with it.
  if tg_op = 'DELETE' and not exists (select 1 from territory where id = the_territory) then return null; end if;
  insert into audit (territory_id, person_id, act, record_kind, record_id, before, after)
  values (the_territory, tablee_person(), the_act, tg_argv[0], coalesce(some_row ->> 'id', some_row ->> 'person_id')::uuid, row_before, row_after);
  return null;
end $$;

-- Puts the border (row-level security), the audit and the version on a table of a territory.
create function guard_table(p_table regclass, p_kind text, p_column text default 'territory_id', p_versioned boolean default true) returns void
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('create policy in_territory on %s using (%I = tablee_territory()) with check (%I = tablee_territory())', p_table, p_column, p_column);
  execute format('create trigger audit after insert or update or delete on %s for each row execute function write_audit(%L)', p_table, p_kind);
  if p_versioned then
    execute format('create trigger touch before update on %s for each row execute function touch_record()', p_table);
  end if;
end $$;

select guard_table('territory', 'territory', 'id');
select guard_table('member', 'member');
select guard_table('invitation', 'invitation');
-- The communes of a territory are audited as one act, by the territory's own row.
alter table territory_commune enable row level security;
create policy in_territory on territory_commune using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
alter table audit enable row level security;
create policy in_territory on audit for select using (territory_id = tablee_territory());

-- A person sees the list of her own territories and memberships without entering one.
create policy my_memberships on member for select using (person_id = tablee_person());
create policy my_territories on territory for select
  using (id in (select m.territory_id from member m where m.person_id = tablee_person()));
create policy my_territory_communes on territory_commune for select
  using (territory_id in (select m.territory_id from member m where m.person_id = tablee_person()));

-- An invitation is looked up and accepted by the hash of its secret, before its bearer is a member.
create function find_invitation(p_token_hash text)
returns table (id uuid, territory_id uuid, territory_name text, email text, role text, expires_at timestamptz, accepted_at timestamptz, revoked boolean, inviter text)
language sql security definer set search_path = public, pg_temp as $$
  select i.id, i.territory_id, t.name, i.email, i.role, i.expires_at, i.accepted_at, i.deleted_at is not null, p.name
  from invitation i join territory t on t.id = i.territory_id left join person p on p.id = i.invited_by
  where i.token_hash = p_token_hash and t.deleted_at is null
$$;

create function accept_invitation(p_token_hash text, p_person uuid) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- Demonstration territories are removed in one click by anyone who may load them (the host).
create function remove_demonstration() returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare removed integer;
begin
  delete from territory where demo;
  get diagnostics removed = row_count;
  delete from programme where demo;
  return removed;
end $$;

-- Whoever claims the instance becomes an owner of the demonstration that was loaded before anybody was there.
create function adopt_demonstration(p_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform set_config('tablee.person', p_person::text, true);
  insert into member (territory_id, person_id, role) select id, p_person, 'owner' from territory where demo
    and exists (select 1 from person where person.id = p_person and host)
  on conflict do nothing;
end $$;
