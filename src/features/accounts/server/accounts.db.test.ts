import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { hashSecret, makeSecret } from './auth.ts'

const PASSWORD = 'carottes-et-panais'
type Server = Awaited<ReturnType<typeof startTestServer>>
type Member = { personId: string; name: string; role: string; version: number }

let server: Server
let host: Caller
let territoryId: string

async function startClaimed() {
  server = await startTestServer()
  host = await server.claimAsHost()
}

function cookiesOf(headers: Headers): string {
  return headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
}

/** The secret of a new invitation. */
async function offer(email: string, role = 'reader'): Promise<string> {
  const body = { email, role, lang: 'fr' }
  const reply = await host.call<{ link: string }>('POST', `/territories/${territoryId}/invitations`, body)
  expect(reply.status).toBe(201)
  return reply.body.link.split('/').at(-1) ?? ''
}

async function members(): Promise<Member[]> {
  return (await host.call<{ items: Member[] }>('GET', `/territories/${territoryId}/members`)).body.items
}

describe('the first run', () => {
  const claim = (token: string, email = 'camille@example.org') =>
    server.nobody.call('POST', '/setup', { token, name: 'Camille', email, password: PASSWORD, lang: 'fr' })

  beforeAll(async () => {
    server = await startTestServer()
  })
  afterAll(() => server?.stop())

  it('is claimed with the token that the server printed, and no other, once', async () => {
    const token = makeSecret()
    await server.db.app.query('update instance set setup_token_hash = $1', [hashSecret(token)])
    const wrong = await claim(makeSecret())
    expect([wrong.status, wrong.body.code]).toEqual([403, 'accounts.setup-token-wrong'])
    const status = () => server.call<{ claimed: boolean; person: unknown }>('', 'GET', '/status')
    expect((await status()).body.claimed).toBe(false)
    const two = await Promise.all([claim(token), claim(token, 'autre@example.org')])
    expect(two.map((r) => r.status).sort()).toEqual([201, 409])
    expect(two.find((r) => r.status === 201)?.body).toMatchObject({ name: 'Camille', host: true })
    const again = await claim(token, 'encore@example.org')
    expect([again.status, again.body.code]).toEqual([409, 'accounts.already-claimed'])
    expect((await status()).body).toMatchObject({ claimed: true, person: null })
  })

  it('does not accept a short password, nor a blank name', async () => {
    const short = { token: makeSecret(), name: 'C', email: 'c@example.org', password: 'court', lang: 'fr' }
    expect((await server.nobody.call('POST', '/setup', short)).body.code).toBe('request.invalid')
    const blank = { ...short, password: PASSWORD, name: '  ' }
    expect((await server.nobody.call('POST', '/setup', blank)).body.code).toBe('request.invalid')
  })
})

