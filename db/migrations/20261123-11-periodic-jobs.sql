-- When each of the instance's periodic jobs last ran. A row is locked while its job runs, so that of several server
-- processes only one does it.
create table periodic_job (
  name text primary key,
  last_run_at timestamptz,
  -- What the last run did, or why it failed, for the host.
  outcome text not null default '',
  failed boolean not null default false
);

-- Receipts of acts on a chain, of every territory, older than told. Returns how many went.
create function purge_chain_acts(p_kept interval) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare purged integer;
begin
  delete from chain_act where created_at < now() - p_kept;
  get diagnostics purged = row_count;
  return purged;
end $$;
