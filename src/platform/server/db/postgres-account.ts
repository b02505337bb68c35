import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Problem } from '#kernel/problem.ts'

/** An operating system account under which the database runs. */
export interface Account {
  readonly uid: number
  readonly gid: number
  readonly name: string
}

/** PostgreSQL refuses to run as root; these exist on most systems, so that no account has to be created. */
const PREFERRED = ['postgres', 'node', 'www-data', 'nobody']

/**
 * The account that runs the database: undefined means "the one we are". As root: the owner of the database folder, else
 * of the data folder, else the first of the usual unprivileged accounts.
 *
 * @throws Problem `database.no-account` when root has nobody to hand over to
 */
export function chooseAccount(dataDir: string, clusterDir: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const known = readAccounts()
  const owner = ownerOf(clusterDir) ?? ownerOf(dataDir)
  if (owner) return { ...owner, name: known.find((a) => a.uid === owner.uid)?.name ?? `uid ${owner.uid}` }
  for (const name of PREFERRED) {
    const account = known.find((a) => a.name === name && a.uid !== 0)
    if (account) return account
  }
  throw new Problem('database.no-account', 'server', { tried: PREFERRED })
}

function ownerOf(path: string): { uid: number; gid: number } | undefined {
  const stat = statSync(path, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : undefined
}

function readAccounts(): Account[] {
  let text = ''
  try {
    text = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return []
  }
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/**
 * The first folder on the way to `path` that the account may not enter, or undefined when it can reach it. Reads the
 * mode bits (no access lists): enough to know whether to copy, and to say which folder is in the way.
 */
export function findBarrier(path: string, account: Account): string | undefined {
  const steps: string[] = []
  for (let step = path; ; step = dirname(step)) {
    steps.unshift(step)
    if (dirname(step) === step) break
  }
  return steps.find((step) => {
    const stat = statSync(step, { throwIfNoEntry: false })
    if (!stat?.isDirectory()) return false
    if (stat.uid === account.uid) return (stat.mode & 0o100) === 0
    if (stat.gid === account.gid) return (stat.mode & 0o010) === 0
    return (stat.mode & 0o001) === 0
  })
}