describe('a claimed instance', () => {
  beforeAll(startClaimed)
  afterAll(() => server?.stop())
  beforeEach(async () => {
    territoryId = await server.makeTerritory(host)
  })

  it('signs in whatever the case of the address, and says the same of a wrong password and of a stranger', async () => {
    const right = await server.nobody.call('POST', '/session', {
      email: ' Hote@Example.org',
      password: PASSWORD,
    })
    expect(right.status).toBe(200)
    const wrong = await server.nobody.call('POST', '/session', {
      email: 'hote@example.org',
      password: 'navets-et-poireaux',
    })
    const stranger = await server.nobody.call('POST', '/session', {
      email: 'qui@example.org',
      password: PASSWORD,
    })
    expect([wrong.status, wrong.body.code]).toEqual([401, 'accounts.sign-in-refused'])
    expect(stranger.body).toEqual(wrong.body)
  })

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const reply = await server.nobody.call('POST', '/session', {
      email: 'hote@example.org',
      password: PASSWORD,
    })
    const cookie = reply.headers.getSetCookie().join('\n')
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
  })

  it('forgets a session at sign-out, also where the cookie was kept', async () => {
    const caller = await server.signIn('hote@example.org')
    expect((await caller.call('GET', '/territories')).status).toBe(200)
    expect((await caller.call('DELETE', '/session', {})).status).toBe(200)
    expect((await caller.call('GET', '/territories')).status).toBe(401)
  })

  it('forgets a session that has expired', async () => {
    const caller = await server.signIn('hote@example.org')
    await server.db.app.query(
      `update session set "expiresAt" = now() - interval '1 minute' where "userId" = $1`,
      [host.personId],
    )
    expect((await caller.call('GET', '/territories')).status).toBe(401)
    host = await server.signIn('hote@example.org')
  })

  it('ends the other sessions when the password changes, and goes on with this one', async () => {
    const one = await server.invite(host, territoryId, 'reader', 'lise@example.org')
    const two = await server.signIn('lise@example.org')
    const wrong = await one.call('POST', '/password', {
      current: 'pas-le-bon-du-tout',
      next: 'topinambours-rouges',
    })
    expect([wrong.status, wrong.body.code]).toEqual([403, 'accounts.password-wrong'])
    const changed = await one.call('POST', '/password', { current: PASSWORD, next: 'topinambours-rouges' })
    expect(changed.status).toBe(200)
    expect((await two.call('GET', '/territories')).status).toBe(401)
    expect((await server.call<unknown>(cookiesOf(changed.headers), 'GET', '/territories')).status).toBe(200)
    const old = await server.nobody.call('POST', '/session', {
      email: 'lise@example.org',
      password: PASSWORD,
    })
    expect(old.status).toBe(401)
    const next = { email: 'lise@example.org', password: 'topinambours-rouges' }
    expect((await server.nobody.call('POST', '/session', next)).status).toBe(200)
  })

  it('changes a name and a language, and shows them at once', async () => {
    const caller = await server.invite(host, territoryId, 'reader', 'ana@example.org')
    await caller.call('PATCH', '/profile', { name: 'Ana', lang: 'en' })
    const { body } = await caller.call('GET', '/status')
    expect(body.person).toMatchObject({ name: 'Ana', lang: 'en', host: false })
    expect(body.memberships).toMatchObject([{ territoryId, role: 'reader' }])
  })

  it('slows a guesser down and says for how long', async () => {
    const guess = () =>
      server.nobody.call('POST', '/session', { email: 'cible@example.org', password: 'au-hasard-encore' })
    const replies = []
    for (let i = 0; i < 11; i += 1) replies.push(await guess())
    const last = replies.at(-1)
    expect(replies.slice(0, 10).every((r) => r.status === 401)).toBe(true)
    expect([last?.status, last?.body.code]).toEqual([429, 'accounts.too-many-tries'])
    const wait = Number((last?.body.details as Record<string, unknown> | undefined)?.retryAfterSeconds)
    expect(wait).toBeGreaterThan(60)
    expect(last?.headers.get('retry-after')).toBe(String(wait))
  })

  it('refuses what a page elsewhere sends with the visitor’s cookie', async () => {
    const send = (headers: Record<string, string>, body: string) =>
      server.app.request(`http://localhost:4600/api/territories/${territoryId}/invitations`, {
        method: 'POST',
        headers: { cookie: host.cookie, ...headers },
        body,
      })
    const form = 'email=voleur%40example.org&role=owner&lang=fr'
    const type = 'application/x-www-form-urlencoded'
    const cross = { 'content-type': type, origin: 'https://ailleurs.example', 'sec-fetch-site': 'cross-site' }
    expect((await send(cross, form)).status).toBe(403)
    // An old browser says nothing of where a request comes from, but gives the origin.
    expect((await send({ 'content-type': type, origin: 'https://ailleurs.example' }, form)).status).toBe(403)
    const json = JSON.stringify({ email: 'voleur@example.org', role: 'owner', lang: 'fr' })
    const plain = { ...cross, 'content-type': 'text/plain' }
    expect((await send(plain, json)).status).toBe(403)
    const asJson = { ...cross, 'content-type': 'application/json' }
    expect((await send(asJson, json)).status).toBe(403)
    const list = await host.call('GET', `/territories/${territoryId}/invitations`)
    expect(list.body.total).toBe(0)
  })
})

