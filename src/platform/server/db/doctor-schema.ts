import type pg from 'pg'
import type { Finding, Severity } from '#kernel/finding.ts'
import type { Params } from '#kernel/words.ts'
import { examineMigrations } from './migrate.ts'
import { withConnection } from './one-connection.ts'
import type { Database } from './pool.ts'

/** What is wrong with the schema and the settings of an open database. */
export async function examineSchema(database: Database): Promise<Finding[]> {
  const state = await examineMigrations(database.owner)
  const findings: Finding[] = []
  const say = (code: string, severity: Severity, params: Params) =>
    findings.push({ code, severity, path: 'database', params })
  if (state.pending.length > 0) say('migrations-pending', 'advice', { n: state.pending.length })
  for (const file of state.changed) say('migration-changed', 'blocking', { file })
  for (const file of state.unknown) say('migration-unknown', 'blocking', { file })
  await withConnection(database.owner, async (client) => {
    for (const name of await listUnsafeSettings(client)) say('setting-unsafe', 'blocking', { name })
    for (const table of await listUnguardedTables(client)) say('table-unguarded', 'blocking', { table })
  })
  return findings
}

/** Settings with which an acknowledged write could be lost at a power cut. */
async function listUnsafeSettings(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off'`,
  )
  return rows.map((row) => row.name)
}

/** Tables of a territory that row-level security does not guard. */
async function listUnguardedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'territory_id' AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity
      ORDER BY c.relname`,
  )
  return rows.map((row) => row.name)
}
