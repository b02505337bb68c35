import {
  ACTOR_MODE,
  type Graph,
  makeGraph,
  type Tie,
  WORLD_MODE,
} from '#features/worlds/domain/network/graph.ts'
import { seededRandom } from '#features/worlds/domain/network/random.ts'

export type PlantedTerritory = {
  /** Ties between actors, most of them within the actor’s own circle. */
  readonly ties: Graph
  /** Actors × worlds: first the actors, then the worlds. */
  readonly memberships: Graph
  readonly mode: Uint8Array
  /** The circle of each actor; of the two-mode graph, of each actor and then of each world. */
  readonly circleOfActor: Int32Array
  readonly circleOfNode: Int32Array
}

/**
 * A made-up territory with circles that are known: each circle has its worlds and its actors; an actor keeps to its circle
 * but for the noise, 0 … 1, the share of its ties and memberships that go anywhere.
 */
export function plantTerritory(plan: {
  readonly circles: number
  readonly actorsPerCircle: number
  readonly worldsPerCircle: number
  readonly tiesPerActor: number
  readonly worldsPerActor: number
  readonly noise: number
  readonly seed: number
}): PlantedTerritory {
  const { circles, actorsPerCircle, worldsPerCircle, tiesPerActor, worldsPerActor, noise, seed } = plan
  const random = seededRandom(seed)
  const actors = circles * actorsPerCircle
  const worlds = circles * worldsPerCircle
  /** Someone of 0 … circles × each − 1, mostly of the circle given. */
  const draw = (circle: number, each: number) =>
    random.float() < noise ? random.below(circles * each) : circle * each + random.below(each)
  const ties: Tie[] = []
  const memberships = new Map<string, Tie>()
  for (let source = 0; source < actors; source++) {
    const circle = Math.floor(source / actorsPerCircle)
    for (let k = 0; k < tiesPerActor; k++) {
      const target = draw(circle, actorsPerCircle)
      if (target !== source) ties.push({ source, target, weight: 1 + random.below(3) })
    }
    for (let k = 0; k < worldsPerActor; k++) {
      const target = actors + draw(circle, worldsPerCircle)
      memberships.set(`${source} ${target}`, { source, target })
    }
  }
  const circleOfActor = Int32Array.from({ length: actors }, (_, v) => Math.floor(v / actorsPerCircle))
  const circleOfWorld = Int32Array.from({ length: worlds }, (_, w) => Math.floor(w / worldsPerCircle))
  return {
    ties: makeGraph(actors, ties, { weighted: true }),
    memberships: makeGraph(actors + worlds, memberships.values()),
    mode: Uint8Array.from({ length: actors + worlds }, (_, v) => (v < actors ? ACTOR_MODE : WORLD_MODE)),
    circleOfActor,
    circleOfNode: Int32Array.of(...circleOfActor, ...circleOfWorld),
  }
}
