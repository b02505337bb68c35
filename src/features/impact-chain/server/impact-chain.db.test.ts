import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type ElementReply = { id: string; version: number; statement: string; toReview: boolean }
type LinkReply = { id: string; version: number; fromId: string; toId: string; confidence: number }
type Refusal = { code: string; details: Record<string, unknown> }
type Many<T> = { items: T[]; total: number }

let server: Server
let owner: Caller
let territoryId: string
let evaluationId: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner, 'Figeac')
  evaluationId = await makeEvaluation(territoryId)
})
afterAll(() => server?.stop())

async function makeEvaluation(territory: string): Promise<string> {
  const made = await owner.call<{ id: string }>('POST', `/territories/${territory}/evaluations`, {
    title: 'Légumes → cantines',
  })
  expect(made.status).toBe(201)
  return made.body.id
}

const at = (path: string, evaluation = evaluationId, territory = territoryId) =>
  `/territories/${territory}/evaluations/${evaluation}/${path}`

async function addElement(
  type: string,
  statement: string,
  evaluation = evaluationId,
  territory = territoryId,
) {
  const path = at('chain-elements', evaluation, territory)
  const made = await owner.call<ElementReply>('POST', path, { type, statement })
  expect(made.status).toBe(201)
  return made.body
}
const link = (fromId: string, toId: string) =>
  owner.call<LinkReply & Refusal>('POST', at('chain-links'), { fromId, toId })
const linkIds = async () =>
  (await owner.call<Many<LinkReply>>('GET', at('chain-links'))).body.items.map((each) => each.id)

