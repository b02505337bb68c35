import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Entry = { id: string; version: number; days: number | null; hours: number | null; euros: string | null }
type Items = { items: Entry[]; total: number }

let server: Awaited<ReturnType<typeof startTestServer>>
let owner: Caller
let entries: string

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  const base = `/territories/${await server.makeTerritory(owner)}/evaluations`
  const { body } = await owner.call<{ id: string }>('POST', base, { title: 'Salaisons' })
  entries = `${base}/${body.id}/means-entries`
})
afterAll(() => server?.stop())

describe('what was spent', () => {
  it('is kept as it was noted: what nobody said is unknown, money exact', async () => {
    const noted = {
      spentOn: '2026-03-02',
      hours: 3.5,
      euros: '12.5',
      what: 'réunion à Bagnac',
      byWhom: 'Maud',
    }
    const { status, body } = await owner.call<Entry>('POST', entries, noted)
    expect([status, body]).toMatchObject([201, { hours: 3.5, days: null, euros: '12.50' }])
  })

  it('lists the latest day first, comes back after a deletion', async () => {
    await owner.call('POST', entries, { spentOn: '2026-01-10', days: 1 })
    const last = (await owner.call<Entry>('POST', entries, { spentOn: '2026-04-01', euros: '40.00' })).body
    const first = (await owner.call<Items>('GET', entries)).body.items[0]
    expect(first).toMatchObject({ id: last.id, euros: '40.00', days: null })
    await owner.call('DELETE', `${entries}/${last.id}`, { version: last.version })
    expect((await owner.call<Items>('GET', entries)).body.total).toBe(2)
    expect((await owner.call('POST', `${entries}/${last.id}/restore`)).status).toBe(200)
    expect((await owner.call<Items>('GET', entries)).body.total).toBe(3)
  })

  it.each([
    ['nothing spent', { spentOn: '2026-03-02', what: 'réunion' }],
    ['days and hours at once', { spentOn: '2026-03-02', days: 1, hours: 7 }],
    ['time below zero', { spentOn: '2026-03-02', days: -1 }],
    ['money that is no amount', { spentOn: '2026-03-02', euros: '12,50' }],
    ['no day', { days: 1 }],
  ])('is refused: %s', async (_, body) => {
    expect((await owner.call('POST', entries, body)).status).toBe(400)
  })
})
