import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { readLeverFigures } from './lever-figures-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Refusal = { code: string }
type Figure = { code: string; value: number | null; n: number; unknown: number; missing: string | null }

let server: Server
let owner: Caller
let reader: Caller
let territoryId: string
let here: string

async function make<T = Made>(path: string, body: object): Promise<T> {
  const reply = await owner.call<T>('POST', `${here}/${path}`, body)
  if (reply.status !== 201) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}
async function read<T>(path: string, who = owner): Promise<T> {
  const reply = await who.call<T>('GET', `${here}/${path}`)
  if (reply.status !== 200) throw new Error(`${path}: ${JSON.stringify(reply.body)}`)
  return reply.body
}
const actor = (name: string) => make('actors', { name, kind: 'association' })
const held = (title: string, startsOn: string, values: object = {}) =>
  make('events', { title, startsOn, state: 'held', ...values })
/** A territory of its own, so that its figures are its own. */
async function elsewhere(name: string): Promise<void> {
  territoryId = await server.makeTerritory(owner, name)
  here = `/territories/${territoryId}`
}

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  await elsewhere('Pays des leviers')
  reader = await server.invite(owner, territoryId, 'reader')
})
afterAll(() => server?.stop())

describe('the five levers', () => {
  it('say nothing where nothing is recorded, and never zero', async () => {
    const levers = await read<{ lever: string; version: number; figures: Figure[] }[]>('levers', reader)
    expect(levers.map(({ lever }) => lever)).toEqual([
      'public-events',
      'participation',
      'inclusion',
      'everyday-dialogue',
      'exchanges',
    ])
    expect(levers.every(({ version }) => version === 0)).toBe(true)
    const figures = levers.flatMap((lever) => lever.figures)
    expect(figures.every(({ value, missing }) => value === null && missing !== null)).toBe(true)
  })

  it('keep the aim of the territory, and refuse one written over an older one', async () => {
    const write = (version: number, values: object) =>
      owner.call<Made & { aim: string; target: number | null; code?: string }>(
        'PUT',
        `${here}/levers/participation`,
        { version, values },
      )
    const first = await write(0, { aim: 'Une assemblée par an', target: 3 })
    expect(first.body).toMatchObject({ aim: 'Une assemblée par an', target: 3, version: 1 })
    const second = await write(1, { target: null })
    expect(second.body).toMatchObject({ aim: 'Une assemblée par an', target: null, version: 2 })
    const stale = await write(1, { aim: 'Autre' })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect((await write(0, { aim: 'Autre' })).status).toBe(409)
  })
})

describe('figures for indicators', () => {
  it('come from what was held, for the period asked', async () => {
    await elsewhere('Pays des chiffres')
    await held('Marché', '2025-05-01', { level: 1, persons: 100, venue: 'market' })
    await held('Jury', '2025-06-01', { level: 4, persons: 20, venue: 'own', openness: 'working' })
    await held('Sans nombre', '2025-07-01', { level: 5 })
    await make('events', { title: 'Prévu', startsOn: '2025-08-01', level: 5, persons: 1000 })
    const removed = await held('Retiré', '2025-08-02', { level: 0, persons: 1000 })
    await owner.call('DELETE', `${here}/events/${removed.id}`, { version: 1 })
    const jury = await held('Décide', '2025-09-01')
    await make('event-decisions', { eventId: jury.id, what: 'Acheter local', isCodesigned: true })
    await make('event-decisions', { eventId: jury.id, what: 'Payer', isCodesigned: false })
    await make('event-decisions', { eventId: jury.id, what: 'On ne sait plus' })
    await make('event-decisions', {
      eventId: jury.id,
      what: 'Appeler',
      kind: 'follow_up',
      isCodesigned: true,
    })
    await make('territory-exchanges', {
      title: 'Visite',
      state: 'held',
      heldOn: '2025-04-01',
      isFormal: true,
    })
    const figures = await read<Figure[]>('lever-figures?from=2025-01-01&to=2025-12-31')
    const of = (code: string) => figures.find((figure) => figure.code === code)
    expect(of('ORG-20')).toMatchObject({ value: (100 + 80) / 120, n: 2, unknown: 2 })
    expect(of('ORG-21')?.value).toBeCloseTo((100 * 2) / 3)
    expect(of('ORG-23')).toMatchObject({ value: 50, n: 2, unknown: 2 })
    expect(of('ORG-19')).toMatchObject({ value: 50, n: 2, unknown: 1 })
    expect(of('ORG-24')).toMatchObject({ value: 1, n: 1 })
    expect(of('SOC-10')).toMatchObject({ value: null, missing: 'no-relay' })
    expect(of('ORG-22')).toMatchObject({ value: null, missing: 'no-population' })
    const byCode = await inTransaction(server.db.app, async (tx) => {
      await tx.query('select enter_territory($1, $2)', [owner.personId, territoryId])
      return readLeverFigures(tx, { territoryId }, { from: '2025-01-01', to: '2025-12-31' })
    })
    expect(byCode.get('ORG-23')?.value).toBe(50)
    const before = await read<Figure[]>('lever-figures?from=2024-01-01&to=2024-12-31')
    expect(before.find(({ code }) => code === 'ORG-22')).toMatchObject({
      value: null,
      missing: 'nothing-recorded',
    })
  })

  it('become trends by year, with zero only after the agenda began', async () => {
    const trends = await read<{
      periods: { label: string }[]
      series: { code: string; points: { value: number | null; missing: string | null }[] }[]
    }>('lever-trends?from=2024-01-01&to=2026-12-31&by=year')
    expect(trends.periods.slice(0, 2).map(({ label }) => label)).toEqual(['2024', '2025'])
    const reach = trends.series.find(({ code }) => code === 'reach')
    expect(reach?.points[0]).toMatchObject({ value: null, missing: 'nothing-recorded' })
    expect(reach?.points[1]?.value).toBe(100)
    expect(reach?.points[2]?.value).toBe(0)
  })
})

