-- Collecting answers: a questionnaire is asked of people by links, personal invitations, shared phones, relay structures,
-- on paper or from a file. An answer is named by the phone that gives it, so that it enters once however often it is sent.

create table collection (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  questionnaire_id uuid not null,
  -- What is asked now; null before the first opening.
  version_id uuid,
  title text not null check (length(btrim(title)) between 1 and 200),
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  purpose text not null default '' check (length(purpose) <= 2000),
  contact text not null default '' check (length(contact) <= 200),
  kept_months smallint not null default 24 check (kept_months between 1 and 60),
  -- The last day on which it is open, in France; null: until somebody closes it.
  closes_on date,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  opened_at timestamptz,
  closed_at timestamptz,
  -- When addresses, and when answers were erased.
  addresses_purged_at timestamptz,
  purged_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  check (state = 'draft' or (opened_at is not null and version_id is not null)),
  check (state <> 'closed' or closed_at is not null),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, questionnaire_id) references questionnaire (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, questionnaire_id, version_id) references questionnaire_version (territory_id, questionnaire_id, id) on delete cascade
);
create index collection_evaluation on collection (territory_id, evaluation_id);
create index collection_questionnaire on collection (questionnaire_id);

-- Groups of respondents: how many there are, how many answers are wanted. A public is counted here, never listed.
create table collection_group (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  collection_id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 120),
  stakeholder_id uuid,
  audience_id uuid,
  population integer check (population between 1 and 100000000),
  wanted integer check (wanted between 1 and 1000000),
  note text not null default '' check (length(note) <= 500),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, collection_id, id),
  foreign key (territory_id, evaluation_id, collection_id) references collection (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, stakeholder_id) references stakeholder (territory_id, evaluation_id, id) on delete set null (stakeholder_id),
  foreign key (territory_id, audience_id) references audience (territory_id, id) on delete set null (audience_id)
);
create index collection_group_of on collection_group (collection_id);
create index collection_group_stakeholder on collection_group (stakeholder_id) where stakeholder_id is not null;
create index collection_group_audience on collection_group (audience_id) where audience_id is not null;

create table collection_link (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  collection_id uuid not null,
  kind text not null check (kind in ('link', 'kiosk', 'relay')),
  label text not null default '' check (length(label) <= 120),
  group_id uuid,
  -- The relay structure.
  actor_id uuid,
  -- Shown again to the team for its QR code, hence kept, readable inside the territory only.
  token text not null,
  token_hash text not null unique,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, collection_id, id),
  foreign key (territory_id, evaluation_id, collection_id) references collection (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, collection_id, group_id) references collection_group (territory_id, collection_id, id),
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete set null (actor_id)
);
create index collection_link_of on collection_link (collection_id);
create index collection_link_actor on collection_link (actor_id) where actor_id is not null;

-- Somebody asked by mail. That somebody answered is known, not what: no answer points here, and the day is all that is kept.
create table collection_invitation (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  collection_id uuid not null,
  group_id uuid,
  -- null: erased.
  email text check (email = lower(email) and length(email) <= 300),
  -- Outlives the address of who asked to be written to no more, so that nobody invites them again.
  email_hash text,
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  -- null: erased with the address.
  token text,
  token_hash text unique,
  sent_at timestamptz,
  reminded_at timestamptz,
  reminders smallint not null default 0 check (reminders between 0 and 3),
  answered_at timestamptz,
  failed_at timestamptz,
  refused_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id, collection_id) references collection (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, collection_id, group_id) references collection_group (territory_id, collection_id, id)
);
create unique index collection_invitation_once on collection_invitation (collection_id, email) where deleted_at is null and email is not null;
create index collection_invitation_of on collection_invitation (collection_id, created_at, id);
create index collection_invitation_refused on collection_invitation (territory_id, email_hash) where refused_at is not null;

-- What one file of answers brought; undone as a whole.
create table answer_import (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  collection_id uuid not null,
  file_name text not null check (length(file_name) between 1 and 300),
  file_sha256 text not null,
  rows_entered integer not null,
  rows_left_out integer not null default 0,
  mending jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, collection_id, id),
  foreign key (territory_id, evaluation_id, collection_id) references collection (territory_id, evaluation_id, id) on delete cascade
);
create index answer_import_of on answer_import (collection_id, created_at desc);

