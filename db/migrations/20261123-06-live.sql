-- Changes are told to whoever is looking: one message per record on the channel `tablee_live`, sent when the transaction
-- commits. A message names the record and says nothing of its content: who hears of it reads it through its own rights.
create function tell_change() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  -- Above this a statement is told as one message: "many of this kind".
  most constant integer := 40;
  kind constant text := tg_argv[0];
  scope constant text := tg_argv[1];
  told record;
  n integer := 0;
begin
  for told in execute case tg_op
    when 'INSERT' then format($q$select r.territory_id as t, r.%I as e, r.id as i, 'create' as a, to_jsonb(r) -> 'version' as v from new_rows r$q$, scope)
    when 'UPDATE' then format($q$select r.territory_id as t, r.%I as e, r.id as i,
        case when to_jsonb(o) ->> 'deleted_at' is null and to_jsonb(r) ->> 'deleted_at' is not null then 'delete'
             when to_jsonb(o) ->> 'deleted_at' is not null and to_jsonb(r) ->> 'deleted_at' is null then 'restore'
             else 'change' end as a, to_jsonb(r) -> 'version' as v
        from new_rows r join old_rows o on o.id = r.id$q$, scope)
    -- What goes with its whole territory is told to nobody.
    else format($q$select r.territory_id as t, r.%I as e, r.id as i, 'purge' as a, to_jsonb(r) -> 'version' as v
        from old_rows r where exists (select 1 from territory where id = r.territory_id)$q$, scope)
  end
  loop
    n := n + 1;
    if n > most then
      perform pg_notify('tablee_live', json_build_object('t', told.t, 'e', told.e, 'k', kind, 'a', 'many', 'p', tablee_person())::text);
      exit;
    end if;
    perform pg_notify('tablee_live',
      json_build_object('t', told.t, 'e', told.e, 'k', kind, 'i', told.i, 'a', told.a, 'v', told.v, 'p', tablee_person())::text);
  end loop;
  return null;
end $$;

-- A table with `evaluation_id` tells its changes; for `evaluation` itself the column is its id.
create function tell_changes(p_table regclass, p_kind text, p_scope text default 'evaluation_id') returns void
language plpgsql as $$
begin
  execute format('create trigger tell_insert after insert on %s referencing new table as new_rows for each statement execute function tell_change(%L, %L)', p_table, p_kind, p_scope);
  execute format('create trigger tell_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function tell_change(%L, %L)', p_table, p_kind, p_scope);
  execute format('create trigger tell_delete after delete on %s referencing old table as old_rows for each statement execute function tell_change(%L, %L)', p_table, p_kind, p_scope);
end $$;
revoke execute on function tell_change(), tell_changes(regclass, text, text) from public, tablee_app;

select tell_changes('evaluation', 'evaluation', 'id');
select tell_changes('story', 'story');
select tell_changes('objective', 'objective');
select tell_changes('chain_element', 'chain-element');
select tell_changes('chain_link', 'chain-link');
select tell_changes('stakeholder', 'stakeholder');
