-- Interviews and meetings of collection: guides, who agreed to what, notes with their time, the words as a text, and quotes
-- tied to the framework and to the chain. What people said stands in no audit, so that erasing it erases it.

-- What to ask, in which order, in how many minutes; a sheet for a meeting is a guide too.
create table interview_guide (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  title text not null check (length(btrim(title)) between 1 and 200),
  format text not null default 'interview' check (format in ('interview', 'meeting')),
  public_kind text not null default 'other' check (public_kind in ('producer', 'buyer', 'resident', 'elected', 'other')),
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  -- What is said before the first question and after the last one.
  opening text not null default '' check (length(opening) <= 2000),
  closing text not null default '' check (length(closing) <= 2000),
  -- [{id, text, brings, minutes, lineIds}], in the order in which they are asked.
  items jsonb not null default '[]' check (jsonb_typeof(items) = 'array' and jsonb_array_length(items) <= 100),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index interview_guide_evaluation on interview_guide (territory_id, evaluation_id);

-- An interview with one party, or the sheet of a meeting whose event counts who came.
create table interview (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  format text not null default 'interview' check (format in ('interview', 'meeting')),
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  guide_id uuid,
  -- The meeting of the agenda.
  event_id uuid,
  takes_place_on date,
  starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text not null default '' check (length(place) <= 200),
  -- Whom one speaks with: a stakeholder, an organisation, or nobody by name (a public and a world are enough).
  stakeholder_id uuid,
  actor_id uuid,
  world_id uuid,
  public_kind text not null default 'other' check (public_kind in ('producer', 'buyer', 'resident', 'elected', 'other')),
  described_as text not null default '' check (length(described_as) <= 200),
  interviewer text not null default '' check (length(interviewer) <= 200),
  lang text not null default 'fr' check (lang in ('fr', 'en')),
  -- When the clock of the notes began to run.
  clock_started_at timestamptz,
  -- {URBAL group: how many came, without names}; absent and null: nobody counted.
  group_counts jsonb not null default '{}' check (jsonb_typeof(group_counts) = 'object'),
  note text not null default '' check (length(note) <= 4000),
  -- The consent: how and when it was given, to what, until when; the words under which one may be quoted.
  consent_how text check (consent_how in ('signed', 'oral_recorded', 'oral_noted')),
  consent_on date,
  consent_uses text[] not null default '{}' check (consent_uses <@ array['notes', 'anonymous_quote', 'named_quote', 'audio']),
  consent_expires_on date,
  shown_as text not null default '' check (length(shown_as) <= 200),
  -- When all that was said was erased, and why.
  erased_at timestamptz,
  erased_because text check (erased_because in ('withdrawn', 'expired', 'deleted', 'person')),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, guide_id) references interview_guide (territory_id, evaluation_id, id) on delete set null (guide_id),
  foreign key (territory_id, event_id) references event (territory_id, id) on delete set null (event_id),
  foreign key (territory_id, evaluation_id, stakeholder_id) references stakeholder (territory_id, evaluation_id, id) on delete set null (stakeholder_id),
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete set null (actor_id),
  foreign key (territory_id, world_id) references social_world (territory_id, id) on delete set null (world_id),
  constraint "interviews.held-without-day" check (state <> 'held' or takes_place_on is not null),
  constraint "interviews.consent-incomplete" check (
    (consent_how is null) = (consent_on is null) and (cardinality(consent_uses) = 0 or consent_how is not null)),
  -- Whoever agrees to be recorded or quoted agrees to notes.
  constraint "interviews.consent-without-notes" check (cardinality(consent_uses) = 0 or 'notes' = any (consent_uses)),
  constraint "interviews.erased-is-empty" check (erased_at is null or (cardinality(consent_uses) = 0 and shown_as = '' and described_as = ''))
);
create index interview_evaluation on interview (territory_id, evaluation_id, takes_place_on);
create index interview_guide_of on interview (guide_id) where guide_id is not null;
create index interview_event on interview (territory_id, event_id) where event_id is not null;
create index interview_stakeholder on interview (stakeholder_id) where stakeholder_id is not null;
create index interview_actor on interview (territory_id, actor_id) where actor_id is not null;
create index interview_world on interview (territory_id, world_id) where world_id is not null;
create index interview_to_erase on interview (consent_expires_on, deleted_at) where erased_at is null;

