import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type StakeholderReply = { id: string; version: number; name: string; actorId: string | null }
type RatingReply = {
  id: string
  version: number
  involvement: number
  importance: number
  reason: string
  mine: boolean
  raterName: string
}
type Refusal = { code: string; details: Record<string, unknown> }
type Many<T> = { items: T[]; total: number }

let server: Server
let owner: Caller
let contributor: Caller
let reader: Caller
let territoryId: string
let evaluationId: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner, 'Figeac')
  evaluationId = await makeEvaluation(territoryId)
  contributor = await server.invite(owner, territoryId, 'contributor')
  reader = await server.invite(owner, territoryId, 'reader')
})
afterAll(() => server?.stop())

async function makeEvaluation(territory: string): Promise<string> {
  const made = await owner.call<{ id: string }>('POST', `/territories/${territory}/evaluations`, {
    title: 'Légumes → cantines',
  })
  return made.body.id
}

const at = (path: string, evaluation = evaluationId, territory = territoryId) =>
  `/territories/${territory}/evaluations/${evaluation}/${path}`

async function add(name: string) {
  const made = await owner.call<StakeholderReply>('POST', at('stakeholders'), { name })
  expect(made.status).toBe(201)
  return made.body
}
const rate = (by: Caller, id: string, involvement: number, importance: number, version?: number) =>
  by.call<RatingReply & Refusal>('PUT', at(`stakeholders/${id}/rating`), {
    involvement,
    importance,
    ...(version === undefined ? {} : { version }),
  })
const ratings = async (by = owner) =>
  (await by.call<Many<RatingReply & { stakeholderId: string }>>('GET', at('stakeholder-ratings'))).body.items

describe('stakeholders', () => {
  it('refuse a stale change and come back by undo, with the ratings they had', async () => {
    const cuma = await add('Cuma du Célé')
    await rate(contributor, cuma.id, 3, 4)
    const path = at(`stakeholders/${cuma.id}`)
    const told = await owner.call<StakeholderReply>('PATCH', path, {
      version: cuma.version,
      values: { losses: 'Du temps de réunion', position: -1, hasUrgency: false, links: ['production'] },
    })
    expect(told.body).toMatchObject({ losses: 'Du temps de réunion', position: -1, hasUrgency: false })
    // What nobody said stays unsaid.
    expect(told.body).toMatchObject({ power: null, hasPower: null, participationNow: null })
    const stale = await owner.call<Refusal>('PATCH', path, {
      version: cuma.version,
      values: { expects: 'x' },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    await owner.call('DELETE', path, { version: told.body.version })
    expect((await ratings()).filter((rating) => rating.stakeholderId === cuma.id)).toEqual([])
    expect((await owner.call('POST', `${path}/restore`)).status).toBe(200)
    expect((await ratings()).filter((rating) => rating.stakeholderId === cuma.id)).toHaveLength(1)
  })

  it('name an organisation of their own territory only', async () => {
    const abroad = await server.makeTerritory(owner, 'Ailleurs')
    const actor = await owner.call<{ id: string }>('POST', `/territories/${abroad}/actors`, {
      name: 'Ferme du Puy',
      kind: 'producer',
    })
    const refused = await owner.call<Refusal>('POST', at('stakeholders'), {
      name: 'Ferme du Puy',
      actorId: actor.body.id,
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'database.reference-broken'])
  })
})

describe('ratings of stakeholders', () => {
  it('are each kept: one per person, read by all, changed by its author only', async () => {
    const kitchen = await add('Cuisine centrale')
    expect((await rate(owner, kitchen.id, 4, 4)).status).toBe(200)
    expect((await rate(contributor, kitchen.id, 1, 3)).status).toBe(200)
    const seen = (await ratings(contributor)).filter((rating) => rating.stakeholderId === kitchen.id)
    expect(seen.map(({ involvement, importance, mine }) => [involvement, importance, mine])).toEqual([
      [4, 4, false],
      [1, 3, true],
    ])
    expect((await rate(reader, kitchen.id, 0, 0)).status).toBe(403)
  })

  it('are refused when changed from a stale version', async () => {
    const school = await add('Lycée de la ville')
    const first = (await rate(owner, school.id, 2, 3)).body
    const second = await rate(owner, school.id, 3, 3, first.version)
    expect(second.body).toMatchObject({ involvement: 3, version: first.version + 1 })
    const stale = await rate(owner, school.id, 0, 0, first.version)
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({ current: { involvement: 3 }, yours: { involvement: 0 } })
    const blind = await rate(owner, school.id, 0, 0)
    expect([blind.status, blind.body.code]).toEqual([409, 'record.stale'])
  })

  it('can be withdrawn, and given again', async () => {
    const shop = await add('Épicerie du Pont')
    const given = (await rate(contributor, shop.id, 2, 2)).body
    const path = at(`stakeholders/${shop.id}/rating`)
    const stale = await contributor.call<Refusal>('DELETE', path, { version: given.version + 1 })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect((await contributor.call('DELETE', path, { version: given.version })).status).toBe(200)
    expect((await ratings()).filter((rating) => rating.stakeholderId === shop.id)).toEqual([])
    expect((await contributor.call('DELETE', path, { version: given.version })).status).toBe(404)
    const again = await rate(contributor, shop.id, 3, 1)
    expect(again.body).toMatchObject({ id: given.id, involvement: 3, importance: 1 })
  })

  it('refuse levels outside 0 to 4, and a stakeholder of another evaluation or territory', async () => {
    const farm = await add('Ferme du Puy')
    expect((await rate(owner, farm.id, 5, 0)).status).toBe(400)
    const elsewhere = await makeEvaluation(territoryId)
    const abroad = await server.makeTerritory(owner, 'Plus loin')
    for (const path of [
      at(`stakeholders/${farm.id}/rating`, elsewhere),
      at(`stakeholders/${farm.id}/rating`, await makeEvaluation(abroad), abroad),
    ]) {
      const reply = await owner.call<Refusal>('PUT', path, { involvement: 1, importance: 1 })
      expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
    }
  })
})
