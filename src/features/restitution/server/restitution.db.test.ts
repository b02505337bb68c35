import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import type { Evidence, SupportView } from '../contract.ts'
import { THREAD_KINDS, type ThreadEdge, type ThreadRecord, walkThread } from '../domain/thread.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Rec = { id: string; version: number; toReview: boolean }
type Published = { id: string; token: string; link: string; revokedAt: string | null; version: number }
type Draft = {
  view: SupportView
  publishable: boolean
  findings: { code: string; severity: string; path: string }[]
  proposedLimits: string[]
}
type Page<T> = { items: T[]; total: number; next: string | null }
type Review = { id: string; recordKind: string; recordId: string; causeKind: string; causeId: string }
type Thread = {
  record: { label: string; detail: string }
  records: { kind: string; id: string; label: string; depth: number; toReview: boolean }[]
  evidence: Evidence | null
}

const CSV = `siret,description,fournisseur,date,prix_ht,famille_produits,categories_egalim,origine,est_circuit_court,est_local,definition_local,definition_local_km
21460102600013,Carottes,Ferme du Secret,2025-03-04,120.50,FRUITS_ET_LEGUMES,BIO,FRANCE,OUI,OUI,PAT,
21460102600013,Pommes,Ferme B,2025-04-04,80.00,FRUITS_ET_LEGUMES,,FRANCE,non,OUI,COMMUNE,
21460102600013,Bœuf,Boucherie,2025-05-04,199.50,VIANDES_VOLAILLES,LABEL_ROUGE,FRANCE,non,non,,
`

let server: Server
let owner: Caller
beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
})
afterAll(() => server?.stop())

async function made<T extends object = Rec>(method: string, path: string, body?: unknown): Promise<T> {
  const reply = await owner.call<T>(method, path, body)
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}

/** A territory whose support tells one computed figure, one typed figure, and a story. */
async function makeSupport() {
  const territoryId = await server.makeTerritory(owner)
  const evaluation = await made('POST', `/territories/${territoryId}/evaluations`, { title: 'Cantines' })
  const base = `/territories/${territoryId}/evaluations/${evaluation.id}`
  const form = new FormData()
  form.set('file', new File([CSV], 'achats de Mme Essai.csv'))
  form.set('mode', 'all-or-nothing')
  await made('POST', `${base}/purchase-imports`, form)
  const line = await made('POST', `${base}/framework-lines`, {
    name: 'Part du bio',
    kind: 'quantitative',
    dimension: 'ENV',
    unit: '%',
    formula: 'bio_purchases / total_purchases * 100',
    variables: [],
    baseline: 10,
    baselineOn: '2023-12-31',
    target: 40,
    targetOn: '2027-12-31',
  })
  const computed = await made<{ observationId: string }>('POST', `${base}/computations`, {
    lineId: line.id,
    year: '2025',
    confidence: 'A',
  })
  const other = await made('POST', `${base}/framework-lines`, {
    name: 'Repas par semaine',
    kind: 'quantitative',
    dimension: 'SOC',
    unit: 'repas',
  })
  const typed = await made('POST', `${base}/observations`, {
    lineId: other.id,
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    value: 1200,
    unit: 'repas',
    source: 'Registre de la cuisine',
    confidence: 'D',
    note: 'Appeler Mme Factice, factice@example.org',
  })
  const story = await made('POST', `${base}/stories`, {
    title: 'Midi',
    cards: { character: 'La cuisinière.' },
  })
  const support = await made('POST', `${base}/supports`, {
    title: 'Où en sommes-nous ?',
    keyMessage: 'Un tiers de nos achats est bio.',
    storyId: story.id,
    callToAction: 'Voter en mars.',
    limits: 'Les volumes d’hiver.',
  })
  const place = `${base}/supports/${support.id}`
  const [first, second] = [
    await made('POST', `${place}/statements`, {
      observationId: computed.observationId,
      position: 0,
      sentence: 'Le bio avance.',
    }),
    await made('POST', `${place}/statements`, { observationId: typed.id, position: 1, sentence: 'On sert.' }),
  ]
  return { territoryId, base, place, support, computedId: computed.observationId, typed, first, second, line }
}

type Made = Awaited<ReturnType<typeof makeSupport>>

const publish = (at: Made) => made<Published>('POST', `${at.place}/publish`, { version: at.support.version })
const open = <T = SupportView>(token: string, rest = '') =>
  server.nobody.call<T & { code?: string }>('GET', `/public/supports/${token}${rest}`)

