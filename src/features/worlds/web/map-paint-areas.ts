import type { Camera, WindowSize } from './map-camera.ts'
import { toScreen } from './map-camera.ts'
import { ACCENT, PAPER, worldInk } from './map-inks.ts'
import type { Light } from './map-light.ts'
import type { MapScene, SceneWorld } from './map-scene.ts'

const POINTS = 64

/** The coast of a world: a circle drawn by hand, never beyond its radius. */
function coast(pen: CanvasRenderingContext2D, world: SceneWorld, x: number, y: number, radius: number) {
  const turn = (world.color * 2.4) % (2 * Math.PI)
  pen.beginPath()
  for (let i = 0; i < POINTS; i++) {
    const angle = (2 * Math.PI * i) / POINTS
    const wave = 0.978 + 0.012 * Math.sin(3 * angle + turn) + 0.01 * Math.sin(5 * angle - 2 * turn)
    const [px, py] = [x + radius * wave * Math.cos(angle), y + radius * wave * Math.sin(angle)]
    if (i === 0) pen.moveTo(px, py)
    else pen.lineTo(px, py)
  }
  pen.closePath()
}

/** Areas of worlds as calm grounds; a world where nobody is has its coast alone, in dashes. */
export function paintAreas(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  size: WindowSize,
  light: Light | null,
) {
  scene.worlds.forEach((world, i) => {
    const [x, y] = toScreen(camera, size, world.x, world.y)
    const radius = world.radius * camera.k
    if (x + radius < 0 || y + radius < 0 || x - radius > size.width || y - radius > size.height) return
    const ink = worldInk(world.color)
    const isLit = !light || light.worlds.has(i)
    coast(pen, world, x, y, radius)
    pen.globalAlpha = isLit ? 1 : 0.4
    if (!world.isAbsent) {
      pen.fillStyle = ink.wash
      pen.fill()
    } else {
      pen.fillStyle = PAPER
      pen.fill()
    }
    pen.strokeStyle = light?.worlds.has(i) ? ACCENT : ink.line
    pen.lineWidth = light?.worlds.has(i) ? 2 : 1
    pen.setLineDash(world.isAbsent ? [4, 5] : [])
    pen.stroke()
  })
  pen.setLineDash([])
  pen.globalAlpha = 1
}

const WIDEST_BOND = 12

/** What joins worlds, as bands as wide as what they have in common. */
export function paintBonds(pen: CanvasRenderingContext2D, scene: MapScene, camera: Camera, size: WindowSize) {
  const weights = scene.bonds.map(({ shared, ties }) => 2 * shared + ties)
  const most = Math.max(1, ...weights)
  pen.strokeStyle = '#8d7b86'
  pen.lineCap = 'round'
  scene.bonds.forEach(({ a, b }, i) => {
    const [from, to] = [scene.worlds[a], scene.worlds[b]]
    if (!from || !to) return
    const share = Math.sqrt((weights[i] ?? 0) / most)
    pen.globalAlpha = 0.06 + 0.24 * share * share
    pen.lineWidth = Math.max(1, WIDEST_BOND * share * Math.min(1, camera.k * 1.6))
    // painted under the areas: from coast to coast, as far as one sees
    const away = Math.hypot(to.x - from.x, to.y - from.y) || 1
    const [ux, uy] = [(to.x - from.x) / away, (to.y - from.y) / away]
    const [x1, y1] = toScreen(camera, size, from.x + ux * from.radius * 0.6, from.y + uy * from.radius * 0.6)
    const [x2, y2] = toScreen(camera, size, to.x - ux * to.radius * 0.6, to.y - uy * to.radius * 0.6)
    const bend = 0.12 * Math.hypot(x2 - x1, y2 - y1)
    pen.beginPath()
    pen.moveTo(x1, y1)
    pen.quadraticCurveTo((x1 + x2) / 2 - uy * bend, (y1 + y2) / 2 + ux * bend, x2, y2)
    pen.stroke()
  })
  pen.globalAlpha = 1
  pen.lineCap = 'butt'
}
