import { useCallback } from 'react'
import { actorsWords } from '#features/actors/words.ts'
import { useSay } from '#platform/web/lang.tsx'
import { networkMapWords } from '../words.ts'
import type { Spot } from './map-engine.ts'
import type { MapScene } from './map-scene.ts'

/** What a place of the map says in words: a world with its size, an actor with its worlds and ties. */
export function useSpotWords(scene: MapScene): (spot: Spot) => string {
  const say = useSay(networkMapWords)
  return useCallback(
    (spot) => {
      if (spot.kind === 'world') {
        const world = scene.worlds[spot.at]
        if (!world) return ''
        return world.isAbsent
          ? say('spot.world-absent', { name: world.name })
          : say('spot.world', { name: world.name, n: world.size })
      }
      const actor = scene.actors[spot.at]
      if (!actor) return ''
      const worlds = actor.worlds.map((at) => scene.worlds[at]?.name ?? '').join(', ')
      const n = scene.tiesOf[spot.at]?.length ?? 0
      return worlds === ''
        ? say('spot.actor-alone', { name: actor.name, n })
        : say('spot.actor', { name: actor.name, worlds, n })
    },
    [say, scene],
  )
}

/** The name of a kind of actor, as the list of organisations has it. */
export function useKindName() {
  const say = useSay(actorsWords)
  return (kind: Parameters<typeof kindKey>[0]) => say(kindKey(kind))
}

const kindKey = (kind: import('#features/actors/domain/actor.ts').ActorKind) => `kind.${kind}` as const
