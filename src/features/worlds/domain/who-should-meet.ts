import { makeChainFinder } from './introduction-chain.ts'
import type { EncounterForm } from './world.ts'

/** Who can be asked to introduce: a refusal is kept, and whoever has not been asked yet comes after who agreed. */
export type IntroductionConsent = 'given' | 'unasked' | 'refused'

export type MeetingNetwork = {
  readonly worlds: readonly string[]
  /** Everyone of the network, in a world or not. */
  readonly actors: readonly string[]
  /** Once a pair; `weight` 1 … 3. */
  readonly memberships: readonly { readonly actor: string; readonly world: string; readonly weight: number }[]
  /** Several ties between two are as strong as the strongest; `strength` 1 … 3. */
  readonly ties: readonly { readonly a: string; readonly b: string; readonly strength: number }[]
  /** Introductions already asked of an actor; 0 where it is not named. */
  readonly load?: ReadonlyMap<string, number>
  readonly consent?: ReadonlyMap<string, IntroductionConsent>
  /** 0 … 1, how free an actor is; 1 where it is not named. */
  readonly availability?: ReadonlyMap<string, number>
}

export type RelevanceSource = 'matrix' | 'objectives' | 'to_mobilise' | 'default'
export type Relevance = { readonly value: number; readonly from: RelevanceSource }

/** How much two worlds have to say to each other when the team has not said it (method 5.4; the values are ours). */
export const RELEVANCE = { objectives: 0.8, to_mobilise: 0.7, default: 0.5 } as const

export type Introducer = {
  readonly actor: string
  readonly inBoth: boolean
  /** Introductions already asked of this actor. */
  readonly load: number
  /** w_ai·w_aj·availability of one who is in both; null in a chain. */
  readonly score: number | null
  /** Of a chain: the world where this one and the next meet; null where they know each other, or at the end. */
  readonly via: string | null
}

export type MeetingProposal = {
  /** In the order of the worlds given. */
  readonly worldA: string
  readonly worldB: string
  readonly sizeA: number
  readonly sizeB: number
  readonly score: number
  /** 1: they never meet; 0: as often as chance has it, or more. */
  readonly gap: number
  readonly relevance: number
  readonly relevanceFrom: RelevanceSource
  /** √(size·size) over the largest such product: 1 for the two largest worlds. */
  readonly weight: number
  readonly shared: number
  readonly expected: number
  readonly form: EncounterForm
  /** `never-meet` without a shared actor, else `meet-less`: the sentence is `meeting-reason.<code>`. */
  readonly reason: 'never-meet' | 'meet-less'
  /** Those who are in both, best first; else a chain of people from A to B; empty when no one joins them. */
  readonly introducers: readonly Introducer[]
}

const MOST_INTRODUCERS = 3

/** None shared: visit each other; one: that one invites a pair; more: do something small together (method 5.4). */
export const formOfMeeting = (shared: number): EncounterForm =>
  shared === 0 ? 'cross_visit' : shared === 1 ? 'invited_pair' : 'joint_project'

/**
 * `meetScore = √gap × relevance × weight` with gap = max(0, 1 − observed/expected), expected = s_i·s_j/W, W actors in all
 * (method 5.4). An empty world has nobody to meet: 0.
 *
 * @param weight √(s_i·s_j) over the largest such product of the network
 */
export function meetScore(
  pair: { readonly sizeA: number; readonly sizeB: number; readonly shared: number; readonly actors: number },
  relevance: number,
  weight: number,
): { readonly score: number; readonly gap: number; readonly expected: number } {
  const expected = (pair.sizeA * pair.sizeB) / pair.actors
  const gap = expected > 0 ? Math.max(0, 1 - pair.shared / expected) : 0
  return { score: Math.sqrt(gap) * relevance * weight, gap, expected }
}

