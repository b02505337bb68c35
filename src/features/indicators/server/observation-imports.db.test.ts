import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Mending } from '#platform/tables/mending.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Refusal = { code: string; details: Record<string, unknown> }
type ImportReply = Refusal & { id: string; version: number; rowsEntered: number; rowsLeftOut: number }
type Preview = {
  counts: Record<string, number>
  problems: { code: string; row: number | null; field: string | null }[]
  doubts: { code: string; row: number }[]
}
type Values = {
  items: { id: string; value: number | null; missing: string | null; periodFrom: string; unit: string }[]
  total: number
}

let server: Server
let owner: Caller
let territoryId: string
let place: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
})
afterAll(() => server?.stop())

/** Each story in an evaluation of its own, with two lines. */
async function freshEvaluation(): Promise<void> {
  territoryId = await server.makeTerritory(owner, 'Pays de Figeac')
  const made = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Cantines',
    moment: 'existing',
  })
  place = `/territories/${territoryId}/evaluations/${made.body.id}`
  for (const [name, unit] of [
    ['Part de bio', '%'],
    ['Repas servis', 'repas'],
  ])
    await owner.call('POST', `${place}/framework-lines`, {
      name,
      unit,
      kind: 'quantitative',
      dimension: 'ECO',
    })
}

function form(text: string | Uint8Array<ArrayBuffer>, more: Record<string, unknown> = {}, mending?: Mending) {
  const data = new FormData()
  data.set('file', new File([text], 'valeurs.csv', { type: 'text/csv' }))
  if (mending) data.set('mending', JSON.stringify(mending))
  for (const [key, value] of Object.entries(more)) data.set(key, String(value))
  return data
}

const preview = (text: string | Uint8Array<ArrayBuffer>, mending?: Mending) =>
  owner.call<Preview>('POST', `${place}/observation-imports/preview`, form(text, {}, mending))
const enter = (data: FormData, by = owner) =>
  by.call<ImportReply>('POST', `${place}/observation-imports`, data)
const values = async () => (await owner.call<Values>('GET', `${place}/observations?limit=200`)).body
const said = ({ problems }: Preview) => problems.map(({ code, row }) => `${code} ${row}`)

const GOOD = 'indicateur;période;valeur;unité;confiance\nPart de bio;2024;12,5;%;B\nREPAS SERVIS;2024;nc;;\n'

