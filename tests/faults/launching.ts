import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'

export const AM_ROOT = process.getuid?.() === 0
const CHILD = join(import.meta.dirname, 'database-child.ts')

export type Said = Record<string, unknown>

export interface Child {
  readonly process: ChildProcess
  /** The next line that the child says; undefined when it has ended. */
  next(): Promise<Said | undefined>
  readonly ended: Promise<number | null>
}

export interface ChildOptions {
  readonly uid?: number
  readonly env?: Record<string, string>
  readonly script?: string
  /** Its own process group, to kill it with whatever it started in that group. */
  readonly detached?: boolean
}

const children: ChildProcess[] = []
const folders: string[] = []

/** Starts `database-child.ts` with these arguments. */
export function startChild(args: readonly string[], options: ChildOptions = {}): Child {
  const child = spawn(process.execPath, [options.script ?? CHILD, ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '', ...options.env },
    detached: options.detached ?? false,
    cwd: '/',
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  })
  children.push(child)
  let errors = ''
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    process: child,
    next: async () => {
      const line = await lines.next()
      if (line.done && /Error/.test(errors)) throw new Error(errors)
      return line.done ? undefined : (JSON.parse(line.value) as Said)
    },
    ended: new Promise((resolve) => child.on('close', resolve)),
  }
}

/** Runs a child to its end and gives the first thing it said. */
export async function runChild(args: readonly string[], options: ChildOptions = {}): Promise<Said> {
  const child = startChild(args, options)
  const said = await child.next()
  child.process.stdin?.end()
  await child.ended
  return said ?? {}
}

/** A data folder that is cleaned away with everything that runs on it. */
export function makeFolder(options: { owner?: number; mode?: number; base?: string } = {}): string {
  const folder = mkdtempSync(join(options.base ?? tmpdir(), 'tablee-faults-'))
  chmodSync(folder, options.mode ?? 0o755)
  if (options.owner !== undefined) chownSync(folder, options.owner, options.owner)
  folders.push(folder)
  return folder
}

export function postmasterPid(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

/** The server and its children, found by their working directory: the cluster folder. */
export function postgresProcesses(folder: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const stat = readStatus(pid)
      return stat.includes(`${folder}/postgres`) || (stat.includes('postgres') && parentOf(pid, folder))
    })
}

function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}

function parentOf(pid: number, folder: string): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return readStatus(parent).includes(`${folder}/postgres`)
  } catch {
    return false
  }
}

export function killHard(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It went by itself.
    }
  }
}

/** The effective user of a process, its group and its state. */
export function examine(pid: number): { uid: number; group: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  return {
    uid: Number(/^Uid:\s+\d+\s+(\d+)/m.exec(status)?.[1]),
    group: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]),
  }
}

export function uidOf(account: string): number | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${account}:`))
  return line ? Number(line.split(':')[2]) : undefined
}

/** Ends what the tests started, each by its own number, and removes their folders. */
export async function cleanUp(): Promise<void> {
  killHard(children.flatMap((child) => (child.exitCode === null && child.pid ? [child.pid] : [])))
  for (const folder of folders) killHard(postgresProcesses(folder))
  await sleep(100)
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
