import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts'
import { LIVE_CHANNEL } from './live-message.ts'

let database: TestDatabase
let listener: pg.Client
let territory: string
const told: Record<string, unknown>[] = []

/** What this statement told: what came between a word before it and one after it. */
async function toldBy(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const { ownerPool } = database
  const mark = (word: string) =>
    ownerPool.query('select pg_notify($1, $2)', [LIVE_CHANNEL, JSON.stringify({ word })])
  told.length = 0
  await mark('before')
  await ownerPool.query(sql, values)
  await mark('after')
  const find = (word: string) => told.findIndex((each) => each.word === word)
  await expect.poll(() => find('after'), { timeout: 10_000 }).toBeGreaterThan(0)
  return told.slice(find('before') + 1, find('after'))
}
async function idOf(sql: string, values: unknown[] = []): Promise<string> {
  const { rows } = await database.ownerPool.query<{ id: string }>(`${sql} returning id`, values)
  return rows[0]?.id ?? ''
}
const newEvaluation = () =>
  idOf(`insert into evaluation (territory_id, title) values ($1, 'Cantines')`, [territory])
const addStories = (evaluation: string, n: number) => ({
  sql: `insert into story (territory_id, evaluation_id) select $1, $2 from generate_series(1, ${n})`,
  values: [territory, evaluation],
})

beforeAll(async () => {
  database = await freshDatabase()
  territory = await idOf(`insert into territory (name) values ('Pays de test')`)
  listener = new pg.Client({ connectionString: database.url })
  await listener.connect()
  listener.on('notification', ({ payload }) => told.push(JSON.parse(payload ?? '{}')))
  await listener.query(`listen ${LIVE_CHANNEL}`)
})
afterAll(async () => {
  await listener?.end()
  await database?.drop()
})

describe('what the database tells', () => {
  it('is one message a row with its new version, for each act', async () => {
    const evaluation = await newEvaluation()
    const story = await idOf('insert into story (territory_id, evaluation_id) values ($1, $2)', [
      territory,
      evaluation,
    ])
    const acts = [
      [`update story set title = 'Zoé' where id = $1`, 'change', 2],
      ['update story set deleted_at = now() where id = $1', 'delete', 3],
      ['update story set deleted_at = null where id = $1', 'restore', 4],
      ['delete from story where id = $1', 'purge', 4],
    ] as const
    for (const [sql, a, v] of acts) {
      const frame = { t: territory, e: evaluation, k: 'story', i: story, p: null }
      expect(await toldBy(sql, [story])).toEqual([{ ...frame, a, v }])
    }
  })

  it('is "many" once for more than forty rows of an evaluation', async () => {
    const evaluation = await newEvaluation()
    const few = addStories(evaluation, 40)
    expect((await toldBy(few.sql, few.values)).map(({ a }) => a)).toEqual(Array(40).fill('create'))
    const many = addStories(evaluation, 41)
    expect(await toldBy(many.sql, many.values)).toEqual([
      { t: territory, e: evaluation, k: 'story', a: 'many', p: null },
    ])
  })

  it('is nothing when no row changed', async () => {
    expect(await toldBy(`update story set title = 'x' where false`)).toEqual([])
  })

  it('is one word when an evaluation is purged with all it holds, and none when a territory is', async () => {
    const evaluation = await newEvaluation()
    const { sql, values } = addStories(evaluation, 3)
    await toldBy(sql, values)
    expect(await toldBy('delete from evaluation where id = $1', [evaluation])).toMatchObject([
      { k: 'evaluation', i: evaluation, a: 'purge' },
    ])
    const again = addStories(await newEvaluation(), 3)
    await toldBy(again.sql, again.values)
    expect(await toldBy('delete from territory where id = $1', [territory])).toEqual([])
  })
})
