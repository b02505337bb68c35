import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import type { Command } from 'commander'
import { z } from 'zod'
import { insertPerson } from '#features/accounts/server/accounts-store.ts'
import { hashPassword } from '#features/accounts/server/auth.ts'
import { Problem } from '#kernel/problem.ts'
import { type Lang, type Params, sayIn } from '#kernel/words.ts'
import { backupDatabase } from '#platform/server/db/backup.ts'
import { examineInstallation } from '#platform/server/db/doctor.ts'
import { migrateDatabase } from '#platform/server/db/migrate.ts'
import { type Database, openDatabase } from '#platform/server/db/pool.ts'
import { restoreDatabase } from '#platform/server/db/restore.ts'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { removeDemonstration } from '../demonstration.ts'
import { loadDemonstrationForHost } from '../demonstration-owner.ts'
import { problemSentence } from '../problem-sentence.ts'
import { VERSION } from '../version.ts'
import { commandsWords } from '../words.ts'
import { type CommandPorts, PROCESS_PORTS } from './command-ports.ts'

type Env = Readonly<Record<string, string | undefined>>
type Json = { readonly json?: true }
type Answer = { readonly document: object; readonly text: string }

/** Opens the instance's database beside a server that may be running, for the time of one command. */
async function withDatabase<T>(
  env: Env,
  options: { migrate: boolean },
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const db = await openDatabase(env, { hold: false, ...options })
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

/** Runs a command: its answer to stdout (JSON when asked), a problem named on stderr with exit code 1. */
async function answer(ports: CommandPorts, options: Json, work: () => Promise<Answer>): Promise<void> {
  try {
    const { document, text } = await work()
    ports.stdout(options.json ? `${JSON.stringify(document)}\n` : `${text}\n`)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const message = problemSentence(error, ports.lang)
    ports.stderr(`${JSON.stringify({ code: error.code, details: error.details, message })}\n`)
    if (!options.json) ports.stdout(`${message}\n`)
    ports.setExitCode(1)
  }
}

/** One line of standard input; '' where it ends without any. A script is not asked: its stderr is for problems. */
async function readPassword(prompt: string): Promise<string> {
  const terminal = process.stdin.isTTY === true
  if (terminal) process.stderr.write(prompt)
  // What is typed is echoed nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal })
  try {
    const ended = once(lines, 'close').then(() => '')
    return (await Promise.race([lines.question(''), ended])).trim()
  } finally {
    lines.close()
    if (terminal) process.stderr.write('\n')
  }
}

/** The commands about the instance itself. Every one has --help and --json. */
export function addInstanceCommands(
  program: Command,
  ports: CommandPorts = PROCESS_PORTS,
  env: Env = process.env,
): void {
  const say = sayIn(commandsWords, ports.lang)
  const text = (key: Parameters<typeof say>[0], params?: Params) => say(key, params)
  const add = (name: string, description: string) =>
    program.command(name).description(description).option('--json', say('json'))

  add('start', say('start')).action(async () => {
    await import('../server.ts')
  })

  add('migrate', say('migrate')).action((options: Json) =>
    answer(ports, options, () =>
      withDatabase(env, { migrate: false }, async (db) => {
        const applied = await migrateDatabase(db.owner)
        return { document: { applied }, text: text('migrate.done', { n: applied.length }) }
      }),
    ),
  )

  add('create-admin', say('create-admin'))
    .requiredOption('--email <email>', say('create-admin.email'))
    .option('--name <name>', say('create-admin.name'))
    .option('--lang <lang>', say('create-admin.lang'), 'fr')
    .action((options: Json & { email: string; name?: string; lang: string }) =>
      answer(ports, options, async () => {
        const email = options.email.trim().toLowerCase()
        if (!z.email().safeParse(email).success)
          throw new Problem('accounts.email-wrong', 'caller', { email })
        const password = await readPassword(say('create-admin.prompt'))
        if (password.length < 10) throw new Problem('accounts.password-short', 'caller')
        const passwordHash = await hashPassword(password)
        const lang: Lang = options.lang === 'en' ? 'en' : 'fr'
        const name = options.name ?? email
        return withDatabase(env, { migrate: true }, (db) =>
          inTransaction(db.app, async (tx) => {
            const person = await insertPerson(tx, { name, email, lang, host: true, passwordHash })
            await tx.query(
              'update instance set claimed_at = coalesce(claimed_at, now()), setup_token_hash = null',
            )
            await tx.query('select adopt_demonstration($1)', [person.id])
            return { document: { id: person.id, email }, text: text('create-admin.done', { email }) }
          }),
        )
      }),
    )

  add('load-demo', say('load-demo'))
    .option('--remove', say('load-demo.remove'))
    .action((options: Json & { remove?: true }) =>
      answer(ports, options, () =>
        withDatabase(env, { migrate: true }, (db) =>
          inTransaction(db.app, async (tx) => {
            if (options.remove) {
              const removed = await removeDemonstration(tx)
              return { document: { removed }, text: text('load-demo.removed', { n: removed }) }
            }
            const territoryIds = await loadDemonstrationForHost(tx)
            return { document: { territoryIds }, text: text('load-demo.done', { n: territoryIds.length }) }
          }),
        ),
      ),
    )

  add('backup', say('backup'))
    .argument('<file>', say('backup.file'))
    .action((file: string, options: Json) =>
      answer(ports, options, () =>
        withDatabase(env, { migrate: false }, async (db) => {
          const { manifest, summary } = await backupDatabase(db.owner, file, {
            programVersion: VERSION,
            now: new Date(),
          })
          const rows = countRows(summary.tables)
          return {
            document: { file, manifest, ...summary },
            text: text('backup.done', { file, rows, tables: summary.tables.length }),
          }
        }),
      ),
    )

  add('restore', say('restore'))
    .argument('<file>', say('restore.file'))
    .option('--overwrite', say('restore.overwrite'))
    .action((file: string, options: Json & { overwrite?: true }) =>
      answer(ports, options, () =>
        withDatabase(env, { migrate: false }, async (db) => {
          const { manifest, summary } = await restoreDatabase(db.owner, file, {
            overwrite: options.overwrite === true,
          })
          const rows = countRows(summary.tables)
          return {
            document: { file, manifest, ...summary },
            text: text('restore.done', { rows, tables: summary.tables.length }),
          }
        }),
      ),
    )

  add('doctor', say('doctor')).action((options: Json) =>
    answer(ports, options, async () => {
      const findings = await examineInstallation(env, ports.lang)
      if (findings.some((f) => f.severity === 'blocking')) ports.setExitCode(1)
      const lines = findings.map((f) => `${f.severity === 'blocking' ? '✗' : '!'} ${f.message}`)
      return { document: { findings }, text: lines.length > 0 ? lines.join('\n') : text('doctor.fine') }
    }),
  )
}

function countRows(tables: readonly { rows: number }[]): number {
  return tables.reduce((n, table) => n + table.rows, 0)
}
