import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number }
type Line = Made & { name: string; isSetAside: boolean; originLineId: string | null; unit: string }
type Lineage = {
  lineId: string
  kind: string
  code: string | null
  origin: { evaluationId: string } | null
  changes: { field: string }[]
  originChanged: boolean
}
type Ballot = {
  version: number
  voters: number
  mine: { lineId: string; points: number }[]
  tallies: { lineId: string; sum: number; median: number; lowest: number; highest: number; rank: number }[]
}
type Refusal = { code: string }

let server: Server
let owner: Caller
let territoryId: string

async function newPlace(title = 'Cantines'): Promise<string> {
  const made = await owner.call<Made>('POST', `/territories/${territoryId}/evaluations`, { title })
  return `/territories/${territoryId}/evaluations/${made.body.id}`
}

async function addLine(place: string, name: string, values: object = {}): Promise<Line> {
  const made = await owner.call<Line>('POST', `${place}/framework-lines`, {
    name,
    kind: 'quantitative',
    dimension: 'ENV',
    ...values,
  })
  expect(made.status).toBe(201)
  return made.body
}

const lines = async (place: string) =>
  (await owner.call<{ items: Line[] }>('GET', `${place}/framework-lines?limit=200`)).body.items
const names = async (place: string) => (await lines(place)).map(({ name }) => name)

function tableOf(text: string, more: Record<string, string> = {}): FormData {
  const form = new FormData()
  form.set('file', new File([text], 'collage.tsv'))
  for (const [name, value] of Object.entries(more)) form.set(name, value)
  return form
}

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
})
afterAll(() => server?.stop())

describe('a table of lines', () => {
  const GOOD = 'indicateur\tdimension\tsat\tcode\nRepas bio\tENV\tO1 O2\t\n\t\t\tENV-12\n'
  const MIXED = `${GOOD}Sans thème\t\t\t\n`

  it('enters whole, after the lines that stand, and is undone and brought back whole', async () => {
    const place = await newPlace()
    await addLine(place, 'Déjà là')
    const form = tableOf(GOOD, { mode: 'all-or-nothing', expected: '2' })
    const made = await owner.call<Made & { rowsEntered: number }>(
      'POST',
      `${place}/framework-lines/import`,
      form,
    )
    expect([made.status, made.body.rowsEntered]).toEqual([201, 2])
    expect(await names(place)).toEqual(['Déjà là', 'Repas bio', 'Gaspillage par repas'])
    const undone = await owner.call<Made>('DELETE', `${place}/framework-imports/${made.body.id}`, {
      version: made.body.version,
    })
    expect(undone.status).toBe(200)
    expect(await names(place)).toEqual(['Déjà là'])
    await owner.call('POST', `${place}/framework-imports/${made.body.id}/restore`)
    expect(await names(place)).toEqual(['Déjà là', 'Repas bio', 'Gaspillage par repas'])
  })

  it('leaves lines that somebody had deleted deleted when it is brought back', async () => {
    const place = await newPlace()
    const { body } = await owner.call<Made>(
      'POST',
      `${place}/framework-lines/import`,
      tableOf(GOOD, { mode: 'all-or-nothing' }),
    )
    const [first] = await lines(place)
    await owner.call('DELETE', `${place}/framework-lines/${first?.id}`, { version: first?.version })
    await owner.call('DELETE', `${place}/framework-imports/${body.id}`, { version: body.version })
    await owner.call('POST', `${place}/framework-imports/${body.id}/restore`)
    expect(await names(place)).toEqual(['Gaspillage par repas'])
  })

  it('enters nothing while one row is wrong, or the good rows when that is chosen', async () => {
    const place = await newPlace()
    const at = `${place}/framework-lines/import`
    const refused = await owner.call<Refusal>('POST', at, tableOf(MIXED, { mode: 'all-or-nothing' }))
    expect([refused.status, refused.body.code]).toEqual([400, 'framework.import-has-problems'])
    expect(await names(place)).toEqual([])
    const changed = await owner.call<Refusal>(
      'POST',
      at,
      tableOf(MIXED, { mode: 'all-good-rows', expected: '3' }),
    )
    expect([changed.status, changed.body.code]).toEqual([409, 'framework.import-changed'])
    await owner.call('POST', at, tableOf(MIXED, { mode: 'all-good-rows', expected: '2' }))
    expect(await names(place)).toEqual(['Repas bio', 'Gaspillage par repas'])
  })

  it('is judged without writing, and mended by what the screen decided', async () => {
    const place = await newPlace()
    type Preview = { counts: { enter: number; problem: number }; problems: { code: string; row: number }[] }
    const judge = async (mending: object) =>
      (
        await owner.call<Preview>(
          'POST',
          `${place}/framework-lines/import/preview`,
          tableOf(MIXED, { mending: JSON.stringify(mending) }),
        )
      ).body
    const first = await judge({})
    expect([first.counts.enter, first.problems[0]]).toMatchObject([
      2,
      { code: 'framework.dimension-missing', row: 4 },
    ])
    const mended = await judge({ cells: { '4:dimension': 'sociale' }, asAbove: true })
    expect(mended.counts).toMatchObject({ enter: 3, problem: 0 })
    expect(await names(place)).toEqual([])
  })

  it('comes back as it went along', async () => {
    const place = await newPlace()
    await owner.call('POST', `${place}/framework-lines/import`, tableOf(GOOD, { mode: 'all-or-nothing' }))
    const csv = await owner.call<string>('GET', `${place}/framework-lines/export?lang=en`)
    expect(csv.body).toContain('collection mode')
    const there = await newPlace('Autre')
    const form = new FormData()
    form.set('file', new File([csv.body], 'framework.csv'))
    form.set('mode', 'all-or-nothing')
    expect((await owner.call('POST', `${there}/framework-lines/import`, form)).status).toBe(201)
    expect(await names(there)).toEqual(await names(place))
    const xlsx = await owner.call('GET', `${place}/framework-lines/export?format=xlsx`)
    expect([xlsx.status, xlsx.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ])
  })
})

