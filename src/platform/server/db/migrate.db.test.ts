import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { blankDatabase, freshDatabase } from '../../../../tests/support/test-database.ts'
import { examineMigrations, migrateDatabase } from './migrate.ts'

const blank = await blankDatabase()
afterAll(() => blank.drop())

function migrationsDir(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'tablee-migrations-'))
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(dir, name), sql)
  return dir
}

const FIRST = { '20261123-01-one.sql': 'CREATE TABLE one (id int PRIMARY KEY);' }
const BROKEN = {
  ...FIRST,
  '20261123-02-two.sql': 'CREATE TABLE two (id int);\nINSERT INTO nowhere VALUES (1);',
}

describe('migrations', () => {
  test('six processes at once apply each file once', async () => {
    const dir = migrationsDir(FIRST)
    const done = await Promise.all(Array.from({ length: 6 }, () => migrateDatabase(blank.db.owner, { dir })))
    expect(done.flat()).toEqual(['20261123-01-one.sql'])
  })

  test('a file that fails leaves nothing behind and says where', async () => {
    const dir = migrationsDir(BROKEN)
    await expect(migrateDatabase(blank.db.owner, { dir })).rejects.toMatchObject({
      code: 'database.migration-failed',
      details: { file: '20261123-02-two.sql', line: 2 },
    })
    const { rows } = await blank.ownerPool.query(`SELECT to_regclass('two') AS two`)
    expect(rows).toEqual([{ two: null }])
    expect((await examineMigrations(blank.db.owner, dir)).pending).toEqual(['20261123-02-two.sql'])
  })

  test('an applied file that was changed is refused', async () => {
    const dir = migrationsDir({ '20261123-01-one.sql': 'CREATE TABLE one (id bigint PRIMARY KEY);' })
    await expect(migrateDatabase(blank.db.owner, { dir })).rejects.toMatchObject({
      code: 'database.migration-changed',
      details: { files: ['20261123-01-one.sql'] },
    })
  })

  test('line endings of another system are not a change', async () => {
    const dir = migrationsDir({ '20261123-01-one.sql': `${FIRST['20261123-01-one.sql']}` })
    expect(await migrateDatabase(blank.db.owner, { dir })).toEqual([])
  })

  test('the database of a newer program is refused', async () => {
    await expect(migrateDatabase(blank.db.owner, { dir: migrationsDir({}) })).rejects.toMatchObject({
      code: 'database.newer-than-program',
    })
  })

  test('the template carries our own schema, and nothing is pending', async () => {
    const fresh = await freshDatabase()
    try {
      expect(await migrateDatabase(fresh.db.owner)).toEqual([])
      expect((await examineMigrations(fresh.db.owner)).applied.length).toBeGreaterThan(0)
    } finally {
      await fresh.drop()
    }
  })
})
