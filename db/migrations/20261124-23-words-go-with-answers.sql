-- What repeats an answer goes with it; what was deleted is emptied after thirty days, as elsewhere; and the moment at which
-- somebody invited answers is told to nobody.

-- Empties quotes for good, and the evidence that repeats them.
create function erase_quotes(p_ids uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  gone uuid[];
  t record;
begin
  select coalesce(array_agg(evidence_id), '{}') into gone from quote where id = any (p_ids) and evidence_id is not null;
  update chain_evidence set deleted_at = now() where id = any (gone) and deleted_at is null;
  update quote set deleted_at = coalesce(deleted_at, now()), purged_at = now(), text = '', said_by = '', note = '', source_label = '', evidence_id = null
    where id = any (p_ids) and purged_at is null;
  for t in select territory_id, array_agg(id) as ids from chain_evidence where id = any (gone) group by 1 loop
    delete from chain_evidence where territory_id = t.territory_id and id = any (t.ids);
    perform redact_audit(t.territory_id, 'chain-evidence', t.ids);
  end loop;
end $$;

-- Quotes of answers that were taken back or emptied.
create function forget_answer_quotes() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare drawn uuid[];
begin
  select coalesce(array_agg(q.id), '{}') into drawn from new_rows n join old_rows o on o.territory_id = n.territory_id and o.id = n.id
    join quote q on q.source_id = n.id and q.territory_id = n.territory_id and q.source_kind = 'answer' and q.purged_at is null
    where (n.withdrawn_at is not null and o.withdrawn_at is null) or (n.purged_at is not null and o.purged_at is null);
  if drawn <> '{}' then perform erase_quotes(drawn); end if;
  return null;
end $$;
create trigger quotes_forgotten after update on answer referencing old table as old_rows new table as new_rows
  for each statement execute function forget_answer_quotes();

-- What was put in place of cells of a file is what people said: it stands in no audit, and goes with the answers.
drop trigger audit on answer_import;
create trigger audit after insert or update or delete on answer_import for each row execute function write_bare_audit('answer-import', 'mending');
update audit set before = before - 'mending', after = after - 'mending' where record_kind = 'answer-import';

-- Told together with an answer, an invitation would say whose answer it is: that somebody answered is seen when the page is read again.
create function tell_invitation_changes() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('tablee_live', json_build_object('t', r.territory_id, 'e', r.evaluation_id, 'k', 'collection-invitation', 'a', 'many', 'p', tablee_person())::text)
    from (select distinct n.territory_id, n.evaluation_id from new_rows n join old_rows o on o.id = n.id
      where n.answered_at is not distinct from o.answered_at) r;
  return null;
end $$;
create or replace trigger live_update after update on collection_invitation referencing old table as old_rows new table as new_rows
  for each statement execute function tell_invitation_changes();

-- As before; and thirty days after their deletion answers are emptied, those of a deleted collection with it.
create or replace function purge_collections(p_today date) returns table (addresses integer, collections integer, files integer)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  due uuid[];
  emptied record;
begin
  perform set_config('tablee.person', '', true);
  update collection set state = 'closed', closed_at = end_of_day(closes_on) where state = 'open' and closes_on < p_today;
  update collection_invitation i set email = null, token = null, token_hash = null,
      email_hash = case when i.refused_at is not null then i.email_hash end
    where (i.email is not null or i.token is not null or (i.email_hash is not null and i.refused_at is null))
      and ((i.refused_at at time zone 'Europe/Paris')::date + 30 <= p_today
        or exists (select 1 from collection c where c.id = i.collection_id
          and (least(c.closed_at, c.deleted_at) at time zone 'Europe/Paris')::date + 30 <= p_today));
  get diagnostics addresses = row_count;
  select coalesce(array_agg(id), '{}') into due from (
    select id from collection
    where purged_at is null and (((closed_at at time zone 'Europe/Paris')::date + make_interval(months => kept_months))::date <= p_today
      or (deleted_at at time zone 'Europe/Paris')::date + 30 <= p_today)
    for update
  ) old_ones;
  collections := cardinality(due);
  if due <> '{}' then
    delete from answer_correction k using answer a where a.territory_id = k.territory_id and a.id = k.answer_id and a.collection_id = any (due);
    delete from answer_file where collection_id = any (due);
    update answer set answers = '{}', dropped = '[]', key_hash = null, digest = null, collector = '', sheet = '', started_at = null, finished_at = null,
      purged_at = now() where collection_id = any (due) and purged_at is null;
    update answer_import set mending = '{}' where collection_id = any (due) and mending <> '{}';
    update collection set purged_at = now() where id = any (due);
  end if;
  for emptied in select territory_id, array_agg(id) as ids from (
      select territory_id, id from answer
      where (deleted_at at time zone 'Europe/Paris')::date + 30 <= p_today and purged_at is null and withdrawn_at is null for update) old_ones group by 1 loop
    delete from answer_correction where territory_id = emptied.territory_id and answer_id = any (emptied.ids);
    delete from answer_file where territory_id = emptied.territory_id and answer_id = any (emptied.ids);
    update answer set answers = '{}', dropped = '[]', key_hash = null, digest = null, collector = '', sheet = '', started_at = null, finished_at = null,
      purged_at = now() where territory_id = emptied.territory_id and id = any (emptied.ids);
  end loop;
  update answer_import set mending = '{}' where (deleted_at at time zone 'Europe/Paris')::date + 30 <= p_today and mending <> '{}';
  delete from answer_file where answer_id is null and created_at < now() - interval '2 days';
  get diagnostics files = row_count;
  return next;
end $$;

create index answer_to_empty on answer (deleted_at) where deleted_at is not null and purged_at is null;

revoke execute on function erase_quotes(uuid[]), forget_answer_quotes(), tell_invitation_changes() from public, tablee_app;
revoke execute on function purge_collections(date) from public;
