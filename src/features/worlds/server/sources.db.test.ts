import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf } from '../../../../tests/support/network-of-test.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>

let server: Server
let owner: Caller
let net: ReturnType<typeof networkOf>

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
})
afterAll(() => server?.stop())

/** Every test has a territory of its own: what stands there is what it made. */
async function fresh() {
  net = networkOf(owner, await server.makeTerritory(owner))
  return net
}

const org = (key: string, name: string, more: object = {}) => ({ key, name, kind: 'association', ...more })

describe('what a source says', () => {
  it('enters whole: actors, actions, memberships, ties, contacts, each with its source and its day', async () => {
    const { world, enter, list } = await fresh()
    const [farming, health] = [await world('Agriculture'), await world('Santé')]
    const entered = await enter(
      {
        actors: [org('a', 'Ferme du Puits'), org('b', 'Épicerie du Pont')],
        actions: [{ key: 'm', title: 'Marché du soir', kind: 'event', state: 'planned' }],
        memberships: [{ actor: 'a', worldId: farming, weight: 3, since: '2020-01-01' }],
        participations: [{ actor: 'a', action: 'm', role: 'carries' }],
        actionWorlds: [{ action: 'm', worldId: farming, weight: 1 }],
        ties: [{ from: 'b', to: 'a', kind: 'purchase', strength: 2 }],
        contacts: [{ actor: 'b', worldId: health, strength: 1 }],
      },
      { kind: 'interview', title: 'Entretien', heldOn: '2026-02-03' },
    )
    expect(entered.status).toBe(201)
    expect(entered.source.counts).toEqual({
      actors: 2,
      actions: 1,
      memberships: 1,
      participations: 1,
      ties: 1,
      contacts: 1,
      confirmed: 0,
      ended: 0,
    })
    const { a, b, m } = entered.created
    const [tie] = (await list(`actor-ties?actorId=${a}`)).items
    expect(tie).toMatchObject({
      fromId: b,
      toId: a,
      kind: 'purchase',
      seenOn: '2026-02-03',
      sourceId: entered.source.id,
    })
    expect((await list(`action-actors?actionId=${m}`)).items[0]).toMatchObject({
      actorId: a,
      role: 'carries',
    })
    expect((await net.get(`actors/${a}`)).worlds).toEqual(['Agriculture'])
  })

  it('is received once, however often it is sent; under the same id another entry adds to it', async () => {
    const { enter, list } = await fresh()
    const id = randomUUID()
    const first = await enter({ actors: [org('a', 'Un')] }, { id })
    const again = await enter({ actors: [org('a', 'Un')] }, { id })
    expect(again.created).toEqual(first.created)
    expect(again.source.version).toBe(first.source.version)
    const more = { id, entryId: randomUUID() }
    await enter({ actors: [org('b', 'Deux')] }, more)
    const last = await enter({ actors: [org('b', 'Deux')] }, more)
    expect(last.source.counts).toMatchObject({ actors: 2 })
    expect((await list('actors')).total).toBe(2)
    expect((await list('network/sources')).total).toBe(1)
  })

  it('does not make twice an actor or an action that is there under the same name', async () => {
    const { actor, enter, list, make } = await fresh()
    const known = await actor('Épicerie du Pont')
    const action = await make('actions', { title: 'Fête de la soupe' })
    const { created } = await enter({
      actors: [org('a', 'EPICERIE du pont'), org('b', 'Nouvelle'), org('c', 'nouvelle ')],
      actions: [{ key: 'x', title: 'fête de la Soupe', kind: 'event' }],
    })
    expect(created.a).toBe(known)
    expect(created.x).toBe(action.id)
    expect(created.b).toBe(created.c)
    expect((await list('actors')).total).toBe(2)
  })

  it('enters nothing when one of its names leads nowhere, or is of another territory', async () => {
    const elsewhere = await fresh()
    const stranger = await elsewhere.actor('D’ailleurs')
    const { enter, list } = await fresh()
    for (const to of ['z', randomUUID(), stranger]) {
      const ties = [{ from: 'a', to, kind: 'trust', strength: 1 }]
      const refused = await enter({ actors: [org('a', 'Seule')], ties })
      expect([refused.status, refused.code]).toEqual([400, 'worlds.reference-unknown'])
    }
    expect((await list('actors')).total).toBe(0)
    const twice = await enter({ actors: [org('a', 'Un'), org('a', 'Deux')] })
    expect(twice.code).toBe('worlds.key-twice')
    const alone = await enter({
      actors: [org('a', 'Un')],
      ties: [{ from: 'a', to: 'a', kind: 'trust', strength: 1 }],
    })
    expect(alone.code).toBe('worlds.tie-to-itself')
  })

  it('does not bring a person in without a notice', async () => {
    const { enter, world } = await fresh()
    const worldId = await world('Santé')
    const entry = {
      actors: [org('p', 'Anne', { kind: 'person' })],
      memberships: [{ actor: 'p', worldId, weight: 2 }],
    }
    expect((await enter(entry)).code).toBe('worlds.person-needs-notice')
  })

  it('ends on its day what it says has ended', async () => {
    const { enter, list, world } = await fresh()
    const worldId = await world('Santé')
    const first = await enter({
      actors: [org('a', 'Un')],
      memberships: [{ actor: 'a', worldId, weight: 2, since: '2025-01-01' }],
    })
    const [membership] = (await list('world-memberships')).items
    const early = await enter({ ended: { memberships: [membership?.id] } }, { heldOn: '2024-01-01' })
    expect(early.code).toBe('worlds.days-reversed')
    const said = await enter({ ended: { memberships: [membership?.id] } }, { heldOn: '2026-05-01' })
    expect(said.source.counts).toMatchObject({ ended: 1, confirmed: 0 })
    expect((await list('world-memberships')).items[0]).toMatchObject({ until: '2026-05-01' })
    expect((await net.get(`actors/${first.created.a}`)).worlds).toEqual([])
    await net.undo(said.source)
    expect((await list('world-memberships')).items[0]).toMatchObject({ until: null })
  })
})

