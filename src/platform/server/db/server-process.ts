import { spawn } from 'node:child_process'
import { chmodSync, closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '#kernel/problem.ts'
import { type DataFolder, SOCKET_NAME } from './data-folder.ts'
import type { Account } from './postgres-account.ts'
import type { PostgresPrograms } from './postgres-programs.ts'
import { readPostmasterFile } from './postmaster.ts'
import { programEnvironment, runAs } from './run-program.ts'
import { findFreePort, WINDOWS } from './windows-postgres.ts'

export interface Launch {
  readonly folder: DataFolder
  readonly programs: PostgresPrograms
  readonly account: Account | undefined
  /** Undefined on Windows, where the server listens on 127.0.0.1. */
  readonly socketDir: string | undefined
  readonly settings: Readonly<Record<string, string>>
}

/** A log that grew beyond this (bytes) is put aside at the next start; one old log is kept. */
const LOG_LIMIT = 10_000_000

/**
 * Starts one server process in its own process group, so that Ctrl-C reaches Tablée and not the database under it.
 * 'ready' when it serves; 'refused' when the folder is in use or still being left by a killed server (look again).
 *
 * @throws Problem `database.start-failed` with the end of the log for every other reason
 */
export async function launchServer(launch: Launch): Promise<'ready' | 'refused'> {
  const { folder, programs, account } = launch
  const before = rotateLog(folder.log)
  const log = openSync(folder.log, 'a', 0o600)
  let ended: { code: number | null; error?: Error } | undefined
  const child = spawn(programs.postgres, await serverArguments(launch), {
    env: programEnvironment(),
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
    ...runAs(account),
  })
  // A program that cannot be started is an event here, not an exception.
  child.on('error', (error) => {
    ended = { code: null, error }
  })
  child.on('exit', (code) => {
    ended ??= { code }
  })
  child.unref()
  closeSync(log)
  chmodSync(folder.log, 0o600)
  while (!ended) {
    const file = readPostmasterFile(folder.cluster)
    if (file && file.pid === child.pid && file.status === 'ready') return 'ready'
    await sleep(8)
  }
  const output = ended.error?.message ?? readFileSync(folder.log, 'utf8').slice(before)
  if (/lock file ".*" (already exists|is empty)|pre-existing shared memory block/.test(output))
    return 'refused'
  const details = { dataFolder: folder.root, log: folder.log, account: account?.name ?? null }
  throw new Problem('database.start-failed', 'server', { ...details, output: output.slice(-2000) })
}

async function serverArguments({ folder, socketDir, settings }: Launch): Promise<string[]> {
  const place: Record<string, string> = WINDOWS
    ? { listen_addresses: '127.0.0.1', port: String(await findFreePort()) }
    : {
        listen_addresses: '',
        port: SOCKET_NAME.slice(SOCKET_NAME.lastIndexOf('.') + 1),
        // A list for PostgreSQL: quoted, because a folder's name may hold a comma.
        unix_socket_directories: `"${(socketDir ?? '').replaceAll('"', '""')}"`,
        unix_socket_permissions: '0700',
      }
  const all = { ...place, timezone: 'UTC', log_timezone: 'UTC', jit: 'off', ...settings }
  return ['-D', folder.cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** The size of the log where this start begins; puts a large one aside first. */
function rotateLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size < LOG_LIMIT) return size
  renameSync(path, `${path}.1`)
  return 0
}