-- One line typed while listening. Its id is made by the browser: what is sent twice is written once.
create table interview_note (
  id uuid primary key,
  territory_id uuid not null,
  evaluation_id uuid not null,
  interview_id uuid not null,
  text text not null check (length(text) between 1 and 4000),
  -- Seconds since the clock began; null: typed without a clock.
  at_seconds integer check (at_seconds between 0 and 86400),
  -- The very words that were spoken.
  is_verbatim boolean not null default false,
  -- The question of the guide that it answers.
  item_id uuid,
  position integer not null default 0,
  -- Counted by the browser: an older state that arrives late changes nothing.
  revision integer not null default 1 check (revision >= 1),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, interview_id, id),
  foreign key (territory_id, evaluation_id, interview_id) references interview (territory_id, evaluation_id, id) on delete cascade
);
create index interview_note_interview on interview_note (interview_id, position);

-- The words as a whole, typed or pasted afterwards: what is coded.
create table interview_text (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  interview_id uuid not null unique,
  text text not null default '' check (length(text) <= 500000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id, interview_id) references interview (territory_id, evaluation_id, id) on delete cascade
);

-- What somebody said, in her words, and what it speaks of.
create table quote (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  source_kind text not null default 'interview' check (source_kind in ('interview', 'meeting', 'answer', 'other')),
  interview_id uuid,
  note_id uuid,
  -- An answer to a questionnaire, or another record that a later feature draws from.
  source_id uuid,
  -- In words, where no record is the source: a mail, a call.
  source_label text not null default '' check (length(source_label) <= 200),
  -- Where it stands in the text of the interview (or of the note), counted in UTF-16 units.
  from_offset integer check (from_offset >= 0),
  to_offset integer check (to_offset >= from_offset),
  text text not null check (length(text) <= 4000),
  -- Shown with the quote; where empty, the words agreed for the interview.
  said_by text not null default '' check (length(said_by) <= 200),
  sign text not null default 'neutral' check (sign in ('positive', 'negative', 'neutral')),
  line_id uuid,
  criterion text not null default '' check (length(criterion) <= 500),
  element_id uuid,
  link_id uuid,
  -- The evidence of the chain that repeats it.
  evidence_id uuid,
  -- Without an interview: what whoever said it agreed to; null: nobody asked.
  agreed_use text check (agreed_use in ('anonymous_quote', 'named_quote')),
  agreed_until date,
  note text not null default '' check (length(note) <= 1000),
  purged_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, interview_id) references interview (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, interview_id, note_id) references interview_note (territory_id, evaluation_id, interview_id, id)
    on delete set null (note_id),
  foreign key (territory_id, evaluation_id, line_id) references framework_line (territory_id, evaluation_id, id) on delete set null (line_id),
  foreign key (territory_id, evaluation_id, element_id) references chain_element (territory_id, evaluation_id, id) on delete set null (element_id),
  foreign key (territory_id, evaluation_id, link_id) references chain_link (territory_id, evaluation_id, id) on delete set null (link_id),
  foreign key (territory_id, evidence_id) references chain_evidence (territory_id, id) on delete set null (evidence_id),
  constraint "interviews.quote-empty" check (purged_at is not null or length(btrim(text)) > 0),
  constraint "interviews.quote-source" check (
    case when source_kind in ('interview', 'meeting') then interview_id is not null else interview_id is null end)
);
create index quote_evaluation on quote (territory_id, evaluation_id);
create index quote_interview on quote (interview_id) where interview_id is not null;
create index quote_note on quote (note_id) where note_id is not null;
create index quote_line on quote (line_id) where line_id is not null;
create index quote_element on quote (element_id) where element_id is not null;
create index quote_link on quote (link_id) where link_id is not null;
create index quote_evidence on quote (territory_id, evidence_id) where evidence_id is not null;

-- The audit says that something was written or changed; words, descriptions and places of people are not copied there.
create function write_spoken_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
revoke execute on function write_spoken_audit() from public, tablee_app;

