import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { purgeNetworkPersons } from './notices-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number; name: string; code: string; worlds: string[] }
type Notice = Made & {
  link: string | null
  notifiedOn: string | null
  openedAt: string | null
  expiresOn: string
}
type Own = {
  code: string
  erasedOn: string | null
  held: {
    actorName: string
    isPerson: boolean
    purpose: string
    worlds: { id: string; name: string }[]
    memberships: { id: string; worldId: string; weight: number }[]
    ties: {
      id: string
      otherId: string
      otherName: string
      kind: string
      isBuyer: boolean | null
      source: string
    }[]
    actions: { title: string; role: string }[]
    organisations: { id: string; name: string }[]
  } | null
}

let server: Server
let owner: Caller
let reader: Caller
let territoryId: string
let behind: pg.Pool
let worldId: string

beforeAll(async () => {
  server = await startTestServer()
  behind = new pg.Pool(server.db.owner)
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner, 'Figeac')
  reader = await server.invite(owner, territoryId, 'reader')
  worldId = (await post('worlds', { name: 'Restauration collective', theme: 'cuisiner pour beaucoup' })).body
    .id
})
afterAll(async () => {
  await behind?.end()
  await server?.stop()
})

const at = (path: string) => `/territories/${territoryId}/${path}`
const post = (path: string, values: object) => owner.call<Made>('POST', at(path), values)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const count = async (sql: string, values: unknown[]) =>
  (await behind.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]?.n

async function addActor(name: string, kind = 'association') {
  const made = await post('actors', { name, kind })
  expect(made.status).toBe(201)
  return made.body
}

const NOTICE = {
  controller: 'Association de démonstration',
  contact: 'donnees@example.org',
  purpose: 'savoir qui fait quoi autour de l’alimentation',
  notice: 'Nous tenons une carte des liens.',
  expiresOn: inDays(300),
}
const write = (actorId: string, values: object, version?: number) =>
  owner.call<Notice>('PUT', at(`network/actors/${actorId}/notice`), {
    ...(version ? { version } : {}),
    values,
  })
const tell = (actorId: string, version: number, more: object = { how: 'handed' }) =>
  owner.call<{ notice: Notice; mailed: boolean; code: string }>(
    'POST',
    at(`network/actors/${actorId}/notice/tell`),
    {
      version,
      ...more,
    },
  )
const tokenOf = (notice: Notice) => notice.link?.split('/').at(-1) ?? ''
const own = (token: string) => server.nobody.call<Own>('GET', `/own-network/${token}`)

async function addTold(name: string, kind?: string) {
  const actor = await addActor(name, kind)
  const written = (await write(actor.id, NOTICE)).body
  const { notice } = (await tell(actor.id, written.version)).body
  return { actor, notice, token: tokenOf(notice) }
}

describe('a person in the network', () => {
  it('enters no world, no tie and no action before she was told', async () => {
    const person = await addActor('Mme Essai', 'person')
    const other = await addActor('Cuisine centrale de démonstration', 'canteen')
    const action = (await post('actions', { title: 'Marché de démonstration' })).body
    const refused = [
      await post('world-memberships', { worldId, actorId: person.id }),
      await post('actor-ties', { fromId: other.id, toId: person.id, kind: 'trust' }),
      await post('world-contacts', { worldId, actorId: person.id }),
      await post('action-actors', { actionId: action.id, actorId: person.id }),
    ]
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(
      refused.map(() => [409, 'worlds.person-needs-notice']),
    )
    const listed = await owner.call<Made>('PATCH', at(`actors/${person.id}`), {
      version: person.version,
      values: { worlds: ['Restauration collective'] },
    })
    expect([listed.status, listed.body.code]).toEqual([409, 'actors.person-needs-notice'])

    // A notice that she was not given is not one.
    const written = (await write(person.id, NOTICE)).body
    expect((await post('world-memberships', { worldId, actorId: person.id })).body.code).toBe(
      'worlds.person-needs-notice',
    )
    await tell(person.id, written.version)
    expect((await post('world-memberships', { worldId, actorId: person.id })).status).toBe(201)
  })

  it('is not made of an organisation that stands in the network, unless told', async () => {
    const actor = await addActor('Maraîchage d’essai', 'producer')
    await post('world-memberships', { worldId, actorId: actor.id })
    const now = (await owner.call<Made>('GET', at(`actors/${actor.id}`))).body
    const refused = await owner.call<Made>('PATCH', at(`actors/${actor.id}`), {
      version: now.version,
      values: { kind: 'person' },
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'actors.person-needs-notice'])
  })

  it('leaves the network when her notice runs out, also from the audit; an organisation stays', async () => {
    const { actor, notice } = await addTold('M. Expire', 'person')
    const { actor: organisation } = await addTold('Association qui dure')
    await post('actor-ties', { fromId: actor.id, toId: organisation.id, kind: 'information' })
    await post('world-memberships', { worldId, actorId: actor.id })
    await post('world-memberships', { worldId, actorId: organisation.id })
    const purged = await inTransaction(server.db.app, (tx) => purgeNetworkPersons(tx, inDays(301)))
    expect(purged).toBeGreaterThan(0)
    expect(await count('actor_tie where from_id = $1 or to_id = $1', [actor.id])).toBe(0)
    expect(await count('world_membership where actor_id = $1', [actor.id])).toBe(0)
    expect(await count("audit where concat(before, after) like '%M. Expire%'", [])).toBe(0)
    expect(await count("actor where name = 'M. Expire'", [])).toBe(0)
    expect(await count('network_notice where id = $1 and erased_at is not null', [notice.id])).toBe(1)
    expect(await count('world_membership where actor_id = $1', [organisation.id])).toBe(1)
  })
})

