import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Mending } from '#platform/tables/mending.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type ActorReply = {
  id: string
  version: number
  name: string
  siret: string | null
  communeCode: string | null
}
type PageReply = { items: ActorReply[]; total: number }
type ImportReply = { id: string; version: number; rowsEntered: number; rowsLeftOut: number }
type Refusal = { code: string; details: Record<string, unknown> }
type PreviewReply = {
  counts: Record<string, number>
  problems: { code: string; row: number }[]
  doubts: { code: string; row: number }[]
  rows: { rowNumber: number; place: { name: string } | null }[]
}

let server: Server
let owner: Caller
let territoryId: string
let base: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
})
afterAll(() => server?.stop())

/** Each story in a territory of its own, around Figeac. */
async function freshTerritory(): Promise<void> {
  territoryId = await server.makeTerritory(owner, 'Figeac')
  base = `/territories/${territoryId}/actors`
}

function form(text: string | Uint8Array<ArrayBuffer>, more: Record<string, unknown> = {}, mending?: Mending) {
  const data = new FormData()
  data.set('file', new File([text], 'organisations.csv', { type: 'text/csv' }))
  if (mending) data.set('mending', JSON.stringify(mending))
  for (const [key, value] of Object.entries(more)) data.set(key, String(value))
  return data
}

const list = async (query = '') => (await owner.call<PageReply>('GET', `${base}${query}`)).body
const enter = (data: FormData) => owner.call<ImportReply & Refusal>('POST', `${base}/import`, data)

const GOOD =
  'nom;type;commune\nFerme du Puy;ferme;Figeac\nÉpicerie du Pont;magasin;Figeac\nCuisine centrale;cantine;Faycelles\n'
const MIXED = `${GOOD};cantine;Figeac\nAmap du Célé;zzz;Figeac\n`

describe('organisations', () => {
  beforeAll(freshTerritory)

  it('are written down, found by any word without accents, and sorted as people sort', async () => {
    for (const [name, kind] of [
      ['Zone d’activité', 'other'],
      ['Épicerie du Pont', 'shop'],
      ['Ferme du Puy', 'producer'],
    ]) {
      const made = await owner.call('POST', base, { name, kind, worlds: ['Bio', 'bio', ' cantines '] })
      expect(made.status).toBe(201)
      expect(made.body).toMatchObject({ worlds: ['Bio', 'cantines'], siret: null, communeCode: null })
    }
    expect((await list()).items.map((actor) => actor.name)).toEqual([
      'Épicerie du Pont',
      'Ferme du Puy',
      'Zone d’activité',
    ])
    expect((await list('?q=epicerie%20PONT')).total).toBe(1)
    expect((await list('?q=100%25')).total).toBe(0)
    expect((await list('?kind=producer')).items[0]?.name).toBe('Ferme du Puy')
    expect((await list('?world=cantines&limit=2')).items).toHaveLength(2)
  })

  it('keep a SIRET whose key is right and a commune that exists today', async () => {
    const wrong = await owner.call<Refusal>('POST', base, {
      name: 'X',
      kind: 'other',
      siret: '12345678901234',
    })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'actors.siret-wrong'])
    const nowhere = await owner.call<Refusal>('POST', base, {
      name: 'X',
      kind: 'other',
      communeCode: '99999',
    })
    expect(nowhere.body.code).toBe('actors.commune-absent')
    const merged = await owner.call<ActorReply>('POST', base, {
      name: 'La Poste',
      kind: 'public_body',
      siret: '356 000 000 00048',
      communeCode: '01205',
    })
    expect(merged.body).toMatchObject({ siret: '35600000000048', communeCode: '01033' })
  })

  it('are changed only from the version that was seen', async () => {
    const { items } = await list('?q=ferme')
    const [actor] = items
    const change = (version: number | undefined, name: string) =>
      owner.call<ActorReply & Refusal>('PATCH', `${base}/${actor?.id}`, { version, values: { name } })
    expect((await change(actor?.version, 'Ferme du Puy-Haut')).body.name).toBe('Ferme du Puy-Haut')
    const stale = await change(actor?.version, 'Autre')
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({
      yours: { name: 'Autre' },
      current: { name: 'Ferme du Puy-Haut' },
    })
  })

  it('are deleted and brought back', async () => {
    const [actor] = (await list('?q=zone')).items
    await owner.call('DELETE', `${base}/${actor?.id}`, { version: actor?.version })
    expect((await list('?q=zone')).total).toBe(0)
    await owner.call('POST', `${base}/${actor?.id}/restore`, {})
    expect((await list('?q=zone')).total).toBe(1)
  })

  it('are counted by kind, commune and world', async () => {
    const { body } = await owner.call('GET', `${base}/facets`)
    expect(body).toMatchObject({
      total: 4,
      communes: [{ code: '01033', name: 'Valserhône', n: 1 }],
      worlds: [
        { world: 'Bio', n: 3 },
        { world: 'cantines', n: 3 },
      ],
    })
  })

  it('do not exist for the owner of another territory', async () => {
    const elsewhere = await server.makeTerritory(owner, 'Ailleurs')
    const other = await server.invite(owner, elsewhere, 'owner')
    expect((await other.call<Refusal>('GET', base)).body.code).toBe('territories.absent')
    expect(
      (await other.call<Refusal>('POST', `${base}/import`, form(GOOD, { mode: 'all-good-rows' }))).status,
    ).toBe(404)
    // Nor through her own territory, by their identifiers.
    const [actor] = (await list()).items
    const through = await other.call<Refusal>('GET', `/territories/${elsewhere}/actors/${actor?.id}`)
    expect(through.body.code).toBe('record.absent')
    const reader = await server.invite(owner, territoryId, 'reader')
    expect((await reader.call<PageReply>('GET', base)).body.total).toBe(4)
    expect((await reader.call<Refusal>('POST', base, { name: 'X', kind: 'other' })).status).toBe(403)
  })
})

