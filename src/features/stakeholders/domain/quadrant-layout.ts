import { type Box, boxesOverlap, estimateTextWidth, type Mark } from '#kernel/drawing.ts'
import { shorten } from '#kernel/text-measure.ts'
import { findQuadrant, type Quadrant, type QuadrantThresholds } from './quadrants.ts'
import type { AxisSummary, RatingSummary } from './ratings.ts'

export type PicturedStakeholder = {
  readonly id: string
  readonly name: string
  readonly summary: RatingSummary
  readonly href?: string
}

/** A label and the box kept free for it; `key` when it only found room in the list under the picture. */
export type PlacedLabel = {
  readonly id: string
  readonly box: Box
  readonly text: string
  readonly key: number | null
}

export const DOT = 6
export const TEXT = 12
export const LINE_HEIGHT = 16
const MARGIN = { left: 48, top: 16, right: 16, bottom: 48 } as const
/** Beyond the scale on each side, so that dots at 0 and 4 stay whole. */
const OVERHANG = 0.4
const LONGEST_NAME = 28
/** So that a phone's narrow picture still has room between the levels. */
const LEAST_HEIGHT = 360

export type Frame = {
  readonly x: (level: number) => number
  readonly y: (level: number) => number
  readonly box: Box
}
export type Dot = {
  readonly of: PicturedStakeholder
  readonly x: number
  readonly y: number
  readonly quadrant: Quadrant
}

/** `up`: from the lowest level to the highest with what stands beyond, in the picture's units. */
export function makeFrame(width: number, up = Math.max(LEAST_HEIGHT, (width - MARGIN.left) * 0.72)): Frame {
  const side = { across: width - MARGIN.left - MARGIN.right, up }
  const share = (level: number) => (level + OVERHANG) / (4 + 2 * OVERHANG)
  return {
    x: (level) => MARGIN.left + share(level) * side.across,
    y: (level) => MARGIN.top + (1 - share(level)) * side.up,
    box: {
      left: MARGIN.left,
      top: MARGIN.top,
      right: MARGIN.left + side.across,
      bottom: MARGIN.top + side.up,
    },
  }
}

/** Dots of equal medians stand around their common point, on rings of six, twelve, eighteen… */
export function placeDots(
  ordered: readonly PicturedStakeholder[],
  frame: Frame,
  thresholds: QuadrantThresholds,
): Dot[] {
  const together = new Map<string, number>()
  return ordered.flatMap((of) => {
    const [involvement, importance] = [of.summary.involvement.median, of.summary.importance.median]
    const quadrant = findQuadrant(involvement, importance, thresholds)
    if (involvement === null || importance === null || quadrant === null) return []
    const spot = `${involvement}/${importance}`
    const rank = together.get(spot) ?? 0
    together.set(spot, rank + 1)
    const [dx, dy] = ringOffset(rank)
    const x = hold(frame.x(involvement) + dx, frame.box.left + DOT, frame.box.right - DOT)
    const y = hold(frame.y(importance) + dy, frame.box.top + DOT, frame.box.bottom - DOT)
    return [{ of, x, y, quadrant }]
  })
}

function ringOffset(rank: number): readonly [number, number] {
  if (rank === 0) return [0, 0]
  let ring = 1
  let before = 1
  while (rank >= before + 6 * ring) {
    before += 6 * ring
    ring += 1
  }
  const angle = ((rank - before) / (6 * ring)) * 2 * Math.PI
  const radius = ring * (2 * DOT + 3)
  return [radius * Math.cos(angle), radius * Math.sin(angle)]
}

/** Where a label may stand around its dot: right, left, above, below, then the corners, then further out. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
] as const
const DISTANCES = [4, 14, 28, 44] as const

type Obstacles = {
  /** Never to be covered. */
  readonly solid: readonly Box[]
  /** Lines that a label crosses only when there is no other room. */
  readonly lines: readonly Box[]
}

