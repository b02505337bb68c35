import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { execute, withDatabase } from '../../../../tests/support/database-setup.ts'
import { backupDatabase } from './backup.ts'
import { withConnection } from './one-connection.ts'
import { openDatabase } from './pool.ts'
import { restoreDatabase } from './restore.ts'
import { queriesOn } from './transaction.ts'

/*
 * A server of somebody else: the owner of the database is no superuser and may not make roles; requests come in through
 * a role of their own.
 */
const server = inject('databaseServer')
const tag = `${process.pid}_${Date.now() % 100_000}`
const [owner, web, database] = [`their_owner_${tag}`, `their_web_${tag}`, `theirs_${tag}`]

function urlOf(user: string): string {
  const url = new URL(withDatabase(server, database))
  url.username = user
  url.password = 'secret'
  return url.href
}

const env = { DATABASE_URL: urlOf(owner) }
const ME = 'SELECT session_user AS session, current_user AS me'

beforeAll(async () => {
  await execute(
    server,
    `CREATE ROLE ${owner} LOGIN PASSWORD 'secret'; CREATE ROLE ${web} LOGIN PASSWORD 'secret'`,
  )
  await execute(server, `CREATE DATABASE ${database} OWNER ${owner} ENCODING 'UTF8' TEMPLATE template0`)
})

afterAll(async () => {
  await execute(server, `DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
  await execute(server, `DROP ROLE IF EXISTS ${owner}, ${web}`)
})

describe('a server whose owner may not make roles', () => {
  test('is refused with the SQL that its administrator has to run', async () => {
    const sql = `GRANT tablee_app TO "${owner}"`
    await expect(openDatabase(env)).rejects.toMatchObject({ code: 'database.role-missing', details: { sql } })
    await execute(server, sql)
  })

  test('works once that was run: requests run as the ordinary role', async () => {
    const db = await openDatabase(env)
    expect(await queriesOn(db.app).one(ME)).toEqual({ session: owner, me: 'tablee_app' })
    await expect(queriesOn(db.app).query('CREATE TABLE mine (id int)')).rejects.toMatchObject({
      fault: 'forbidden',
    })
    await db.close()
  })

  test('takes requests through a role of their own, once it is a member of the ordinary one', async () => {
    const both = { ...env, DATABASE_APP_URL: urlOf(web) }
    const sql = `GRANT tablee_app TO "${web}"`
    await expect(openDatabase(both)).rejects.toMatchObject({
      code: 'database.role-missing',
      details: { sql },
    })
    await execute(server, sql)
    const db = await openDatabase(both)
    expect(await queriesOn(db.app).one(ME)).toEqual({ session: web, me: web })
    expect(await queriesOn(db.app).rows('SELECT id FROM territory')).toEqual([])
    await expect(queriesOn(db.app).query(`SET ROLE ${owner}`)).rejects.toMatchObject({ fault: 'forbidden' })
    await db.close()
  })

  test('refuses to serve requests through a role that could see everything', async () => {
    for (const powerful of [server, env.DATABASE_URL]) {
      const both = { ...env, DATABASE_APP_URL: withDatabase(powerful, database) }
      await expect(openDatabase(both)).rejects.toMatchObject({ code: 'database.app-role-powerful' })
    }
  })

  test('is backed up and restored by its owner, without a superuser', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'tablee-theirs-'))
    const file = join(dir, 'theirs.tablee')
    const connection = { connectionString: env.DATABASE_URL }
    await execute(env.DATABASE_URL, `INSERT INTO territory (name) VALUES ('Forez')`)
    await backupDatabase(connection, file, { programVersion: '0', now: new Date(0) })
    await execute(env.DATABASE_URL, `INSERT INTO territory (name) VALUES ('Velay')`)
    await restoreDatabase(connection, file, { overwrite: true })
    const { rows } = await withConnection(connection, (client) => client.query('SELECT name FROM territory'))
    expect(rows).toEqual([{ name: 'Forez' }])
    const db = await openDatabase(env)
    expect(await queriesOn(db.app).rows('SELECT name FROM territory')).toEqual([])
    await db.close()
    rmSync(dir, { recursive: true })
  })
})