describe('an exchange', () => {
  it('names another territory of one’s own, and none that one may not know', async () => {
    const mine = await server.makeTerritory(owner, 'Voisins')
    const visit = (who: Caller, otherTerritoryId: string) =>
      who.call<Refusal>('POST', `${here}/territory-exchanges`, { title: 'Visite', otherTerritoryId })
    expect((await visit(owner, mine)).status).toBe(201)
    const colleague = await server.invite(owner, territoryId, 'facilitator')
    const refused = await visit(colleague, mine)
    expect([refused.status, refused.body.code]).toEqual([404, 'territories.absent'])
    const itself = await visit(owner, territoryId)
    expect([itself.status, itself.body.code]).toEqual([400, 'levers.exchange-with-itself'])
    const undated = await owner.call<Refusal>('POST', `${here}/territory-exchanges`, {
      title: 'Visite',
      state: 'held',
    })
    expect([undated.status, undated.body.code]).toEqual([409, 'levers.exchange-without-day'])
  })
})

describe('publics and relays', () => {
  it('take publics of the catalogue once, and own ones with a share and its source', async () => {
    await elsewhere('Pays des publics')
    const start = () =>
      owner.call<{ added: number }>('POST', `${here}/audiences/starters`, {
        lang: 'fr',
        codes: ['young-people', 'older-people', 'no-such-public'],
      })
    expect((await start()).body.added).toBe(2)
    expect((await start()).body.added).toBe(0)
    const refused = await owner.call<Refusal>('POST', `${here}/audiences`, {
      name: 'Bergers',
      populationPercent: 2,
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'levers.share-without-source'])
    await make('audiences', { name: 'Bergers', populationPercent: 2, populationSource: 'MSA 2024' })
    const twice = await owner.call<Refusal>('POST', `${here}/audiences`, { name: ' bergers' })
    expect([twice.status, twice.body.code]).toEqual([409, 'levers.audience-exists'])
  })

  it('show which publics nobody relays', async () => {
    const { items } = await read<{ items: (Made & { name: string })[] }>('audiences')
    const idOf = (name: string) => items.find((each) => each.name.startsWith(name))?.id ?? ''
    const centre = await actor('Centre social')
    const mission = await actor('Mission locale')
    await make('relays', { actorId: centre.id, audiences: [idOf('Jeunes'), idOf('Personnes')], trust: 1 })
    await make('relays', { actorId: mission.id, audiences: [idOf('Jeunes')], trust: 3 })
    const twice = await owner.call<Refusal>('POST', `${here}/relays`, { actorId: centre.id })
    expect([twice.status, twice.body.code]).toEqual([409, 'levers.relay-exists'])
    const foreign = await owner.call<Refusal>('POST', `${here}/relays`, {
      actorId: (await actor('Autre')).id,
      audiences: [centre.id],
    })
    expect([foreign.status, foreign.body.code]).toEqual([409, 'database.reference-broken'])
    const coverage = await read<{ gaps: string[]; weak: string[]; single: string[]; relays: object[] }>(
      'relay-coverage',
      owner,
    )
    expect(coverage.gaps).toEqual([idOf('Bergers')])
    expect(coverage.single).toEqual([idOf('Personnes')])
    expect(coverage.weak).toEqual([idOf('Personnes')])
    await owner.call('DELETE', `${here}/actors/${mission.id}`, { version: 1 })
    expect((await read<{ relays: object[] }>('relay-coverage')).relays).toHaveLength(1)
  })

  it('measure who comes, with retention by organisations that had a year to come back', async () => {
    const { items } = await read<{ items: (Made & { name: string })[] }>('audiences')
    const shepherds = items.find(({ name }) => name === 'Bergers')?.id ?? ''
    const [a, b] = [await actor('Fidèle'), await actor('Passante')]
    const first = await held('Un', '2024-01-10', { persons: 400, audiences: { [shepherds]: 8 } })
    const second = await held('Deux', '2024-06-10', { persons: 100, firstTimers: 25 })
    for (const [event, who] of [
      [first, a],
      [first, b],
      [second, a],
    ] as const)
      await make('event-guests', { eventId: event.id, actorId: who.id, isPresent: true })
    const told = await read<{
      persons: number
      parity: { name: string; ratio: number | null; persons: number | null; missing: string | null }[]
      retention: { value: number; n: number }
      firstTimers: { value: number; of: number }
      women: { value: number | null; missing: string | null }
    }>('inclusion?from=2024-01-01&to=2024-12-31')
    expect(told.persons).toBe(500)
    expect(told.parity.find(({ name }) => name === 'Bergers')).toMatchObject({ ratio: 1, persons: 400 })
    expect(told.parity.find(({ name }) => name.startsWith('Jeunes'))).toMatchObject({
      ratio: null,
      missing: 'no-tally',
    })
    expect(told.retention).toMatchObject({ value: 50, n: 2 })
    expect(told.firstTimers).toMatchObject({ value: 25, of: 100 })
    expect(told.women).toMatchObject({ value: null, missing: 'no-count' })
  })
})

