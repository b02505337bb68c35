import { basename } from 'node:path'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { STUDY_MEASURES, type StudyMeasure } from '#features/worlds/domain/network/study-measures.ts'
import { makeNetworkGraph } from '#features/worlds/domain/network-files/network-graph.ts'
import type { NetworkPart, NetworkProblem } from '#features/worlds/domain/network-files/network-problem.ts'
import { readNetworkBytes } from '#features/worlds/server/network-file-reading.ts'
import { studyInThreads } from '#features/worlds/server/study-in-threads.ts'
import { networkWords } from '#features/worlds/words.ts'
import { LANGS, type Lang, sayIn } from '#kernel/words.ts'
import { problemMessage } from '#platform/tables/problem-message.ts'
import { type CommandPorts, PROCESS_PORTS } from './command-ports.ts'
import { type MeasuredNetwork, networkDocument } from './network-document.ts'
import { networkReport } from './network-report.ts'

/** Of a file on one's own machine. */
const MOST_BYTES = 200_000_000

type NetworkOptions = {
  readonly edges: string
  readonly nodes?: string
  readonly twoMode?: true
  readonly directed?: true
  /** A name, or false for `--no-weight`. */
  readonly weight?: string | false
  readonly group?: string
  readonly measures: readonly StudyMeasure[] | 'all'
  readonly projections?: true
  readonly json?: true
  readonly lang: Lang
}

/**
 * `tablee network --edges FILE [--nodes FILE] …`: every measure of a network that is asked for. One problem anywhere
 * in the files refuses the whole (exit 1), with the row and the column of each.
 */
export function addNetworkCommand(program: Command, ports: CommandPorts = PROCESS_PORTS): void {
  const say = sayIn(networkWords, ports.lang)
  const names = STUDY_MEASURES.join(', ')
  program
    .command('network')
    .description(say('command.network.description'))
    .requiredOption('--edges <file>', say('command.network.edges'))
    .option('--nodes <file>', say('command.network.nodes'))
    .option('--two-mode', say('command.network.two-mode'))
    .option('--directed', say('command.network.directed'))
    .option('--weight <column>', say('command.network.weight'))
    .option('--no-weight', say('command.network.no-weight'))
    .option('--group <column>', say('command.network.group'))
    .addOption(
      new Option('--measures <names>', say('command.network.measures', { names }))
        .argParser((text: string) => readMeasures(text, ports.lang))
        .default('all'),
    )
    .option('--projections', say('command.network.projections'))
    .option('--json', say('command.network.json'))
    .addOption(
      new Option('--lang <lang>', say('command.network.lang')).choices([...LANGS]).default(ports.lang),
    )
    .action((options: NetworkOptions) => runNetwork(options, ports))
}

function readMeasures(text: string, lang: Lang): readonly StudyMeasure[] | 'all' {
  if (text.trim() === 'all') return 'all'
  const asked = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const found = STUDY_MEASURES.filter((name) => asked.includes(name))
  const unknown = asked.filter((name) => !STUDY_MEASURES.some((known) => known === name))
  if (unknown.length > 0 || found.length === 0) {
    const params = { names: unknown.join(', ') || text, known: STUDY_MEASURES.join(', ') }
    throw new InvalidArgumentError(sayIn(networkWords, lang)('command.network.unknown-measure', params))
  }
  return found
}

async function runNetwork(options: NetworkOptions, ports: CommandPorts): Promise<void> {
  const bytes = await readFiles(options, ports)
  if (!Array.isArray(bytes)) return refuse([bytes], 1, options, ports)
  const { weight, group, twoMode, directed, measures } = options
  const [edges, nodes] = bytes
  const { file, problems } = await readNetworkBytes(edges ?? new Uint8Array(), nodes, {
    weightOfTables: false,
    mostBytes: MOST_BYTES,
    ...(weight === undefined ? {} : { weight }),
    ...(group === undefined ? {} : { group }),
  })
  if (problems.count > 0) return refuse(problems.kept, problems.count, options, ports)
  const weighted = weight === undefined ? {} : { weighted: weight !== false }
  const asked = { ...weighted, ...(twoMode && { twoMode }), ...(directed && { directed }) }
  const network = makeNetworkGraph(file, asked, problems)
  if (options.projections && !network.modes) problems.add('edges', 'network.not-two-mode')
  if (problems.count > 0) return refuse(problems.kept, problems.count, options, ports)
  const { graph, modes, groups } = network
  const study = await studyInThreads(
    { graph, ...(modes && { mode: modes }), ...(groups && { groups: groups.of }) },
    measures === 'all' ? {} : { measures },
  )
  const measured = { file, network, study, measures: measures === 'all' ? undefined : measures }
  if (options.json) write(networkDocument(measured, options.projections === true), ports)
  else ports.stdout(networkReport(measured satisfies MeasuredNetwork, options.lang))
}

/** The bytes of the one or two files; a problem where one does not open. */
async function readFiles(
  { edges, nodes }: NetworkOptions,
  ports: CommandPorts,
): Promise<Uint8Array[] | NetworkProblem> {
  const read: Uint8Array[] = []
  for (const [part, path] of Object.entries({ edges, nodes }) as [NetworkPart, string | undefined][]) {
    if (path === undefined) continue
    const bytes = await ports.readFile(path).catch(() => undefined)
    if (!bytes) {
      return {
        code: 'network.file-unreadable',
        part,
        row: null,
        column: null,
        value: basename(path),
        params: {},
      }
    }
    read.push(bytes)
  }
  return read
}

const PIECE = 65_536

function write(pieces: Iterable<string>, ports: CommandPorts): void {
  let text = ''
  for (const piece of pieces) {
    text += piece
    if (text.length < PIECE) continue
    ports.stdout(text)
    text = ''
  }
  ports.stdout(text)
}

function refuse(
  problems: readonly NetworkProblem[],
  count: number,
  options: NetworkOptions,
  ports: CommandPorts,
): void {
  const { edges, nodes, lang, json } = options
  const say = sayIn(networkWords, lang)
  const message = say('command.network.refused', { n: count })
  const documents = problems.map(({ code, part, row, column, value, params }) => {
    const said = { ...params, column: column ?? '', value: value ?? '', row: row === null ? '' : String(row) }
    const file = basename(part === 'nodes' ? (nodes ?? edges) : edges)
    return { file, code, row, column, value, message: problemMessage(code, said, lang, networkWords) }
  })
  const first = documents.slice(0, 20)
  ports.stderr(`${JSON.stringify({ code: 'network.refused', problems: count, message, first })}\n`)
  ports.setExitCode(1)
  if (json) {
    ports.stdout(`${JSON.stringify({ problems: documents })}\n`)
    return
  }
  for (const { file, row, column, message: reason } of documents) {
    const params = { file, row: String(row), column: column ?? '' }
    const place =
      row === null
        ? file
        : say(column === null ? 'command.network.place-row' : 'command.network.place', params)
    ports.stdout(`${place} · ${reason}\n`)
  }
  if (count > documents.length)
    ports.stdout(`${say('command.network.others', { n: count - documents.length })}\n`)
}
