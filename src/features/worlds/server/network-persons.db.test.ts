import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { networkOf } from '../../../../tests/support/network-of-test.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { purgeNetworkPersons } from './notices-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Notice = { id: string; version: number; link: string; code: string }
type Own = {
  code: string
  erasedOn: string | null
  held: { actorName: string; ties: { otherName: string; source: string }[] } | null
}

let server: Server
let owner: Caller
let reader: Caller
let behind: pg.Pool
let net: ReturnType<typeof networkOf>
let worldId: string

beforeAll(async () => {
  server = await startTestServer()
  behind = new pg.Pool(server.db.owner)
  owner = await server.claimAsHost()
  const territoryId = await server.makeTerritory(owner, 'Figeac')
  reader = await server.invite(owner, territoryId, 'reader')
  net = networkOf(owner, territoryId)
  worldId = await net.world('Restauration collective')
})
afterAll(async () => {
  await behind?.end()
  await server?.stop()
})

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const count = async (sql: string, values: unknown[] = []) =>
  (await behind.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values)).rows[0]?.n
const NOTICE = {
  controller: 'Association de démonstration',
  contact: 'donnees@example.org',
  purpose: 'savoir qui fait quoi',
  notice: 'Nous tenons une carte des liens.',
  expiresOn: inDays(300),
}

async function tell(actorId: string) {
  const at = `${net.here}/network/actors/${actorId}/notice`
  const { version } = (await owner.call<Notice>('PUT', at, { values: NOTICE })).body
  const { notice } = (await owner.call<{ notice: Notice }>('POST', `${at}/tell`, { version, how: 'handed' }))
    .body
  return { id: notice.id, version: notice.version, token: notice.link.split('/').at(-1) ?? '' }
}
const person = (name: string) => net.actor(name, { kind: 'person' })
async function toldPerson(name: string) {
  const id = await person(name)
  return { id, notice: await tell(id) }
}
const own = (token: string) => server.nobody.call<Own>('GET', `/own-network/${token}`)
const byLink = (token: string, act: string) =>
  server.nobody.call<Own>('POST', `/own-network/${token}/${act}`, {})
const answer = (token: string, values: object = {}) =>
  server.nobody.call<Own>('POST', `/own-network/${token}`, {
    id: randomUUID(),
    consent: true,
    memberships: [],
    ties: [],
    contacts: [],
    proposals: [],
    ...values,
  })
const remove = async (path: string) => {
  const { version } = await net.get(path)
  expect((await owner.call('DELETE', `${net.here}/${path}`, { version })).status).toBe(200)
}
/** How often a name stands anywhere in the list, in merges or in the audit. */
const traces = async (name: string) => [
  await count('actor where name = $1', [name]),
  await count('actor_merge where kept_before::text like $1', [`%${name}%`]),
  await count('audit where concat(before, after) like $1', [`%${name}%`]),
]

describe('a person who was told nothing', () => {
  it('is not put into the network by changing what stands there', async () => {
    const [farm, canteen] = [await net.actor('Ferme'), await net.actor('Cantine')]
    const untold = await person('Mme Inconnue')
    const tie = await net.make('actor-ties', { fromId: farm, toId: canteen, kind: 'trust' })
    const membership = await net.make('world-memberships', { worldId, actorId: farm })
    expect([
      await net.refused('PATCH', `actor-ties/${tie.id}`, { version: 1, values: { toId: untold } }),
      await net.refused('PATCH', `world-memberships/${membership.id}`, {
        version: 1,
        values: { actorId: untold },
      }),
    ]).toEqual([
      [409, 'worlds.person-needs-notice'],
      [409, 'worlds.person-needs-notice'],
    ])
  })

  it('is asked nothing, and asked to introduce nobody', async () => {
    const untold = await person('M. Personne')
    const other = await net.world('Santé')
    const asked = { id: randomUUID(), kind: 'interview', title: 'Entretien', heldOn: '2026-03-01', entry: {} }
    expect(await net.refused('POST', 'network/sources', { ...asked, actorId: untold })).toEqual([
      409,
      'worlds.person-needs-notice',
    ])
    const encounter = { worldAId: worldId, worldBId: other, form: 'cross_visit' }
    expect([
      await net.refused('POST', 'world-encounters', { ...encounter, introducers: [untold] }),
      await net.refused('POST', 'world-encounters', { ...encounter, introducers: [randomUUID()] }),
    ]).toEqual([
      [409, 'worlds.person-needs-notice'],
      [409, 'database.reference-broken'],
    ])
  })

  it('is not brought back once she has withdrawn; what stands may still be ended', async () => {
    const farm = await net.actor('Ferme du Causse')
    const { id, notice } = await toldPerson('Mme Revient')
    const [gone, stands] = [
      await net.make('actor-ties', { fromId: farm, toId: id, kind: 'trust' }),
      await net.make('actor-ties', { fromId: farm, toId: id, kind: 'information' }),
    ]
    await remove(`actor-ties/${gone.id}`)
    await byLink(notice.token, 'withdraw')
    expect(await net.refused('POST', `actor-ties/${gone.id}/restore`, {})).toEqual([
      409,
      'worlds.person-needs-notice',
    ])
    const ended = await owner.call('PATCH', `${net.here}/actor-ties/${stands.id}`, {
      version: 1,
      values: { until: '2026-01-01' },
    })
    expect(ended.status).toBe(200)
  })
})