select guard_table('interview_guide', 'interview-guide');
do $$
declare each text;
begin
  foreach each in array array['interview', 'interview_note', 'interview_text', 'quote'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy in_territory on %I using (territory_id = tablee_territory()) with check (territory_id = tablee_territory())', each);
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_spoken_audit(%L)', each, replace(each, '_', '-'));
    execute format('create trigger touch before update on %I for each row execute function touch_record()', each);
  end loop;
end $$;
select tell_changes('interview_guide', 'interview-guide');
select tell_changes('interview', 'interview');
select tell_changes('interview_note', 'interview-note');
select tell_changes('interview_text', 'interview-text');
select tell_changes('quote', 'quote');

-- Questions ask for lines of the framework of their own evaluation.
create function check_guide_lines() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from jsonb_array_elements(new.items) item, jsonb_array_elements_text(coalesce(item -> 'lineIds', '[]')) as each
      where not exists (select from framework_line l where l.territory_id = new.territory_id and l.evaluation_id = new.evaluation_id and l.id::text = each)) then
    raise foreign_key_violation using message = 'a line of the framework', table = 'interview_guide', constraint = 'interview_guide_lines';
  end if;
  return new;
end $$;
create trigger lines_exist before insert or update of items on interview_guide for each row execute function check_guide_lines();

-- Organisations by default: an actor that is a person is not named here, a stakeholder who is one has been told so before.
create function check_interview() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger allowed before insert or update on interview for each row execute function check_interview();

-- Whether what was said in an interview may be used in that way today.
create function agrees_to(p_interview uuid, p_use text) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from interview where id = p_interview and deleted_at is null and erased_at is null
    and p_use = any (consent_uses) and (consent_expires_on is null or consent_expires_on >= (now() at time zone 'Europe/Paris')::date))
$$;

-- Nothing that was said is written down before it was agreed to.
create function check_spoken() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare row_now jsonb := to_jsonb(new);
begin
  if row_now ->> 'interview_id' is null or row_now ->> 'deleted_at' is not null or coalesce(row_now ->> 'text', '') = '' then return new; end if;
  if not agrees_to(new.interview_id, 'notes') then
    raise check_violation using message = 'nobody agreed to notes', table = tg_table_name, constraint = 'interviews.notes-not-agreed';
  end if;
  return new;
end $$;
create trigger agreed before insert or update of text, deleted_at on interview_note for each row execute function check_spoken();
create trigger agreed before insert or update of text on interview_text for each row execute function check_spoken();
create trigger agreed before insert or update of text, deleted_at on quote for each row execute function check_spoken();

-- A voice of an interview stands under the consent of the interview; an hour of it needs more room than a card of a story.
alter table attachment drop constraint attachment_kind_of_bytes;
alter table attachment add constraint attachment_kind_of_bytes check (
  (kind = 'photo' and mime = 'image/jpeg' and bytes <= 4194304)
  or (kind = 'voice' and mime like 'audio/%' and bytes <= case when owner_kind = 'interview' then 31457280 else 12582912 end)
  or (kind = 'document' and mime = 'application/pdf' and bytes <= 12582912)
);
create function check_interview_voice() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.purged_at is not null then return new; end if;
  if tg_op = 'INSERT' and not agrees_to(new.owner_id, 'audio') then
    raise check_violation using message = 'nobody agreed to be recorded', table = 'attachment', constraint = 'interviews.audio-not-agreed';
  end if;
  -- It is heard by the team alone, and no longer than was agreed.
  new.consent_for := 'team';
  new.expires_on := least(new.expires_on, (select consent_expires_on from interview where id = new.owner_id));
  return new;
end $$;
create trigger voice_agreed before insert or update of consent_for, expires_on, deleted_at on attachment
  for each row when (new.owner_kind = 'interview' and new.kind = 'voice') execute function check_interview_voice();

