import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../tests/support/test-database.ts'
import { MIGRATIONS_DIR } from './migrate.ts'
import { dumpSchema } from './schema-dump.ts'

const SCHEMA_FILE = join(MIGRATIONS_DIR, '..', 'schema.sql')

const { ownerPool, drop } = await freshDatabase()
afterAll(() => drop())

describe('the schema', () => {
  test('is what db/schema.sql says (UPDATE_SCHEMA=1 writes it anew)', async () => {
    const now = await dumpSchema(ownerPool)
    if (process.env.UPDATE_SCHEMA) writeFileSync(SCHEMA_FILE, now)
    expect(now).toBe(readFileSync(SCHEMA_FILE, 'utf8'))
  })

  test('has row-level security on every table that carries a territory', async () => {
    const { rows } = await ownerPool.query<{ table: string; rls: boolean; policies: number }>(
      `SELECT c.relname AS table, c.relrowsecurity AS rls,
              (SELECT count(*) FROM pg_policy WHERE polrelid = c.oid) AS policies
         FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'territory_id' AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => !row.rls || row.policies === 0)).toEqual([])
  })

  test('lets nobody but the server call what acts with the rights of the owner, and holds it to its own tables', async () => {
    const { rows } = await ownerPool.query<{ name: string; isOpen: boolean; isHeld: boolean }>(
      `SELECT p.proname AS name,
              EXISTS (SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0) AS "isOpen",
              coalesce(p.proconfig @> ARRAY['search_path=public, pg_temp'], false) AS "isHeld"
         FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.prosecdef`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter(({ isOpen, isHeld }) => isOpen || !isHeld)).toEqual([])
  })

  test('a change to any part of it shows', async () => {
    const before = await dumpSchema(ownerPool)
    const client = await ownerPool.connect()
    try {
      for (const change of [
        'CREATE TABLE probe (id int)',
        'CREATE FUNCTION probe_one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
        'CREATE INDEX probe_index ON applied_migrations (applied_at)',
        'ALTER TABLE applied_migrations ALTER applied_at DROP NOT NULL',
        'ALTER TABLE applied_migrations ENABLE ROW LEVEL SECURITY',
        'CREATE POLICY probe ON applied_migrations USING (true)',
        'GRANT DELETE ON applied_migrations TO tablee_app',
      ]) {
        await client.query('BEGIN')
        await client.query(change)
        expect(await dumpSchema(client), change).not.toBe(before)
        await client.query('ROLLBACK')
      }
    } finally {
      client.release()
    }
  })
})
