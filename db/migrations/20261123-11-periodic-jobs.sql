-- When each of the instance's periodic jobs last ran. A row is locked while its job runs, so that of several server
-- processes only one does it.
create table periodic_job (
  name text primary key,
  last_run_at timestamptz,
  -- What the last run did, or why it failed, for the host.
  outcome text not null default '',
  failed boolean not null default false
);
