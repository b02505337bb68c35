import type { Pool, PoolClient, QueryResultRow } from 'pg'

declare const brand: unique symbol

/** A transaction under way. Only `inTransaction` makes one; stores ask for it, so no statement runs outside. */
export type Tx = {
  readonly [brand]: true
  /** Runs a statement whose rows do not matter; returns how many it touched. */
  query(sql: string, params?: readonly unknown[]): Promise<number>
  rows<T>(sql: string, params?: readonly unknown[]): Promise<T[]>
  /** The only row; anything else is an error of ours. */
  one<T>(sql: string, params?: readonly unknown[]): Promise<T>
  maybe<T>(sql: string, params?: readonly unknown[]): Promise<T | undefined>
}

const RETRYABLE = new Set(['40001', '40P01'])

function wrap(client: PoolClient): Tx {
  const rows = async <T>(sql: string, params: readonly unknown[] = []) =>
    (await client.query<QueryResultRow>(sql, [...params])).rows as T[]
  return {
    query: async (sql: string, params: readonly unknown[] = []) => (await client.query(sql, [...params])).rowCount ?? 0,
    rows,
    one: async <T>(sql: string, params?: readonly unknown[]) => {
      const found = await rows<T>(sql, params)
      if (found.length !== 1) throw new Error(`expected one row, got ${found.length}`)
      return found[0] as T
    },
    maybe: async <T>(sql: string, params?: readonly unknown[]) => (await rows<T>(sql, params))[0],
  } as Tx
}

/** Runs `work` in one transaction; a serialization failure or a deadlock is tried once more. */
export async function inTransaction<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await attempt(pool, work)
  } catch (error) {
    if (!RETRYABLE.has((error as { code?: string }).code ?? '')) throw error
    return attempt(pool, work)
  }
}

async function attempt<T>(pool: Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin')
    const result = await work(wrap(client))
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e
    })
    throw error
  } finally {
    client.release(broken)
  }
}
