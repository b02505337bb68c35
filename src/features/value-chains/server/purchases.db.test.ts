import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTable } from '#platform/tables/table-reading.ts'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'
import { matchesFilter } from '../domain/purchase-filter.ts'
import { readPurchases } from '../domain/purchase-reading.ts'
import { PURCHASE_MEASURES, summarisePurchases } from '../domain/purchase-summary.ts'
import { purchaseSummaryDocument } from '../domain/purchase-summary-document.ts'
import { type PurchaseRow, purchaseOfRow } from './purchases-store.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Row = { id: string; version: number; price: string; toReview?: boolean }
type Items = { items: Row[]; total: number; next: string | null }

const FOLDER = sharedData('macantine/imports')
const TODAY = new Date().toISOString().slice(0, 10)
const CSV = `siret,description,fournisseur,date,prix_ht,famille_produits,categories_egalim,origine,est_circuit_court,est_local,definition_local,definition_local_km
21460102600013,Carottes,Ferme A,2025-03-04,120.50,FRUITS_ET_LEGUMES,BIO,FRANCE,OUI,OUI,PAT,
21460102600013,Pommes,Ferme B,2025-04-04,80.00,FRUITS_ET_LEGUMES,,FRANCE,non,OUI,COMMUNE,
21460102600013,Bœuf,Boucherie,2025-05-04,199.50,VIANDES_VOLAILLES,LABEL_ROUGE,FRANCE,non,non,,
`

let server: Server
let owner: Caller
let base: string

async function newEvaluation(): Promise<string> {
  const territoryId = await server.makeTerritory(owner)
  const made = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Cantines',
  })
  return `/territories/${territoryId}/evaluations/${made.body.id}`
}

function fileForm(
  bytes: Uint8Array | string,
  name: string,
  mode = 'all-good-rows',
  mending?: object,
): FormData {
  const form = new FormData()
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name))
  form.set('mode', mode)
  if (mending) form.set('mending', JSON.stringify(mending))
  return form
}

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
})
beforeAll(async () => {
  base = await newEvaluation()
})
afterAll(() => server?.stop())

describe.skipIf(!FOLDER)('every good purchase file of ma-cantine', () => {
  const files = FOLDER ? readdirSync(FOLDER).filter((name) => name.startsWith('purchases_good')) : []

  it.each(files)('%s enters whole, and the database sums what the pure domain sums', async (name) => {
    const bytes = readFileSync(join(FOLDER ?? '', name))
    const place = await newEvaluation()
    const entered = await owner.call<{ rowsEntered: number }>(
      'POST',
      `${place}/purchase-imports`,
      fileForm(bytes, name, 'all-or-nothing'),
    )
    const { purchases } = readPurchases(await readTable(bytes), TODAY)
    const expected = purchaseSummaryDocument(summarisePurchases(purchases.map((p) => p.purchase)))
    expect([entered.status, entered.body.rowsEntered]).toEqual([201, expected.rows])
    const summary = await owner.call('GET', `${place}/purchases-summary`)
    expect(summary.body).toEqual(expected)
  })
})

describe('a purchase file', () => {
  it('that is bad does not enter at all, and says row, column and reason', async () => {
    const place = await newEvaluation()
    const bad = CSV.replace('2025-04-04', '2025-13-04')
    const refused = await owner.call<{
      code: string
      details: { problems: { row: number; column: string; code: string }[] }
    }>('POST', `${place}/purchase-imports`, fileForm(bad, 'achats.csv', 'all-or-nothing'))
    expect([refused.status, refused.body.code]).toEqual([400, 'purchases.file-refused'])
    expect(refused.body.details.problems[0]).toMatchObject({ row: 3, column: 'date' })
    expect((await owner.call<Items>('GET', `${place}/purchases`)).body.total).toBe(0)
    expect((await owner.call<Items>('GET', `${place}/purchase-imports`)).body.total).toBe(0)
  })

  it('enters with its mending, read again on the server', async () => {
    const place = await newEvaluation()
    const bad = CSV.replace('2025-04-04', '2025-13-04')
    const mending = { cells: { '3:date': '2025-04-14' } }
    const entered = await owner.call<{ rowsEntered: number }>(
      'POST',
      `${place}/purchase-imports`,
      fileForm(bad, 'achats.csv', 'all-or-nothing', mending),
    )
    expect([entered.status, entered.body.rowsEntered]).toEqual([201, 3])
  })

  it('is undone as a whole and brought back', async () => {
    const place = await newEvaluation()
    const entered = await owner.call<{ id: string; version: number }>(
      'POST',
      `${place}/purchase-imports`,
      fileForm(CSV, 'achats.csv'),
    )
    await owner.call('DELETE', `${place}/purchase-imports/${entered.body.id}`, {
      version: entered.body.version,
    })
    expect((await owner.call<Items>('GET', `${place}/purchases`)).body.total).toBe(0)
    await owner.call('POST', `${place}/purchase-imports/${entered.body.id}/restore`)
    expect((await owner.call<Items>('GET', `${place}/purchases`)).body.total).toBe(3)
  })
})

