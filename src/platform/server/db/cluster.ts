import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '#kernel/problem.ts'
import { type DataFolder, handOver } from './data-folder.ts'
import type { Account } from './postgres-account.ts'
import type { PostgresPrograms } from './postgres-programs.ts'
import { runProgram } from './run-program.ts'

export const OWNER_ROLE = 'tablee_owner'

/** The major version that wrote the cluster, or undefined when there is no cluster yet. */
export function readClusterMajor(cluster: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(cluster, 'PG_VERSION'), 'utf8'), 10)
  } catch {
    return undefined
  }
}

/**
 * Makes the cluster in a scratch folder and renames it: a kill in the middle leaves a scratch folder, never half a
 * cluster. When several start at once, the first rename wins and the others throw their scratch away.
 *
 * @param extra further arguments of initdb (Windows: password authentication)
 */
export async function createCluster(
  folder: DataFolder,
  programs: PostgresPrograms,
  account: Account | undefined,
  extra: readonly string[],
): Promise<void> {
  if (existsSync(folder.cluster) && readdirSync(folder.cluster).length > 0) {
    throw new Problem('database.folder-foreign', 'server', { folder: folder.cluster })
  }
  sweepScratch(folder)
  const scratch = `${folder.cluster}.new-${process.pid}-${Math.random().toString(36).slice(2)}`
  await mkdir(scratch, { mode: 0o700 })
  handOver(scratch, account)
  // The builtin provider: the text of an instance must not depend on the locales that its machine happens to have.
  const provider = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--encoding=UTF8']
  const auth = extra.length > 0 ? extra : ['--auth-local=trust', '--auth-host=reject']
  const run = await runProgram(
    programs.initdb,
    ['--pgdata', scratch, `--username=${OWNER_ROLE}`, ...provider, ...auth],
    account,
  ).catch((error) => {
    rmSync(scratch, { recursive: true, force: true })
    throw error
  })
  if (run.code !== 0) {
    rmSync(scratch, { recursive: true, force: true })
    throw explainInitdb(run.stderr, folder, account)
  }
  try {
    renameSync(scratch, folder.cluster)
    syncFolder(folder.root)
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true })
    if (readClusterMajor(folder.cluster) === undefined) throw error
  }
}

function explainInitdb(stderr: string, folder: DataFolder, account: Account | undefined): Problem {
  if (stderr.includes('could not look up effective user ID')) {
    const uid = account?.uid ?? process.getuid?.() ?? null
    return new Problem('database.account-unknown', 'server', { uid, dataFolder: folder.root })
  }
  return new Problem('database.creation-failed', 'server', {
    dataFolder: folder.root,
    output: stderr.slice(-2000),
  })
}

/** Removes what starters that were killed left behind; a scratch folder carries the process id of its maker. */
function sweepScratch(folder: DataFolder): void {
  for (const name of readdirSync(folder.root)) {
    const pid = /^postgres\.new-(\d+)-/.exec(name)?.[1]
    if (pid && !isAlive(Number(pid))) rmSync(join(folder.root, name), { recursive: true, force: true })
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Makes a rename in this folder survive a power cut; Windows cannot open folders and does without. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
