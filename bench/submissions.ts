import pg from 'pg'
import { round } from './measuring/measure.ts'
import { findDebianPrograms, runPgbench, startPostgres } from './submissions/postgres-peer.ts'
import type { RawLoad } from './submissions/raw-client.ts'
import { loadFrom, startBare, startTablee, type Tablee } from './submissions/tablee.ts'

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const SECONDS = Number(process.env.BENCH_SECONDS ?? 3)
const GROWN_TO = 100_000

const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const rateOf = (load: RawLoad) => (load.answered * 1000) / load.milliseconds

function summary(loads: readonly RawLoad[]) {
  return {
    perSecond: Math.round(middle(loads.map(rateOf))),
    p50Ms: round(middle(loads.map(({ p50 }) => p50))),
    p99Ms: round(middle(loads.map(({ p99 }) => p99))),
    statuses: Object.assign({}, ...loads.map(({ statuses }) => statuses)) as Record<string, number>,
  }
}

/** Tablée, the bare group commit and the bare single INSERT by turns, so that a busy moment falls on all of them. */
async function compare(tablee: Tablee, clients: number, bin: string | undefined) {
  const bare = await startBare(tablee)
  const { bodies } = tablee
  const peers = {
    tablee: { port: tablee.port, path: tablee.path },
    'bare, group commit': { port: bare.port, path: '/group/' },
    'bare, one INSERT each': { port: bare.port, path: '/one/' },
  }
  const loads = new Map(Object.keys(peers).map((name) => [name, [] as RawLoad[]]))
  const pgbench: number[] = []
  for (let turn = 0; turn <= ROUNDS; turn += 1) {
    for (const [name, { port, path }] of Object.entries(peers)) {
      const milliseconds = turn === 0 ? 1500 : SECONDS * 1000
      const load = await loadFrom({ host: '127.0.0.1', port, path, clients, milliseconds, bodies })
      if (turn > 0) loads.get(name)?.push(load)
    }
    if (bin && turn > 0)
      pgbench.push(
        await runPgbench(bin, tablee.database, tablee.fixed, {
          clients: Math.min(clients, 16),
          seconds: SECONDS,
        }),
      )
  }
  bare.close()
  const [mine, group, one] = [...loads.values()].map(summary)
  if (!mine || !group || !one) throw new Error('nothing was measured')
  return {
    clients,
    tablee: mine,
    'bare, group commit': group,
    'bare, one INSERT each': one,
    pgbench: bin ? { clients: Math.min(clients, 16), perSecond: middle(pgbench) } : 'absent',
    ratios: {
      'to the bare group commit': round(mine.perSecond / group.perSecond),
      'to one bare INSERT each': round(mine.perSecond / one.perSecond),
      'to pgbench': bin ? round(mine.perSecond / middle(pgbench)) : 'absent',
      'p99 to one bare INSERT each': round(mine.p99Ms / one.p99Ms),
    },
  }
}

/** The same load with a small table and with a hundred thousand answers in it. */
async function grow(tablee: Tablee) {
  const order = {
    host: '127.0.0.1',
    port: tablee.port,
    path: tablee.path,
    clients: 64,
    bodies: tablee.bodies,
  }
  const measure = async () => {
    const loads: RawLoad[] = []
    for (let turn = 0; turn < ROUNDS; turn += 1)
      loads.push(await loadFrom({ ...order, milliseconds: SECONDS * 1000 }))
    return summary(loads)
  }
  const count = async () => Number((await tablee.query('select count(*) as n from answer')).rows[0]?.n)
  await tablee.query('truncate answer cascade')
  await tablee.query('truncate bare_answer')
  await loadFrom({ ...order, milliseconds: 1500 })
  const small = await measure()
  const held = await count()
  if (held < GROWN_TO) await loadFrom({ ...order, milliseconds: 120_000, most: GROWN_TO - held })
  const from = await count()
  const large = await measure()
  return {
    answersBefore: held,
    answersGrownTo: from,
    small,
    large,
    ratio: round(large.perSecond / small.perSecond),
  }
}

/** While the database makes everybody wait, the line fills: past its bound replies are 503 at once, and none is lost. */
async function overflow(tablee: Tablee) {
  const holder = new pg.Client(tablee.database)
  await holder.connect()
  await holder.query('begin')
  await holder.query('select 1 from collection for update')
  setTimeout(() => void holder.query('commit').then(() => holder.end()), 3000)
  const load = await loadFrom({
    host: '127.0.0.1',
    port: tablee.port,
    path: tablee.path,
    clients: 5000,
    milliseconds: 500,
    bodies: tablee.bodies,
  })
  return { clients: 5000, statuses: load.statuses, retryAfter: load.retryAfter }
}

async function measureOn(kind: string, url: string | undefined, bin: string | undefined) {
  const tablee = await startTablee(url)
  try {
    const { rows } = await tablee.query('show server_version')
    const loads = []
    for (const clients of [1, 64, 300]) loads.push(await compare(tablee, clients, bin))
    return {
      database: kind,
      version: String(rows[0]?.server_version),
      loads,
      growth: await grow(tablee),
      overflow: await overflow(tablee),
    }
  } finally {
    await tablee.close()
  }
}

/**
 * Durable answers a second through the real server process, the rules of a form of twenty questions checked, against the same rows
 * over bare node:http and against pgbench, on the embedded database and on a PostgreSQL (`DATABASE_URL`, else Debian's).
 */
export async function benchmark() {
  const bin = findDebianPrograms()
  const results: unknown[] = [await measureOn('embedded', undefined, bin)]
  const given = process.env.DATABASE_URL
  const debian = !given && bin ? await startPostgres(bin) : undefined
  try {
    const url = given ?? debian?.url
    results.push(url ? await measureOn('server', url, bin) : { database: 'server', version: 'absent' })
  } finally {
    await debian?.close()
  }
  return { sizes: { questions: 20, rounds: ROUNDS, seconds: SECONDS }, results }
}