describe('a table of values', () => {
  beforeAll(freshEvaluation)

  it('in Windows-1252 with decimal commas enters exactly, and what is missing says why', async () => {
    const bytes = Uint8Array.from(GOOD, (c) => c.charCodeAt(0))
    const seen = await preview(bytes)
    expect([said(seen.body), seen.body.counts.enter]).toEqual([[], 2])
    const made = await enter(form(bytes, { mode: 'all-or-nothing', expected: 2 }))
    expect([made.status, made.body.rowsEntered]).toEqual([201, 2])
    const { items } = await values()
    expect(items.map(({ value, missing, unit }) => [value, missing, unit])).toEqual(
      expect.arrayContaining([
        [12.5, null, '%'],
        [null, 'not_collected', 'repas'],
      ]),
    )
  })

  it('that enters again is doubted, and enters where a person says so', async () => {
    const { body } = await preview(GOOD)
    expect(body.counts).toMatchObject({ enter: 0, doubt: 2 })
    expect(body.doubts.map(({ code }) => code)).toEqual(Array(2).fill('observations.duplicate-known'))
    expect((await enter(form(GOOD, { mode: 'all-or-nothing' }))).body.code).toBe('observations.file-refused')
    const made = await enter(form(GOOD, { mode: 'all-good-rows' }, { acceptedRows: [2] }))
    expect([made.body.rowsEntered, made.body.rowsLeftOut]).toEqual([1, 1])
  })

  it('is taken out as a whole and brought back, without what a person had deleted before', async () => {
    await freshEvaluation()
    const { body: made } = await enter(form(`${GOOD}Part de bio;2023;11;%;B\n`, { mode: 'all-or-nothing' }))
    const [gone] = (await values()).items
    await owner.call('DELETE', `${place}/observations/${gone?.id}`, { version: 1 })
    const path = `${place}/observation-imports/${made.id}`
    expect((await owner.call('DELETE', path, { version: made.version })).status).toBe(200)
    expect((await values()).total).toBe(0)
    expect((await owner.call('POST', `${path}/restore`)).status).toBe(200)
    const { items } = await values()
    expect(items).toHaveLength(2)
    expect(items.map(({ id }) => id)).not.toContain(gone?.id)
  })

  it('is refused row by row, and nothing of it enters', async () => {
    await freshEvaluation()
    const wrong = [
      'indicateur;période;valeur;unité;territoire',
      'Part de local;2024;12;;',
      'Part de bio;hier;12;;',
      'Part de bio;2024;1,234;;',
      'Part de bio;2024;;;',
      'Part de bio;2024;12;kg;',
      'Part de bio;2024;12;;Figeac',
      'Part de bio;2024;12;;Pays de Figeac',
    ].join('\n')
    const { body } = await preview(wrong)
    expect(said(body)).toEqual([
      'observations.line-unknown 2',
      'observations.period-unknown 3',
      'observations.value-ambiguous 4',
      'observation.neither-value-nor-reason 5',
      'observation.unit-differs 6',
      'observations.place-part 7',
    ])
    expect((await enter(form(wrong, { mode: 'all-or-nothing' }))).status).toBe(400)
    expect((await values()).total).toBe(0)
    expect((await enter(form(wrong, { mode: 'all-good-rows', expected: 3 }))).body.code).toBe(
      'observations.file-changed',
    )
    expect((await enter(form(wrong, { mode: 'all-good-rows', expected: 1 }))).body.rowsEntered).toBe(1)
  })

  it('whose dates can be read in two ways asks, and is read as told', async () => {
    await freshEvaluation()
    const dates = 'indicateur;date;valeur\nPart de bio;03/04/2025;12\nPart de bio;05/06/2025;13\n'
    expect(said((await preview(dates)).body)).toEqual(['tables.column-dates 1'])
    const { body } = await enter(form(dates, { mode: 'all-or-nothing' }, { dayOrder: 'month-first' }))
    expect(body.rowsEntered).toBe(2)
    expect((await values()).items.map(({ periodFrom }) => periodFrom)).toEqual(['2025-03-04', '2025-05-06'])
  })

  it('is for contributors: a reader may neither judge nor enter', async () => {
    await freshEvaluation()
    const reader = await server.invite(owner, territoryId, 'reader')
    expect((await enter(form(GOOD, { mode: 'all-or-nothing' }), reader)).status).toBe(403)
    expect((await reader.call('GET', `${place}/observation-imports`)).status).toBe(200)
  })
})

describe('what was said of columns', () => {
  type Mappings = { items: { id: string; version: number; fileName: string; columns: Mending }[] }
  const odd = (year: number) => `quoi;quand;combien\nPart de bio;${year};12\n`
  const mending: Mending = { columns: { line: 0, period: 1, value: 2 } }

  it('is remembered for the territory, told to the next file with the same headers, and forgotten', async () => {
    await freshEvaluation()
    expect((await preview(odd(2024))).body.counts.enter).toBe(0)
    await enter(form(odd(2024), { mode: 'all-or-nothing' }, mending))
    const path = `/territories/${territoryId}/import-mappings`
    const { items } = (await owner.call<Mappings>('GET', `${path}?kind=observations`)).body
    expect(items.map(({ fileName, columns }) => [fileName, columns])).toEqual([['valeurs.csv', mending]])
    const other = await owner.call<Mappings>('GET', `${path}?kind=purchases`)
    expect(other.body.items).toEqual([])
    const [found] = items
    expect((await enter(form(odd(2023), { mode: 'all-or-nothing' }, found?.columns))).body.rowsEntered).toBe(
      1,
    )
    const [now] = (await owner.call<Mappings>('GET', path)).body.items
    await owner.call('DELETE', `${path}/${now?.id}`, { version: now?.version })
    expect((await owner.call<Mappings>('GET', path)).body.items).toEqual([])
    expect((await owner.call('POST', `${path}/${now?.id}/restore`)).status).toBe(200)
  })

  it('leaves nothing where a file was understood by itself', async () => {
    await freshEvaluation()
    await enter(form(GOOD, { mode: 'all-or-nothing' }))
    const { body } = await owner.call<Mappings>('GET', `/territories/${territoryId}/import-mappings`)
    expect(body.items).toEqual([])
  })
})