describe('the notice of an actor', () => {
  it('is to be told again when its substance changes, and ends within three years', async () => {
    const { actor, notice } = await addTold('Lycée de démonstration', 'education')
    expect(notice.notifiedOn).not.toBeNull()
    const spelling = (await write(actor.id, { contact: 'dpo@example.org' }, notice.version)).body
    expect(spelling.notifiedOn).not.toBeNull()
    const other = (await write(actor.id, { purpose: 'tout autre chose' }, spelling.version)).body
    expect(other.notifiedOn).toBeNull()
    expect((await write(actor.id, { expiresOn: inDays(-1) }, other.version)).body.code).toBe(
      'worlds.expiry-past',
    )
    expect((await write(actor.id, { expiresOn: inDays(1200) }, other.version)).body.code).toBe(
      'worlds.expiry-too-far',
    )
    expect((await write(actor.id, {}, 1)).body.code).toBe('record.stale')
  })

  it('is not told before it is whole, and goes by mail to an address that is not kept', async () => {
    const actor = await addActor('Épicerie de démonstration', 'shop')
    const half = (await write(actor.id, { controller: 'Nous' })).body
    expect((await tell(actor.id, half.version)).body.code).toBe('worlds.notice-incomplete')
    const whole = (await write(actor.id, NOTICE, half.version)).body
    expect((await tell(actor.id, whole.version, { how: 'mailed' })).body.code).toBe('worlds.address-needed')
    const { mailed, notice } = (
      await tell(actor.id, whole.version, { how: 'mailed', email: 'epicerie@example.org' })
    ).body
    expect([mailed, notice.notifiedOn !== null]).toEqual([true, true])
    const mail = server.sent.at(-1)
    expect(mail?.to).toBe('epicerie@example.org')
    expect(mail?.text).toContain(notice.link)
    // The address was used, and is nowhere.
    expect(await count("audit where concat(before, after) like '%epicerie@example.org%'", [])).toBe(0)
  })

  it('shows its link to those who send it alone', async () => {
    await addTold('Musée de démonstration')
    const { body } = await reader.call<{ items: Notice[] }>('GET', at('network/notices'))
    expect(body.items.length).toBeGreaterThan(0)
    expect(body.items.every(({ link }) => link === null)).toBe(true)
  })
})

