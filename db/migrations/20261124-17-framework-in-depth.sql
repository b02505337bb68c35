-- The framework in depth: lines entered together from a spreadsheet, where an indicator comes from, the vote on
-- priorities, what is set aside, and which stakeholder is asked how many minutes for which line.

-- What one paste or file brought; undone as a whole.
create table framework_import (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
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
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index framework_import_evaluation on framework_import (territory_id, evaluation_id, created_at desc);

alter table framework_line
  -- Readable, yet outside what is collected and counted: the vote left it behind.
  add column is_set_aside boolean not null default false,
  -- The line that it was taken from, also of another evaluation.
  add column origin_line_id uuid check (origin_line_id <> id),
  -- What the indicator said where it was taken: {code, fingerprint, definition: {field: [texts]}}; null: nowhere.
  add column taken_from jsonb check (jsonb_typeof(taken_from) = 'object'),
  add column import_id uuid,
  add foreign key (territory_id, origin_line_id) references framework_line (territory_id, id) on delete set null (origin_line_id),
  add foreign key (territory_id, evaluation_id, import_id) references framework_import (territory_id, evaluation_id, id)
    on delete set null (import_id);
create index framework_line_origin on framework_line (territory_id, origin_line_id) where origin_line_id is not null;
create index framework_line_of_import on framework_line (import_id) where import_id is not null;

-- Which stakeholder is asked for which line: how long each time, how many times until the end of the evaluation.
create table framework_line_respondent (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  line_id uuid not null,
  stakeholder_id uuid not null,
  -- Null: nobody knows; it is counted apart, not as zero.
  minutes integer check (minutes between 0 and 14400),
  times smallint not null default 1 check (times between 1 and 366),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, line_id) references framework_line (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, stakeholder_id) references stakeholder (territory_id, evaluation_id, id) on delete cascade
);
create unique index framework_respondent_once on framework_line_respondent (line_id, stakeholder_id) where deleted_at is null;
create index framework_line_respondent_evaluation on framework_line_respondent (territory_id, evaluation_id);
create index framework_line_respondent_stakeholder on framework_line_respondent (stakeholder_id);

-- How an evaluation votes on its lines: one row each, made when somebody changes what goes without saying.
create table framework_ballot (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null unique,
  points_each smallint not null default 10 check (points_each between 1 and 100),
  most_a_line smallint not null default 3 check (most_a_line between 1 and 100),
  is_open boolean not null default true,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);

-- The points that a member gives to a line. Another person's are only ever shown as a spread.
create table framework_vote (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  line_id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  points smallint not null check (points between 1 and 100),
  created_at timestamptz not null default now(),
  unique (territory_id, id),
  unique (line_id, person_id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, line_id) references framework_line (territory_id, evaluation_id, id) on delete cascade
);
create index framework_vote_evaluation on framework_vote (territory_id, evaluation_id);
create index framework_vote_person on framework_vote (person_id);

grant select, insert, update on framework_import, framework_line_respondent, framework_ballot to tablee_app;
grant select, insert, update, delete on framework_vote to tablee_app;

select guard_table('framework_import', 'framework-import');
select guard_table('framework_line_respondent', 'framework-line-respondent');
select guard_table('framework_ballot', 'framework-ballot');
select guard_table('framework_vote', 'framework-vote', 'territory_id', false);
select tell_changes('framework_line', 'framework-line');
select tell_changes('framework_line_respondent', 'framework-line-respondent');
select tell_changes('framework_ballot', 'framework-ballot');
select tell_changes('framework_vote', 'framework-vote');

-- Setting a line aside, where it was taken from and by which paste it came say nothing about its values.
create or replace function mark_thread() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  batch record;
  -- What says nothing about the values themselves: who collects a line, until when, in how many hours.
  silent constant text[] := array['version', 'updated_at', 'position', 'owner', 'due_on', 'hours', 'timing', 'respondents',
    'personal_data', 'personal_data_note', 'quality', 'is_set_aside', 'taken_from', 'origin_line_id'];
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
