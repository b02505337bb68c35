import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { type ChainChange, editElement } from '../domain/chain-change.ts'
import { applyChanges, invertChanges } from '../domain/chain-changes.ts'
import { standing, type WholeChain } from '../domain/chain-record.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
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
})
afterAll(() => server?.stop())
beforeEach(async () => {
  evaluationId = await newEvaluation()
})

async function newEvaluation(): Promise<string> {
  const made = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Légumes → cantines',
  })
  return made.body.id
}

const at = (path: string, evaluation = evaluationId) =>
  `/territories/${territoryId}/evaluations/${evaluation}/${path}`
const act = (changes: readonly ChainChange[], more: object = {}, who = owner) =>
  who.call<WholeChain & Refusal>('POST', at('chain/changes'), { id: randomUUID(), changes, ...more })
async function done(changes: readonly ChainChange[], more: object = {}): Promise<WholeChain> {
  const reply = await act(changes, more)
  expect([reply.status, reply.body.code]).toEqual([200, undefined])
  return reply.body
}
async function whole(query = ''): Promise<WholeChain> {
  const reply = await owner.call<WholeChain>('GET', at(`chain${query}`))
  expect(reply.status).toBe(200)
  return reply.body
}

function ids() {
  const [a, o, x, ao, ox] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const changes: ChainChange[] = [
    {
      do: 'create-element',
      id: a,
      values: { type: 'activity', statement: 'Livrer', details: { where: 'Figeac' } },
    },
    { do: 'create-element', id: o, values: { type: 'output', statement: 'Des repas', position: 1 } },
    { do: 'create-element', id: x, values: { type: 'impact', statement: 'Mieux manger', position: 2 } },
    { do: 'create-link', id: ao, values: { fromId: a, toId: o, confidence: 3 } },
    { do: 'create-link', id: ox, values: { fromId: o, toId: x } },
  ]
  return { a, o, x, ao, ox, changes }
}

/** What people wrote in a chain, whatever the database counts and marks. */
const seen = (chain: WholeChain) => {
  const plain = <R extends object>(record: R) => ({
    ...record,
    version: 0,
    updatedAt: '',
    createdAt: '',
    toReview: false,
  })
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const { elements, links } = standing(chain)
  return { elements: elements.map(plain).sort(byId), links: links.map(plain).sort(byId) }
}

