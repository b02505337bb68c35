import type { MapEngine, Spot } from './map-engine.ts'

type Hears = {
  readonly onHover: (spot: Spot | null) => void
  /** A press without a movement; `adds`: with Shift, a second world beside the first. */
  readonly onPress: (spot: Spot | null, adds: boolean) => void
}

/** A finger or a mouse that moved less did not mean to. */
const STILL = 5
const REACH = { mouse: 8, touch: 20 } as const
const WHEEL = 0.0016

/** Wheel, drag and two fingers move the map; a press without movement takes what is under it. Returns how to let go. */
export function listenToHands(canvas: HTMLCanvasElement, engine: MapEngine, hears: Hears): () => void {
  const fingers = new Map<number, { x: number; y: number }>()
  let moved = 0
  const at = (event: { clientX: number; clientY: number }) => {
    const box = canvas.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const reachOf = (event: PointerEvent) => (event.pointerType === 'mouse' ? REACH.mouse : REACH.touch)
  const spread = () => {
    const [a, b] = [...fingers.values()]
    if (!a || !b) return null
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) }
  }
  const onDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    if (fingers.size === 0) moved = 0
    fingers.set(event.pointerId, at(event))
    canvas.setPointerCapture(event.pointerId)
  }
  const onMove = (event: PointerEvent) => {
    const now = at(event)
    const before = fingers.get(event.pointerId)
    if (!before) {
      if (event.pointerType === 'mouse') hears.onHover(engine.hit(now.x, now.y, REACH.mouse))
      return
    }
    const was = spread()
    fingers.set(event.pointerId, now)
    moved += Math.hypot(now.x - before.x, now.y - before.y)
    const is = spread()
    if (was && is) {
      engine.panBy(is.x - was.x, is.y - was.y)
      engine.zoomBy(is.apart / Math.max(1, was.apart), [is.x, is.y])
    } else if (moved > STILL) engine.panBy(now.x - before.x, now.y - before.y)
    if (moved > STILL) canvas.style.cursor = 'grabbing'
  }
  const onUp = (event: PointerEvent) => {
    const had = fingers.delete(event.pointerId)
    canvas.style.cursor = ''
    if (!had || fingers.size > 0 || moved > STILL || event.type === 'pointercancel') return
    const { x, y } = at(event)
    hears.onPress(engine.hit(x, y, reachOf(event)), event.shiftKey)
  }
  const onWheel = (event: WheelEvent) => {
    event.preventDefault()
    const { x, y } = at(event)
    const lines = event.deltaMode === 1 ? 18 : 1
    // two fingers on a trackpad come as small steps with Ctrl
    const speed = event.ctrlKey ? 6 : 1
    engine.zoomBy(Math.exp(-event.deltaY * lines * WHEEL * speed), [x, y])
  }
  const onLeave = () => hears.onHover(null)
  canvas.addEventListener('pointerdown', onDown)
  canvas.addEventListener('pointermove', onMove)
  canvas.addEventListener('pointerup', onUp)
  canvas.addEventListener('pointercancel', onUp)
  canvas.addEventListener('pointerleave', onLeave)
  canvas.addEventListener('wheel', onWheel, { passive: false })
  return () => {
    canvas.removeEventListener('pointerdown', onDown)
    canvas.removeEventListener('pointermove', onMove)
    canvas.removeEventListener('pointerup', onUp)
    canvas.removeEventListener('pointercancel', onUp)
    canvas.removeEventListener('pointerleave', onLeave)
    canvas.removeEventListener('wheel', onWheel)
  }
}
