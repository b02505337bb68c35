import pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { explainDatabaseError, isDatabaseError, mayTryAgain } from './db-problem.ts'
import { valueTypes } from './value-types.ts'

export type Values = readonly unknown[]

/** The ways to ask the database something; a row is typed by whoever wrote its SQL. */
export interface Queries {
  /** The driver's whole result (`rowCount`, `fields`). */
  query<R extends pg.QueryResultRow>(sql: string, values?: Values): Promise<pg.QueryResult<R>>
  rows<R extends pg.QueryResultRow>(sql: string, values?: Values): Promise<R[]>
  /** The first row, or undefined. */
  maybe<R extends pg.QueryResultRow>(sql: string, values?: Values): Promise<R | undefined>
  /** The first row. @throws Problem `database.row-missing` (server) when there is none */
  one<R extends pg.QueryResultRow>(sql: string, values?: Values): Promise<R>
}

declare const inside: unique symbol

/** Queries inside one open transaction. Only `inTransaction` makes them: a store that asks for a Tx cannot run outside. */
export interface Tx extends Queries {
  readonly [inside]: true
}

export interface TransactionOptions {
  /** Default: read committed. */
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readonly readOnly?: boolean
  /** Settings that end with the transaction, such as who asks, for row-level security: `{ 'tablee.person': id }`. */
  readonly settings?: Readonly<Record<string, string>>
}

/**
 * Runs `work` in one transaction: committed when it returns, rolled back when it throws. A collision with another
 * transaction is tried once more from the start, so `work` must not touch anything outside of the database.
 *
 * @throws Problem — of `work`, or the database's failure named by `explainDatabaseError`
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions = {},
): Promise<T> {
  try {
    return await attempt(pool, work, options)
  } catch (error) {
    if (!mayTryAgain(error)) throw name(error)
  }
  try {
    return await attempt(pool, work, options)
  } catch (error) {
    throw name(error)
  }
}

/** Single statements outside of a transaction (reads): the same helpers on the pool. */
export function queriesOn(pool: pg.Pool): Queries {
  return makeQueries((query) => pool.query(query), true)
}

async function attempt<T>(
  pool: pg.Pool,
  work: (tx: Tx) => Promise<T>,
  options: TransactionOptions,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const onError = (error: Error) => {
    broken = error
  }
  client.on('error', onError)
  try {
    await client.query(openingStatements(options))
    const tx = makeQueries((query) => client.query(query), false) as Tx
    const result = await work(tx)
    await client.query('COMMIT').then(refuseSilentRollback)
    return result
  } catch (error) {
    // A rollback that fails leaves a connection nobody should use again.
    await client.query('ROLLBACK').catch((failure: Error) => {
      broken = failure
    })
    throw error
  } finally {
    client.off('error', onError)
    client.release(broken)
  }
}

/** After an error that `work` swallowed, PostgreSQL answers COMMIT with a ROLLBACK and no error. */
function refuseSilentRollback(result: pg.QueryResult): void {
  if (result.command !== 'COMMIT') throw new Problem('database.rolled-back', 'server')
}

/** One round trip for BEGIN and the settings. */
function openingStatements({ isolation, readOnly, settings = {} }: TransactionOptions): string {
  const begin = `BEGIN${isolation ? ` ISOLATION LEVEL ${isolation}` : ''}${readOnly ? ' READ ONLY' : ''}`
  const set = Object.entries(settings).map(
    ([key, value]) => `set_config(${pg.escapeLiteral(key)}, ${pg.escapeLiteral(value)}, true)`,
  )
  return set.length > 0 ? `${begin}; SELECT ${set.join(', ')}` : begin
}

/** PostgreSQL keeps no NUL, and the driver would silently replace half of a pair of UTF-16. */
function isStorable(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isStorable)
  return typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))
}

type Ask = (query: pg.QueryConfig) => Promise<pg.QueryResult>

function makeQueries(ask: Ask, explain: boolean): Queries {
  const query = async <R extends pg.QueryResultRow>(sql: string, values: Values = []) => {
    if (!values.every(isStorable)) throw new Problem('request.text-unstorable', 'caller')
    try {
      return (await ask({ text: sql, values: [...values], types: valueTypes })) as pg.QueryResult<R>
    } catch (error) {
      throw explain ? name(error) : error
    }
  }
  return {
    query,
    rows: async <R extends pg.QueryResultRow>(sql: string, values?: Values) =>
      (await query<R>(sql, values)).rows,
    maybe: async <R extends pg.QueryResultRow>(sql: string, values?: Values) =>
      (await query<R>(sql, values)).rows[0],
    one: async <R extends pg.QueryResultRow>(sql: string, values?: Values) => {
      const row = (await query<R>(sql, values)).rows[0]
      if (!row) throw new Problem('database.row-missing', 'server', { sql: sql.slice(0, 200) })
      return row
    },
  }
}

function name(error: unknown): unknown {
  return isDatabaseError(error) ? explainDatabaseError(error) : error
}