describe('elements of an impact chain', () => {
  it('are refused when the version is stale, with both versions told', async () => {
    const element = await addElement('activity', 'Signer des contrats')
    const path = at(`chain-elements/${element.id}`)
    const first = await owner.call<ElementReply>('PATCH', path, {
      version: element.version,
      values: { statement: 'Signer des contrats pluriannuels', details: { where: 'Figeac' } },
    })
    expect(first.status).toBe(200)
    const stale = await owner.call<Refusal>('PATCH', path, {
      version: element.version,
      values: { statement: 'Autre chose' },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({
      yours: { statement: 'Autre chose' },
      current: { statement: 'Signer des contrats pluriannuels', details: { where: 'Figeac' } },
    })
  })

  it('take their links with them when deleted, and bring them back when the deletion is undone', async () => {
    const [a, b, c] = [
      await addElement('input', 'Une légumerie'),
      await addElement('activity', 'Préparer les légumes'),
      await addElement('output', 'Des tonnes livrées'),
    ]
    const [ab, bc] = [(await link(a.id, b.id)).body, (await link(b.id, c.id)).body]
    const removed = await owner.call('DELETE', at(`chain-elements/${b.id}`), { version: b.version })
    expect(removed.status).toBe(200)
    expect(await linkIds()).not.toEqual(expect.arrayContaining([ab.id]))
    expect(await linkIds()).not.toEqual(expect.arrayContaining([bc.id]))
    const back = await owner.call('POST', at(`chain-elements/${b.id}/restore`))
    expect(back.status).toBe(200)
    expect(await linkIds()).toEqual(expect.arrayContaining([ab.id, bc.id]))
  })

  it('deleted one after the other, get their common link back with the last that returns, in either order', async () => {
    for (const order of ['first in, first out', 'last in, first out']) {
      const [a, b] = [await addElement('need', 'Un manque'), await addElement('activity', 'Une réponse')]
      const { id } = (await link(a.id, b.id)).body
      await owner.call('DELETE', at(`chain-elements/${a.id}`), { version: a.version })
      await owner.call('DELETE', at(`chain-elements/${b.id}`), { version: b.version })
      const [one, other] = order === 'first in, first out' ? [a, b] : [b, a]
      await owner.call('POST', at(`chain-elements/${one.id}/restore`))
      expect(await linkIds()).not.toContain(id)
      await owner.call('POST', at(`chain-elements/${other.id}/restore`))
      expect(await linkIds(), order).toContain(id)
    }
  })

  it('do not bring back a link that had been deleted by itself before', async () => {
    const [a, b] = [await addElement('need', 'Un manque'), await addElement('activity', 'Une réponse')]
    const made = (await link(a.id, b.id)).body
    await owner.call('DELETE', at(`chain-links/${made.id}`), { version: made.version })
    await owner.call('DELETE', at(`chain-elements/${b.id}`), { version: b.version })
    await owner.call('POST', at(`chain-elements/${b.id}/restore`))
    expect(await linkIds()).not.toContain(made.id)
  })

  it('serve an objective of their own evaluation only', async () => {
    const other = await makeEvaluation(territoryId)
    const made = await owner.call<{ id: string }>('POST', at('objectives', other), { change: 'doubler' })
    expect(made.status).toBe(201)
    const refused = await owner.call<Refusal>('POST', at('chain-elements'), {
      type: 'impact',
      statement: 'Un territoire vivant',
      objectiveId: made.body.id,
    })
    expect([refused.status, refused.body.code]).toEqual([400, 'impact-chain.objective-elsewhere'])
  })
})

describe('links of an impact chain', () => {
  it('are made once: a second one between the same elements is refused by name', async () => {
    const [a, b] = [await addElement('activity', 'Livrer'), await addElement('output', 'Repas servis')]
    const first = await link(a.id, b.id)
    expect(first.status).toBe(201)
    const twice = await link(a.id, b.id)
    expect([twice.status, twice.body.code]).toEqual([409, 'impact-chain.link-twice'])
    expect(twice.body.details).toMatchObject({ id: first.body.id })
    expect((await link(b.id, a.id)).status).toBe(201)
  })

  it('cannot come back by undo when the same link was drawn again meanwhile', async () => {
    const [a, b] = [await addElement('activity', 'Livrer'), await addElement('output', 'Repas servis')]
    const first = (await link(a.id, b.id)).body
    await owner.call('DELETE', at(`chain-links/${first.id}`), { version: first.version })
    expect((await link(a.id, b.id)).status).toBe(201)
    const undo = await owner.call<Refusal>('POST', at(`chain-links/${first.id}/restore`))
    expect([undo.status, undo.body.code]).toEqual([409, 'impact-chain.link-twice'])
  })

  it('never lead to themselves, to another evaluation, to another territory or to a deleted element', async () => {
    const here = await addElement('activity', 'Livrer')
    const itself = await link(here.id, here.id)
    expect([itself.status, itself.body.code]).toEqual([400, 'impact-chain.link-to-itself'])
    const elsewhere = await makeEvaluation(territoryId)
    const next = await addElement('output', 'Repas servis', elsewhere)
    const abroadTerritory = await server.makeTerritory(owner, 'Ailleurs')
    const abroad = await makeEvaluation(abroadTerritory)
    const foreign = await addElement('output', 'Repas servis', abroad, abroadTerritory)
    const gone = await addElement('output', 'Repas servis')
    await owner.call('DELETE', at(`chain-elements/${gone.id}`), { version: gone.version })
    for (const target of [next, foreign, gone]) {
      for (const reply of [await link(here.id, target.id), await link(target.id, here.id)]) {
        expect([reply.status, reply.body.code]).toEqual([400, 'impact-chain.link-elsewhere'])
      }
    }
    const good = await addElement('output', 'Repas servis')
    const made = (await link(here.id, good.id)).body
    const moved = await owner.call<Refusal>('PATCH', at(`chain-links/${made.id}`), {
      version: made.version,
      values: { toId: foreign.id },
    })
    expect([moved.status, moved.body.code]).toEqual([400, 'impact-chain.link-elsewhere'])
  })

  it('keep what is known of them, and refuse a stale change', async () => {
    const [a, b] = [await addElement('output', 'Repas'), await addElement('outcome_short', 'Un débouché')]
    const made = (await link(a.id, b.id)).body
    const path = at(`chain-links/${made.id}`)
    const values = { sign: '-', strength: 3, confidence: 4, delay: 'months' }
    const told = await owner.call<LinkReply>('PATCH', path, { version: made.version, values })
    expect(told.body).toMatchObject({ ...values, version: made.version + 1 })
    const stale = await owner.call<Refusal>('PATCH', path, {
      version: made.version,
      values: { confidence: 1 },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
  })
})
