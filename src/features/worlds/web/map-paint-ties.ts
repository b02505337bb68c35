import { TIE_KINDS } from '../domain/world.ts'
import type { Camera, WindowSize } from './map-camera.ts'
import { MARK_LOOKS, PAPER, TIE_LOOKS } from './map-inks.ts'
import type { MapScene, SceneTie, TieMark } from './map-scene.ts'

/** Ties painted in one go: a step of it stays well under a frame. */
const AT_ONCE = 1500
/** Beyond, dashes cost too much and would not be seen. */
const MOST_DASHED = 600
/** Beyond, colours of kinds would only be noise: they come with what is looked at. */
const MOST_COLOURED = 160
const PLAIN = '#4b3a45'

type Ends = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }

/** Where a tie runs in the window; null where it passes outside. */
function endsOf(
  scene: MapScene,
  tie: SceneTie,
  { x, y, k }: Camera,
  { width, height }: WindowSize,
): Ends | null {
  const [a, b] = [scene.actors[tie.a], scene.actors[tie.b]]
  if (!a || !b) return null
  const x1 = (a.x - x) * k + width / 2
  const y1 = (a.y - y) * k + height / 2
  const x2 = (b.x - x) * k + width / 2
  const y2 = (b.y - y) * k + height / 2
  const isOutside =
    (x1 < 0 && x2 < 0) || (y1 < 0 && y2 < 0) || (x1 > width && x2 > width) || (y1 > height && y2 > height)
  return isOutside ? null : { x1, y1, x2, y2 }
}

/** Faint, all strokes of a look in one path; the more there are, the fainter and the plainer. */
export function* paintTies(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  size: WindowSize,
): Generator<void> {
  const isDense = scene.ties.length > MOST_DASHED
  const alpha = Math.max(0.045, Math.min(0.6, 7 / Math.sqrt(scene.ties.length + 1)))
  const isPlain = scene.ties.length > MOST_COLOURED
  for (const kind of TIE_KINDS) {
    const look = TIE_LOOKS[kind]
    for (const strength of isDense ? ([0] as const) : ([1, 2, 3] as const)) {
      let count = 0
      let path = new Path2D()
      const stroke = () => {
        pen.globalAlpha = alpha
        pen.strokeStyle = isPlain ? PLAIN : look.color
        pen.lineWidth = isDense ? 1 : 0.6 + 0.5 * strength
        pen.setLineDash(isDense ? [] : [...look.dash])
        pen.stroke(path)
        path = new Path2D()
        count = 0
      }
      for (const tie of scene.ties) {
        if (tie.kind !== kind || (strength !== 0 && tie.strength !== strength) || tie.mark) continue
        const ends = endsOf(scene, tie, camera, size)
        if (!ends) continue
        path.moveTo(ends.x1, ends.y1)
        path.lineTo(ends.x2, ends.y2)
        if (++count >= AT_ONCE) {
          stroke()
          yield
        }
      }
      if (count > 0) {
        stroke()
        yield
      }
    }
  }
  pen.setLineDash([])
  pen.globalAlpha = 1
}

/** Ties in the light: their kind by colour and dash, their strength by width; a purchase points to the seller. */
export function paintLitTies(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  size: WindowSize,
  numbers: readonly number[],
) {
  const isDense = numbers.length > 400
  pen.globalAlpha = isDense ? Math.max(0.08, 7 / Math.sqrt(numbers.length)) : 0.9
  for (const i of numbers) {
    const tie = scene.ties[i]
    const ends = tie && endsOf(scene, tie, camera, size)
    if (!tie || !ends) continue
    const { color, dash } = TIE_LOOKS[tie.kind]
    pen.strokeStyle = color
    pen.lineWidth = isDense ? 0.8 : 0.6 + 0.7 * tie.strength
    pen.setLineDash(isDense ? [] : [...dash])
    pen.beginPath()
    pen.moveTo(ends.x1, ends.y1)
    pen.lineTo(ends.x2, ends.y2)
    pen.stroke()
    if (tie.kind === 'purchase' && !isDense) {
      pen.setLineDash([])
      pen.fillStyle = color
      paintHead(pen, ends, (scene.actors[tie.b]?.radius ?? 6) * camera.k)
    }
  }
  pen.setLineDash([])
  pen.globalAlpha = 1
}

function paintHead(pen: CanvasRenderingContext2D, { x1, y1, x2, y2 }: Ends, away: number) {
  const angle = Math.atan2(y2 - y1, x2 - x1)
  const [x, y] = [x2 - Math.cos(angle) * (away + 2), y2 - Math.sin(angle) * (away + 2)]
  pen.beginPath()
  pen.moveTo(x, y)
  for (const side of [-0.4, 0.4]) pen.lineTo(x - 9 * Math.cos(angle + side), y - 9 * Math.sin(angle + side))
  pen.fill()
}

const MARKS: readonly TieMark[] = ['sleeping', 'weakened', 'lost', 'strengthened', 'new']

/** What changed between two days: colour, dash, and a sign in the middle where there is room. */
export function* paintMarkedTies(
  pen: CanvasRenderingContext2D,
  scene: MapScene,
  camera: Camera,
  size: WindowSize,
): Generator<void> {
  for (const mark of MARKS) {
    const ties = scene.ties.filter((tie) => tie.mark === mark)
    const look = MARK_LOOKS[mark]
    const isDense = ties.length > 60
    pen.strokeStyle = look.color
    pen.lineWidth = isDense ? Math.max(1, look.width * 0.6) : look.width
    pen.globalAlpha = isDense ? Math.max(0.2, Math.min(0.75, 9 / Math.sqrt(ties.length))) : 0.95
    pen.setLineDash(isDense && ties.length > MOST_DASHED ? [] : [...look.dash])
    const signs: Ends[] = []
    for (let from = 0; from < ties.length; from += AT_ONCE) {
      const path = new Path2D()
      for (const tie of ties.slice(from, from + AT_ONCE)) {
        const ends = endsOf(scene, tie, camera, size)
        if (!ends) continue
        path.moveTo(ends.x1, ends.y1)
        path.lineTo(ends.x2, ends.y2)
        if (!isDense) signs.push(ends)
      }
      pen.stroke(path)
      yield
    }
    pen.setLineDash([])
    pen.globalAlpha = 1
    pen.font = '700 13px system-ui, sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    for (const { x1, y1, x2, y2 } of signs) {
      if (Math.hypot(x2 - x1, y2 - y1) < 44) continue
      const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2]
      pen.fillStyle = PAPER
      pen.beginPath()
      pen.arc(x, y, 9, 0, 2 * Math.PI)
      pen.fill()
      pen.strokeStyle = look.color
      pen.lineWidth = 1.2
      pen.stroke()
      pen.fillStyle = look.color
      pen.fillText(look.sign, x, y + 0.5)
    }
    yield
  }
}
