import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import type { Purchase } from '#features/value-chains/domain/purchase.ts'
import { readPurchases } from '#features/value-chains/domain/purchase-reading.ts'
import { summarisePurchases } from '#features/value-chains/domain/purchase-summary.ts'
import { purchaseSummaryDocument } from '#features/value-chains/domain/purchase-summary-document.ts'
import { valueChainsWords } from '#features/value-chains/words.ts'
import { Problem } from '#kernel/problem.ts'
import { LANGS, type Lang, type Params, sayIn } from '#kernel/words.ts'
import type { TableProblem } from '#platform/tables/mending.ts'
import { problemMessage } from '#platform/tables/problem-message.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { type CommandPorts, PROCESS_PORTS } from './command-ports.ts'
import { purchasesReport } from './purchases-report.ts'

type PurchasesOptions = { readonly json?: true; readonly lang: Lang }

/** One problem as scripts read it. `file` only where several files were given. */
type ProblemDocument = {
  readonly file?: string
  readonly code: string
  readonly row: number | null
  readonly column: string | null
  readonly value: string | null
  readonly message: string
}

/**
 * `tablee purchases FILE... [--json] [--lang fr|en]`: reads ma-cantine purchase files and adds them up. All files or
 * none: one problem anywhere refuses the whole (exit 1).
 */
export function addPurchasesCommand(program: Command, ports: CommandPorts = PROCESS_PORTS): void {
  const say = sayIn(valueChainsWords, ports.lang)
  program
    .command('purchases')
    .description(say('command.purchases.description'))
    .argument('<files...>', say('command.purchases.files'))
    .option('--json', say('command.purchases.json'))
    .addOption(
      new Option('--lang <lang>', say('command.purchases.lang')).choices([...LANGS]).default(ports.lang),
    )
    .action((files: string[], options: PurchasesOptions) => runPurchases(files, options, ports))
}

async function runPurchases(
  files: readonly string[],
  options: PurchasesOptions,
  ports: CommandPorts,
): Promise<void> {
  const { lang } = options
  const purchases: Purchase[] = []
  const problems: ProblemDocument[] = []
  for (const file of files) {
    const read = await readPurchaseFile(file, ports)
    for (const purchase of read.purchases) purchases.push(purchase)
    const named = files.length > 1 ? { file: basename(file) } : {}
    for (const problem of read.problems) problems.push({ ...named, ...problemDocument(problem, lang) })
  }
  if (problems.length > 0) return refuse(problems, options, ports)
  const summary = purchaseSummaryDocument(summarisePurchases(purchases))
  ports.stdout(options.json ? `${JSON.stringify(summary)}\n` : purchasesReport(summary, lang))
}

type FileReading = { readonly purchases: readonly Purchase[]; readonly problems: readonly TableProblem[] }

async function readPurchaseFile(file: string, ports: CommandPorts): Promise<FileReading> {
  try {
    const bytes = await ports.readFile(file).catch(() => {
      throw new Problem('purchases.file-unreadable', 'caller')
    })
    const { purchases, problems } = readPurchases(await readTable(bytes), ports.today())
    return { purchases: purchases.map(({ purchase }) => purchase), problems }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const params = error.details as Params
    const whole = { code: error.code, row: null, column: null, field: null, value: basename(file), params }
    return { purchases: [], problems: [whole] }
  }
}

function refuse(problems: readonly ProblemDocument[], options: PurchasesOptions, ports: CommandPorts): void {
  const say = sayIn(valueChainsWords, options.lang)
  const message = say('command.purchases.refused', { n: problems.length })
  ports.stderr(`${JSON.stringify({ code: 'purchases.refused', problems: problems.length, message })}\n`)
  ports.setExitCode(1)
  if (options.json) {
    ports.stdout(`${JSON.stringify({ problems })}\n`)
    return
  }
  for (const { file, row, column, value, message: reason } of problems) {
    const place =
      row === null ? '' : say('command.purchases.place', { row: String(row), column: column ?? '–' })
    const shown = value === null || value === '' ? '' : ` [${value}]`
    ports.stdout(`${[file, place, reason].filter(Boolean).join(' · ')}${shown}\n`)
  }
}

function problemDocument({ code, row, column, value, params }: TableProblem, lang: Lang): ProblemDocument {
  const message = problemMessage(code, { ...params, column: column ?? '' }, lang, valueChainsWords)
  return { code, row, column, value, message }
}
