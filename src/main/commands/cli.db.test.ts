import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '#platform/server/db/pool.ts'
import { recountPurchases } from '../../../tests/support/purchase-recount.ts'
import { sharedData } from '../../../tests/support/shared-data.ts'

const CLI = join(import.meta.dirname, '..', 'cli.ts')
const COMMANDS = [
  'start',
  'migrate',
  'create-admin',
  'load-demo',
  'purchases',
  'contours',
  'network',
  'backup',
  'restore',
  'doctor',
]

type Ended = { readonly exit: number | null; readonly stdout: string; readonly stderr: string }

/** The real command in a process of its own, as a person or a script starts it. */
function tablee(args: readonly string[], env: Record<string, string> = {}, input = ''): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...process.env, DATABASE_URL: '', LC_ALL: 'fr_FR.UTF-8', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk) => {
      stdout += chunk
    })
    child.stderr.on('data', (chunk) => {
      stderr += chunk
    })
    child.once('error', reject)
    child.once('close', (exit) => resolve({ exit, stdout, stderr }))
    child.stdin.end(input)
  })
}

describe('the command line', { timeout: 60_000 }, () => {
  it('names every command, and each has --help', async () => {
    const help = await tablee(['--help'])
    expect(help.exit).toBe(0)
    const helps = await Promise.all(COMMANDS.map((name) => tablee([name, '--help'])))
    for (const [i, own] of helps.entries()) {
      const name = COMMANDS[i] ?? ''
      expect(help.stdout).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'))
      expect([name, own.exit, own.stderr]).toEqual([name, 0, ''])
      expect(own.stdout).toContain(`tablee ${name}`)
      expect(own.stdout).toContain('--json')
    }
  })

  it('ends with 2 when it is misused, and says nothing on stdout', async () => {
    const misused = [
      ['cuisiner'],
      ['purchases'],
      ['network'],
      ['backup'],
      ['doctor', '--vite'],
      ['create-admin'],
    ]
    const ends = await Promise.all(misused.map((args) => tablee(args)))
    expect(ends.map(({ exit, stdout }) => [exit, stdout])).toEqual(misused.map(() => [2, '']))
    for (const { stderr } of ends) expect(stderr).not.toBe('')
  })
})

const imports = sharedData('macantine/imports')

describe.skipIf(!imports)('tablee purchases, as a process', { timeout: 60_000 }, () => {
  const paths = (kind: string) =>
    readdirSync(imports ?? '')
      .filter((name) => name.startsWith(`purchases_${kind}`))
      .map((name) => join(imports ?? '', name))
  const readEach = (kind: string) =>
    Promise.all(paths(kind).map(async (path) => ({ path, ...(await tablee(['purchases', path, '--json'])) })))

  it('prints the count of every good file, equal to a count made another way', async () => {
    for (const { path, exit, stdout, stderr } of await readEach('good')) {
      expect([path, exit, stderr]).toEqual([path, 0, ''])
      const { rows, total, byYear } = JSON.parse(stdout)
      const again = recountPurchases(path)
      expect([rows, total]).toEqual([again.rows, again.total])
      expect(Object.keys(byYear)).toEqual(Object.keys(again.byYear as object))
    }
  })

  it('refuses every bad file with 1: problems on stdout, the refusal on stderr', async () => {
    for (const { path, exit, stdout, stderr } of await readEach('bad')) {
      const { problems, ...rest } = JSON.parse(stdout)
      expect([path, exit, rest]).toEqual([path, 1, {}])
      expect(JSON.parse(stderr)).toMatchObject({ code: 'purchases.refused', problems: problems.length })
      for (const problem of problems) {
        expect(Object.keys(problem)).toEqual(
          expect.arrayContaining(['code', 'row', 'column', 'value', 'message']),
        )
        expect(problem.row).toBeGreaterThan(0)
        expect(problem.column).not.toBe('')
      }
    }
  })
})

const networks = sharedData('networks')

