import { afterAll, describe, expect, test } from 'vitest'
import { freshDatabase } from '../../../../tests/support/test-database.ts'
import { inTransaction, queriesOn } from './transaction.ts'

const { db, ownerPool, url, drop } = await freshDatabase()
await ownerPool.query(`
  CREATE TABLE things (id int PRIMARY KEY, parent int REFERENCES things, weight numeric CHECK (weight > 0));
  CREATE TABLE secrets (id int);
  ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
  CREATE POLICY mine ON secrets USING (id = current_setting('tablee.thing', true)::int);
  INSERT INTO secrets VALUES (1), (2);`)
afterAll(() => drop())

describe('values as they come out', () => {
  test('counts are numbers, larger whole numbers and decimals stay exact text, days are days', async () => {
    expect(
      await queriesOn(db.app).one(
        `SELECT 7::int8 AS count, 9007199254740993::int8 AS large, 1.10::numeric AS amount, '2026-02-03'::date AS day,
                '2026-11-23 15:00:00.12+02'::timestamptz AS at, ARRAY['2026-02-03'::date] AS days, ARRAY[5::int8] AS counts`,
      ),
    ).toEqual({
      count: 7,
      large: '9007199254740993',
      amount: '1.10',
      day: '2026-02-03',
      at: '2026-11-23T13:00:00.120000Z',
      days: ['2026-02-03'],
      counts: [5],
    })
  })

  test('a library that asks the pool itself gets times that it can compare', async () => {
    const { rows } = await db.app.query<{ at: Date; n: number }>('SELECT now() AS at, count(*) AS n')
    expect(rows[0]?.at).toBeInstanceOf(Date)
    expect(rows[0]?.n).toBe(1)
  })
})

describe('the ordinary role', () => {
  test('is used by the pool, owns nothing and passes no row-level security', async () => {
    const row = await queriesOn(db.app).one<{ me: string; free: boolean; seen: number }>(
      `SELECT current_user AS me, (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) AS free,
              (SELECT count(*) FROM secrets) AS seen`,
    )
    expect(row).toEqual({ me: 'tablee_app', free: false, seen: 0 })
  })

  test('sees what the settings of its transaction open, and only there', async () => {
    const sql = 'SELECT id FROM secrets'
    const seen = await inTransaction(db.app, (tx) => tx.rows(sql), { settings: { 'tablee.thing': '2' } })
    expect(seen).toEqual([{ id: 2 }])
    await expect(
      queriesOn(db.app).query('ALTER TABLE secrets DISABLE ROW LEVEL SECURITY'),
    ).rejects.toMatchObject({
      code: 'database.not-allowed',
    })
  })

  test('the owner sees every row', async () => {
    expect((await ownerPool.query('SELECT id FROM secrets')).rowCount).toBe(2)
  })

  test('a migration that takes a right away keeps it away when the database is opened again', async () => {
    await ownerPool.query('REVOKE DELETE ON things FROM tablee_app')
    const { openDatabase } = await import('./pool.ts')
    const again = await openDatabase({ DATABASE_URL: url })
    await expect(queriesOn(again.app).query('DELETE FROM things')).rejects.toMatchObject({
      fault: 'forbidden',
    })
    await again.close()
  })
})

describe('a transaction', () => {
  test('is undone when the work throws', async () => {
    const work = inTransaction(db.app, async (tx) => {
      await tx.query('INSERT INTO things VALUES (90)')
      throw new Error('changed my mind')
    })
    await expect(work).rejects.toThrow('changed my mind')
    expect(await queriesOn(db.app).maybe('SELECT FROM things WHERE id = 90')).toBeUndefined()
  })

  test('is refused when its work swallowed a failure', async () => {
    const work = inTransaction(db.app, (tx) => tx.query('SELECT 1/0').catch(() => 'never mind'))
    await expect(work).rejects.toMatchObject({ code: 'database.rolled-back' })
  })

  test('is tried once more after a collision', async () => {
    await ownerPool.query('INSERT INTO things VALUES (1, NULL, 1)')
    let attempts = 0
    await inTransaction(
      db.app,
      async (tx) => {
        attempts += 1
        await tx.rows('SELECT weight FROM things WHERE id = 1')
        if (attempts === 1) await ownerPool.query('UPDATE things SET weight = weight + 1 WHERE id = 1')
        await tx.query('UPDATE things SET weight = weight + 10 WHERE id = 1')
      },
      { isolation: 'repeatable read' },
    )
    expect(attempts).toBe(2)
    expect(await queriesOn(db.app).one('SELECT weight FROM things WHERE id = 1')).toEqual({ weight: '12' })
  })
})

describe('failures of the database', () => {
  const cases: [string, string, object][] = [
    [
      'a duplicate',
      'INSERT INTO things VALUES (2, NULL, 1), (2, NULL, 1)',
      { code: 'database.already-there', fault: 'conflict' },
    ],
    ['a broken reference', 'INSERT INTO things VALUES (3, 99, 1)', { code: 'database.reference-broken' }],
    [
      'a broken rule',
      'INSERT INTO things VALUES (4, NULL, -1)',
      { code: 'database.rule-broken', fault: 'caller' },
    ],
    [
      'a missing value',
      'INSERT INTO things VALUES (NULL)',
      { code: 'database.value-missing', details: { table: 'things', column: 'id' } },
    ],
    ['a value of the wrong kind', `SELECT 'x'::int`, { code: 'database.value-refused', fault: 'caller' }],
    ['a mistake of ours', 'SELECT nonsense', { code: 'database.failed', fault: 'server' }],
    [
      'a row outside of the policy',
      'INSERT INTO secrets VALUES (3)',
      { code: 'database.not-allowed', fault: 'forbidden' },
    ],
  ]
  test.each(cases)('%s has a name', async (_what, sql, expected) => {
    await expect(inTransaction(db.app, (tx) => tx.query(sql))).rejects.toMatchObject(expected)
    expect(await queriesOn(db.app).one('SELECT 1 AS still')).toEqual({ still: 1 })
  })

  test('a connection that is cut has a name, and the next one works', async () => {
    const cut = inTransaction(db.app, async (tx) => {
      const { pid } = await tx.one<{ pid: number }>('SELECT pg_backend_pid() AS pid')
      await ownerPool.query('SELECT pg_terminate_backend($1, 1000)', [pid])
      return tx.query('SELECT 1')
    })
    await expect(cut).rejects.toMatchObject({ code: 'database.unreachable', fault: 'busy' })
    expect(await queriesOn(db.app).one('SELECT 1 AS still')).toEqual({ still: 1 })
  })
})
