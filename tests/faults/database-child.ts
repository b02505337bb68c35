import pg from 'pg'
import { Problem } from '#kernel/problem.ts'
import { startEmbeddedPostgres } from '#platform/server/db/embedded-postgres.ts'
import { openDatabase } from '#platform/server/db/pool.ts'

/*
 * A process of its own for the fault tests: `database-child.ts launch|serve <data folder> stay|stop|leave`.
 * Prints one line of JSON once it stands (or has failed), so that the test knows when to strike.
 */
const [, , what, dataDir = '', then] = process.argv
const say = (value: unknown) => process.stdout.write(`${JSON.stringify(value)}\n`)
const log = (line: string) => process.stderr.write(`${line}\n`)

process.on('SIGINT', () => say({ interrupted: true }))

try {
  if (what === 'launch') await launch()
  else await serve()
  if (then === 'leave' || what === 'launch') process.exit(0)
} catch (error) {
  if (!(error instanceof Problem)) throw error
  say({ problem: error.code, details: error.details })
  process.exitCode = 1
}

async function launch(): Promise<void> {
  const server = await startEmbeddedPostgres({ dataDir, log, env: process.env })
  const client = new pg.Client(server.ownerConfig)
  await client.connect()
  const { rows } = await client.query(
    `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider AS provider, datlocale AS locale,
            lower('ÉLEVAGE') AS lower FROM pg_database WHERE datname = current_database()`,
  )
  await client.end()
  say({
    ...rows[0],
    pid: server.pid,
    adopted: server.adopted,
    version: server.version,
    host: server.ownerConfig.host,
  })
  if (then === 'stop') await server.stop()
  if (then === 'stay') await new Promise((resolve) => process.stdin.on('end', resolve).resume())
}

async function serve(): Promise<void> {
  const database = await openDatabase({ ...process.env, TABLEE_DATA: dataDir }, { log, migrate: false })
  const { rows } = await database.app.query('SELECT current_user AS me')
  say({ ...rows[0], node: process.pid })
  if (then === 'stop') await database.close()
  if (then !== 'stay') return
  // Each line on stdin asks for one question to the database.
  for await (const _line of process.stdin) {
    const answer = await database.app
      .query('SELECT 42 AS answer')
      .catch((error: Error) => ({ rows: [{ failed: error.message }] }))
    say(answer.rows[0])
  }
  await database.close()
}
