import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { madePurchases } from '../../../../tests/support/made-tables.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Made = { id: string; version: number; rowsEntered: number; code?: string }
type Progress = { done: number | null; total: number | null }

const ROWS = 100_000

let server: Server
let owner: Caller
let territoryId: string
let place: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
})
afterAll(() => server?.stop())

async function freshEvaluation(): Promise<void> {
  const made = await owner.call<{ id: string }>('POST', `/territories/${territoryId}/evaluations`, {
    title: 'Cantines',
    moment: 'existing',
  })
  place = `/territories/${territoryId}/evaluations/${made.body.id}`
}

function fileOf(text: string, progress?: string) {
  const form = new FormData()
  form.set('file', new File([text], 'achats.csv'))
  form.set('mode', 'all-or-nothing')
  if (progress) form.set('progress', progress)
  return form
}

const enter = (form: FormData) => owner.call<Made>('POST', `${place}/purchase-imports`, form)
const summary = async () =>
  (await owner.call<{ rows: number; total: string }>('GET', `${place}/purchases-summary`)).body
const imports = async () =>
  (await owner.call<{ total: number }>('GET', `${place}/purchase-imports`)).body.total

describe('a file of a hundred thousand purchases', () => {
  beforeAll(freshEvaluation)

  it('enters whole; meanwhile the server answers, and says how far it is', async () => {
    const key = '00000000-0000-4000-8000-000000000001'
    let isDone = false
    const entering = enter(fileOf(madePurchases(ROWS), key)).finally(() => {
      isDone = true
    })
    let answers = 0
    const seen: number[] = []
    while (!isDone) {
      expect((await server.nobody.call('GET', '/health')).status).toBe(200)
      if (!isDone) answers += 1
      const { body } = await owner.call<Progress>('GET', `/territories/${territoryId}/import-progress/${key}`)
      if (body.done !== null && body.total !== null) {
        seen.push(body.done)
        expect(body.done).toBeLessThanOrEqual(body.total)
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const made = await entering
    expect([made.status, made.body.rowsEntered]).toEqual([201, ROWS])
    expect((await summary()).rows).toBe(ROWS)
    // judged in one breath on the server's own thread, it would have answered once or twice
    expect(answers).toBeGreaterThan(15)
    expect(seen.length).toBeGreaterThan(5)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  it('is taken out as a whole and brought back', async () => {
    const { body } = await owner.call<{ items: Made[] }>('GET', `${place}/purchase-imports`)
    const [made] = body.items
    await owner.call('DELETE', `${place}/purchase-imports/${made?.id}`, { version: made?.version })
    expect((await summary()).rows).toBe(0)
    await owner.call('POST', `${place}/purchase-imports/${made?.id}/restore`)
    expect((await summary()).rows).toBe(ROWS)
  })

  it('whose last row is wrong leaves nothing', async () => {
    await freshEvaluation()
    const refused = await enter(fileOf(`${madePurchases(20_000)}21460102600013,,,,,,,,,,,\n`))
    expect(refused.body.code).toBe('purchases.file-refused')
    expect([(await summary()).rows, await imports()]).toEqual([0, 0])
  })

  it('cut off in the middle by a lost database leaves nothing, and enters when it is tried again', async () => {
    await freshEvaluation()
    const file = madePurchases(60_000)
    const admin = new pg.Client({ connectionString: server.databaseUrl })
    await admin.connect()
    const writing = `from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and state <> 'idle' and query like 'insert into purchase (%'`
    let isOver = false
    const entering = enter(fileOf(file)).finally(() => {
      isOver = true
    })
    // Some blocks are written, others not: however fast or busy the machine is.
    const blocks = new Set<string>()
    let cutOff = 0
    while (cutOff === 0 && !isOver) {
      const { rows } = await admin.query<{ at: string }>(`select query_start::text as at ${writing}`)
      for (const { at } of rows) blocks.add(at)
      if (blocks.size > 1)
        cutOff = (await admin.query(`select pg_terminate_backend(pid) ${writing}`)).rowCount ?? 0
    }
    await admin.end()
    const cut = await entering
    expect(cutOff).toBeGreaterThan(0)
    expect(cut.status).toBeGreaterThanOrEqual(500)
    expect([(await summary()).rows, await imports()]).toEqual([0, 0])
    expect((await enter(fileOf(file))).body.rowsEntered).toBe(60_000)
  })

  it('enters beside another one', async () => {
    await freshEvaluation()
    const both = await Promise.all([
      enter(fileOf(madePurchases(12_000))),
      enter(fileOf(madePurchases(9_000))),
    ])
    expect(both.map(({ body }) => body.rowsEntered)).toEqual([12_000, 9_000])
    expect((await summary()).rows).toBe(21_000)
  })
})