-- One key and one further index: thousands come in a second. What a phone sends is its own record, not copied to the audit.
create table answer (
  id uuid not null,
  territory_id uuid not null,
  evaluation_id uuid not null,
  collection_id uuid not null,
  version_id uuid not null,
  channel text not null check (channel in ('link', 'invitation', 'kiosk', 'relay', 'paper', 'import')),
  link_id uuid,
  group_id uuid,
  collector text not null default '' check (length(collector) <= 80),
  lang text not null check (length(lang) between 2 and 35),
  started_at timestamptz,
  finished_at timestamptz,
  received_at timestamptz not null default now(),
  -- By name, as the evaluator leaves them; emptied when they are withdrawn or their time is over.
  answers jsonb not null check (jsonb_typeof(answers) = 'object'),
  dropped jsonb not null default '[]',
  -- Of the secret that the phone keeps, and of what it sent: both go with what was said.
  key_hash text,
  digest text,
  sheet text not null default '' check (length(sheet) <= 40),
  withdrawn_at timestamptz,
  purged_at timestamptz,
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  primary key (territory_id, id),
  foreign key (territory_id, evaluation_id, collection_id) references collection (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, version_id) references questionnaire_version (territory_id, evaluation_id, id) on delete cascade,
  -- link_id is looked at by receive_answers, which alone writes it: a key checked row by row would cost a fifth of the rate.
  foreign key (territory_id, collection_id, group_id) references collection_group (territory_id, collection_id, id) on delete cascade,
  foreign key (territory_id, collection_id, import_id) references answer_import (territory_id, collection_id, id) on delete cascade
);
create index answer_of_collection on answer (collection_id, received_at, id);
create index answer_of_import on answer (import_id) where import_id is not null;
-- A sheet of paper enters once, whoever keys it in.
create unique index answer_sheet on answer (collection_id, sheet) where sheet <> '' and deleted_at is null and withdrawn_at is null;

-- What an answer said before somebody corrected it, who did and why. Erased with the answer.
create table answer_correction (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  answer_id uuid not null,
  person_id uuid references person (id) on delete set null,
  reason text not null check (length(btrim(reason)) between 1 and 500),
  -- {answers, groupId, sheet}
  before jsonb not null,
  created_at timestamptz not null default now(),
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, answer_id) references answer (territory_id, id) on delete cascade
);
create index answer_correction_of on answer_correction (territory_id, answer_id, created_at);

-- A photo or a voice; it comes before the answer that names it, and nobody sees it until then.
create table answer_file (
  id uuid not null,
  territory_id uuid not null,
  evaluation_id uuid not null,
  collection_id uuid not null,
  answer_id uuid,
  key_hash text,
  mime text not null check (length(mime) <= 80),
  bytes integer not null check (bytes >= 0),
  content bytea not null,
  digest text,
  created_at timestamptz not null default now(),
  primary key (territory_id, id),
  foreign key (territory_id, evaluation_id, collection_id) references collection (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, answer_id) references answer (territory_id, id) on delete cascade
);
create index answer_file_of on answer_file (territory_id, answer_id) where answer_id is not null;
create index answer_file_orphan on answer_file (created_at) where answer_id is null;
alter table answer_file alter column content set storage external;

select guard_table('collection', 'collection');
select guard_table('collection_group', 'collection-group');
select guard_table('collection_link', 'collection-link');
select guard_table('answer_import', 'answer-import');

-- The audit says that something was done to an answer, a file or an invitation; what people said and where they are written
-- to is not copied there, so that erasing it erases it. Arguments: kind, then the columns left out.
create function write_bare_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- A purge is told by the collection; what a phone or a file brings by its own row.
alter table answer enable row level security;
create policy in_territory on answer using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
create trigger audit after update on answer for each row when (new.purged_at is not distinct from old.purged_at)
  execute function write_bare_audit('answer', 'answers', 'dropped', 'key_hash', 'digest', 'collector', 'sheet');
