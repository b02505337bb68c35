import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, mkdtempSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { Problem } from '#kernel/problem.ts'
import { type Account, findBarrier } from './postgres-account.ts'

/** Where everything of one embedded instance lies. */
export interface DataFolder {
  /** The folder of `TABLEE_DATA`. */
  readonly root: string
  /** PostgreSQL's own folder. */
  readonly cluster: string
  readonly programs: string
  readonly log: string
  /** Who runs here, for messages; the lock itself is in the database. */
  readonly instanceFile: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** `TABLEE_DATA`, else /var/lib/tablee for root (never below a private home), else the user's data folder. */
export function chooseDataDir(env: Environment): string {
  if (env.TABLEE_DATA) return resolve(env.TABLEE_DATA)
  if (process.getuid?.() === 0) return '/var/lib/tablee'
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'tablee')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'tablee')
  return join(env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'tablee')
}

export function layOutDataFolder(root: string): DataFolder {
  return {
    root,
    cluster: join(root, 'postgres'),
    programs: join(root, 'programs'),
    log: join(root, 'postgres.log'),
    instanceFile: join(root, 'tablee.json'),
  }
}

/**
 * Makes the data folder where it is missing and lets the account through it. A folder of root's keeps its owner: the
 * account only gets the right to pass. The same for root's own folders of the temp folder (`mktemp -d` makes them
 * private; an instance there is a trial); other folders on the way are never touched.
 *
 * @throws Problem `database.folder-not-writable`, `database.folder-unreachable`
 */
export function prepareDataFolder(folder: DataFolder, account: Account | undefined): void {
  makeFolder(folder.root, folder.root)
  for (let barrier = account && findBarrier(folder.root, account); account && barrier; ) {
    const stat = statSync(barrier)
    const ours = barrier === folder.root || `${dirname(barrier)}/`.startsWith(`${tmpdir()}/`)
    if (stat.uid !== 0 || !ours) {
      const details = { folder: barrier, dataFolder: folder.root, account: account.name }
      throw new Problem('database.folder-unreachable', 'server', details)
    }
    chownSync(barrier, 0, account.gid)
    chmodSync(barrier, (stat.mode & 0o707) | 0o010)
    barrier = findBarrier(folder.root, account)
  }
}

/** Makes a folder 0700 (with its parents); says which folder refused. */
export function makeFolder(path: string, dataFolder: string): void {
  try {
    if (!existsSync(path)) mkdirSync(path, { recursive: true, mode: 0o700 })
    if (!statSync(path).isDirectory()) throw new Error('not a folder')
  } catch (error) {
    const details = { folder: path, dataFolder, reason: (error as Error).message }
    throw new Problem('database.folder-not-writable', 'server', details)
  }
}

/** A path longer than this does not fit the kernel's socket address (108 bytes with its end on Linux, 104 on macOS). */
const LONGEST_SOCKET = process.platform === 'darwin' ? 103 : 107
export const SOCKET_NAME = '.s.PGSQL.5432'

export function socketFits(dir: string): boolean {
  return Buffer.byteLength(join(dir, SOCKET_NAME)) <= LONGEST_SOCKET
}

/**
 * A private folder for the server's socket: in the data folder, or a fresh one of the temp folder where that path is too
 * long. Starters that adopt a running server read the place from its lock file.
 */
export function prepareSocketDir(folder: DataFolder, account: Account | undefined, earlier?: string): string {
  if (earlier && existsSync(earlier)) return earlier
  const own = join(folder.root, 'run')
  if (socketFits(own)) {
    makeFolder(own, folder.root)
    handOver(own, account)
    return own
  }
  for (const base of [tmpdir(), '/tmp', '/var/tmp']) {
    if (!existsSync(base) || !socketFits(join(base, 'tablee-XXXXXX'))) continue
    if (account && findBarrier(base, account)) continue
    const dir = mkdtempSync(join(base, 'tablee-'))
    handOver(dir, account)
    return dir
  }
  throw new Problem('database.socket-path-too-long', 'server', { folder: own, longest: LONGEST_SOCKET })
}

/** Gives a folder that we just made, or made earlier, to the account that runs the database. */
export function handOver(path: string, account: Account | undefined): void {
  if (!account || lstatSync(path).isSymbolicLink()) return
  chownSync(path, account.uid, account.gid)
  chmodSync(path, 0o700)
}

/** True where the socket lies outside of the data folder and is ours to remove. */
export function isTemporarySocketDir(dir: string, folder: DataFolder): boolean {
  return dirname(dir) !== folder.root
}
