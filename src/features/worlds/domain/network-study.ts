import { type Diagnosis, diagnose } from './diagnosis.ts'
import { smallNetworkWarnings } from './network/bootstrap-ranks.ts'
import { findCutPoints } from './network/cut-points.ts'
import { expectEiIndex } from './network/ei-index.ts'
import { computeBrokerage } from './network/gould-fernandez.ts'
import { WORLD_MODE } from './network/graph.ts'
import { findCommunities } from './network/leiden.ts'
import { computeAffinities, projectOnto } from './network/projections.ts'
import type { NetworkView } from './network-on-day.ts'
import type { BROKER_ROLES, BrokerRole, OwnThresholds } from './network-reading.ts'
import {
  computeActorColumns,
  computeWorldColumns,
  type NodeFigures,
  readActors,
  readWorlds,
} from './study-columns.ts'
import { type StudiedFigure, studyWhole } from './study-figures.ts'
import { makeStudyGraphs, type StudyGraphs } from './study-graphs.ts'
import { drawRanks, type Ranks, type RankWarning } from './study-ranks.ts'

export type StudyRequest = {
  readonly view: NetworkView
  readonly thresholds: OwnThresholds
  /** Of the draws; the same one gives the same figures. */
  readonly seed?: number
}

export type StudyWarning = ReturnType<typeof smallNetworkWarnings>[number] | RankWarning

/** Every measure of table 5.3 for one day. `null` where one is not defined: a missing value is never zero. */
export type StudiedNetwork = {
  readonly actors: number
  readonly worlds: number
  readonly ties: number
  readonly memberships: number
  readonly warnings: readonly StudyWarning[]
  readonly figures: readonly StudiedFigure[]
  readonly diagnosis: readonly Diagnosis[]
  readonly eiChance: { readonly observed: number; readonly expected: number; readonly p: number } | null
  readonly actorFigures: NodeFigures & { readonly ranks: Ranks }
  readonly worldFigures: NodeFigures
  /** Beside `actorFigures.ids`; null for an actor without ties. */
  readonly communities: readonly (number | null)[]
  readonly articulation: readonly { readonly actorId: string; readonly pairsShare: number }[]
  readonly bridges: readonly { readonly fromId: string; readonly toId: string }[]
  /** Beside `actorFigures.ids`, null for an actor of no known world; empty where nobody is tied. */
  readonly roles: Readonly<Record<BrokerRole, readonly (number | null)[]>>
  readonly pairs: readonly StudiedPair[]
}

export type StudiedPair = {
  readonly a: string
  readonly b: string
  readonly shared: number
  readonly newman: number
  readonly affinity: number | null
  readonly jaccard: number | null
}

const SEED = 20_261_123
const DRAWS = 999

/**
 * Studies a network. Coverage, density and what is two-mode come from actors × worlds; E-I, communities, constraint,
 * cores and roles from the ties between actors, with the world that each is most of as its group.
 */
export function studyNetwork({ view, thresholds, seed = SEED }: StudyRequest): StudiedNetwork {
  const graphs = makeStudyGraphs(view)
  const { actorIds, worldIds, ties, twoMode, mainWorld } = graphs
  const hasTies = ties.m > 0
  const communities = hasTies ? findCommunities(ties, { seed }) : null
  const cuts = findCuts(graphs)
  const pairs = studyPairs(graphs)
  const actorColumns = computeActorColumns(graphs, cuts.shares)
  const worldColumns = computeWorldColumns(graphs)
  const whole = studyWhole({ graphs, cuts, pairs, modularity: communities?.modularity ?? null, thresholds })
  const chance = whole.ei === null ? null : expectEiIndex(ties, mainWorld, { seed, draws: DRAWS })
  const ranks = drawRanks(graphs, seed)
  const roles = hasTies ? computeBrokerage(ties, mainWorld).raw : null
  const countsOf = (role: keyof typeof BROKER_ROLES) => (roles ? Array.from(roles[role], orNull) : [])
  return {
    actors: actorIds.length,
    worlds: worldIds.length,
    ties: ties.m,
    memberships: twoMode.m,
    warnings: [...smallNetworkWarnings(actorIds.length, ties.m + twoMode.m), ...ranks.warnings],
    figures: whole.figures,
    diagnosis: diagnose(whole.looked, thresholds),
    eiChance: chance && { observed: chance.observed, expected: chance.expected, p: chance.pValue },
    actorFigures: {
      ids: actorIds,
      columns: actorColumns,
      readings: readActors(actorColumns, thresholds),
      ranks: ranks.ranks,
    },
    worldFigures: { ids: worldIds, columns: worldColumns, readings: readWorlds(worldColumns, thresholds) },
    communities: actorIds.map((_, i) =>
      communities && (ties.offsets[i + 1] ?? 0) > (ties.offsets[i] ?? 0)
        ? (communities.membership[i] ?? null)
        : null,
    ),
    articulation: cuts.points
      .map(({ node, pairShare }) => ({ actorId: actorIds[node] ?? '', pairsShare: pairShare }))
      .sort((a, b) => b.pairsShare - a.pairsShare),
    bridges: cuts.bridges.map(({ source, target }) => ({
      fromId: actorIds[source] ?? '',
      toId: actorIds[target] ?? '',
    })),
    roles: {
      coordinator: countsOf('w_I'),
      itinerant: countsOf('w_O'),
      gatekeeper: countsOf('b_OI'),
      representative: countsOf('b_IO'),
      liaison: countsOf('b_O'),
    },
    pairs,
  }
}

/** What breaks when one actor goes: of the ties between actors where there are any, else of who is in which world. */
export type Cuts = {
  readonly basis: 'ties' | 'memberships'
  readonly points: readonly { readonly node: number; readonly pairShare: number }[]
  readonly bridges: readonly { readonly source: number; readonly target: number }[]
  /** Share of pairs by actor: 0 for one whose loss parts nobody, NaN for one who has nobody. */
  readonly shares: Float64Array
}

function findCuts({ ties, twoMode, mode, actorIds }: StudyGraphs): Cuts {
  const basis = ties.m > 0 ? 'ties' : 'memberships'
  const graph = basis === 'ties' ? ties : twoMode
  const found =
    basis === 'ties'
      ? findCutPoints(ties)
      : findCutPoints(twoMode, { counted: mode.map((side) => (side === WORLD_MODE ? 0 : 1)) })
  const points = found.points.filter(({ node }) => node < actorIds.length)
  const shares = Float64Array.from(actorIds, (_, i) =>
    (graph.offsets[i + 1] ?? 0) > (graph.offsets[i] ?? 0) ? 0 : Number.NaN,
  )
  for (const { node, pairShare } of points) shares[node] = pairShare
  return { basis, points, bridges: basis === 'ties' ? found.bridges : [], shares }
}

function studyPairs({ twoMode, mode, worldIds, actorIds }: StudyGraphs): StudiedPair[] {
  const projection = projectOnto(twoMode, mode, WORLD_MODE)
  const newman = new Map<string, number>()
  projection.sources.forEach((source, k) => {
    newman.set(`${source} ${projection.targets[k]}`, projection.newman[k] ?? 0)
  })
  return computeAffinities(twoMode, mode).map(({ a, b, shared, affinity, jaccard }) => ({
    a: worldIds[a - actorIds.length] ?? '',
    b: worldIds[b - actorIds.length] ?? '',
    shared,
    newman: newman.get(`${a} ${b}`) ?? newman.get(`${b} ${a}`) ?? 0,
    affinity: orNull(affinity),
    jaccard: orNull(jaccard),
  }))
}

const orNull = (value: number) => (Number.isFinite(value) ? value : null)
