import { Problem, type ProblemDetails } from '#kernel/problem.ts'
import type { Params } from '#kernel/words.ts'
import type { Table } from '#platform/tables/table.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { decodeText } from '#platform/tables/text-encoding.ts'
import { readWorkbook, type WorkbookReader } from '#platform/tables/workbook-reading.ts'
import { graphTextFormat, readGraphText } from '../domain/network-files/graph-text-reading.ts'
import { type NetworkPart, NetworkProblems } from '../domain/network-files/network-problem.ts'
import { readNetworkTables } from '../domain/network-files/network-tables-reading.ts'
import type { NetworkReading, NetworkReadingOptions } from '../domain/network-files/raw-network.ts'
import { networkSheets } from '../domain/network-files/workbook-sheets.ts'

/** Measured: 50,000 nodes and 150,000 ties are 12.5 MB of GEXF, and take 300 MB while they are read. */
const MOST_GRAPH_BYTES = 20_000_000

export type NetworkFileFormat = 'gexf' | 'graphml' | 'pajek' | 'csv' | 'workbook'

export type NetworkFileReading = NetworkReading & { readonly format: NetworkFileFormat }

/** Options of tables where they differ: a column is only a weight once it is called one. */
export type NetworkFileOptions = NetworkReadingOptions & {
  readonly weightOfTables?: false
  /** Of a graph file; tables have their own limit. */
  readonly mostBytes?: number
}

/**
 * Bytes of a network in whatever format, told by how they begin: GEXF, GraphML, Pajek's .net, a CSV of ties (and one of
 * nodes), a workbook with a sheet of each (Kumu's, ours). Everything that is wrong comes back as problems.
 */
export async function readNetworkBytes(
  edges: Uint8Array,
  nodes: Uint8Array | undefined,
  options: NetworkFileOptions = {},
): Promise<NetworkFileReading> {
  const problems = new NetworkProblems()
  const failed = (format: NetworkFileFormat) => ({
    format,
    file: { directed: false, nodes: [], ties: [] },
    problems,
  })
  const { mostBytes = MOST_GRAPH_BYTES } = options
  if (edges.length > mostBytes) {
    problems.add('edges', 'tables.too-large', { params: { megabytes: mostBytes / 1_000_000 } })
    return failed('csv')
  }
  const text = decodeText(edges)?.text
  const graph = text === undefined ? undefined : graphTextFormat(text)
  if (graph && text !== undefined) {
    const format =
      graph === 'pajek' ? 'pajek' : /<(?:\w+:)?graphml/i.test(text.slice(0, 2000)) ? 'graphml' : 'gexf'
    const nodeTable = nodes && (await tableOf(nodes, 'nodes', problems))
    return problems.count > 0 ? failed(format) : { format, ...readGraphText(text, graph, options, nodeTable) }
  }
  const tables = options.weightOfTables === false ? { weight: false as const, ...options } : options
  const open = openedOnce()
  const table = await tableOf(edges, 'edges', problems, open)
  if (table && !nodes && table.sheets.length > 0) {
    const sheets = networkSheets(await everySheet(edges, table, open)) ?? { edges: table }
    return { format: 'workbook', ...readNetworkTables(sheets, tables) }
  }
  const nodeTable = nodes && (await tableOf(nodes, 'nodes', problems))
  const format = table?.format === 'csv' ? 'csv' : 'workbook'
  if (!table || problems.count > 0) return failed(format)
  return { format, ...readNetworkTables({ edges: table, nodes: nodeTable }, tables) }
}

async function tableOf(
  bytes: Uint8Array,
  part: NetworkPart,
  problems: NetworkProblems,
  open: WorkbookReader = readWorkbook,
): Promise<Table | undefined> {
  try {
    const table = await readTable(bytes, {}, open)
    return table.linesWrapped ? await readTable(bytes, { unwrapLines: true }) : table
  } catch (error) {
    if (!(error instanceof Problem) || !isOfTables(error.code)) throw error
    problems.add(part, error.code, { params: paramsOf(error.details) })
    return undefined
  }
}

/** A workbook of twenty sheets is unpacked once, not twenty times. */
function openedOnce(): WorkbookReader {
  let opened: ReturnType<WorkbookReader> | undefined
  return (bytes, format) => {
    opened ??= readWorkbook(bytes, format)
    return opened
  }
}

/** Sheets that hold something; hidden ones are not listed by `readTable`. */
async function everySheet(bytes: Uint8Array, first: Table, open: WorkbookReader): Promise<Table[]> {
  const sheets: Table[] = []
  for (const sheet of first.sheets.slice(0, 20)) {
    if (sheet === first.sheet) sheets.push(first)
    else {
      const table = await readTable(bytes, { sheet }, open).catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'tables.empty') return undefined
        throw error
      })
      if (table) sheets.push(table)
    }
  }
  return sheets
}

const isOfTables = (code: string): code is `tables.${string}` => code.startsWith('tables.')

const paramsOf = (details: ProblemDetails): Params =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'number' ? value : String(value)]),
  )
