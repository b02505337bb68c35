import { createAuth, hashSecret, makeSecret } from '#features/accounts/server/auth.ts'
import type { Role } from '#kernel/access.ts'
import { createApp } from '#main/app.ts'
import { createLive } from '#platform/server/live/live.ts'
import type { Mail } from '#platform/server/mail.ts'
import { freshDatabase } from './test-database.ts'

const PUBLIC_URL = 'http://localhost:4600'
const PASSWORD = 'carottes-et-panais'

export type Reply<T> = { status: number; body: T; headers: Headers }
export type Caller = {
  personId: string
  email: string
  cookie: string
  call<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Reply<T>>
}

/**
 * The whole application on a real, fresh database, called over HTTP without a socket. People are made through the
 * routes that people use. Call `stop` in afterAll.
 */
export async function startTestServer(options: { behindProxy?: boolean; heartbeatMs?: number } = {}) {
  const { db, url: databaseUrl, drop } = await freshDatabase()
  const sent: Mail[] = []
  await db.app.query(
    "insert into instance (secret) values ('a secret of the tests only, long enough') on conflict do nothing",
  )
  const authPool = db.openPool(4)
  const auth = createAuth({
    pool: authPool,
    secret: 'a secret of the tests only, long enough',
    publicUrl: PUBLIC_URL,
  })
  const mailer = { configured: true, send: async (mail: Mail) => sent.push(mail) > 0 }
  const { heartbeatMs = 20_000 } = options
  const live = createLive(db, { heartbeatMs })
  const services = { db, auth, mailer, live, publicUrl: PUBLIC_URL }
  const app = createApp(services, '/nonexistent', options)

  async function call<T>(cookie: string, method: string, path: string, body?: unknown): Promise<Reply<T>> {
    const form = body instanceof FormData
    const reply = await app.request(`${PUBLIC_URL}/api${path}`, {
      method,
      headers: {
        ...(cookie ? { cookie } : {}),
        ...(body !== undefined && !form ? { 'content-type': 'application/json' } : {}),
        'sec-fetch-site': 'same-origin',
      },
      ...(body !== undefined ? { body: form ? body : JSON.stringify(body) } : {}),
    })
    const json = reply.headers.get('content-type')?.includes('json')
    // a stream is left at once: it would never end by itself
    const isStream = reply.headers.get('content-type')?.startsWith('text/event-stream')
    if (isStream) await reply.body?.cancel()
    return {
      status: reply.status,
      body: (isStream ? '' : json ? await reply.json() : await reply.text()) as T,
      headers: reply.headers,
    }
  }

  function callerFor(personId: string, email: string, cookie: string): Caller {
    return { personId, email, cookie, call: (method, path, body) => call(cookie, method, path, body) }
  }

  async function signIn(email: string): Promise<Caller> {
    const reply = await call<{ id: string }>('', 'POST', '/session', { email, password: PASSWORD })
    if (reply.status !== 200) throw new Error(`sign-in of ${email} failed: ${JSON.stringify(reply.body)}`)
    const cookie = reply.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ')
    return callerFor(reply.body.id, email, cookie)
  }

  /** The host, through the set-up link. */
  async function claimAsHost(): Promise<Caller> {
    const token = makeSecret()
    await db.app.query('update instance set setup_token_hash = $1', [hashSecret(token)])
    const account = { token, name: 'Hôte de test', email: 'hote@example.org', password: PASSWORD, lang: 'fr' }
    await call('', 'POST', '/setup', account)
    return signIn(account.email)
  }

  async function makeTerritory(owner: Caller, name = 'Pays de test'): Promise<string> {
    const { rows } = await db.app.query<{ id: string }>(
      "select create_territory($1, $2, '', null, false) as id",
      [owner.personId, name],
    )
    const id = rows[0]?.id
    if (!id) throw new Error('no territory')
    return id
  }

  /** A new person with a role in a territory, through an invitation. */
  async function invite(
    owner: Caller,
    territoryId: string,
    role: Role,
    email = `${role}-${makeSecret().slice(0, 6)}@example.org`,
  ): Promise<Caller> {
    const made = await owner.call<{ link: string }>('POST', `/territories/${territoryId}/invitations`, {
      email: email.toLowerCase(),
      role,
      lang: 'fr',
    })
    const token = made.body.link.split('/').at(-1)
    const accepted = await call('', 'POST', `/invitations/${token}`, {
      name: `Personne ${role}`,
      password: PASSWORD,
    })
    if (accepted.status !== 200) throw new Error(`invitation refused: ${JSON.stringify(accepted.body)}`)
    return signIn(email.toLowerCase())
  }

  async function stop(): Promise<void> {
    await live.close()
    await authPool.end()
    await drop()
  }

  const nobody: Caller = callerFor('', '', '')
  return {
    app,
    /** What the application is made of, for whoever serves it on a socket. */
    services,
    db,
    live,
    /** For further server processes on the same database. */
    databaseUrl,
    sent,
    nobody,
    call,
    signIn,
    claimAsHost,
    makeTerritory,
    invite,
    stop,
  }
}
