import { once } from 'node:events'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Problem } from '#kernel/problem.ts'
import { listTables } from './backup.ts'
import { type Backup, examineBackup, readBackupEntries, tableOfEntry } from './backup-file.ts'
import { BOOKKEEPING, type Migration, migrateDatabase, readMigrations } from './migrate.ts'
import { withConnection } from './one-connection.ts'
import { clearSchema, refuseUnlessEmpty, refuseWhileInUse } from './restore-target.ts'

export interface RestoreOptions {
  /** Replace what is there. */
  readonly overwrite?: boolean
  readonly dir?: string
}

/**
 * Makes the instance what it was when the backup was taken, in one transaction: schema of that time, rows, sequences;
 * then the migrations that came since. Triggers do not fire and foreign keys are checked as a whole at the end, both as
 * an ordinary owner: no superuser is needed on a server.
 *
 * @throws Problem `backup.…` for the file, `restore.not-empty`, `restore.in-use`, `restore.newer-than-program`,
 * `restore.failed`; nothing has changed then
 */
export async function restoreDatabase(
  owner: pg.ClientConfig,
  file: string,
  options: RestoreOptions = {},
): Promise<Backup> {
  const backup = await examineBackup(file)
  const migrations = chooseMigrations(backup, options.dir)
  await withConnection(owner, async (client) => {
    await refuseWhileInUse(client)
    if (!options.overwrite) await refuseUnlessEmpty(client)
    try {
      await client.query('BEGIN; SET LOCAL statement_timeout = 0; SET LOCAL row_security = off')
      await clearSchema(client)
      await rebuildSchema(client, migrations, backup)
      const put = await setAsideRules(client)
      await loadRows(client, file, backup)
      await loadSequences(client, backup)
      for (const sql of put) await client.query(sql)
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {})
      if (error instanceof Problem) throw error
      throw new Problem('restore.failed', 'server', { file, reason: (error as Error).message })
    }
    await client.query('ANALYZE')
  })
  await migrateDatabase(owner, options.dir ? { dir: options.dir } : {})
  return backup
}

/** The migrations of the backup's time; each must be known here with the very same text. */
function chooseMigrations({ manifest }: Backup, dir: string | undefined): Migration[] {
  const known = new Map(readMigrations(dir).map((m) => [m.name, m]))
  const unknown = manifest.migrations.filter((m) => known.get(m.name)?.checksum !== m.checksum)
  if (unknown.length > 0) {
    const details = { files: unknown.map((m) => m.name), programVersion: manifest.programVersion }
    throw new Problem('restore.newer-than-program', 'caller', details)
  }
  return manifest.migrations.flatMap((m) => known.get(m.name) ?? [])
}

async function rebuildSchema(
  client: pg.Client,
  migrations: readonly Migration[],
  { manifest }: Backup,
): Promise<void> {
  await client.query(BOOKKEEPING)
  for (const { sql } of migrations) await client.query(sql)
  for (const { name, checksum, appliedAt } of manifest.migrations) {
    await client.query('INSERT INTO applied_migrations (name, checksum, applied_at) VALUES ($1, $2, $3)', [
      name,
      checksum,
      appliedAt,
    ])
  }
}

/**
 * Takes foreign keys away and stops triggers (they would write an audit of the restoring); returns the statements that
 * put them back exactly as they were, the keys checked against all rows.
 */
async function setAsideRules(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ away: string; back: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS away,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace AND conparentid = 0
     UNION ALL
     SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', tgrelid::regclass, tgname),
            format('ALTER TABLE %s ENABLE %s TRIGGER %I', tgrelid::regclass,
              CASE tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, tgname)
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT tgisinternal AND tgenabled <> 'D' AND c.relnamespace = 'public'::regnamespace`,
  )
  for (const { away } of rows) await client.query(away)
  return rows.map((row) => row.back)
}

async function loadRows(client: pg.Client, file: string, { manifest, summary }: Backup): Promise<void> {
  // Migrations may have put rows of their own: those of the backup's time are in the backup.
  const tables = (await listTables(client)).map((table) => pg.escapeIdentifier(table.name))
  if (tables.length > 0) await client.query(`TRUNCATE ${tables.join(', ')}`)
  let open: Loading | undefined
  const finish = async () => {
    if (!open) return
    const rows = await open.end()
    const stated = summary.tables.find((t) => t.name === open?.table)?.rows
    if (rows !== stated) throw new Error(`${open.table}: ${rows} rows instead of ${stated}`)
    open = undefined
  }
  for await (const { name, body } of readBackupEntries(file)) {
    const table = tableOfEntry(name)
    if (!table) continue
    if (open?.table !== table) {
      await finish()
      open = startLoading(client, table, manifest.tables.find((t) => t.name === table)?.columns ?? [])
    }
    await open.write(body)
  }
  await finish()
}

interface Loading {
  readonly table: string
  write(body: Buffer): Promise<void>
  end(): Promise<number>
}

function startLoading(client: pg.Client, table: string, columns: readonly string[]): Loading {
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const stream = client.query(copyFrom(`COPY ${pg.escapeIdentifier(table)} (${list}) FROM STDIN`))
  const failed = new Promise<never>((_, reject) => stream.once('error', reject))
  failed.catch(() => {})
  return {
    table,
    write: async (body) => {
      if (!stream.write(body)) await Promise.race([once(stream, 'drain'), failed])
    },
    end: async () => {
      stream.end()
      await Promise.race([once(stream, 'finish'), failed])
      return stream.rowCount ?? 0
    },
  }
}

async function loadSequences(client: pg.Client, { summary }: Backup): Promise<void> {
  for (const { name, lastValue, isCalled } of summary.sequences) {
    await client.query('SELECT setval($1::regclass, $2, $3)', [
      `public.${pg.escapeIdentifier(name)}`,
      lastValue,
      isCalled,
    ])
  }
}
