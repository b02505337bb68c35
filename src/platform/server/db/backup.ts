import { createHash } from 'node:crypto'
import { createWriteStream, existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { Problem } from '#kernel/problem.ts'
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type Backup,
  type BackupManifest,
  type BackupSummary,
  dataEntryName,
} from './backup-file.ts'
import { withConnection } from './one-connection.ts'
import { writeTarEnd, writeTarEntry } from './tar-entries.ts'

export interface BackupOptions {
  readonly programVersion: string
  /** The moment that the backup states; comes in, so that a test can fix it. */
  readonly now: Date
}

/** Parts of this size (bytes) are what a backup and its restoring hold in memory. */
const PART = 4 * 1024 * 1024

/**
 * Saves every table of the instance, as it is at one moment, into one file. Requests go on meanwhile. The file appears
 * under its name when it is whole.
 *
 * @throws Problem `backup.file-exists`, `backup.not-written`, `backup.nothing-there`
 */
export async function backupDatabase(
  owner: pg.ClientConfig,
  file: string,
  options: BackupOptions,
): Promise<Backup> {
  if (existsSync(file)) throw new Problem('backup.file-exists', 'conflict', { file })
  const partial = `${file}.part-${process.pid}`
  try {
    const backup = await withConnection(owner, async (client) => {
      // row_security off: an error, rather than a backup that silently lacks what a policy hides.
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL row_security = off')
      const manifest = await describeInstance(client, options)
      const summary: BackupSummary = { tables: [], sequences: [] }
      const out = createWriteStream(partial, { mode: 0o600, flags: 'wx' })
      await pipeline(Readable.from(writeParts(client, manifest, summary)), createGzip({ level: 5 }), out)
      return { manifest, summary }
    })
    const handle = await open(partial, 'r')
    await handle.sync()
    await handle.close()
    await rename(partial, file)
    return backup
  } catch (error) {
    await rm(partial, { force: true })
    const { code = '', syscall, message } = error as NodeJS.ErrnoException
    if (!syscall || error instanceof Problem) throw error
    throw new Problem('backup.not-written', 'caller', { file, reason: message, state: code })
  }
}

async function* writeParts(
  client: pg.Client,
  manifest: BackupManifest,
  summary: BackupSummary,
): AsyncGenerator<Buffer> {
  yield writeTarEntry({ name: 'manifest.json', body: asJson(manifest) })
  for (const { name, columns } of manifest.tables) {
    const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
    const rows = client.query(copyTo(`COPY (SELECT ${list} FROM ${pg.escapeIdentifier(name)}) TO STDOUT`))
    const sum = createHash('sha256')
    let part = 0
    for await (const body of cutIntoParts(rows)) {
      sum.update(body)
      part += 1
      yield writeTarEntry({ name: dataEntryName(name, part), body })
    }
    summary.tables.push({ name, rows: rows.rowCount ?? 0, sha256: sum.digest('hex') })
  }
  summary.sequences.push(...(await readSequences(client)))
  yield writeTarEntry({ name: 'summary.json', body: asJson(summary) })
  yield writeTarEnd()
}

async function* cutIntoParts(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of source) {
    held.push(chunk)
    length += chunk.length
    if (length < PART) continue
    yield Buffer.concat(held)
    held = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(held)
}

async function describeInstance(client: pg.Client, options: BackupOptions): Promise<BackupManifest> {
  const there = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.applied_migrations') IS NOT NULL AS there`,
  )
  if (!there.rows[0]?.there) throw new Problem('backup.nothing-there', 'conflict')
  const migrations = await client.query<{ name: string; checksum: string; appliedAt: string }>(
    `SELECT name, checksum, applied_at AS "appliedAt" FROM applied_migrations ORDER BY name COLLATE "C"`,
  )
  const version = await client.query<{ version: string }>(
    `SELECT current_setting('server_version') AS version`,
  )
  return {
    format: BACKUP_FORMAT,
    formatVersion: BACKUP_VERSION,
    programVersion: options.programVersion,
    databaseVersion: version.rows[0]?.version ?? '',
    takenAt: options.now.toISOString(),
    migrations: migrations.rows,
    tables: await listTables(client),
  }
}

/**
 * Every table but the bookkeeping of migrations and what is unlogged (who has which page open), with the columns that
 * can be written (not the generated ones).
 */
export async function listTables(client: pg.Client): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `SELECT c.relname AS name, COALESCE(array_agg(a.attname::text ORDER BY a.attnum)
              FILTER (WHERE a.attgenerated = ''), '{}') AS columns
       FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'applied_migrations'
        AND c.relpersistence = 'p'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
          AND d.deptype = 'e')
      GROUP BY c.oid, c.relname ORDER BY c.relname COLLATE "C"`,
  )
  return rows
}

/** Read after the tables: a sequence stands outside of the snapshot, and may be ahead of the rows but never behind. */
export async function readSequences(client: pg.Client): Promise<BackupSummary['sequences']> {
  const names = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace
      ORDER BY relname COLLATE "C"`,
  )
  const states: BackupSummary['sequences'] = []
  for (const { name } of names.rows) {
    const { rows } = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${pg.escapeIdentifier(name)}`,
    )
    states.push({ name, lastValue: rows[0]?.last ?? '1', isCalled: rows[0]?.called ?? false })
  }
  return states
}

function asJson(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`)
}
