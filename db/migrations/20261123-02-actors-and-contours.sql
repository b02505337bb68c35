-- Organisations of a territory, and (for the whole instance) the contours of communes that the host imported.
-- A list of organisations enters as one import, and can be undone as one.
create table actor_import (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  file_name text not null check (length(file_name) between 1 and 300),
  file_sha256 text not null,
  rows_entered integer not null,
  rows_left_out integer not null default 0,
  mending jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id)
);
create index actor_import_territory on actor_import (territory_id, created_at desc);
create table actor (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  name text not null check (length(name) between 1 and 200),
  kind text not null,
  commune_code text check (commune_code ~ '^[0-9AB]{5}$'),
  siret text check (siret ~ '^[0-9]{14}$'),
  worlds text[] not null default '{}',
  note text not null default '' check (length(note) <= 4000),
  import_id uuid,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, import_id) references actor_import (territory_id, id) on delete cascade
);
create index actor_name on actor (territory_id, name, id) where deleted_at is null;
-- Not unique: a town hall and its kitchen may be one establishment. Likely duplicates are shown, a person decides.
create index actor_siret on actor (territory_id, siret) where deleted_at is null and siret is not null;
create index actor_of_import on actor (import_id) where import_id is not null;
select guard_table('actor_import', 'actor-import');
select guard_table('actor', 'actor');

-- What one file brought; deleted ones keep their contours until the next import, so that it can be undone.
create table contour_import (
  id uuid primary key default gen_random_uuid(),
  file_name text not null check (length(file_name) between 1 and 300),
  -- Year of the register that the contours were carried over to.
  vintage integer not null,
  report jsonb not null,
  imported_by uuid references person (id) on delete set null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz
);
-- One contour a commune: the latest file has it. Compact text, written and read by the territories' domain.
create table contour (
  commune_code text primary key check (commune_code ~ '^[0-9AB]{5}$'),
  import_id uuid not null references contour_import (id) on delete cascade,
  geometry text not null
);
create index contour_import_id on contour (import_id);
