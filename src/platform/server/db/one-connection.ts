import pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { explainDatabaseError } from './db-problem.ts'
import { valueTypes } from './value-types.ts'

/**
 * Runs `work` on one connection that is closed afterwards (the owner's, mostly).
 *
 * @throws Problem `database.unreachable` or its like with the driver's reason when no connection comes about
 */
export async function withConnection<T>(
  config: pg.ClientConfig,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...config, types: valueTypes })
  client.on('error', () => {})
  try {
    await client.connect()
  } catch (error) {
    const problem = explainDatabaseError(error)
    throw new Problem(problem.code, problem.fault, { ...problem.details, reason: (error as Error).message })
  }
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