describe('two entries of one person', () => {
  it('take her notice along when they are made one, and give it back', async () => {
    const kept = await person('Anne Roux')
    const { id: merged, notice } = await toldPerson('Anne Rous')
    const farm = await net.actor('Ferme des Roux')
    await net.make('actor-ties', { fromId: farm, toId: merged, kind: 'trust' })
    const { id } = (
      await owner.call<{ id: string }>('POST', `${net.here}/actor-merges`, {
        keptId: kept,
        mergedId: merged,
      })
    ).body
    expect((await own(notice.token)).body.held).toMatchObject({
      actorName: 'Anne Roux',
      ties: [{ otherName: 'Ferme des Roux' }],
    })
    expect((await owner.call('POST', `${net.here}/actor-merges/${id}/undo`, {})).status).toBe(200)
    expect((await own(notice.token)).body.held?.actorName).toBe('Anne Rous')
  })

  it('are forgotten together, whichever link asks, and are not two again', async () => {
    const first = await toldPerson('Paule Vidal-Essai')
    const second = await toldPerson('P. Vidal-Essai')
    const { id } = (
      await owner.call<{ id: string }>('POST', `${net.here}/actor-merges`, {
        keptId: first.id,
        mergedId: second.id,
        name: 'Paule Vidal-Essai de Figeac',
      })
    ).body
    expect((await byLink(second.notice.token, 'erase')).body.erasedOn).not.toBeNull()
    expect(await traces('Vidal-Essai')).toEqual([0, 0, 0])
    expect(await count("actor where name like '%Vidal-Essai%'")).toBe(0)
    expect((await own(first.notice.token)).body.erasedOn).not.toBeNull()
    expect(await net.refused('POST', `actor-merges/${id}/undo`, {})).toEqual([404, 'record.absent'])
  })
})

describe('a right to be forgotten', () => {
  it('holds though the team took the person off the list, by her link and by the team', async () => {
    for (const [name, erase] of [
      ['M. Parti', ({ token }: { token: string }) => byLink(token, 'erase')],
      [
        'M. Sorti',
        ({ version }: { version: number }, id: string) =>
          owner.call('POST', `${net.here}/network/actors/${id}/notice/erase`, { version }),
      ],
    ] as const) {
      const { id, notice } = await toldPerson(name)
      await net.make('world-memberships', { worldId, actorId: id })
      await remove(`actors/${id}`)
      expect((await erase(notice, id)).status).toBe(200)
      expect(await count('world_membership where actor_id = $1', [id])).toBe(0)
      expect(await traces(name)).toEqual([0, 0, 0])
    }
  })

  it('reaches names that others proposed and the ends of meetings', async () => {
    const { notice } = await toldPerson('Zoé Proposée')
    const shop = await net.actor('Magasin qui propose')
    const told = await tell(shop)
    expect((await answer(told.token, { proposals: ['zoé proposée', 'Une autre'] })).status).toBe(200)
    const event = await net.make('events', { title: 'Rencontre' })
    await net.make('event-decisions', { eventId: event.id, what: 'Appeler', who: 'Zoé Proposée' })
    await byLink(notice.token, 'erase')
    expect(await traces('Zoé Proposée')).toEqual([0, 0, 0])
    expect(await count("network_source where 'Une autre' = any (proposals)")).toBe(1)
    expect(await count("event_decision where who = 'Zoé Proposée'")).toBe(0)
  })

  it('reaches a list of guests from which she was taken off when she was found to be a person', async () => {
    const id = await net.actor('Jeanne Passante')
    const event = await net.make('events', { title: 'Veillée' })
    const guest = await net.make('event-guests', { eventId: event.id, actorId: id })
    const { version } = await net.get(`actors/${id}`)
    const said = { version, values: { kind: 'person' } }
    expect(await net.refused('PATCH', `actors/${id}`, said)).toEqual([409, 'levers.listed-actor-no-person'])
    await remove(`event-guests/${guest.id}`)
    expect((await owner.call('PATCH', `${net.here}/actors/${id}`, said)).status).toBe(200)
    expect(await net.refused('POST', `event-guests/${guest.id}/restore`, {})).toEqual([
      409,
      'levers.person-not-listed',
    ])
    await byLink((await tell(id)).token, 'erase')
    expect(await count('event_guest where actor_id = $1', [id])).toBe(0)
    expect(await traces('Jeanne Passante')).toEqual([0, 0, 0])
  })

  it('ends on its day though she was said to be an organisation since', async () => {
    const { id } = await toldPerson('Mme Devient')
    await net.make('world-memberships', { worldId, actorId: id })
    const { version } = await net.get(`actors/${id}`)
    await owner.call('PATCH', `${net.here}/actors/${id}`, { version, values: { kind: 'producer' } })
    await inTransaction(server.db.app, (tx) => purgeNetworkPersons(tx, inDays(301)))
    expect(await count('world_membership where actor_id = $1', [id])).toBe(0)
  })
})