describe('the order and the standing of lines', () => {
  it('is changed for all at once, those not named coming after', async () => {
    const place = await newPlace()
    const made = [await addLine(place, 'A'), await addLine(place, 'B'), await addLine(place, 'C')]
    const ids = [made[2]?.id, made[0]?.id]
    await owner.call('POST', `${place}/framework-lines/order`, { ids })
    expect(await names(place)).toEqual(['C', 'A', 'B'])
    const again = await owner.call<{ moved: number }>('POST', `${place}/framework-lines/order`, { ids })
    expect(again.body.moved).toBe(0)
  })

  it('sets lines aside and says what changed, so that the reverse undoes it', async () => {
    const place = await newPlace()
    const [a, b] = [await addLine(place, 'A'), await addLine(place, 'B')]
    await owner.call('POST', `${place}/framework-lines/set-aside`, { setAside: [a.id], retain: [] })
    const act = await owner.call<{ setAside: string[]; retained: string[] }>(
      'POST',
      `${place}/framework-lines/set-aside`,
      { setAside: [a.id, b.id], retain: [] },
    )
    expect(act.body).toEqual({ setAside: [b.id], retained: [] })
    await owner.call('POST', `${place}/framework-lines/set-aside`, {
      setAside: [],
      retain: act.body.setAside,
    })
    expect((await lines(place)).map(({ isSetAside }) => isSetAside)).toEqual([true, false])
  })
})

describe('the lineage of a line', () => {
  it('is kept from the catalogue, and a changed definition makes a variant', async () => {
    const place = await newPlace()
    const indicator = (
      await owner.call<{ items: Record<string, unknown>[] }>('GET', '/catalogue/indicators?text=ENV-12')
    ).body.items[0]
    const { unit, formula, variables, direction, definition } = indicator as never
    const values = {
      indicatorCode: 'ENV-12',
      unit,
      formula,
      variables,
      direction,
      definition: (definition as { fr: string }).fr,
    }
    const line = await addLine(place, 'Gaspillage', values)
    const told = async () =>
      (await owner.call<{ items: Lineage[] }>('GET', `${place}/framework-lineages`)).body.items[0]
    expect(await told()).toMatchObject({ lineId: line.id, kind: 'same', code: 'ENV-12', changes: [] })
    await owner.call('PATCH', `${place}/framework-lines/${line.id}`, {
      version: line.version,
      values: { unit: 'kg' },
    })
    expect(await told()).toMatchObject({ kind: 'variant', changes: [{ field: 'unit', after: 'kg' }] })
  })

  it('is kept when an indicator of the territory is used in another evaluation', async () => {
    const [place, there] = [await newPlace('Première'), await newPlace('Seconde')]
    const line = await addLine(place, 'Convives fidèles', { unit: 'personnes', target: 40 })
    type Own = { items: { lineId: string; uses: number; lineage: string }[] }
    const own = async () =>
      (await owner.call<Own>('GET', `/territories/${territoryId}/own-indicators?text=fideles`)).body.items
    expect(await own()).toMatchObject([{ lineId: line.id, uses: 0, lineage: 'own' }])
    const made = await owner.call<Line>('POST', `${there}/framework-lines/reuse`, { lineId: line.id })
    expect(made.status).toBe(201)
    const taken = (await lines(there))[0]
    expect(taken).toMatchObject({
      name: 'Convives fidèles',
      unit: 'personnes',
      target: null,
      originLineId: line.id,
    })
    const lineages = await owner.call<{ items: Lineage[] }>('GET', `${there}/framework-lineages`)
    expect(lineages.body.items).toMatchObject([
      { kind: 'same', origin: { evaluationId: place.split('/').at(-1) }, originChanged: false },
    ])
    // It is one indicator, listed once.
    expect(await own()).toMatchObject([{ lineId: line.id, uses: 1 }])
    await owner.call('PATCH', `${place}/framework-lines/${line.id}`, {
      version: line.version,
      values: { unit: 'foyers' },
    })
    const after = await owner.call<{ items: Lineage[] }>('GET', `${there}/framework-lineages`)
    expect(after.body.items).toMatchObject([{ kind: 'same', originChanged: true }])
  })
})