describe('a support', () => {
  it('is composed with its figures, their lights, its story, and what it does not know', async () => {
    const at = await makeSupport()
    const draft = await made<Draft>('GET', `${at.place}/draft`)
    const [bio, meals] = draft.view.statements
    expect(bio?.figure).toMatchObject({ name: 'Part du bio', value: 30.125, computed: true, light: 'green' })
    expect(meals?.figure).toMatchObject({ value: 1200, light: 'none', hatched: true, observations: 1 })
    expect(draft.view.story?.cards).toEqual(['La cuisinière.'])
    expect(draft.publishable).toBe(true)
    expect(draft.proposedLimits.join('\n')).toContain('Repas par semaine (2025)\u00a0: un ordre de grandeur')
  })

  it('is not published with a claim that nothing proves, and says which', async () => {
    const at = await makeSupport()
    const bare = await made('POST', `${at.place}/statements`, { sentence: 'Tout le monde est content.' })
    const refused = await owner.call<{ code: string; details: { findings: { path: string }[] } }>(
      'POST',
      `${at.place}/publish`,
      { version: at.support.version },
    )
    expect([refused.status, refused.body.code]).toEqual([400, 'restitution.not-publishable'])
    expect(refused.body.details.findings).toMatchObject([
      { code: 'support.claim-without-evidence', path: `claims/${bare.id}` },
    ])
    await made('PATCH', `${at.place}/statements/${bare.id}`, {
      version: bare.version,
      values: { evidence: 3 },
    })
    expect((await publish(at)).link).toMatch(/^http:\/\/localhost:4600\/p\/[\w-]{43}$/)
  })

  it('refuses a version that is not the one seen, and figures of another evaluation', async () => {
    const [at, elsewhere] = [await makeSupport(), await makeSupport()]
    const stale = await owner.call<{ code: string }>('POST', `${at.place}/publish`, { version: 99 })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    const foreign = await owner.call<{ code: string }>('POST', `${at.place}/statements`, {
      observationId: elsewhere.computedId,
    })
    expect([foreign.status, foreign.body.code]).toEqual([400, 'restitution.observation-elsewhere'])
    const wrongPlace = await owner.call('GET', `${at.base}/supports/${elsewhere.support.id}/draft`)
    expect(wrongPlace.status).toBe(404)
  })
})

describe('a published support', () => {
  it('is read by anyone who has the link, as page and as PDF', async () => {
    const at = await makeSupport()
    const { token } = await publish(at)
    const page = await open(token)
    expect([page.status, page.body.statements.length]).toEqual([200, 2])
    const pdf = await server.app.request(`http://localhost:4600/api/public/supports/${token}/pdf`)
    expect(pdf.headers.get('content-type')).toContain('application/pdf')
    expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1', 0, 5)).toBe('%PDF-')
    const team = await owner.call('GET', `${at.place}/pdf`)
    expect(team.status).toBe(200)
  })

  it('keeps its link when published again; revoked it is gone, and the next link is another', async () => {
    const at = await makeSupport()
    const [first, again] = [await publish(at), await publish(at)]
    expect(again.token).toBe(first.token)
    await made('POST', `${at.place}/publications/${first.id}/revoke`, { version: first.version })
    const gone = await open(first.token)
    expect([gone.status, gone.body.code]).toEqual([410, 'restitution.link-revoked'])
    expect((await open(first.token, `/thread/observation/${at.computedId}`)).status).toBe(410)
    const next = await publish(at)
    expect(next.token).not.toBe(first.token)
    const listed = await made<Page<Published>>('GET', `${at.place}/publications`)
    expect(listed.items.map((p) => [p.token, p.revokedAt !== null])).toEqual([
      [next.token, false],
      [first.token, true],
    ])
  })

  it('is unknown under a token that was never given', async () => {
    const unknown = await open('x'.repeat(43))
    expect([unknown.status, unknown.body.code]).toEqual([404, 'restitution.link-unknown'])
  })

  it('says that a figure was withdrawn when it was deleted, and nothing else of it', async () => {
    const at = await makeSupport()
    const { token } = await publish(at)
    await made('DELETE', `${at.base}/observations/${at.typed.id}`, { version: at.typed.version })
    const { body } = await open(token)
    expect(body.statements[1]).toEqual({
      id: at.second.id,
      sentence: '',
      toReview: false,
      withdrawn: true,
      figure: null,
    })
    const thread = await open<{ code: string }>(token, `/thread/statement/${at.second.id}`)
    expect([thread.status, thread.body.code]).toEqual([410, 'restitution.figure-withdrawn'])
    expect((await open(token, `/thread/observation/${at.typed.id}`)).status).toBe(404)
  })

  it('withholds a claim that was changed into one that could not be published', async () => {
    const at = await makeSupport()
    const { token } = await publish(at)
    await made('PATCH', `${at.place}/statements/${at.first.id}`, {
      version: at.first.version,
      values: { people: 2, sentence: 'Les deux agriculteurs du village.' },
    })
    const page = await open(token)
    expect(page.body.statements[0]).toMatchObject({ withdrawn: true, sentence: '', figure: null })
  })
})

