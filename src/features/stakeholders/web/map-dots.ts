import { shorten } from '#kernel/text-measure.ts'
import {
  boxesOfLines,
  boxOfQuadrant,
  type Dot,
  type Frame,
  hold,
  LINE_HEIGHT,
  makeFrame,
  type PlacedLabel,
  placeLabels,
} from '../domain/quadrant-layout.ts'
import { QUADRANTS, type Quadrant, type QuadrantThresholds } from '../domain/quadrants.ts'
import { LEVELS, type Level } from '../domain/ratings.ts'
import type { Placed, Spot } from './map-view.ts'

/** Radius of a dot: with its ring of touch a target of 24 px and more (WCAG 2.5.8). */
export const RADIUS = 9
const GAP = 3
const LONGEST_NAME = 28
export type MapDot = Dot & { readonly id: string; readonly label: PlacedLabel | undefined }

export type MapLayout = {
  readonly frame: Frame
  readonly width: number
  readonly height: number
  readonly dots: readonly MapDot[]
  /** Names that found no room: a number in the dot, a line in the list under the map. */
  readonly keys: readonly { readonly id: string; readonly number: number; readonly name: string }[]
}

export type LayoutTexts = {
  readonly quadrants: Readonly<Record<Quadrant, string>>
  /** « à discuter », after the name where there is room for it. */
  readonly discuss: string
}

/**
 * Places dots and names so that nothing covers anything. The same stakeholders give the same map whatever their order:
 * they are placed by id, each as near to its own spot as room allows.
 */
export function layOutMap(
  placed: readonly Placed[],
  width: number,
  thresholds: QuadrantThresholds,
  texts: LayoutTexts,
): MapLayout {
  const frame = makeFrame(width)
  const ordered = placed.toSorted((a, b) => (a.rated.id < b.rated.id ? -1 : 1))
  const dots: Dot[] = []
  for (const { rated, at, quadrant } of ordered) {
    if (!at || !quadrant) continue
    const { x, y } = findRoom(frame, at, dots)
    const words = rated.summary.toDiscuss ? ` · ${texts.discuss}` : ''
    const whole = `${rated.name}${words}`
    const name = whole.length <= LONGEST_NAME ? whole : shorten(rated.name, LONGEST_NAME)
    dots.push({ of: { id: rated.id, name, summary: rated.summary }, x, y, quadrant })
  }
  const solid = [
    ...QUADRANTS.map((quadrant) => boxOfTitle(quadrant, frame, thresholds, texts)),
    ...dots.map(({ x, y }) => ({ left: x - RADIUS, right: x + RADIUS, top: y - RADIUS, bottom: y + RADIUS })),
  ]
  const lines = boxesOfLines(dots, frame, thresholds)
  const { labels } = placeLabels(dots, frame, { solid, lines }, width)
  const labelOf = new Map(labels.map((label) => [label.id, label]))
  const nameOf = new Map(placed.map(({ rated }) => [rated.id, rated.name]))
  return {
    frame,
    width,
    height: frame.box.bottom + 48,
    dots: dots.map((dot) => ({ ...dot, id: dot.of.id, label: labelOf.get(dot.of.id) })),
    keys: labels.flatMap(({ id, key }) =>
      key === null ? [] : [{ id, number: key, name: nameOf.get(id) ?? '' }],
    ),
  }
}

/** The free place nearest to a spot: itself, then rings of six, twelve, eighteen… */
function findRoom(frame: Frame, at: Spot, taken: readonly Dot[]): { x: number; y: number } {
  const home = { x: frame.x(at.involvement), y: frame.y(at.importance) }
  const { left, right, top, bottom } = frame.box
  const apart = 2 * RADIUS + GAP
  for (let ring = 0; ring < 40; ring += 1) {
    const count = Math.max(1, 6 * ring)
    for (let turn = 0; turn < count; turn += 1) {
      const angle = (turn / count) * 2 * Math.PI
      const x = home.x + ring * apart * Math.cos(angle)
      const y = home.y + ring * apart * Math.sin(angle)
      const isInside = x >= left + RADIUS && x <= right - RADIUS && y >= top + RADIUS && y <= bottom - RADIUS
      if (isInside && taken.every((dot) => Math.hypot(dot.x - x, dot.y - y) >= apart - 0.01)) return { x, y }
    }
  }
  return { x: hold(home.x, left + RADIUS, right - RADIUS), y: hold(home.y, top + RADIUS, bottom - RADIUS) }
}

/** The corner of a quadrant where its name stands: at the top of the upper ones, at the foot of the lower ones, away from the medians. */
export function boxOfTitle(
  quadrant: Quadrant,
  frame: Frame,
  thresholds: QuadrantThresholds,
  texts: LayoutTexts,
) {
  const { left, top, right, bottom } = boxOfQuadrant(quadrant, frame, thresholds)
  const room = Math.min(right - left, texts.quadrants[quadrant].length * 8 + 16)
  const isUpper = quadrant === 'pillars' || quadrant === 'to_mobilise'
  const start = isUpper ? top : bottom - LINE_HEIGHT - 8
  return { left, top: start, right: left + room, bottom: start + LINE_HEIGHT + 8 }
}

/** The level nearest to a place on the map; outside of the frame it is held at its border. */
export function levelsAt(frame: Frame, x: number, y: number): { involvement: Level; importance: Level } {
  const nearest = (distance: (level: Level) => number) =>
    LEVELS.reduce((best, level) => (distance(level) < distance(best) ? level : best), LEVELS[0] as Level)
  return {
    involvement: nearest((level) => Math.abs(frame.x(level) - x)),
    importance: nearest((level) => Math.abs(frame.y(level) - y)),
  }
}

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The dot that an arrow key leads to: the nearest one on that side, straight ahead before aside; undefined when there is none. */
export function findNeighbour(dots: readonly MapDot[], from: MapDot, key: string): MapDot | undefined {
  const way = WAYS[key]
  if (!way) return undefined
  let best: { dot: MapDot; cost: number } | undefined
  for (const dot of dots) {
    const [dx, dy] = [dot.x - from.x, dot.y - from.y]
    const ahead = dx * way[0] + dy * way[1]
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0])
    if (dot.id === from.id || ahead <= 0.5) continue
    const cost = ahead + 2 * aside
    if (!best || cost < best.cost) best = { dot, cost }
  }
  return best?.dot
}

/** One level further, held on the scale. */
export function stepLevel(level: Level, by: number): Level {
  return LEVELS.find((each) => each === level + by) ?? level
}
