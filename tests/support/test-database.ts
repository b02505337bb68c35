import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '#platform/server/db/pool.ts'
import { valueTypes } from '#platform/server/db/value-types.ts'
import { execute, withDatabase } from './database-setup.ts'

/** A database of one test. */
export interface TestDatabase extends Database {
  /** The same as the server gets it: `db.app` is the ordinary role. */
  readonly db: Database
  /** The owner's connections: to look behind row-level security. */
  readonly ownerPool: pg.Pool
  /** Good as `DATABASE_URL` of a child process. */
  readonly url: string
  /** Closes the pools and drops the database. */
  drop(): Promise<void>
}

/** A migrated, empty database: copies the template (about 40 ms). Call `drop` in `afterAll`. */
export async function freshDatabase(): Promise<TestDatabase> {
  return openCopy(inject('templateDatabase'))
}

/** A database without a schema, for tests of migrations and of restoring. */
export async function blankDatabase(): Promise<TestDatabase> {
  return openCopy('template0')
}

async function openCopy(template: string): Promise<TestDatabase> {
  const server = inject('databaseServer')
  const name = `test_${process.pid}_${randomBytes(6).toString('hex')}`
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${template} ENCODING 'UTF8'`)
  const url = withDatabase(server, name)
  const db = await openDatabase({ DATABASE_URL: url }, { max: 8, migrate: false })
  const ownerPool = new pg.Pool({ connectionString: url, max: 4, types: valueTypes })
  ownerPool.on('error', () => {})
  const drop = async () => {
    await ownerPool.end()
    await db.close()
    await execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  }
  return { ...db, db, ownerPool, url, drop }
}
