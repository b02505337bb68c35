-- Questionnaires: a form that the team edits, and the versions that respondents were asked. A version never changes;
-- answers stay with theirs.
create table questionnaire (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  title text not null check (length(btrim(title)) between 1 and 200),
  audience text not null default '' check (length(audience) <= 500),
  note text not null default '' check (length(note) <= 2000),
  form jsonb not null check (jsonb_typeof(form) = 'object'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index questionnaire_evaluation on questionnaire (territory_id, evaluation_id);

create table questionnaire_version (
  id uuid primary key default gen_random_uuid(),
  territory_id uuid not null,
  evaluation_id uuid not null,
  questionnaire_id uuid not null,
  number integer not null check (number >= 1),
  form jsonb not null check (jsonb_typeof(form) = 'object'),
  note text not null default '' check (length(note) <= 500),
  published_at timestamptz not null default now(),
  published_by uuid references person (id) on delete set null,
  unique (territory_id, id),
  unique (territory_id, evaluation_id, id),
  unique (territory_id, questionnaire_id, id),
  unique (questionnaire_id, number),
  foreign key (territory_id, evaluation_id, questionnaire_id) references questionnaire (territory_id, evaluation_id, id) on delete cascade
);

-- What was asked is not rewritten.
create function keep_questionnaire_version() returns trigger language plpgsql as $$
begin
  raise exception 'a published version never changes' using errcode = '23514', table = 'questionnaire_version', constraint = 'questionnaires.version-fixed';
end $$;
create trigger fixed before update of form, number, questionnaire_id on questionnaire_version
  for each row execute function keep_questionnaire_version();
revoke execute on function keep_questionnaire_version() from public, tablee_app;

select guard_table('questionnaire', 'questionnaire');
select guard_table('questionnaire_version', 'questionnaire-version', 'territory_id', false);
select tell_changes('questionnaire', 'questionnaire');
select tell_changes('questionnaire_version', 'questionnaire-version');