describe('undoing a source', () => {
  const tied = (strength: number) => ({
    actors: [org('a', 'Un'), org('b', 'Deux')],
    ties: [{ from: 'a', to: 'b', kind: 'trust', strength }],
  })
  const tie = async () => (await net.list('actor-ties')).items[0]

  it('takes away what it brought, and bringing it back brings exactly that', async () => {
    const { enter, undo, restore, world, list } = await fresh()
    const worldId = await world('Santé')
    const entry = { ...tied(2), memberships: [{ actor: 'a', worldId, weight: 2 }] }
    const { source, created } = await enter(entry)
    const undone = await undo(source)
    expect(undone.counts).toMatchObject({ actors: 2, ties: 1, memberships: 1 })
    expect([(await list('actors')).total, (await list('actor-ties')).total]).toEqual([0, 0])
    expect((await list('network/sources?deleted=true')).total).toBe(1)
    expect((await enter(entry, { id: source.id })).code).toBe('worlds.source-undone')
    await restore(source)
    expect([(await list('actors')).total, (await list('actor-ties')).total]).toEqual([2, 1])
    expect((await net.get(`actors/${created.a}`)).worlds).toEqual(['Santé'])
  })

  it('leaves what another source says too, and gives older rows back as they were', async () => {
    const { enter, undo, restore } = await fresh()
    const first = await enter(tied(1), { heldOn: '2025-01-01' })
    const second = await enter(tied(3), { heldOn: '2026-01-01' })
    expect(second.source.counts).toMatchObject({ confirmed: 1, ties: 0, actors: 0 })
    expect(await tie()).toMatchObject({ seenOn: '2026-01-01', strength: 3 })
    const undone = await undo(second.source)
    expect(await tie()).toMatchObject({ seenOn: '2025-01-01', strength: 1 })
    await restore(undone)
    expect(await tie()).toMatchObject({ seenOn: '2026-01-01', strength: 3 })
    // The first goes, the second still says it; both gone, it is gone; each brings back what it says.
    await undo(first.source)
    expect((await net.list('actor-ties')).total).toBe(1)
    const both = await undo((await net.get(`network/sources/${second.source.id}`)) as never)
    expect((await net.list('actor-ties')).total).toBe(0)
    await restore(both)
    expect((await net.list('actor-ties')).total).toBe(1)
  })

  it('loses no confirmation, whichever of several is undone', async () => {
    const { enter, undo } = await fresh()
    await enter(tied(1), { heldOn: '2024-01-01' })
    const [second, third, fourth] = [
      await enter(tied(2), { heldOn: '2025-01-01' }),
      await enter(tied(2), { heldOn: '2025-01-01' }),
      await enter(tied(3), { heldOn: '2026-01-01' }),
    ]
    const now = async (id: string) =>
      (await net.get(`network/sources/${id}`)) as { id: string; version: number }
    await undo(await now(second.source.id))
    expect(await tie()).toMatchObject({ seenOn: '2026-01-01', strength: 3 })
    await undo(await now(fourth.source.id))
    expect(await tie()).toMatchObject({ seenOn: '2025-01-01', strength: 2 })
    await undo(await now(third.source.id))
    expect(await tie()).toMatchObject({ seenOn: '2024-01-01', strength: 1 })
  })

  it('leaves what somebody corrected by hand, and the actors that others need', async () => {
    const { enter, undo, actor, make, list } = await fresh()
    const other = await actor('Trois')
    const { source, created } = await enter(tied(1))
    const held = await tie()
    await make('actor-ties', { fromId: created.a, toId: other, kind: 'information' })
    const change = { version: held?.version, values: { note: 'vérifié' } }
    await owner.call('PATCH', `${net.here}/actor-ties/${held?.id}`, change)
    await undo(source)
    expect((await list('actor-ties')).total).toBe(2)
    expect((await list('actors')).total).toBe(3)
  })

  it('leaves what stands in another part of the house: a relay, a guest, who answers for a decision', async () => {
    const { enter, undo, make, list } = await fresh()
    const { source, created } = await enter({
      actors: [org('a', 'Relais'), org('b', 'Invitée'), org('c', 'Seule')],
    })
    await make('relays', { actorId: created.a })
    const event = await make('events', { title: 'Soirée' })
    await make('event-guests', { eventId: event.id, actorId: created.b })
    await undo(source)
    const names = (await list('actors')).items.map(({ name }) => name)
    expect(names).toEqual(['Invitée', 'Relais'])
  })

  it('does not bring back what was entered anew meanwhile', async () => {
    const { enter, undo, restore, make, list } = await fresh()
    const { source, created } = await enter(tied(1))
    const undone = await undo(source)
    for (const id of [created.a, created.b]) await owner.call('POST', `${net.here}/actors/${id}/restore`, {})
    await make('actor-ties', { fromId: created.b, toId: created.a, kind: 'trust', strength: 3 })
    await restore(undone)
    expect((await list('actor-ties')).items.map((t) => t.strength)).toEqual([3])
  })

  it('is refused to whoever saw an older version', async () => {
    const { enter, undo, refused } = await fresh()
    const { source } = await enter(tied(1))
    const change = { version: source.version, values: { title: 'Autre titre' } }
    const changed = await owner.call<{ title: string }>(
      'PATCH',
      `${net.here}/network/sources/${source.id}`,
      change,
    )
    expect(changed.body.title).toBe('Autre titre')
    expect(await refused('DELETE', `network/sources/${source.id}`, { version: source.version })).toEqual([
      409,
      'record.stale',
    ])
    await undo({ ...source, version: source.version + 1 })
  })
})

