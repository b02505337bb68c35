import type { ActorFamily } from '../domain/actor-family.ts'
import type { Camera, WindowSize } from './map-camera.ts'
import { toScreen } from './map-camera.ts'
import { ACCENT, NOBODYS, PAPER, worldInk } from './map-inks.ts'
import type { Light } from './map-light.ts'
import type { MapScene } from './map-scene.ts'

const AT_ONCE = 1200
/** Radius in pixels under which a dot is a dot: neither shape nor ring would be seen. */
const FINE = 3.2

/** Adds the outline of an actor: circle for an enterprise, square for a public body, triangle for a group, diamond for a person. */
export function outline(path: Path2D, family: ActorFamily, x: number, y: number, r: number) {
  if (family === 'enterprise') {
    path.moveTo(x + r, y)
    path.arc(x, y, r, 0, 2 * Math.PI)
  } else if (family === 'public') {
    const s = r * 0.88
    path.rect(x - s, y - s, 2 * s, 2 * s)
  } else {
    const corners = family === 'person' ? DIAMOND : TRIANGLE
    corners.forEach(([cx, cy], i) => {
      if (i === 0) path.moveTo(x + cx * r, y + cy * r)
      else path.lineTo(x + cx * r, y + cy * r)
    })
    path.closePath()
  }
}

const DIAMOND = [
  [0, -1.22],
  [1.22, 0],
  [0, 1.22],
  [-1.22, 0],
] as const
const TRIANGLE = [
  [0, -1.2],
  [1.12, 0.8],
  [-1.12, 0.8],
] as const

/** Everybody, by colour, so that each colour is filled once; who is in several worlds wears a ring in their colours. */
export function* paintActors(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  size: WindowSize,
  light: Light | null,
): Generator<void> {
  const byColor = new Map<number, number[]>()
  const several: number[] = []
  scene.actors.forEach((actor, i) => {
    const [x, y] = toScreen(camera, size, actor.x, actor.y)
    if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) return
    if (light?.actors.has(i)) return
    if (actor.worlds.length > 1) several.push(i)
    else {
      const color = scene.worlds[actor.worlds[0] ?? -1]?.color ?? -1
      byColor.set(color, [...(byColor.get(color) ?? []), i])
    }
  })
  pen.globalAlpha = light ? 0.28 : 1
  for (const [color, numbers] of byColor) {
    pen.fillStyle = color < 0 ? NOBODYS : worldInk(color).dot
    for (let from = 0; from < numbers.length; from += AT_ONCE) {
      const path = new Path2D()
      for (const i of numbers.slice(from, from + AT_ONCE)) {
        const actor = scene.actors[i]
        if (!actor) continue
        const [x, y] = toScreen(camera, size, actor.x, actor.y)
        outline(path, actor.family, x, y, Math.max(1.4, actor.radius * camera.k))
      }
      pen.fill(path)
      yield
    }
  }
  for (let from = 0; from < several.length; from += AT_ONCE / 4) {
    for (const i of several.slice(from, from + AT_ONCE / 4)) paintActor(pen, scene, camera, size, i)
    yield
  }
  pen.globalAlpha = 1
  let lit = 0
  for (const i of light?.actors ?? []) {
    paintActor(pen, scene, camera, size, i)
    if (++lit % 400 === 0) yield
  }
}

/** One actor in full: its ring in the colours of its worlds. */
function paintActor(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  size: WindowSize,
  i: number,
) {
  const actor = scene.actors[i]
  if (!actor) return
  const [x, y] = toScreen(camera, size, actor.x, actor.y)
  if (x < -20 || y < -20 || x > size.width + 20 || y > size.height + 20) return
  const r = Math.max(1.8, actor.radius * camera.k)
  const colors = actor.worlds.map((world) => worldInk(scene.worlds[world]?.color ?? 0).dot)
  if (colors.length < 2 || r < FINE) {
    const path = new Path2D()
    outline(path, actor.family, x, y, r)
    pen.fillStyle = colors[0] ?? NOBODYS
    pen.fill(path)
    return
  }
  const whole = new Path2D()
  outline(whole, actor.family, x, y, r + Math.max(1, r * 0.12))
  pen.fillStyle = PAPER
  pen.fill(whole)
  const path = new Path2D()
  outline(path, actor.family, x, y, r)
  pen.save()
  pen.clip(path)
  colors.forEach((color, k) => {
    pen.fillStyle = color
    pen.beginPath()
    pen.moveTo(x, y)
    pen.arc(
      ...([x, y, r * 1.6] as const),
      -Math.PI / 2 + (2 * Math.PI * k) / colors.length,
      -Math.PI / 2 + (2 * Math.PI * (k + 1)) / colors.length,
    )
    pen.fill()
  })
  pen.restore()
  const heart = new Path2D()
  outline(heart, actor.family, x, y, r * 0.46)
  pen.fillStyle = PAPER
  pen.fill(heart)
}

/** Threads from actors to their worlds, for what is in the light. */
export function paintThreads(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  size: WindowSize,
  light: Light,
) {
  pen.globalAlpha = light.threads.length > 60 ? 0.35 : 0.8
  pen.lineWidth = 1.4
  for (const [a, w] of light.threads) {
    const [actor, world] = [scene.actors[a], scene.worlds[w]]
    if (!actor || !world) continue
    const away = Math.hypot(world.x - actor.x, world.y - actor.y)
    // to the coast of an area that is elsewhere; inside its own an actor needs no thread
    if (away < world.radius) continue
    const t = 1 - (world.radius * 0.97) / away
    const [x1, y1] = toScreen(camera, size, actor.x, actor.y)
    const [x2, y2] = toScreen(
      camera,
      size,
      actor.x + (world.x - actor.x) * t,
      actor.y + (world.y - actor.y) * t,
    )
    pen.strokeStyle = worldInk(world.color).dot
    pen.beginPath()
    pen.moveTo(x1, y1)
    pen.lineTo(x2, y2)
    pen.stroke()
  }
  pen.globalAlpha = 1
}

/** The place of the keyboard or the pointer: a ring around an actor or an area. */
export function paintRing(
  pen: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  isStrong: boolean,
) {
  pen.strokeStyle = PAPER
  pen.lineWidth = isStrong ? 6 : 4
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  pen.stroke()
  pen.strokeStyle = ACCENT
  pen.lineWidth = isStrong ? 3 : 2
  pen.stroke()
}
