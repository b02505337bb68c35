import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import { type Form, walkItems } from '#features/questionnaires/domain/form.ts'
import { formSchema } from '#features/questionnaires/domain/form-contract.ts'
import type { XlsformProblem } from '#features/questionnaires/domain/xlsform-problem.ts'
import { readXlsformFile, writeXlsformFile } from '#features/questionnaires/server/xlsform-file.ts'
import { xlsformReport } from '#features/questionnaires/server/xlsform-report.ts'
import { xlsformWords } from '#features/questionnaires/words.ts'
import { Problem } from '#kernel/problem.ts'
import { LANGS, type Lang, sayIn } from '#kernel/words.ts'
import { type CommandPorts, PROCESS_PORTS } from './command-ports.ts'

type XlsformOptions = {
  readonly export?: string
  readonly out?: string
  readonly json?: true
  readonly lang: Lang
}

/**
 * `tablee xlsform FILE [--json]` reads an XLSForm whole or refuses it (exit 1) with every problem by its cell;
 * `tablee xlsform --export FORM.json --out FILE.xlsx` writes one. No database is needed.
 */
export function addXlsformCommand(program: Command, ports: CommandPorts = PROCESS_PORTS): void {
  const say = sayIn(xlsformWords, ports.lang)
  program
    .command('xlsform')
    .description(say('command.xlsform.description'))
    .argument('[file]', say('command.xlsform.file'))
    .option('--export <form>', say('command.xlsform.export'))
    .option('--out <file>', say('command.xlsform.out'))
    .option('--json', say('command.xlsform.json'))
    .addOption(
      new Option('--lang <lang>', say('command.xlsform.lang')).choices([...LANGS]).default(ports.lang),
    )
    .action(async (file: string | undefined, options: XlsformOptions): Promise<void> => {
      const { export: form, out } = options
      if (form !== undefined && out !== undefined && file === undefined)
        return writeForm(form, out, options, ports)
      if (file !== undefined && form === undefined && out === undefined) return readForm(file, options, ports)
      ports.stderr(`${sayIn(xlsformWords, options.lang)('command.xlsform.usage')}\n`)
      ports.setExitCode(2)
    })
}

/** A problem of the file as a whole, which has no cell. */
function ofFile(code: string, path: string, params: XlsformProblem['params'] = {}): XlsformProblem {
  const nowhere = { sheet: '', row: null, column: null, cell: null }
  return { code: code as XlsformProblem['code'], ...nowhere, value: basename(path), params }
}

async function readForm(path: string, options: XlsformOptions, ports: CommandPorts): Promise<void> {
  const bytes = await ports.readFile(path).catch(() => undefined)
  if (!bytes) return refuse([ofFile('xlsform.file-unreadable', path)], options, ports)
  const read = await readXlsformFile(bytes, basename(path)).catch((error: unknown) => {
    if (!(error instanceof Problem)) throw error
    const { megabytes } = error.details
    const params = typeof megabytes === 'number' ? { megabytes } : {}
    return { ok: false as const, problems: [ofFile(error.code, path, params)] }
  })
  if (!read.ok) return refuse(read.problems, options, ports)
  const { form, leftOut } = read
  if (options.json) {
    const documents = leftOut.map((one) => xlsformReport(one, options.lang))
    return ports.stdout(`${JSON.stringify({ form, leftOut: documents })}\n`)
  }
  const say = sayIn(xlsformWords, options.lang)
  const n = [...walkItems(form.items)].filter(({ kind }) => kind === 'question').length
  const languages = form.languages.map(({ name }) => name || say('command.xlsform.no-language')).join(', ')
  ports.stdout(
    `${say('command.xlsform.read', { title: Object.values(form.title)[0] ?? form.id, n, languages })}\n`,
  )
  if (leftOut.length > 0) ports.stdout(`${say('command.xlsform.left-out', { n: leftOut.length })}\n`)
  for (const one of leftOut) ports.stdout(`${line(one, options.lang)}\n`)
}

async function writeForm(path: string, out: string, options: XlsformOptions, ports: CommandPorts) {
  const bytes = await ports.readFile(path).catch(() => undefined)
  if (!bytes) return refuse([ofFile('xlsform.file-unreadable', path)], options, ports)
  const form = parseForm(bytes)
  if (typeof form === 'string')
    return refuse([ofFile('xlsform.not-a-form', path, { reason: form })], options, ports)
  const say = sayIn(xlsformWords, options.lang)
  try {
    await writeFile(out, await writeXlsformFile(form))
  } catch {
    ports.stderr(`${say('command.xlsform.unwritten', { file: out })}\n`)
    return ports.setExitCode(1)
  }
  ports.stdout(
    options.json
      ? `${JSON.stringify({ file: out })}\n`
      : `${say('command.xlsform.written', { file: out })}\n`,
  )
}

/** A form, bare or as `--json` prints it; else why it is none. */
function parseForm(bytes: Uint8Array): Form | string {
  let given: unknown
  try {
    given = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return 'JSON'
  }
  const bare = typeof given === 'object' && given !== null && 'form' in given ? given.form : given
  const parsed = formSchema.safeParse(bare)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return `${issue?.path.join('.') || '-'}: ${issue?.message ?? ''}`
}

function line(problem: XlsformProblem, lang: Lang): string {
  const { sheet, row, cell, message } = xlsformReport(problem, lang)
  const place = [sheet, cell ?? (row === null ? '' : String(row))].filter((part) => part !== '').join(' ')
  return place === '' ? message : `${place} · ${message}`
}

function refuse(
  problems: readonly XlsformProblem[],
  { lang, json }: XlsformOptions,
  ports: CommandPorts,
): void {
  const documents = problems.map((problem) => xlsformReport(problem, lang))
  const message = sayIn(xlsformWords, lang)('command.xlsform.refused', { n: problems.length })
  const first = documents.slice(0, 20)
  ports.stderr(`${JSON.stringify({ code: 'xlsform.refused', problems: problems.length, message, first })}\n`)
  ports.setExitCode(1)
  if (json) ports.stdout(`${JSON.stringify({ problems: documents })}\n`)
  else for (const problem of problems) ports.stdout(`${line(problem, lang)}\n`)
}
