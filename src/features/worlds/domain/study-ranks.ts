import { bootstrapRanks } from './network/bootstrap-ranks.ts'
import { findComponents, keepLargest } from './network/components.ts'
import { computeDegrees } from './network/density.ts'
import { ACTOR_MODE, type Graph, WORLD_MODE } from './network/graph.ts'
import { networkStudy } from './network/study.ts'
import type { StudyGraphs } from './study-graphs.ts'

/** By measure, beside the actors: between which ranks each stands if one actor of ten is missing. */
export type Ranks = Readonly<Record<string, readonly (readonly [number, number] | null)[]>>
/** Fewer draws than the method's 200; or none at all for centralities, which take too long on so many. */
export type RankWarning = 'few-draws' | 'no-ranks'

const DRAWS = 200
const FEWER = { from: 500, draws: 40 }
const NONE_FROM = 1500

/**
 * Intervals of ranks of the centralities (method 5.3): the measure is taken again on the network less 10 % of its actors.
 * Two hundred draws up to 500 actors, forty up to 1,500, beyond only degrees.
 */
export function drawRanks(graphs: StudyGraphs, seed: number): { ranks: Ranks; warnings: RankWarning[] } {
  const { twoMode, ties, mode, actorIds } = graphs
  const n = actorIds.length
  if (n < 3) return { ranks: {}, warnings: [] }
  const draws = n > FEWER.from ? FEWER.draws : DRAWS
  const droppable = mode.map((side) => (side === ACTOR_MODE ? 1 : 0))
  const ranks: Record<string, Ranks[string]> = {}
  if (twoMode.m > 0) {
    const ofWorlds = { seed, draws, droppable }
    ranks['actor-worlds'] = intervals(bootstrapRanks(twoMode, computeDegrees, ofWorlds))
    if (n <= NONE_FROM)
      for (const [name, measure] of TWO_MODE)
        ranks[name] = intervals(bootstrapRanks(twoMode, measureOf(measure, graphs), ofWorlds))
  }
  if (ties.m > 0) ranks.ties = intervals(bootstrapRanks(ties, computeDegrees, { seed, draws }))
  const warnings: RankWarning[] =
    n > NONE_FROM ? ['few-draws', 'no-ranks'] : draws < DRAWS ? ['few-draws'] : []
  return { ranks, warnings }
}

const TWO_MODE = [
  ['betweenness', 'bip_betweenness'],
  ['closeness', 'bip_closeness'],
] as const

/** Actors come first and worlds are never dropped: the last nodes of every part are the worlds. */
function measureOf(measure: 'bip_betweenness' | 'bip_closeness', { worldIds }: StudyGraphs) {
  return (graph: Graph): ArrayLike<number> => {
    const actors = graph.n - worldIds.length
    const mode = Uint8Array.from({ length: graph.n }, (_, v) => (v < actors ? ACTOR_MODE : WORLD_MODE))
    const values =
      networkStudy({ graph, mode }, { measures: [measure] }).nodes[measure] ??
      new Float64Array(graph.n).fill(NaN)
    return measure === 'bip_closeness' ? keepLargest(values, findComponents(graph)) : values
  }
}

function intervals(found: ReturnType<typeof bootstrapRanks>): Ranks[string] {
  return found.map(({ low, high }) => (Number.isFinite(low) && Number.isFinite(high) ? [low, high] : null))
}
