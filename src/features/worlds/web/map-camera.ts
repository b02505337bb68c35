/** Where the map is looked at from: the point in the middle of the window, and pixels for one unit of the map. */
export type Camera = { readonly x: number; readonly y: number; readonly k: number }
export type WindowSize = { readonly width: number; readonly height: number }
export type Bounds = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export const NEAREST = 4

export function toScreen(camera: Camera, size: WindowSize, x: number, y: number): readonly [number, number] {
  return [(x - camera.x) * camera.k + size.width / 2, (y - camera.y) * camera.k + size.height / 2]
}

export function toMap(camera: Camera, size: WindowSize, px: number, py: number): readonly [number, number] {
  return [(px - size.width / 2) / camera.k + camera.x, (py - size.height / 2) / camera.k + camera.y]
}

/** The camera that shows all of the bounds, with some air around. */
export function fitBounds(bounds: Bounds, size: WindowSize, air = 0.05, nearest = 2): Camera {
  const width = Math.max(1, bounds.right - bounds.left)
  const height = Math.max(1, bounds.bottom - bounds.top)
  const room = 1 - 2 * air
  const k = Math.min(nearest, (size.width * room) / width, (size.height * room) / height)
  return { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2, k: Math.max(k, 1e-4) }
}

/** Nearer or farther around a point of the window, which stays where it is. */
export function zoomAround(
  camera: Camera,
  size: WindowSize,
  factor: number,
  [px, py]: readonly [number, number],
  farthest: number,
): Camera {
  const k = Math.min(NEAREST, Math.max(farthest, camera.k * factor))
  const [x, y] = toMap(camera, size, px, py)
  return { x: x - (px - size.width / 2) / k, y: y - (py - size.height / 2) / k, k }
}

/** Moved by so many pixels; the middle of the window never leaves the map. */
export function pan(camera: Camera, dx: number, dy: number, bounds: Bounds): Camera {
  const keep = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value))
  return {
    x: keep(camera.x - dx / camera.k, bounds.left, bounds.right),
    y: keep(camera.y - dy / camera.k, bounds.top, bounds.bottom),
    k: camera.k,
  }
}

/** Between two cameras, `t` from 0 to 1; scale goes by ratios, so that it looks even. */
export function between(from: Camera, to: Camera, t: number): Camera {
  const eased = t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2
  const k = from.k * (to.k / from.k) ** eased
  // where the scale changes, the point follows it: else the target would leave the window on the way
  const along = Math.abs(to.k - from.k) < 1e-9 ? eased : (1 / from.k - 1 / k) / (1 / from.k - 1 / to.k)
  return { x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along, k }
}
