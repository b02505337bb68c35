import { useSay } from '#platform/web/lang.tsx'
import type { NetworkDifference } from '../domain/network-difference.ts'
import type { NetworkView } from '../domain/network-on-day.ts'
import { networkMapWords } from '../words.ts'
import { ActorCard } from './map-card-actor.tsx'
import { PairCard } from './map-card-pair.tsx'
import { WorldCard } from './map-card-world.tsx'
import type { Focus } from './map-light.ts'
import type { MapScene } from './map-scene.ts'
import type { NetworkHere } from './network-frame.tsx'
import type { NetworkRead } from './network-queries.ts'

/** What the parts of the page around the picture know. */
export type MapParts = {
  readonly here: NetworkHere
  readonly read: NetworkRead
  readonly scene: MapScene
  readonly view: NetworkView
  readonly difference: NetworkDifference | null
  readonly focus: Focus | null
  readonly onFocus: (focus: Focus | null) => void
}

/** What is looked at, told: an actor, a world, or what joins two worlds. */
export function MapCard(parts: MapParts) {
  const say = useSay(networkMapWords)
  const { focus } = parts
  if (!focus) return <p className="tb-soft">{say('card.nothing')}</p>
  if (focus.kind === 'actor') return <ActorCard key={focus.id} {...parts} id={focus.id} />
  if (focus.kind === 'world') return <WorldCard key={focus.id} {...parts} id={focus.id} />
  return <PairCard key={`${focus.a} ${focus.b}`} {...parts} a={focus.a} b={focus.b} />
}
