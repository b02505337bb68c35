import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../tests/support/test-server.ts'

type Made = { id: string; version: number }
type Copy = Made & { title: string; copied: Record<string, number> }
type Rec = Record<string, unknown> & { id: string }
type Items = { items: Rec[]; total: number }

const PARTS = ['perimeter', 'objectives', 'chain', 'stakeholders', 'framework']

let server: Awaited<ReturnType<typeof startTestServer>>
let owner: Caller
let base: string
let source: string

async function make(path: string, body: object): Promise<string> {
  const reply = await owner.call<Made>('POST', `${source}/${path}`, body)
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  return reply.body.id
}

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  base = `/territories/${await server.makeTerritory(owner)}/evaluations`
  const question = {
    action: 'la découpe',
    change: 'un revenu sûr',
    stakeholder: 'éleveurs',
    place: 'Ségala',
    date: '2028',
  }
  const perimeter = {
    product: 'porc lourd',
    periodFrom: '2026-01-01',
    periodTo: '2028-12-31',
    baselineDate: '2025-12-31',
    questions: [question],
  }
  const { body } = await owner.call<Made>('POST', base, {
    title: 'Salaisons',
    mode: 'create',
    startedOn: '2026-01-12',
    perimeter,
  })
  source = `${base}/${body.id}`
  const storyId = await make('stories', { title: 'Aline' })
  const objectiveId = await make('objectives', {
    change: 'vivre de',
    byHowMuch: '2,40 €',
    byWhen: '2028-12-31',
    ticks: { dated: true },
    storyIds: [storyId],
  })
  const activity = await make('chain-elements', {
    type: 'activity',
    statement: 'Découper à façon',
    objectiveId,
    details: { status: 'done', where: 'Figeac' },
  })
  const output = await make('chain-elements', { type: 'output', statement: 'Deux jours d’abattage' })
  await make('chain-links', {
    fromId: activity,
    toId: output,
    confidence: 4,
    strength: 3,
    note: 'vu en mars',
  })
  await make('stakeholders', { name: 'Boucherie du Célé', expects: 'des bêtes' })
  const lineId = await make('framework-lines', {
    name: 'Prix payé',
    kind: 'quantitative',
    dimension: 'ECO',
    objectiveId,
    elementId: activity,
    baseline: 1.7,
    target: 2.4,
    owner: 'Maud',
    dueOn: '2026-06-30',
    hours: 4,
    unit: '€/kg',
  })
  const year = { periodFrom: '2026-01-01', periodTo: '2026-12-31' }
  await make('observations', { lineId, ...year, value: 1.9, source: 'factures', confidence: 'B' })
  await make('means-entries', { spentOn: '2026-02-01', days: 2 })
})
afterAll(() => server?.stop())

const duplicate = (parts: string[], who = owner) =>
  who.call<Copy>('POST', `${source}/duplicate`, { title: 'Lentilles', parts })

async function listed(id: string, path: string): Promise<Rec[]> {
  return (await owner.call<Items>('GET', `${base}/${id}/${path}?limit=200`)).body.items
}

describe('a duplicate', () => {
  it('takes the chosen parts along without what was measured, dated or judged', async () => {
    const { status, body } = await duplicate(PARTS)
    expect([status, body.copied]).toEqual([201, { objectives: 1, chain: 2, stakeholders: 1, framework: 1 }])
    const copy = (await owner.call<Rec>('GET', `${base}/${body.id}`)).body
    expect(copy).toMatchObject({
      title: 'Lentilles',
      mode: 'create',
      startedOn: null,
      perimeter: { product: 'porc lourd', periodFrom: null, periodTo: null, baselineDate: null },
    })
    const [objective] = await listed(body.id, 'objectives')
    expect(objective).toMatchObject({
      change: 'vivre de',
      byHowMuch: '',
      byWhen: null,
      ticks: {},
      storyIds: [],
    })
    const elements = await listed(body.id, 'chain-elements')
    const activity = elements.find(({ type }) => type === 'activity')
    expect(activity).toMatchObject({ objectiveId: objective?.id, details: { where: 'Figeac' } })
    expect(activity?.details).not.toHaveProperty('status')
    const [link] = await listed(body.id, 'chain-links')
    expect(link).toMatchObject({ fromId: activity?.id, strength: 3, confidence: 0, note: '' })
    expect(await listed(body.id, 'stakeholders')).toMatchObject([{ name: 'Boucherie du Célé', expects: '' }])
    const [line] = await listed(body.id, 'framework-lines')
    expect(line).toMatchObject({
      name: 'Prix payé',
      unit: '€/kg',
      objectiveId: objective?.id,
      elementId: activity?.id,
      baseline: null,
      target: null,
      owner: '',
      dueOn: null,
      hours: null,
    })
    for (const path of ['stories', 'observations', 'means-entries'])
      expect(await listed(body.id, path), path).toEqual([])
  })

  it('empties the date of each question, and keeps the rest of it', async () => {
    const { body } = await duplicate(['perimeter'])
    const copy = (await owner.call<{ perimeter: { questions: object[] } }>('GET', `${base}/${body.id}`)).body
    expect(copy.perimeter.questions).toMatchObject([{ action: 'la découpe', date: '' }])
  })

  it('of lines alone ties them to nothing', async () => {
    const { body } = await duplicate(['framework'])
    expect(await listed(body.id, 'framework-lines')).toMatchObject([{ objectiveId: null, elementId: null }])
    expect(await listed(body.id, 'chain-elements')).toEqual([])
    expect((await owner.call<Rec>('GET', `${base}/${body.id}`)).body.perimeter).toEqual({})
  })

  it('never takes a person along, nor what was deleted', async () => {
    await make('stakeholders', { name: 'Mme Essai', kind: 'person' })
    const gone = await make('stakeholders', { name: 'Ancienne coopérative' })
    await owner.call('DELETE', `${source}/stakeholders/${gone}`, { version: 1 })
    const { body } = await duplicate(['stakeholders'])
    expect((await listed(body.id, 'stakeholders')).map(({ name }) => name)).toEqual(['Boucherie du Célé'])
  })

  it('leaves its source as it was, and goes as a whole when it is deleted', async () => {
    const before = await listed(source.split('/').at(-1) ?? '', 'framework-lines')
    const { body } = await duplicate(PARTS)
    const removed = await owner.call('DELETE', `${base}/${body.id}`, { version: body.version })
    expect(removed.status).toBe(200)
    const all = await owner.call<Items>('GET', `${base}?limit=200`)
    expect(all.body.items.map(({ id }) => id)).not.toContain(body.id)
    expect(await listed(source.split('/').at(-1) ?? '', 'framework-lines')).toEqual(before)
  })

  it('is made of nothing that is not there, and by nobody below facilitator', async () => {
    const absent = `${base}/00000000-0000-4000-8000-000000000000/duplicate`
    expect((await owner.call('POST', absent, { title: 'x', parts: [] })).status).toBe(404)
    const territoryId = base.split('/')[2] ?? ''
    const contributor = await server.invite(owner, territoryId, 'contributor')
    expect((await duplicate(['perimeter'], contributor)).status).toBe(403)
  })
})