export function placeLabels(
  dots: readonly Dot[],
  frame: Frame,
  obstacles: Obstacles,
  width: number,
): { labels: PlacedLabel[]; height: number } {
  const taken: Box[] = [...obstacles.solid]
  const isFree = (box: Box, others: readonly Box[]) => !others.some((other) => boxesOverlap(box, other))
  const labels: PlacedLabel[] = []
  let keyTop = frame.box.bottom + MARGIN.bottom
  let keyCount = 0
  for (const dot of dots) {
    const text = shorten(dot.of.name, LONGEST_NAME)
    const room = estimateTextWidth(text, TEXT)
    const candidates = DISTANCES.flatMap((far) =>
      DIRECTIONS.map((to) => boxBeside(dot, to, far, room)),
    ).filter((box) => isInside(box, frame.box) && isFree(box, taken))
    const box = candidates.find((candidate) => isFree(candidate, obstacles.lines)) ?? candidates[0]
    if (box) {
      taken.push(box)
      labels.push({ id: dot.of.id, box, text, key: null })
      continue
    }
    keyCount += 1
    const line = `${keyCount}. ${shorten(dot.of.name, 60)}`
    const right = Math.min(width - MARGIN.right, MARGIN.left + estimateTextWidth(line, TEXT))
    const keyBox = { left: MARGIN.left, top: keyTop, right, bottom: keyTop + LINE_HEIGHT }
    labels.push({ id: dot.of.id, box: keyBox, text: line, key: keyCount })
    keyTop += LINE_HEIGHT
  }
  return { labels, height: keyTop + (keyCount > 0 ? MARGIN.top : 0) }
}

export function boxesOfLines(dots: readonly Dot[], frame: Frame, thresholds: QuadrantThresholds): Box[] {
  const { left, right, top, bottom } = frame.box
  const [x, y] = [frame.x(thresholds.involvement), frame.y(thresholds.importance)]
  const whiskers = dots
    .flatMap((dot) => whiskersOf(dot, frame))
    .map(({ x1, y1, x2, y2 }) => ({
      left: Math.min(x1, x2) - 1,
      right: Math.max(x1, x2) + 1,
      top: Math.min(y1, y2) - 1,
      bottom: Math.max(y1, y2) + 1,
    }))
  return [...whiskers, { left: x - 1, right: x + 1, top, bottom }, { left, right, top: y - 1, bottom: y + 1 }]
}

function boxBeside(dot: Dot, [dx, dy]: readonly [number, number], far: number, room: number): Box {
  const middleX = dot.x + dx * (DOT + far + room / 2)
  const middleY = dot.y + dy * (DOT + far + LINE_HEIGHT / 2)
  return {
    left: middleX - room / 2,
    right: middleX + room / 2,
    top: middleY - LINE_HEIGHT / 2,
    bottom: middleY + LINE_HEIGHT / 2,
  }
}

export function boxOfDot(dot: Dot): Box {
  return { left: dot.x - DOT, right: dot.x + DOT, top: dot.y - DOT, bottom: dot.y + DOT }
}

function isInside(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  )
}

export function boxOfQuadrant(quadrant: Quadrant, frame: Frame, thresholds: QuadrantThresholds): Box {
  const middleX = hold(frame.x(thresholds.involvement), frame.box.left, frame.box.right)
  const middleY = hold(frame.y(thresholds.importance), frame.box.top, frame.box.bottom)
  const isRight = quadrant === 'pillars' || quadrant === 'ambassadors'
  const isHigh = quadrant === 'pillars' || quadrant === 'to_mobilise'
  return {
    left: isRight ? middleX : frame.box.left,
    right: isRight ? frame.box.right : middleX,
    top: isHigh ? frame.box.top : middleY,
    bottom: isHigh ? middleY : frame.box.bottom,
  }
}

type LineMark = Extract<Mark, { kind: 'line' }>

export function whiskersOf(dot: Dot, frame: Frame): LineMark[] {
  const { involvement, importance } = dot.of.summary
  return [
    ...whisker(involvement, (low, high) => ({ x1: frame.x(low), x2: frame.x(high), y1: dot.y, y2: dot.y })),
    ...whisker(importance, (low, high) => ({ x1: dot.x, x2: dot.x, y1: frame.y(low), y2: frame.y(high) })),
  ]
}

type Ends = Pick<LineMark, 'x1' | 'y1' | 'x2' | 'y2'>

/** A line from the lowest to the highest rating; dashed and darker when it is to be talked over. */
function whisker(axis: AxisSummary, ends: (low: number, high: number) => Ends): LineMark[] {
  if (axis.lowest === null || axis.highest === null || axis.lowest === axis.highest) return []
  const look = axis.toDiscuss
    ? ({ stroke: 'muted', strokeWidth: 1.5, dash: [4, 3] } as const)
    : ({ stroke: 'muted', strokeWidth: 1 } as const)
  return [{ kind: 'line', ...ends(axis.lowest, axis.highest), ...look }]
}

export function hold(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
