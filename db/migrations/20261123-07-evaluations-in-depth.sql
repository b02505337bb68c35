-- Photos, voices and documents beside a record, with the consent under which they are kept; time and money spent.

-- What is told of a file, with the consent. The bytes stand apart: the audit copies rows, and must not copy a voice.
create table attachment (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  -- The record that it belongs to, by its kind as the audit says it, and the place in it ("arrival" of a story).
  owner_kind text not null check (owner_kind ~ '^[a-z]+(-[a-z]+)*$' and length(owner_kind) <= 60),
  owner_id uuid not null,
  slot text not null default '' check (length(slot) <= 60),
  kind text not null check (kind in ('photo', 'voice', 'document')),
  mime text not null check (mime in ('image/jpeg', 'audio/webm', 'audio/ogg', 'audio/mp4', 'audio/wav', 'audio/mpeg', 'application/pdf')),
  name text not null default '' check (length(name) <= 200),
  bytes integer not null check (bytes > 0),
  alt text not null default '' check (length(alt) <= 500),
  transcript text not null default '' check (length(transcript) <= 10000),
  consent_how text check (consent_how in ('written', 'oral', 'nobody_recognisable')),
  consent_by text not null default '' check (length(consent_by) <= 300),
  consent_on date,
  consent_for text not null default 'team' check (consent_for in ('team', 'publication')),
  -- The last day on which it may be kept; none: until the consent is withdrawn.
  expires_on date,
  -- When its bytes and words were destroyed; what remains says that there was something.
  purged_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  -- A face or a voice is kept only under a consent: how, on which day, and from whom when somebody can be recognised.
  constraint attachment_consent check (
    kind = 'document' or (
      consent_how is not null and consent_on is not null
      and (consent_how = 'nobody_recognisable' or length(btrim(consent_by)) > 0)
      -- whoever speaks is recognised
      and (kind <> 'voice' or consent_how <> 'nobody_recognisable')
    )
  ),
  constraint attachment_photo_said check (kind <> 'photo' or purged_at is not null or length(btrim(alt)) > 0),
  constraint attachment_kind_of_bytes check (
    (kind = 'photo' and mime = 'image/jpeg' and bytes <= 4194304)
    or (kind = 'voice' and mime like 'audio/%' and bytes <= 12582912)
    or (kind = 'document' and mime = 'application/pdf' and bytes <= 12582912)
  )
);
create index attachment_owner on attachment (territory_id, owner_kind, owner_id);
create index attachment_evaluation on attachment (territory_id, evaluation_id);
create index attachment_to_purge on attachment (expires_on, deleted_at) where purged_at is null;

create table attachment_content (
  attachment_id uuid primary key,
  territory_id uuid not null,
  content bytea not null,
  foreign key (territory_id, attachment_id) references attachment (territory_id, id) on delete cascade
);
-- Photos and voices are packed already.
alter table attachment_content alter column content set storage external;

select guard_table('attachment', 'attachment');
alter table attachment_content enable row level security;
create policy in_territory on attachment_content using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());

-- The owner is any record of the same evaluation (its table is named as its kind), or the evaluation itself.
create function attachment_owner_exists() returns trigger language plpgsql as $$
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
end $$;
create trigger owner_exists before insert or update of owner_kind, owner_id, evaluation_id on attachment
  for each row execute function attachment_owner_exists();

-- Destroys what may be kept no longer: 30 days after a deletion, or once the consent has expired. The words that tell
-- what was said or seen go too, from the record and from the audit; the audit says that they went. All territories at
-- once: nobody is asking, so it is called by the instance itself. Returns how many attachments were emptied.
create function purge_attachments() returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;

-- Time and money spent on an evaluation, as people note them; what nobody said is unknown and not zero.
create table means_entry (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  spent_on date not null,
  days numeric(8, 2) check (days >= 0),
  hours numeric(8, 2) check (hours >= 0),
  euros numeric(13, 2) check (euros >= 0),
  what text not null default '' check (length(what) <= 300),
  by_whom text not null default '' check (length(by_whom) <= 200),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  constraint means_entry_something check (days is not null or hours is not null or euros is not null),
  constraint means_entry_one_time check (days is null or hours is null)
);
create index means_entry_evaluation on means_entry (territory_id, evaluation_id, spent_on);
select guard_table('means_entry', 'means-entry');

select tell_changes('attachment', 'attachment');
select tell_changes('means_entry', 'means-entry');
