import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf, type Refusal } from '../../../../tests/support/network-of-test.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Net = ReturnType<typeof networkOf>
type Known = Awaited<ReturnType<typeof furnish>>

let server: Server
let owner: Caller
let net: Net
let own: Known
let foreign: Known

async function furnish(caller: Caller, territoryId: string) {
  const made = networkOf(caller, territoryId)
  const [actor, other] = [await made.actor('Ferme'), await made.actor('Cantine')]
  const [world, second] = [await made.world('Agriculture'), await made.world('Santé')]
  const action = (await made.make('actions', { title: 'Marché' })).id
  const source = (await made.enter({})).source.id
  const event = (await made.make('events', { title: 'Forum' })).id
  const audience = (await made.make('audiences', { name: 'Jeunes' })).id
  const check = (await made.make('check-items', { text: 'Une gouvernance' })).id
  return { territoryId, actor, other, world, second, action, source, event, audience, check }
}

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  own = await furnish(owner, await server.makeTerritory(owner, 'Ici'))
  foreign = await furnish(owner, await server.makeTerritory(owner, 'Ailleurs'))
  net = networkOf(owner, own.territoryId)
})
afterAll(() => server?.stop())

describe('an id of another territory', () => {
  it('opens nothing in a body, though its sender leads both', async () => {
    const tie = { fromId: own.actor, toId: own.other, kind: 'trust' }
    const encounter = { worldAId: own.world, worldBId: own.second, form: 'cross_visit' }
    const bodies: readonly (readonly [method: string, path: string, body: object])[] = [
      ['POST', 'actor-ties', { ...tie, toId: foreign.actor }],
      ['POST', 'actor-ties', { ...tie, sourceId: foreign.source }],
      ['POST', 'world-memberships', { worldId: foreign.world, actorId: own.actor }],
      ['POST', 'world-memberships', { worldId: own.world, actorId: foreign.actor }],
      ['POST', 'world-contacts', { worldId: foreign.world, actorId: own.actor }],
      ['POST', 'action-actors', { actionId: foreign.action, actorId: own.actor }],
      ['POST', 'action-worlds', { actionId: own.action, worldId: foreign.world }],
      ['POST', 'actions', { title: 'X', sourceId: foreign.source }],
      ['POST', 'world-encounters', { ...encounter, worldBId: foreign.world }],
      ['POST', 'world-encounters', { ...encounter, introducers: [foreign.actor] }],
      ['POST', 'world-encounters', { ...encounter, actionId: foreign.action }],
      [
        'POST',
        'network/who-should-meet/accept',
        { ...encounter, id: randomUUID(), introducers: [foreign.actor], plannedOn: null, title: 'X' },
      ],
      ['POST', 'actor-merges', { keptId: own.actor, mergedId: foreign.actor }],
      [
        'PUT',
        'network/settings',
        { version: 0, values: { complementarity: [{ a: own.world, b: foreign.world, value: 1 }] } },
      ],
      ['PUT', `network/actors/${foreign.actor}/notice`, { values: {} }],
      ['POST', `network/sources/${foreign.source}/restore`, {}],
      ['DELETE', `network/sources/${foreign.source}`, { version: 1 }],
      [
        'POST',
        'network/sources',
        {
          id: randomUUID(),
          kind: 'memory',
          title: 'X',
          heldOn: '2026-01-01',
          entry: { ties: [{ from: own.actor, to: foreign.actor, kind: 'trust', strength: 2 }] },
        },
      ],
      [
        'POST',
        'network/sources',
        { id: foreign.source, kind: 'memory', title: 'X', heldOn: '2026-01-01', entry: {} },
      ],
      [
        'POST',
        'network/sources',
        {
          id: randomUUID(),
          kind: 'memory',
          title: 'X',
          heldOn: '2026-01-01',
          actorId: foreign.actor,
          entry: {},
        },
      ],
      ['POST', 'events', { title: 'X', parentId: foreign.event }],
      ['POST', 'events', { title: 'X', audiences: { [foreign.audience]: 3 } }],
      ['POST', 'event-guests', { eventId: foreign.event, actorId: own.actor }],
      ['POST', 'event-guests', { eventId: own.event, actorId: foreign.actor }],
      ['POST', 'event-guests', { eventId: own.event, worldId: foreign.world }],
      ['POST', `events/${own.event}/guests`, { actorIds: [foreign.actor], worldIds: [] }],
      ['POST', `events/${foreign.event}/guests`, { actorIds: [own.actor], worldIds: [] }],
      ['POST', 'event-decisions', { eventId: foreign.event, what: 'X' }],
      ['POST', 'event-decisions', { eventId: own.event, what: 'X', actorId: foreign.actor }],
      ['POST', 'event-decisions', { eventId: own.event, what: 'X', actionId: foreign.action }],
      ['POST', 'relays', { actorId: foreign.actor }],
      ['POST', 'relays', { actorId: own.actor, audiences: [foreign.audience] }],
      ['POST', 'territory-exchanges', { title: 'X', eventId: foreign.event }],
      ['GET', `events/${foreign.event}/diagnosis`, {}],
      ['GET', `events/${foreign.event}/calendar`, {}],
      ['PATCH', `events/${foreign.event}`, { version: 1, values: { title: 'Pris' } }],
      ['PATCH', `check-items/${foreign.check}`, { version: 1, values: { note: 'Pris' } }],
    ]
    for (const [method, path, body] of bodies) {
      const reply = await owner.call<Refusal>(
        method,
        `${net.here}/${path}`,
        ...(method === 'GET' ? [] : [body]),
      )
      expect([path, JSON.stringify(body), [404, 409, 400].includes(reply.status)]).toEqual([
        path,
        JSON.stringify(body),
        true,
      ])
      expect(reply.body.code).not.toBe('request.invalid')
    }
  })

  it('is no owner of a file', async () => {
    for (const [ownerKind, ownerId] of [
      ['event', foreign.event],
      ['check-item', foreign.check],
    ] as const) {
      const form = new FormData()
      form.set('ownerKind', ownerKind)
      form.set('ownerId', ownerId)
      form.set('file', new File(['%PDF-1.7\n%%EOF'], 'preuve.pdf', { type: 'application/pdf' }))
      const reply = await owner.call<Refusal>('POST', `${net.here}/evidence-files`, form)
      expect([reply.status, reply.body.code]).toEqual([409, 'database.reference-broken'])
    }
  })

  it('is not chosen for the row of a file', async () => {
    const send = (choices: object) => {
      const form = new FormData()
      form.set('file', new File(['source,target\nA,B\n'], 'liens.csv', { type: 'text/csv' }))
      form.set('mode', 'all-good-rows')
      form.set('choices', JSON.stringify(choices))
      return owner.call<Refusal>('POST', `${net.here}/network/import`, form)
    }
    const reply = await send({ matches: { A: foreign.actor } })
    expect([reply.status, reply.body.code]).toEqual([400, 'worlds.reference-unknown'])
  })
})
