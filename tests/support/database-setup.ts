import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureAppRole } from '#platform/server/db/database-roles.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#platform/server/db/embedded-postgres.ts'
import { migrateDatabase } from '#platform/server/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The owner's address of the server under test, without a database; its path is set by `freshDatabase`. */
    databaseServer: string
    templateDatabase: string
  }
}

/** Durability is not what these tests are about (tests/faults is): writes that need not reach the disk are 3 times faster. */
const SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' }

/**
 * One real PostgreSQL for all database tests (`TEST_DATABASE_URL`, else an embedded one in a temp folder), with a
 * template database that is migrated once; each test then copies the template.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? undefined : await startTemporary()
  const url = given ?? addressOf(server?.postgres.ownerConfig ?? {})
  const template = `tablee_template_${process.pid}`
  await execute(url, `CREATE DATABASE ${template}`)
  const templateUrl = withDatabase(url, template)
  const client = new pg.Client({ connectionString: templateUrl })
  await client.connect()
  await ensureAppRole(client, given ? undefined : {})
  await client.end()
  await migrateDatabase({ connectionString: templateUrl })
  project.provide('databaseServer', url)
  project.provide('templateDatabase', template)
  return async () => {
    if (given) await execute(url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
    await server?.postgres.stop()
    if (server) rmSync(server.dir, { recursive: true, force: true })
  }
}

async function startTemporary(): Promise<{ dir: string; postgres: EmbeddedPostgres }> {
  const dir = mkdtempSync(join(tmpdir(), 'tablee-test-'))
  chmodSync(dir, 0o755)
  const postgres = await startEmbeddedPostgres({
    dataDir: dir,
    log: () => {},
    settings: SETTINGS,
    env: process.env,
  })
  return { dir, postgres }
}

function addressOf({ user, host, port }: pg.ClientConfig): string {
  return `postgresql://${user}@localhost:${port}/postgres?host=${encodeURIComponent(host ?? '')}`
}

export function withDatabase(url: string, database: string): string {
  const address = new URL(url)
  address.pathname = `/${database}`
  return address.href
}

export async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
