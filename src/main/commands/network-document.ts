import { BROKERAGE_ROLES } from '#features/worlds/domain/network/gould-fernandez.ts'
import { ACTOR_MODE, WORLD_MODE } from '#features/worlds/domain/network/graph.ts'
import { findCommunities } from '#features/worlds/domain/network/leiden.ts'
import { computeModularity } from '#features/worlds/domain/network/modularity.ts'
import { projectOnto } from '#features/worlds/domain/network/projections.ts'
import {
  type NetworkStudy,
  NODE_MEASURES,
  type StudyMeasure,
  TWO_MODE_MEASURES,
} from '#features/worlds/domain/network/study-measures.ts'
import type { NetworkFile } from '#features/worlds/domain/network-files/network-file.ts'
import type { NetworkGraph } from '#features/worlds/domain/network-files/network-graph.ts'

export type MeasuredNetwork = {
  readonly file: NetworkFile
  readonly network: NetworkGraph
  readonly study: NetworkStudy
  /** Undefined: all. */
  readonly measures: readonly StudyMeasure[] | undefined
}

const asked = ({ measures }: MeasuredNetwork, measure: StudyMeasure): boolean =>
  measures === undefined || measures.includes(measure)

/** What is not defined is null in JSON, never 0. */
const figure = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value

/** The document of `tablee network --json`, in pieces: a large network never becomes one text. */
export function* networkDocument(measured: MeasuredNetwork, projections: boolean): Generator<string> {
  yield '{"nodes":['
  yield* separated(nodeDocuments(measured))
  yield `],"global":${JSON.stringify(globalDocument(measured))}`
  const { modes } = measured.network
  if (projections && modes) {
    yield ',"projections":{"actors":['
    yield* separated(projectionDocuments(measured, modes, ACTOR_MODE))
    yield '],"worlds":['
    yield* separated(projectionDocuments(measured, modes, WORLD_MODE))
    yield ']}'
  }
  yield '}\n'
}

function* separated(documents: Iterable<unknown>): Generator<string> {
  let between = ''
  for (const document of documents) {
    yield between + JSON.stringify(document)
    between = ','
  }
}

function* nodeDocuments({ file, network, study }: MeasuredNetwork): Generator<unknown> {
  const columns = [...NODE_MEASURES, ...TWO_MODE_MEASURES].flatMap((name) => {
    const values = study.nodes[name]
    return values ? [{ name, values }] : []
  })
  for (const [i, { id, group }] of file.nodes.entries()) {
    const document: Record<string, unknown> = { id }
    if (network.modes) document.mode = network.modes[i] === WORLD_MODE ? 'world' : 'actor'
    if (network.groups) document.group = group
    for (const { name, values } of columns) document[name] = figure(values[i])
    const { gould_fernandez: brokerage } = study
    if (brokerage) {
      const of = (values: (typeof brokerage)['raw']) =>
        Object.fromEntries(BROKERAGE_ROLES.map((role) => [role, figure(values[role][i])]))
      document.gould_fernandez = { ...of(brokerage.raw), z: of(brokerage.z) }
    }
    yield document
  }
}

/** Figures of the whole; where ties weigh something, `unweighted` says what they are without. */
function globalDocument(measured: MeasuredNetwork): Record<string, unknown> {
  const { file, network, study } = measured
  const { articulation_points: points, two_mode: twoMode, ...figures } = study.global
  const idOf = (node: number) => file.nodes[node]?.id ?? ''
  const document: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(figures)) {
    document[name] = typeof value === 'number' ? figure(value) : value
  }
  if (points) document.articulation_points = points.map(idOf).sort()
  if (twoMode) {
    document.two_mode = Object.fromEntries(
      Object.entries(twoMode).map(([name, value]) => [name, figure(value)]),
    )
  }
  if (study.leiden) document.leiden = communitiesDocument(measured, study.leiden)
  if (network.weighted) {
    const { graph, groups } = network
    const without: Record<string, unknown> = {}
    if (asked(measured, 'leiden')) {
      without.leiden = communitiesDocument(measured, findCommunities(graph, { weighted: false }))
    }
    if (groups && asked(measured, 'modularity_given_partition')) {
      without.modularity_given_partition = figure(computeModularity(graph, groups.of, { weighted: false }))
    }
    if (Object.keys(without).length > 0) document.unweighted = without
  }
  return document
}

function communitiesDocument(
  { file }: MeasuredNetwork,
  { membership, modularity }: { readonly membership: Int32Array; readonly modularity: number },
) {
  const of = file.nodes.map(({ id }, i) => [id, membership[i]] as const)
  return { modularity: figure(modularity), membership: Object.fromEntries(of) }
}

function* projectionDocuments(
  { file, network }: MeasuredNetwork,
  modes: Uint8Array,
  side: number,
): Generator<unknown> {
  const ids = file.nodes.map(({ id }) => id)
  const { sources, targets, shared, newman } = projectOnto(network.graph, modes, side, ids)
  for (let i = 0; i < sources.length; i += 1) {
    yield {
      source: ids[sources[i] ?? -1],
      target: ids[targets[i] ?? -1],
      shared: shared[i],
      newman: newman[i],
    }
  }
}
