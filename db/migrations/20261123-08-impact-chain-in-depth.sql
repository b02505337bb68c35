-- The impact chain by many hands: evidence for and against each link, rival explanations (method 8.7), rival versions of
-- the chain held by groups of stakeholders, and receipts by which an act that is sent twice is done once.

drop view thread_edge;

-- Several stories may serve one objective.
alter table objective add column story_ids uuid[] not null default '{}';
alter table objective disable trigger user;
update objective set story_ids = array[story_id] where story_id is not null;
alter table objective enable trigger user;
alter table objective drop column story_id;
create index objective_stories on objective using gin (story_ids);

-- An array has no foreign key: this says the same, an objective is drawn from stories of its own evaluation.
create function refuse_foreign_stories() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger own_stories before insert or update of story_ids on objective
  for each row when (new.story_ids <> '{}') execute function refuse_foreign_stories();
revoke execute on function refuse_foreign_stories() from public, tablee_app;

-- A rival version is another way of telling the chain, held by a group; its elements and links are copies that remember
-- what they were copied from and how that stood then, so that three ways can be compared and merged.
create table chain_rival (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  held_by text not null default '' check (length(held_by) <= 200),
  note text not null default '' check (length(note) <= 2000),
  state text not null default 'open' check (state in ('open', 'merged', 'set_aside')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index chain_rival_evaluation on chain_rival (territory_id, evaluation_id);

alter table chain_element
  add column rival_id uuid,
  add column origin_id uuid,
  add column origin_values jsonb,
  add foreign key (territory_id, evaluation_id, rival_id) references chain_rival (territory_id, evaluation_id, id) on delete cascade,
  add check (origin_id is null or rival_id is not null);
create index chain_element_rival on chain_element (rival_id) where rival_id is not null;
alter table chain_link
  add column rival_id uuid,
  add column origin_id uuid,
  add column origin_values jsonb,
  add unique (territory_id, evaluation_id, id),
  add foreign key (territory_id, evaluation_id, rival_id) references chain_rival (territory_id, evaluation_id, id) on delete cascade,
  add check (origin_id is null or rival_id is not null);
create index chain_link_rival on chain_link (rival_id) where rival_id is not null;

create table chain_evidence (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  link_id uuid not null,
  side text not null default 'for' check (side in ('for', 'against')),
  kind text not null default 'note' check (kind in ('answer', 'figure', 'quote', 'document', 'note')),
  statement text not null check (length(statement) between 1 and 1000),
  source text not null default '' check (length(source) <= 300),
  url text not null default '' check (length(url) <= 500),
  observed_on date,
  -- Strength 0 to 4 before downgrades (method 8.5); null: nobody has judged it.
  strength smallint check (strength between 0 and 4),
  downgrades text[] not null default '{}' check (downgrades <@ array['interested', 'old', 'no_dissent', 'leading']),
  -- For a figure: the observation it quotes.
  observation_id uuid,
  -- For a quote: whether who said it agreed to be quoted; null: not asked.
  consent boolean,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, link_id) references chain_link (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, observation_id) references observation (territory_id, id) on delete cascade
);
create index chain_evidence_evaluation on chain_evidence (territory_id, evaluation_id);
create index chain_evidence_link on chain_evidence (link_id);
create index chain_evidence_observation on chain_evidence (observation_id) where observation_id is not null;

-- What stood in lines of text on the link becomes records.
insert into chain_evidence (territory_id, evaluation_id, link_id, statement)
  select l.territory_id, l.evaluation_id, l.id, left(btrim(line), 1000)
  from chain_link l cross join unnest(l.evidence) line where btrim(line) <> '';
alter table chain_link drop column evidence;

create table rival_explanation (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  -- What it would explain instead of us: a change or an impact of the chain; null: the whole.
  element_id uuid,
  kind text not null default 'other' check (kind in ('market_price', 'other_scheme', 'weather', 'fashion', 'regulation', 'other')),
  statement text not null check (length(statement) between 1 and 500),
  -- 0 excluded … 4 at least as likely as us; null: nobody has judged it.
  plausibility smallint check (plausibility between 0 and 4),
  test text not null default '' check (length(test) <= 1000),
  tested boolean not null default false,
  finding text not null default '' check (length(finding) <= 1000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, element_id) references chain_element (territory_id, evaluation_id, id) on delete cascade
);
create index rival_explanation_evaluation on rival_explanation (territory_id, evaluation_id);
create index rival_explanation_element on rival_explanation (element_id) where element_id is not null;

-- An empty detail is no detail: who empties one sends the empty text, and what was never said stays apart from nothing.
create function drop_empty_details() returns trigger language plpgsql as $$
begin
  new.details := coalesce((select jsonb_object_agg(key, value) from jsonb_each(new.details) where value <> '""'), '{}');
  return new;
end $$;
create trigger details before insert or update of details on chain_element
  for each row when (new.details <> '{}') execute function drop_empty_details();
revoke execute on function drop_empty_details() from public, tablee_app;

-- One row per act that was done: the same act sent again (the reply was lost) is answered without being done again.
create table chain_act (
  id uuid primary key,
  territory_id uuid not null,
  evaluation_id uuid not null,
  created_at timestamptz not null default now(),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index chain_act_evaluation on chain_act (territory_id, evaluation_id);
alter table chain_act enable row level security;
create policy in_territory on chain_act using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());

select guard_table('chain_rival', 'chain-rival');
select guard_table('chain_evidence', 'chain-evidence');
select guard_table('rival_explanation', 'rival-explanation');
select tell_changes('chain_rival', 'chain-rival');
select tell_changes('chain_evidence', 'chain-evidence');
select tell_changes('rival_explanation', 'rival-explanation');
create trigger thread after update on chain_evidence referencing old table as old_rows new table as new_rows
  for each statement execute function mark_thread('chain-evidence');

-- The history of a chain, and the chain as it stood at a moment, are read from the audit; rows are large, hence by key.
create index audit_chain on audit (territory_id, (coalesce(after, before) ->> 'evaluation_id'), (coalesce(after, before) ->> 'rival_id'), at)
  where record_kind in ('chain-element', 'chain-link');

-- As before, with what links rest on, objectives drawn from several stories, and rival versions left out: they are talk, not yet the chain.
create view thread_edge with (security_invoker = true) as
  select territory_id, 'objective' as from_kind, id as from_id, 'story' as to_kind, story_id as to_id, 'drawn-from' as why
    from objective cross join lateral unnest(story_ids) as story_id where deleted_at is null
  union all select territory_id, 'chain-element', id, 'objective', objective_id, 'serves' from chain_element where objective_id is not null and rival_id is null and deleted_at is null
  union all select territory_id, 'chain-link', id, 'chain-element', from_id, 'starts-at' from chain_link where rival_id is null and deleted_at is null
  union all select territory_id, 'chain-link', id, 'chain-element', to_id, 'leads-to' from chain_link where rival_id is null and deleted_at is null
  union all select e.territory_id, 'chain-link', e.link_id, 'chain-evidence', e.id, 'rests-on'
    from chain_evidence e join chain_link l on l.id = e.link_id and l.rival_id is null where e.deleted_at is null
  union all select territory_id, 'chain-evidence', id, 'observation', observation_id, 'quotes' from chain_evidence where observation_id is not null and deleted_at is null
  union all select territory_id, 'framework-line', id, 'objective', objective_id, 'judges' from framework_line where objective_id is not null and deleted_at is null
  union all select territory_id, 'framework-line', id, 'chain-element', element_id, 'measures' from framework_line where element_id is not null and deleted_at is null
  union all select territory_id, 'observation', id, 'framework-line', line_id, 'is-value-of' from observation where deleted_at is null
  union all select territory_id, 'purchase-import', import_id, 'purchase', id, 'contains' from purchase
  union all select territory_id, 'statement', id, 'observation', observation_id, 'quotes' from statement where observation_id is not null and deleted_at is null
  union all select territory_id, 'support', support_id, 'statement', id, 'says' from statement
  union all select territory_id, 'support', id, 'story', story_id, 'tells' from support where story_id is not null and deleted_at is null
  union all select territory_id, from_kind, from_id, to_kind, to_id, why from lean;