describe('an act on a chain', () => {
  it('is done whole or not at all', async () => {
    const { changes } = ids()
    const refused = await act([
      ...changes,
      { do: 'create-link', id: randomUUID(), values: { fromId: randomUUID(), toId: randomUUID() } },
    ])
    expect([refused.status, refused.body.code]).toEqual([400, 'impact-chain.link-elsewhere'])
    expect((await whole()).elements).toEqual([])
  })

  it('sent twice is done once, and answered with the records as they stand', async () => {
    const { changes, a } = ids()
    const id = randomUUID()
    const first = await act(changes, { id })
    const again = await act(changes, { id })
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body).toEqual(first.body)
    const [element] = again.body.elements.filter((each) => each.id === a)
    if (element) await done([editElement(element, { statement: 'Livrer tôt' })])
    const late = await act(changes, { id })
    expect(late.body.elements.find((each) => each.id === a)).toMatchObject({
      statement: 'Livrer tôt',
      version: 2,
    })
    expect((await whole()).elements).toHaveLength(3)
  })

  it('sent by two at the same instant under one identifier is done once', async () => {
    const { changes } = ids()
    const id = randomUUID()
    const replies = await Promise.all([1, 2, 3, 4].map(() => act(changes, { id })))
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200])
    expect((await whole()).elements).toHaveLength(3)
  })

  it('does to the records what it does in the domain, undo and redo included', async () => {
    const { changes, a, o, ao } = ids()
    const start = await done(changes)
    const edits: ChainChange[] = [
      {
        do: 'update-element',
        id: a,
        version: 1,
        values: { details: { where: '', status: 'done' } },
        seen: { details: { where: 'Figeac', status: '' } },
      },
      { do: 'remove-link', id: ao, version: 1 },
      { do: 'create-link', id: randomUUID(), values: { fromId: o, toId: a, feedback: true } },
      { do: 'remove-element', id: o, version: 1 },
    ]
    await done(edits)
    const after = applyChanges(start, edits, '2026-01-01T00:00:00.000Z')
    const now = await whole()
    expect(seen(now)).toEqual(seen(after))
    expect(now.elements.map((each) => each.version).sort()).toEqual(
      after.elements.map((each) => each.version).sort(),
    )
    const undo = invertChanges(start, edits)
    await done(undo)
    expect(seen(await whole())).toEqual(seen(start))
    await done(invertChanges(now, undo))
    expect(seen(await whole())).toEqual(seen(after))
  })

  it('over another’s edit of another field lands beside it; of the same field it is refused with both', async () => {
    const { changes, a } = ids()
    const start = await done(changes)
    const element = start.elements.find((each) => each.id === a)
    if (!element) throw new Error('no element')
    const friend = await server.invite(owner, territoryId, 'facilitator')
    await act([editElement(element, { who: 'cuisines', details: { where: 'Capdenac' } })], {}, friend)
    const beside = await done([
      editElement(element, { statement: 'Livrer deux fois', details: { status: 'done' } }),
    ])
    expect(beside.elements[0]).toMatchObject({
      statement: 'Livrer deux fois',
      who: 'cuisines',
      details: { where: 'Capdenac', status: 'done' },
      version: 3,
    })
    const clash = await act([editElement(element, { who: 'maraîchers' })])
    expect([clash.status, clash.body.code]).toEqual([409, 'record.stale'])
    expect(clash.body.details).toMatchObject({ id: a, fields: ['who'], current: { who: 'cuisines' } })
  })

  it('creates nothing under an identifier that exists elsewhere, and touches nothing of another chain', async () => {
    const { changes, a } = ids()
    await done(changes)
    evaluationId = await newEvaluation()
    const taken = await act(changes.slice(0, 1))
    expect([taken.status, taken.body.code]).toEqual([409, 'impact-chain.id-taken'])
    for (const change of [
      { do: 'update-element', id: a, version: 1, values: { statement: 'Pris' } },
      { do: 'remove-element', id: a, version: 1 },
      { do: 'restore-element', id: a },
    ] as const) {
      const reply = await act([change])
      expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
    }
  })

  it('refuses an identifier of an act done elsewhere', async () => {
    const id = randomUUID()
    await done(ids().changes, { id })
    evaluationId = await newEvaluation()
    const reply = await act(ids().changes, { id })
    expect([reply.status, reply.body.code]).toEqual([409, 'impact-chain.id-taken'])
  })

  it('of six hundred creations takes no more than some statements', async () => {
    const elements = Array.from({ length: 300 }, () => randomUUID())
    const changes: ChainChange[] = [
      ...elements.map(
        (id, k) => ({ do: 'create-element', id, values: { type: 'output', statement: `n° ${k}` } }) as const,
      ),
      ...elements
        .slice(1)
        .map(
          (toId, k) =>
            ({ do: 'create-link', id: randomUUID(), values: { fromId: elements[k] ?? '', toId } }) as const,
        ),
    ]
    const made = await done(changes)
    expect([made.elements.length, made.links.length]).toEqual([300, 299])
  })
})

describe('a chain through time', () => {
  it('is told act by act with what was said then, and read as it stood', async () => {
    const { changes, a, o, ao } = ids()
    const start = await done(changes)
    const [element] = start.elements.filter((each) => each.id === a)
    if (!element) throw new Error('no element')
    await done([editElement(element, { statement: 'Livrer tôt' })])
    await done([{ do: 'remove-element', id: o, version: 1 }])
    type Told = {
      at: string
      personName: string
      count: number
      changes: { id: string; act: string; label: string; fields: string[] }[]
    }
    const history = (await owner.call<Many<Told>>('GET', at('chain/history'))).body
    expect(history.total).toBe(3)
    expect(history.items.map((each) => each.count)).toEqual([3, 1, 5])
    const [removal, edit, creation] = history.items
    expect(removal?.personName).toBe('Hôte de test')
    expect(removal?.changes.map((each) => [each.act, each.label])).toEqual([
      ['delete', 'Des repas'],
      ['delete', 'Livrer tôt → Des repas'],
      ['delete', 'Des repas → Mieux manger'],
    ])
    expect(edit?.changes).toMatchObject([
      { id: a, act: 'change', label: 'Livrer tôt', fields: ['statement'] },
    ])
    expect(creation?.changes.find((each) => each.id === ao)?.label).toBe('Livrer → Des repas')
    const then = await whole(`?at=${creation?.at}`)
    expect(seen(then)).toEqual(seen(start))
    expect((await whole(`?at=${edit?.at}`)).links).toHaveLength(2)
    expect((await whole('?at=2020-01-01T00:00:00Z')).elements).toEqual([])
  })
})

