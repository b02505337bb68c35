import { realpathSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { createCluster, OWNER_ROLE, readClusterMajor } from './cluster.ts'
import {
  type DataFolder,
  type Environment,
  isTemporarySocketDir,
  layOutDataFolder,
  prepareDataFolder,
  prepareSocketDir,
} from './data-folder.ts'
import { explainDatabaseError, isDatabaseError } from './db-problem.ts'
import { chooseAccount } from './postgres-account.ts'
import { preparePrograms } from './postgres-programs.ts'
import {
  disarmPostmasterFile,
  examineProcess,
  type PostmasterFile,
  readPostmasterFile,
  waitForEnd,
} from './postmaster.ts'
import { launchServer } from './server-process.ts'
import { readSecrets, WINDOWS, windowsInitdbArguments } from './windows-postgres.ts'

export type Log = (line: string) => void

export interface EmbeddedOptions {
  /** The folder of the instance (`TABLEE_DATA`); made where it is missing. */
  readonly dataDir: string
  readonly log: Log
  /** `PG_BIN_DIR` is read from here. */
  readonly env?: Environment
  /** Further server settings, such as `fsync: 'off'` for tests. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where an earlier server of this process had its socket: a restart keeps the address that pools know. */
  readonly socketDir?: string
}

export interface EmbeddedPostgres {
  readonly ownerConfig: pg.ClientConfig
  readonly appConfig: pg.ClientConfig
  /** "18.4" */
  readonly version: string
  readonly folder: DataFolder
  readonly pid: number
  /** True when the server was running already (an orphan of a killed Tablée, or another process uses it). */
  readonly adopted: boolean
  /** Leaves the server; stops it (fast shutdown) unless another process of Tablée still uses it. */
  stop(): Promise<void>
}

export const APP_ROLE = 'tablee_app'
export const DATABASE_NAME = 'tablee'

/** Shared by every process that uses the server, taken alone by the one that stops it. Any number does. */
const USE_LOCK = 460_000_4

/** How long starters wait for each other and for the recovery after a crash (ms). */
const PATIENCE = 60_000
/** How long an ended server may wait for its burial before its lock file is disarmed (ms). */
const BURIAL = 3_000

/**
 * Starts the instance's own PostgreSQL, or adopts the one that runs on this folder.
 *
 * @throws Problem `database.…`, each with what has to be changed in its details
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const until = Date.now() + PATIENCE
  while (true) {
    try {
      return await startOrAdopt(options, until)
    } catch (error) {
      // The server that we found is going down (another process stops it, or it was killed): look again.
      const problem = isDatabaseError(error) ? explainDatabaseError(error) : error
      const gone = problem instanceof Problem && problem.code === 'database.unreachable'
      if (!gone || Date.now() > until) throw problem
      await sleep(100)
    }
  }
}

async function startOrAdopt(options: EmbeddedOptions, until: number): Promise<EmbeddedPostgres> {
  const { log, env = {} } = options
  const folder = layOutDataFolder(options.dataDir)
  const account = chooseAccount(folder.root, folder.cluster)
  prepareDataFolder(folder, account)
  const running = await awaitRunning(folder, until)
  if (running) return adopt(folder, running, true, log)

  const programs = await preparePrograms(env.PG_BIN_DIR, account, folder.programs)
  if (readClusterMajor(folder.cluster) === undefined) {
    await createCluster(folder, programs, account, WINDOWS ? windowsInitdbArguments(folder) : [])
  }
  const major = readClusterMajor(folder.cluster)
  if (major !== programs.major) {
    const details = { dataFolder: folder.root, written: major ?? null, program: programs.version }
    throw new Problem('database.version-mismatch', 'server', details)
  }
  const socketDir = WINDOWS ? undefined : prepareSocketDir(folder, account, options.socketDir)
  while (true) {
    const launched = await launchServer({
      folder,
      programs,
      account,
      socketDir,
      settings: options.settings ?? {},
    })
    if (launched === 'ready') {
      const file = readPostmasterFile(folder.cluster)
      if (file) return adopt(folder, file, false, log)
    }
    // Somebody else was faster, or a killed server's children have not ended yet: look again.
    const other = await awaitRunning(folder, until)
    if (other) {
      if (socketDir && isTemporarySocketDir(socketDir, folder))
        rmSync(socketDir, { recursive: true, force: true })
      return adopt(folder, other, true, log)
    }
    if (Date.now() > until)
      throw new Problem('database.start-failed', 'server', { log: folder.log, output: '' })
    await sleep(100)
  }
}

/** The server that runs on this folder once it is ready; undefined when none does (a stale lock is made harmless). */
async function awaitRunning(folder: DataFolder, until: number): Promise<PostmasterFile | undefined> {
  let zombieSince: number | undefined
  while (Date.now() < until) {
    const file = readPostmasterFile(folder.cluster)
    if (!file) return undefined
    const state = examineProcess(file.pid, folder.cluster)
    if (state === 'dead') return undefined
    if (state === 'postmaster' && (file.status === 'ready' || file.status === 'standby')) return file
    if (state === 'zombie') zombieSince ??= Date.now()
    const unburied = zombieSince !== undefined && Date.now() - zombieSince > BURIAL
    if (state === 'stranger' || (state === 'zombie' && unburied)) {
      if (readPostmasterFile(folder.cluster)?.pid === file.pid) disarmPostmasterFile(folder.cluster)
      return undefined
    }
    await sleep(20)
  }
  throw new Problem('database.start-failed', 'busy', { log: folder.log, output: '' })
}

/**
 * Connects to a ready server, makes sure that it serves this very folder, and makes our database where it is missing.
 * The connection stays as an anchor: as long as it stands, no other process stops the server.
 */
async function adopt(
  folder: DataFolder,
  file: PostmasterFile,
  adopted: boolean,
  log: Log,
): Promise<EmbeddedPostgres> {
  const application_name = `tablee/${process.pid}-${Math.random().toString(36).slice(2, 8)}`
  const secrets = WINDOWS ? readSecrets(folder) : undefined
  const place = { host: WINDOWS ? '127.0.0.1' : file.socketDir, port: file.port }
  const common = { ...place, database: DATABASE_NAME, application_name }
  const ownerConfig = { ...common, user: OWNER_ROLE, ...(secrets ? { password: secrets.owner } : {}) }
  const appConfig = { ...common, user: APP_ROLE, ...(secrets ? { password: secrets.app } : {}) }
  const { version, anchor } = await anchorTo(ownerConfig, folder)
  log(`PostgreSQL ${version} ${adopted ? 'adopted' : 'started'} (process ${file.pid}, ${folder.cluster})`)
  return {
    ownerConfig,
    appConfig,
    version,
    folder,
    pid: file.pid,
    adopted,
    stop: () => stopServer(anchor, folder, file, log),
  }
}

async function anchorTo(
  config: pg.ClientConfig,
  folder: DataFolder,
): Promise<{ version: string; anchor: pg.Client }> {
  const anchor = new pg.Client({ ...config, database: 'postgres' })
  anchor.on('error', () => {})
  await anchor.connect()
  try {
    await anchor.query('SELECT pg_advisory_lock_shared($1)', [USE_LOCK])
    const { rows } = await anchor.query<{ directory: string; version: string; ours: boolean }>(
      `SELECT current_setting('data_directory') AS directory, current_setting('server_version') AS version,
              EXISTS (SELECT FROM pg_database WHERE datname = $1) AS ours`,
      [DATABASE_NAME],
    )
    const row = rows[0]
    if (!row || realpathSync(row.directory) !== realpathSync(folder.cluster)) {
      const details = { dataFolder: folder.root, served: row?.directory ?? '' }
      throw new Problem('database.other-folder', 'server', details)
    }
    if (!row.ours) await createDatabase(anchor)
    return { version: row.version, anchor }
  } catch (error) {
    await anchor.end().catch(() => {})
    throw error
  }
}

async function createDatabase(client: pg.Client): Promise<void> {
  try {
    await client.query(`CREATE DATABASE ${DATABASE_NAME}`)
  } catch (error) {
    // 42P04, or 23505 when two create it in the same instant: another starter was first.
    const { code } = error as { code?: string }
    if (code !== '42P04' && code !== '23505') throw error
  }
}

/** Stops the server unless another process of Tablée is anchored to it: the last one turns off the light. */
async function stopServer(
  anchor: pg.Client,
  folder: DataFolder,
  file: PostmasterFile,
  log: Log,
): Promise<void> {
  try {
    if (examineProcess(file.pid, folder.cluster) !== 'postmaster') return
    if (!(await takeForStopping(anchor))) {
      log(`PostgreSQL (process ${file.pid}) goes on: another process uses it`)
      return
    }
    await endServer(file.pid, folder)
  } finally {
    await anchor.end().catch(() => {})
  }
  if (!WINDOWS && isTemporarySocketDir(file.socketDir, folder)) {
    rmSync(file.socketDir, { recursive: true, force: true })
  }
  log('PostgreSQL stopped')
}

/** False when others are anchored; when true, nobody can anchor any more until the server has ended. */
async function takeForStopping(anchor: pg.Client): Promise<boolean> {
  try {
    await anchor.query('SELECT pg_advisory_unlock_shared($1)', [USE_LOCK])
    // Not at the first refusal: the anchor of a process that was killed just now takes a moment to go.
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const { rows } = await anchor.query<{ alone: boolean }>('SELECT pg_try_advisory_lock($1) AS alone', [
        USE_LOCK,
      ])
      if (rows[0]?.alone) return true
      await sleep(30)
    }
    return false
  } catch {
    // Our connection broke: the server is going down or starting anew, and whoever does that stays with it.
    return false
  }
}

/** Fast shutdown, then harder: acknowledged writes are safe in each case. */
async function endServer(pid: number, folder: DataFolder): Promise<void> {
  const steps = [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    if (await waitForEnd(pid, folder.cluster, patience)) return
  }
}
