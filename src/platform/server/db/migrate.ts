import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import type { Log } from './embedded-postgres.ts'
import { withConnection } from './one-connection.ts'

/** One step of the schema: a file `YYYYMMDD-NN-name.sql`, run once, never changed afterwards. */
export interface Migration {
  readonly name: string
  readonly sql: string
  /** sha256 of the text, whatever its line endings. */
  readonly checksum: string
}

/** What the database and the files say about each other. */
export interface MigrationState {
  readonly applied: readonly string[]
  readonly pending: readonly string[]
  /** Applied, and the file says something else now. */
  readonly changed: readonly string[]
  /** Applied, and this program has no such file: the database belongs to a newer one. */
  readonly unknown: readonly string[]
}

export const MIGRATIONS_DIR = join(import.meta.dirname, '..', '..', '..', '..', 'db', 'migrations')
const FILE_NAME = /^\d{8}-\d{2}-[a-z0-9-]+\.sql$/
/** Any number does, as long as every Tablée agrees. */
const MIGRATION_LOCK = 460_000_3

/** The migrations in their order. @throws Problem `database.migration-misnamed` */
export function readMigrations(dir = MIGRATIONS_DIR): Migration[] {
  const names = readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return names.map((name) => {
    if (!FILE_NAME.test(name)) throw new Problem('database.migration-misnamed', 'server', { file: name })
    const sql = readFileSync(join(dir, name), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Brings the schema up to the files, each in its own transaction. Several processes may do this at once: one works, the
 * others wait and then find nothing to do.
 *
 * @returns the names of the files that were applied now
 * @throws Problem `database.migration-changed`, `database.newer-than-program`, `database.migration-failed`
 */
export function migrateDatabase(
  owner: pg.ClientConfig,
  options: { readonly dir?: string; readonly log?: Log } = {},
): Promise<string[]> {
  const migrations = readMigrations(options.dir)
  return withConnection(owner, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(BOOKKEEPING)
    const state = compareMigrations(migrations, await readApplied(client))
    if (state.changed.length > 0) {
      throw new Problem('database.migration-changed', 'server', { files: state.changed })
    }
    if (state.unknown.length > 0) {
      throw new Problem('database.newer-than-program', 'server', { files: state.unknown })
    }
    for (const migration of migrations) {
      if (!state.pending.includes(migration.name)) continue
      await apply(client, migration)
      options.log?.(`Schema: ${migration.name}`)
    }
    return [...state.pending]
  })
}

/** What `migrateDatabase` would do, without doing it. */
export function examineMigrations(owner: pg.ClientConfig, dir?: string): Promise<MigrationState> {
  return withConnection(owner, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('public.applied_migrations') IS NOT NULL AS there`,
    )
    return compareMigrations(readMigrations(dir), rows[0]?.there ? await readApplied(client) : new Map())
  })
}

export const BOOKKEEPING = `
  CREATE TABLE IF NOT EXISTS public.applied_migrations (
    name text PRIMARY KEY,
    checksum text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
  );
  REVOKE INSERT, UPDATE, DELETE ON public.applied_migrations FROM PUBLIC, tablee_app`

async function readApplied(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'SELECT name, checksum FROM public.applied_migrations',
  )
  return new Map(rows.map((row) => [row.name, row.checksum]))
}

function compareMigrations(
  migrations: readonly Migration[],
  applied: ReadonlyMap<string, string>,
): MigrationState {
  const known = new Map(migrations.map((m) => [m.name, m.checksum]))
  const names = [...applied.keys()].sort()
  return {
    applied: names,
    pending: migrations.filter((m) => !applied.has(m.name)).map((m) => m.name),
    changed: names.filter((name) => known.has(name) && known.get(name) !== applied.get(name)),
    unknown: names.filter((name) => !known.has(name)),
  }
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query('INSERT INTO public.applied_migrations (name, checksum) VALUES ($1, $2)', [
      name,
      checksum,
    ])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    const { message, position } = error as Error & { position?: string }
    const line = position ? sql.slice(0, Number(position)).split('\n').length : null
    throw new Problem('database.migration-failed', 'server', { file: name, reason: message, line })
  }
}
