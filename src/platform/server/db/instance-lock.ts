import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { isAlive } from './cluster.ts'
import type { DataFolder } from './data-folder.ts'

/** Any number does, as long as every Tablée agrees. */
const INSTANCE_LOCK = 460_000_2
/** How long the database may take to notice that a killed process has gone (ms). */
const PATIENCE = 5_000

/** Held by the one process that serves this instance. */
export interface InstanceLock {
  /** Resolves when the connection that holds the lock breaks: the database has gone. */
  readonly lost: Promise<void>
  release(): Promise<void>
}

/**
 * Takes the instance: a session lock of the database, which ends with the process however it ends. The file beside only
 * says who holds it.
 *
 * @throws Problem `instance.already-running` (conflict) with the process id of the one that serves this folder
 */
export async function lockInstance(owner: pg.ClientConfig, folder: DataFolder): Promise<InstanceLock> {
  const client = new pg.Client({ ...owner, keepAlive: true })
  let letGo = () => {}
  const lost = new Promise<void>((resolve) => {
    letGo = resolve
  })
  client.on('error', () => letGo())
  client.on('end', () => letGo())
  await client.connect()
  for (const until = Date.now() + PATIENCE; !(await tryLock(client)); ) {
    const holder = readHolder(folder)
    if ((holder !== undefined && isAlive(holder)) || Date.now() > until) {
      await client.end()
      throw new Problem('instance.already-running', 'conflict', {
        dataFolder: folder.root,
        pid: holder ?? null,
      })
    }
    await sleep(50)
  }
  writeFileSync(folder.instanceFile, `${JSON.stringify({ pid: process.pid })}\n`, { mode: 0o600 })
  return {
    lost,
    release: async () => {
      rmSync(folder.instanceFile, { force: true })
      await client.end().catch(() => {})
    },
  }
}

/** The process that says it serves this folder; it may have died since. */
export function readHolder(folder: DataFolder): number | undefined {
  try {
    const { pid } = JSON.parse(readFileSync(folder.instanceFile, 'utf8')) as { pid?: unknown }
    return typeof pid === 'number' ? pid : undefined
  } catch {
    return undefined
  }
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
    INSTANCE_LOCK,
  ])
  return rows[0]?.taken ?? false
}
