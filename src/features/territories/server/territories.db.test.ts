import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Drawing } from '#kernel/drawing.ts'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

const folder = sharedData('france_contours')

type Named = { code: string; name: string }
type Shown = {
  id: string
  name: string
  note: string
  version: number
  communeCount: number
  population: { known: number | null; counted: number; missing: number }
  selection: { include: Named[]; exclude: Named[] }
  vintages: number[]
  overlaps: { territoryId: string; name: string; communes: number; whole: boolean }[]
  role: string
}
type Listed = { items: Shown[]; next: string | null; total: number }
type MapReply = { drawing: Drawing | null; communes: number; withContour: number; tooMany: boolean }

/** Grand-Figeac: 92 communes in the COG of 2026, of which Figeac is one. */
const FIGEAC = { kind: 'epci', code: '200067361' }
const TOWN = { kind: 'commune', code: '46102' }

let server: Awaited<ReturnType<typeof startTestServer>>
let host: Caller

beforeAll(async () => {
  server = await startTestServer()
  host = await server.claimAsHost()
})
afterAll(() => server?.stop())

async function create(caller: Caller, name: string, include: object[], exclude: object[] = []) {
  const reply = await caller.call<Shown>('POST', '/territories', { name, selection: { include, exclude } })
  expect(reply.status).toBe(201)
  return reply.body
}

describe('the search', () => {
  it('finds areas by name and code, with what they hold', async () => {
    const { body } = await host.call<{ vintage: number; items: Named[] }>('GET', '/areas?q=grand+figeac')
    expect(body.items[0]).toMatchObject({
      kind: 'epci',
      code: '200067361',
      communeCount: 92,
      populationMissing: 0,
    })
    const byCode = await host.call<{ items: Named[] }>('GET', '/areas?q=46102')
    expect(byCode.body.items[0]).toMatchObject({ kind: 'commune', name: 'Figeac' })
  })
})

