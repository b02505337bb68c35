-- One evaluation and its four steps. A record points to the one before it (story ← objective ← chain ← framework
-- ← observation ← statement ← support): the foreign keys are the thread of evidence. They hold the evaluation as well,
-- so that a record never leans on one of another evaluation.
create table evaluation (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null references territory (id) on delete cascade,
  title text not null check (length(title) between 1 and 200),
  mode text not null default 'structure' check (mode in ('structure', 'create')),
  perimeter jsonb not null default '{}',
  means_hours numeric(10, 2) check (means_hours >= 0),
  means_euros numeric(14, 2) check (means_euros >= 0),
  started_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id)
);
create table story (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  title text not null default '',
  -- The eight cards by name (method 2.3).
  cards jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, evaluation_id, id),
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index story_evaluation on story (territory_id, evaluation_id);
create table objective (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  story_id uuid,
  position integer not null default 0,
  change text not null check (length(change) between 1 and 300),
  who text not null default '',
  what text not null default '',
  by_how_much text not null default '',
  noticed_by text not null default '',
  thanks_to text not null default '',
  by_when date,
  sat text[] not null default '{}' check (sat <@ array['O1', 'O2', 'O3', 'O4']),
  ticks jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, evaluation_id, id),
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, story_id) references story (territory_id, evaluation_id, id) on delete cascade
);
create index objective_evaluation on objective (territory_id, evaluation_id);
create index objective_story on objective (story_id);
create table chain_element (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  objective_id uuid,
  type text not null check (type in ('need', 'input', 'activity', 'output', 'outcome_short', 'outcome_mid', 'outcome_long', 'impact', 'enabler', 'brake', 'assumption', 'external')),
  statement text not null check (length(statement) between 1 and 300),
  position integer not null default 0,
  who text not null default '',
  stakeholders text[] not null default '{}',
  sign text not null default '+' check (sign in ('+', '-')),
  intended boolean not null default true,
  sat text[] not null default '{}' check (sat <@ array['O1', 'O2', 'O3', 'O4']),
  -- What only some types have (quantity, unit, target, owner, how an assumption was tested …).
  details jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, evaluation_id, id),
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, objective_id) references objective (territory_id, evaluation_id, id) on delete cascade
);
create index chain_element_evaluation on chain_element (territory_id, evaluation_id);
create index chain_element_objective on chain_element (objective_id);
create table chain_link (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  from_id uuid not null,
  to_id uuid not null check (to_id <> from_id),
  sign text not null default '+' check (sign in ('+', '-')),
  strength smallint not null default 2 check (strength between 1 and 3),
  confidence smallint not null default 0 check (confidence between 0 and 4),
  feedback boolean not null default false,
  delay text check (delay in ('immediate', 'months', 'one_year', 'three_years', 'longer')),
  evidence text[] not null default '{}',
  note text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, from_id) references chain_element (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, to_id) references chain_element (territory_id, evaluation_id, id) on delete cascade
);
create unique index chain_link_once on chain_link (from_id, to_id) where deleted_at is null;
create index chain_link_evaluation on chain_link (territory_id, evaluation_id);
create index chain_link_to on chain_link (to_id);
create table stakeholder (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  actor_id uuid,
  name text not null check (length(name) between 1 and 200),
  links text[] not null default '{}',
  expects text not null default '',
  contributes text not null default '',
  next_step text not null default '',
  next_step_on date,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, actor_id) references actor (territory_id, id) on delete cascade
);
create index stakeholder_evaluation on stakeholder (territory_id, evaluation_id);
create table stakeholder_rating (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  stakeholder_id uuid not null,
  rater_id uuid not null references person (id) on delete cascade,
  involvement smallint not null check (involvement between 0 and 4),
  importance smallint not null check (importance between 0 and 4),
  reason text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (stakeholder_id, rater_id),
  foreign key (territory_id, stakeholder_id) references stakeholder (territory_id, id) on delete cascade
);
create table framework_line (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  objective_id uuid,
  element_id uuid,
  position integer not null default 0,
  question text not null default '',
  criterion text not null default '',
  indicator_code text,
  name text not null check (length(name) between 1 and 200),
  definition text not null default '',
  kind text not null check (kind in ('quantitative', 'qualitative')),
  unit text not null default '',
  formula text not null default '',
  variables jsonb not null default '[]',
  levels jsonb not null default '[]',
  direction text not null default 'higher' check (direction in ('higher', 'lower')),
  bound_bad numeric,
  bound_good numeric,
  impact_level text not null default 'outcome' check (impact_level in ('input', 'output', 'outcome', 'impact')),
  dimension text not null check (dimension in ('ECO', 'SOC', 'ENV', 'NUT', 'ORG', 'LOG', 'TER')),
  sat text[] not null default '{}' check (sat <@ array['O1', 'O2', 'O3', 'O4']),
  source text not null default '',
  mode text not null default '',
  timing text not null default '',
  owner text not null default '',
  due_on date,
  hours numeric(8, 2) check (hours >= 0),
  respondents text not null default '',
  personal_data boolean not null default false,
  personal_data_note text not null default '',
  limits text not null default '',
  baseline numeric,
  baseline_on date,
  baseline_source text not null default '',
  target numeric,
  target_on date,
  target_reason text not null default '',
  quality jsonb not null default '{}',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, evaluation_id, id),
  unique (territory_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, objective_id) references objective (territory_id, evaluation_id, id) on delete cascade,
  foreign key (territory_id, evaluation_id, element_id) references chain_element (territory_id, evaluation_id, id) on delete cascade
);
create index framework_line_evaluation on framework_line (territory_id, evaluation_id);
create index framework_line_objective on framework_line (objective_id);
create index framework_line_element on framework_line (element_id);

select guard_table('evaluation', 'evaluation');
select guard_table('story', 'story');
select guard_table('objective', 'objective');
select guard_table('chain_element', 'chain-element');
select guard_table('chain_link', 'chain-link');
select guard_table('stakeholder', 'stakeholder');
select guard_table('stakeholder_rating', 'stakeholder-rating');
select guard_table('framework_line', 'framework-line');
