-- Workshops: people in a room join with their phone by a link or a QR code, without an account. What they send waits
-- until a facilitator has judged it; what is accepted lands in the story, the chain or the stakeholders.
create table workshop (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  -- What phones may do now; none: they wait and listen.
  activities text[] not null default '{story}' check (activities <@ array['story', 'chain', 'stakeholders', 'rating', 'vote']),
  votes_each smallint not null default 3 check (votes_each between 1 and 10),
  shows_results boolean not null default false,
  opened_at timestamptz,
  closed_at timestamptz,
  -- When it closes by itself: nobody forgets an open door.
  closes_at timestamptz check (closes_at <= opened_at + interval '30 days'),
  -- The link is shown again to the team, so the secret is kept, readable inside the territory only.
  token text not null,
  token_hash text not null unique,
  -- When names and keys of its participants were erased.
  purged_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, evaluation_id, id),
  unique (territory_id, id),
  check (state = 'draft' or (opened_at is not null and closes_at is not null)),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index workshop_evaluation on workshop (territory_id, evaluation_id);

create table participant (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  workshop_id uuid not null,
  number integer not null check (number between 1 and 2000),
  -- Given freely, erased 90 days after closing.
  name text check (length(name) between 1 and 60),
  -- The four groups of people whom URBAL brings together.
  "group" text check ("group" in ('innovators', 'actors', 'decision_makers', 'experts')),
  -- Of the secret that the phone keeps; none: erased, nobody can come back as this participant.
  key_hash text,
  set_aside_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, evaluation_id, id),
  unique (territory_id, workshop_id, id),
  unique (territory_id, id),
  unique (workshop_id, number),
  foreign key (territory_id, evaluation_id, workshop_id) references workshop (territory_id, evaluation_id, id) on delete cascade
);
create unique index participant_key on participant (workshop_id, key_hash) where key_hash is not null;

create table contribution (
  -- Made by the phone: the same text sent twice is received once.
  id uuid primary key,
  territory_id uuid not null,
  evaluation_id uuid not null,
  workshop_id uuid not null,
  participant_id uuid not null,
  kind text not null check (kind in ('story_fragment', 'change', 'stakeholder')),
  -- Emptied when its author takes it back.
  content jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'merged', 'refused', 'withdrawn')),
  reason text not null default '' check (length(reason) <= 300),
  decided_by uuid references person (id) on delete set null,
  decided_at timestamptz,
  landed_kind text check (landed_kind in ('story', 'chain-element', 'stakeholder')),
  landed_id uuid,
  -- What undoing needs: the card, its text before and after, the version that the record had then.
  landing jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  check ((landed_kind is null) = (landed_id is null)),
  check (state <> 'refused' or reason <> ''),
  foreign key (territory_id, evaluation_id, workshop_id) references workshop (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, workshop_id, participant_id) references participant (territory_id, workshop_id, id) on delete cascade
);
create index contribution_workshop on contribution (workshop_id, created_at);
create index contribution_participant on contribution (participant_id);

create table objective_vote (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  workshop_id uuid not null,
  participant_id uuid not null,
  objective_id uuid not null,
  created_at timestamptz not null default now(),
  unique (participant_id, objective_id),
  foreign key (territory_id, workshop_id, participant_id) references participant (territory_id, workshop_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, objective_id) references objective (territory_id, evaluation_id, id) on delete cascade
);
create index objective_vote_workshop on objective_vote (workshop_id);
create index objective_vote_objective on objective_vote (objective_id);

-- The audit says that somebody joined, sent or took back; what they are called and what they wrote is not copied there,
-- so that erasing it erases it. Only what is accepted is written down a second time, in the record where it lands.
create function write_private_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
revoke execute on function write_private_audit() from public, tablee_app;

select guard_table('workshop', 'workshop');
alter table participant enable row level security;
create policy in_territory on participant using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
create trigger audit after insert or update or delete on participant for each row execute function write_private_audit('participant');
create trigger touch before update on participant for each row execute function touch_record();
alter table contribution enable row level security;
create policy in_territory on contribution using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
create trigger audit after insert or update or delete on contribution for each row execute function write_private_audit('contribution');
create trigger touch before update on contribution for each row execute function touch_record();
alter table objective_vote enable row level security;
create policy in_territory on objective_vote using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
create trigger audit after insert or delete on objective_vote for each row execute function write_private_audit('objective-vote');

-- A phone with a valid link enters the territory of that one workshop, without a person. It enters a closed one as well:
-- whoever sent something may still read what became of it and take it back; the server refuses all else.
create function enter_workshop(p_token_hash text)
returns table (workshop_id uuid, territory_id uuid, evaluation_id uuid, state text)
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- Closes what should have closed by itself, and 90 days after closing (or deletion) erases names and keys of those who
-- took part, and the texts that came to nothing. All territories at once: called by the instance itself, nobody is
-- asking. Returns how many workshops were purged.
create function purge_workshops(p_today date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

select tell_changes('workshop', 'workshop');
select tell_changes('participant', 'participant');
select tell_changes('contribution', 'contribution');
select tell_changes('objective_vote', 'objective-vote');

-- A rating given from a phone is its participant's.
alter table stakeholder_rating add foreign key (territory_id, participant_id) references participant (territory_id, id) on delete cascade;
