import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { DataFolder } from './data-folder.ts'

/**
 * Windows has no private Unix sockets for PostgreSQL: it listens on 127.0.0.1 and asks for passwords (scram).
 * Written after PostgreSQL's manual, not yet run on a Windows machine.
 */
export const WINDOWS = process.platform === 'win32'

export interface Secrets {
  readonly owner: string
  readonly app: string
}

/** The passwords of the two roles, made at first use and kept in the data folder, readable by its owner only. */
export function readSecrets(folder: DataFolder): Secrets {
  const path = join(folder.root, 'database-secrets.json')
  if (!existsSync(path)) {
    const secrets = {
      owner: randomBytes(24).toString('base64url'),
      app: randomBytes(24).toString('base64url'),
    }
    // 'wx': of two first starters one writes, both read what was written.
    try {
      writeFileSync(path, JSON.stringify(secrets), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Secrets
}

export function windowsInitdbArguments(folder: DataFolder): string[] {
  const file = join(folder.root, 'owner-password.txt')
  writeFileSync(file, `${readSecrets(folder).owner}\n`, { mode: 0o600 })
  return ['--auth=scram-sha-256', `--pwfile=${file}`]
}

export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
