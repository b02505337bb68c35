import pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import type { Environment } from './data-folder.ts'
import { ensureAppRole, refusePowerfulRole, serverMajor } from './database-roles.ts'
import { type EmbeddedInstance, openEmbeddedInstance } from './embedded-instance.ts'
import { APP_ROLE, type Log } from './embedded-postgres.ts'
import { migrateDatabase } from './migrate.ts'
import { withConnection } from './one-connection.ts'
import { driverTypes } from './value-types.ts'

export interface Database {
  readonly kind: 'embedded' | 'server'
  /** "18.4" */
  readonly version: string
  /**
   * Connections of the ordinary role, which sees rows through row-level security; at most 16, measured best on 2 cores.
   * Asked directly (as libraries do), it gives times as Date objects; the helpers of transaction.ts give them as text.
   */
  readonly app: pg.Pool
  /** The same connections for a library that makes its own pool (which then needs an `error` listener). */
  readonly appConfig: pg.PoolConfig
  /** A further pool of the ordinary role for a library that takes one; the caller ends it before `close`. */
  openPool(max: number): pg.Pool
  /** The role that owns the schema: migrations, backups; never for requests. */
  readonly owner: pg.ClientConfig
  /** The data folder of an embedded database. */
  readonly dataDir?: string
  close(): Promise<void>
}

export interface OpenOptions {
  readonly log?: Log
  /**
   * True (the default) for the process that serves: only one may per data folder, and it keeps the embedded database
   * alive. False for a command that may run beside it.
   */
  readonly hold?: boolean
  /** Bring the schema up to date (the default). */
  readonly migrate?: boolean
  readonly max?: number
}

const OLDEST_SERVER = 15
const POOL_SIZE = 16

/**
 * Opens the database of this environment: the server of `DATABASE_URL`, else the embedded one of `TABLEE_DATA`. The
 * ordinary role exists afterwards and, unless told otherwise, the schema is up to date.
 *
 * @throws Problem `database.…`, `instance.already-running`
 */
export async function openDatabase(env: Environment, options: OpenOptions = {}): Promise<Database> {
  const log = options.log ?? (() => {})
  if (env.DATABASE_URL) return openServer(env.DATABASE_URL, env.DATABASE_APP_URL, options, log)
  const instance = await openEmbeddedInstance(env, options.hold ?? true, log)
  try {
    return await openEmbedded(instance, options, log)
  } catch (error) {
    await instance.close()
    throw error
  }
}

async function openEmbedded(instance: EmbeddedInstance, options: OpenOptions, log: Log): Promise<Database> {
  const { ownerConfig, appConfig: signIn, version, folder } = instance.postgres
  const password = typeof signIn.password === 'string' ? { password: signIn.password } : {}
  await withConnection(ownerConfig, (owner) => ensureAppRole(owner, password))
  if (options.migrate ?? true) await migrateDatabase(ownerConfig, { log })
  const appConfig = { ...signIn, ...poolOptions(options), onConnect: prepareConnection(undefined) }
  const app = makePool(appConfig, log)
  return {
    kind: 'embedded',
    version,
    app,
    appConfig,
    openPool: (max) => makePool({ ...appConfig, max }, log),
    owner: ownerConfig,
    dataDir: folder.root,
    close: async () => {
      await app.end()
      await instance.close()
    },
  }
}

async function openServer(
  url: string,
  appUrl: string | undefined,
  options: OpenOptions,
  log: Log,
): Promise<Database> {
  const application_name = `tablee/${process.pid}-${Math.random().toString(36).slice(2, 8)}`
  const owner = { connectionString: url, application_name }
  const version = await withConnection(owner, async (client) => {
    const found = await examineServer(client)
    await ensureAppRole(client)
    if (appUrl) await admitAppRole(client, appUrl)
    return found
  })
  if (options.migrate ?? true) await migrateDatabase(owner, { log })
  const place = { connectionString: appUrl ?? url, application_name }
  const onConnect = prepareConnection(appUrl ? undefined : APP_ROLE)
  const appConfig = { ...place, ...poolOptions(options), onConnect }
  const app = makePool(appConfig, log)
  const openPool = (size: number) => makePool({ ...appConfig, max: size }, log)
  return { kind: 'server', version, app, appConfig, openPool, owner, close: () => app.end() }
}

/** @throws Problem `database.server-too-old`, `database.encoding-wrong` */
async function examineServer(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: string; encoding: string }>(
    `SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`,
  )
  const { version = '', encoding = '' } = rows[0] ?? {}
  if ((await serverMajor(client)) < OLDEST_SERVER) {
    throw new Problem('database.server-too-old', 'server', { version, wanted: OLDEST_SERVER })
  }
  if (encoding !== 'UTF8')
    throw new Problem('database.encoding-wrong', 'server', { encoding, wanted: 'UTF8' })
  return version.split(' ')[0] ?? version
}

/** Makes the role of `DATABASE_APP_URL` a member of the ordinary role, and refuses one that could see everything. */
async function admitAppRole(owner: pg.Client, appUrl: string): Promise<void> {
  const role = await withConnection({ connectionString: appUrl }, async (client) => {
    const { rows } = await client.query<{ me: string; member: boolean }>(
      `SELECT current_user AS me, pg_has_role(current_user, $1, 'USAGE') AS member`,
      [APP_ROLE],
    )
    return rows[0]
  })
  const me = role?.me ?? ''
  await refusePowerfulRole(owner, me)
  if (role?.member) return
  const sql = `GRANT ${APP_ROLE} TO ${pg.escapeIdentifier(me)}`
  try {
    await owner.query(sql)
  } catch (error) {
    throw new Problem('database.role-missing', 'server', { role: me, sql, reason: (error as Error).message })
  }
}

/** What every connection of the server's pool says before its first use. */
function prepareConnection(role: string | undefined): (client: pg.ClientBase) => Promise<void> {
  const settings = [
    `SET TimeZone = 'UTC'`,
    `SET statement_timeout = '120s'`,
    `SET idle_in_transaction_session_timeout = '60s'`,
    ...(role ? [`SET ROLE ${role}`] : []),
  ].join('; ')
  return async (client) => {
    await client.query(settings)
  }
}

function poolOptions(options: OpenOptions) {
  return { max: options.max ?? POOL_SIZE, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 10_000 }
}

function makePool(config: pg.PoolConfig, log: Log): pg.Pool {
  const pool = new pg.Pool({ ...config, types: driverTypes })
  // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
  pool.on('error', (error) => log(`A database connection broke: ${error.message}`))
  return pool
}
