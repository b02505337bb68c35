import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Form } from '#features/questionnaires/domain/form.ts'
import { cellKey, type Mending } from '#platform/tables/mending.ts'
import { openCollection, type Scene } from '../../../../tests/support/collection-scene.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Refusal = { code: string; details: Record<string, unknown> }
type Import = Refusal & { id: string; version: number; rowsEntered: number; rowsLeftOut: number }
type Preview = {
  counts: Record<string, number>
  problems: { code: string; row: number | null; field: string | null }[]
  doubts: { code: string; row: number }[]
}
type Answers = {
  items: { answers: Record<string, unknown>; channel: string; groupId: string | null; importId: string }[]
  total: number
}

const FORM: Form = {
  format: 'tablee-form',
  formatVersion: 1,
  id: 'manger',
  title: { fr: 'Manger ici' },
  languages: [{ tag: 'fr', name: 'Français (fr)' }],
  lists: {
    shops: [
      { name: 'market', label: { fr: 'Au marché' } },
      { name: 'farm', label: { fr: 'À la ferme' } },
    ],
    often: [
      { name: 'never', label: { fr: 'Jamais' } },
      { name: 'daily', label: { fr: 'Tous les jours' } },
    ],
  },
  items: [
    {
      kind: 'question',
      type: 'many',
      name: 'shops',
      label: { fr: 'Où achetez-vous ?' },
      list: 'shops',
      required: true,
    },
    {
      kind: 'question',
      type: 'decimal',
      name: 'km',
      label: { fr: 'À combien de kilomètres ?' },
      relevant: "selected(${shops}, 'farm')",
      constraint: '. >= 0 and . <= 200',
      constraintMessage: { fr: '200 km au plus.' },
    },
    {
      kind: 'question',
      type: 'matrix',
      name: 'eats',
      label: { fr: 'Souvent' },
      list: 'often',
      rows: 'shops',
    },
    { kind: 'question', type: 'date', name: 'last', label: { fr: 'Dernière fois' } },
  ],
}

let server: Awaited<ReturnType<typeof startTestServer>>
let owner: Caller
let territoryId: string
let scene: Scene

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
})
beforeEach(async () => {
  scene = await openCollection(server.db, owner, territoryId, FORM)
})
afterAll(() => server?.stop())

function fileOf(csv: string, more: Record<string, string> = {}): FormData {
  const form = new FormData()
  form.set('file', new File([csv], 'reponses.csv'))
  form.set('lang', 'fr')
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  return form
}
const preview = async (csv: string, mending: Mending = {}) =>
  (
    await owner.call<Preview>(
      'POST',
      `${scene.path}/imports/preview`,
      fileOf(csv, { mending: JSON.stringify(mending) }),
    )
  ).body
const enter = (csv: string, mode = 'all-or-nothing', more: Record<string, string> = {}) =>
  owner.call<Import>('POST', `${scene.path}/imports`, fileOf(csv, { mode, ...more }))
const answers = async () => (await owner.call<Answers>('GET', `${scene.path}/answers`)).body

const GOOD = `Où achetez-vous ?;À combien de kilomètres ?;eats.market;Dernière fois;public;répondu le
Au marché, à la ferme;12,5;Tous les jours;31/03/2026;Fermes;22/04/2026
market;;never;;;
`