describe('governance', () => {
  type Told = {
    criteria: {
      criterion: string
      feeds: { code: string; value: number | null; of: number | null; since: string | null }[]
      history: { level: number; judgedOn: string }[]
    }[]
  }
  const criterion = async (name: string) =>
    (await read<Told>('governance?to=2026-06-30')).criteria.find((each) => each.criterion === name)

  it('shows what is recorded since when, and nothing where nothing is', async () => {
    await elsewhere('Pays de la gouvernance')
    const empty = await read<Told>('governance?to=2026-06-30')
    expect(empty.criteria).toHaveLength(8)
    expect(empty.criteria.flatMap(({ feeds }) => feeds.map(({ value }) => value))).toEqual(
      empty.criteria.flatMap(({ feeds }) => feeds.map(() => null)),
    )
    await held('Comité', '2026-01-15', { report: 'Ce qui s’est dit', items: { decider: 'yes' } })
    await held('Comité bis', '2026-02-15', { traceOn: '2026-03-01' })
    const rules = await criterion('rules')
    expect(rules?.feeds.find(({ code }) => code === 'minutes-written')).toMatchObject({
      value: 1,
      of: 2,
      since: '2026-01-15',
    })
    expect(rules?.feeds.find(({ code }) => code === 'traces-returned')).toMatchObject({ value: 1, of: 2 })
    const mandate = await criterion('mandate')
    expect(mandate?.feeds.find(({ code }) => code === 'decider-present')).toMatchObject({ value: 1, of: 1 })
  })

  it('keeps every judgement, the latest first', async () => {
    const judge = (level: number, judgedOn: string) =>
      make('governance-judgements', { criterion: 'actors', level, judgedOn, argument: 'Vu ensemble' })
    await judge(1, '2025-06-01')
    await judge(3, '2026-06-01')
    const { history } = (await criterion('actors')) ?? { history: [] }
    expect(history.map(({ level }) => level)).toEqual([3, 1])
  })
})

