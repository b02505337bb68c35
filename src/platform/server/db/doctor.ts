import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Finding, Severity } from '#kernel/finding.ts'
import { Problem } from '#kernel/problem.ts'
import { fillText, type Lang, type Params } from '#kernel/words.ts'
import { platformWords } from '../words.ts'
import { isAlive, readClusterMajor } from './cluster.ts'
import {
  chooseDataDir,
  type DataFolder,
  type Environment,
  layOutDataFolder,
  socketFits,
} from './data-folder.ts'
import { examineSchema } from './doctor-schema.ts'
import { readHolder } from './instance-lock.ts'
import { type Database, openDatabase } from './pool.ts'
import { chooseAccount, findBarrier } from './postgres-account.ts'
import { findPackage, missingLinks } from './postgres-programs.ts'
import { examineProcess, readPostmasterFile } from './postmaster.ts'

/** A finding and its sentence, which also says what to do. */
export type SpokenFinding = Finding & { readonly message: string }

const NODE_WANTED = 24
const MEGABYTE = 1024 * 1024
/** Free space (MB) below which an instance soon cannot write, and below which it may not even start. */
const ROOM_WANTED = 1_000
const ROOM_NEEDED = 100

/**
 * Looks at everything an instance of this environment needs, without changing anything: it makes no folder and no
 * database. An embedded database that is at rest is started for the look and stopped again.
 */
export async function examineInstallation(env: Environment, lang: Lang = 'fr'): Promise<SpokenFinding[]> {
  const texts: Readonly<Record<string, string>> = platformWords[lang]
  return (await examine(env)).map((finding) => {
    const text =
      texts[`${finding.path === 'problem' ? 'problem' : 'finding'}.${finding.code}`] ?? finding.code
    return { ...finding, message: fillText(text, finding.params, lang) }
  })
}

async function examine(env: Environment): Promise<Finding[]> {
  const findings: Finding[] = []
  const version = process.versions.node
  if (Number.parseInt(version, 10) < NODE_WANTED) {
    findings.push(found('node-too-old', 'blocking', { version, wanted: NODE_WANTED }))
  }
  const folder = env.DATABASE_URL ? undefined : layOutDataFolder(chooseDataDir(env))
  if (folder) findings.push(...examinePrograms(env), ...examineFolder(folder), ...examineLocks(folder))
  else if (!env.DATABASE_APP_URL) findings.push(found('app-role-shared', 'advice', {}))
  findings.push(...(await examinePort(env, folder)))
  const exists = !folder || readClusterMajor(folder.cluster) !== undefined
  if (exists && !findings.some((finding) => finding.severity === 'blocking')) {
    findings.push(...(await examineDatabase(env)))
  }
  return findings
}

function found(code: string, severity: Severity, params: Params, path = 'installation'): Finding {
  return { code, severity, path, params }
}

function examinePrograms(env: Environment): Finding[] {
  if (env.PG_BIN_DIR) return []
  try {
    const missing = missingLinks(findPackage()).length
    return missing > 0 ? [found('library-links-missing', 'advice', { n: missing })] : []
  } catch (error) {
    return [asFinding(error)]
  }
}

function examineFolder(folder: DataFolder): Finding[] {
  let nearest = folder.root
  while (!existsSync(nearest) && dirname(nearest) !== nearest) nearest = dirname(nearest)
  const findings: Finding[] = []
  if (nearest !== folder.root) findings.push(found('data-folder-new', 'advice', { folder: folder.root }))
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK)
  } catch {
    findings.push(found('folder-not-writable', 'blocking', { folder: nearest }))
  }
  const account = chooseAccount(folder.root, folder.cluster)
  const barrier = account && findBarrier(dirname(folder.root), account)
  if (account && barrier) {
    findings.push(found('folder-unreachable', 'blocking', { folder: barrier, account: account.name }))
  }
  const cluster = statSync(folder.cluster, { throwIfNoEntry: false })
  if (cluster && process.platform !== 'win32' && (cluster.mode & 0o077) !== 0) {
    findings.push(found('cluster-open-to-others', 'warning', { folder: folder.cluster }))
  }
  const { bavail, bsize } = statfsSync(nearest)
  const room = Math.floor((bavail * bsize) / MEGABYTE)
  if (room < ROOM_WANTED) {
    findings.push(found('disk-nearly-full', room < ROOM_NEEDED ? 'blocking' : 'warning', { megabytes: room }))
  }
  if (!socketFits(join(folder.root, 'run')))
    findings.push(found('socket-elsewhere', 'advice', { folder: folder.root }))
  return findings
}

function examineLocks(folder: DataFolder): Finding[] {
  const findings: Finding[] = []
  const lock = readPostmasterFile(folder.cluster)
  const state = lock && examineProcess(lock.pid, folder.cluster)
  if (lock && state !== 'postmaster') findings.push(found('stale-lock', 'advice', { pid: lock.pid }))
  const holder = readHolder(folder)
  if (holder !== undefined && !isAlive(holder))
    findings.push(found('ended-abruptly', 'advice', { pid: holder }))
  return findings
}

/** A busy port is only wrong when it is not our own running instance that keeps it busy. */
async function examinePort(env: Environment, folder: DataFolder | undefined): Promise<Finding[]> {
  const port = Number(env.PORT ?? 4600)
  const holder = folder && readHolder(folder)
  if (holder !== undefined && isAlive(holder)) return []
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, env.HOST ?? '127.0.0.1', () => probe.close(() => resolve(true)))
  })
  return free ? [] : [found('port-busy', 'warning', { port: String(port) })]
}

async function examineDatabase(env: Environment): Promise<Finding[]> {
  let database: Database
  try {
    database = await openDatabase(env, { hold: false, migrate: false, max: 2 })
  } catch (error) {
    return [asFinding(error)]
  }
  try {
    return await examineSchema(database)
  } catch (error) {
    return [asFinding(error)]
  } finally {
    await database.close()
  }
}

/** A named problem is a finding that stops everything; its sentence is the problem's. */
function asFinding(error: unknown): Finding {
  if (!(error instanceof Problem)) throw error
  const params = Object.entries(error.details).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'string' || typeof value === 'number'
      ? value
      : Array.isArray(value)
        ? value.join(', ')
        : '',
  ])
  return found(error.code, 'blocking', Object.fromEntries(params), 'problem')
}
