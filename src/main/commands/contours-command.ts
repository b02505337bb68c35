import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { importContourBytes } from '#features/territories/server/contours-import.ts'
import type { ContourImportRow } from '#features/territories/server/contours-store.ts'
import { territoriesWords } from '#features/territories/words.ts'
import { Problem } from '#kernel/problem.ts'
import { fillText, LANGS, type Lang, type Params, sayIn } from '#kernel/words.ts'
import { openDatabase } from '#platform/server/db/pool.ts'
import { inTransaction } from '#platform/server/db/transaction.ts'
import { type CommandPorts, PROCESS_PORTS } from './command-ports.ts'

type ContoursOptions = { readonly json?: true; readonly lang: Lang }
type Env = Readonly<Record<string, string | undefined>>

/** `tablee contours FILE|URL [--json] [--lang fr|en]`: the same import as on the host's screen. */
export function addContoursCommand(
  program: Command,
  ports: CommandPorts = PROCESS_PORTS,
  env: Env = process.env,
): void {
  const say = sayIn(territoriesWords, ports.lang)
  program
    .command('contours')
    .description(say('command.contours.description'))
    .argument('<source>', say('command.contours.source'))
    .option('--json', say('command.contours.json'))
    .addOption(
      new Option('--lang <lang>', say('command.contours.lang')).choices([...LANGS]).default(ports.lang),
    )
    .action((source: string, options: ContoursOptions) => runContours(source, options, ports, env))
}

async function runContours(
  source: string,
  options: ContoursOptions,
  ports: CommandPorts,
  env: Env,
): Promise<void> {
  try {
    const done = await importFrom(await readSource(source, ports), nameOf(source), env)
    ports.stdout(options.json ? `${JSON.stringify(done.report)}\n` : reportText(done, options.lang))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const message = problemText(error, options.lang)
    ports.stderr(`${JSON.stringify({ code: error.code, details: error.details, message })}\n`)
    if (!options.json) ports.stdout(`${message}\n`)
    ports.setExitCode(1)
  }
}

async function readSource(source: string, ports: CommandPorts): Promise<Uint8Array<ArrayBuffer>> {
  if (!/^https?:\/\//i.test(source)) {
    const bytes = await ports.readFile(source).catch((error: unknown) => {
      throw unreadable(source, error)
    })
    return new Uint8Array(bytes)
  }
  const reply = await fetch(source).catch((error: unknown) => {
    throw unreadable(source, error)
  })
  if (!reply.ok)
    throw new Problem('territories.contours-unreadable', 'caller', { source, why: `HTTP ${reply.status}` })
  return new Uint8Array(await reply.arrayBuffer())
}

function unreadable(source: string, error: unknown): Problem {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const why = cause instanceof Error ? cause.message : String(cause)
  return new Problem('territories.contours-unreadable', 'caller', { source, why })
}

function nameOf(source: string): string {
  return basename(/^https?:/i.test(source) ? new URL(source).pathname : source) || source
}

async function importFrom(bytes: Uint8Array<ArrayBuffer>, name: string, env: Env): Promise<ContourImportRow> {
  const db = await openDatabase(env, { hold: false })
  try {
    return await inTransaction(db.app, (tx) => importContourBytes(tx, { name, bytes }, null))
  } finally {
    await db.close()
  }
}

/** What is listed under each count, so that a screen of a terminal holds it. */
const MOST_LISTED = 20

function reportText({ fileName, vintage, report }: ContourImportRow, lang: Lang): string {
  const say = sayIn(territoriesWords, lang)
  const named = (list: readonly { code: string; name: string | null }[]) => [
    ...list.slice(0, MOST_LISTED).map(({ code, name }) => `  ${code} ${name ?? ''}`.trimEnd()),
    ...(list.length > MOST_LISTED
      ? [`  … ${say('contours.report.more', { n: list.length - MOST_LISTED })}`]
      : []),
  ]
  const lines = [
    say('contours.report.title', { file: fileName, vintage: String(vintage) }),
    say('contours.report.matched', { n: report.matched }),
    say('contours.report.carried-over', { n: report.carriedOver.length }),
    say('contours.report.unmatched', { n: report.unmatched.length }),
    ...named(report.unmatched),
    ...(report.rejected.length > 0 ? [say('contours.report.rejected', { n: report.rejected.length })] : []),
    ...(report.missing.length > 0 ? [say('contours.report.missing', { n: report.missing.length })] : []),
    ...named(report.missing),
  ]
  return `${lines.join('\n')}\n`
}

function problemText({ code, details }: Problem, lang: Lang): string {
  const texts: Readonly<Record<string, string>> = territoriesWords[lang]
  return fillText(texts[`problem.${code}`] ?? code, details as Params, lang)
}