describe('the page of an actor', () => {
  it('shows what is held about it, and no other person', async () => {
    const { actor, token } = await addTold('Traiteur de démonstration', 'food_craft')
    const { actor: person } = await addTold('Mme Ailleurs', 'person')
    const buyer = await addActor('Collège de démonstration', 'canteen')
    await post('world-memberships', { worldId, actorId: actor.id, weight: 3 })
    await post('actor-ties', { fromId: buyer.id, toId: actor.id, kind: 'purchase' })
    await post('actor-ties', { fromId: actor.id, toId: person.id, kind: 'trust' })
    const { body } = await own(token)
    expect(body.held).toMatchObject({
      actorName: 'Traiteur de démonstration',
      isPerson: false,
      memberships: [{ worldId, weight: 3 }],
      ties: [{ otherName: 'Collège de démonstration', kind: 'purchase', isBuyer: false }],
    })
    expect(JSON.stringify(body)).not.toContain('Mme Ailleurs')
    const [seen] = (await owner.call<{ items: Notice[] }>('GET', at(`network/notices?actorId=${actor.id}`)))
      .body.items
    expect(seen?.openedAt).not.toBeNull()
  })

  const answer = (token: string, values: object) =>
    server.nobody.call<Own>('POST', `/own-network/${token}`, {
      id: randomUUID(),
      consent: true,
      memberships: [],
      ties: [],
      contacts: [],
      proposals: [],
      ...values,
    })

  it('takes a correction as a source of its own: confirmed, added and ended; once, and undone as a whole', async () => {
    const { actor, token } = await addTold('Brasserie de démonstration', 'processor')
    const hops = await addActor('Houblonnière de démonstration', 'producer')
    const shop = await addActor('Magasin de démonstration', 'shop')
    const { actor: person } = await addTold('Mme Voisine', 'person')
    await post('world-memberships', { worldId, actorId: actor.id, weight: 1 })
    await post('actor-ties', { fromId: actor.id, toId: hops.id, kind: 'purchase' })
    await post('actor-ties', { fromId: actor.id, toId: person.id, kind: 'trust' })
    const said = {
      id: randomUUID(),
      memberships: [{ worldId, weight: 3 }],
      ties: [{ otherId: shop.id, kind: 'purchase', isBuyer: false, strength: 2 }],
      proposals: ['Coopérative que personne ne connaît'],
    }
    const first = await answer(token, said)
    expect(first.body.held).toMatchObject({
      memberships: [{ worldId, weight: 3 }],
      ties: [{ otherId: shop.id, isBuyer: false }],
    })
    expect((await answer(token, said)).status).toBe(200)
    const { items } = (
      await owner.call<{ items: (Made & { proposals: string[]; counts: Record<string, number> })[] }>(
        'GET',
        at(`network/sources?kind=link&actorId=${actor.id}`),
      )
    ).body
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({
      proposals: ['Coopérative que personne ne connaît'],
      counts: { ties: 1, confirmed: 1, ended: 1 },
    })
    // Who is not shown on the page is not ended by silence.
    expect(await count('actor_tie where to_id = $1 and until is null', [person.id])).toBe(1)

    await owner.call('DELETE', at(`network/sources/${items[0]?.id}`), { version: items[0]?.version })
    expect((await own(token)).body.held).toMatchObject({
      memberships: [{ worldId, weight: 1 }],
      ties: [{ otherId: hops.id, isBuyer: true }],
    })
  })

  it('takes no tie with whom it does not show, and no purchase without its buyer', async () => {
    const { token } = await addTold('Conserverie de démonstration', 'processor')
    const { actor: person } = await addTold('M. Discret', 'person')
    const shop = await addActor('Autre magasin de démonstration', 'shop')
    const tie = { kind: 'trust', isBuyer: null, strength: 2 }
    expect((await answer(token, { ties: [{ ...tie, otherId: person.id }] })).body.code).toBe(
      'worlds.tie-unknown-actor',
    )
    expect((await answer(token, { ties: [{ ...tie, kind: 'purchase', otherId: shop.id }] })).body.code).toBe(
      'worlds.buyer-missing',
    )
    expect((await answer(token, { consent: false })).status).toBe(400)
  })

  it('takes back what was given when the consent is withdrawn; what the team wrote stays', async () => {
    const { actor, token } = await addTold('Moulin de démonstration', 'processor')
    const baker = await addActor('Boulangerie de démonstration', 'food_craft')
    await post('world-memberships', { worldId, actorId: actor.id })
    await answer(token, {
      memberships: [{ worldId, weight: 2 }],
      ties: [{ otherId: baker.id, kind: 'trust', isBuyer: null, strength: 3 }],
    })
    const { body } = await server.nobody.call<Own>('POST', `/own-network/${token}/withdraw`, {})
    expect(body.held).toMatchObject({ memberships: [{ worldId }], ties: [] })
    const [notice] = (
      await owner.call<{ items: (Notice & { withdrawnAt: string; consentedAt: null })[] }>(
        'GET',
        at(`network/notices?actorId=${actor.id}`),
      )
    ).body.items
    expect(notice?.withdrawnAt).not.toBeNull()
    expect(notice?.consentedAt).toBeNull()
  })

  it('erases all that is held, and says so afterwards', async () => {
    const { actor, token } = await addTold('Ferme à effacer', 'producer')
    await post('world-memberships', { worldId, actorId: actor.id })
    const { body } = await server.nobody.call<Own>('POST', `/own-network/${token}/erase`, {})
    expect(body.held).toBeNull()
    expect(body.erasedOn).not.toBeNull()
    expect(await count('world_membership where actor_id = $1', [actor.id])).toBe(0)
    // An organisation stays in the list, which others keep.
    const kept = (await owner.call<Made>('GET', at(`actors/${actor.id}`))).body
    expect(kept).toMatchObject({ name: 'Ferme à effacer', worlds: [] })
  })

  it('opens for nobody with another link', async () => {
    const refused = await own('x'.repeat(43))
    expect([refused.status, refused.body.code]).toEqual([404, 'worlds.link-unknown'])
  })
})
