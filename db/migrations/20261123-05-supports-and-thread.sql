-- What is published, and the thread of evidence: who leans on whom, and what is to be reviewed.
create table support (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  audience text not null default 'elected',
  use text not null default 'decide',
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  key_message text not null default '',
  story_id uuid,
  call_to_action text not null default '',
  limits text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, story_id) references story (territory_id, evaluation_id, id) on delete cascade
);
create index support_evaluation on support (territory_id, evaluation_id);
create index support_story on support (story_id);
create table statement (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  support_id uuid not null,
  observation_id uuid,
  position integer not null default 0,
  sentence text not null default '' check (length(sentence) <= 600),
  -- Strength of evidence of a claim without figure (method 8.5), and how many people are behind it when it is about people.
  evidence smallint check (evidence between 0 and 4),
  people integer check (people >= 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, support_id) references support (territory_id, id) on delete cascade,
  foreign key (territory_id, observation_id) references observation (territory_id, id) on delete cascade
);
create index statement_support on statement (support_id, position);
create index statement_observation on statement (observation_id);
create table publication (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  support_id uuid not null,
  token_hash text not null unique,
  -- The link can be copied again by the team: the secret itself is kept, readable inside the territory only.
  token text not null,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  foreign key (territory_id, support_id) references support (territory_id, id) on delete cascade
);
create index publication_support on publication (support_id);

-- Leaning that no foreign key can say (a figure leans on several imports, a link on several quotes).
create table lean (
  territory_id uuid not null references territory (id) on delete cascade,
  from_kind text not null,
  from_id uuid not null,
  to_kind text not null,
  to_id uuid not null,
  why text not null default '',
  primary key (territory_id, from_kind, from_id, to_kind, to_id)
);
create index lean_backwards on lean (territory_id, to_kind, to_id);
alter table lean enable row level security;
create policy in_territory on lean using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());

create table review_mark (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  record_kind text not null,
  record_id uuid not null,
  cause_kind text not null,
  cause_id uuid not null,
  cause_act text not null,
  depth integer not null,
  created_at timestamptz not null default now(),
  cleared_at timestamptz,
  cleared_by uuid references person (id) on delete set null
);
create unique index review_mark_once on review_mark (record_kind, record_id, cause_kind, cause_id) where cleared_at is null;
create index review_mark_record on review_mark (territory_id, record_kind, record_id) where cleared_at is null;
alter table review_mark enable row level security;
create policy in_territory on review_mark using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
create trigger audit after update on review_mark for each row execute function write_audit('review-mark');

select guard_table('support', 'support');
select guard_table('statement', 'statement');
select guard_table('publication', 'publication');

-- One edge per "record A leans on record B".
create view thread_edge with (security_invoker = true) as
  select territory_id, 'objective' as from_kind, id as from_id, 'story' as to_kind, story_id as to_id, 'drawn-from' as why
    from objective where story_id is not null and deleted_at is null
  union all select territory_id, 'chain-element', id, 'objective', objective_id, 'serves' from chain_element where objective_id is not null and deleted_at is null
  union all select territory_id, 'chain-link', id, 'chain-element', from_id, 'starts-at' from chain_link where deleted_at is null
  union all select territory_id, 'chain-link', id, 'chain-element', to_id, 'leads-to' from chain_link where deleted_at is null
  union all select territory_id, 'framework-line', id, 'objective', objective_id, 'judges' from framework_line where objective_id is not null and deleted_at is null
  union all select territory_id, 'framework-line', id, 'chain-element', element_id, 'measures' from framework_line where element_id is not null and deleted_at is null
  union all select territory_id, 'observation', id, 'framework-line', line_id, 'is-value-of' from observation where deleted_at is null
  union all select territory_id, 'purchase-import', import_id, 'purchase', id, 'contains' from purchase
  union all select territory_id, 'statement', id, 'observation', observation_id, 'quotes' from statement where observation_id is not null and deleted_at is null
  union all select territory_id, 'support', support_id, 'statement', id, 'says' from statement
  union all select territory_id, 'support', id, 'story', story_id, 'tells' from support where story_id is not null and deleted_at is null
  union all select territory_id, from_kind, from_id, to_kind, to_id, why from lean;

-- The recursive query of the thread, both ways. direction 'down' = what it leans on, 'up' = what leans on it.
-- Records of the kinds in p_leaves are reached but not walked through (the rows of an import are read page by page).
create function walk_thread(p_kind text, p_id uuid, p_direction text, p_max_depth integer default 12, p_leaves text[] default '{}')
returns table (kind text, id uuid, depth integer, from_kind text, from_id uuid, to_kind text, to_id uuid, why text)
language sql stable as $$
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
$$;

-- Correcting or deleting a record marks all that leans on it "to review", in the same transaction.
create function mark_leaning(p_territory uuid, p_kind text, p_ids uuid[], p_act text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

create function mark_thread() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  batch record;
  -- What says nothing about the values themselves: who collects a line, until when, in how many hours.
  silent constant text[] := array['version', 'updated_at', 'position', 'owner', 'due_on', 'hours', 'timing', 'respondents',
    'personal_data', 'personal_data_note', 'quality'];
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
end $$;

do $$
declare t record;
begin
  for t in select * from (values
    ('story', 'story'), ('objective', 'objective'), ('chain_element', 'chain-element'), ('chain_link', 'chain-link'),
    ('framework_line', 'framework-line'), ('purchase_import', 'purchase-import'), ('purchase', 'purchase'),
    ('observation', 'observation'), ('statement', 'statement')) as v (table_name, kind)
  loop
    execute format('create trigger thread after update on %I referencing old table as old_rows new table as new_rows for each statement execute function mark_thread(%L)', t.table_name, t.kind);
  end loop;
end $$;

-- A reader with a public link enters the territory of that one support, without a person.
create function enter_publication(p_token_hash text) returns table (support_id uuid, territory_id uuid, revoked boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- Only triggers and migrations call these: the server's ordinary role cannot mark, audit or guard by hand.
revoke execute on function guard_table(regclass, text, text, boolean), touch_record(), write_audit(), mark_thread(),
  mark_leaning(uuid, text, uuid[], text) from public, tablee_app;