describe('a table of answers', () => {
  it('enters under names or labels of the form, and its rules', async () => {
    const group = await owner.call<{ id: string }>('POST', `${scene.path}/groups`, { name: 'Fermes' })
    const seen = await preview(GOOD)
    expect([seen.problems, seen.counts.enter]).toEqual([[], 2])
    const entered = await enter(GOOD, 'all-or-nothing', { expected: '2' })
    expect([entered.status, entered.body]).toEqual([
      201,
      expect.objectContaining({ rowsEntered: 2, rowsLeftOut: 0 }),
    ])
    const { items, total } = await answers()
    expect(total).toBe(2)
    const [first] = items.filter(({ answers: given }) => given.km !== undefined)
    expect(first).toMatchObject({
      channel: 'import',
      importId: entered.body.id,
      groupId: group.body.id,
      answers: { shops: ['market', 'farm'], km: 12.5, eats: { market: 'daily' }, last: '2026-03-31' },
    })
    expect(
      items.some(
        ({ answers: given }) => JSON.stringify(given) === '{"eats":{"market":"never"},"shops":["market"]}',
      ),
    ).toBe(true)
  })

  it('says row by row what keeps it out, and enters the good rows or none, as chosen', async () => {
    await owner.call('POST', `${scene.path}/groups`, { name: 'Fermes' })
    const csv = `shops;km;eats.market;public
farm;900;;
moon;;;
market;beaucoup;;
farm;3;;Inconnus
;;;
farm;3;;
;;;Fermes
`
    const seen = await preview(csv)
    expect(seen.problems.map(({ row, code, field }) => [row, code, field])).toEqual([
      [2, 'collection.cell-constraint', 'km'],
      [3, 'collection.cell-choice', 'shops'],
      [4, 'collection.cell-type', 'km'],
      [5, 'collection.group-unknown', '@group'],
      [6, 'tables.row-empty', null],
      [8, 'collection.row-empty', 'shops'],
    ])
    const none = await enter(csv)
    expect([none.status, none.body.code]).toEqual([400, 'collection.file-refused'])
    expect((await answers()).total).toBe(0)
    const other = await enter(csv, 'all-good-rows', { expected: '4' })
    expect([other.status, other.body.code]).toEqual([409, 'collection.file-changed'])
    const good = await enter(csv, 'all-good-rows')
    expect(good.body).toMatchObject({ rowsEntered: 1, rowsLeftOut: 6 })
    expect((await answers()).items[0]?.answers).toEqual({ shops: ['farm'], km: 3 })
  })

  it('leaves out what the form would not have asked', async () => {
    await enter('shops;km\nmarket;4\n')
    expect((await answers()).items[0]?.answers).toEqual({ shops: ['market'] })
  })

  it('enters once: the same file is known, a sheet is too', async () => {
    const csv = 'shops;feuille\nmarket;A1\nfarm;A2\n'
    expect((await enter(csv)).status).toBe(201)
    const again = await enter(csv, 'all-good-rows')
    expect(again.status).toBeGreaterThanOrEqual(400)
    const plain = 'shops\nmarket\n'
    expect((await enter(plain)).status).toBe(201)
    const twice = await enter(plain)
    expect([twice.status, twice.body.code]).toEqual([409, 'collection.file-known'])
    expect(
      (await preview('shops;feuille\nmarket;A1\nmarket;B1\nfarm;B1\n')).problems.map(({ code }) => code),
    ).toEqual(['collection.sheet-known'])
    expect((await answers()).total).toBe(3)
  })

  it('is undone as a whole, and brought back with exactly what went', async () => {
    const entered = await enter(GOOD.replace('Fermes', ''))
    const [one] = (
      await owner.call<{ items: { id: string; version: number }[] }>('GET', `${scene.path}/answers`)
    ).body.items
    await owner.call('DELETE', `${scene.path}/answers/${one?.id}`, { version: one?.version })
    const at = `${scene.path}/imports/${entered.body.id}`
    expect((await owner.call('DELETE', at, { version: entered.body.version })).status).toBe(200)
    expect((await answers()).total).toBe(0)
    expect((await owner.call('POST', `${at}/restore`)).status).toBe(200)
    expect((await answers()).total).toBe(1)
  })

  it('leaves in no journal what somebody put in place of a cell', async () => {
    const mending: Mending = { cells: { [cellKey(2, 'last')]: '2026-03-31' }, constants: { km: '77' } }
    const entered = await enter('shops;last\nmarket;x\n', 'all-or-nothing', {
      mending: JSON.stringify(mending),
    })
    expect(entered.status).toBe(201)
    const journal = JSON.stringify(
      (await owner.call('GET', `/territories/${territoryId}/audit?limit=200`)).body,
    )
    expect(journal.includes(entered.body.id)).toBe(true)
    expect(journal.includes('2026-03-31')).toBe(false)
  })

  it('is reached through its own collection alone', async () => {
    const entered = await enter('shops\nfarm\n')
    const other = await openCollection(server.db, owner, territoryId, FORM)
    for (const [method, act] of [
      ['DELETE', ''],
      ['POST', '/restore'],
    ] as const) {
      const reply = await owner.call<Refusal>(method, `${other.path}/imports/${entered.body.id}${act}`, {
        version: 1,
      })
      expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
    }
  })
})
