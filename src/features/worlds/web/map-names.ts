import { type Box, boxesOverlap } from '#kernel/drawing.ts'
import { shorten } from '#kernel/text-measure.ts'
import { SPOT } from '../domain/map-spots.ts'
import { colorsOf } from '../domain/network-palette.ts'
import type { Camera, WindowSize } from './map-camera.ts'
import { toScreen } from './map-camera.ts'
import { INK, PAPER, SOFT, worldInk } from './map-inks.ts'
import type { Light } from './map-light.ts'
import type { MapScene } from './map-scene.ts'

/** The family of titles (theme.tsx), which a canvas does not inherit. */
const SERIF =
  "'Iowan Old Style', 'Palatino Linotype', 'URW Palladio L', P052, Palatino, 'Book Antiqua', Georgia, 'Noto Serif', serif"
const LEAST = 11.5
const MOST = 34
const ACTOR_SIZE = 12

/** A name of a world as it stands in the window, never over another. */
export type PlacedName = {
  readonly world: number
  readonly lines: readonly string[]
  readonly size: number
  readonly x: number
  readonly y: number
  readonly box: Box
}

const LEADING = 1.15

/**
 * Names of worlds: as large as their area allows, never too small to read. Where there is no room for one, as on a phone
 * that shows everything, its two letters stand in its place.
 */
export function placeWorldNames(scene: MapScene, camera: Camera, window: WindowSize): PlacedName[] {
  const placed: PlacedName[] = []
  const order = scene.worlds
    .map((_, i) => i)
    .sort((a, b) => (scene.worlds[b]?.radius ?? 0) - (scene.worlds[a]?.radius ?? 0))
  for (const world of order) {
    const it = scene.worlds[world]
    if (!it) continue
    const [x, y] = toScreen(camera, window, it.x, it.y)
    const size = Math.min(MOST, Math.max(LEAST, it.label.size * camera.k))
    const width = (it.label.width / it.label.size) * size * 0.9
    const height = it.label.lines.length * size * LEADING
    const fits = it.label.size * camera.k >= LEAST
    const shifts = fits ? [0] : [0, -0.6, 0.6]
    for (const shift of shifts) {
      const at = y + shift * height
      const box = { left: x - width / 2, right: x + width / 2, top: at - height / 2, bottom: at + height / 2 }
      if (!fits && placed.some((other) => boxesOverlap(other.box, box))) continue
      placed.push({ world, lines: it.label.lines, size, x, y: at, box })
      break
    }
  }
  return placed
}

export function paintWorldNames(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  names: readonly PlacedName[],
  light: Light | null,
) {
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.lineJoin = 'round'
  for (const { world, lines, size, x, y } of names) {
    const it = scene.worlds[world]
    if (!it) continue
    const isLit = !light || light.worlds.has(world)
    pen.font = `${it.isAbsent ? 'italic ' : ''}600 ${size}px ${SERIF}`
    pen.globalAlpha = isLit ? 1 : 0.55
    pen.fillStyle = it.isAbsent ? SOFT : worldInk(it.color).text
    pen.strokeStyle = it.isAbsent ? PAPER : worldInk(it.color).wash
    pen.lineWidth = Math.max(3, size / 5)
    lines.forEach((line, i) => {
      const at = y + (i - (lines.length - 1) / 2) * size * LEADING
      pen.strokeText(line, x, at)
      pen.fillText(line, x, at)
    })
  }
  pen.globalAlpha = 1
}

const MARK = 10

/** The two letters of each world on its coast: the same as in the legend, in tables and on paper. */
export function paintWorldMarks(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  window: WindowSize,
  names: readonly PlacedName[],
  light: Light | null,
) {
  if (scene.worlds.length < 2) return
  const named = new Set(names.map(({ world }) => world))
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.font = '700 10.5px system-ui, sans-serif'
  scene.worlds.forEach((world, i) => {
    const isNamed = named.has(i)
    if (isNamed && world.radius * camera.k < 2.4 * MARK) return
    const [x, y] = toScreen(camera, window, world.x, isNamed ? world.y - world.radius * 0.978 : world.y)
    const box = { left: x - MARK, right: x + MARK, top: y - MARK, bottom: y + MARK }
    if (names.some((name) => boxesOverlap(name.box, box))) return
    pen.globalAlpha = !light || light.worlds.has(i) ? 1 : 0.4
    pen.fillStyle = PAPER
    pen.beginPath()
    pen.arc(x, y, MARK + 1.5, 0, 2 * Math.PI)
    pen.fill()
    pen.fillStyle = worldInk(world.color).dot
    pen.beginPath()
    pen.arc(x, y, MARK, 0, 2 * Math.PI)
    pen.fill()
    pen.fillStyle = colorsOf(world).on
    pen.fillText(world.mark, x, y + 0.5)
  })
  pen.globalAlpha = 1
}

const CELL = 64

