import { computeEiIndex } from './network/ei-index.ts'
import { computeModularity } from './network/modularity.ts'
import { subgraphOf } from './network/subgraph.ts'
import type { NetworkAction } from './network-data.ts'
import { isUnderWay, type NetworkView } from './network-on-day.ts'
import { READING_THRESHOLDS } from './network-reading.ts'
import type { StudiedNetwork } from './network-study.ts'
import { makeStudyGraphs } from './study-graphs.ts'

/**
 * What the network says of an indicator of the catalogue on a day: the variables of its formula, and the value that they
 * give. `reason` (`missing.<code>` of the measures' words) where there is none: a missing value is never zero.
 */
export type FedFigure = {
  readonly value: number | null
  readonly reason: string | null
  readonly unit: string
  /** The day for which it speaks. */
  readonly asOf: string
  /** How many it counts: actors, ties, actions. */
  readonly n: number | null
  /** By the names of the catalogue's formula. */
  readonly variables: Readonly<Record<string, number | null>>
}

/** Indicators of the catalogue that the network tells by itself. */
export const NETWORK_INDICATORS = [
  'ORG-07',
  'ORG-08',
  'ORG-09',
  'ORG-10',
  'ORG-11',
  'ORG-12',
  'ORG-15',
] as const
export type NetworkIndicator = (typeof NETWORK_INDICATORS)[number]

export const isNetworkIndicator = (code: string | null): code is NetworkIndicator =>
  NETWORK_INDICATORS.some((known) => known === code)

/** The method’s own bounds, whatever a territory sets: the catalogue’s figures are compared between territories. */
const CONNECTOR_WORLDS = READING_THRESHOLDS['actor-worlds'].bounds[0].value
const FREE_CONSTRAINT = READING_THRESHOLDS.constraint.bounds[0].value

/**
 * The figures of one day. A connector (ORG-10) is in three worlds or more, or has contacts who do not know each other
 * (Burt's constraint below 0.3); ORG-11 is the share of pairs that one actor alone joins, of the actor who joins most;
 * ORG-12 takes the worlds for its islands, where the study looks for communities; ORG-15 counts the actions that should
 * have begun by that day, and of them those that did.
 */
export function indicatorsOfNetwork(
  view: NetworkView,
  study: StudiedNetwork,
  actions: readonly NetworkAction[],
): Record<NetworkIndicator, FedFigure> {
  const found = (code: string) => study.figures.find((figure) => figure.code === code)
  const asOf = view.day
  const make = (
    unit: string,
    n: number | null,
    reason: string | null,
    value: number | null,
    variables: FedFigure['variables'],
  ): FedFigure => ({
    value: reason === null ? value : null,
    reason: reason ?? (value === null ? 'no-ties' : null),
    unit,
    asOf,
    n,
    variables: reason === null ? variables : {},
  })
  const coverage = found('coverage')
  const density = found('two-mode-density')
  const [present, worlds] = [Number(coverage?.params.present ?? 0), study.worlds]
  const bridging = countConnectors(study)
  const ofWorlds = tiesOfWorlds(view)
  const cut = found('cut-share')
  const shares = worldShares(ofWorlds)
  const due = actions.filter(
    ({ startedOn, state }) =>
      (startedOn !== null && startedOn <= asOf) || (startedOn === null && state === 'done'),
  )
  const done = due.filter((action) => action.state === 'done' || isUnderWay(action, asOf))
  return {
    'ORG-07': make('%', worlds, coverage?.reason ?? null, percent(coverage?.value), {
      worlds_present: present,
      worlds,
    }),
    'ORG-08': make('%', study.memberships, density?.reason ?? null, percent(density?.value), {
      ties: study.memberships,
      actors: study.actors,
      worlds,
    }),
    'ORG-09': make('-1 à 1', study.ties, found('ei')?.reason ?? null, found('ei')?.value ?? null, {
      external_ties: ofWorlds.external,
      internal_ties: ofWorlds.internal,
    }),
    'ORG-10': make(
      '%',
      study.actors,
      study.actors === 0 ? 'no-actors' : null,
      percent(bridging / study.actors),
      {
        bridging_actors: bridging,
        actors: study.actors,
      },
    ),
    // Shares of pairs, hence of a hundred: counts of pairs would say no more.
    'ORG-11': make('%', study.actors, cut?.reason ?? null, percent(cut?.value), {
      pairs_lost: percent(cut?.value),
      pairs_connected: cut?.value === null || cut === undefined ? null : 100,
    }),
    'ORG-12': make(
      '-0,5 à 1',
      study.ties,
      found('ei')?.reason ?? null,
      shares && shares.intra - shares.expected,
      {
        intra_share: shares?.intra ?? null,
        expected_intra_share: shares?.expected ?? null,
      },
    ),
    'ORG-15': make(
      '%',
      due.length,
      due.length === 0 ? 'no-actions' : null,
      percent(done.length / due.length),
      {
        actions_done: done.length,
        actions_planned: due.length,
      },
    ),
  }
}

const percent = (share: number | null | undefined) =>
  share === null || share === undefined || !Number.isFinite(share) ? null : share * 100

function countConnectors({ actorFigures: { ids, columns } }: StudiedNetwork): number {
  return ids.filter((_, i) => {
    const constraint = columns.constraint?.[i] ?? null
    return (
      (columns.worlds?.[i] ?? 0) >= CONNECTOR_WORLDS || (constraint !== null && constraint < FREE_CONSTRAINT)
    )
  }).length
}

/** Tied pairs of actors that are both in a world, as the study takes them, by the world that each is most of. */
function tiesOfWorlds(view: NetworkView) {
  const { ties, mainWorld } = makeStudyGraphs(view)
  const { graph, nodes } = subgraphOf(
    ties,
    mainWorld.map((world) => (world < 0 ? 0 : 1)),
  )
  const groups = nodes.map((v) => mainWorld[v] ?? -1)
  return {
    ...computeEiIndex(graph, groups),
    modularity: computeModularity(graph, groups, { weighted: false }),
  }
}

/** Modularity of the worlds in two parts: the share of ties inside them, and what chance would put there, Σ (k_c/2m)². */
function worldShares({ internal, external, modularity }: ReturnType<typeof tiesOfWorlds>) {
  const all = internal + external
  return all === 0 ? null : { intra: internal / all, expected: internal / all - modularity }
}
