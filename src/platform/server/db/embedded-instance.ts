import { setTimeout as sleep } from 'node:timers/promises'
import { chooseDataDir, type Environment } from './data-folder.ts'
import { type EmbeddedPostgres, type Log, startEmbeddedPostgres } from './embedded-postgres.ts'
import { type InstanceLock, lockInstance } from './instance-lock.ts'

export interface EmbeddedInstance {
  readonly postgres: EmbeddedPostgres
  close(): Promise<void>
}

/**
 * Opens the embedded instance of this environment. The process that serves it (`hold`) keeps the instance lock and
 * starts the database again when it dies under it; commands beside it only connect.
 *
 * @throws Problem `instance.already-running` when another process holds it; `database.…` from the launcher
 */
export async function openEmbeddedInstance(
  env: Environment,
  hold: boolean,
  log: Log,
): Promise<EmbeddedInstance> {
  const dataDir = chooseDataDir(env)
  let postgres = await startEmbeddedPostgres({ dataDir, env, log })
  let lock: InstanceLock | undefined
  let closing = false
  const watch = (held: InstanceLock) => {
    held.lost.then(async () => {
      while (!closing) {
        log('The database has gone; starting it again')
        try {
          const { host } = postgres.ownerConfig
          postgres = await startEmbeddedPostgres({ dataDir, env, log, ...(host ? { socketDir: host } : {}) })
          lock = await lockInstance(postgres.ownerConfig, postgres.folder)
          watch(lock)
          return
        } catch (error) {
          log(`The database does not start: ${(error as Error).message}`)
          await sleep(2_000)
        }
      }
    })
  }
  if (hold) {
    try {
      lock = await lockInstance(postgres.ownerConfig, postgres.folder)
      watch(lock)
    } catch (error) {
      await postgres.stop()
      throw error
    }
  }
  return {
    get postgres() {
      return postgres
    },
    close: async () => {
      closing = true
      await lock?.release()
      await postgres.stop()
    },
  }
}