describe('the vote on priorities', () => {
  it('holds each person to the rules, and tells the spread and nobody’s points', async () => {
    const place = await newPlace()
    const [a, b] = [await addLine(place, 'A'), await addLine(place, 'B')]
    const contributor = await server.invite(owner, territoryId, 'contributor')
    const cast = (who: Caller, votes: object[]) =>
      who.call<Ballot & Refusal>('PUT', `${place}/framework-ballot/mine`, { votes })
    const over = await cast(owner, [{ lineId: a.id, points: 4 }])
    expect([over.status, over.body.code]).toEqual([400, 'framework.ballot-line-over'])
    await cast(owner, [{ lineId: a.id, points: 3 }])
    await cast(owner, [{ lineId: a.id, points: 1 }])
    const { body } = await cast(contributor, [
      { lineId: a.id, points: 2 },
      { lineId: b.id, points: 3 },
    ])
    expect(body).toMatchObject({
      voters: 2,
      mine: [
        { lineId: a.id, points: 2 },
        { lineId: b.id, points: 3 },
      ],
    })
    expect(body.tallies).toMatchObject([
      { lineId: a.id, sum: 3, median: 1.5, lowest: 1, highest: 2, rank: 1 },
      { lineId: b.id, sum: 3, median: 1.5, lowest: 0, highest: 3, rank: 1 },
    ])
    expect(JSON.stringify(body.tallies)).not.toContain(owner.personId)
  })

  it('is closed by those who lead, over the rules that they saw', async () => {
    const place = await newPlace()
    const line = await addLine(place, 'A')
    const at = `${place}/framework-ballot`
    const change = (version: number, values: object) =>
      owner.call<Ballot & Refusal>('PATCH', at, { version, values })
    const closed = await change(0, { isOpen: false, pointsEach: 5 })
    expect(closed.body).toMatchObject({ version: 1, pointsEach: 5, mostALine: 3, isOpen: false })
    expect((await change(0, { pointsEach: 6 })).body.code).toBe('framework.ballot-changed')
    const late = await owner.call<Refusal>('PUT', `${at}/mine`, { votes: [{ lineId: line.id, points: 1 }] })
    expect([late.status, late.body.code]).toEqual([409, 'framework.ballot-closed'])
    const reader = await server.invite(owner, territoryId, 'reader')
    expect((await reader.call('PUT', `${at}/mine`, { votes: [] })).status).toBe(403)
    expect((await reader.call('GET', at)).status).toBe(200)
  })

  it('takes no points for a line of another evaluation', async () => {
    const [place, there] = [await newPlace(), await newPlace('Autre')]
    const line = await addLine(there, 'A')
    const reply = await owner.call<Refusal>('PUT', `${place}/framework-ballot/mine`, {
      votes: [{ lineId: line.id, points: 1 }],
    })
    expect([reply.status, reply.body.code]).toEqual([404, 'record.absent'])
  })
})

describe('who answers for a line', () => {
  it('is a stakeholder of the evaluation, once a line, with minutes that may be unknown', async () => {
    const place = await newPlace()
    const line = await addLine(place, 'A')
    const stakeholder = await owner.call<Made>('POST', `${place}/stakeholders`, { name: 'La ferme' })
    const body = { lineId: line.id, stakeholderId: stakeholder.body.id }
    const made = await owner.call<Made & { minutes: number | null; times: number }>(
      'POST',
      `${place}/framework-respondents`,
      body,
    )
    expect(made.body).toMatchObject({ minutes: null, times: 1 })
    expect((await owner.call('POST', `${place}/framework-respondents`, body)).status).toBe(409)
  })
})

describe('the catalogue beside other frameworks', () => {
  it('is narrowed to what a framework asks for, and says how sure each number is', async () => {
    type Found = {
      items: { code: string; feed: string | null; crosswalks: { framework: string; provenance: string }[] }[]
      total: number
    }
    const found = await owner.call<Found>('GET', '/catalogue/indicators?framework=EGALIM&limit=200')
    expect(found.body.items.map(({ code }) => code)).toContain('ENV-03')
    for (const { crosswalks } of found.body.items)
      expect(crosswalks.some(({ framework }) => framework === 'EGALIM')).toBe(true)
    const fed = await owner.call<Found>('GET', '/catalogue/indicators?fed=true&limit=200')
    const feeds = new Map(fed.body.items.map(({ code, feed }) => [code, feed]))
    expect([feeds.get('ENV-02'), feeds.get('ORG-22'), feeds.get('ORG-07'), feeds.has('ENV-12')]).toEqual([
      'purchases',
      'levers',
      'network',
      false,
    ])
  })
})