-- Erases for good what was said in interviews: voices, notes, texts, quotes and the evidence that repeats them, and who said it.
-- That there was an interview, on which day and with which public, stays.
create function erase_interviews(p_ids uuid[], p_because text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- Whoever spoke takes the consent back. Says how much was erased; null where there was nothing to erase.
create function withdraw_interview(p_interview uuid) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare said jsonb;
begin
  if not exists (select from interview where id = p_interview and territory_id = tablee_territory() and erased_at is null for update) then return null; end if;
  said := jsonb_build_object(
    'notes', (select count(*) from interview_note where interview_id = p_interview),
    'quotes', (select count(*) from quote where interview_id = p_interview and purged_at is null),
    'recordings', (select count(*) from attachment where owner_kind = 'interview' and owner_id = p_interview and purged_at is null));
  perform erase_interviews(array[p_interview], 'withdrawn');
  return said;
end $$;

-- The voices alone, where the consent no longer covers them.
create function forget_voices() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare person text := current_setting('tablee.person', true);
begin
  update attachment set expires_on = current_date - 2 where owner_kind = 'interview' and owner_id = new.id and kind = 'voice' and purged_at is null;
  perform purge_attachments();
  perform set_config('tablee.person', coalesce(person, ''), true);
  return null;
end $$;
create trigger voices_forgotten after update of consent_uses on interview
  for each row when ('audio' = any (old.consent_uses) and not 'audio' = any (new.consent_uses) and new.erased_at is null) execute function forget_voices();

-- Evidence that repeats a quote goes when the quote may no longer leave the team.
create function forget_quoted_evidence() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare gone uuid[];
begin
  select coalesce(array_agg(evidence_id), '{}') into gone from quote where interview_id = new.id and evidence_id is not null;
  if gone = '{}' then return null; end if;
  update chain_evidence set deleted_at = now() where id = any (gone) and deleted_at is null;
  delete from chain_evidence where id = any (gone);
  perform redact_audit(new.territory_id, 'chain-evidence', gone);
  return null;
end $$;
create trigger evidence_forgotten after update of consent_uses on interview
  for each row when (old.consent_uses && array['anonymous_quote', 'named_quote'] and not new.consent_uses && array['anonymous_quote', 'named_quote']
    and new.erased_at is null) execute function forget_quoted_evidence();

-- Thirty days after a deletion, and the day after a consent has run out; in every territory. Returns how many were emptied.
create function purge_interviews(p_today date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- A person who is forgotten takes her words along.
create function forget_interviews() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare theirs uuid[];
begin
  if not is_person(old.kind, old.territory_id, old.actor_id) or not exists (select from evaluation where id = old.evaluation_id) then return coalesce(new, old); end if;
  select coalesce(array_agg(id), '{}') into theirs from interview where stakeholder_id = old.id and erased_at is null;
  if theirs <> '{}' then perform erase_interviews(theirs, 'person'); end if;
  return coalesce(new, old);
end $$;
create trigger interviews_forgotten before delete on stakeholder for each row execute function forget_interviews();
create trigger interviews_forgotten_too before update of erased_at on stakeholder
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_interviews();

-- As the thread was, with what people said: a link of the chain rests on quotes, a quote on its interview and on what it speaks of.
create or replace view thread_edge with (security_invoker = true) as
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
  union all select territory_id, from_kind, from_id, to_kind, to_id, why from lean
  union all select territory_id, 'quote', id, 'interview', interview_id, 'said-in' from quote where interview_id is not null and deleted_at is null
  union all select territory_id, 'quote', id, 'framework-line', line_id, 'speaks-of' from quote where line_id is not null and deleted_at is null
  union all select q.territory_id, 'chain-link', q.link_id, 'quote', q.id, 'rests-on'
    from quote q join chain_link l on l.id = q.link_id and l.rival_id is null where q.deleted_at is null
  union all select territory_id, 'chain-evidence', evidence_id, 'quote', id, 'quotes' from quote where evidence_id is not null and deleted_at is null;

create trigger thread after update on quote referencing old table as old_rows new table as new_rows
  for each statement execute function mark_thread('quote');

-- Of an interview only what was agreed to says something of its quotes; typing notes does not.
create function mark_interview() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger thread after update on interview referencing old table as old_rows new table as new_rows
  for each statement execute function mark_interview();

-- A quote that no longer stands in the words it was taken from is to be looked at again, and so is what rests on it.
create function mark_lost_quotes() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger quotes_lost after update of text on interview_note for each row when (old.text <> new.text) execute function mark_lost_quotes();
create trigger quotes_lost after update of text on interview_text for each row when (old.text <> new.text) execute function mark_lost_quotes();

-- Called by triggers and by the functions above alone.
revoke execute on function check_guide_lines(), check_interview(), check_spoken(), check_interview_voice(), erase_interviews(uuid[], text), forget_voices(),
  forget_interviews(), forget_quoted_evidence(), mark_interview(), mark_lost_quotes() from public, tablee_app;
revoke execute on function agrees_to(uuid, text), withdraw_interview(uuid), purge_interviews(date) from public;