describe('where a published figure comes from', () => {
  it('is told to its readers: value, formula, inputs, rows — in two steps from the page', async () => {
    const at = await makeSupport()
    const { token } = await publish(at)
    const thread = await open<{ evidence: Evidence }>(token, `/thread/observation/${at.computedId}`)
    const { computed } = thread.body.evidence
    expect(computed?.formula).toBe('bio_purchases / total_purchases * 100')
    expect(computed?.variables.map((v) => [v.name, v.value, v.rows])).toEqual([
      ['bio_purchases', '120.50', 1],
      ['total_purchases', '400.00', 3],
    ])
    const rows = await open<Page<Record<string, unknown>>>(
      token,
      `/observations/${at.computedId}/purchases?variable=total_purchases&limit=2`,
    )
    expect([rows.body.total, rows.body.items.length]).toEqual([3, 2])
    expect(Object.keys(rows.body.items[0] ?? {}).sort()).toEqual([
      'categories',
      'date',
      'description',
      'family',
      'id',
      'price',
    ])
    const typed = await open<{ evidence: Evidence }>(token, `/thread/statement/${at.second.id}`)
    expect(typed.body.evidence).toMatchObject({ computed: null, source: 'Registre de la cuisine' })
  })

  it('leaks no supplier, no file name, no note, no person', async () => {
    const at = await makeSupport()
    const { token } = await publish(at)
    const replies = await Promise.all([
      open(token),
      open(token, `/thread/observation/${at.computedId}`),
      open(token, `/thread/observation/${at.typed.id}`),
      open(token, `/observations/${at.computedId}/purchases?variable=total_purchases`),
    ])
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200])
    const said = JSON.stringify(replies.map((reply) => reply.body))
    for (const secret of [
      'Ferme du Secret',
      'Essai',
      'Factice',
      '@example.org',
      owner.personId,
      '21460102600013',
    ])
      expect(said).not.toContain(secret)
  })

  it('opens nothing beyond that support: another support, another territory, other kinds', async () => {
    const [at, elsewhere] = [await makeSupport(), await makeSupport()]
    const { token } = await publish(at)
    const alone = await made('POST', `${at.base}/supports`, { title: 'Autre' })
    const hidden = await made('POST', `${at.base}/observations`, {
      lineId: at.line.id,
      periodFrom: '2024-01-01',
      periodTo: '2024-12-31',
      value: 5,
      confidence: 'A',
    })
    for (const path of [
      `/thread/observation/${elsewhere.computedId}`,
      `/thread/observation/${hidden.id}`,
      `/thread/statement/${elsewhere.first.id}`,
      `/thread/support/${alone.id}`,
      `/thread/framework-line/${at.line.id}`,
      `/observations/${elsewhere.computedId}/purchases?variable=total_purchases`,
      `/observations/${at.typed.id}/purchases?variable=total_purchases`,
      `/observations/${at.computedId}/purchases?variable=price`,
    ])
      expect([path, (await open(token, path)).status]).toEqual([path, 404])
  })
})

