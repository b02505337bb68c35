import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Refusal = { code: string; details: Record<string, unknown> }
type Observation = {
  id: string
  version: number
  value: number | null
  missing: string | null
  unit: string
  toReview: boolean
  computed: { variables: { name: string; value: string | null; from: string; rows: number | null }[] } | null
}
type Preview = {
  value: number | null
  reason: { code: string; variable?: string } | null
  computation: NonNullable<Observation['computed']>
}

const YEAR = { periodFrom: '2025-01-01', periodTo: '2025-12-31' }
const CSV = `siret,description,fournisseur,date,prix_ht,famille_produits,categories_egalim,origine,est_circuit_court,est_local,definition_local,definition_local_km
21460102600013,Carottes,Ferme A,2025-03-04,0.10,FRUITS_ET_LEGUMES,BIO,FRANCE,OUI,OUI,PAT,
21460102600013,Pommes,Ferme B,2025-04-04,0.20,FRUITS_ET_LEGUMES,,FRANCE,non,OUI,COMMUNE,
21460102600013,Bœuf,Boucherie,2025-05-04,0.30,VIANDES_VOLAILLES,LABEL_ROUGE,FRANCE,non,non,,
`

let server: Server
let owner: Caller
let territoryId: string
let place: string
let share: string
let rubric: string
let perMeal: string

async function makeLine(values: object): Promise<string> {
  const made = await owner.call<{ id: string }>('POST', `${place}/framework-lines`, {
    name: 'Ligne',
    kind: 'quantitative',
    dimension: 'TER',
    ...values,
  })
  return made.body.id
}

const enter = <T = Observation>(values: object, caller = owner) =>
  caller.call<T>('POST', `${place}/observations`, { lineId: share, ...YEAR, ...values })
const preview = async (lineId: string, more: object = {}) =>
  (await owner.call<Preview>('POST', `${place}/computations/preview`, { lineId, year: '2025', ...more })).body

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
  const made = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Cantines',
  })
  place = `/territories/${territoryId}/evaluations/${made.body.id}`
  share = await makeLine({ unit: '%', formula: 'local_purchases / total_purchases * 100' })
  rubric = await makeLine({ kind: 'qualitative', unit: 'niveau', levels: ['a', 'b', 'c', 'd', 'e'] })
  perMeal = await makeLine({ unit: '€', formula: 'food_purchases / meals' })
  const form = new FormData()
  form.set('file', new File([CSV], 'achats.csv'))
  form.set('mode', 'all-or-nothing')
  await owner.call('POST', `${place}/purchase-imports`, form)
})
afterAll(() => server?.stop())

describe('a value typed by hand', () => {
  it('enters with its source and confidence, in the unit of its line', async () => {
    const made = await enter({ value: 12.5, source: 'Factures', confidence: 'B' })
    expect([made.status, made.body.value, made.body.unit, made.body.missing]).toEqual([201, 12.5, '%', null])
  })

  it('may be zero, which is not missing', async () => {
    const made = await enter({ value: 0 })
    expect([made.status, made.body.value, made.body.missing]).toEqual([201, 0, null])
  })

  it('may be missing when it says why, and is then no zero', async () => {
    const made = await enter({ value: null, missing: 'refused' })
    expect([made.status, made.body.value, made.body.missing]).toEqual([201, null, 'refused'])
  })

  it.each([
    ['neither a value nor a reason', {}, 'observation.neither-value-nor-reason'],
    ['a value and a reason at once', { value: 3, missing: 'lost' }, 'observation.value-and-reason'],
    ['another unit', { value: 3, unit: '€' }, 'observation.unit-differs'],
    [
      'a period that ends before it starts',
      { value: 3, periodTo: '2024-01-01' },
      'observation.period-reversed',
    ],
  ])('is refused by name with %s', async (_, values, code) => {
    const refused = await enter<Refusal>(values)
    expect([refused.status, refused.body.code]).toEqual([400, code])
  })

  it('is a whole level from 0 to 4 on a rubric', async () => {
    expect((await enter({ lineId: rubric, value: 4 })).status).toBe(201)
    for (const value of [5, -1, 2.5]) {
      const refused = await enter<Refusal>({ lineId: rubric, value })
      expect([value, refused.body.code]).toEqual([value, 'observation.level-out-of-rubric'])
    }
  })

  it('is corrected under its version; a stale one is refused with both shown', async () => {
    const { body } = await enter({ value: 1 })
    const address = `${place}/observations/${body.id}`
    const corrected = await owner.call<Observation>('PATCH', address, {
      version: body.version,
      values: { value: null, missing: 'lost' },
    })
    expect([corrected.status, corrected.body.value, corrected.body.missing]).toEqual([200, null, 'lost'])
    const stale = await owner.call<Refusal>('PATCH', address, {
      version: body.version,
      values: { value: 7, missing: null },
    })
    expect([stale.status, stale.body.code]).toEqual([409, 'record.stale'])
    expect(stale.body.details).toMatchObject({ yours: { value: 7 }, current: { missing: 'lost' } })
  })

  it('keeps the rule when it is corrected: no value without its reason', async () => {
    const { body } = await enter({ value: 1 })
    const refused = await owner.call<Refusal>('PATCH', `${place}/observations/${body.id}`, {
      version: body.version,
      values: { value: null },
    })
    expect([refused.status, refused.body.code]).toEqual([400, 'observation.neither-value-nor-reason'])
  })

  it('cannot claim to have been computed', async () => {
    const computed = { version: 1, formula: '1', year: '2025', variables: [] }
    expect((await enter({ value: 99, computed })).body.computed).toBeNull()
  })

  it('is deleted and brought back', async () => {
    const { body } = await enter({ value: 1 })
    const gone = await owner.call('DELETE', `${place}/observations/${body.id}`, { version: body.version })
    expect(gone.status).toBe(200)
    const back = await owner.call<{ deletedAt: string | null }>(
      'POST',
      `${place}/observations/${body.id}/restore`,
    )
    expect(back.body.deletedAt).toBeNull()
  })

  it('is to be reviewed when its line asks for something else, not when somebody else collects it', async () => {
    const lineId = await makeLine({ unit: '%' })
    const { body } = await enter({ lineId, value: 1 })
    const toReview = async () =>
      (await owner.call<Observation>('GET', `${place}/observations/${body.id}`)).body.toReview
    const change = (version: number, values: object) =>
      owner.call('PATCH', `${place}/framework-lines/${lineId}`, { version, values })
    await change(1, { owner: 'Claire', hours: 3, dueOn: '2027-01-01', quality: { useful: true } })
    expect(await toReview()).toBe(false)
    await change(2, { definition: 'Sans les boissons' })
    expect(await toReview()).toBe(true)
  })

  it('is given by contributors, not by readers', async () => {
    const contributor = await server.invite(owner, territoryId, 'contributor')
    const reader = await server.invite(owner, territoryId, 'reader')
    expect((await enter({ value: 2 }, contributor)).status).toBe(201)
    expect((await enter({ value: 2 }, reader)).status).toBe(403)
  })
})

