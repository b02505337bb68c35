-- The schema after all migrations, written by the database itself: UPDATE_SCHEMA=1 writes it anew (see CONTRIBUTING.md).

-- Functions

CREATE OR REPLACE FUNCTION public.accept_invitation(p_token_hash text, p_person uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare inv invitation;
begin
  select * into inv from invitation
    where token_hash = p_token_hash and accepted_at is null and deleted_at is null and expires_at > now() for update;
  if not found then return null; end if;
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', inv.territory_id::text, true);
  insert into member (territory_id, person_id, role) values (inv.territory_id, p_person, inv.role)
    on conflict (territory_id, person_id) do nothing;
  update invitation set accepted_at = now() where id = inv.id;
  return inv.territory_id;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.adopt_demonstration(p_person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform set_config('tablee.person', p_person::text, true);
  insert into member (territory_id, person_id, role) select id, p_person, 'owner' from territory where demo
    and exists (select 1 from person where person.id = p_person and host)
  on conflict do nothing;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.create_territory(p_person uuid, p_name text, p_note text, p_programme uuid, p_demo boolean, p_selection jsonb DEFAULT '{"exclude": [], "include": []}'::jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare new_id uuid := gen_random_uuid();
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', new_id::text, true);
  insert into territory (id, name, note, programme_id, demo, selection)
    values (new_id, p_name, coalesce(p_note, ''), p_programme, p_demo, p_selection);
  insert into member (territory_id, person_id, role) values (new_id, p_person, 'owner');
  return new_id;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_as_person(p_person uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', '', true);
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_publication(p_token_hash text)
 RETURNS TABLE(support_id uuid, territory_id uuid, revoked boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare pub publication;
begin
  select p.* into pub from publication p join support s on s.id = p.support_id join territory t on t.id = p.territory_id
    where p.token_hash = p_token_hash and s.deleted_at is null and t.deleted_at is null and p.deleted_at is null;
  if not found then return; end if;
  if pub.revoked_at is null then
    perform set_config('tablee.person', '', true);
    perform set_config('tablee.territory', pub.territory_id::text, true);
  end if;
  return query select pub.support_id, pub.territory_id, pub.revoked_at is not null;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.enter_territory(p_person uuid, p_territory uuid)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare found_role text;
begin
  select m.role into found_role from member m join territory t on t.id = m.territory_id
    where m.person_id = p_person and m.territory_id = p_territory and t.deleted_at is null;
  if found_role is null then return null; end if;
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', p_territory::text, true);
  return found_role;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.find_invitation(p_token_hash text)
 RETURNS TABLE(id uuid, territory_id uuid, territory_name text, email text, role text, expires_at timestamp with time zone, accepted_at timestamp with time zone, revoked boolean, inviter text)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select i.id, i.territory_id, t.name, i.email, i.role, i.expires_at, i.accepted_at, i.deleted_at is not null, p.name
  from invitation i join territory t on t.id = i.territory_id left join person p on p.id = i.invited_by
  where i.token_hash = p_token_hash and t.deleted_at is null
$function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.guard_table(p_table regclass, p_kind text, p_column text DEFAULT 'territory_id'::text, p_versioned boolean DEFAULT true)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('alter table %s enable row level security', p_table);
  execute format('create policy in_territory on %s using (%I = tablee_territory()) with check (%I = tablee_territory())', p_table, p_column, p_column);
  execute format('create trigger audit after insert or update or delete on %s for each row execute function write_audit(%L)', p_table, p_kind);
  if p_versioned then
    execute format('create trigger touch before update on %s for each row execute function touch_record()', p_table);
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_leaning(p_territory uuid, p_kind text, p_ids uuid[], p_act text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into review_mark (territory_id, record_kind, record_id, cause_kind, cause_id, cause_act, depth)
  select p_territory, reached.kind, reached.id, p_kind, reached.cause_id, p_act, min(reached.depth)
  from (
    with recursive up (cause_id, kind, id, depth) as (
      select c, p_kind, c, 0 from unnest(p_ids) c
      union
      select u.cause_id, e.from_kind, e.from_id, u.depth + 1
      from up u join thread_edge e on e.territory_id = p_territory and e.to_kind = u.kind and e.to_id = u.id
      where u.depth < 12
    )
    select * from up where depth > 0
  ) reached
  group by reached.kind, reached.id, reached.cause_id
  on conflict (record_kind, record_id, cause_kind, cause_id) where cleared_at is null do nothing;
end $function$
;

CREATE OR REPLACE FUNCTION public.mark_thread()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  batch record;
  -- What says nothing about the values themselves: who collects a line, until when, in how many hours.
  silent constant text[] := array['version', 'updated_at', 'position', 'owner', 'due_on', 'hours', 'timing', 'respondents',
    'personal_data', 'personal_data_note', 'quality'];
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
end $function$
;

CREATE OR REPLACE FUNCTION public.remove_demonstration()
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare removed integer;
begin
  delete from territory where demo;
  get diagnostics removed = row_count;
  delete from programme where demo;
  return removed;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.restore_territory(p_person uuid, p_territory uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform set_config('tablee.person', p_person::text, true);
  perform set_config('tablee.territory', p_territory::text, true);
  update territory t set deleted_at = null where t.id = p_territory and t.deleted_at is not null
    and exists (select 1 from member m where m.territory_id = t.id and m.person_id = p_person and m.role = 'owner');
  return found;
end $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.tablee_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('tablee.person', true), '')::uuid $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.tablee_territory()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('tablee.territory', true), '')::uuid $function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.touch_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.version := old.version + 1;
  new.updated_at := now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.walk_thread(p_kind text, p_id uuid, p_direction text, p_max_depth integer DEFAULT 12, p_leaves text[] DEFAULT '{}'::text[])
 RETURNS TABLE(kind text, id uuid, depth integer, from_kind text, from_id uuid, to_kind text, to_id uuid, why text)
 LANGUAGE sql
 STABLE
AS $function$
  with recursive walk (kind, id, depth, from_kind, from_id, to_kind, to_id, why) as (
    select p_kind, p_id, 0, null::text, null::uuid, null::text, null::uuid, null::text
    union
    select e.kind, e.id, w.depth + 1, e.from_kind, e.from_id, e.to_kind, e.to_id, e.why
    from walk w cross join lateral (
      select d.to_kind as kind, d.to_id as id, d.* from thread_edge d
        where p_direction = 'down' and d.from_kind = w.kind and d.from_id = w.id
      union all
      select u.from_kind, u.from_id, u.* from thread_edge u
        where p_direction = 'up' and u.to_kind = w.kind and u.to_id = w.id
    ) e
    where w.depth < p_max_depth and (w.depth = 0 or w.kind <> all (p_leaves))
  )
  select kind, id, depth, from_kind, from_id, to_kind, to_id, why from walk where depth > 0
$function$
;
-- may execute: everybody
-- may execute: tablee_app

CREATE OR REPLACE FUNCTION public.write_audit()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  row_before jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) - array['token_hash', 'token'] end;
  row_after jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) - array['token_hash', 'token'] end;
  some_row jsonb := coalesce(row_after, row_before);
  the_act text := case
    when tg_op = 'INSERT' then 'create'
    when tg_op = 'DELETE' then 'purge'
    when row_before ->> 'deleted_at' is null and row_after ->> 'deleted_at' is not null then 'delete'
    when row_before ->> 'deleted_at' is not null and row_after ->> 'deleted_at' is null then 'restore'
    else 'change' end;
  the_territory uuid := coalesce(some_row ->> 'territory_id', some_row ->> 'id')::uuid;
begin
  -- When a whole territory is purged its audit goes with it.
  if tg_op = 'DELETE' and not exists (select 1 from territory where id = the_territory) then return null; end if;
  insert into audit (territory_id, person_id, act, record_kind, record_id, before, after)
  values (the_territory, tablee_person(), the_act, tg_argv[0], coalesce(some_row ->> 'id', some_row ->> 'person_id')::uuid, row_before, row_after);
  return null;
end $function$
;


-- Views

CREATE VIEW thread_edge WITH (security_invoker=true) AS
 SELECT objective.territory_id,
    'objective'::text AS from_kind,
    objective.id AS from_id,
    'story'::text AS to_kind,
    objective.story_id AS to_id,
    'drawn-from'::text AS why
   FROM objective
  WHERE ((objective.story_id IS NOT NULL) AND (objective.deleted_at IS NULL))
UNION ALL
 SELECT chain_element.territory_id,
    'chain-element'::text AS from_kind,
    chain_element.id AS from_id,
    'objective'::text AS to_kind,
    chain_element.objective_id AS to_id,
    'serves'::text AS why
   FROM chain_element
  WHERE ((chain_element.objective_id IS NOT NULL) AND (chain_element.deleted_at IS NULL))
UNION ALL
 SELECT chain_link.territory_id,
    'chain-link'::text AS from_kind,
    chain_link.id AS from_id,
    'chain-element'::text AS to_kind,
    chain_link.from_id AS to_id,
    'starts-at'::text AS why
   FROM chain_link
  WHERE (chain_link.deleted_at IS NULL)
UNION ALL
 SELECT chain_link.territory_id,
    'chain-link'::text AS from_kind,
    chain_link.id AS from_id,
    'chain-element'::text AS to_kind,
    chain_link.to_id,
    'leads-to'::text AS why
   FROM chain_link
  WHERE (chain_link.deleted_at IS NULL)
UNION ALL
 SELECT framework_line.territory_id,
    'framework-line'::text AS from_kind,
    framework_line.id AS from_id,
    'objective'::text AS to_kind,
    framework_line.objective_id AS to_id,
    'judges'::text AS why
   FROM framework_line
  WHERE ((framework_line.objective_id IS NOT NULL) AND (framework_line.deleted_at IS NULL))
UNION ALL
 SELECT framework_line.territory_id,
    'framework-line'::text AS from_kind,
    framework_line.id AS from_id,
    'chain-element'::text AS to_kind,
    framework_line.element_id AS to_id,
    'measures'::text AS why
   FROM framework_line
  WHERE ((framework_line.element_id IS NOT NULL) AND (framework_line.deleted_at IS NULL))
UNION ALL
 SELECT observation.territory_id,
    'observation'::text AS from_kind,
    observation.id AS from_id,
    'framework-line'::text AS to_kind,
    observation.line_id AS to_id,
    'is-value-of'::text AS why
   FROM observation
  WHERE (observation.deleted_at IS NULL)
UNION ALL
 SELECT purchase.territory_id,
    'purchase-import'::text AS from_kind,
    purchase.import_id AS from_id,
    'purchase'::text AS to_kind,
    purchase.id AS to_id,
    'contains'::text AS why
   FROM purchase
UNION ALL
 SELECT statement.territory_id,
    'statement'::text AS from_kind,
    statement.id AS from_id,
    'observation'::text AS to_kind,
    statement.observation_id AS to_id,
    'quotes'::text AS why
   FROM statement
  WHERE ((statement.observation_id IS NOT NULL) AND (statement.deleted_at IS NULL))
UNION ALL
 SELECT statement.territory_id,
    'support'::text AS from_kind,
    statement.support_id AS from_id,
    'statement'::text AS to_kind,
    statement.id AS to_id,
    'says'::text AS why
   FROM statement
UNION ALL
 SELECT support.territory_id,
    'support'::text AS from_kind,
    support.id AS from_id,
    'story'::text AS to_kind,
    support.story_id AS to_id,
    'tells'::text AS why
   FROM support
  WHERE ((support.story_id IS NOT NULL) AND (support.deleted_at IS NULL))
UNION ALL
 SELECT lean.territory_id,
    lean.from_kind,
    lean.from_id,
    lean.to_kind,
    lean.to_id,
    lean.why
   FROM lean;


-- Table account
CREATE TABLE account (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE account ADD CONSTRAINT account_pkey PRIMARY KEY (id);
ALTER TABLE account ADD CONSTRAINT "account_userId_fkey" FOREIGN KEY ("userId") REFERENCES person(id) ON DELETE CASCADE;
CREATE INDEX account_person ON public.account USING btree ("userId");
-- tablee_app may: delete, insert, select, update

-- Table actor
CREATE TABLE actor (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  commune_code text,
  siret text,
  worlds text[] DEFAULT '{}'::text[] NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  import_id uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE actor ADD CONSTRAINT actor_pkey PRIMARY KEY (id);
ALTER TABLE actor ADD CONSTRAINT actor_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE actor ADD CONSTRAINT actor_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text));
ALTER TABLE actor ADD CONSTRAINT actor_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE actor ADD CONSTRAINT actor_note_check CHECK ((length(note) <= 4000));
ALTER TABLE actor ADD CONSTRAINT actor_siret_check CHECK ((siret ~ '^[0-9]{14}$'::text));
ALTER TABLE actor ADD CONSTRAINT actor_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE actor ADD CONSTRAINT actor_territory_id_import_id_fkey FOREIGN KEY (territory_id, import_id) REFERENCES actor_import(territory_id, id) ON DELETE CASCADE;
CREATE INDEX actor_name ON public.actor USING btree (territory_id, name, id) WHERE (deleted_at IS NULL);
CREATE INDEX actor_of_import ON public.actor USING btree (import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX actor_siret ON public.actor USING btree (territory_id, siret) WHERE ((deleted_at IS NULL) AND (siret IS NOT NULL));
ALTER TABLE actor ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON actor AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.actor FOR EACH ROW EXECUTE FUNCTION write_audit('actor');
CREATE TRIGGER touch BEFORE UPDATE ON public.actor FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table actor_import
CREATE TABLE actor_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  rows_entered integer NOT NULL,
  rows_left_out integer DEFAULT 0 NOT NULL,
  mending jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE actor_import ADD CONSTRAINT actor_import_pkey PRIMARY KEY (id);
ALTER TABLE actor_import ADD CONSTRAINT actor_import_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE actor_import ADD CONSTRAINT actor_import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE actor_import ADD CONSTRAINT actor_import_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX actor_import_territory ON public.actor_import USING btree (territory_id, created_at DESC);
ALTER TABLE actor_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON actor_import AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.actor_import FOR EACH ROW EXECUTE FUNCTION write_audit('actor-import');
CREATE TRIGGER touch BEFORE UPDATE ON public.actor_import FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table applied_migrations
CREATE TABLE applied_migrations (
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE applied_migrations ADD CONSTRAINT applied_migrations_pkey PRIMARY KEY (name);
-- tablee_app may: select

-- Table audit
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  territory_id uuid NOT NULL,
  at timestamp with time zone DEFAULT now() NOT NULL,
  person_id uuid,
  act text NOT NULL,
  record_kind text NOT NULL,
  record_id uuid,
  before jsonb,
  after jsonb
);
ALTER TABLE audit ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE audit ADD CONSTRAINT audit_act_check CHECK ((act = ANY (ARRAY['create'::text, 'change'::text, 'delete'::text, 'restore'::text, 'purge'::text])));
ALTER TABLE audit ADD CONSTRAINT audit_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE audit ADD CONSTRAINT audit_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX audit_record ON public.audit USING btree (territory_id, record_kind, record_id);
CREATE INDEX audit_territory ON public.audit USING btree (territory_id, id DESC);
ALTER TABLE audit ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON audit AS PERMISSIVE FOR SELECT TO public USING ((territory_id = tablee_territory())) WITH CHECK ();
-- tablee_app may: delete, insert, select, update

-- Table chain_element
CREATE TABLE chain_element (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  objective_id uuid,
  type text NOT NULL,
  statement text NOT NULL,
  "position" integer DEFAULT 0 NOT NULL,
  who text DEFAULT ''::text NOT NULL,
  stakeholders text[] DEFAULT '{}'::text[] NOT NULL,
  sign text DEFAULT '+'::text NOT NULL,
  intended boolean DEFAULT true NOT NULL,
  sat text[] DEFAULT '{}'::text[] NOT NULL,
  details jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE chain_element ADD CONSTRAINT chain_element_pkey PRIMARY KEY (id);
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE chain_element ADD CONSTRAINT chain_element_sat_check CHECK ((sat <@ ARRAY['O1'::text, 'O2'::text, 'O3'::text, 'O4'::text]));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_sign_check CHECK ((sign = ANY (ARRAY['+'::text, '-'::text])));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_statement_check CHECK (((length(statement) >= 1) AND (length(statement) <= 300)));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_type_check CHECK ((type = ANY (ARRAY['need'::text, 'input'::text, 'activity'::text, 'output'::text, 'outcome_short'::text, 'outcome_mid'::text, 'outcome_long'::text, 'impact'::text, 'enabler'::text, 'brake'::text, 'assumption'::text, 'external'::text])));
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE chain_element ADD CONSTRAINT chain_element_territory_id_evaluation_id_objective_id_fkey FOREIGN KEY (territory_id, evaluation_id, objective_id) REFERENCES objective(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX chain_element_evaluation ON public.chain_element USING btree (territory_id, evaluation_id);
CREATE INDEX chain_element_objective ON public.chain_element USING btree (objective_id);
ALTER TABLE chain_element ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON chain_element AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.chain_element FOR EACH ROW EXECUTE FUNCTION write_audit('chain-element');
CREATE TRIGGER thread AFTER UPDATE ON public.chain_element REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('chain-element');
CREATE TRIGGER touch BEFORE UPDATE ON public.chain_element FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table chain_link
CREATE TABLE chain_link (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  from_id uuid NOT NULL,
  to_id uuid NOT NULL,
  sign text DEFAULT '+'::text NOT NULL,
  strength smallint DEFAULT 2 NOT NULL,
  confidence smallint DEFAULT 0 NOT NULL,
  feedback boolean DEFAULT false NOT NULL,
  delay text,
  evidence text[] DEFAULT '{}'::text[] NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE chain_link ADD CONSTRAINT chain_link_pkey PRIMARY KEY (id);
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE chain_link ADD CONSTRAINT chain_link_check CHECK ((to_id <> from_id));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_confidence_check CHECK (((confidence >= 0) AND (confidence <= 4)));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_delay_check CHECK ((delay = ANY (ARRAY['immediate'::text, 'months'::text, 'one_year'::text, 'three_years'::text, 'longer'::text])));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_sign_check CHECK ((sign = ANY (ARRAY['+'::text, '-'::text])));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_strength_check CHECK (((strength >= 1) AND (strength <= 3)));
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_evaluation_id_from_id_fkey FOREIGN KEY (territory_id, evaluation_id, from_id) REFERENCES chain_element(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE chain_link ADD CONSTRAINT chain_link_territory_id_evaluation_id_to_id_fkey FOREIGN KEY (territory_id, evaluation_id, to_id) REFERENCES chain_element(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX chain_link_evaluation ON public.chain_link USING btree (territory_id, evaluation_id);
CREATE UNIQUE INDEX chain_link_once ON public.chain_link USING btree (from_id, to_id) WHERE (deleted_at IS NULL);
CREATE INDEX chain_link_to ON public.chain_link USING btree (to_id);
ALTER TABLE chain_link ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON chain_link AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.chain_link FOR EACH ROW EXECUTE FUNCTION write_audit('chain-link');
CREATE TRIGGER thread AFTER UPDATE ON public.chain_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('chain-link');
CREATE TRIGGER touch BEFORE UPDATE ON public.chain_link FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table contour
CREATE TABLE contour (
  commune_code text NOT NULL,
  import_id uuid NOT NULL,
  geometry text NOT NULL
);
ALTER TABLE contour ADD CONSTRAINT contour_pkey PRIMARY KEY (commune_code);
ALTER TABLE contour ADD CONSTRAINT contour_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text));
ALTER TABLE contour ADD CONSTRAINT contour_import_id_fkey FOREIGN KEY (import_id) REFERENCES contour_import(id) ON DELETE CASCADE;
CREATE INDEX contour_import_id ON public.contour USING btree (import_id);
-- tablee_app may: delete, insert, select, update

-- Table contour_import
CREATE TABLE contour_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  file_name text NOT NULL,
  vintage integer NOT NULL,
  report jsonb NOT NULL,
  imported_by uuid,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone
);
ALTER TABLE contour_import ADD CONSTRAINT contour_import_pkey PRIMARY KEY (id);
ALTER TABLE contour_import ADD CONSTRAINT contour_import_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 300)));
ALTER TABLE contour_import ADD CONSTRAINT contour_import_imported_by_fkey FOREIGN KEY (imported_by) REFERENCES person(id) ON DELETE SET NULL;
-- tablee_app may: delete, insert, select, update

-- Table evaluation
CREATE TABLE evaluation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  title text NOT NULL,
  mode text DEFAULT 'structure'::text NOT NULL,
  perimeter jsonb DEFAULT '{}'::jsonb NOT NULL,
  means_hours numeric(10,2),
  means_euros numeric(14,2),
  started_on date,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE evaluation ADD CONSTRAINT evaluation_pkey PRIMARY KEY (id);
ALTER TABLE evaluation ADD CONSTRAINT evaluation_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE evaluation ADD CONSTRAINT evaluation_means_euros_check CHECK ((means_euros >= (0)::numeric));
ALTER TABLE evaluation ADD CONSTRAINT evaluation_means_hours_check CHECK ((means_hours >= (0)::numeric));
ALTER TABLE evaluation ADD CONSTRAINT evaluation_mode_check CHECK ((mode = ANY (ARRAY['structure'::text, 'create'::text])));
ALTER TABLE evaluation ADD CONSTRAINT evaluation_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
ALTER TABLE evaluation ADD CONSTRAINT evaluation_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
ALTER TABLE evaluation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON evaluation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.evaluation FOR EACH ROW EXECUTE FUNCTION write_audit('evaluation');
CREATE TRIGGER touch BEFORE UPDATE ON public.evaluation FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table framework_line
CREATE TABLE framework_line (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  objective_id uuid,
  element_id uuid,
  "position" integer DEFAULT 0 NOT NULL,
  question text DEFAULT ''::text NOT NULL,
  criterion text DEFAULT ''::text NOT NULL,
  indicator_code text,
  name text NOT NULL,
  definition text DEFAULT ''::text NOT NULL,
  kind text NOT NULL,
  unit text DEFAULT ''::text NOT NULL,
  formula text DEFAULT ''::text NOT NULL,
  variables jsonb DEFAULT '[]'::jsonb NOT NULL,
  levels jsonb DEFAULT '[]'::jsonb NOT NULL,
  direction text DEFAULT 'higher'::text NOT NULL,
  bound_bad numeric,
  bound_good numeric,
  impact_level text DEFAULT 'outcome'::text NOT NULL,
  dimension text NOT NULL,
  sat text[] DEFAULT '{}'::text[] NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  mode text DEFAULT ''::text NOT NULL,
  timing text DEFAULT ''::text NOT NULL,
  owner text DEFAULT ''::text NOT NULL,
  due_on date,
  hours numeric(8,2),
  respondents text DEFAULT ''::text NOT NULL,
  personal_data boolean DEFAULT false NOT NULL,
  personal_data_note text DEFAULT ''::text NOT NULL,
  limits text DEFAULT ''::text NOT NULL,
  baseline numeric,
  baseline_on date,
  baseline_source text DEFAULT ''::text NOT NULL,
  target numeric,
  target_on date,
  target_reason text DEFAULT ''::text NOT NULL,
  quality jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_pkey PRIMARY KEY (id);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE framework_line ADD CONSTRAINT framework_line_dimension_check CHECK ((dimension = ANY (ARRAY['ECO'::text, 'SOC'::text, 'ENV'::text, 'NUT'::text, 'ORG'::text, 'LOG'::text, 'TER'::text])));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_direction_check CHECK ((direction = ANY (ARRAY['higher'::text, 'lower'::text])));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_hours_check CHECK ((hours >= (0)::numeric));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_impact_level_check CHECK ((impact_level = ANY (ARRAY['input'::text, 'output'::text, 'outcome'::text, 'impact'::text])));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_kind_check CHECK ((kind = ANY (ARRAY['quantitative'::text, 'qualitative'::text])));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_sat_check CHECK ((sat <@ ARRAY['O1'::text, 'O2'::text, 'O3'::text, 'O4'::text]));
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_element_id_fkey FOREIGN KEY (territory_id, evaluation_id, element_id) REFERENCES chain_element(territory_id, evaluation_id, id) ON DELETE CASCADE;
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE framework_line ADD CONSTRAINT framework_line_territory_id_evaluation_id_objective_id_fkey FOREIGN KEY (territory_id, evaluation_id, objective_id) REFERENCES objective(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX framework_line_element ON public.framework_line USING btree (element_id);
CREATE INDEX framework_line_evaluation ON public.framework_line USING btree (territory_id, evaluation_id);
CREATE INDEX framework_line_objective ON public.framework_line USING btree (objective_id);
ALTER TABLE framework_line ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON framework_line AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.framework_line FOR EACH ROW EXECUTE FUNCTION write_audit('framework-line');
CREATE TRIGGER thread AFTER UPDATE ON public.framework_line REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('framework-line');
CREATE TRIGGER touch BEFORE UPDATE ON public.framework_line FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table instance
CREATE TABLE instance (
  singleton boolean DEFAULT true NOT NULL,
  setup_token_hash text,
  secret text NOT NULL,
  claimed_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE instance ADD CONSTRAINT instance_pkey PRIMARY KEY (singleton);
ALTER TABLE instance ADD CONSTRAINT instance_singleton_check CHECK (singleton);
-- tablee_app may: delete, insert, select, update

-- Table invitation
CREATE TABLE invitation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  token_hash text NOT NULL,
  invited_by uuid,
  expires_at timestamp with time zone NOT NULL,
  accepted_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE invitation ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);
ALTER TABLE invitation ADD CONSTRAINT invitation_token_hash_key UNIQUE (token_hash);
ALTER TABLE invitation ADD CONSTRAINT invitation_email_check CHECK ((email = lower(email)));
ALTER TABLE invitation ADD CONSTRAINT invitation_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'facilitator'::text, 'contributor'::text, 'reviewer'::text, 'reader'::text])));
ALTER TABLE invitation ADD CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE invitation ADD CONSTRAINT invitation_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX invitation_territory ON public.invitation USING btree (territory_id);
ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON invitation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION write_audit('invitation');
CREATE TRIGGER touch BEFORE UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table lean
CREATE TABLE lean (
  territory_id uuid NOT NULL,
  from_kind text NOT NULL,
  from_id uuid NOT NULL,
  to_kind text NOT NULL,
  to_id uuid NOT NULL,
  why text DEFAULT ''::text NOT NULL
);
ALTER TABLE lean ADD CONSTRAINT lean_pkey PRIMARY KEY (territory_id, from_kind, from_id, to_kind, to_id);
ALTER TABLE lean ADD CONSTRAINT lean_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX lean_backwards ON public.lean USING btree (territory_id, to_kind, to_id);
ALTER TABLE lean ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON lean AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
-- tablee_app may: delete, insert, select, update

-- Table member
CREATE TABLE member (
  territory_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE member ADD CONSTRAINT member_pkey PRIMARY KEY (territory_id, person_id);
ALTER TABLE member ADD CONSTRAINT member_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'facilitator'::text, 'contributor'::text, 'reviewer'::text, 'reader'::text])));
ALTER TABLE member ADD CONSTRAINT member_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE;
ALTER TABLE member ADD CONSTRAINT member_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX member_person ON public.member USING btree (person_id);
ALTER TABLE member ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON member AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE POLICY my_memberships ON member AS PERMISSIVE FOR SELECT TO public USING ((person_id = tablee_person())) WITH CHECK ();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION write_audit('member');
CREATE TRIGGER touch BEFORE UPDATE ON public.member FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table objective
CREATE TABLE objective (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  story_id uuid,
  "position" integer DEFAULT 0 NOT NULL,
  change text NOT NULL,
  who text DEFAULT ''::text NOT NULL,
  what text DEFAULT ''::text NOT NULL,
  by_how_much text DEFAULT ''::text NOT NULL,
  noticed_by text DEFAULT ''::text NOT NULL,
  thanks_to text DEFAULT ''::text NOT NULL,
  by_when date,
  sat text[] DEFAULT '{}'::text[] NOT NULL,
  ticks jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE objective ADD CONSTRAINT objective_pkey PRIMARY KEY (id);
ALTER TABLE objective ADD CONSTRAINT objective_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE objective ADD CONSTRAINT objective_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE objective ADD CONSTRAINT objective_change_check CHECK (((length(change) >= 1) AND (length(change) <= 300)));
ALTER TABLE objective ADD CONSTRAINT objective_sat_check CHECK ((sat <@ ARRAY['O1'::text, 'O2'::text, 'O3'::text, 'O4'::text]));
ALTER TABLE objective ADD CONSTRAINT objective_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE objective ADD CONSTRAINT objective_territory_id_evaluation_id_story_id_fkey FOREIGN KEY (territory_id, evaluation_id, story_id) REFERENCES story(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX objective_evaluation ON public.objective USING btree (territory_id, evaluation_id);
CREATE INDEX objective_story ON public.objective USING btree (story_id);
ALTER TABLE objective ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON objective AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.objective FOR EACH ROW EXECUTE FUNCTION write_audit('objective');
CREATE TRIGGER thread AFTER UPDATE ON public.objective REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('objective');
CREATE TRIGGER touch BEFORE UPDATE ON public.objective FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table observation
CREATE TABLE observation (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  line_id uuid NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL,
  value numeric,
  missing text,
  unit text DEFAULT ''::text NOT NULL,
  source text DEFAULT ''::text NOT NULL,
  confidence text,
  note text DEFAULT ''::text NOT NULL,
  computed jsonb,
  observed_on date,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE observation ADD CONSTRAINT observation_pkey PRIMARY KEY (id);
ALTER TABLE observation ADD CONSTRAINT observation_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE observation ADD CONSTRAINT observation_check CHECK ((period_to >= period_from));
ALTER TABLE observation ADD CONSTRAINT observation_check1 CHECK (((value IS NULL) = (missing IS NOT NULL)));
ALTER TABLE observation ADD CONSTRAINT observation_confidence_check CHECK ((confidence = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])));
ALTER TABLE observation ADD CONSTRAINT observation_missing_check CHECK ((missing = ANY (ARRAY['not_collected'::text, 'refused'::text, 'not_applicable'::text, 'too_few_answers'::text, 'not_computable'::text, 'lost'::text])));
ALTER TABLE observation ADD CONSTRAINT observation_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE observation ADD CONSTRAINT observation_territory_id_evaluation_id_line_id_fkey FOREIGN KEY (territory_id, evaluation_id, line_id) REFERENCES framework_line(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX observation_evaluation ON public.observation USING btree (territory_id, evaluation_id);
CREATE INDEX observation_line ON public.observation USING btree (line_id, period_to);
ALTER TABLE observation ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON observation AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.observation FOR EACH ROW EXECUTE FUNCTION write_audit('observation');
CREATE TRIGGER thread AFTER UPDATE ON public.observation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('observation');
CREATE TRIGGER touch BEFORE UPDATE ON public.observation FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table person
CREATE TABLE person (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  "emailVerified" boolean DEFAULT false NOT NULL,
  image text,
  lang text DEFAULT 'fr'::text NOT NULL,
  host boolean DEFAULT false NOT NULL,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE person ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE person ADD CONSTRAINT person_email_key UNIQUE (email);
ALTER TABLE person ADD CONSTRAINT person_email_check CHECK ((email = lower(email)));
ALTER TABLE person ADD CONSTRAINT person_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE person ADD CONSTRAINT person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)));
-- tablee_app may: delete, insert, select, update

