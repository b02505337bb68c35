import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Items<T> = { items: T[]; total: number }

let server: Server
let host: Caller

beforeAll(async () => {
  server = await startTestServer()
  host = await server.claimAsHost()
})
afterAll(() => server?.stop())

async function memberships() {
  const status = await host.call<{
    memberships: { territoryId: string; territoryName: string; demo: boolean }[]
  }>('GET', '/status')
  return status.body.memberships
}

describe('the demonstration programme', () => {
  it('is loaded in one call: five territories, every one marked as demonstration', async () => {
    const loaded = await host.call<{ territoryIds: string[] }>('POST', '/host/demonstration', {})
    expect([loaded.status, loaded.body.territoryIds.length]).toEqual([201, 5])
    const mine = await memberships()
    expect(mine.map((m) => m.demo)).toEqual([true, true, true, true, true])
    expect(mine.every((m) => m.territoryName.includes('démonstration'))).toBe(true)
  })

  it('has one evaluation in each, at a different stage', async () => {
    const states: string[] = []
    for (const { territoryId } of await memberships()) {
      const evaluations = await host.call<Items<{ id: string }>>(
        'GET',
        `/territories/${territoryId}/evaluations`,
      )
      expect(evaluations.body.total).toBe(1)
      const progress = await host.call<{ steps: { tasks: { left: number }[] }[] }>(
        'GET',
        `/territories/${territoryId}/evaluations/${evaluations.body.items[0]?.id}/progress`,
      )
      states.push(progress.body.steps.map((s) => s.tasks.map((t) => t.left)).join('/'))
    }
    expect(new Set(states).size).toBe(5)
  })

  it('has events in Figeac whose levers moved, with counts and no names of people', async () => {
    const figeac = (await memberships()).find((m) => m.territoryName.includes('Figeac'))
    const here = `/territories/${figeac?.territoryId}`
    const { body } = await host.call<{
      series: { code: string; points: { value: number | null }[] }[]
    }>('GET', `${here}/lever-trends?from=2024-01-01&to=2026-11-23&by=year`)
    const levels =
      body.series.find(({ code }) => code === 'ORG-20')?.points.map(({ value }) => value ?? -1) ?? []
    expect(levels).toHaveLength(3)
    expect(levels).toEqual([...levels].sort((a, b) => a - b))
    const values = body.series.flatMap(({ points }) => points.at(-1)?.value ?? [])
    expect(values.length).toBeGreaterThan(6)
    const coverage = await host.call<{ gaps: string[]; weak: string[] }>('GET', `${here}/relay-coverage`)
    expect([coverage.body.gaps.length, coverage.body.weak.length]).toEqual([1, 1])
    const { body: agenda } = await host.call<Items<{ title: string; score: { high: number } }>>(
      'GET',
      `${here}/agenda?limit=100`,
    )
    expect(agenda.total).toBe(16)
    expect(agenda.items.every(({ title }) => title.includes('démonstration'))).toBe(true)
  })

  it('has worlds of the catalogue in every territory', async () => {
    for (const { territoryId } of await memberships()) {
      const worlds = await host.call<Items<{ code: string | null }>>(
        'GET',
        `/territories/${territoryId}/worlds`,
      )
      expect(worlds.body.total).toBeGreaterThan(0)
      expect(worlds.body.items.filter((world) => world.code === null)).toEqual([])
    }
  })

  it('has a network in Figeac that sources told over the years, with what began and what ended', async () => {
    const figeac = (await memberships()).find((m) => m.territoryName.includes('Figeac'))
    const here = `/territories/${figeac?.territoryId}`
    const read = async (path: string) =>
      (await host.call<Items<Record<string, string | null>>>('GET', `${here}/${path}?limit=200`)).body
    const worlds = await read('worlds')
    expect(worlds.total).toBe(20)
    expect(worlds.items.every((world) => world.code !== null)).toBe(true)
    const ties = (await read('actor-ties')).items
    const years = new Set(ties.map((tie) => tie.since?.slice(0, 4)))
    expect(['2024', '2025', '2026'].every((year) => years.has(year))).toBe(true)
    expect(ties.some((tie) => tie.until !== null)).toBe(true)
    const joined = await read('world-memberships')
    expect(joined.items.every((membership) => membership.sourceId !== null)).toBe(true)
    const inWorld = (code: string) => {
      const world = worlds.items.find((each) => each.code === code)
      return new Set(joined.items.filter((m) => m.worldId === world?.id).map((m) => m.actorId))
    }
    const [health, farming] = [inWorld('health'), inWorld('farming')]
    expect([health.size > 3, farming.size > 8, [...health].some((actor) => farming.has(actor))]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('computes its figures from its purchase rows, and publishes them', async () => {
    const figeac = (await memberships()).find((m) => m.territoryName.includes('Figeac'))
    const evaluations = await host.call<Items<{ id: string }>>(
      'GET',
      `/territories/${figeac?.territoryId}/evaluations`,
    )
    const place = `/territories/${figeac?.territoryId}/evaluations/${evaluations.body.items[0]?.id}`
    const summary = await host.call<{ rows: number; byYear: Record<string, { rates: { organic: number } }> }>(
      'GET',
      `${place}/purchases-summary`,
    )
    const observations = await host.call<
      Items<{ value: number | null; computed: { year: string; formula: string } | null }>
    >('GET', `${place}/observations?limit=200`)
    const organic = observations.body.items.find(
      (o) => o.computed?.year === '2025' && o.computed.formula.startsWith('bio_purchases'),
    )
    expect(summary.body.rows).toBe(324)
    expect(organic?.value).toBeCloseTo((summary.body.byYear['2025']?.rates.organic ?? 0) * 100, 10)
    const supports = await host.call<Items<{ id: string }>>('GET', `${place}/supports`)
    const links = await host.call<Items<{ token: string }>>(
      'GET',
      `${place}/supports/${supports.body.items[0]?.id}/publications`,
    )
    const read = await server.nobody.call<{ demo: boolean; statements: object[] }>(
      'GET',
      `/public/supports/${links.body.items[0]?.token}`,
    )
    expect([read.status, read.body.demo, read.body.statements.length]).toEqual([200, true, 4])
  })

  it('asks a questionnaire in Figeac, whose answers came by a link, a relay and on paper, and say nothing of anybody', async () => {
    const figeac = (await memberships()).find((m) => m.territoryName.includes('Figeac'))
    const territory = `/territories/${figeac?.territoryId}`
    const [evaluation] = (await host.call<Items<{ id: string }>>('GET', `${territory}/evaluations`)).body
      .items
    const path = `${territory}/evaluations/${evaluation?.id}`
    const [collection] = (
      await host.call<Items<{ id: string; state: string; received: number }>>('GET', `${path}/collections`)
    ).body.items
    expect(collection).toMatchObject({ state: 'open', received: 42 })
    const rates = await host.call<{
      groups: { name: string; received: number }[]
      channels: { channel: string; received: number }[]
    }>('GET', `${path}/collections/${collection?.id}/rates`)
    expect(
      rates.body.channels
        .filter(({ received }) => received > 0)
        .map(({ channel }) => channel)
        .sort(),
    ).toEqual(['link', 'paper', 'relay'])
    expect(rates.body.groups.find(({ name }) => name.startsWith('Familles'))?.received).toBe(14)
    const results = await host.call<{ questions: { name: string; answered: number }[] }>(
      'GET',
      `${path}/collections/${collection?.id}/results`,
    )
    expect(results.body.questions.find(({ name }) => name === 'achete')?.answered).toBe(42)
  })

  it('has an interview in Figeac, with quotes that may be published without a name and a text to code', async () => {
    const figeac = (await memberships()).find((m) => m.territoryName.includes('Figeac'))
    const territory = `/territories/${figeac?.territoryId}`
    const [evaluation] = (await host.call<Items<{ id: string }>>('GET', `${territory}/evaluations`)).body
      .items
    const path = `${territory}/evaluations/${evaluation?.id}`
    const quotes = (
      await host.call<Items<{ use: string; linkId: string | null }>>('GET', `${path}/quote-list`)
    ).body.items
    expect(quotes.map(({ use }) => use)).toEqual(['anonymous', 'anonymous'])
    expect(quotes.every(({ linkId }) => linkId !== null)).toBe(true)
    const sources = await host.call<Items<{ id: string }>>('GET', `${path}/coding-sources`)
    expect(sources.body.total).toBe(1)
  })

  it('maps organisations and collectives, never a person, with what is planned and who met', async () => {
    const stakeholders: { kind: string; worlds: string[] }[] = []
    const counts = { 'engagement-steps': 0, solicitations: 0, meetings: 0 }
    for (const { territoryId } of await memberships()) {
      const evaluations = await host.call<Items<{ id: string }>>(
        'GET',
        `/territories/${territoryId}/evaluations`,
      )
      const place = `/territories/${territoryId}/evaluations/${evaluations.body.items[0]?.id}`
      const page = await host.call<Items<(typeof stakeholders)[number]>>('GET', `${place}/stakeholders`)
      stakeholders.push(...page.body.items)
      for (const path of ['engagement-steps', 'solicitations', 'meetings'] as const)
        counts[path] += (await host.call<Items<object>>('GET', `${place}/${path}`)).body.total
    }
    expect(stakeholders.length).toBeGreaterThan(15)
    expect(new Set(stakeholders.map(({ kind }) => kind))).toEqual(new Set(['organisation', 'collective']))
    expect(stakeholders.every(({ worlds }) => worlds.length > 0)).toBe(true)
    expect(counts).toEqual({ 'engagement-steps': 4, solicitations: 5, meetings: 1 })
  })

  it('is not loaded twice, and goes away in one call without a trace', async () => {
    const again = await host.call<{ code: string }>('POST', '/host/demonstration', {})
    expect([again.status, again.body.code]).toEqual([409, 'demonstration.already-there'])
    const removed = await host.call<{ removed: number }>('DELETE', '/host/demonstration', {})
    expect([removed.status, removed.body.removed]).toEqual([200, 5])
    expect(await memberships()).toEqual([])
  })
})
