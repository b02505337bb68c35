-- Several people at once: whoever has a page of an evaluation open hears of the changes of others, in whatever server
-- process. Changes are told on the channel tablee_live when their transaction commits; ids only, what changed is read
-- by those who may read it.

-- One message a row: {t: territory, e: evaluation, k: kind, i: id, a: act, v: version, p: person}. A statement that
-- changes more than 40 rows of an evaluation says one {t, e, k, a: 'many', p}. Arguments of the trigger: kind,
-- expressions over the row r for evaluation, version and deleted_at.
create function write_live() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  told text := case tg_op
    when 'INSERT' then format('select r.territory_id, (%s) as evaluation, r.id, %s as version, ''create'' as act from new_rows r', tg_argv[1], tg_argv[2])
    when 'DELETE' then format('select r.territory_id, (%s) as evaluation, r.id, %s as version, ''purge'' as act from old_rows r', tg_argv[1], tg_argv[2])
    else format('select r.territory_id, (%s) as evaluation, r.id, %s as version, case
        when r.was_deleted is null and r.is_deleted is not null then ''delete''
        when r.was_deleted is not null and r.is_deleted is null then ''restore'' else ''change'' end as act
      from (select r.*, old_rows.was_deleted, %s as is_deleted from new_rows r
        join (select r.id, %s as was_deleted from old_rows r) old_rows on old_rows.id = r.id) r', tg_argv[1], tg_argv[2], tg_argv[3], tg_argv[3])
    end;
begin
  -- A territory that is purged goes without a word, row by row there is nobody to tell; so does an evaluation, but itself.
  execute format($sql$
    with told as (select * from (%s) r where r.evaluation is not null
        and exists (select from territory t where t.id = r.territory_id)
        and ($1 = 'evaluation' or exists (select from evaluation e where e.id = r.evaluation))),
      counted as (select told.*, count(*) over (partition by evaluation) as n from told)
    select pg_notify('tablee_live', jsonb_build_object('t', territory_id, 'e', evaluation, 'k', $1, 'i', id, 'a', act, 'v', version, 'p', tablee_person())::text)
      from counted where n <= 40
    union all
    select pg_notify('tablee_live', jsonb_build_object('t', territory_id, 'e', evaluation, 'k', $1, 'a', 'many', 'p', tablee_person())::text)
      from (select distinct territory_id, evaluation from counted where n > 40) crowd
  $sql$, told) using tg_argv[0];
  return null;
end $$;

-- Lets a table be heard of; saying it again changes nothing. p_evaluation: where the row r says its evaluation, when not by evaluation_id.
create function tell_changes(p_table regclass, p_kind text, p_evaluation text default 'r.evaluation_id') returns void
language plpgsql as $$
declare
  has_version boolean := exists (select from pg_attribute where attrelid = p_table and attname = 'version' and not attisdropped);
  is_deletable boolean := exists (select from pg_attribute where attrelid = p_table and attname = 'deleted_at' and not attisdropped);
  args text := format('%L, %L, %L, %L', p_kind, p_evaluation,
    case when has_version then 'r.version' else 'null::int' end,
    case when is_deletable then 'r.deleted_at' else 'null::timestamptz' end);
begin
  execute format('create or replace trigger live_insert after insert on %s referencing new table as new_rows for each statement execute function write_live(%s)', p_table, args);
  execute format('create or replace trigger live_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function write_live(%s)', p_table, args);
  execute format('create or replace trigger live_delete after delete on %s referencing old table as old_rows for each statement execute function write_live(%s)', p_table, args);
end $$;

revoke execute on function write_live(), tell_changes(regclass, text, text) from public, tablee_app;

select tell_changes('evaluation', 'evaluation', 'r.id');
select tell_changes('story', 'story');
select tell_changes('objective', 'objective');
select tell_changes('chain_element', 'chain-element');
select tell_changes('chain_link', 'chain-link');
select tell_changes('stakeholder', 'stakeholder');

-- Who has a page of an evaluation open, one row an open stream. It is worth a minute: unlogged, without audit, and what
-- nobody has refreshed for 60 seconds is not there (its server process went without a word).
create unlogged table presence (
  id uuid primary key,
  territory_id uuid not null,
  evaluation_id uuid not null,
  person_id uuid not null references person (id) on delete cascade,
  page text not null default '' check (length(page) <= 60),
  focus text not null default '' check (length(focus) <= 200),
  seen_at timestamptz not null default now(),
  foreign key (territory_id, evaluation_id) references evaluation (territory_id, id) on delete cascade
);
create index presence_evaluation on presence (territory_id, evaluation_id);
create index presence_person on presence (person_id);
alter table presence enable row level security;
create policy in_territory on presence using (territory_id = tablee_territory()) with check (territory_id = tablee_territory());

create function tell_presence(p_territory uuid, p_evaluation uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  select pg_notify('tablee_live', jsonb_build_object('t', p_territory, 'e', p_evaluation, 'k', 'presence', 'a', 'change')::text)
$$;

-- Keeps the open streams of a server process: [{id, territory, evaluation, person}] → the ids that may stay. Each is
-- proved again: a member with a session, in an evaluation that stands. Crosses territories, hence its own door.
create function hold_presence(p_streams jsonb) returns setof uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare may_stay uuid[];
begin
  select array_agg(s.id) into may_stay
    from jsonb_to_recordset(p_streams) as s(id uuid, territory uuid, evaluation uuid, person uuid)
    join member m on m.territory_id = s.territory and m.person_id = s.person
    join territory t on t.id = s.territory and t.deleted_at is null
    join evaluation e on e.territory_id = s.territory and e.id = s.evaluation and e.deleted_at is null
    where exists (select from session where session."userId" = s.person and session."expiresAt" > now());
  perform tell_presence(territory, evaluation) from (
    select distinct s.territory, s.evaluation
      from jsonb_to_recordset(p_streams) as s(id uuid, territory uuid, evaluation uuid, person uuid)
      where s.id = any (may_stay)
        and not exists (select from presence p where p.id = s.id and p.seen_at > now() - interval '60 seconds')) news;
  return query insert into presence (id, territory_id, evaluation_id, person_id)
    select s.id, s.territory, s.evaluation, s.person
      from jsonb_to_recordset(p_streams) as s(id uuid, territory uuid, evaluation uuid, person uuid)
      where s.id = any (may_stay) order by s.id
    on conflict on constraint presence_pkey do update set seen_at = now()
    returning presence.id;
end $$;

-- Where in a page somebody is. False for a stream that is not hers, or not there.
create function place_presence(p_id uuid, p_evaluation uuid, p_page text, p_focus text) returns boolean
language plpgsql as $$
declare moved presence;
begin
  update presence set page = p_page, focus = p_focus, seen_at = now()
    where id = p_id and evaluation_id = p_evaluation and person_id = tablee_person() returning * into moved;
  if not found then return false; end if;
  perform tell_presence(moved.territory_id, moved.evaluation_id);
  return true;
end $$;

-- Closed streams go at once, those that nobody refreshes after a minute.
create function drop_presence(p_ids uuid[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  with gone as (
    delete from presence where id in (
      select id from presence where id = any (p_ids) or seen_at < now() - interval '60 seconds' order by id for update skip locked)
    returning territory_id, evaluation_id)
  select tell_presence(territory_id, evaluation_id) from (select distinct * from gone) places
$$;

create function read_presence(p_evaluation uuid) returns table (id uuid, person_id uuid, name text, page text, focus text)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id, p.person_id, person.name, p.page, p.focus from presence p join person on person.id = p.person_id
  where p.evaluation_id = p_evaluation and p.seen_at > now() - interval '60 seconds' order by person.name, p.id
$$;
