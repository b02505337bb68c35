import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { loadDemonstration } from './demonstration.ts'

/** Owns the demonstration until somebody has claimed the instance; nobody can sign in as it. */
const NOBODY = { name: 'Démonstration', email: 'demonstration@tablee.invalid' }

async function findHost(tx: Tx): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>('select id from person where host order by "createdAt" limit 1')
  return row?.id
}

/** Loads the demonstration for the host; fails with `demonstration.no-host` where there is none yet. */
export async function loadDemonstrationForHost(tx: Tx): Promise<string[]> {
  const host = await findHost(tx)
  if (!host) throw new Problem('demonstration.no-host', 'conflict')
  return (await loadDemonstration(tx, host)).territoryIds
}

/**
 * `TABLEE_DEMO=1`: loads the demonstration unless it is there. Before anyone has claimed the instance it belongs to
 * a person who cannot sign in; whoever claims the instance becomes its owner (see `adopt_demonstration`).
 */
export async function ensureDemonstration(tx: Tx): Promise<boolean> {
  if (await tx.maybe<{ id: string }>('select id from programme where demo')) return false
  const host = await findHost(tx)
  const owner =
    host ??
    (
      await tx.one<{ id: string }>(
        `insert into person (name, email) values ($1, $2) on conflict (email) do update set name = excluded.name returning id`,
        [NOBODY.name, NOBODY.email],
      )
    ).id
  await loadDemonstration(tx, owner)
  return true
}
