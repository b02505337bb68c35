import type { NetworkAction } from './network-data.ts'
import { isUnderWay, type NetworkView } from './network-on-day.ts'
import type { StudiedNetwork } from './network-study.ts'

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

const CONNECTOR_WORLDS = 3
const FREE_CONSTRAINT = 0.3

/**
 * The figures of one day. A connector (ORG-10) is in three worlds or more, or has contacts who do not know each other
 * (Burt's constraint below 0.3); ORG-12 takes the worlds for its islands, where the study looks for communities; ORG-11 is the share of pairs that the first of them alone joins; ORG-15 counts the
 * actions that should have begun by that day, and of them those that did.
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
  const ends = countEnds(view)
  const cut = found('cut-share')
  const shares = worldShares(view)
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
      external_ties: ends.external,
      internal_ties: ends.internal,
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

/** The world that each is most of, as the study takes it. */
function mainWorlds(view: NetworkView): Map<string, string> {
  const order = new Map(view.worlds.map(({ id }, i) => [id, i]))
  const main = new Map<string, { worldId: string; weight: number; at: number }>()
  for (const { actorId, worldId, weight } of view.memberships) {
    const at = order.get(worldId) ?? 0
    const there = main.get(actorId)
    if (!there || weight > there.weight || (weight === there.weight && at < there.at))
      main.set(actorId, { worldId, weight, at })
  }
  return new Map([...main].map(([id, { worldId }]) => [id, worldId]))
}

/** Pairs that are tied, each once. */
function tiedPairs(view: NetworkView): Iterable<{ a: string; b: string }> {
  const pairs = new Map<string, { a: string; b: string }>()
  for (const { fromId, toId } of view.ties) {
    const [a, b] = fromId < toId ? [fromId, toId] : [toId, fromId]
    pairs.set(`${a} ${b}`, { a, b })
  }
  return pairs.values()
}

function countEnds(view: NetworkView): { external: number; internal: number } {
  const main = mainWorlds(view)
  let [external, internal] = [0, 0]
  for (const { a, b } of tiedPairs(view)) {
    const [worldA, worldB] = [main.get(a), main.get(b)]
    if (worldA === undefined || worldB === undefined) continue
    if (worldA === worldB) internal += 1
    else external += 1
  }
  return { external, internal }
}

/** Modularity of the worlds in two parts: the share of ties inside them, and what chance would put there, Σ (k_c/2m)². */
function worldShares(view: NetworkView): { intra: number; expected: number } | null {
  const main = mainWorlds(view)
  const ends = new Map<string, number>()
  let [inside, all] = [0, 0]
  for (const { a, b } of tiedPairs(view)) {
    const [worldA, worldB] = [main.get(a), main.get(b)]
    if (worldA === undefined || worldB === undefined) continue
    all += 1
    if (worldA === worldB) inside += 1
    for (const world of [worldA, worldB]) ends.set(world, (ends.get(world) ?? 0) + 1)
  }
  if (all === 0) return null
  const expected = [...ends.values()].reduce((sum, count) => sum + (count / (2 * all)) ** 2, 0)
  return { intra: inside / all, expected }
}
