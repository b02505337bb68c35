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
  net = networkOf(owner, await server.makeTerritory(owner))
})
afterAll(() => server?.stop())

const worldsOf = async (actorId: string) => (await net.get(`actors/${actorId}`)).worlds

describe('worlds', () => {
  it('come from the catalogue once, in the language asked', async () => {
    const codes = ['farming', 'health', 'farming']
    const first = await net.make('worlds/starters', { codes, lang: 'fr' })
    expect(first.added).toHaveLength(2)
    const again = await net.make('worlds/starters', { codes: [...codes, 'media'], lang: 'en' })
    expect(again.added).toHaveLength(1)
    const { items } = await net.list('worlds')
    expect(items.map((w) => w.name)).toEqual(['Agriculture', 'Media', 'Santé'])
    expect(items[0]).toMatchObject({
      code: 'farming',
      conventions: '',
      sites: expect.arrayContaining(['fermes']),
    })
  })

  it('of the catalogue are left alone where a world has their name already', async () => {
    await net.world('tourisme')
    expect((await net.make('worlds/starters', { codes: ['tourism'], lang: 'fr' })).added).toEqual([])
    expect(await net.refused('POST', 'worlds/starters', { codes: ['astrology'], lang: 'fr' })).toEqual([
      400,
      'worlds.starter-unknown',
    ])
  })

  it('have one name each, whatever its case', async () => {
    await net.world('Chasse')
    expect(await net.refused('POST', 'worlds', { name: ' chasse ' })).toEqual([409, 'worlds.name-taken'])
  })

  it('that are deleted take their memberships out of sight, and bring them back', async () => {
    const [actorId, worldId] = [await net.actor('Club de pêche'), await net.world('Pêche')]
    await net.make('world-memberships', { worldId, actorId })
    expect(await worldsOf(actorId)).toEqual(['Pêche'])
    const { version } = await net.get(`worlds/${worldId}`)
    await owner.call('DELETE', `${net.here}/worlds/${worldId}`, { version })
    expect((await net.list(`world-memberships?actorId=${actorId}`)).total).toBe(0)
    expect(await worldsOf(actorId)).toEqual([])
    await owner.call('POST', `${net.here}/worlds/${worldId}/restore`, {})
    expect((await net.list(`world-memberships?actorId=${actorId}`)).total).toBe(1)
    expect(await worldsOf(actorId)).toEqual(['Pêche'])
  })
})

describe('a rule that is broken is told by its name', () => {
  it('for days, twins and ends', async () => {
    const [a, b, worldId] = [await net.actor('A'), await net.actor('B'), await net.world('Règles')]
    const reversed = { since: '2025-01-02', until: '2025-01-01' }
    const membership = { worldId, actorId: a }
    await net.make('world-memberships', membership)
    await net.make('world-contacts', { worldId, actorId: b })
    await net.make('actor-ties', { fromId: a, toId: b, kind: 'trust' })
    const action = await net.make('actions', { title: 'Fête de la soupe' })
    await net.make('action-actors', { actionId: action.id, actorId: a })
    await net.make('action-worlds', { actionId: action.id, worldId })
    expect([
      await net.refused('POST', 'world-memberships', membership),
      await net.refused('POST', 'world-memberships', { worldId, actorId: b, ...reversed }),
      await net.refused('POST', 'world-contacts', { worldId, actorId: b }),
      await net.refused('POST', 'actor-ties', { fromId: b, toId: a, kind: 'trust' }),
      await net.refused('POST', 'actor-ties', { fromId: a, toId: a, kind: 'trust' }),
      await net.refused('POST', 'actor-ties', { fromId: a, toId: b, kind: 'information', ...reversed }),
      await net.refused('POST', 'actions', { title: 'X', startedOn: '2025-02-01', endedOn: '2025-01-01' }),
      await net.refused('POST', 'action-actors', { actionId: action.id, actorId: a }),
      await net.refused('POST', 'action-worlds', { actionId: action.id, worldId }),
      await net.refused('POST', 'world-encounters', {
        worldAId: worldId,
        worldBId: worldId,
        form: 'cross_visit',
      }),
    ]).toEqual([
      [409, 'worlds.membership-exists'],
      [400, 'worlds.days-reversed'],
      [409, 'worlds.contact-exists'],
      [409, 'worlds.tie-exists'],
      [400, 'worlds.tie-to-itself'],
      [400, 'worlds.days-reversed'],
      [400, 'worlds.days-reversed'],
      [409, 'worlds.participation-exists'],
      [409, 'worlds.action-world-exists'],
      [400, 'worlds.encounter-with-itself'],
    ])
  })

  it('but a purchase has two ways', async () => {
    const [fromId, toId] = [await net.actor('Acheteuse'), await net.actor('Vendeuse')]
    await net.make('actor-ties', { fromId, toId, kind: 'purchase' })
    await net.make('actor-ties', { fromId: toId, toId: fromId, kind: 'purchase' })
    expect((await net.list(`actor-ties?actorId=${toId}`)).total).toBe(2)
  })

  it('for a person without a notice', async () => {
    const [actorId, worldId] = [await net.actor('Anne', { kind: 'person' }), await net.world('Personnes')]
    expect(await net.refused('POST', 'world-memberships', { worldId, actorId })).toEqual([
      409,
      'worlds.person-needs-notice',
    ])
  })

  it('for an encounter that was held on no day', async () => {
    const [worldAId, worldBId] = [await net.world('Un'), await net.world('Deux')]
    const encounter = await net.make('world-encounters', { worldAId, worldBId, form: 'cross_visit' })
    const change = { version: encounter.version, values: { state: 'held' } }
    expect(await net.refused('PATCH', `world-encounters/${encounter.id}`, change)).toEqual([
      400,
      'worlds.encounter-day-missing',
    ])
  })
})

