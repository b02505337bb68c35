import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Indicator = {
  code: string
  kind: string
  dimension: string
  secondaryDimension: string | null
  sat: string[]
  impactLevel: string
  scale: string
  levels: string[]
}
type Catalogue = { items: Indicator[]; next: string | null; total: number }
type Line = {
  id: string
  version: number
  name: string
  owner: string
  hours: number | null
  toReview: boolean
}

let server: Server
let owner: Caller
let territoryId: string
let place: string

const search = async (query: string) =>
  (await owner.call<Catalogue>('GET', `/catalogue/indicators?${query}`)).body

async function makeLine(values: object = {}): Promise<Line> {
  const made = await owner.call<Line>('POST', `${place}/framework-lines`, {
    name: 'Part locale',
    kind: 'quantitative',
    dimension: 'TER',
    ...values,
  })
  expect(made.status).toBe(201)
  return made.body
}

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
  const made = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Cantines',
  })
  place = `/territories/${territoryId}/evaluations/${made.body.id}`
})
afterAll(() => server?.stop())

describe('the catalogue', () => {
  it('holds 178 indicators, page after page, each once', async () => {
    const codes: string[] = []
    let cursor = ''
    do {
      const page = await search(`limit=50${cursor && `&cursor=${cursor}`}`)
      expect(page.total).toBe(178)
      codes.push(...page.items.map((indicator) => indicator.code))
      cursor = page.next ?? ''
    } while (cursor)
    expect([codes.length, new Set(codes).size]).toEqual([178, 178])
  })

  it('finds words of both languages, accents aside', async () => {
    const french = await search('text=denrees%20repas')
    const english = await search('text=organic%20purchases')
    expect(french.items.map((i) => i.code)).toContain('ECO-24')
    expect(english.items.map((i) => i.code)).toContain('ENV-02')
    expect((await search('text=zzzz')).items).toEqual([])
  })

  it('is narrowed by dimension, objective, kind, mode, level and scale together', async () => {
    const found = await search('dimension=ORG&kind=qualitative&sat=O4&limit=200')
    expect(found.total).toBeGreaterThan(0)
    for (const indicator of found.items) {
      expect([indicator.dimension, indicator.secondaryDimension]).toContain('ORG')
      expect([indicator.kind, indicator.levels.length]).toEqual(['qualitative', 5])
      expect(indicator.sat).toContain('O4')
    }
    const weighed = await search('mode=weighing&impactLevel=outcome&scale=action&limit=200')
    expect(weighed.total).toBeGreaterThan(0)
    for (const indicator of weighed.items)
      expect([indicator.impactLevel, indicator.scale]).toEqual(['outcome', 'action'])
  })

  it('is read by whoever is signed in, not by nobody', async () => {
    expect((await server.nobody.call('GET', '/catalogue/indicators')).status).toBe(401)
  })

  it('refuses a filter that it does not know', async () => {
    const refused = await owner.call<{ code: string }>('GET', '/catalogue/indicators?dimension=XXX')
    expect([refused.status, refused.body.code]).toEqual([400, 'request.invalid'])
  })
})

describe('a line of the framework', () => {
  it('keeps every field of the sheet, and what is not said stays unsaid', async () => {
    const line = await makeLine({
      criterion: 'La moitié des légumes vient du territoire',
      variables: [{ name: 'local_purchases', meaning: '€ locaux' }],
      baseline: 12.5,
      baselineOn: '2024-12-31',
      hours: 3.5,
      quality: { measurable: true, useful: null, reference: false },
    })
    expect(line).toMatchObject({
      criterion: 'La moitié des légumes vient du territoire',
      variables: [{ name: 'local_purchases', meaning: '€ locaux' }],
      baseline: 12.5,
      target: null,
      hours: 3.5,
      quality: { measurable: true, useful: null, reference: false },
      owner: '',
    })
  })

  it('stands in the order of its positions', async () => {
    await makeLine({ name: 'Seconde', position: 901 })
    await makeLine({ name: 'Première', position: 900 })
    const list = await owner.call<{ items: Line[] }>('GET', `${place}/framework-lines?limit=200`)
    expect(list.body.items.slice(-2).map((line) => line.name)).toEqual(['Première', 'Seconde'])
  })

  it('is never overwritten by a stale version: both are shown', async () => {
    const line = await makeLine()
    const address = `${place}/framework-lines/${line.id}`
    const first = await owner.call<Line>('PATCH', address, {
      version: line.version,
      values: { owner: 'Claire' },
    })
    expect([first.status, first.body.owner]).toEqual([200, 'Claire'])
    const stale = await owner.call<{ code: string; details: object }>('PATCH', address, {
      version: line.version,
      values: { owner: 'Paul' },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({ yours: { owner: 'Paul' }, current: { owner: 'Claire' } })
  })

  it('is removed and brought back', async () => {
    const line = await makeLine()
    const address = `${place}/framework-lines/${line.id}`
    expect((await owner.call('DELETE', address, { version: line.version })).status).toBe(200)
    const listed = async () =>
      (await owner.call<{ items: Line[] }>('GET', `${place}/framework-lines?limit=200`)).body.items.some(
        ({ id }) => id === line.id,
      )
    expect(await listed()).toBe(false)
    await owner.call('POST', `${address}/restore`)
    expect(await listed()).toBe(true)
  })

  it('is to be reviewed once its objective changes', async () => {
    const objective = await owner.call<{ id: string; version: number }>('POST', `${place}/objectives`, {
      change: 'doubler',
    })
    const line = await makeLine({ objectiveId: objective.body.id })
    await owner.call('PATCH', `${place}/objectives/${objective.body.id}`, {
      version: objective.body.version,
      values: { change: 'tripler' },
    })
    const now = await owner.call<Line>('GET', `${place}/framework-lines/${line.id}`)
    expect(now.body.toReview).toBe(true)
  })

  it('is read by every member and written by those who lead', async () => {
    const contributor = await server.invite(owner, territoryId, 'contributor')
    expect((await contributor.call('GET', `${place}/framework-lines`)).status).toBe(200)
    const refused = await contributor.call('POST', `${place}/framework-lines`, {
      name: 'x',
      kind: 'quantitative',
      dimension: 'TER',
    })
    expect(refused.status).toBe(403)
  })
})
