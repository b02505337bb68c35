-- Qualitative coding: a codebook, the texts that are coded, passages that carry codes, who has read what to its end, and what came
-- by a file. What people said, and what was noted of it, stands in no audit, so that erasing it erases it.

-- A code of the codebook; codes make a forest.
create table code (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  parent_id uuid,
  name text not null check (length(btrim(name)) between 1 and 200),
  -- What it means, when it is given and when not.
  definition text not null default '' check (length(definition) <= 8000),
  color text check (color ~ '^#[0-9a-f]{6}$'),
  -- A letter or a shape beside the colour.
  sign text not null default '' check (length(sign) <= 2),
  position integer not null default 0,
  -- False: a heading of a file that no passage may carry there; kept so that it goes out as it came.
  is_codable boolean not null default true,
  -- As a file calls it; null: made here.
  guid text check (length(guid) <= 40),
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, parent_id) references code (territory_id, evaluation_id, id) on delete set null (parent_id)
);
create index code_evaluation on code (territory_id, evaluation_id, position);
create index code_parent on code (parent_id) where parent_id is not null;
create index code_import on code (import_id) where import_id is not null;

-- Whoever codes: a member, or somebody that a file names.
create table coding_coder (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  person_id uuid references person (id) on delete set null,
  -- As the file has it, or as the member was called when she began.
  name text not null default '' check (length(name) <= 200),
  guid text check (length(guid) <= 40),
  created_at timestamptz not null default now(),
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  unique (evaluation_id, person_id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index coding_coder_evaluation on coding_coder (territory_id, evaluation_id);
create index coding_coder_person on coding_coder (person_id) where person_id is not null;

-- A text as it is coded: that of an interview as it stood, or one that was pasted or came by a file.
create table coding_source (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  interview_id uuid,
  -- Of an interview: '' (its own name is shown).
  title text not null default '' check (length(title) <= 300),
  text text not null check (length(text) <= 500000),
  -- UTF-16 units of the text.
  length integer not null check (length > 0),
  -- SHA-256 of the text: a passage says on which state of it it was drawn.
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  guid text check (length(guid) <= 40),
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, interview_id) references interview (territory_id, evaluation_id, id) on delete cascade,
  constraint "coding.text-empty" check (length(btrim(text)) > 0)
);
create index coding_source_evaluation on coding_source (territory_id, evaluation_id);
create unique index coding_source_interview on coding_source (interview_id) where interview_id is not null and deleted_at is null;
create index coding_source_interview_all on coding_source (interview_id) where interview_id is not null;
create index coding_source_import on coding_source (import_id) where import_id is not null;

-- One coder's code on a piece of a text, in UTF-16 units, from start_at to before end_at.
create table coding_passage (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  source_id uuid not null,
  code_id uuid not null,
  coder_id uuid not null,
  start_at integer not null check (start_at >= 0),
  end_at integer not null,
  words text not null,
  -- Before the text below it was corrected; '' while it stands as it was drawn.
  words_before text not null default '',
  -- changed: look at it again; lost: it stands nowhere, until somebody draws it anew.
  state text not null default 'placed' check (state in ('placed', 'changed', 'lost')),
  memo text not null default '' check (length(memo) <= 8000),
  guid text check (length(guid) <= 40),
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id, source_id) references coding_source (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, code_id) references code (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, coder_id) references coding_coder (territory_id, evaluation_id, id) on delete cascade,
  constraint "coding.passage-outside-text" check (end_at > start_at)
);
create index coding_passage_source on coding_passage (source_id, start_at);
create index coding_passage_code on coding_passage (code_id);
create index coding_passage_coder on coding_passage (coder_id);
create index coding_passage_evaluation on coding_passage (territory_id, evaluation_id);
create index coding_passage_import on coding_passage (import_id) where import_id is not null;
-- The same person says the same of the same place once.
create unique index coding_passage_once on coding_passage (source_id, coder_id, code_id, start_at, end_at) where deleted_at is null and state <> 'lost';

-- A coder has read a text to its end: where no code is, none was meant.
create table coding_reading (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  source_id uuid not null,
  coder_id uuid not null,
  created_at timestamptz not null default now(),
  unique (territory_id, id),
  unique (source_id, coder_id),
  foreign key (territory_id, evaluation_id, source_id) references coding_source (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, coder_id) references coding_coder (territory_id, evaluation_id, id) on delete cascade
);
create index coding_reading_coder on coding_reading (coder_id);
create index coding_reading_evaluation on coding_reading (territory_id, evaluation_id);

