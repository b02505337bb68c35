import { readFileSync, readlinkSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What a running server writes about itself in its lock file. */
export interface PostmasterFile {
  readonly pid: number
  readonly port: number
  readonly socketDir: string
  readonly listenAddress: string
  readonly status: 'starting' | 'stopping' | 'ready' | 'standby' | 'unknown'
}

const FILE = 'postmaster.pid'

/** Reads `postmaster.pid`; undefined when there is none or it is being written. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, FILE), 'utf8').split('\n')
  } catch {
    return undefined
  }
  const pid = Math.abs(Number.parseInt(lines[0] ?? '', 10))
  if (!pid) return undefined
  const status = (lines[7] ?? '').trim()
  return {
    pid,
    port: Number(lines[3] ?? 0),
    socketDir: lines[4] ?? '',
    listenAddress: lines[5] ?? '',
    status:
      status === 'starting' || status === 'stopping' || status === 'ready' || status === 'standby'
        ? status
        : 'unknown',
  }
}

/** What stands behind the process id of a lock file. */
export type ProcessState = 'postmaster' | 'zombie' | 'stranger' | 'dead'

/**
 * A server that lives, one that ended but was not buried by its parent, a process that merely got the same number (after
 * a power cut and a restart, or in a container), or nothing.
 */
export function examineProcess(pid: number, cluster: string): ProcessState {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead'
  }
  if (process.platform !== 'linux') return 'postmaster'
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
    if (state === 'Z' || state === 'X') return 'zombie'
  } catch {
    return 'dead'
  }
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) ? 'postmaster' : 'stranger'
  } catch {
    // Not allowed to look (another account's process): its command line is readable by all.
    return readCommand(pid).includes('postgres') ? 'postmaster' : 'stranger'
  }
}

function readCommand(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** Higher than any process id of Linux, macOS or Windows: nobody can ever be alive under it. */
const NOBODY = 99_999_999

/**
 * Makes a lock file that names a process which is certainly not its server harmless. The file stays, with the shared
 * memory it names: PostgreSQL checks by itself that no orphaned child still uses that, then takes the file over.
 */
export function disarmPostmasterFile(cluster: string): void {
  const path = join(cluster, FILE)
  const [, ...rest] = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, [String(NOBODY), ...rest].join('\n'))
}

/** Waits until the process is gone or a zombie; false when it outlived `patience` (ms). */
export async function waitForEnd(pid: number, cluster: string, patience: number): Promise<boolean> {
  for (const until = Date.now() + patience; Date.now() < until; ) {
    const state = examineProcess(pid, cluster)
    if (state === 'dead' || state === 'zombie' || state === 'stranger') return true
    await sleep(10)
  }
  return false
}