describe('the rows behind a figure', () => {
  beforeAll(async () => {
    await owner.call('POST', `${base}/purchase-imports`, fileForm(CSV, 'achats.csv'))
  })

  it('are found by measure, and add up to the summary for every measure', async () => {
    const summary = await owner.call<{
      byYear: Record<string, Record<string, string | Record<string, string>>>
    }>('GET', `${base}/purchases-summary`)
    const year = summary.body.byYear['2025'] ?? {}
    for (const measure of PURCHASE_MEASURES) {
      const rows = await owner.call<Items>('GET', `${base}/purchases?measure=${measure}&year=2025&limit=200`)
      const sum = rows.body.items.reduce((n, row) => n + Math.round(Number(row.price) * 100), 0)
      const said =
        measure === 'local' ? (year.local as Record<string, string>).any : (year[measure] as string)
      expect([measure, (sum / 100).toFixed(2)]).toEqual([measure, said])
    }
  })

  it('are the same in SQL as by the rule of the domain, for every measure, definition and family', async () => {
    const place = await newEvaluation()
    const lines = [CSV.split('\n')[0] ?? '']
    const pick = <T>(list: readonly T[], n: number) => list[n % list.length] as T
    for (let n = 0; n < 240; n += 1) {
      const categories = pick(
        [
          '',
          'BIO',
          'LABEL_ROUGE',
          'HVE',
          'FERMIER,COMMERCE_EQUITABLE',
          'PERFORMANCE',
          'BIO,COMMERCE_EQUITABLE',
        ],
        n,
      )
      const isLocal = n % 3 === 0
      const origin = isLocal ? pick(['FRANCE', ''], n) : pick(['FRANCE', 'EUROPE', ''], n)
      const definition = isLocal ? pick(['PAT', 'COMMUNE', 'DEPARTEMENT', 'REGION'], n) : ''
      const family = pick(['VIANDES_VOLAILLES', 'FRUITS_ET_LEGUMES', 'AUTRES', 'PRODUITS_DE_LA_MER'], n * 7)
      const answer = (yes: boolean) => (yes ? 'OUI' : 'NON')
      lines.push(
        `21460102600013,Achat ${n},,202${4 + (n % 3)}-0${1 + (n % 9)}-10,${n + 1}.${10 + (n % 80)},${family},"${categories}",${origin},${answer(n % 2 === 0)},${answer(isLocal)},${definition},`,
      )
    }
    const entered = await owner.call<{ rowsEntered: number }>(
      'POST',
      `${place}/purchase-imports`,
      fileForm(lines.join('\n'), 'variés.csv', 'all-or-nothing'),
    )
    expect(entered.body.rowsEntered).toBe(240)
    const all: PurchaseRow[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: PurchaseRow[]; next: string | null } = (
        await owner.call<{ items: PurchaseRow[]; next: string | null }>(
          'GET',
          `${place}/purchases?limit=200${cursor ? `&cursor=${cursor}` : ''}`,
        )
      ).body
      all.push(...page.items)
      cursor = page.next
    }
    expect(all).toHaveLength(240)
    for (const measure of PURCHASE_MEASURES) {
      for (const definition of [undefined, 'PAT', 'REGION'] as const) {
        for (const families of [undefined, ['VIANDES_VOLAILLES', 'AUTRES']] as const) {
          const query = `measure=${measure}${definition ? `&definition=${definition}` : ''}${families ? `&families=${families.join(',')}` : ''}`
          const found = await owner.call<Items>('GET', `${place}/purchases?${query}&limit=1`)
          const expected = all.filter((row) =>
            matchesFilter(purchaseOfRow(row), { measure, definition, families }),
          ).length
          expect([query, found.body.total]).toEqual([query, expected])
        }
      }
    }
  })

  it('are narrowed to one definition of local and to families', async () => {
    const pat = await owner.call<Items>('GET', `${base}/purchases?measure=local&definition=PAT`)
    expect(pat.body.items.map((row) => row.price)).toEqual(['120.50'])
    const meat = await owner.call<Items>('GET', `${base}/purchases?families=VIANDES_VOLAILLES`)
    expect(meat.body.items.map((row) => row.price)).toEqual(['199.50'])
  })
})