describe.skipIf(!networks)('tablee network, as a process', { timeout: 60_000 }, () => {
  const at = (path: string) => join(networks ?? '', 'karate', path)

  it('prints one document and ends with 0, whatever the format', async () => {
    const flags = ['--measures', 'betweenness_raw,leiden', '--json']
    const files = [
      ['--edges', at('edges.csv'), '--nodes', at('nodes.csv'), '--weight', 'weight'],
      ...['graph.gexf', 'graph.graphml', 'graph.net'].map((name) => ['--edges', at(name)]),
    ]
    const ends = await Promise.all(files.map((args) => tablee(['network', ...args, ...flags])))
    for (const { exit, stdout, stderr } of ends) {
      expect([exit, stderr]).toEqual([0, ''])
      const { nodes, global } = JSON.parse(stdout)
      expect(nodes[0].betweenness_raw).toBeCloseTo(231.0714285714286, 9)
      expect(global.leiden.modularity).toBeCloseTo(0.4449035812672174, 9)
    }
  })

  it('ends with 1 on a bad file, row and column named, and with 2 on a measure that it does not know', async () => {
    const bad = await tablee(['network', '--edges', at('nodes.csv'), '--json'])
    expect([bad.exit, JSON.parse(bad.stderr).code]).toEqual([1, 'network.refused'])
    expect(JSON.parse(bad.stdout).problems[0]).toMatchObject({
      ...{ file: 'nodes.csv', code: 'tables.column-missing', row: 1, column: 'source' },
    })
    const misused = await tablee(['network', '--edges', at('edges.csv'), '--measures', 'charisme'])
    expect([misused.exit, misused.stdout]).toEqual([2, ''])
    expect(misused.stderr).toContain('betweenness_raw')
  })
})

/** Rows and checksum of each table, read straight from the database. */
async function everyTable(env: Record<string, string>): Promise<Record<string, unknown>> {
  const db = await openDatabase(env, { hold: false, migrate: false })
  const owner = new pg.Client(db.owner)
  await owner.connect()
  try {
    const { rows: tables } = await owner.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
    )
    const found: Record<string, unknown> = {}
    for (const { name } of tables) {
      const { rows } = await owner.query(
        `select count(*)::int as n, md5(coalesce(string_agg(x::text, chr(10) order by x::text), '')) as sum from "${name}" x`,
      )
      found[name] = rows[0]
    }
    return found
  } finally {
    await owner.end()
    await db.close()
  }
}

describe('an instance on the command line', { timeout: 120_000 }, () => {
  let folder = ''
  const envOf = (name: string) => {
    const path = join(folder, name)
    mkdirSync(path, { recursive: true })
    return { TABLEE_DATA: path, DATABASE_URL: '' }
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tablee-cli-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is made, filled with the demonstration, saved, and restored elsewhere as it was', async () => {
    const [old, other] = [envOf('old'), envOf('other')]
    const early = await tablee(['load-demo', '--json'], old)
    expect([early.exit, early.stdout, JSON.parse(early.stderr).code]).toEqual([
      1,
      '',
      'demonstration.no-host',
    ])

    const account = ['create-admin', '--email', 'hote@example.org', '--json']
    const silent = await tablee(account, old)
    expect([silent.exit, JSON.parse(silent.stderr).code]).toEqual([1, 'accounts.password-short'])
    const made = await tablee(account, old, 'carottes-et-panais\n')
    expect([made.exit, JSON.parse(made.stdout).email]).toEqual([0, 'hote@example.org'])
    const twice = await tablee(account, old, 'carottes-et-panais\n')
    expect([twice.exit, JSON.parse(twice.stderr).code]).toEqual([1, 'accounts.email-taken'])

    const demo = await tablee(['load-demo', '--json'], old)
    expect([demo.exit, JSON.parse(demo.stdout).territoryIds.length]).toEqual([0, 5])
    const migrated = await tablee(['migrate', '--json'], old)
    expect([migrated.exit, JSON.parse(migrated.stdout)]).toEqual([0, { applied: [] }])

    const file = join(folder, 'sauvegarde')
    const saved = await tablee(['backup', file, '--json'], old)
    expect([saved.exit, saved.stderr]).toEqual([0, ''])
    const before = await everyTable(old)
    expect(Object.keys(before).length).toBeGreaterThan(20)

    const restored = await tablee(['restore', file, '--json'], other)
    expect([restored.exit, restored.stderr]).toEqual([0, ''])
    expect(JSON.parse(restored.stdout).tables).toEqual(JSON.parse(saved.stdout).tables)
    expect(await everyTable(other)).toEqual(before)

    const again = await tablee(['restore', file, '--json'], other)
    expect([again.exit, again.stdout]).toEqual([1, ''])
    expect(JSON.parse(again.stderr).code).toBe('restore.not-empty')
    expect(await everyTable(other)).toEqual(before)
    expect((await tablee(['restore', file, '--overwrite'], other)).exit).toBe(0)
    expect(await everyTable(other)).toEqual(before)

    const looked = await tablee(['doctor', '--json'], other)
    expect(looked.exit).toBe(0)
    const blocking = JSON.parse(looked.stdout).findings.filter(
      (f: { severity: string }) => f.severity === 'blocking',
    )
    expect(blocking).toEqual([])
  })

  it('is told by doctor what keeps it from starting', async () => {
    const looked = await tablee(['doctor', '--json'], {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
    })
    expect(looked.exit).toBe(1)
    const findings: { severity: string; message: string }[] = JSON.parse(looked.stdout).findings
    expect(findings.some((f) => f.severity === 'blocking' && f.message.length > 20)).toBe(true)
  })
})
