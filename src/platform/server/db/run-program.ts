import { spawn } from 'node:child_process'
import { Problem } from '#kernel/problem.ts'
import type { Account } from './postgres-account.ts'

export interface ProgramRun {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The environment of the database's programs: none of the caller's PG* settings, language or library paths. */
export function programEnvironment(): Record<string, string> {
  const { PATH, SystemRoot } = process.env
  return { PATH: PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC', ...(SystemRoot ? { SystemRoot } : {}) }
}

/** The part of spawn's options that hands a program over to an account. */
export function runAs(account: Account | undefined): { uid?: number; gid?: number } {
  return account ? { uid: account.uid, gid: account.gid } : {}
}

/**
 * Runs a program to its end.
 *
 * @throws Problem `database.programs-unusable` when it cannot be started at all (spawn reports this as an event)
 */
export function runProgram(path: string, args: readonly string[], account?: Account): Promise<ProgramRun> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, {
      env: programEnvironment(),
      cwd: '/',
      stdio: ['ignore', 'pipe', 'pipe'],
      ...runAs(account),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.on('error', (error) => {
      const details = { path, output: error.message, account: account?.name ?? null }
      reject(new Problem('database.programs-unusable', 'server', details))
    })
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}