describe('actions', () => {
  it('are found by their words and their state', async () => {
    await net.make('actions', { title: 'Marché de nuit', place: 'Capdenac', state: 'planned' })
    expect((await net.list('actions?q=marche%20DE%20nuit')).total).toBe(1)
    expect((await net.list('actions?q=capden')).items.map((a) => a.title)).toEqual(['Marché de nuit'])
    expect((await net.list('actions?state=planned')).total).toBe(1)
    expect((await net.list('actions?q=100%25')).total).toBe(0)
  })

  it('that are deleted take their actors and worlds out of sight', async () => {
    const [actorId, worldId] = [await net.actor('Porteuse'), await net.world('Actions')]
    const { id, version } = await net.make('actions', { title: 'Glanage' })
    await net.make('action-actors', { actionId: id, actorId, role: 'carries' })
    await net.make('action-worlds', { actionId: id, worldId, weight: 3 })
    await owner.call('DELETE', `${net.here}/actions/${id}`, { version })
    expect((await net.list(`action-actors?actorId=${actorId}`)).total).toBe(0)
    expect((await net.list(`action-worlds?worldId=${worldId}`)).total).toBe(0)
    await owner.call('POST', `${net.here}/actions/${id}/restore`, {})
    expect((await net.list(`action-worlds?worldId=${worldId}`)).total).toBe(1)
  })
})

describe('the list of organisations and the memberships say the same', () => {
  it('when a list with worlds enters, and when it is undone', async () => {
    const form = new FormData()
    form.set(
      'file',
      new File(['nom;type;mondes_sociaux\nFerme du Puits;producteur;"Agriculture ; Puits"\n'], 'l.csv'),
    )
    form.set('mode', 'all-or-nothing')
    const made = await owner.call<{ id: string; version: number }>('POST', `${net.here}/actors/import`, form)
    expect(made.status).toBe(201)
    const world = (await net.list('worlds')).items.find((w) => w.name === 'Puits')
    const members = () => net.list(`world-memberships?worldId=${world?.id}`)
    expect((await members()).total).toBe(1)
    const { id, version } = made.body
    await owner.call('DELETE', `${net.here}/actors/imports/${id}`, { version })
    expect((await members()).total).toBe(0)
    await owner.call('POST', `${net.here}/actors/imports/${id}/restore`, {})
    expect((await members()).total).toBe(1)
  })

  it('when a name is put into the list, or taken out of it', async () => {
    const actorId = await net.actor('Atelier', { worlds: ['Bois', 'agriculture'] })
    const joined = await net.list(`world-memberships?actorId=${actorId}`)
    expect(joined.total).toBe(2)
    const { version } = await net.get(`actors/${actorId}`)
    await owner.call('PATCH', `${net.here}/actors/${actorId}`, { version, values: { worlds: ['Bois'] } })
    expect((await net.list(`world-memberships?actorId=${actorId}`)).total).toBe(1)
  })

  it('when a membership ends, and when its world takes another name', async () => {
    const [actorId, worldId] = [await net.actor('Moulin'), await net.world('Farine')]
    const membership = await net.make('world-memberships', { worldId, actorId, since: '2024-01-01' })
    const { version } = await net.get(`worlds/${worldId}`)
    await owner.call('PATCH', `${net.here}/worlds/${worldId}`, { version, values: { name: 'Meunerie' } })
    expect(await worldsOf(actorId)).toEqual(['Meunerie'])
    const change = { version: membership.version, values: { until: '2025-06-30' } }
    await owner.call('PATCH', `${net.here}/world-memberships/${membership.id}`, change)
    expect(await worldsOf(actorId)).toEqual([])
    expect((await net.list(`world-memberships?actorId=${actorId}`)).total).toBe(1)
  })
})