describe('an invitation', () => {
  beforeAll(async () => {
    await startClaimed()
    territoryId = await server.makeTerritory(host, 'Pays d’ici')
  })
  afterAll(() => server?.stop())

  it('is mailed with its link, says what it offers, and makes an account with the role given', async () => {
    const token = await offer('nadia@example.org', 'contributor')
    expect(server.sent.at(-1)).toMatchObject({ to: 'nadia@example.org' })
    expect(server.sent.at(-1)?.text).toContain(`/invitation/${token}`)
    const read = await server.nobody.call('GET', `/invitations/${token}`)
    expect(read.body).toMatchObject({ territoryName: 'Pays d’ici', role: 'contributor', known: false })
    const bare = await server.nobody.call('POST', `/invitations/${token}`, {})
    expect(bare.body.code).toBe('accounts.name-and-password-needed')
    const accepted = await server.nobody.call('POST', `/invitations/${token}`, {
      name: 'Nadia',
      password: PASSWORD,
    })
    expect(accepted.body).toMatchObject({ territoryId, email: 'nadia@example.org' })
    expect(await members()).toContainEqual(expect.objectContaining({ name: 'Nadia', role: 'contributor' }))
    const audit = await host.call<{ items: { recordKind: string; act: string; personName: string }[] }>(
      'GET',
      `/territories/${territoryId}/audit?recordKind=member`,
    )
    expect(audit.body.items[0]).toMatchObject({
      act: 'create',
      personName: 'Nadia',
      after: { role: 'contributor' },
    })
  })

  it('serves once', async () => {
    const token = await offer('une-fois@example.org')
    const accept = () =>
      server.nobody.call('POST', `/invitations/${token}`, { name: 'Une', password: PASSWORD })
    const both = await Promise.all([accept(), accept()])
    expect(both.filter((r) => r.status === 200)).toHaveLength(1)
    const again = await server.nobody.call('GET', `/invitations/${token}`)
    expect([again.status, again.body.code]).toEqual([410, 'accounts.invitation-used'])
  })

  it('is worth nothing once expired or revoked, or when it never was', async () => {
    const old = await offer('vieux@example.org')
    await server.db.app.query(
      `begin; select set_config('tablee.territory', '${territoryId}', true);
       update invitation set expires_at = now() - interval '1 day' where email = 'vieux@example.org'; commit`,
    )
    const late = await server.nobody.call('POST', `/invitations/${old}`, { name: 'V', password: PASSWORD })
    expect([late.status, late.body.code]).toEqual([410, 'accounts.invitation-expired'])
    const taken = await offer('retiree@example.org')
    const list = await host.call<{ items: { id: string; email: string; version: number }[] }>(
      'GET',
      `/territories/${territoryId}/invitations`,
    )
    const it = list.body.items.find((i) => i.email === 'retiree@example.org')
    const path = `/territories/${territoryId}/invitations/${it?.id}`
    expect((await host.call('DELETE', path, { version: it?.version })).status).toBe(200)
    const revoked = await server.nobody.call('POST', `/invitations/${taken}`, {
      name: 'R',
      password: PASSWORD,
    })
    expect([revoked.status, revoked.body.code]).toEqual([410, 'accounts.invitation-revoked'])
    const never = await server.nobody.call('GET', `/invitations/${makeSecret()}`)
    expect([never.status, never.body.code]).toEqual([404, 'accounts.invitation-unknown'])
    const people = await server.db.app.query(
      "select 1 from person where email in ('vieux@example.org', 'retiree@example.org')",
    )
    expect(people.rows).toHaveLength(0)
  })

  it('for somebody who has an account is accepted by that person alone, signed in', async () => {
    const elsewhere = await server.makeTerritory(host, 'Pays d’ailleurs')
    const known = await server.invite(host, elsewhere, 'owner', 'connue@example.org')
    const other = await server.invite(host, elsewhere, 'owner', 'autre@example.org')
    const token = await offer('connue@example.org', 'facilitator')
    for (const caller of [server.nobody, other]) {
      const reply = await caller.call('POST', `/invitations/${token}`, {
        name: 'X',
        password: 'un-autre-mot-de-passe',
      })
      expect([reply.status, reply.body.code]).toEqual([401, 'accounts.sign-in-as-invited'])
    }
    expect((await known.call('POST', `/invitations/${token}`, {})).status).toBe(200)
    expect((await known.call('GET', `/territories/${territoryId}`)).body).toMatchObject({
      role: 'facilitator',
    })
  })

  it('to somebody who is a member already is refused', async () => {
    const body = { email: 'hote@example.org', role: 'reader', lang: 'fr' }
    const reply = await host.call('POST', `/territories/${territoryId}/invitations`, body)
    expect([reply.status, reply.body.code]).toEqual([409, 'accounts.already-member'])
  })
})