describe('a file of organisations', () => {
  beforeAll(freshTerritory)

  it('is previewed without writing anything', async () => {
    const { body, status } = await owner.call<PreviewReply>('POST', `${base}/import/preview`, form(MIXED))
    expect(status).toBe(200)
    expect(body.counts).toEqual({ enter: 3, waiting: 0, problem: 2, doubt: 0, excluded: 0 })
    expect(body.problems.map((p) => [p.code, p.row])).toEqual([
      ['actors.name-missing', 5],
      ['actors.kind-unknown', 6],
    ])
    expect(body.rows[2]).toMatchObject({ rowNumber: 4, place: { name: 'Faycelles' } })
    expect((await list()).total).toBe(0)
  })

  it('enters not at all when it must enter whole', async () => {
    const refused = await enter(form(MIXED, { mode: 'all-or-nothing' }))
    expect([refused.status, refused.body.code, refused.body.details['problems']]).toEqual([
      400,
      'actors.import-has-problems',
      2,
    ])
    expect((await list()).total).toBe(0)
  })

  it('enters with its good rows, in one act, and says how many stayed out', async () => {
    const made = await enter(form(MIXED, { mode: 'all-good-rows', expected: 3 }))
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({ rowsEntered: 3, rowsLeftOut: 2, version: 1 })
    expect((await list()).total).toBe(3)
  })

  it('a second time is a file of likely duplicates, which a person may enter anyway', async () => {
    const { body } = await owner.call<PreviewReply>('POST', `${base}/import/preview`, form(GOOD))
    expect(body.doubts.map((d) => [d.code, d.row])).toEqual(
      [2, 3, 4].map((row) => ['actors.duplicate-known', row]),
    )
    expect((await enter(form(GOOD, { mode: 'all-good-rows' }))).body.code).toBe('actors.import-empty')
    const anyway = await enter(form(GOOD, { mode: 'all-good-rows' }, { acceptedRows: [3] }))
    expect(anyway.body).toMatchObject({ rowsEntered: 1, rowsLeftOut: 2 })
  })

  it('is refused when other rows would enter than those that were seen', async () => {
    const refused = await enter(form(`${GOOD}Neuf;autre;Figeac\n`, { mode: 'all-good-rows', expected: 4 }))
    expect([refused.status, refused.body.code]).toEqual([409, 'actors.import-changed'])
  })

  it('is undone as a whole and brought back, leaving what was deleted before', async () => {
    const before = (await list()).total
    const made = await enter(form('nom;type\nUn;autre\nDeux;autre\n', { mode: 'all-or-nothing' }))
    const [one] = (await list('?q=un')).items.filter((actor) => actor.name === 'Un')
    await owner.call('DELETE', `${base}/${one?.id}`, { version: one?.version })
    const undone = await owner.call<ImportReply>('DELETE', `${base}/imports/${made.body.id}`, {
      version: made.body.version,
    })
    expect(undone.status).toBe(200)
    expect((await list()).total).toBe(before)
    await owner.call('POST', `${base}/imports/${made.body.id}/restore`, {})
    expect((await list('?q=deux')).total).toBe(1)
    expect((await list()).total).toBe(before + 1)
    const imports = await owner.call<{ total: number }>('GET', `${base}/imports`)
    expect(imports.body.total).toBe(3)
  })

  it('is judged with the same corrections as on screen; unreadable ones are refused', async () => {
    const cells = { '5:name': 'Cantine du bourg', '6:kind': 'marché' }
    const mended = await owner.call<PreviewReply>(
      'POST',
      `${base}/import/preview`,
      form(MIXED, {}, { cells, excludedRows: [2, 3, 4] }),
    )
    expect(mended.body.counts).toMatchObject({ enter: 2, problem: 0, excluded: 3 })
    const broken = await enter(form(GOOD, { mode: 'all-good-rows', mending: '{"cells": 3}' }))
    expect([broken.status, broken.body.code]).toEqual([400, 'tables.mending-unreadable'])
  })

  it('comes out as a CSV that enters again elsewhere, unchanged', async () => {
    const csv = await owner.call<string>('GET', `${base}/export`)
    expect(csv.headers.get('content-disposition')).toContain('organisations.csv')
    const rows = String(csv.body)
    expect(rows).toContain('Restauration collective;Faycelles;46100')
    const all = (await list('?limit=200')).items
    await freshTerritory()
    const again = await enter(
      form(rows, { mode: 'all-good-rows' }, { acceptedRows: all.map((_, i) => i + 2) }),
    )
    expect(again.body.rowsEntered).toBe(all.length)
    const facts = ({ name, siret, communeCode }: ActorReply) => ({ name, siret, communeCode })
    expect((await list('?limit=200')).items.map(facts)).toEqual(all.map(facts))
  })

  it('leaves with organisations alone: a person is in no file', async () => {
    await freshTerritory()
    await owner.call('POST', base, { name: 'Mme Essai', kind: 'person' })
    await owner.call('POST', base, { name: 'Ferme d’essai', kind: 'producer' })
    const csv = String((await owner.call<string>('GET', `${base}/export`)).body)
    expect(csv).toContain('Ferme d’essai')
    expect(csv).not.toContain('Mme Essai')
  })

  it('of 2,000 rows enters in one transaction', async () => {
    await freshTerritory()
    const rows = Array.from({ length: 2000 }, (_, i) => `Ferme ${i};producteur;Figeac`)
    const made = await enter(form(`nom;type;commune\n${rows.join('\n')}\n`, { mode: 'all-or-nothing' }))
    expect(made.body.rowsEntered).toBe(2000)
  })
})