describe('a value computed from purchases', () => {
  it('adds its variables up to the cent and says how many rows stand behind each', async () => {
    const { value, computation } = await preview(share)
    expect(computation.variables).toMatchObject([
      { name: 'local_purchases', value: '0.30', from: 'purchases', rows: 2 },
      { name: 'total_purchases', value: '0.60', from: 'purchases', rows: 3 },
    ])
    expect(value).toBe(50)
  })

  it('is narrowed to one definition of local', async () => {
    const { computation } = await preview(share, { definition: 'PAT' })
    expect(computation.variables[0]).toMatchObject({ value: '0.10', rows: 1 })
  })

  it('asks for the variables that purchases cannot tell, and is missing until they are typed', async () => {
    const before = await preview(perMeal)
    expect([before.value, before.reason]).toEqual([
      null,
      { code: 'value.variable-missing', variable: 'meals' },
    ])
    const after = await preview(perMeal, { typed: { meals: { value: 3, source: 'Caisse' } } })
    expect([after.value?.toFixed(6), after.reason]).toEqual(['0.200000', null])
    expect(after.computation.variables[1]).toMatchObject({ name: 'meals', value: '3', source: 'Caisse' })
  })

  it('keeps a missing value with its reason, never zero', async () => {
    const kept = await owner.call<{ observationId: string }>('POST', `${place}/computations`, {
      lineId: perMeal,
      year: '2025',
      confidence: 'A',
    })
    const found = await owner.call<Observation>('GET', `${place}/observations/${kept.body.observationId}`)
    expect([found.body.value, found.body.missing]).toEqual([null, 'not_computable'])
  })

  it('is not typed over; it is computed again with the choices it was kept with', async () => {
    const kept = await owner.call<{ observationId: string }>('POST', `${place}/computations`, {
      lineId: share,
      year: '2025',
      confidence: 'A',
      definition: 'PAT',
    })
    const address = `${place}/observations/${kept.body.observationId}`
    const first = (await owner.call<Observation>('GET', address)).body
    const refused = await owner.call<Refusal>('PATCH', address, {
      version: first.version,
      values: { value: 99 },
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'indicators.value-is-computed'])
    const noted = await owner.call<Observation>('PATCH', address, {
      version: first.version,
      values: { note: 'Vu avec la cuisine' },
    })
    expect(noted.status).toBe(200)
    await owner.call('POST', `${address}/recompute`, { version: noted.body.version })
    const again = (await owner.call<Observation>('GET', address)).body
    expect([again.value, again.computed?.variables[0]?.value]).toEqual([first.value, '0.10'])
  })

  it('refuses to compute again what was typed, and a formula that cannot be read', async () => {
    const { body } = await enter({ value: 1 })
    const typed = await owner.call<Refusal>('POST', `${place}/observations/${body.id}/recompute`, {
      version: body.version,
    })
    expect(typed.body.code).toBe('indicators.not-computed')
    const broken = await makeLine({ formula: 'local_purchases /' })
    const refused = await owner.call<Refusal>('POST', `${place}/computations/preview`, {
      lineId: broken,
      year: '2025',
    })
    expect(refused.body.code).toBe('indicators.formula-wrong')
  })

  it('knows no line of another evaluation', async () => {
    const other = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
      title: 'Autre',
    })
    const elsewhere = `/territories/${territoryId}/evaluations/${other.body.id}`
    const refused = await owner.call<Refusal>('POST', `${elsewhere}/observations`, {
      lineId: share,
      ...YEAR,
      value: 1,
    })
    expect([refused.status, refused.body.code]).toEqual([404, 'record.absent'])
  })
})