describe('a territory', () => {
  it('is counted before it is saved: communes, population, list, what is unknown', async () => {
    const selection = { include: [FIGEAC, { kind: 'commune', code: '99999' }], exclude: [TOWN] }
    const { body } = await host.call<Record<string, unknown>>('POST', '/territory-previews', {
      selection,
      limit: 5,
    })
    expect(body).toMatchObject({
      communeCount: 91,
      unknown: [{ kind: 'commune', code: '99999' }],
      selection: { exclude: [{ name: 'Figeac' }] },
      communes: { total: 91 },
      overlaps: [],
    })
    expect((body.communes as { items: unknown[] }).items).toHaveLength(5)
  })

  it('is born with its communes, belongs to whoever drew it, and is listed', async () => {
    const made = await create(host, 'Grand-Figeac', [FIGEAC])
    expect(made).toMatchObject({ communeCount: 92, role: 'owner', version: 1, overlaps: [] })
    expect(made.vintages).toHaveLength(1)
    expect(made.population.missing).toBe(0)
    expect(made.population.known).toBeGreaterThan(40_000)
    const list = await host.call<Listed>('GET', '/territories')
    expect(list.body).toMatchObject({ total: 1, next: null, items: [{ id: made.id, communeCount: 92 }] })
    const communes = await host.call<Listed>(
      'GET',
      `/territories/${made.id}/communes?sort=population&limit=2`,
    )
    expect(communes.body).toMatchObject({ total: 92, items: [{ code: '46102', name: 'Figeac' }, {}] })
    const next = await host.call<Listed>(
      'GET',
      `/territories/${made.id}/communes?limit=90&cursor=${communes.body.next}`,
    )
    expect(next.body.items).toHaveLength(90)
    const found = await host.call<Listed>('GET', `/territories/${made.id}/communes?q=figeac`)
    expect(found.body.total).toBe(92)
  })

  it('says which other territories of the same person it shares communes with, and nobody else’s', async () => {
    const town = await create(host, 'La ville', [TOWN])
    expect(town.overlaps).toMatchObject([{ name: 'Grand-Figeac', communes: 1, whole: false }])
    const other = await server.invite(host, town.id, 'reader')
    const theirs = await create(other, 'Le même', [FIGEAC])
    expect(theirs.overlaps).toMatchObject([{ name: 'La ville', communes: 1, whole: true }])
  })

  it('is refused without a commune or with an unknown one', async () => {
    const none = await host.call('POST', '/territories', {
      name: 'Rien',
      selection: { include: [], exclude: [] },
    })
    expect([none.status, none.body.code]).toEqual([400, 'territories.no-commune'])
    const include = [TOWN, { kind: 'epci', code: '000000000' }]
    const unknown = await host.call('POST', '/territories', {
      name: 'X',
      selection: { include, exclude: [] },
    })
    expect([unknown.status, unknown.body.code]).toEqual([400, 'territories.area-unknown'])
  })

  it('is redrawn and renamed with its version; a stale one is refused with both shown', async () => {
    const made = await create(host, 'Deux communes', [TOWN, { kind: 'commune', code: '46042' }])
    const change = {
      version: 1,
      values: { note: 'sans la ville', selection: { include: [FIGEAC], exclude: [TOWN] } },
    }
    const changed = await host.call<Shown>('PATCH', `/territories/${made.id}`, change)
    expect(changed.body).toMatchObject({
      name: 'Deux communes',
      note: 'sans la ville',
      communeCount: 91,
      version: 2,
    })
    const stale = await host.call('PATCH', `/territories/${made.id}`, {
      version: 1,
      values: { name: 'Trop tard' },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({
      yours: { name: 'Trop tard' },
      current: { version: 2, communeCount: 91 },
    })
    const audit = await host.call<{ items: Record<string, unknown>[] }>(
      'GET',
      `/territories/${made.id}/audit?recordKind=territory`,
    )
    expect(audit.body.items.map((a) => a.act)).toEqual(['change', 'create'])
    expect(audit.body.items[0]).toMatchObject({
      before: { selection: { exclude: [] } },
      after: { selection: { exclude: [TOWN] } },
    })
  })

  it('is deleted by an owner, and can be brought back by one alone', async () => {
    const made = await create(host, 'À refaire', [TOWN])
    const facilitator = await server.invite(host, made.id, 'facilitator')
    expect((await facilitator.call('DELETE', `/territories/${made.id}`, { version: 1 })).status).toBe(403)
    expect((await host.call('DELETE', `/territories/${made.id}`, { version: 9 })).status).toBe(409)
    expect((await host.call('DELETE', `/territories/${made.id}`, { version: 1 })).status).toBe(200)
    expect((await host.call('GET', `/territories/${made.id}`)).status).toBe(404)
    const path = `/deleted-territories/${made.id}/restore`
    expect((await facilitator.call('POST', path, {})).status).toBe(404)
    expect((await facilitator.call<Listed>('GET', '/deleted-territories')).body.total).toBe(0)
    expect((await host.call<Listed>('GET', '/deleted-territories')).body.items).toMatchObject([
      { id: made.id },
    ])
    expect((await host.call('POST', path, {})).body).toMatchObject({ name: 'À refaire', communeCount: 1 })
    expect((await host.call('POST', path, {})).status).toBe(404)
    expect((await facilitator.call('GET', `/territories/${made.id}`)).status).toBe(200)
  })
})

describe('contours', () => {
  it('are missing at first: the map says so instead of failing', async () => {
    const made = await create(host, 'Sans carte', [FIGEAC])
    const map = await host.call<MapReply>('GET', `/territories/${made.id}/map?width=400`)
    expect(map.body).toEqual({ drawing: null, communes: 92, withContour: 0, tooMany: false })
  })

  it('that are no GeoJSON are refused with a reason', async () => {
    const form = new FormData()
    form.set('file', new File(['<html>'], 'page.html'))
    const reply = await host.call('POST', '/host/contours', form)
    expect([reply.status, reply.body.code]).toEqual([400, 'territories.contours-not-geojson'])
  })
})

describe.skipIf(!folder)('contours of the Lot and the Aveyron', () => {
  const upload = async (name: string, zipped: boolean) => {
    const bytes = readFileSync(join(folder ?? '', `${name}.geojson`))
    const form = new FormData()
    form.set('file', new File([zipped ? gzipSync(bytes) : bytes], `${name}.geojson${zipped ? '.gz' : ''}`))
    return host.call<{ id: string; inUse: number; report: { matched: number; carriedOver: unknown[] } }>(
      'POST',
      '/host/contours',
      form,
    )
  }

  it('are imported plain or zipped, while the server goes on answering, and give a map', async () => {
    let answered = 0
    const working = Promise.all([upload('communes-46-lot', false)])
    while ((await Promise.race([working, host.call('GET', '/status').then(() => 'answered')])) === 'answered')
      answered++
    const [lot] = await working
    expect(answered).toBeGreaterThan(2)
    expect(lot.status).toBe(201)
    expect(lot.body.report).toMatchObject({ unmatched: [], missing: [] })
    expect(lot.body.inUse).toBe(312)
    expect((await upload('communes-12-aveyron', true)).body).toMatchObject({ inUse: 285 })
    const made = await create(host, 'Avec carte', [FIGEAC])
    const map = await host.call<MapReply>('GET', `/territories/${made.id}/map?width=400&lang=en`)
    expect(map.body).toMatchObject({ communes: 92, withContour: 92 })
    expect(map.body.drawing?.title).toBe('Map of Avec carte')
    const selection = { include: [TOWN], exclude: [] }
    const preview = await host.call<MapReply>('POST', '/territory-previews/map', { selection })
    expect(preview.body).toMatchObject({ communes: 1, withContour: 1 })
  })

  it('of a later file take the place of the earlier, and what is removed can be put back until then', async () => {
    const again = await upload('communes-46-lot', true)
    const list = await host.call<{ items: { id: string; inUse: number }[]; total: number }>(
      'GET',
      '/host/contours',
    )
    expect(list.body.items.map((i) => i.inUse)).toEqual([312, 285])
    const path = `/host/contours/${again.body.id}`
    expect((await host.call('DELETE', path)).status).toBe(200)
    const map = (codes: object[]) =>
      host.call<MapReply>('POST', '/territory-previews/map', { selection: { include: codes, exclude: [] } })
    expect((await map([TOWN])).body.withContour).toBe(0)
    expect((await host.call('POST', `${path}/restore`, {})).status).toBe(200)
    expect((await map([TOWN])).body.withContour).toBe(1)
    await host.call('DELETE', path)
    await upload('communes-12-aveyron', true)
    expect((await host.call('POST', `${path}/restore`, {})).status).toBe(404)
  })
})