describe('what is large', () => {
  it('is twenty thousand ties: they enter whole, and leave without what came after them', async () => {
    const { enter, world, undo } = await fresh()
    const worldId = await world('Grand')
    const actors = Array.from({ length: 5000 }, (_, i) => org(`a${i}`, `Acteur ${i}`))
    const ties = Array.from({ length: 20_000 }, (_, i) => {
      const from = i % 5000
      return {
        from: `a${from}`,
        to: `a${(from + 1 + Math.floor(i / 5000)) % 5000}`,
        kind: 'information',
        strength: 2,
      }
    })
    const memberships = actors.map(({ key }) => ({ actor: key, worldId, weight: 2 }))
    const { source } = await enter({ actors, ties, memberships })
    expect(source.counts).toMatchObject({ actors: 5000, ties: 20_000, memberships: 5000 })
    // Two of its actors are told of again: matched by name, and the new tie is of that interview alone.
    await enter({
      actors: [org('a', 'Acteur 7'), org('b', 'Acteur 8')],
      ties: [{ from: 'a', to: 'b', kind: 'information', strength: 3 }],
    })
    const again = await net.get(`network/sources/${source.id}`)
    await undo(again)
    expect((await net.list('actor-ties')).total).toBe(1)
  }, 60_000)
})

describe('minutes', () => {
  it('tell which of the known names they say, and which nobody knows', async () => {
    const { actor, world, make, here } = await fresh()
    const id = await actor('Épicerie du Pont')
    await world('Santé')
    await make('actions', { title: 'Fête de la soupe' })
    const text = 'L’épicerie du pont prépare la fête de la soupe avec l’EHPAD Les Pins et Mme Roux.'
    const reply = await owner.call<{ found: { kind: string; id: string }[]; unknown: { text: string }[] }>(
      'POST',
      `${here}/network/minutes/names`,
      { text },
    )
    expect(reply.body.found.map((f) => f.kind)).toEqual(['action', 'actor'])
    expect(reply.body.found[1]).toMatchObject({ id, at: [{ from: 2, to: 18 }] })
    expect(reply.body.unknown.map((u) => u.text)).toEqual(['EHPAD Les Pins'])
  })
})