create trigger audit_sheet after insert on answer for each row when (new.channel = 'paper')
  execute function write_bare_audit('answer', 'answers', 'dropped', 'key_hash', 'digest', 'collector', 'sheet');
create trigger touch before update on answer for each row execute function touch_record();

alter table answer_correction enable row level security;
create policy in_territory on answer_correction using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
create trigger audit after insert or delete on answer_correction for each row execute function write_bare_audit('answer-correction', 'before', 'reason');
create function keep_answer_correction() returns trigger language plpgsql as $$
begin
  -- Who corrected may be forgotten; what was there may not be rewritten.
  if to_jsonb(new) - 'person_id' <> to_jsonb(old) - 'person_id' then
    raise exception 'what was corrected is not rewritten' using errcode = '23514', table = 'answer_correction', constraint = 'collection.correction-fixed';
  end if;
  return new;
end $$;
create trigger fixed before update on answer_correction for each row execute function keep_answer_correction();

alter table answer_file enable row level security;
create policy in_territory on answer_file using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
create trigger audit after delete on answer_file for each row execute function write_bare_audit('answer-file', 'content', 'key_hash', 'digest');

-- The moment at which somebody answered would say which answer is theirs: of an invitation the day is kept, without a word of the audit.
create function touch_invitation() returns trigger language plpgsql as $$
begin
  new.version := old.version + 1;
  new.updated_at := case when new.answered_at is distinct from old.answered_at then date_trunc('day', now()) else now() end;
  return new;
end $$;
alter table collection_invitation enable row level security;
create policy in_territory on collection_invitation using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());
create trigger audit after insert or delete on collection_invitation for each row
  execute function write_bare_audit('collection-invitation', 'email', 'email_hash', 'token', 'token_hash', 'answered_at');
create trigger audit_change after update on collection_invitation for each row
  when (new.answered_at is not distinct from old.answered_at and (new.deleted_at, new.refused_at) is distinct from (old.deleted_at, old.refused_at))
  execute function write_bare_audit('collection-invitation', 'email', 'email_hash', 'token', 'token_hash', 'answered_at');
create trigger touch before update on collection_invitation for each row execute function touch_invitation();

select tell_changes('collection', 'collection');
select tell_changes('collection_group', 'collection-group');
select tell_changes('collection_link', 'collection-link');
select tell_changes('collection_invitation', 'collection-invitation');
select tell_changes('answer', 'answer');
select tell_changes('answer_import', 'answer-import');

-- New answers are told as "many", by a statement that is planned once: told one by one they would take half of the time that
-- one answer has.
create function tell_new_answers() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('tablee_live', json_build_object('t', r.territory_id, 'e', r.evaluation_id, 'k', 'answer', 'a', 'many', 'p', tablee_person())::text)
    from (select distinct territory_id, evaluation_id from new_rows) r;
  return null;
end $$;
create or replace trigger live_insert after insert on answer referencing new table as new_rows for each statement execute function tell_new_answers();

-- The end of a day in France; null: it has no end.
create function end_of_day(p_day date) returns timestamptz language sql stable as
  $$ select (p_day + 1)::timestamp at time zone 'Europe/Paris' $$;

-- When a collection was, or will be, closed.
create function closing_of(c collection) returns timestamptz language sql stable as
  $$ select case when c.state = 'closed' then c.closed_at else end_of_day(c.closes_on) end $$;

-- Where links and invitations lead, of those that lead somewhere. group_id: the group that the link is for.
create function find_collection_doors(p_links uuid[], p_invitations uuid[])
returns table (link_id uuid, invitation_id uuid, channel text, territory_id uuid, evaluation_id uuid, collection_id uuid,
  questionnaire_id uuid, group_id uuid, answered boolean, closes_at timestamptz)
language sql stable as $$
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
$$;

-- A phone with a link, or somebody with an invitation, enters the territory of that one collection, without a person.
create function enter_collection(p_token_hash text)
returns table (territory_id uuid, evaluation_id uuid, collection_id uuid, link_id uuid, invitation_id uuid, channel text, state text,
  revoked boolean, answered boolean, refused boolean)
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- One answer of a phone: received, known (it had come before), or why not. Called by receive_answers for what is rare.
create function receive_answer(p_id uuid, p_link uuid, p_invitation uuid, p_version uuid, p_key_hash text, p_digest text, p_answers jsonb,
  p_dropped jsonb, p_lang text, p_started timestamptz, p_finished timestamptz, p_collector text, p_group uuid, p_files uuid[], p_late interval)