describe('the members of a territory', () => {
  beforeAll(startClaimed)
  afterAll(() => server?.stop())
  beforeEach(async () => {
    territoryId = await server.makeTerritory(host)
  })

  it('keep at least one owner, also when two step down at once', async () => {
    const [owner] = await members()
    const path = `/territories/${territoryId}/members/${host.personId}`
    const down = await host.call('PATCH', path, { version: owner?.version, role: 'reader' })
    expect([down.status, down.body.code]).toEqual([409, 'accounts.last-owner'])
    const out = await host.call('DELETE', path, { version: owner?.version })
    expect(out.body.code).toBe('accounts.last-owner')
    const second = await server.invite(host, territoryId, 'owner')
    const two = await Promise.all([
      host.call('PATCH', path, { version: 1, role: 'reader' }),
      second.call('PATCH', `/territories/${territoryId}/members/${second.personId}`, {
        version: 1,
        role: 'reader',
      }),
    ])
    expect(two.filter((r) => r.status === 200)).toHaveLength(1)
  })

  it('change role with their version, leave, and can be taken back', async () => {
    const lise = await server.invite(host, territoryId, 'reader')
    const path = `/territories/${territoryId}/members/${lise.personId}`
    const up = await host.call('PATCH', path, { version: 1, role: 'facilitator' })
    expect(up.body).toMatchObject({ role: 'facilitator', version: 2 })
    const stale = await host.call('PATCH', path, { version: 1, role: 'contributor' })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect((await host.call('DELETE', path, { version: 2 })).status).toBe(200)
    expect((await lise.call('GET', `/territories/${territoryId}`)).status).toBe(404)
    const back = await host.call('POST', `${path}/restore`, {})
    expect([back.status, back.body.role]).toEqual([200, 'facilitator'])
    expect((await lise.call('GET', `/territories/${territoryId}`)).status).toBe(200)
    const stranger = '00000000-0000-4000-8000-000000000000'
    expect(
      (await host.call('POST', `/territories/${territoryId}/members/${stranger}/restore`, {})).status,
    ).toBe(404)
  })

  it('leave a journal that owners alone read, with before and after and no secret', async () => {
    const lise = await server.invite(host, territoryId, 'facilitator')
    await host.call('PATCH', `/territories/${territoryId}/members/${lise.personId}`, {
      version: 1,
      role: 'reader',
    })
    const path = `/territories/${territoryId}/audit`
    expect((await lise.call('GET', path)).status).toBe(403)
    const { body } = await host.call<{ items: Record<string, unknown>[]; total: number }>('GET', path)
    expect(body.items[0]).toMatchObject({
      act: 'change',
      recordKind: 'member',
      personName: 'Hôte de test',
      subject: 'Personne facilitator',
      before: { role: 'facilitator' },
      after: { role: 'reader' },
    })
    expect(body.items.map((i) => i.recordKind)).toContain('invitation')
    expect(JSON.stringify(body)).not.toMatch(/token_hash/)
  })
})