/** What the team, the objectives and the stakeholders to mobilise say of a pair of worlds; the first that speaks is heard. */
export function relevanceFrom(known: {
  readonly complementarity?: readonly { readonly a: string; readonly b: string; readonly value: number }[]
  /** Objectives by world. */
  readonly objectives?: ReadonlyMap<string, readonly string[]>
  /** Worlds in which a stakeholder is still to be mobilised. */
  readonly toMobilise?: ReadonlySet<string>
}): (a: string, b: string) => Relevance {
  const matrix = new Map(
    (known.complementarity ?? []).flatMap(({ a, b, value }) => [
      [`${a} ${b}`, value],
      [`${b} ${a}`, value],
    ]),
  )
  return (a, b) => {
    const set = matrix.get(`${a} ${b}`)
    if (set !== undefined) return { value: set, from: 'matrix' }
    const ofB = known.objectives?.get(b) ?? []
    if (known.objectives?.get(a)?.some((objective) => ofB.includes(objective)))
      return { value: RELEVANCE.objectives, from: 'objectives' }
    if (known.toMobilise?.has(a) || known.toMobilise?.has(b))
      return { value: RELEVANCE.to_mobilise, from: 'to_mobilise' }
    return { value: RELEVANCE.default, from: 'default' }
  }
}

const CONSENT_ORDER: Readonly<Record<IntroductionConsent, number>> = { given: 0, unasked: 1, refused: 2 }

/** Those in both worlds who have not refused, by w_ai·w_aj·availability; then who was asked least, then who agreed. */
function introducersInBoth(
  network: MeetingNetwork,
  inA: ReadonlyMap<string, number>,
  inB: ReadonlyMap<string, number>,
): Introducer[] {
  const found: (Introducer & { score: number; consent: number })[] = []
  for (const [actor, weight] of inA) {
    const other = inB.get(actor)
    const consent = network.consent?.get(actor) ?? 'unasked'
    if (other === undefined || consent === 'refused') continue
    found.push({
      actor,
      inBoth: true,
      load: network.load?.get(actor) ?? 0,
      score: weight * other * (network.availability?.get(actor) ?? 1),
      via: null,
      consent: CONSENT_ORDER[consent],
    })
  }
  found.sort(
    (x, y) => y.score - x.score || x.load - y.load || x.consent - y.consent || (x.actor < y.actor ? -1 : 1),
  )
  return found.slice(0, MOST_INTRODUCERS).map(({ consent: _, ...introducer }) => introducer)
}

/**
 * The pairs of worlds that should meet, the most pressing first, with what a sentence of explanation needs, who can
 * introduce them and the form that fits (method 5.4). Pairs that meet as often as chance has it are left out.
 */
export function proposeMeetings(
  network: MeetingNetwork,
  options: { readonly relevance?: (a: string, b: string) => Relevance; readonly limit?: number } = {},
): MeetingProposal[] {
  const relevanceOf = options.relevance ?? relevanceFrom({})
  const members = new Map(network.worlds.map((world) => [world, new Map<string, number>()]))
  for (const { actor, world, weight } of network.memberships) members.get(world)?.set(actor, weight)
  const lived = network.worlds.filter((world) => (members.get(world)?.size ?? 0) > 0)
  const pairs = lived.flatMap((worldA, i) =>
    lived.slice(i + 1).map((worldB) => {
      const inA = members.get(worldA) ?? new Map<string, number>()
      const inB = members.get(worldB) ?? new Map<string, number>()
      let shared = 0
      for (const actor of inA.keys()) if (inB.has(actor)) shared++
      return { worldA, worldB, inA, inB, sizeA: inA.size, sizeB: inB.size, shared }
    }),
  )
  const findChain = makeChainFinder(network)
  const largest = Math.sqrt(pairs.reduce((most, { sizeA, sizeB }) => Math.max(most, sizeA * sizeB), 0))
  return pairs
    .map((pair) => {
      const relevance = relevanceOf(pair.worldA, pair.worldB)
      const weight = Math.sqrt(pair.sizeA * pair.sizeB) / largest
      const figures = meetScore({ ...pair, actors: network.actors.length }, relevance.value, weight)
      return { ...pair, ...figures, weight, relevance }
    })
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || y.weight - x.weight)
    .slice(0, options.limit ?? 5)
    .map(({ inA, inB, relevance, ...pair }) => {
      const inBoth = introducersInBoth(network, inA, inB)
      return {
        ...pair,
        relevance: relevance.value,
        relevanceFrom: relevance.from,
        form: formOfMeeting(pair.shared),
        reason: pair.shared === 0 ? 'never-meet' : 'meet-less',
        introducers: inBoth.length > 0 ? inBoth : findChain(pair.worldA, pair.worldB),
      }
    })
}
