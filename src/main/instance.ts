import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { createAuth, hashSecret, makeSecret } from '#features/accounts/server/auth.ts'
import { type Database, openDatabase } from '#platform/server/db/pool.ts'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { startPeriodicJobs } from '#platform/server/jobs/periodic-jobs.ts'
import { createLive } from '#platform/server/live/live.ts'
import { createMailer } from '#platform/server/mail.ts'
import { serveApp } from './answer-intake.ts'
import { createApp } from './app.ts'
import { listInstanceJobs } from './instance-jobs.ts'

type Env = Readonly<Record<string, string | undefined>>

export type Instance = { url: string; stop(): Promise<void> }

/**
 * The name under which others reach an instance that nobody gave one: the machine's first private address when it listens
 * to the network (phones in a room follow links and codes), else `localhost`.
 */
function nameOnNetwork(host: string): string {
  if (host !== '0.0.0.0' && host !== '::') return /^(127\.|localhost$|::1$)/.test(host) ? 'localhost' : host
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? [])
  const reachable = addresses.filter(({ internal, family }) => !internal && family === 'IPv4')
  const own = reachable.find(({ address }) => /^(10|192\.168|172\.(1[6-9]|2\d|3[01]))\./.test(address))
  return (own ?? reachable[0])?.address ?? 'localhost'
}

const WEB_ROOT = join(import.meta.dirname, '..', '..', 'dist', 'web')

/** What the instance remembers of itself; made at the first start. */
async function prepareInstance(db: Database): Promise<{ secret: string; setupToken: string | undefined }> {
  await db.app.query('insert into instance (secret) values ($1) on conflict do nothing', [
    randomBytes(32).toString('base64url'),
  ])
  const { rows } = await db.app.query<{ secret: string; claimed: boolean }>(
    'select secret, claimed_at is not null as claimed from instance',
  )
  const row = rows[0]
  if (!row) throw new Error('the instance row is missing')
  if (row.claimed) return { secret: row.secret, setupToken: undefined }
  // A new token at each start until somebody has claimed the instance: the one in an old log is worth nothing.
  const setupToken = makeSecret()
  await db.app.query('update instance set setup_token_hash = $1 where claimed_at is null', [
    hashSecret(setupToken),
  ])
  return { secret: row.secret, setupToken }
}

/**
 * Opens the database (starting the embedded one where there is no `DATABASE_URL`), migrates it and listens.
 * Listens on loopback unless `HOST` says otherwise. Fails with named problems of the database room.
 */
export async function startInstance(env: Env): Promise<Instance> {
  const port = Number(env.PORT ?? 4600)
  const host = env.HOST ?? '127.0.0.1'
  const publicUrl = (env.TABLEE_URL ?? `http://${nameOnNetwork(host)}:${port}`).replace(/\/$/, '')
  // What the database room does in detail is said when asked for; a start says one line.
  const log = env.TABLEE_LOG ? (line: string) => console.error(line) : () => {}
  const db = await openDatabase(env, { log })
  const { secret, setupToken } = await prepareInstance(db)
  if (env.TABLEE_DEMO === '1') {
    const { ensureDemonstration } = await import('./demonstration-owner.ts')
    if (await inTransaction(db.app, ensureDemonstration)) console.log('Démonstration chargée.')
  }
  // Its own few connections: a request that waits for its session must not hold back those that serve it.
  const authPool = db.openPool(4)
  const auth = createAuth({ pool: authPool, secret, publicUrl })
  const behindProxy = env.TABLEE_PROXY === '1'
  const live = createLive(db)
  const mailer = createMailer(env)
  const services = { db, auth, mailer, live, publicUrl }
  const app = createApp(services, WEB_ROOT, { behindProxy })
  const server = serveApp({ app, services, port, hostname: host, behindProxy })
  try {
    await once(server, 'listening')
  } catch (error) {
    await live.close()
    await authPool.end()
    await db.close()
    throw error
  }
  const jobs = startPeriodicJobs(
    db,
    listInstanceJobs({ db, mailer, publicUrl }),
    ({ name, failed, outcome }) => {
      if (failed) console.error(`${name}: ${outcome}`)
      else if (outcome !== '') log(`${name}: ${outcome}`)
    },
  )
  const setup = setupToken
    ? `\nPremier compte (lien à usage unique) : ${publicUrl}/installation/${setupToken}`
    : ''
  console.log(`Tablée est prête : ${publicUrl} (PostgreSQL ${db.version})${setup}`)
  const stop = async () => {
    await jobs.stop()
    // open streams would keep the server from closing
    await live.close()
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeIdleConnections' in server) server.closeIdleConnections()
      setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 3000).unref()
    })
    await authPool.end()
    await db.close()
  }
  return { url: publicUrl, stop }
}
