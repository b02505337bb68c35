import {
  type Bounds,
  between,
  type Camera,
  fitBounds,
  pan,
  toMap,
  toScreen,
  type WindowSize,
  zoomAround,
} from './map-camera.ts'
import { PAPER } from './map-inks.ts'
import type { Light } from './map-light.ts'
import { paintWorldMarks, paintWorldNames, placeWorldNames } from './map-names.ts'
import { paintRing } from './map-paint-actors.ts'
import { MapPicture } from './map-picture.ts'
import type { MapScene } from './map-scene.ts'

/** A place of the map: an actor or a world, by its number in the scene. */
export type Spot = { readonly kind: 'actor' | 'world'; readonly at: number }
/** Which ties are painted when nothing is looked at: all, or bands between worlds. */
export type TieLook = 'all' | 'bonds' | 'none'

export type MapLook = {
  readonly ties: TieLook
  readonly light: Light | null
  readonly cursor: Spot | null
  readonly hovered: Spot | null
}

const MOVE_MS = 260
/** After the last movement the picture is painted anew. */
const SETTLED_MS = 90

/**
 * Draws the map in frames that stay short however large the network is: what is costly is painted once into a picture
 * beside (`map-picture.ts`), a few milliseconds a frame, and shown moved and scaled meanwhile; names of worlds and the
 * rings of pointer and keyboard are drawn in each frame.
 */
export class MapEngine {
  camera: Camera = { x: 0, y: 0, k: 1 }
  size: WindowSize = { width: 1, height: 1 }
  private readonly canvas: HTMLCanvasElement
  private readonly pen: CanvasRenderingContext2D
  private readonly picture = new MapPicture()
  private scene: MapScene | null = null
  private look: MapLook = { ties: 'all', light: null, cursor: null, hovered: null }
  private density = 1
  private asked = 0
  private movedAt = 0
  /** Until somebody moves it the map shows everything, whatever size its window takes. */
  private isWhole = true
  private flight: { from: Camera; to: Camera; began: number } | null = null
  /** Hears of every change of the camera. */
  onCamera: (camera: Camera) => void = () => {}

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas
    const pen = canvas.getContext('2d', { alpha: false })
    if (!pen) throw new Error('no canvas to draw on')
    this.pen = pen
  }

  show(scene: MapScene, look: MapLook) {
    const isOther = scene !== this.scene || look.ties !== this.look.ties || look.light !== this.look.light
    this.scene = scene
    this.look = look
    if (isOther) this.picture.forget()
    this.ask()
  }

  resize(width: number, height: number, density: number) {
    this.size = { width, height }
    this.density = density
    this.canvas.width = Math.round(width * density)
    this.canvas.height = Math.round(height * density)
    this.picture.forget()
    if (this.isWhole) this.camera = this.wholeCamera()
    this.frame(performance.now())
  }

  /** Everything at once. */
  wholeCamera(): Camera {
    return this.scene ? fitBounds(this.scene.bounds, this.size, 0.035) : this.camera
  }

  /** Where the camera is, or is going. */
  get aim(): Camera {
    return this.flight?.to ?? this.camera
  }

  /** To everything at once; from now on it stays so when the window changes its size. */
  flyToWhole(isSudden: boolean) {
    this.fly(this.wholeCamera(), isSudden)
    this.isWhole = true
  }

  fly(to: Camera, isSudden: boolean) {
    this.isWhole = false
    this.flight = isSudden ? null : { from: this.camera, to, began: performance.now() }
    if (isSudden) this.setCamera(to)
    this.ask()
  }

  panBy(dx: number, dy: number) {
    if (!this.scene) return
    this.isWhole = false
    this.flight = null
    this.setCamera(pan(this.camera, dx, dy, this.scene.bounds))
  }

  zoomBy(factor: number, at: readonly [number, number] = [this.size.width / 2, this.size.height / 2]) {
    this.isWhole = false
    this.flight = null
    this.setCamera(zoomAround(this.camera, this.size, factor, at, this.farthest()))
  }

  /** Zooms by an act and not by a hand: smoothly where movement is welcome. */
  zoomTo(factor: number, isSudden: boolean) {
    const middle = [this.size.width / 2, this.size.height / 2] as const
    this.fly(zoomAround(this.aim, this.size, factor, middle, this.farthest()), isSudden)
  }

  /** Whether all of the bounds stand inside the window. */
  shows({ left, top, right, bottom }: Bounds): boolean {
    const [x1, y1] = toScreen(this.camera, this.size, left, top)
    const [x2, y2] = toScreen(this.camera, this.size, right, bottom)
    return x1 >= 0 && y1 >= 0 && x2 <= this.size.width && y2 <= this.size.height
  }

  private farthest(): number {
    return this.wholeCamera().k * 0.6
  }

  /** Who stands under a point of the window; fingers reach farther than a pointer. */
  hit(px: number, py: number, reach: number): Spot | null {
    const { scene } = this
    if (!scene) return null
    const [x, y] = toMap(this.camera, this.size, px, py)
    const actor = scene.grid.nearest(x, y, Math.max(9, reach / this.camera.k))
    if (actor >= 0) return { kind: 'actor', at: actor }
    const world = scene.worlds.findIndex((each) => Math.hypot(each.x - x, each.y - y) < each.radius)
    return world >= 0 ? { kind: 'world', at: world } : null
  }

  destroy() {
    cancelAnimationFrame(this.asked)
    this.asked = -1
  }

  private setCamera(camera: Camera) {
    this.camera = camera
    this.movedAt = performance.now()
    this.onCamera(camera)
    this.ask()
  }

  private ask() {
    if (this.asked === 0) this.asked = requestAnimationFrame((now) => this.frame(now))
  }

  private frame(now: number) {
    if (this.asked === -1) return
    cancelAnimationFrame(this.asked)
    this.asked = 0
    this.advance(now)
    const { scene, pen, size, density } = this
    pen.setTransform(density, 0, 0, density, 0, 0)
    pen.fillStyle = PAPER
    pen.fillRect(0, 0, size.width, size.height)
    if (!scene) return
    const isMoving = this.flight !== null || now - this.movedAt < SETTLED_MS
    const ofPicture = { scene, look: this.look, camera: this.camera, size, density }
    const isDone = this.picture.work(ofPicture, isMoving)
    this.picture.drawOnto(pen, this.camera, size, density)
    this.drawOver(scene)
    this.canvas.dataset.state = isDone && !isMoving ? 'still' : 'moving'
    if (!isDone || isMoving) this.ask()
  }

  private advance(now: number) {
    if (!this.flight) return
    const t = Math.min(1, (now - this.flight.began) / MOVE_MS)
    const { from, to } = this.flight
    if (t >= 1) this.flight = null
    this.camera = t >= 1 ? to : between(from, to, Math.max(0, t))
    this.movedAt = now
    this.onCamera(this.camera)
  }

  private drawOver(scene: MapScene) {
    const { pen, camera, size, look } = this
    const names = placeWorldNames(scene, camera, size)
    paintWorldNames(pen, scene, names, look.light)
    paintWorldMarks(pen, scene, camera, size, names, look.light)
    for (const [spot, isStrong] of [
      [look.hovered, false],
      [look.cursor, true],
    ] as const) {
      const it = spot && (spot.kind === 'actor' ? scene.actors[spot.at] : scene.worlds[spot.at])
      if (!it) continue
      const [x, y] = toScreen(camera, size, it.x, it.y)
      paintRing(pen, x, y, it.radius * camera.k + (spot?.kind === 'actor' ? 4 : 0), isStrong)
    }
  }
}