describe('the link of an actor', () => {
  it('shows nothing once its time is over, and still takes back', async () => {
    const shop = await net.actor('Magasin du passé')
    const notice = await tell(shop)
    await net.make('world-memberships', { worldId, actorId: shop })
    await behind.query('update network_notice set expires_on = current_date - 1 where id = $1', [notice.id])
    const { status, body } = await own(notice.token)
    expect([status, body.code]).toEqual([410, 'worlds.link-expired'])
    expect((await byLink(notice.token, 'erase')).body.erasedOn).not.toBeNull()
    expect(await count('world_membership where actor_id = $1', [shop])).toBe(0)
  })

  it('names no person as the source of a tie', async () => {
    const shop = await net.actor('Magasin discret')
    const { notice } = await toldPerson('Mme Source')
    expect((await answer(notice.token)).status).toBe(200)
    const [said] = (await net.list('network/sources?kind=link')).items
    const friend = await net.actor('Atelier discret')
    await net.make('actor-ties', { fromId: shop, toId: friend, kind: 'trust', sourceId: said?.id })
    const { body } = await own((await tell(shop)).token)
    expect(body.held?.ties).toHaveLength(1)
    expect(JSON.stringify(body)).not.toContain('Mme Source')
  })

  it('adds nothing to what another said', async () => {
    const [one, other] = [await tell(await net.actor('Une voix')), await tell(await net.actor('Autre voix'))]
    const id = randomUUID()
    expect((await answer(one.token, { id })).status).toBe(200)
    const { status, body } = await answer(other.token, { id, proposals: ['Glissé'] })
    expect([status, body.code]).toEqual([409, 'worlds.source-other'])
  })

  it('is obeyed: what was withdrawn by it is not brought back by the team', async () => {
    const shop = await net.actor('Magasin qui se retire')
    const { token } = await tell(shop)
    await answer(token, { memberships: [{ worldId, weight: 2 }] })
    const [said] = (await net.list(`network/sources?actorId=${shop}`)).items
    await byLink(token, 'withdraw')
    expect(await net.refused('POST', `network/sources/${said?.id}/restore`, {})).toEqual([
      409,
      'worlds.consent-withdrawn',
    ])
    expect(await count('world_membership where actor_id = $1 and deleted_at is null', [shop])).toBe(0)
  })
})

describe('a reader', () => {
  it('is not told which person could join two worlds', async () => {
    const own = networkOf(owner, net.here.split('/').at(-1) ?? '')
    const [a, b] = [await own.world('Sport'), await own.world('Culture')]
    const { id } = await toldPerson('Mme Passerelle')
    for (const world of [a, b]) await net.make('world-memberships', { worldId: world, actorId: id })
    for (const [world, name] of [
      [a, 'Club'],
      [b, 'Théâtre'],
    ] as const)
      for (const n of [1, 2, 3])
        await net.make('world-memberships', { worldId: world, actorId: await net.actor(`${name} ${n}`) })
    const at = `${net.here}/network/who-should-meet?limit=50`
    expect(JSON.stringify((await owner.call('GET', at)).body)).toContain('Mme Passerelle')
    expect(JSON.stringify((await reader.call('GET', at)).body)).not.toContain('Mme Passerelle')
  })
})