describe('the self-check', () => {
  type Item = Made & { code: string | null; text: string; answer: string | null }

  it('takes the twelve items of the catalogue once, and keeps those that were edited', async () => {
    await elsewhere('Pays du projet alimentaire')
    const start = () => owner.call<{ added: number }>('POST', `${here}/check-items/starters`, { lang: 'fr' })
    expect((await start()).body.added).toBe(12)
    const { items } = await read<{ items: Item[] }>('check-items')
    const first = items[0]
    await owner.call('PATCH', `${here}/check-items/${first?.id}`, {
      version: 1,
      values: { text: 'Porté par la communauté de communes', answer: 'partly', answeredOn: '2026-01-01' },
    })
    await make('check-items', { text: 'Notre propre point', position: 500 })
    expect((await start()).body.added).toBe(0)
    const after = await read<{ items: Item[]; total: number }>('check-items')
    expect(after.total).toBe(13)
    expect(after.items[0]).toMatchObject({
      code: 'carrier',
      text: 'Porté par la communauté de communes',
      answer: 'partly',
    })
  })

  it('keeps PDF files as evidence, by their bytes and not by their names', async () => {
    const { items } = await read<{ items: Item[] }>('check-items')
    const file = (content: string, ownerId = items[0]?.id ?? '') => {
      const form = new FormData()
      form.set('ownerKind', 'check-item')
      form.set('ownerId', ownerId)
      form.set('file', new File([content], 'délibération.pdf'))
      return form
    }
    const wrong = await owner.call<Refusal>('POST', `${here}/evidence-files`, file('MZ…'))
    expect([wrong.status, wrong.body.code]).toEqual([400, 'levers.not-a-pdf'])
    const kept = await owner.call<Made & { ownerKind: string }>(
      'POST',
      `${here}/evidence-files`,
      file('%PDF-1.7 x'),
    )
    expect([kept.status, kept.body.ownerKind]).toEqual([201, 'check-item'])
    const nobody = '00000000-0000-4000-8000-000000000000'
    const foreign = await owner.call<Refusal>('POST', `${here}/evidence-files`, file('%PDF-1.7', nobody))
    expect([foreign.status, foreign.body.code]).toEqual([409, 'database.reference-broken'])
    const content = await owner.call<string>('GET', `${here}/evidence-files/${kept.body.id}/content`)
    expect(content.body).toBe('%PDF-1.7 x')
    expect(content.headers.get('content-disposition')).toContain('attachment')
    expect(content.headers.get('content-security-policy')).toContain('sandbox')

    const list = () => read<{ total: number }>(`evidence-files?ownerKind=check-item&ownerId=${items[0]?.id}`)
    expect((await list()).total).toBe(1)
    await owner.call('DELETE', `${here}/evidence-files/${kept.body.id}`, { version: 1 })
    expect((await list()).total).toBe(0)
    await owner.call('POST', `${here}/evidence-files/${kept.body.id}/restore`)
    expect((await list()).total).toBe(1)
  })
  it('destroys bytes and name of a file thirty days after its deletion, also from the audit', async () => {
    const { items } = await read<{ items: Item[] }>('check-items')
    const behind = new pg.Pool(server.db.owner)
    const keep = async (name: string) => {
      const form = new FormData()
      form.set('ownerKind', 'check-item')
      form.set('ownerId', items[0]?.id ?? '')
      form.set('file', new File(['%PDF-1.7'], name))
      const { body } = await owner.call<Made>('POST', `${here}/evidence-files`, form)
      await owner.call('DELETE', `${here}/evidence-files/${body.id}`, { version: 1 })
      return body.id
    }
    const [old, recent] = [await keep('ancien-secret.pdf'), await keep('recent.pdf')]
    await behind.query("update evidence_file set deleted_at = now() - interval '31 days' where id = $1", [
      old,
    ])
    await server.db.app.query('select purge_evidence()')
    const gone = await owner.call<Refusal>('GET', `${here}/evidence-files/${old}/content`)
    expect([gone.status, gone.body.code]).toEqual([410, 'levers.file-gone'])
    expect((await owner.call('POST', `${here}/evidence-files/${old}/restore`)).status).toBe(410)
    expect((await owner.call('POST', `${here}/evidence-files/${recent}/restore`)).status).toBe(200)
    const { rows } = await behind.query(
      "select 1 from audit where concat(before, after) like '%ancien-secret%'",
    )
    await behind.end()
    expect(rows).toEqual([])
  })
})