describe('a chain as a document', () => {
  it('is a PDF of the common chain or of a rival version, for members alone', async () => {
    await done(ids().changes)
    const rival = await owner.call<{ id: string }>('POST', at('chain-rivals'), { name: 'Selon les élus' })
    for (const query of ['?lang=fr', `?lang=en&rivalId=${rival.body.id}`]) {
      const reply = await owner.call<string>('GET', at(`chain/document${query}`))
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/pdf'])
      expect(reply.body.slice(0, 5)).toBe('%PDF-')
    }
    expect((await server.nobody.call('GET', at('chain/document?lang=fr'))).status).toBe(401)
    const lost = await owner.call('GET', at(`chain/document?lang=fr&rivalId=${randomUUID()}`))
    expect(lost.status).toBe(404)
  })
})

describe('evidence of a link', () => {
  const give = (body: object) =>
    owner.call<{ id: string; version: number } & Refusal>('POST', at('chain-evidence'), body)

  it('speaks of links and figures of its own evaluation only', async () => {
    const { changes, ao } = ids()
    await done(changes)
    const given = await give({
      linkId: ao,
      statement: 'Trois cuisiniers le disent',
      strength: 2,
      downgrades: ['no_dissent'],
    })
    expect(given.body).toMatchObject({
      linkId: ao,
      side: 'for',
      kind: 'note',
      strength: 2,
      observationId: null,
    })
    const line = await owner.call<{ id: string }>('POST', at('framework-lines'), {
      name: 'Part',
      kind: 'quantitative',
      dimension: 'ECO',
    })
    const figure = await owner.call<{ id: string }>('POST', at('observations'), {
      lineId: line.body.id,
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      value: 3,
      source: 's',
      confidence: 'A',
    })
    const quoted = await give({ linkId: ao, statement: '3 %', kind: 'figure', observationId: figure.body.id })
    expect(quoted.status).toBe(201)
    evaluationId = await newEvaluation()
    const mine = ids()
    await done(mine.changes)
    const foreign = await give({ linkId: mine.ao, statement: 'x', observationId: figure.body.id })
    expect([foreign.status, foreign.body.code]).toEqual([400, 'impact-chain.figure-elsewhere'])
    const lost = await give({ linkId: ao, statement: 'x' })
    expect([lost.status, lost.body.code]).toEqual([400, 'impact-chain.link-gone'])
  })

  it('is not shown while its link is gone, and a corrected figure marks the link to be reviewed', async () => {
    const { changes, ao } = ids()
    await done(changes)
    const line = await owner.call<{ id: string }>('POST', at('framework-lines'), {
      name: 'Part',
      kind: 'quantitative',
      dimension: 'ECO',
    })
    const figure = await owner.call<{ id: string; version: number }>('POST', at('observations'), {
      lineId: line.body.id,
      periodFrom: '2025-01-01',
      periodTo: '2025-12-31',
      value: 3,
      source: 's',
      confidence: 'A',
    })
    const { body } = await give({
      linkId: ao,
      statement: '3 %',
      kind: 'figure',
      observationId: figure.body.id,
    })
    await owner.call('PATCH', at(`observations/${figure.body.id}`), {
      version: figure.body.version,
      values: { value: 4 },
    })
    expect((await whole()).links.find((each) => each.id === ao)?.toReview).toBe(true)
    const all = () => owner.call<Many<{ id: string }>>('GET', at('chain-evidence'))
    expect((await all()).body.items.map((each) => each.id)).toEqual([body.id])
    const link = (await whole()).links.find((each) => each.id === ao)
    await done([{ do: 'remove-link', id: ao, version: link?.version ?? 0 }])
    expect((await all()).body.items).toEqual([])
    expect((await owner.call('GET', at(`chain-evidence/${body.id}`))).status).toBe(404)
    await done([{ do: 'restore-link', id: ao }])
    expect((await all()).body.items).toHaveLength(1)
  })
})

describe('rival explanations', () => {
  it('are about an element of the common chain that stands', async () => {
    const { changes, x } = ids()
    await done(changes)
    const body = { statement: 'Les prix ont baissé', kind: 'market_price', elementId: x, plausibility: 2 }
    const given = await owner.call<{ id: string }>('POST', at('rival-explanations'), body)
    expect([given.status, given.body]).toMatchObject([201, { tested: false, plausibility: 2 }])
    await done([{ do: 'remove-element', id: x, version: 1 }])
    expect((await owner.call<Many<object>>('GET', at('rival-explanations'))).body.items).toEqual([])
    const late = await owner.call<Refusal>('POST', at('rival-explanations'), body)
    expect(late.body.code).toBe('impact-chain.element-elsewhere')
  })
})

