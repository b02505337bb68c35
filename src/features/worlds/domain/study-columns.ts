import { findComponents, keepLargest } from './network/components.ts'
import { computeConstraint, computeEffectiveSizes, computeEfficiencies } from './network/constraint.ts'
import { computeCoreNumbers } from './network/cores.ts'
import { computeDegrees, computeStrengths } from './network/density.ts'
import { computeEiIndex } from './network/ei-index.ts'
import { computeEvenness } from './network/entropy.ts'
import { degreeOf } from './network/graph.ts'
import { networkStudy } from './network/study.ts'
import { computeTwoModeDegrees } from './network/two-mode.ts'
import { computeRedundancy } from './network/two-mode-clustering.ts'
import {
  findKeyPassages,
  findQuickToReach,
  type OwnThresholds,
  type ReadMeasure,
  readMeasure,
} from './network-reading.ts'
import type { StudyGraphs } from './study-graphs.ts'

/** A column beside `ids`; null where the figure is not defined for that node. */
export type Columns = Readonly<Record<string, readonly (number | null)[]>>
export type NodeFigures = {
  readonly ids: readonly string[]
  readonly columns: Columns
  /** Codes of readings beside `ids`, by measure. */
  readonly readings: Readonly<Record<string, readonly (string | null)[]>>
}

/** Figures of actors: of their worlds (two-mode), then of their ties. An actor without ties has no figure of ties. */
export function computeActorColumns(graphs: StudyGraphs, cutShares: Float64Array): Columns {
  const { twoMode, mode, ties, mainWorld, actorIds, worldIds, weightsOf } = graphs
  const n = actorIds.length
  const first = columnFrom(0, n)
  const tied = (v: number) => degreeOf(ties, v) > 0
  const ofTied = (values: ArrayLike<number>) => first(values, tied)
  const placed = (v: number) => degreeOf(twoMode, v) > 0
  const { bip_betweenness, bip_closeness } = centralities(graphs)
  const worldsOf = Array.from({ length: n }, (_, v) => degreeOf(twoMode, v))
  return {
    worlds: worldsOf,
    'actor-worlds': first(computeTwoModeDegrees(twoMode, mode)),
    betweenness: first(bip_betweenness, placed),
    closeness: first(bip_closeness, placed),
    redundancy: first(computeRedundancy(twoMode)),
    ties: [...computeDegrees(ties)],
    strength: [...computeStrengths(ties)],
    constraint: ofTied(computeConstraint(ties)),
    'effective-size': ofTied(computeEffectiveSizes(ties)),
    efficiency: ofTied(computeEfficiencies(ties)),
    'core-number': ofTied(computeCoreNumbers(ties)),
    ei: first(computeEiIndex(ties, mainWorld).ofNode),
    evenness: weightsOf.map((weights) => orNull(computeEvenness(weights, worldIds.length))),
    'cut-share': first(cutShares),
  }
}

/** Figures of worlds; `evenness`: how mixed the other worlds are in which its actors also are. */
export function computeWorldColumns(graphs: StudyGraphs): Columns {
  const { twoMode, mode, ties, mainWorld, actorIds, worldIds } = graphs
  const [from, to] = [actorIds.length, actorIds.length + worldIds.length]
  const second = columnFrom(from, to)
  const lived = (v: number) => degreeOf(twoMode, v) > 0
  const { bip_betweenness, bip_closeness } = centralities(graphs)
  const { ofGroup } = computeEiIndex(ties, mainWorld)
  return {
    actors: worldIds.map((_, j) => degreeOf(twoMode, from + j)),
    'actor-worlds': second(computeTwoModeDegrees(twoMode, mode)),
    betweenness: second(bip_betweenness, lived),
    closeness: second(bip_closeness, lived),
    ei: worldIds.map((_, j) => orNull(ofGroup[j] ?? Number.NaN)),
    evenness: worldIds.map((_, j) => orNull(evennessAround(graphs, from + j))),
  }
}

export function readActors(columns: Columns, own: OwnThresholds): NodeFigures['readings'] {
  const key = findKeyPassages(numbersOf(columns.betweenness), own)
  const quick = findQuickToReach(numbersOf(columns.closeness), own)
  return {
    // The method reads the number of worlds, not their share.
    'actor-worlds': read('actor-worlds', columns.worlds, own),
    betweenness: (columns.betweenness ?? []).map((v, i) => (v === null ? null : key[i] ? 'key' : 'ordinary')),
    closeness: (columns.closeness ?? []).map((v, i) => (v === null ? null : quick[i] ? 'quick' : 'ordinary')),
    ...readEach(['redundancy', 'constraint', 'efficiency', 'cut-share'], columns, own),
  }
}

export function readWorlds(columns: Columns, own: OwnThresholds): NodeFigures['readings'] {
  return readEach(['ei', 'evenness'], columns, own)
}

function readEach(measures: readonly ReadMeasure[], columns: Columns, own: OwnThresholds) {
  return Object.fromEntries(measures.map((measure) => [measure, read(measure, columns[measure], own)]))
}

function read(measure: ReadMeasure, values: readonly (number | null)[] | undefined, own: OwnThresholds) {
  return (values ?? []).map((value) => readMeasure(measure, value, own)?.reading ?? null)
}

type Centralities = { readonly bip_betweenness: ArrayLike<number>; readonly bip_closeness: ArrayLike<number> }
const known = new WeakMap<StudyGraphs, Centralities>()

/** Borgatti and Everett’s; worked out once for actors and worlds. */
function centralities(graphs: StudyGraphs): Centralities {
  const there = known.get(graphs)
  if (there) return there
  const { twoMode: graph, mode } = graphs
  const { nodes } = networkStudy({ graph, mode }, { measures: ['bip_betweenness', 'bip_closeness'] })
  const none = new Float64Array(graph.n).fill(Number.NaN)
  const found = {
    bip_betweenness: nodes.bip_betweenness ?? none,
    // Over a maximum for the whole network, it would be highest where two nodes reach each other and nobody else.
    bip_closeness: keepLargest(nodes.bip_closeness ?? none, findComponents(graph)),
  }
  known.set(graphs, found)
  return found
}

function evennessAround({ twoMode, actorIds, worldIds }: StudyGraphs, world: number): number {
  const counts = new Float64Array(worldIds.length - 1)
  for (let e = twoMode.offsets[world] ?? 0; e < (twoMode.offsets[world + 1] ?? 0); e++) {
    const actor = twoMode.targets[e] ?? 0
    for (let f = twoMode.offsets[actor] ?? 0; f < (twoMode.offsets[actor + 1] ?? 0); f++) {
      const other = twoMode.targets[f] ?? 0
      if (other === world) continue
      const at = other - actorIds.length - (other > world ? 1 : 0)
      counts[at] = (counts[at] ?? 0) + 1
    }
  }
  return computeEvenness(counts)
}

function columnFrom(from: number, to: number) {
  return (values: ArrayLike<number>, isDefined: (v: number) => boolean = () => true): (number | null)[] =>
    Array.from({ length: to - from }, (_, i) =>
      isDefined(from + i) ? orNull(values[from + i] ?? Number.NaN) : null,
    )
}

const numbersOf = (values: readonly (number | null)[] | undefined) =>
  Float64Array.from(values ?? [], (value) => value ?? Number.NaN)

const orNull = (value: number) => (Number.isFinite(value) ? value : null)
