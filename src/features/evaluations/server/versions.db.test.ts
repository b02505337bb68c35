import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Made = { id: string; version: number }
type Version = {
  firstId: number
  lastId: number
  personName: string | null
  changes: number
  added: number
  removed: number
  isFirst: boolean
}
type Page = { items: Version[]; next: string | null; total: number }
type States = { before: Record<string, unknown> | null; after: Record<string, unknown> | null }
type Caught = { code: string }

let server: Awaited<ReturnType<typeof startTestServer>>
let maud: Caller
let yanis: Caller
let place: string
let evaluationId: string
let territoryId: string

beforeAll(async () => {
  server = await startTestServer()
  maud = await server.claimAsHost()
  territoryId = await server.makeTerritory(maud)
  yanis = await server.invite(maud, territoryId, 'facilitator')
  const base = `/territories/${territoryId}/evaluations`
  evaluationId = (await maud.call<Made>('POST', base, { title: 'Salaisons' })).body.id
  place = `${base}/${evaluationId}`
})
afterAll(() => server?.stop())

async function newStory(cards: object) {
  const { body } = await maud.call<Made>('POST', `${place}/stories`, { cards })
  let version = body.version
  return {
    id: body.id,
    write: async (who: Caller, values: object) => {
      const reply = await who.call<Made>('PATCH', `${place}/stories/${body.id}`, { version, values })
      version = reply.body.version
    },
  }
}

const list = async (kind: string, id: string, query = '') =>
  (await maud.call<Page>('GET', `${place}/versions?kind=${kind}&recordId=${id}${query}`)).body

describe('the versions of a story', () => {
  it('are runs of one person: who, how many changes, how many words', async () => {
    const story = await newStory({ character: 'Aline élève des porcs' })
    await story.write(maud, { cards: { character: 'Aline élève quarante porcs' } })
    await story.write(yanis, {
      cards: { character: 'Aline élève quarante porcs', moral: 'Un cochon qui reste' },
    })
    await story.write(yanis, { title: 'Montmurat' })
    const { items, total } = await list('story', story.id)
    expect(total).toBe(2)
    expect(items).toMatchObject([
      { personName: 'Personne facilitator', changes: 2, added: 5, removed: 0, isFirst: false },
      { personName: 'Hôte de test', changes: 2, added: 4, removed: 0, isFirst: true },
    ])
  })

  it('show what stood before and after, and nothing but what people wrote', async () => {
    const story = await newStory({ moral: 'Avant' })
    await story.write(yanis, { cards: { moral: 'Après' } })
    const [latest] = (await list('story', story.id)).items
    const query = `kind=story&recordId=${story.id}&firstId=${latest?.firstId}&lastId=${latest?.lastId}`
    const { body } = await maud.call<States>('GET', `${place}/version?${query}`)
    expect(body).toEqual({
      before: { title: '', cards: { moral: 'Avant' } },
      after: { title: '', cards: { moral: 'Après' } },
    })
  })

  it('come page by page', async () => {
    const story = await newStory({ moral: '0' })
    for (const n of [1, 2, 3, 4]) await story.write(n % 2 ? yanis : maud, { cards: { moral: String(n) } })
    const first = await list('story', story.id, '&limit=3')
    expect([first.total, first.items.length]).toEqual([5, 3])
    const second = await list('story', story.id, `&limit=3&cursor=${first.next}`)
    expect([second.items.length, second.next, second.items.at(-1)?.isFirst]).toEqual([2, null, true])
  })
})

describe('the versions of a perimeter', () => {
  it('go back by an ordinary save, which makes a version itself', async () => {
    const write = async (who: Caller, product: string) => {
      const { body } = await who.call<Made>('GET', place)
      await who.call('PATCH', place, { version: body.version, values: { perimeter: { product } } })
    }
    await write(yanis, 'porc lourd sur paille')
    await write(maud, 'tout')
    const { items } = await list('evaluation', evaluationId)
    const wanted = items[1]
    const query = `kind=evaluation&recordId=${evaluationId}&firstId=${wanted?.firstId}&lastId=${wanted?.lastId}`
    const { after } = (await maud.call<States>('GET', `${place}/version?${query}`)).body
    const { version } = (await maud.call<Made>('GET', place)).body
    const back = await maud.call('PATCH', place, { version, values: after })
    expect([back.status, back.body]).toMatchObject([200, { perimeter: { product: 'porc lourd sur paille' } }])
    expect((await list('evaluation', evaluationId)).items[0]).toMatchObject({ personName: 'Hôte de test' })
  })
})

describe('versions', () => {
  it('are of records of this evaluation, and read with their own record only', async () => {
    const base = `/territories/${territoryId}/evaluations`
    const other = (await maud.call<Made>('POST', base, { title: 'Autre' })).body.id
    const foreign = (await maud.call<Made>('POST', `${base}/${other}/stories`, {})).body.id
    for (const [kind, id] of [
      ['story', foreign],
      ['evaluation', other],
      ['objective', foreign],
    ]) {
      const reply = await maud.call<Caught>('GET', `${place}/versions?kind=${kind}&recordId=${id}`)
      expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
    }
    const story = await newStory({ moral: 'x' })
    const own = (await list('evaluation', evaluationId)).items[0]
    const query = `kind=story&recordId=${story.id}&firstId=${own?.firstId}&lastId=${own?.lastId}`
    expect((await maud.call<States>('GET', `${place}/version?${query}`)).body).toEqual({
      before: null,
      after: null,
    })
  })

  it('are read by a reader', async () => {
    const reader = await server.invite(maud, territoryId, 'reader')
    const reply = await reader.call('GET', `${place}/versions?kind=evaluation&recordId=${evaluationId}`)
    expect(reply.status).toBe(200)
  })
})
