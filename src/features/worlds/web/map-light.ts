import type { MapScene } from './map-scene.ts'

/** What is looked at: one actor, one world, or two worlds and what joins them. */
export type Focus =
  | { readonly kind: 'actor'; readonly id: string }
  | { readonly kind: 'world'; readonly id: string }
  | { readonly kind: 'pair'; readonly a: string; readonly b: string }

/** What stands in the light while the rest steps back: numbers of the scene. */
export type Light = {
  readonly actors: ReadonlySet<number>
  readonly worlds: ReadonlySet<number>
  readonly ties: readonly number[]
  /** Actors drawn with a thread to their worlds. */
  readonly threads: readonly (readonly [actor: number, world: number])[]
}

export function lightOf(scene: MapScene, focus: Focus | null): Light | null {
  if (!focus) return null
  if (focus.kind === 'actor') return lightOfActor(scene, scene.actorOf.get(focus.id))
  if (focus.kind === 'world') return lightOfWorld(scene, scene.worldOf.get(focus.id))
  return lightOfPair(scene, scene.worldOf.get(focus.a), scene.worldOf.get(focus.b))
}

function lightOfActor(scene: MapScene, at: number | undefined): Light | null {
  const actor = at === undefined ? undefined : scene.actors[at]
  if (at === undefined || !actor) return null
  const ties = scene.tiesOf[at] ?? []
  const actors = new Set([at])
  for (const i of ties) {
    const tie = scene.ties[i]
    if (tie) actors.add(tie.a).add(tie.b)
  }
  return { actors, worlds: new Set(actor.worlds), ties, threads: actor.worlds.map((world) => [at, world]) }
}

function lightOfWorld(scene: MapScene, at: number | undefined): Light | null {
  if (at === undefined) return null
  const actors = new Set<number>()
  scene.actors.forEach(({ worlds }, i) => {
    if (worlds.includes(at)) actors.add(i)
  })
  const ties = scene.ties.flatMap(({ a, b }, i) => (actors.has(a) || actors.has(b) ? [i] : []))
  const bridges = [...actors].flatMap((i) =>
    (scene.actors[i]?.worlds ?? []).filter((world) => world !== at).map((world) => [i, world] as const),
  )
  return { actors, worlds: new Set([at]), ties, threads: bridges }
}

function lightOfPair(scene: MapScene, a: number | undefined, b: number | undefined): Light | null {
  if (a === undefined || b === undefined) return null
  const isIn = (i: number, world: number) => scene.actors[i]?.worlds.includes(world) ?? false
  const actors = new Set<number>()
  const threads: (readonly [number, number])[] = []
  scene.actors.forEach(({ worlds }, i) => {
    if (!worlds.includes(a) || !worlds.includes(b)) return
    actors.add(i)
    threads.push([i, a], [i, b])
  })
  const ties = scene.ties.flatMap((tie, i) => {
    const joins = (isIn(tie.a, a) && isIn(tie.b, b)) || (isIn(tie.a, b) && isIn(tie.b, a))
    if (!joins) return []
    actors.add(tie.a).add(tie.b)
    return [i]
  })
  return { actors, worlds: new Set([a, b]), ties, threads }
}