describe('a figure computed from purchases', () => {
  let place: string
  let observation: { id: string; version: number; value: number; toReview: boolean }

  beforeAll(async () => {
    place = await newEvaluation()
    await owner.call('POST', `${place}/purchase-imports`, fileForm(CSV, 'achats.csv'))
    const line = await owner.call<{ id: string }>('POST', `${place}/framework-lines`, {
      name: 'Part locale',
      kind: 'quantitative',
      dimension: 'TER',
      unit: '%',
      formula: 'local_purchases / total_purchases * 100',
    })
    const kept = await owner.call<{ observationId: string }>('POST', `${place}/computations`, {
      lineId: line.body.id,
      year: '2025',
      confidence: 'A',
    })
    observation = { id: kept.body.observationId, version: 0, value: 0, toReview: false }
    await look()
  })

  async function look() {
    const now = await owner.call<typeof observation>('GET', `${place}/observations/${observation.id}`)
    observation = now.body
  }

  it('has the value of its formula over the exact sums', () => {
    expect(observation.value).toBeCloseTo((200.5 / 400) * 100, 12)
    expect(observation.toReview).toBe(false)
  })

  it('is to be reviewed once a row behind it is corrected, and settled by computing again', async () => {
    const rows = await owner.call<Items>('GET', `${place}/purchases?measure=local&definition=COMMUNE`)
    const row = rows.body.items[0]
    const corrected = await owner.call<Row>('PATCH', `${place}/purchases/${row?.id}`, {
      version: row?.version,
      values: { price: '180.00' },
    })
    expect([corrected.status, corrected.body.price]).toEqual([200, '180.00'])
    await look()
    expect(observation.toReview).toBe(true)
    const again = await owner.call('POST', `${place}/observations/${observation.id}/recompute`, {
      version: observation.version,
    })
    expect(again.status).toBe(200)
    await look()
    expect(observation.value).toBeCloseTo((300.5 / 500) * 100, 12)
    expect(observation.toReview).toBe(false)
  })

  it('is to be reviewed while a row is deleted, and no longer once the deletion is undone', async () => {
    const rows = await owner.call<Items>('GET', `${place}/purchases`)
    const row = rows.body.items[0]
    await owner.call('DELETE', `${place}/purchases/${row?.id}`, { version: row?.version })
    await look()
    expect(observation.toReview).toBe(true)
    await owner.call('POST', `${place}/purchases/${row?.id}/restore`)
    await look()
    expect(observation.toReview).toBe(false)
  })

  it('refuses a correction of a version that is no longer current, with both shown', async () => {
    const rows = await owner.call<Items>('GET', `${place}/purchases`)
    const row = rows.body.items[0]
    const stale = await owner.call<{ code: string; details: { yours: object; current: Row } }>(
      'PATCH',
      `${place}/purchases/${row?.id}`,
      {
        version: (row?.version ?? 0) - 1,
        values: { price: '1.00' },
      },
    )
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({ yours: { price: '1.00' }, current: { price: row?.price } })
  })

  it('is missing, not zero, for a year without purchases', async () => {
    const lines = await owner.call<{ items: { id: string }[] }>('GET', `${place}/framework-lines`)
    const preview = await owner.call<{ value: number | null; reason: { code: string } }>(
      'POST',
      `${place}/computations/preview`,
      {
        lineId: lines.body.items[0]?.id,
        year: '2019',
      },
    )
    expect([preview.body.value, preview.body.reason?.code]).toEqual([null, 'value.variable-missing'])
  })
})

describe('what was declared local', () => {
  it('is told by family, definition and kilometres, and adds up to the local amount of the year', async () => {
    const place = await newEvaluation()
    const line = (name: string, price: string, family: string, local: string) =>
      `21460102600013,${name},Ferme,2025-03-04,${price},${family},,FRANCE,non,${local}`
    const file = [
      CSV.split('\n')[0],
      line('Carottes', '20.50', 'FRUITS_ET_LEGUMES', 'OUI,PAT,'),
      line('Navets', '10.00', 'FRUITS_ET_LEGUMES', 'OUI,PAT,'),
      line('Pommes', '10.00', 'FRUITS_ET_LEGUMES', 'OUI,KM,30'),
      line('Porc', '5.00', 'VIANDES_VOLAILLES', 'OUI,PAT,'),
      line('Riz', '99.00', 'AUTRES', 'non,,'),
    ].join('\n')
    await owner.call('POST', `${place}/purchase-imports`, fileForm(file, 'achats.csv'))
    const { body } = await owner.call('GET', `${place}/purchases-local?year=2025`)
    expect(body).toEqual({
      declared: [
        { family: 'FRUITS_ET_LEGUMES', declared: 'KM', km: '30.000', amount: '10.00' },
        { family: 'FRUITS_ET_LEGUMES', declared: 'PAT', km: null, amount: '30.50' },
        { family: 'VIANDES_VOLAILLES', declared: 'PAT', km: null, amount: '5.00' },
      ],
    })
    const none = await owner.call('GET', `${place}/purchases-local?year=2024`)
    expect(none.body).toEqual({ declared: [] })
  })
})
