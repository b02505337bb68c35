import type { NetworkFigures } from './diagnosis.ts'
import { findComponents } from './network/components.ts'
import { computeCoreNumbers } from './network/cores.ts'
import { computeEiIndex } from './network/ei-index.ts'
import { computeEvenness } from './network/entropy.ts'
import { degreeOf } from './network/graph.ts'
import { computeCoverage, computeTwoModeDensity } from './network/two-mode.ts'
import { type OwnThresholds, type ReadMeasure, readMeasure } from './network-reading.ts'
import type { Cuts, StudiedPair } from './network-study.ts'
import type { StudyGraphs } from './study-graphs.ts'

/** Why a figure is not defined: the sentence is `missing.<code>`. */
export type MissingFigure =
  | 'no-worlds'
  | 'no-actors'
  | 'no-memberships'
  | 'no-ties'
  | 'no-grouped-ties'
  | 'one-world'

/** A figure of the whole with its reading and advice (codes), or the reason why there is none. */
export type StudiedFigure = {
  readonly code: ReadMeasure
  readonly value: number | null
  readonly reason: MissingFigure | null
  readonly reading: string | null
  readonly advice: string | null
  readonly params: Readonly<Record<string, string | number>>
}

type Whole = {
  readonly graphs: StudyGraphs
  readonly cuts: Cuts
  readonly pairs: readonly StudiedPair[]
  readonly modularity: number | null
  readonly thresholds: OwnThresholds
}

/** The figures of the whole network, and what the diagnosis looks at. */
export function studyWhole({ graphs, cuts, pairs, modularity, thresholds }: Whole) {
  const { twoMode, mode, ties, mainWorld, actorIds, worldIds } = graphs
  const [nA, nW] = [actorIds.length, worldIds.length]
  const empty = whyEmpty(nA, nW, twoMode.m)
  const coverage = computeCoverage(twoMode, mode)
  const members = worldIds.map((_, j) => degreeOf(twoMode, nA + j))
  const affinity = medianOf(pairs.flatMap(({ affinity: each }) => (each === null ? [] : [each])))
  const components = countPieces(graphs)
  const cutShare = cuts.points.reduce((most, { pairShare }) => Math.max(most, pairShare), 0)
  const ei = orNull(computeEiIndex(ties, mainWorld).network)
  const cores = computeCoreNumbers(ties)
  const maxCore = ties.m > 0 ? cores.reduce((a, b) => Math.max(a, b), 0) : null
  const core = shareOfCore(cores, maxCore, mainWorld)
  const noTies = ties.m === 0 ? 'no-ties' : null
  const noCuts = ties.m + twoMode.m === 0 ? 'no-ties' : null

  const figure = (
    code: ReadMeasure,
    value: number | null,
    reason: MissingFigure | null,
    params: StudiedFigure['params'] = {},
  ): StudiedFigure => {
    const said = reason === null ? value : null
    const read = readMeasure(code, said, thresholds)
    return {
      code,
      value: said,
      reason: said === null ? (reason ?? 'no-ties') : null,
      reading: read?.reading ?? null,
      advice: read?.advice ?? null,
      params,
    }
  }
  const figures = [
    figure('coverage', orNull(coverage.share), nW === 0 ? 'no-worlds' : null, {
      present: coverage.covered,
      worlds: nW,
    }),
    figure('two-mode-density', orNull(computeTwoModeDensity(twoMode, mode)), empty, {
      memberships: twoMode.m,
      actors: nA,
      worlds: nW,
    }),
    figure('affinity', affinity, empty ?? (affinity === null ? 'one-world' : null), { pairs: pairs.length }),
    figure('evenness', orNull(computeEvenness(members)), empty ?? (nW < 2 ? 'one-world' : null)),
    figure('components', components.count, nA === 0 ? 'no-actors' : null, { largest: components.largest }),
    figure('cut-points', cuts.points.length, noCuts, { basis: cuts.basis, bridges: cuts.bridges.length }),
    figure('cut-share', cutShare, noCuts, { basis: cuts.basis }),
    figure('ei', ei, noTies ?? (ei === null ? 'no-grouped-ties' : null)),
    figure('modularity', modularity, noTies),
    figure('core-number', maxCore, noTies),
    figure('core', core, noTies ?? (core === null ? 'no-memberships' : null)),
  ]
  const known = (code: ReadMeasure) => figures.find((each) => each.code === code)?.value ?? null
  const looked: NetworkFigures = {
    coverage: known('coverage'),
    twoModeDensity: known('two-mode-density'),
    ei: known('ei'),
    modularity: known('modularity'),
    affinity: known('affinity'),
    cutShare: known('cut-share'),
    maxCore: known('core-number'),
  }
  return { figures, looked, ei }
}

function whyEmpty(actors: number, worlds: number, memberships: number): MissingFigure | null {
  if (worlds === 0) return 'no-worlds'
  if (actors === 0) return 'no-actors'
  return memberships === 0 ? 'no-memberships' : null
}

/** Pieces that hold at least one actor; a world in which nobody is makes none. */
function countPieces({ whole, actorIds }: StudyGraphs): { count: number; largest: number } {
  const { componentOf } = findComponents(whole)
  const sizes = new Map<number, number>()
  actorIds.forEach((_, i) => {
    const piece = componentOf[i] ?? -1
    sizes.set(piece, (sizes.get(piece) ?? 0) + 1)
  })
  return { count: sizes.size, largest: Math.max(0, ...sizes.values()) }
}

/** Of the actors of the densest core that are in a world: the share of the world that most of them are most of. */
function shareOfCore(cores: Int32Array, maxCore: number | null, mainWorld: Int32Array): number | null {
  if (maxCore === null || maxCore < 1) return null
  const counts = new Map<number, number>()
  let total = 0
  cores.forEach((core, i) => {
    const world = mainWorld[i] ?? -1
    if (core !== maxCore || world < 0) return
    counts.set(world, (counts.get(world) ?? 0) + 1)
    total += 1
  })
  return total > 0 ? Math.max(...counts.values()) / total : null
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

const orNull = (value: number) => (Number.isFinite(value) ? value : null)
