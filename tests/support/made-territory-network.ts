import { randomUUID } from 'node:crypto'
import { seededRandom } from '#features/worlds/domain/network/random.ts'

/** Asks the API as somebody who animates the territory. */
export type AskApi = <T>(method: 'GET' | 'POST', path: string, data?: object) => Promise<T>

const NAMES = [
  ...['Agriculture', 'Artisanat & transformation', 'Commerce & distribution', 'Restauration collective'],
  ...['Restauration & hébergement', 'Santé', 'Social & solidarité', 'Éducation & jeunesse'],
  ...['Culture & patrimoine', 'Tourisme', 'Environnement & énergie', 'Collectivité & politique'],
  ...['Recherche & conseil', 'ESS & innovation', 'Logistique & numérique', 'Citoyens & vie quotidienne'],
  ...['Sport & loisirs', 'Entreprises & travail', 'Habitat & aménagement', 'Médias'],
]
const KINDS = [
  ...['producer', 'food_craft', 'shop', 'canteen', 'association'],
  ...['local_authority', 'education', 'restaurant', 'social_structure'],
]
const TIES = ['information', 'purchase', 'joint_project', 'trust'] as const
/** Rows of one entry: a request stays under what the server takes. */
const AT_ONCE = 4000

export type MadeNetwork = { readonly actors: number; readonly ties: number; readonly worlds: number }

/**
 * Enters a made-up network by the API: actors named « Ferme 1 »…, mostly tied inside their world, one of five in two
 * worlds, the last world empty; what holds began between 2019 and 2025. The same numbers give the same network.
 * Answers the ids of worlds and of actors by name.
 */
export async function enterMadeNetwork(ask: AskApi, territory: string, size: MadeNetwork) {
  const random = seededRandom(size.actors + size.ties)
  const worlds: { id: string; name: string }[] = []
  for (const [color, name] of NAMES.slice(0, size.worlds).entries())
    worlds.push(await ask<{ id: string; name: string }>('POST', `${territory}/worlds`, { name, color }))
  const lived = size.worlds - 1
  const homes = Array.from({ length: size.actors }, (_, i) => (i < lived ? i : random.below(lived)))
  const day = () => `${2019 + random.below(7)}-${String(1 + random.below(12)).padStart(2, '0')}-01`
  const actors = homes.map((_, i) => ({
    key: `a${i}`,
    name: `Ferme ${i + 1}`,
    kind: KINDS[i % KINDS.length],
  }))
  const memberships = homes.flatMap((home, i) => {
    const one = (at: number) => ({
      actor: `a${i}`,
      worldId: worlds[at]?.id,
      weight: 1 + random.below(3),
      since: day(),
    })
    const other = (home + 1 + random.below(3)) % lived
    return i % 5 === 4 && other !== home ? [one(home), one(other)] : [one(home)]
  })
  const mates = worlds.map((_, world) => homes.flatMap((home, i) => (home === world ? [i] : [])))
  const ties = new Map<string, object>()
  for (let tries = 0; ties.size < size.ties && tries < 30 * size.ties; tries++) {
    const a = random.below(size.actors)
    const near = mates[homes[a] ?? 0] ?? []
    const b = random.below(10) < 7 ? (near[random.below(near.length)] ?? a) : random.below(size.actors)
    const kind = TIES[random.below(4)]
    if (a === b) continue
    ties.set(`${Math.min(a, b)} ${Math.max(a, b)} ${kind}`, {
      from: `a${a}`,
      to: `a${b}`,
      kind,
      strength: 1 + random.below(3),
      since: day(),
    })
  }
  const source = { id: randomUUID(), kind: 'memory', title: 'Mémoire', heldOn: '2026-01-15' }
  const enter = (entry: object) =>
    ask<{ created: Record<string, string> }>('POST', `${territory}/network/sources`, {
      ...source,
      entryId: randomUUID(),
      entry,
    })
  const { created } = await enter({ actors, memberships })
  const named = [...ties.values()].map((tie) => {
    const { from, to } = tie as { from: string; to: string }
    return { ...tie, from: created[from], to: created[to] }
  })
  for (let at = 0; at < named.length; at += AT_ONCE) await enter({ ties: named.slice(at, at + AT_ONCE) })
  return {
    worlds: new Map(worlds.map(({ id, name }) => [name, id])),
    actors: new Map(actors.map(({ key, name }) => [name, created[key] ?? ''])),
  }
}