describe('the thread, for the team', () => {
  it('leads from a figure down to its files and up to what quotes it, with words', async () => {
    const at = await makeSupport()
    const path = `/territories/${at.territoryId}/thread/observation/${at.computedId}`
    const down = await made<Thread>('GET', `${path}?direction=down`)
    expect(down.record).toMatchObject({ label: 'Part du bio', detail: '30,1\u202f% · 2025' })
    expect(down.records.map((r) => [r.kind, r.label, r.depth])).toEqual([
      ['framework-line', 'Part du bio', 1],
      ['purchase-import', 'achats de Mme Essai.csv', 1],
    ])
    expect(down.evidence?.computed?.variables).toHaveLength(2)
    const up = await made<Thread>('GET', `${path}?direction=up`)
    expect(up.records.map((r) => [r.kind, r.label])).toEqual([
      ['statement', 'Le bio avance.'],
      ['support', 'Où en sommes-nous ?'],
    ])
  })

  it('marks what leans on a corrected row, until somebody says that it is still right', async () => {
    const at = await makeSupport()
    const { token } = await publish(at)
    const rows = await made<Page<Rec & { description: string }>>('GET', `${at.base}/purchases`)
    const row = rows.items.find((r) => r.description === 'Carottes')
    await made('PATCH', `${at.base}/purchases/${row?.id}`, {
      version: row?.version,
      values: { price: '130.00' },
    })
    const reviews = `/territories/${at.territoryId}/reviews`
    const evaluationId = at.base.split('/').at(-1)
    const marked = await made<Page<Review>>('GET', `${reviews}?evaluationId=${evaluationId}`)
    expect(marked.items.map((r) => r.recordKind).sort()).toEqual(['observation', 'statement', 'support'])
    expect(marked.items[0]).toMatchObject({
      causeKind: 'purchase',
      causeLabel: 'Carottes',
      causeAct: 'change',
    })
    expect((await open(token)).body.statements.map((s) => s.toReview)).toEqual([true, false])
    const value = marked.items.find((r) => r.recordKind === 'observation')
    await made('POST', `${reviews}/${value?.id}/clear`, {})
    expect((await made<Page<Review>>('GET', reviews)).total).toBe(2)
    await made('POST', `${reviews}/clear-cause`, { causeKind: 'purchase', causeId: row?.id })
    expect((await made<Page<Review>>('GET', reviews)).total).toBe(0)
    expect((await open(token)).body.statements.map((s) => s.toReview)).toEqual([false, false])
  })

  it('marks what leans on a deleted row, and lifts the marks when the row comes back', async () => {
    const at = await makeSupport()
    const { items } = await made<Page<Rec>>('GET', `${at.base}/purchases`)
    const row = items[0]
    await made('DELETE', `${at.base}/purchases/${row?.id}`, { version: row?.version })
    const reviews = `/territories/${at.territoryId}/reviews`
    expect((await made<Page<Review>>('GET', reviews)).total).toBe(3)
    await made('POST', `${at.base}/purchases/${row?.id}/restore`, {})
    expect((await made<Page<Review>>('GET', reviews)).total).toBe(0)
  })

  it('walks in the database as it does in the pure function, both ways, over any edges', async () => {
    const territoryId = await server.makeTerritory(owner)
    const records: ThreadRecord[] = Array.from({ length: 9 }, (_, i) => ({
      kind: THREAD_KINDS[i % THREAD_KINDS.length] ?? 'story',
      id: `00000000-0000-4000-8000-00000000000${i}`,
    }))
    const client = await server.db.app.connect()
    const end = fc.integer({ min: 0, max: records.length - 1 })
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(fc.tuple(end, end), { maxLength: 18, selector: ([a, b]) => `${a} ${b}` }),
          fc.constantFrom('down' as const, 'up' as const),
          async (pairs, direction) => {
            const edges = pairs.map(([a, b]) => ({ from: records[a], to: records[b], why: '' }) as ThreadEdge)
            const start = records[0] as ThreadRecord
            await client.query('begin')
            await client.query('select enter_territory($1, $2)', [owner.personId, territoryId])
            for (const { from, to } of edges)
              await client.query('insert into lean values ($1, $2, $3, $4, $5)', [
                territoryId,
                from.kind,
                from.id,
                to.kind,
                to.id,
              ])
            const { rows } = await client.query<{ at: string; depth: number }>(
              `select kind || ' ' || id as at, min(depth) as depth from walk_thread($1, $2, $3)
               where id <> $2 group by 1`,
              [start.kind, start.id, direction],
            )
            await client.query('rollback')
            const expected = walkThread(edges, start, direction)
              .filter((level) => level.depth > 0)
              .flatMap((level) => level.stops.map((s) => [`${s.record.kind} ${s.record.id}`, level.depth]))
            expect(Object.fromEntries(rows.map((r) => [r.at, r.depth]))).toEqual(Object.fromEntries(expected))
          },
        ),
        { numRuns: 60 },
      )
    } finally {
      client.release()
    }
  })
})
