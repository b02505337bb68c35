import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf, type Row } from '../../../../tests/support/network-of-test.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Pair = { a: { id: string; name: string; ties: number }; b: { id: string }; why: string[] }

let server: Server
let owner: Caller
let net: ReturnType<typeof networkOf>

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
})
afterAll(() => server?.stop())

async function fresh() {
  net = networkOf(owner, await server.makeTerritory(owner))
  return net
}

/** Two entries of one kitchen with memberships, ties, an action and a stakeholder, and a third that both know. */
async function twoKitchens() {
  const { actor, world, make, here } = await fresh()
  const kept = await actor('Cuisine centrale de Figeac')
  const merged = await actor('cuisine centrale Figeac', { siret: '21460102600013', communeCode: '46102' })
  const farm = await actor('Ferme du Puits')
  const [school, farming] = [await world('École'), await world('Agriculture')]
  await make('world-memberships', { actorId: kept, worldId: school })
  await make('world-memberships', { actorId: merged, worldId: school, weight: 3 })
  await make('world-memberships', { actorId: merged, worldId: farming })
  await make('actor-ties', { fromId: kept, toId: farm, kind: 'trust' })
  await make('actor-ties', { fromId: merged, toId: farm, kind: 'trust', strength: 3 })
  await make('actor-ties', { fromId: merged, toId: farm, kind: 'purchase' })
  await make('actor-ties', { fromId: merged, toId: kept, kind: 'information' })
  const evaluation = await make('evaluations', { title: 'Démarche' })
  const stakeholder = await make(`evaluations/${evaluation.id}/stakeholders`, {
    name: 'Cuisine',
    actorId: merged,
  })
  const stakeholderAt = `${here}/evaluations/${evaluation.id}/stakeholders/${stakeholder.id}`
  const actorOfStakeholder = async () => (await owner.call<Row>('GET', stakeholderAt)).body.actorId
  return { kept, merged, farm, actorOfStakeholder }
}

const duplicates = async () =>
  (await owner.call<{ items: Pair[]; total: number }>('GET', `${net.here}/actor-duplicates`)).body
const merge = (body: object) =>
  owner.call<{ id: string; moved: number; code: string }>('POST', `${net.here}/actor-merges`, body)
const tiesOf = async (id: string) =>
  (await net.list(`actor-ties?actorId=${id}`)).items.map((t) => `${t.kind} ${t.strength}`).sort()

describe('two entries that are one actor', () => {
  it('are proposed with the reason', async () => {
    const { kept, merged } = await twoKitchens()
    const { items, total } = await duplicates()
    expect(total).toBe(1)
    expect([items[0]?.a.id, items[0]?.b.id].sort()).toEqual([kept, merged].sort())
    expect(items[0]?.why).toEqual(['same-words'])
  })

  it('are made one: all that pointed at the second points at the first, nothing twice', async () => {
    const { kept, merged, actorOfStakeholder } = await twoKitchens()
    const made = await merge({ keptId: kept, mergedId: merged, name: 'Cuisine centrale' })
    expect(made.status).toBe(201)
    expect(await net.get(`actors/${kept}`)).toMatchObject({
      name: 'Cuisine centrale',
      siret: '21460102600013',
      communeCode: '46102',
      worlds: ['Agriculture', 'École'],
    })
    expect(await tiesOf(kept)).toEqual(['purchase 2', 'trust 2'])
    expect(await actorOfStakeholder()).toBe(kept)
    expect((await net.list('actors')).total).toBe(2)
    expect((await duplicates()).total).toBe(0)
    expect((await net.list('actor-merges')).items[0]).toMatchObject({
      keptName: 'Cuisine centrale',
      undoneAt: null,
    })
  })

  it('are two again when it is undone, as they were, and are not proposed again', async () => {
    const { kept, merged, actorOfStakeholder } = await twoKitchens()
    const before = [await tiesOf(kept), await tiesOf(merged)]
    const { id } = (await merge({ keptId: kept, mergedId: merged, name: 'Une' })).body
    expect((await owner.call('POST', `${net.here}/actor-merges/${id}/undo`, {})).status).toBe(200)
    expect([await tiesOf(kept), await tiesOf(merged)]).toEqual(before)
    expect(await actorOfStakeholder()).toBe(merged)
    expect(await net.get(`actors/${kept}`)).toMatchObject({
      name: 'Cuisine centrale de Figeac',
      siret: null,
      communeCode: null,
      worlds: ['École'],
    })
    expect((await net.get(`actors/${merged}`)).worlds).toEqual(['Agriculture', 'École'])
    expect((await duplicates()).total).toBe(0)
    expect(await net.refused('POST', `actor-merges/${id}/undo`, {})).toEqual([409, 'worlds.merge-undone'])
  })

  it('keep what was corrected since, and are parted in the order in which they were joined', async () => {
    const { kept, merged, farm } = await twoKitchens()
    const first = (await merge({ keptId: kept, mergedId: merged, name: 'Une' })).body
    const { version } = await net.get(`actors/${kept}`)
    await owner.call('PATCH', `${net.here}/actors/${kept}`, { version, values: { name: 'Corrigée' } })
    const second = (await merge({ keptId: farm, mergedId: kept })).body
    expect(await net.refused('POST', `actor-merges/${first.id}/undo`, {})).toEqual([
      409,
      'worlds.merge-later',
    ])
    for (const id of [second.id, first.id])
      expect((await owner.call('POST', `${net.here}/actor-merges/${id}/undo`, {})).status).toBe(200)
    expect((await net.get(`actors/${kept}`)).name).toBe('Corrigée')
    expect(await tiesOf(merged)).toEqual(['information 2', 'purchase 2', 'trust 3'])
  })

  it('are refused where there are not two of one sort', async () => {
    const { actor, refused } = await fresh()
    const [a, person] = [await actor('A'), await actor('Anne', { kind: 'person' })]
    const absent = '00000000-0000-4000-8000-000000000000'
    expect([
      await refused('POST', 'actor-merges', { keptId: a, mergedId: a }),
      await refused('POST', 'actor-merges', { keptId: a, mergedId: person }),
      await refused('POST', 'actor-merges', { keptId: a, mergedId: absent }),
    ]).toEqual([
      [400, 'worlds.merge-same'],
      [409, 'worlds.merge-person'],
      [404, 'record.absent'],
    ])
  })
})
