-- A purchase file enters as one import with its rows; figures computed from rows say from which imports.
create table purchase_import (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  file_name text not null,
  file_sha256 text not null,
  layout text not null,
  rows_entered integer not null,
  rows_left_out integer not null default 0,
  mending jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, evaluation_id, id),
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index purchase_import_evaluation on purchase_import (territory_id, evaluation_id);
create table purchase (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  import_id uuid not null,
  row_number integer not null,
  canteen_siret text,
  canteen_id text,
  description text not null,
  supplier text,
  bought_on date not null,
  price numeric(14, 2) not null,
  family text not null,
  categories text[] not null default '{}',
  -- The one group in which the row counts (EGAlim, no double count); written by the domain's rule.
  quality_group text check (quality_group in ('organic', 'siqo', 'other', 'externalityPerformance')),
  origin text check (origin in ('FRANCE', 'EUROPE')),
  short_chain boolean not null default false,
  local_definition text,
  local_km numeric(10, 3),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, import_id) references purchase_import (territory_id, evaluation_id, id) on delete cascade
);
create index purchase_of_import on purchase (import_id, row_number);
create index purchase_of_evaluation on purchase (territory_id, evaluation_id, bought_on, id);
create table observation (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  line_id uuid not null,
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  value numeric,
  missing text check (missing in ('not_collected', 'refused', 'not_applicable', 'too_few_answers', 'not_computable', 'lost')),
  unit text not null default '',
  source text not null default '',
  confidence text check (confidence in ('A', 'B', 'C', 'D')),
  note text not null default '',
  computed jsonb,
  observed_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  -- A missing value is never zero: it is absent, with its reason.
  check ((value is null) = (missing is not null)),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, line_id) references framework_line (territory_id, evaluation_id, id) on delete cascade
);
create index observation_line on observation (line_id, period_to);
create index observation_evaluation on observation (territory_id, evaluation_id);

select guard_table('purchase_import', 'purchase-import');
select guard_table('observation', 'observation');
select guard_table('purchase', 'purchase');
-- Entering a file is one act, audited by its import; a row of it is audited when somebody changes it.
drop trigger audit on purchase;
create trigger audit after update or delete on purchase for each row execute function write_audit('purchase');
