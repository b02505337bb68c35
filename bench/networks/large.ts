import { createRequire } from 'node:module'
import { UndirectedGraph } from 'graphology'
import { ACTOR_MODE } from '#features/worlds/domain/network/graph.ts'
import { findCommunities } from '#features/worlds/domain/network/leiden.ts'
import { computeProjectionConstraint } from '#features/worlds/domain/network/projection-constraint.ts'
import { computePaths } from '#features/worlds/server/path-workers.ts'
import { findIgraph, runIgraph } from '../measuring/igraph-peer.ts'
import { expectSame, type MadeNetwork, makeNetwork } from '../measuring/made-network.ts'
import { ratioOf, round, spreadOf } from '../measuring/measure.ts'

type GraphologyMeasure = (graph: object, options?: object) => Record<string, number>
const require = createRequire(import.meta.url)
const peerBetweenness: GraphologyMeasure = require('graphology-metrics/centrality/betweenness')
const peerCloseness: GraphologyMeasure = require('graphology-metrics/centrality/closeness')
const peerLouvain: {
  detailed: (graph: object) => { modularity: number }
} = require('graphology-communities-louvain')

/** What the aims of the reference data’s timings were measured on: 5 memberships an actor, modularity .32. */
const SIZES = [
  { actors: 8_000, worlds: 2_000, memberships: 40_000, rounds: 3, long: false },
  { actors: 40_000, worlds: 10_000, memberships: 200_000, rounds: 1, long: true },
] as const
const THREADS = 2
const AIMS = { paths: 4, closeness: 20, constraint: 145 }

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const began = performance.now()
  const value = await work()
  return { ms: performance.now() - began, value }
}

/** Ours and a peer in turn, so that a busy moment of the machine falls on both; values are compared each time. */
async function measureOurs(network: MadeNetwork, rounds: number, igraph: boolean) {
  const { graph, mode, actors } = network
  const of = {
    paths: [] as number[],
    betweenness: [] as number[],
    closeness: [] as number[],
    constraint: [] as number[],
    leiden: [] as number[],
  }
  const peer = { ...of, betweenness: [] as number[], closeness: [] as number[], constraint: [] as number[] }
  const [q, peerQ, gaps]: [number[], number[], number[]] = [[], [], []]
  peer.paths = []
  peer.leiden = []
  for (let turn = 0; turn < rounds; turn++) {
    const both = await timed(() => computePaths(graph, ['betweenness', 'distances'], { threads: THREADS }))
    const between = await timed(() => computePaths(graph, ['betweenness'], { threads: THREADS }))
    const distances = await timed(() => computePaths(graph, ['distances'], { threads: THREADS }))
    const constraint = await timed(() => computeProjectionConstraint(graph, mode, ACTOR_MODE))
    const leiden = await timed(() => findCommunities(graph, { seed: turn + 1 }))
    of.paths.push(both.ms)
    of.betweenness.push(between.ms)
    of.closeness.push(distances.ms)
    of.constraint.push(constraint.ms)
    of.leiden.push(leiden.ms)
    q.push(leiden.value.modularity)
    if (!igraph) continue
    const theirs = {
      betweenness: runIgraph(network, 'betweenness'),
      closeness: runIgraph(network, 'closeness'),
      leiden: runIgraph(network, 'leiden'),
    }
    const { far, reached } = both.value.distances ?? { far: new Float64Array(), reached: new Float64Array() }
    gaps.push(
      expectSame('betweenness', both.value.betweenness ?? [], theirs.betweenness.values),
      // igraph’s closeness is r/Σd within the piece of each node
      expectSame(
        'closeness',
        far.map((sum, v) => (reached[v] ?? 0) / sum),
        theirs.closeness.values,
      ),
    )
    peer.betweenness.push(theirs.betweenness.ms)
    peer.closeness.push(theirs.closeness.ms)
    peer.paths.push(theirs.betweenness.ms + theirs.closeness.ms)
    peer.leiden.push(theirs.leiden.ms)
    peerQ.push(theirs.leiden.modularity ?? Number.NaN)
    if (turn > 0 || actors > 10_000) continue // a minute on 8,000 actors, hours on 40,000
    const theirConstraint = runIgraph(network, 'constraint')
    gaps.push(expectSame('constraint', constraint.value.subarray(0, actors), theirConstraint.values))
    peer.constraint.push(theirConstraint.ms)
  }
  return { of, peer, q, peerQ, largestGap: gaps.length === 0 ? null : Math.max(...gaps) }
}

/** Once: its betweenness takes a minute on 10,000 nodes. */
async function measureGraphology({ graph, ties }: MadeNetwork) {
  const theirs = new UndirectedGraph()
  for (let v = 0; v < graph.n; v++) theirs.addNode(v)
  for (const { source, target } of ties) theirs.addEdge(source, target)
  const closeness = await timed(() => peerCloseness(theirs, { wassermanFaust: true }))
  const betweenness = await timed(() => peerBetweenness(theirs, { normalized: false }))
  const louvain = await timed(() => peerLouvain.detailed(theirs))
  return {
    betweennessMs: round(betweenness.ms),
    closenessMs: round(closeness.ms),
    louvainMs: round(louvain.ms),
    louvainModularity: round(louvain.value.modularity),
  }
}

/**
 * Large two-mode networks: betweenness and closeness by two threads (starting them, folding and sharing the graph
 * included), Burt’s constraint of actors by shared worlds without the projection (igraph: on the projection, its making
 * not counted), Leiden. Ratios say how many times a peer needs what we need. `--long` adds 50,000 nodes (20 minutes).
 */
export async function benchmark() {
  const igraph = findIgraph()
  const networks: object[] = []
  for (const { actors, worlds, memberships, rounds, long } of SIZES) {
    if (long && !process.argv.includes('--long')) continue
    const network = makeNetwork(actors, worlds, memberships)
    const { of, peer, q, peerQ, largestGap } = await measureOurs(network, rounds, igraph !== null)
    const graphology = long ? 'not run at this size' : await measureGraphology(network)
    const names = ['paths', 'betweenness', 'closeness', 'constraint', 'leiden'] as const
    const timings = names.map((name) => {
      const ours = spreadOf(of[name])
      if (peer[name].length === 0) return [name, { ours }] as const
      const theirs = spreadOf(peer[name])
      return [name, { ours, igraph: theirs, timesIgraph: ratioOf(theirs, ours) }] as const
    })
    networks.push({
      ...{ actors, worlds, memberships, threads: THREADS, aims: AIMS },
      ...Object.fromEntries(timings),
      modularity: { ours: spreadOf(q).median, igraph: igraph === null ? null : spreadOf(peerQ).median },
      largestGapToIgraph: largestGap,
      graphology,
    })
  }
  return { unit: 'ms', igraph: igraph ?? 'absent', networks }
}