/** Boxes already taken, by cells of the window. */
class Taken {
  private readonly cells = new Map<string, Box[]>()

  add(box: Box) {
    for (const key of keysOf(box)) this.cells.set(key, [...(this.cells.get(key) ?? []), box])
  }

  isFree(box: Box): boolean {
    for (const key of keysOf(box))
      if (this.cells.get(key)?.some((other) => boxesOverlap(other, box))) return false
    return true
  }
}

function* keysOf({ left, top, right, bottom }: Box): Generator<string> {
  for (let c = Math.floor(left / CELL); c <= Math.floor(right / CELL); c++)
    for (let r = Math.floor(top / CELL); r <= Math.floor(bottom / CELL); r++) yield `${c} ${r}`
}

const widths = new Map<string, number>()

function widthOf(pen: CanvasRenderingContext2D, text: string): number {
  const known = widths.get(text)
  if (known !== undefined) return known
  const { width } = pen.measureText(text)
  if (widths.size > 20_000) widths.clear()
  widths.set(text, width)
  return width
}

/** Pixels between neighbours from which on everybody may have a name; farther away only who matters most. */
const ROOM = 26
const LITTLE_ROOM = 11
/** Names of actors when the whole is seen from far. */
const FAR = 20
const MOST_NAMES = 160
/** So few that all of them are tried. */
const FEW = 60

/**
 * Names of actors as far as there is room, the most important first; those in the light before all others. `window` is what
 * is painted, `seen` the middle of it that stands on the screen: who is seen there has a name that its edge does not cut.
 */
export function* paintActorNames(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  window: WindowSize,
  light: Light | null,
  seen: WindowSize,
): Generator<void> {
  const taken = new Taken()
  const near = Math.max(0, (window.width - seen.width) / 2)
  const far = window.width - near
  for (const { box } of placeWorldNames(scene, camera, window)) taken.add(box)
  for (const { x, y, radius } of scene.worlds) {
    const [mx, my] = toScreen(camera, window, x, y - radius * 0.978)
    taken.add({ left: mx - MARK, right: mx + MARK, top: my - MARK, bottom: my + MARK })
  }
  const lit = light ? [...light.actors] : []
  const order = [
    ...lit.sort((a, b) => (scene.actors[b]?.importance ?? 0) - (scene.actors[a]?.importance ?? 0)),
  ]
  const isNear = SPOT * camera.k >= ROOM || scene.actors.length <= FEW
  if (!light)
    order.push(
      ...(isNear
        ? scene.byImportance
        : SPOT * camera.k >= LITTLE_ROOM
          ? scene.byImportance.slice(0, FAR)
          : []),
    )
  const shown = order.filter((i) => {
    const actor = scene.actors[i]
    if (!actor) return false
    const [x, y] = toScreen(camera, window, actor.x, actor.y)
    return x > 0 && y > 0 && x < window.width && y < window.height
  })
  for (const i of shown.slice(0, 1500)) taken.add(dotBox(scene, camera, window, i))
  pen.font = `${ACTOR_SIZE}px system-ui, sans-serif`
  pen.textAlign = 'left'
  pen.textBaseline = 'middle'
  pen.lineJoin = 'round'
  let painted = 0
  let tried = 0
  for (const i of shown) {
    if (painted >= MOST_NAMES) break
    if (++tried % 200 === 0) yield
    const actor = scene.actors[i]
    if (!actor) continue
    const text = shorten(actor.name, light && light.actors.size < 30 ? 44 : 26)
    const [x, y] = toScreen(camera, window, actor.x, actor.y)
    const gap = Math.max(2, actor.radius * camera.k) + 4
    const width = widthOf(pen, text)
    const spots = [
      [x + gap, y],
      [x - gap - width, y],
      [x - width / 2, y + gap + 6],
      [x - width / 2, y - gap - 6],
    ] as const
    for (const [left, middle] of spots) {
      const box = { left: left - 2, right: left + width + 2, top: middle - 8, bottom: middle + 8 }
      const isSeen = x >= near && x <= far
      const isCut = isSeen ? box.left < near || box.right > far : box.left < 0 || box.right > window.width
      if (isCut || !taken.isFree(box)) continue
      taken.add(box)
      pen.strokeStyle = 'rgb(255 255 255 / 88%)'
      pen.lineWidth = 3.5
      pen.strokeText(text, left, middle)
      pen.fillStyle = INK
      pen.fillText(text, left, middle)
      painted++
      break
    }
  }
}

function dotBox(scene: MapScene, camera: Camera, window: WindowSize, i: number): Box {
  const actor = scene.actors[i]
  const [x, y] = toScreen(camera, window, actor?.x ?? 0, actor?.y ?? 0)
  const r = Math.max(2, (actor?.radius ?? 0) * camera.k)
  return { left: x - r, right: x + r, top: y - r, bottom: y + r }
}
