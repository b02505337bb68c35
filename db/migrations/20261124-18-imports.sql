-- Values of indicators enter from a file as one import, undone as a whole; what a person said of the columns of a file is
-- remembered for the next one with the same headers.

create table observation_import (
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
create index observation_import_evaluation on observation_import (territory_id, evaluation_id, created_at desc);

alter table observation
  add column import_id uuid,
  add foreign key (territory_id, evaluation_id, import_id) references observation_import (territory_id, evaluation_id, id)
    on delete cascade;
create index observation_of_import on observation (import_id) where import_id is not null;

-- Which column of a kind of file holds what, as it was said the last time (a part of its mending).
create table import_mapping (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  kind text not null check (length(kind) between 1 and 80),
  -- Of the headers, in their order (platform/tables/header-fingerprint.ts).
  fingerprint text not null check (length(fingerprint) between 1 and 80),
  file_name text not null check (length(file_name) between 1 and 300),
  columns jsonb not null check (jsonb_typeof(columns) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, kind, fingerprint)
);

grant select, insert, update on observation_import, import_mapping to tablee_app;

select guard_table('observation_import', 'observation-import');
select guard_table('import_mapping', 'import-mapping');

-- Entering a file is one act, audited by its import; a row of it is audited when somebody changes it.
drop trigger audit on observation;
create trigger audit_alone after insert on observation for each row when (new.import_id is null)
  execute function write_audit('observation');
create trigger audit after update or delete on observation for each row execute function write_audit('observation');
drop trigger audit on actor;
create trigger audit_alone after insert on actor for each row when (new.import_id is null)
  execute function write_audit('actor');
create trigger audit after update or delete on actor for each row execute function write_audit('actor');

-- A new organisation of no world has no membership to write or to end: a file brings a hundred thousand of these.
drop trigger becomes_membership on actor;
create trigger becomes_membership after update of worlds on actor
  for each row execute function list_becomes_membership();
create trigger begins_membership after insert on actor
  for each row when (cardinality(new.worlds) > 0) execute function list_becomes_membership();