returns table (outcome text, received timestamptz)
language plpgsql as $$
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
end $$;

-- Answers of phones that came together, of whatever territories: all that may enter does so in this one transaction. Links,
-- versions, territories and whether a collection is open are looked at here, where nothing can change until the commit; the
-- rules of the form were checked before. No id twice in one call. p_answers and p_dropped: JSON documents, one a line.
create function receive_answers(p_ids uuid[], p_links uuid[], p_invitations uuid[], p_versions uuid[], p_key_hashes text[], p_digests text[],
  p_answers text, p_dropped text, p_langs text[], p_started timestamptz[], p_finished timestamptz[], p_collectors text[], p_groups uuid[],
  p_files text[], p_late interval)
returns table (at integer, outcome text, received timestamptz)
-- Planned once: a plan made anew for every batch takes longer than the batch.
language plpgsql security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
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
end $$;

-- Takes back what was said: content, files and former states go; the row stays, so that a late copy of it is known.
create function erase_answer(p_territory uuid, p_id uuid) returns void language plpgsql as $$
begin
  delete from answer_correction where territory_id = p_territory and answer_id = p_id;
  delete from answer_file where territory_id = p_territory and answer_id = p_id;
  update answer set answers = '{}', dropped = '[]', digest = null, collector = '', sheet = '', started_at = null, finished_at = null, withdrawn_at = now()
    where territory_id = p_territory and id = p_id and withdrawn_at is null;
end $$;

-- Closes what should have closed by itself; thirty days after closing (or after a refusal) addresses go, and kept_months after it
-- what was answered: how many came stays. All territories at once: called by the instance itself, nobody is asking.
create function purge_collections(p_today date) returns table (addresses integer, collections integer, files integer)
language plpgsql security definer set search_path = public, pg_temp as $$
declare due uuid[];
begin
  perform set_config('tablee.person', '', true);
  update collection set state = 'closed', closed_at = end_of_day(closes_on) where state = 'open' and closes_on < p_today;
  update collection_invitation i set email = null, token = null, token_hash = null,
      email_hash = case when i.refused_at is not null then i.email_hash end
    where (i.email is not null or i.token is not null or (i.email_hash is not null and i.refused_at is null))
      and ((i.refused_at at time zone 'Europe/Paris')::date + 30 <= p_today
        or exists (select 1 from collection c where c.id = i.collection_id
          and (coalesce(c.closed_at, c.deleted_at) at time zone 'Europe/Paris')::date + 30 <= p_today));
  get diagnostics addresses = row_count;
  select coalesce(array_agg(id), '{}') into due from (
    select id from collection
    where purged_at is null and ((coalesce(closed_at, deleted_at) at time zone 'Europe/Paris')::date + make_interval(months => kept_months))::date <= p_today
    for update
  ) old_ones;
  collections := cardinality(due);
  if due <> '{}' then
    delete from answer_correction k using answer a where a.territory_id = k.territory_id and a.id = k.answer_id and a.collection_id = any (due);
    delete from answer_file where collection_id = any (due);
    update answer set answers = '{}', dropped = '[]', key_hash = null, digest = null, collector = '', sheet = '', started_at = null, finished_at = null,
      purged_at = now() where collection_id = any (due) and purged_at is null;
    update collection set purged_at = now() where id = any (due);
  end if;
  delete from answer_file where answer_id is null and created_at < now() - interval '2 days';
  get diagnostics files = row_count;
  return next;
end $$;

-- Called by triggers alone.
revoke execute on function write_bare_audit(), keep_answer_correction(), touch_invitation(), tell_new_answers() from public, tablee_app;
revoke execute on function enter_collection(text), purge_collections(date),
  receive_answers(uuid[], uuid[], uuid[], uuid[], text[], text[], text, text, text[], timestamptz[], timestamptz[], text[], uuid[], text[], interval) from public;
