import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACTOR_MODE, type Graph, makeGraph, WORLD_MODE } from '#features/worlds/domain/network/graph.ts'

export type Row = Readonly<Record<string, string>>

/** A network of the reference data with its expected files, which are plain enough to be split at commas. */
export type ReferenceNetwork = {
  readonly name: string
  readonly ids: readonly string[]
  readonly graph: Graph
  readonly mode: Uint8Array | null
  readonly groups: Int32Array | null
  readonly rows: (file: string) => Row[]
  // biome-ignore lint/suspicious/noExplicitAny: an answer of unknown shape, compared key by key
  readonly global: any
}

export function readRows(path: string): Row[] {
  if (!existsSync(path)) return []
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
}

export function readReferenceNetwork(folder: string, name: string): ReferenceNetwork {
  const rows = (file: string) => readRows(join(folder, name, file))
  const nodes = rows('nodes.csv')
  const ids = nodes.map((row) => row.id ?? '')
  const numberOf = new Map(ids.map((id, i) => [id, i]))
  const edges = rows('edges.csv')
  const ties = edges.map((row) => ({
    source: numberOf.get(row.source ?? '') ?? -1,
    target: numberOf.get(row.target ?? '') ?? -1,
    weight: row.weight === undefined ? 1 : Number(row.weight),
  }))
  const labels = [...new Set(nodes.map((row) => row.group))]
  return {
    name,
    ids,
    graph: makeGraph(ids.length, ties, { weighted: edges[0]?.weight !== undefined }),
    mode:
      nodes[0]?.mode === undefined
        ? null
        : Uint8Array.from(nodes, (row) => (row.mode === 'world' ? WORLD_MODE : ACTOR_MODE)),
    groups: nodes[0]?.group === undefined ? null : Int32Array.from(nodes, (row) => labels.indexOf(row.group)),
    rows,
    global: JSON.parse(readFileSync(join(folder, name, 'expected_global.json'), 'utf8')),
  }
}

/** A cell of an expected file: empty and NA are “not defined”. */
export const expectedNumber = (cell: string | undefined): number =>
  cell === undefined || cell === '' || cell === 'NA' ? Number.NaN : Number(cell)
