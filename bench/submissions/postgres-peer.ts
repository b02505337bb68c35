import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'
import { surveyAnswer } from './survey.ts'

const run = promisify(execFile)
const DEBIAN = '/usr/lib/postgresql'

/** The newest PostgreSQL that Debian installed here; undefined where there is none. */
export function findDebianPrograms(): string | undefined {
  if (!existsSync(DEBIAN)) return undefined
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
  return versions
    .map((version) => join(DEBIAN, version, 'bin'))
    .find((bin) => existsSync(join(bin, 'postgres')))
}

/** A user that PostgreSQL agrees to run as. */
function ordinaryUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => /^(postgres|nobody):/.test(each))
  const [, , uid, gid] = line?.split(':') ?? []
  return { uid: Number(uid), gid: Number(gid) }
}

/** A server of its own with the settings that Debian gives: durable, on a Unix socket. */
export async function startPostgres(bin: string): Promise<{ url: string; close: () => Promise<void> }> {
  const who = ordinaryUser()
  const folder = mkdtempSync(join(tmpdir(), 'tablee-pg-'))
  chmodSync(folder, 0o777)
  const data = join(folder, 'data')
  const as = { ...(who ?? {}), cwd: folder }
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--locale=C'], as)
  const options = `-k ${folder} -c listen_addresses='' -c max_connections=120`
  await run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start'], as)
  await run(join(bin, 'createdb'), ['-h', folder, '-U', 'bench', 'tablee'], as)
  return {
    url: `postgresql://bench@localhost:5432/tablee?host=${encodeURIComponent(folder)}`,
    async close() {
      await run(join(bin, 'pg_ctl'), ['-D', data, '-w', '-m', 'fast', 'stop'], as)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Durable INSERTs a second of pgbench (C, no HTTP, one row a transaction) of the same rows into the bare table. */
export async function runPgbench(
  bin: string,
  database: pg.ClientConfig,
  fixed: readonly string[],
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'tablee-pgbench-'))
  const answers = JSON.stringify(surveyAnswer(4)).replaceAll("'", "''").replaceAll(':', ': ')
  const values = fixed.map((id) => `'${id}'`).join(', ')
  writeFileSync(
    join(folder, 'insert.sql'),
    `insert into bare_answer (territory_id, evaluation_id, collection_id, version_id, link_id, id, channel, lang, started_at, finished_at, answers, key_hash, digest)
values (${values}, gen_random_uuid(), 'link', 'fr', now(), now(), '${answers}', repeat('k', 43), repeat('d', 43));\n`.replace(
      /\n(?=values)/,
      ' ',
    ),
  )
  const url = database.connectionString ? new URL(database.connectionString) : undefined
  const host = url?.searchParams.get('host') ?? url?.hostname ?? String(database.host)
  const user = url?.username ?? String(database.user)
  const name = url?.pathname.slice(1) ?? String(database.database)
  const password = url?.password ? { PGPASSWORD: decodeURIComponent(url.password) } : {}
  try {
    const { stdout } = await run(
      join(bin, 'pgbench'),
      [
        '-n',
        '-M',
        'prepared',
        '-f',
        join(folder, 'insert.sql'),
        '-c',
        String(clients),
        '-j',
        '1',
        '-T',
        String(seconds),
        '-h',
        host,
        '-U',
        user,
        name,
      ],
      { env: { ...process.env, ...password } },
    )
    return Math.round(Number(/tps = ([\d.]+)/.exec(stdout)?.[1]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
