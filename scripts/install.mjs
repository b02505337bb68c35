// Runs with nothing installed: only node: imports here.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, oneAtATime, projectRoot, runNpm, startLine } from './processes.mjs'

const lockfile = join(projectRoot, 'package-lock.json')
const modules = join(projectRoot, 'node_modules')
const stamp = join(modules, '.tablee-installed')
/** What npm writes, last of all, about what it has put there. */
const record = join(modules, '.package-lock.json')

/** Installs exactly what the lockfile says, only when what is there differs. Needs no network when it does not. */
export async function ensureInstalled() {
  if (isStamped()) return
  await oneAtATime('install', async () => {
    if (isStamped()) return // another start did it while this one waited
    if (!holdsWhatTheLockfileSays()) await install()
    writeFileSync(stamp, fingerprint())
  })
}

function fingerprint() {
  const node = process.versions.node.split('.')[0]
  return createHash('sha256')
    .update(readFileSync(lockfile))
    .update(`${node} ${process.platform} ${process.arch}`)
    .digest('hex')
}

function isStamped() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
}

async function install() {
  // npm trusts any package whose folder has a package.json, so what a killed installation left must go; and the
  // two records first, so that a kill during the removal is seen for what it is.
  rmSync(stamp, { force: true })
  rmSync(record, { force: true })
  const end = startLine('Installation des dépendances, une seule fois', 'Installing the dependencies, once')
  rmSync(modules, { recursive: true, force: true })
  // Not `npm ci`: it refuses a lockfile that lacks the variants of a package for other machines than its author's,
  // which `npm install` fetches. Without saving, the versions of the lockfile hold and the file stays as it is.
  const { code, output } = await runNpm(
    [
      'install',
      '--no-save',
      '--prefer-offline',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    { quiet: true },
  )
  if (code !== 0) {
    giveUp(
      `npm n'a pas pu installer les dépendances :\n${output.trim()}\nVérifiez le réseau (ou le mandataire : npm config get registry) et relancez.`,
      'npm could not install the dependencies (its words are above). Check the network (or the proxy: npm config get registry) and try again.',
    )
  }
  end()
}

/**
 * A folder that somebody installed by hand has no stamp. Comparing npm's own record with the lockfile says whether
 * the installation is whole, without asking npm.
 */
function holdsWhatTheLockfileSays() {
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages
  const there = JSON.parse(readFileSync(record, 'utf8')).packages
  return (
    Object.keys(there).every((path) => wanted[path]) &&
    Object.entries(wanted).every(([path, entry]) => {
      if (path === '') return true
      const found = there[path]
      if (!found) return mayBeMissing(entry)
      return (
        found.version === entry.version &&
        (!entry.integrity || !found.integrity || found.integrity === entry.integrity) &&
        existsSync(join(projectRoot, path, 'package.json'))
      )
    })
  )
}

function libraryC() {
  process.report.excludeNetwork = true // looking the machine's own names up can take seconds
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** npm leaves out what is made for other machines, and what only those need. */
function mayBeMissing({ optional, os, cpu, libc }) {
  if (!optional) return false
  const forThisMachine =
    os?.includes(process.platform) &&
    (!cpu || cpu.includes(process.arch)) &&
    (!libc || libc.includes(libraryC()))
  return !forThisMachine
}