-- Table programme
CREATE TABLE programme (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  name text NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE programme ADD CONSTRAINT programme_pkey PRIMARY KEY (id);
ALTER TABLE programme ADD CONSTRAINT programme_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
-- tablee_app may: delete, insert, select, update

-- Table publication
CREATE TABLE publication (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  support_id uuid NOT NULL,
  token_hash text NOT NULL,
  token text NOT NULL,
  revoked_at timestamp with time zone,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE publication ADD CONSTRAINT publication_pkey PRIMARY KEY (id);
ALTER TABLE publication ADD CONSTRAINT publication_token_hash_key UNIQUE (token_hash);
ALTER TABLE publication ADD CONSTRAINT publication_territory_id_support_id_fkey FOREIGN KEY (territory_id, support_id) REFERENCES support(territory_id, id) ON DELETE CASCADE;
CREATE INDEX publication_support ON public.publication USING btree (support_id);
ALTER TABLE publication ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON publication AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.publication FOR EACH ROW EXECUTE FUNCTION write_audit('publication');
CREATE TRIGGER touch BEFORE UPDATE ON public.publication FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table purchase
CREATE TABLE purchase (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  import_id uuid NOT NULL,
  row_number integer NOT NULL,
  canteen_siret text,
  canteen_id text,
  description text NOT NULL,
  supplier text,
  bought_on date NOT NULL,
  price numeric(14,2) NOT NULL,
  family text NOT NULL,
  categories text[] DEFAULT '{}'::text[] NOT NULL,
  quality_group text,
  origin text,
  short_chain boolean DEFAULT false NOT NULL,
  local_definition text,
  local_km numeric(10,3),
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE purchase ADD CONSTRAINT purchase_pkey PRIMARY KEY (id);
ALTER TABLE purchase ADD CONSTRAINT purchase_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE purchase ADD CONSTRAINT purchase_origin_check CHECK ((origin = ANY (ARRAY['FRANCE'::text, 'EUROPE'::text])));
ALTER TABLE purchase ADD CONSTRAINT purchase_quality_group_check CHECK ((quality_group = ANY (ARRAY['organic'::text, 'siqo'::text, 'other'::text, 'externalityPerformance'::text])));
ALTER TABLE purchase ADD CONSTRAINT purchase_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE purchase ADD CONSTRAINT purchase_territory_id_evaluation_id_import_id_fkey FOREIGN KEY (territory_id, evaluation_id, import_id) REFERENCES purchase_import(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX purchase_of_evaluation ON public.purchase USING btree (territory_id, evaluation_id, bought_on, id);
CREATE INDEX purchase_of_import ON public.purchase USING btree (import_id, row_number);
ALTER TABLE purchase ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON purchase AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER DELETE OR UPDATE ON public.purchase FOR EACH ROW EXECUTE FUNCTION write_audit('purchase');
CREATE TRIGGER thread AFTER UPDATE ON public.purchase REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('purchase');
CREATE TRIGGER touch BEFORE UPDATE ON public.purchase FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table purchase_import
CREATE TABLE purchase_import (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  file_name text NOT NULL,
  file_sha256 text NOT NULL,
  layout text NOT NULL,
  rows_entered integer NOT NULL,
  rows_left_out integer DEFAULT 0 NOT NULL,
  mending jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE purchase_import ADD CONSTRAINT purchase_import_pkey PRIMARY KEY (id);
ALTER TABLE purchase_import ADD CONSTRAINT purchase_import_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE purchase_import ADD CONSTRAINT purchase_import_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE purchase_import ADD CONSTRAINT purchase_import_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX purchase_import_evaluation ON public.purchase_import USING btree (territory_id, evaluation_id);
ALTER TABLE purchase_import ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON purchase_import AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.purchase_import FOR EACH ROW EXECUTE FUNCTION write_audit('purchase-import');
CREATE TRIGGER thread AFTER UPDATE ON public.purchase_import REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('purchase-import');
CREATE TRIGGER touch BEFORE UPDATE ON public.purchase_import FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table review_mark
CREATE TABLE review_mark (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  record_kind text NOT NULL,
  record_id uuid NOT NULL,
  cause_kind text NOT NULL,
  cause_id uuid NOT NULL,
  cause_act text NOT NULL,
  depth integer NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  cleared_at timestamp with time zone,
  cleared_by uuid
);
ALTER TABLE review_mark ADD CONSTRAINT review_mark_pkey PRIMARY KEY (id);
ALTER TABLE review_mark ADD CONSTRAINT review_mark_cleared_by_fkey FOREIGN KEY (cleared_by) REFERENCES person(id) ON DELETE SET NULL;
ALTER TABLE review_mark ADD CONSTRAINT review_mark_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE UNIQUE INDEX review_mark_once ON public.review_mark USING btree (record_kind, record_id, cause_kind, cause_id) WHERE (cleared_at IS NULL);
CREATE INDEX review_mark_record ON public.review_mark USING btree (territory_id, record_kind, record_id) WHERE (cleared_at IS NULL);
ALTER TABLE review_mark ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON review_mark AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER UPDATE ON public.review_mark FOR EACH ROW EXECUTE FUNCTION write_audit('review-mark');
-- tablee_app may: delete, insert, select, update

-- Table session
CREATE TABLE session (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  token text NOT NULL,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL
);
ALTER TABLE session ADD CONSTRAINT session_pkey PRIMARY KEY (id);
ALTER TABLE session ADD CONSTRAINT session_token_key UNIQUE (token);
ALTER TABLE session ADD CONSTRAINT "session_userId_fkey" FOREIGN KEY ("userId") REFERENCES person(id) ON DELETE CASCADE;
CREATE INDEX session_person ON public.session USING btree ("userId");
-- tablee_app may: delete, insert, select, update

-- Table stakeholder
CREATE TABLE stakeholder (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  actor_id uuid,
  name text NOT NULL,
  links text[] DEFAULT '{}'::text[] NOT NULL,
  expects text DEFAULT ''::text NOT NULL,
  contributes text DEFAULT ''::text NOT NULL,
  next_step text DEFAULT ''::text NOT NULL,
  next_step_on date,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_pkey PRIMARY KEY (id);
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_territory_id_actor_id_fkey FOREIGN KEY (territory_id, actor_id) REFERENCES actor(territory_id, id) ON DELETE CASCADE;
ALTER TABLE stakeholder ADD CONSTRAINT stakeholder_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX stakeholder_evaluation ON public.stakeholder USING btree (territory_id, evaluation_id);
ALTER TABLE stakeholder ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON stakeholder AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.stakeholder FOR EACH ROW EXECUTE FUNCTION write_audit('stakeholder');
CREATE TRIGGER touch BEFORE UPDATE ON public.stakeholder FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table stakeholder_rating
CREATE TABLE stakeholder_rating (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  stakeholder_id uuid NOT NULL,
  rater_id uuid NOT NULL,
  involvement smallint NOT NULL,
  importance smallint NOT NULL,
  reason text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_pkey PRIMARY KEY (id);
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_stakeholder_id_rater_id_key UNIQUE (stakeholder_id, rater_id);
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_importance_check CHECK (((importance >= 0) AND (importance <= 4)));
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_involvement_check CHECK (((involvement >= 0) AND (involvement <= 4)));
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_rater_id_fkey FOREIGN KEY (rater_id) REFERENCES person(id) ON DELETE CASCADE;
ALTER TABLE stakeholder_rating ADD CONSTRAINT stakeholder_rating_territory_id_stakeholder_id_fkey FOREIGN KEY (territory_id, stakeholder_id) REFERENCES stakeholder(territory_id, id) ON DELETE CASCADE;
ALTER TABLE stakeholder_rating ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON stakeholder_rating AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.stakeholder_rating FOR EACH ROW EXECUTE FUNCTION write_audit('stakeholder-rating');
CREATE TRIGGER touch BEFORE UPDATE ON public.stakeholder_rating FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table statement
CREATE TABLE statement (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  support_id uuid NOT NULL,
  observation_id uuid,
  "position" integer DEFAULT 0 NOT NULL,
  sentence text DEFAULT ''::text NOT NULL,
  evidence smallint,
  people integer,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE statement ADD CONSTRAINT statement_pkey PRIMARY KEY (id);
ALTER TABLE statement ADD CONSTRAINT statement_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE statement ADD CONSTRAINT statement_evidence_check CHECK (((evidence >= 0) AND (evidence <= 4)));
ALTER TABLE statement ADD CONSTRAINT statement_people_check CHECK ((people >= 0));
ALTER TABLE statement ADD CONSTRAINT statement_sentence_check CHECK ((length(sentence) <= 600));
ALTER TABLE statement ADD CONSTRAINT statement_territory_id_observation_id_fkey FOREIGN KEY (territory_id, observation_id) REFERENCES observation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE statement ADD CONSTRAINT statement_territory_id_support_id_fkey FOREIGN KEY (territory_id, support_id) REFERENCES support(territory_id, id) ON DELETE CASCADE;
CREATE INDEX statement_observation ON public.statement USING btree (observation_id);
CREATE INDEX statement_support ON public.statement USING btree (support_id, "position");
ALTER TABLE statement ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON statement AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.statement FOR EACH ROW EXECUTE FUNCTION write_audit('statement');
CREATE TRIGGER thread AFTER UPDATE ON public.statement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('statement');
CREATE TRIGGER touch BEFORE UPDATE ON public.statement FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table story
CREATE TABLE story (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  title text DEFAULT ''::text NOT NULL,
  cards jsonb DEFAULT '{}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE story ADD CONSTRAINT story_pkey PRIMARY KEY (id);
ALTER TABLE story ADD CONSTRAINT story_territory_id_evaluation_id_id_key UNIQUE (territory_id, evaluation_id, id);
ALTER TABLE story ADD CONSTRAINT story_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE story ADD CONSTRAINT story_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
CREATE INDEX story_evaluation ON public.story USING btree (territory_id, evaluation_id);
ALTER TABLE story ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON story AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.story FOR EACH ROW EXECUTE FUNCTION write_audit('story');
CREATE TRIGGER thread AFTER UPDATE ON public.story REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION mark_thread('story');
CREATE TRIGGER touch BEFORE UPDATE ON public.story FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table support
CREATE TABLE support (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  territory_id uuid NOT NULL,
  evaluation_id uuid NOT NULL,
  title text NOT NULL,
  audience text DEFAULT 'elected'::text NOT NULL,
  use text DEFAULT 'decide'::text NOT NULL,
  lang text DEFAULT 'fr'::text NOT NULL,
  key_message text DEFAULT ''::text NOT NULL,
  story_id uuid,
  call_to_action text DEFAULT ''::text NOT NULL,
  limits text DEFAULT ''::text NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE support ADD CONSTRAINT support_pkey PRIMARY KEY (id);
ALTER TABLE support ADD CONSTRAINT support_territory_id_id_key UNIQUE (territory_id, id);
ALTER TABLE support ADD CONSTRAINT support_lang_check CHECK ((lang = ANY (ARRAY['fr'::text, 'en'::text])));
ALTER TABLE support ADD CONSTRAINT support_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)));
ALTER TABLE support ADD CONSTRAINT support_territory_id_evaluation_id_fkey FOREIGN KEY (territory_id, evaluation_id) REFERENCES evaluation(territory_id, id) ON DELETE CASCADE;
ALTER TABLE support ADD CONSTRAINT support_territory_id_evaluation_id_story_id_fkey FOREIGN KEY (territory_id, evaluation_id, story_id) REFERENCES story(territory_id, evaluation_id, id) ON DELETE CASCADE;
CREATE INDEX support_evaluation ON public.support USING btree (territory_id, evaluation_id);
CREATE INDEX support_story ON public.support USING btree (story_id);
ALTER TABLE support ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON support AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.support FOR EACH ROW EXECUTE FUNCTION write_audit('support');
CREATE TRIGGER touch BEFORE UPDATE ON public.support FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table territory
CREATE TABLE territory (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  programme_id uuid,
  name text NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  demo boolean DEFAULT false NOT NULL,
  selection jsonb DEFAULT '{"exclude": [], "include": []}'::jsonb NOT NULL,
  created_at timestamp with time zone DEFAULT now() NOT NULL,
  updated_at timestamp with time zone DEFAULT now() NOT NULL,
  deleted_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL
);
ALTER TABLE territory ADD CONSTRAINT territory_pkey PRIMARY KEY (id);
ALTER TABLE territory ADD CONSTRAINT territory_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)));
ALTER TABLE territory ADD CONSTRAINT territory_note_check CHECK ((length(note) <= 4000));
ALTER TABLE territory ADD CONSTRAINT territory_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES programme(id) ON DELETE SET NULL;
ALTER TABLE territory ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON territory AS PERMISSIVE FOR ALL TO public USING ((id = tablee_territory())) WITH CHECK ((id = tablee_territory()));
CREATE POLICY my_territories ON territory AS PERMISSIVE FOR SELECT TO public USING ((id IN ( SELECT m.territory_id
   FROM member m
  WHERE (m.person_id = tablee_person())))) WITH CHECK ();
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON public.territory FOR EACH ROW EXECUTE FUNCTION write_audit('territory');
CREATE TRIGGER touch BEFORE UPDATE ON public.territory FOR EACH ROW EXECUTE FUNCTION touch_record();
-- tablee_app may: delete, insert, select, update

-- Table territory_commune
CREATE TABLE territory_commune (
  territory_id uuid NOT NULL,
  commune_code text NOT NULL,
  cog_vintage integer NOT NULL
);
ALTER TABLE territory_commune ADD CONSTRAINT territory_commune_pkey PRIMARY KEY (territory_id, commune_code);
ALTER TABLE territory_commune ADD CONSTRAINT territory_commune_cog_vintage_check CHECK (((cog_vintage >= 2000) AND (cog_vintage <= 2100)));
ALTER TABLE territory_commune ADD CONSTRAINT territory_commune_commune_code_check CHECK ((commune_code ~ '^[0-9AB]{5}$'::text));
ALTER TABLE territory_commune ADD CONSTRAINT territory_commune_territory_id_fkey FOREIGN KEY (territory_id) REFERENCES territory(id) ON DELETE CASCADE;
CREATE INDEX territory_commune_code ON public.territory_commune USING btree (commune_code);
ALTER TABLE territory_commune ENABLE ROW LEVEL SECURITY;
CREATE POLICY in_territory ON territory_commune AS PERMISSIVE FOR ALL TO public USING ((territory_id = tablee_territory())) WITH CHECK ((territory_id = tablee_territory()));
CREATE POLICY my_territory_communes ON territory_commune AS PERMISSIVE FOR SELECT TO public USING ((territory_id IN ( SELECT m.territory_id
   FROM member m
  WHERE (m.person_id = tablee_person())))) WITH CHECK ();
-- tablee_app may: delete, insert, select, update

-- Table verification
CREATE TABLE verification (
  id uuid DEFAULT gen_random_uuid() NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamp with time zone NOT NULL,
  "createdAt" timestamp with time zone DEFAULT now() NOT NULL,
  "updatedAt" timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE verification ADD CONSTRAINT verification_pkey PRIMARY KEY (id);
CREATE INDEX verification_identifier ON public.verification USING btree (identifier);
-- tablee_app may: delete, insert, select, update