-- One code merged into another, with what it takes to undo it.
create table coding_merge (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  kept_id uuid not null,
  merged_id uuid not null,
  -- {recoded, dropped: passages; moved: [{id, parentId, position}] and definition as they were}
  before jsonb not null,
  undone_at timestamptz,
  created_at timestamptz not null default now(),
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id, kept_id) references code (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, merged_id) references code (territory_id, evaluation_id, id) on delete cascade
);
create index coding_merge_evaluation on coding_merge (territory_id, evaluation_id);
create index coding_merge_kept on coding_merge (kept_id);
create index coding_merge_merged on coding_merge (merged_id);

-- A codebook or a project that entered by a file, undone as a whole.
create table coding_import (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  file_name text not null check (length(file_name) <= 300),
  kind text not null check (kind in ('qdc', 'qdpx')),
  codes_entered integer not null default 0,
  sources_entered integer not null default 0,
  passages_entered integer not null default 0,
  -- [{element, reason, count}]
  left_out jsonb not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index coding_import_evaluation on coding_import (territory_id, evaluation_id);
alter table code add foreign key (territory_id, evaluation_id, import_id) references coding_import (territory_id, evaluation_id, id) on delete set null (import_id);
alter table coding_source add foreign key (territory_id, evaluation_id, import_id) references coding_import (territory_id, evaluation_id, id) on delete set null (import_id);
alter table coding_passage add foreign key (territory_id, evaluation_id, import_id) references coding_import (territory_id, evaluation_id, id) on delete set null (import_id);

-- The quotes that were made of a passage.
create index quote_source on quote (source_id) where source_id is not null;

-- The audit says who coded where and with what; words and memos are not copied there.
create function write_coding_audit() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  private constant text[] := array['name', 'before', 'text', 'title', 'words', 'words_before', 'memo', 'digest', 'guid'];
  row_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - private end;
  row_after jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) - private end;
  some_row jsonb := coalesce(row_after, row_before);
begin
  -- With its evaluation or its territory it goes unheard.
  if tg_op = 'DELETE' and not exists (select 1 from evaluation where id = (some_row ->> 'evaluation_id')::uuid) then return null; end if;
  insert into audit (territory_id, person_id, act, record_kind, record_id, before, after)
  values ((some_row ->> 'territory_id')::uuid, tablee_person(), case
      when tg_op = 'INSERT' then 'create'
      when tg_op = 'DELETE' then 'purge'
      when row_before ->> 'deleted_at' is null and row_after ->> 'deleted_at' is not null then 'delete'
      when row_before ->> 'deleted_at' is not null and row_after ->> 'deleted_at' is null then 'restore'
      else 'change' end,
    tg_argv[0], (some_row ->> 'id')::uuid, row_before, row_after);
  return null;
end $$;

select guard_table('code', 'code');
select guard_table('coding_import', 'coding-import');
do $$
declare each text;
begin
  foreach each in array array['coding_source', 'coding_passage', 'coding_reading', 'coding_coder', 'coding_merge'] loop
    execute format('alter table %I enable row level security', each);
    execute format('create policy in_territory on %I using (territory_id = tablee_territory()) with check (territory_id = tablee_territory())', each);
  end loop;
  foreach each in array array['coding_source', 'coding_passage'] loop
    execute format('create trigger touch before update on %I for each row execute function touch_record()', each);
  end loop;
  foreach each in array array['coding_source', 'coding_passage', 'coding_reading', 'coding_coder', 'coding_merge'] loop
    execute format('create trigger audit after insert or update or delete on %I for each row execute function write_coding_audit(%L)', each, replace(each, '_', '-'));
  end loop;
end $$;
select tell_changes('code', 'code');
select tell_changes('coding_source', 'coding-source');
select tell_changes('coding_passage', 'coding-passage');
select tell_changes('coding_reading', 'coding-reading');
select tell_changes('coding_import', 'coding-import');

-- The text of an interview is coded under the consent to notes.
create trigger agreed before insert or update of text on coding_source for each row execute function check_spoken();

-- What was said goes with its consent: the text as it was coded, its passages, and who read it.
create function forget_coded_interview() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from coding_source where interview_id = new.id;
  return null;
end $$;
create trigger coding_forgotten after update of erased_at on interview
  for each row when (old.erased_at is null and new.erased_at is not null) execute function forget_coded_interview();

-- Texts and passages that were deleted thirty days ago, in every territory. Returns how many.
create function purge_coding(p_today date) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  texts integer;
  passages integer;
begin
  perform set_config('tablee.person', '', true);
  delete from coding_source where deleted_at < p_today - interval '30 days';
  get diagnostics texts = row_count;
  delete from coding_passage where deleted_at < p_today - interval '30 days';
  get diagnostics passages = row_count;
  return texts + passages;
end $$;

revoke execute on function write_coding_audit(), forget_coded_interview() from public, tablee_app;
revoke execute on function purge_coding(date) from public;