describe('a rival version of the chain', () => {
  type Rival = { id: string; version: number; state: string }
  const create = async () =>
    (
      await owner.call<Rival>('POST', at('chain-rivals'), {
        name: 'Selon les maraîchers',
        heldBy: 'maraîchers',
      })
    ).body

  it('copies what stands, is counted nowhere, and is reached by no record route', async () => {
    const { changes, a } = ids()
    await done(changes)
    const rival = await create()
    const theirs = await whole(`?rivalId=${rival.id}`)
    expect([theirs.elements.length, theirs.links.length]).toEqual([3, 2])
    const copy = theirs.elements.find((each) => each.originId === a)
    expect(copy).toMatchObject({
      rivalId: rival.id,
      statement: 'Livrer',
      originValues: { statement: 'Livrer', details: { where: 'Figeac' } },
    })
    const ends = new Set(theirs.elements.map((each) => each.id))
    expect(theirs.links.every((each) => ends.has(each.fromId) && ends.has(each.toId))).toBe(true)
    expect((await owner.call<Many<object>>('GET', at('chain-elements'))).body.total).toBe(3)
    expect((await owner.call('GET', at(`chain-elements/${copy?.id}`))).status).toBe(404)
    const tied = await owner.call<Refusal>('POST', at('chain-links'), { fromId: copy?.id, toId: a })
    expect(tied.body.code).toBe('impact-chain.link-elsewhere')
    expect((await whole()).elements).toHaveLength(3)
  })

  it('is merged once: what the group added comes with its evidence, what both have stays one', async () => {
    const { changes, a, x } = ids()
    await done(changes)
    const rival = await create()
    const theirs = await whole(`?rivalId=${rival.id}`)
    const copyOf = (id: string) => theirs.elements.find((each) => each.originId === id)
    const [copyA, copyX] = [copyOf(a), copyOf(x)]
    if (!copyA || !copyX) throw new Error('no copies')
    const [added, tie] = [randomUUID(), randomUUID()]
    const change = await act(
      [
        editElement(copyA, { statement: 'Livrer le matin' }),
        {
          do: 'create-element',
          id: added,
          values: { type: 'outcome_mid', statement: 'Planter pour l’école' },
        },
        { do: 'create-link', id: tie, values: { fromId: added, toId: copyX.id, confidence: 1 } },
      ],
      { rivalId: rival.id },
    )
    expect(change.status).toBe(200)
    await owner.call('POST', at('chain-evidence'), { linkId: tie, statement: 'Deux l’ont dit' })
    const id = randomUUID()
    const merge = () =>
      owner.call<WholeChain & Refusal>('POST', at(`chain-rivals/${rival.id}/merge`), {
        id,
        version: rival.version,
        choices: [],
      })
    const merged = await merge()
    expect([merged.status, merged.body.code]).toEqual([200, undefined])
    expect((await merge()).status).toBe(200)
    const now = await whole()
    expect(now.elements.map((each) => each.statement).sort()).toEqual([
      'Des repas',
      'Livrer le matin',
      'Mieux manger',
      'Planter pour l’école',
    ])
    expect(now.links).toHaveLength(3)
    const evidence = (await owner.call<Many<{ linkId: string }>>('GET', at('chain-evidence'))).body.items
    expect(now.links.map((each) => each.id)).toContain(evidence[0]?.linkId)
    const after = (await owner.call<Rival>('GET', at(`chain-rivals/${rival.id}`))).body
    expect(after.state).toBe('merged')
    const again = await owner.call('POST', at(`chain-rivals/${rival.id}/merge`), {
      id: randomUUID(),
      version: after.version,
      choices: [],
    })
    expect(again.status).toBe(200)
    expect((await whole()).elements).toHaveLength(4)
  })

  it('that was deleted is not there, and comes back whole', async () => {
    await done(ids().changes)
    const rival = await create()
    await owner.call('DELETE', at(`chain-rivals/${rival.id}`), { version: rival.version })
    expect((await owner.call('GET', at(`chain?rivalId=${rival.id}`))).status).toBe(404)
    expect((await act(ids().changes, { rivalId: rival.id })).body.code).toBe('record.absent')
    await owner.call('POST', at(`chain-rivals/${rival.id}/restore`))
    expect((await whole(`?rivalId=${rival.id}`)).elements).toHaveLength(3)
  })
})
