import type { Camera, WindowSize } from './map-camera.ts'
import type { MapLook } from './map-engine.ts'
import { PAPER } from './map-inks.ts'
import { paintActorNames } from './map-names.ts'
import { paintActors, paintThreads } from './map-paint-actors.ts'
import { paintAreas, paintBonds } from './map-paint-areas.ts'
import { paintLitTies, paintMarkedTies, paintTies } from './map-paint-ties.ts'
import type { MapScene } from './map-scene.ts'

export type PictureOf = {
  readonly scene: MapScene
  readonly look: MapLook
  readonly camera: Camera
  readonly size: WindowSize
  readonly density: number
}

/** Time a frame gives to painting: less while a hand moves the map. */
const STILL_MS = 14
const MOVING_MS = 6
/** What is painted around the window, so that a movement shows no empty edge: of its width and height. */
const AROUND = 0.3
const MOST_PIXELS = 9_000_000
/** The picture is good enough between these scales until the movement ends. */
const NEAREST = 1.7
const FARTHEST = 0.72

type Sheet = {
  readonly pen: CanvasRenderingContext2D
  /** Camera and room (window with its surroundings) that it was painted for. */
  camera: Camera
  room: WindowSize
}

/** The costly part of the map, painted beside in short steps; the last finished one is shown meanwhile. */
export class MapPicture {
  private front: Sheet | null = null
  private back: Sheet | null = null
  private steps: Generator<void> | null = null
  private stale = true
  private target: Camera | null = null

  /** What was painted is no longer what there is. */
  forget() {
    this.stale = true
    this.steps = null
  }

  /** Works for a few milliseconds; true when the picture is what it should be. */
  work(of: PictureOf, isMoving: boolean): boolean {
    if (!this.steps) {
      const isLate = this.stale || !this.front || (isMoving ? this.isFar(of) : !this.isExact(of))
      if (!isLate) return !isMoving || this.isExact(of)
      this.begin(of)
    } else if (!isMoving && this.target && !isSame(this.target, of.camera)) {
      this.begin(of)
    }
    const until = performance.now() + (isMoving ? MOVING_MS : STILL_MS)
    do {
      if (this.steps?.next().done !== true) {
        // the pen's strokes are carried out now: else they would all fall into one frame at the end
        this.back?.pen.getImageData(0, 0, 1, 1)
        continue
      }
      this.steps = null
      const former = this.front
      this.front = this.back
      this.back = former
      return this.isExact(of)
    } while (performance.now() < until)
    return false
  }

  drawOnto(pen: CanvasRenderingContext2D, camera: Camera, size: WindowSize, density: number) {
    const sheet = this.front
    if (!sheet) return
    const scale = camera.k / sheet.camera.k
    const width = sheet.room.width * scale
    const height = sheet.room.height * scale
    const x = (sheet.camera.x - camera.x) * camera.k + size.width / 2 - width / 2
    const y = (sheet.camera.y - camera.y) * camera.k + size.height / 2 - height / 2
    pen.imageSmoothingEnabled = Math.abs(scale - 1) > 1e-6
    // whole points of the screen where nothing is scaled: the picture stays sharp
    const snap = (at: number) => (scale === 1 ? Math.round(at * density) / density : at)
    pen.drawImage(sheet.pen.canvas, snap(x), snap(y), width, height)
  }

  private begin(of: PictureOf) {
    const area = of.size.width * of.size.height * of.density * of.density
    const around = Math.min(AROUND, Math.max(0.02, (Math.sqrt(MOST_PIXELS / area) - 1) / 2))
    const room = {
      width: Math.ceil(of.size.width * (1 + 2 * around)),
      height: Math.ceil(of.size.height * (1 + 2 * around)),
    }
    this.back ??= { pen: makePen(), camera: of.camera, room }
    this.back.camera = of.camera
    this.back.room = room
    this.target = of.camera
    this.stale = false
    this.steps = paint(this.back.pen, of, room)
  }

  private isExact({ camera }: PictureOf): boolean {
    return !this.stale && this.front !== null && isSame(this.front.camera, camera)
  }

  /** The window shows what was not painted, or another scale. */
  private isFar({ camera, size }: PictureOf): boolean {
    const sheet = this.front
    if (!sheet) return true
    const scale = camera.k / sheet.camera.k
    if (scale > NEAREST || scale < FARTHEST) return true
    const dx = Math.abs(camera.x - sheet.camera.x) * camera.k
    const dy = Math.abs(camera.y - sheet.camera.y) * camera.k
    // painting takes a while: it begins before the edge is reached
    const room = 0.45
    return (
      dx > (sheet.room.width * scale - size.width) * room ||
      dy > (sheet.room.height * scale - size.height) * room
    )
  }
}

const isSame = (a: Camera, b: Camera) => a.x === b.x && a.y === b.y && a.k === b.k

function makePen(): CanvasRenderingContext2D {
  // kept in ordinary memory: painting it in steps asks for each step to be carried out
  const pen = document.createElement('canvas').getContext('2d', { alpha: false, willReadFrequently: true })
  if (!pen) throw new Error('no canvas to draw on')
  return pen
}

function* paint(
  pen: CanvasRenderingContext2D,
  { scene, look, camera, size, density }: PictureOf,
  room: WindowSize,
): Generator<void> {
  const { light } = look
  const [width, height] = [Math.round(room.width * density), Math.round(room.height * density)]
  if (pen.canvas.width !== width) pen.canvas.width = width
  if (pen.canvas.height !== height) pen.canvas.height = height
  pen.setTransform(density, 0, 0, density, 0, 0)
  pen.globalAlpha = 1
  pen.setLineDash([])
  pen.fillStyle = PAPER
  pen.fillRect(0, 0, room.width, room.height)
  const isComparing = scene.ties.some(({ mark }) => mark)
  if (look.ties === 'bonds' && !light && !isComparing) paintBonds(pen, scene, camera, room)
  paintAreas(pen, scene, camera, room, light)
  yield
  if (look.ties === 'all' && !light) yield* paintTies(pen, scene, camera, room)
  yield* paintMarkedTies(pen, scene, camera, room)
  if (light) {
    paintThreads(pen, scene, camera, room, light)
    yield
    paintLitTies(pen, scene, camera, room, light.ties)
    yield
  }
  yield* paintActors(pen, scene, camera, room, light)
  yield* paintActorNames(pen, scene, camera, room, light, size)
}
