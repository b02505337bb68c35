import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { blankDatabase, freshDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts'
import { backupDatabase } from './backup.ts'
import { examineBackup } from './backup-file.ts'
import { MIGRATIONS_DIR, migrateDatabase } from './migrate.ts'
import { restoreDatabase } from './restore.ts'
import { dumpSchema } from './schema-dump.ts'

const dir = mkdtempSync(join(tmpdir(), 'tablee-backup-'))
const opened: TestDatabase[] = []
const OPTIONS = { programVersion: '0.0.0', now: new Date('2026-11-23T12:00:00Z') }
const keep = async (database: Promise<TestDatabase>) => {
  opened.push(await database)
  return database
}

afterAll(async () => {
  for (const database of opened) await database.drop()
  rmSync(dir, { recursive: true, force: true })
})

/** Our own migrations and one more table with every kind of value that is hard to carry. */
const migrations = mkdtempSync(join(dir, 'migrations-'))
for (const name of readdirSync(MIGRATIONS_DIR))
  copyFileSync(join(MIGRATIONS_DIR, name), join(migrations, name))
writeFileSync(
  join(migrations, '20991231-01-hard.sql'),
  `CREATE TABLE hard (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent bigint REFERENCES hard, note text, bytes bytea,
     document jsonb, amounts numeric[], day date, at timestamptz, size int GENERATED ALWAYS AS (length(note)) STORED,
     territory_id uuid);
   CREATE SEQUENCE hard_numbers;
   ALTER TABLE hard ENABLE ROW LEVEL SECURITY;
   CREATE POLICY nobody ON hard USING (false);
   CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'a trigger fired'; END $$;
   CREATE TRIGGER refuse BEFORE INSERT ON hard FOR EACH ROW WHEN (NEW.note = 'only by restoring') EXECUTE FUNCTION refuse();`,
)

async function everything(pool: pg.Pool): Promise<unknown> {
  const { rows } = await pool.query<{ name: string; row: string }>(
    `SELECT relname AS name, CASE relkind WHEN 'S' THEN 'concat(last_value, is_called)' ELSE 'x::text' END AS row
       FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'S') ORDER BY relname`,
  )
  const all: Record<string, unknown> = { schema: await dumpSchema(pool) }
  for (const { name, row } of rows) {
    const found = await pool.query<{ line: string }>(`SELECT ${row} AS line FROM "${name}" x ORDER BY 1`)
    all[name] = found.rows.map(({ line }) => line)
  }
  return all
}

const source = await keep(blankDatabase())
await migrateDatabase(source.owner, { dir: migrations })
await source.ownerPool.query(`
  INSERT INTO territory (name) VALUES ('Livradois'), ('Combrailles');
  INSERT INTO hard (parent, note, bytes, document, amounts, day, at)
    SELECT NULLIF(i - 1, 0), CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN E'tab\\t, line\\n, back\\\\slash, "quote", é 🥕'
             WHEN 2 THEN '' ELSE repeat('long ', 20000) END,
           decode(md5(i::text), 'hex'), jsonb_build_object('i', i), ARRAY[i / 3.0, NULL], '2026-01-01'::date + i,
           '2026-01-01 00:00:00.123456Z'::timestamptz + i * interval '1 hour' FROM generate_series(1, 400) i;
  SELECT nextval('hard_numbers') FROM generate_series(1, 7);
  ALTER TABLE hard DISABLE TRIGGER refuse;
  UPDATE hard SET note = 'only by restoring' WHERE id = 5;
  INSERT INTO hard (note) VALUES ('only by restoring');
  ALTER TABLE hard ENABLE TRIGGER refuse;`)
const file = join(dir, 'one.tablee')
await backupDatabase(source.owner, file, OPTIONS)

describe('a backup', () => {
  test('restored into an empty instance equals the old one: schema, rows, sequences', async () => {
    const target = await keep(blankDatabase())
    await restoreDatabase(target.owner, file, { dir: migrations })
    expect(await everything(target.ownerPool)).toEqual(await everything(source.ownerPool))
    const { rows } = await target.ownerPool.query(`SELECT nextval('hard_numbers') AS next`)
    expect(rows).toEqual([{ next: 8 }])
    await expect(
      target.ownerPool.query(`INSERT INTO hard (note) VALUES ('only by restoring')`),
    ).rejects.toThrow('a trigger fired')
    await expect(target.ownerPool.query('INSERT INTO hard (parent) VALUES (99999)')).rejects.toThrow(
      'foreign key',
    )
  })

  test('taken again of the restored instance has the same rows, sum by sum', async () => {
    const target = await keep(blankDatabase())
    await restoreDatabase(target.owner, file, { dir: migrations })
    const again = join(dir, 'again.tablee')
    await backupDatabase(target.owner, again, OPTIONS)
    expect((await examineBackup(again)).summary.tables).toEqual((await examineBackup(file)).summary.tables)
  })

  test('of an older schema is restored and then migrated', async () => {
    const older = await keep(freshDatabase())
    await older.ownerPool.query(`INSERT INTO territory (name) VALUES ('Aubrac')`)
    const before = join(dir, 'older.tablee')
    await backupDatabase(older.owner, before, OPTIONS)
    const target = await keep(blankDatabase())
    await restoreDatabase(target.owner, before, { dir: migrations })
    expect((await target.ownerPool.query('SELECT name FROM territory')).rows).toEqual([{ name: 'Aubrac' }])
    expect((await target.ownerPool.query('SELECT FROM hard')).rowCount).toBe(0)
  })

  test('leaves out who has which page open', async () => {
    const { manifest } = await examineBackup(file)
    expect(manifest.tables.map(({ name }) => name)).not.toContain('presence')
  })

  test('does not replace a file', async () => {
    await expect(backupDatabase(source.owner, file, OPTIONS)).rejects.toMatchObject({
      code: 'backup.file-exists',
    })
  })

  test('that cannot be written says so and leaves nothing', async () => {
    const nowhere = join(dir, 'no', 'such', 'folder.tablee')
    await expect(backupDatabase(source.owner, nowhere, OPTIONS)).rejects.toMatchObject({
      code: 'backup.not-written',
    })
  })

  test('is one moment: what is written meanwhile is in it wholly or not at all', async () => {
    const busy = await keep(freshDatabase())
    await busy.ownerPool.query('CREATE TABLE a_pair (id int); CREATE TABLE z_pair (id int)')
    let going = true
    const writer = (async () => {
      for (let id = 1; going; id += 1) {
        await busy.ownerPool.query(`INSERT INTO a_pair VALUES (${id}); INSERT INTO z_pair VALUES (${id})`)
      }
    })()
    const moment = join(dir, 'moment.tablee')
    const { summary } = await backupDatabase(busy.owner, moment, OPTIONS)
    going = false
    await writer
    const rowsOf = (name: string) => summary.tables.find((t) => t.name === name)?.rows
    expect(rowsOf('a_pair')).toBe(rowsOf('z_pair'))
  })
})

describe('restoring is refused, and touches nothing,', () => {
  const damage: [string, string, (bytes: Buffer) => Buffer][] = [
    ['for a file that ends too early', 'backup.damaged', (b) => b.subarray(0, Math.floor(b.length * 0.7))],
    ['for a file that lost its last bytes', 'backup.damaged', (b) => b.subarray(0, b.length - 4)],
    [
      'for a file with one wrong byte',
      'backup.damaged',
      (b) => {
        const copy = Buffer.from(b)
        copy[Math.floor(b.length / 2)] = (copy[Math.floor(b.length / 2)] ?? 0) ^ 0xff
        return copy
      },
    ],
    [
      'for rows that were changed by hand',
      'backup.damaged',
      (b) => {
        const plain = gunzipSync(b)
        plain.write('Aubrac123', plain.indexOf('Livradois'))
        return gzipSync(plain)
      },
    ],
    ['for a file of another kind', 'backup.foreign', () => Buffer.from('a;b;c\n1;2;3\n')],
    ['for another gzip', 'backup.foreign', () => gzipSync('a;b;c\n1;2;3\n'.repeat(500))],
    ['for an empty file', 'backup.foreign', () => Buffer.alloc(0)],
  ]
  test.each(damage)('%s', async (what, code, spoil) => {
    const spoilt = join(dir, `${what.replaceAll(' ', '-')}.tablee`)
    writeFileSync(spoilt, spoil(readFileSync(file)))
    await expect(
      restoreDatabase(source.owner, spoilt, { overwrite: true, dir: migrations }),
    ).rejects.toMatchObject({ code })
    expect((await source.ownerPool.query('SELECT FROM hard')).rowCount).toBe(401)
  })

  test('for a file that is not there', async () => {
    const restoring = restoreDatabase(source.owner, join(dir, 'absent.tablee'))
    await expect(restoring).rejects.toMatchObject({ code: 'backup.file-missing' })
  })

  test('for a backup of a newer program', async () => {
    const target = await keep(blankDatabase())
    await expect(restoreDatabase(target.owner, file)).rejects.toMatchObject({
      code: 'restore.newer-than-program',
    })
  })

  test('on an instance that holds something, unless told to overwrite', async () => {
    const target = await keep(freshDatabase())
    await target.ownerPool.query(`INSERT INTO territory (name) VALUES ('Margeride')`)
    await expect(restoreDatabase(target.owner, file, { dir: migrations })).rejects.toMatchObject({
      code: 'restore.not-empty',
      details: { tables: expect.arrayContaining(['territory']) },
    })
    expect((await target.ownerPool.query('SELECT name FROM territory')).rows).toEqual([{ name: 'Margeride' }])
    await restoreDatabase(target.owner, file, { dir: migrations, overwrite: true })
    expect(await everything(target.ownerPool)).toEqual(await everything(source.ownerPool))
  })

  test('while a server is connected', async () => {
    const target = await keep(freshDatabase())
    const server = await (await import('./pool.ts')).openDatabase(
      { DATABASE_URL: target.url },
      { migrate: false },
    )
    await server.app.query('SELECT 1')
    await expect(restoreDatabase(target.owner, file, { dir: migrations })).rejects.toMatchObject({
      code: 'restore.in-use',
    })
    await server.close()
  })
})
