import { seededRandom } from '#features/worlds/domain/network/random.ts'
import type {
  ActionWorld,
  ActorTie,
  Membership,
  NetworkAction,
  NetworkActor,
  NetworkData,
  NetworkWorld,
  Participation,
  WorldContact,
} from '#features/worlds/domain/network-data.ts'
import { TIE_KINDS, type Weight } from '#features/worlds/domain/world.ts'

const NAMES = [
  'Agriculture',
  'Artisanat & transformation',
  'Commerce & distribution',
  'Restauration collective',
  'Restauration & hébergement',
  'Santé',
  'Social & solidarité',
  'Éducation & jeunesse',
  'Culture & patrimoine',
  'Tourisme',
  'Environnement & énergie',
  'Collectivité & politique',
  'Recherche & conseil',
  'ESS & innovation',
  'Logistique & numérique',
  'Citoyens & vie quotidienne',
  'Sport & loisirs',
  'Entreprises & travail',
  'Habitat & aménagement',
  'Médias',
]

const NOT_TOLD = { since: null, until: null, seenOn: null, sourceId: null }
const EMPTY: NetworkData = {
  worlds: [],
  actors: [],
  actions: [],
  memberships: [],
  participations: [],
  actionWorlds: [],
  ties: [],
  contacts: [],
  sources: [],
}

export const aWorld = (id: string, more: Partial<NetworkWorld> = {}): NetworkWorld => ({
  ...{ id, code: null, name: id, color: 0 },
  ...more,
})
export const anActor = (id: string, more: Partial<NetworkActor> = {}): NetworkActor => ({
  ...{ id, name: id, kind: 'association', communeCode: null },
  ...more,
})
export const anAction = (id: string, more: Partial<NetworkAction> = {}): NetworkAction => ({
  ...{ id, title: id, kind: 'project', state: 'under_way', startedOn: null, endedOn: null },
  ...more,
})
export const isIn = (actorId: string, worldId: string, more: Partial<Membership> = {}): Membership => ({
  ...{ id: `${actorId} in ${worldId}`, actorId, worldId, weight: 2, ...NOT_TOLD },
  ...more,
})
export const takesPart = (
  actorId: string,
  actionId: string,
  more: Partial<Participation> = {},
): Participation => ({
  ...{ id: `${actorId} at ${actionId}`, actorId, actionId, role: 'contributes', since: null, until: null },
  ...more,
})
export const isOf = (actionId: string, worldId: string, weight: Weight = 2): ActionWorld => ({
  id: `${actionId} of ${worldId}`,
  actionId,
  worldId,
  weight,
})
export const tied = (fromId: string, toId: string, more: Partial<ActorTie> = {}): ActorTie => ({
  ...{ id: `${fromId} to ${toId}`, fromId, toId, kind: 'information', strength: 2, ...NOT_TOLD },
  ...more,
})
export const hasToDo = (actorId: string, worldId: string): WorldContact => ({
  ...{ id: `${actorId} with ${worldId}`, actorId, worldId, strength: 1, ...NOT_TOLD },
})
export const network = (parts: Partial<NetworkData>): NetworkData => ({ ...EMPTY, ...parts })

type Size = {
  readonly actors: number
  readonly ties: number
  readonly worlds?: number
  readonly seed?: number
}

/**
 * A territory by chance, the same for the same seed: a few large worlds and many small ones, a third of the actors in
 * several, some in none.
 */
export function madeNetwork({ actors: n, ties: m, worlds: w = NAMES.length, seed = 7 }: Size): NetworkData {
  const chance = seededRandom(seed)
  const worlds = NAMES.slice(0, w).map((name, color) => aWorld(`w${color}`, { name, color }))
  const actors = Array.from({ length: n }, (_, i) => anActor(`a${i}`, { name: `Acteur ${i}` }))
  const weight = () => ([1, 2, 3] as const)[chance.below(3)] ?? 2
  const memberships = actors.flatMap(({ id }) => {
    if (w === 0 || chance.float() < 0.05) return []
    const home = Math.floor(chance.float() ** 2 * w)
    const own = new Set([home])
    if (chance.float() < 0.3) own.add((home + 1 + chance.below(3)) % w)
    if (chance.float() < 0.1) own.add(chance.below(w))
    return [...own].map((world) => isIn(id, `w${world}`, { weight: weight() }))
  })
  const ties = Array.from({ length: n < 2 ? 0 : m }, (_, k) => {
    const from = chance.below(n)
    const to = (from + 1 + chance.below(n - 1)) % n
    const kind = TIE_KINDS[chance.below(TIE_KINDS.length)] ?? 'information'
    return tied(`a${from}`, `a${to}`, { id: `t${k}`, kind, strength: weight() })
  })
  return network({ worlds, actors, memberships, ties })
}
