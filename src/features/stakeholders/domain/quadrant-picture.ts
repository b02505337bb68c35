import {
  type Box,
  boxesOverlap,
  type Drawing,
  estimateTextWidth,
  type Ink,
  type Mark,
} from '#kernel/drawing.ts'
import { shorten } from '#kernel/text-measure.ts'
import {
  DEFAULT_QUADRANT_THRESHOLDS,
  findQuadrant,
  type Quadrant,
  type QuadrantThresholds,
} from './quadrants.ts'
import type { AxisSummary, RatingSummary } from './ratings.ts'

export type PicturedStakeholder = {
  readonly id: string
  readonly name: string
  readonly summary: RatingSummary
  readonly href?: string
}

/** Every word of the picture, in the reader's language. */
export type QuadrantTexts = {
  readonly title: string
  readonly description: string
  readonly involvement: string
  readonly importance: string
  readonly quadrants: Readonly<Record<Quadrant, string>>
  /** What a dot says when one points at it or hears it: name, medians, spread. */
  readonly label: (stakeholder: PicturedStakeholder) => string
}

export type QuadrantPictureOptions = {
  readonly width?: number
  readonly thresholds?: QuadrantThresholds
}

/** A label and the box kept free for it; `key` when it only found room in the list under the picture. */
export type PlacedLabel = {
  readonly id: string
  readonly box: Box
  readonly text: string
  readonly key: number | null
}

export type QuadrantPicture = {
  readonly drawing: Drawing
  readonly labels: readonly PlacedLabel[]
  /** Stakeholders that cannot be placed yet: nobody rated them on both axes. */
  readonly unplaced: readonly string[]
}

const DOT = 6
const TEXT = 12
const LINE_HEIGHT = 16
const MARGIN = { left: 48, top: 16, right: 16, bottom: 48 } as const
/** Beyond the scale on each side, so that dots at 0 and 4 stay whole. */
const OVERHANG = 0.4
const LONGEST_NAME = 28

type Frame = {
  readonly x: (level: number) => number
  readonly y: (level: number) => number
  readonly box: Box
}
type Dot = {
  readonly of: PicturedStakeholder
  readonly x: number
  readonly y: number
  readonly quadrant: Quadrant
}

/**
 * The quadrant picture: involvement to the right, importance upwards, medians as dots, the lowest and highest ratings
 * as whiskers. Labels never overlap each other or a dot; what finds no room gets a number and a line in the key below.
 * The same stakeholders give the same picture whatever their order (they are placed by id).
 */
export function drawQuadrants(
  stakeholders: readonly PicturedStakeholder[],
  texts: QuadrantTexts,
  options: QuadrantPictureOptions = {},
): QuadrantPicture {
  const width = options.width ?? 720
  const thresholds = options.thresholds ?? DEFAULT_QUADRANT_THRESHOLDS
  const frame = makeFrame(width)
  const ordered = stakeholders.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const dots = placeDots(ordered, frame, thresholds)
  const titles = quadrantTitles(frame, texts, thresholds)
  const { labels, height } = placeLabels(
    dots,
    frame,
    titles.map((title) => title.box),
    width,
  )
  const labelOf = new Map(labels.map((label) => [label.id, label]))
  const placed = new Set(dots.map((dot) => dot.of.id))
  return {
    drawing: {
      width,
      height,
      title: texts.title,
      description: texts.description,
      marks: [
        ...drawBackground(frame, thresholds),
        ...titles.map((title) => title.mark),
        ...drawAxes(frame, texts),
        ...dots.map((dot) => drawStakeholder(dot, frame, labelOf.get(dot.of.id), texts)),
      ],
    },
    labels,
    unplaced: ordered.filter((s) => !placed.has(s.id)).map((s) => s.id),
  }
}

function makeFrame(width: number): Frame {
  const side = { across: width - MARGIN.left - MARGIN.right, up: (width - MARGIN.left) * 0.72 }
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
function placeDots(
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

function placeLabels(
  dots: readonly Dot[],
  frame: Frame,
  reserved: readonly Box[],
  width: number,
): { labels: PlacedLabel[]; height: number } {
  const taken: Box[] = [...reserved, ...dots.map(boxOfDot)]
  const labels: PlacedLabel[] = []
  let keyTop = frame.box.bottom + MARGIN.bottom
  let keyCount = 0
  for (const dot of dots) {
    const text = shorten(dot.of.name, LONGEST_NAME)
    const room = estimateTextWidth(text, TEXT)
    const box = DISTANCES.flatMap((far) => DIRECTIONS.map((to) => boxBeside(dot, to, far, room))).find(
      (candidate) => isInside(candidate, frame.box) && !taken.some((other) => boxesOverlap(candidate, other)),
    )
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

function boxOfDot(dot: Dot): Box {
  return { left: dot.x - DOT, right: dot.x + DOT, top: dot.y - DOT, bottom: dot.y + DOT }
}

function isInside(box: Box, frame: Box): boolean {
  return (
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
  )
}

const INK_OF_QUADRANT: Readonly<Record<Quadrant, Ink>> = {
  pillars: 'quadrant-1',
  to_mobilise: 'quadrant-2',
  ambassadors: 'quadrant-3',
  to_inform: 'quadrant-4',
}

function boxOfQuadrant(quadrant: Quadrant, frame: Frame, thresholds: QuadrantThresholds): Box {
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

const QUADRANTS_DRAWN: readonly Quadrant[] = ['to_mobilise', 'pillars', 'to_inform', 'ambassadors']

function drawBackground(frame: Frame, thresholds: QuadrantThresholds): Mark[] {
  return QUADRANTS_DRAWN.map((quadrant): Mark => {
    const box = boxOfQuadrant(quadrant, frame, thresholds)
    const [width, height] = [box.right - box.left, box.bottom - box.top]
    return {
      kind: 'rect',
      x: box.left,
      y: box.top,
      width,
      height,
      fill: INK_OF_QUADRANT[quadrant],
      stroke: 'line',
    }
  })
}

function quadrantTitles(
  frame: Frame,
  texts: QuadrantTexts,
  thresholds: QuadrantThresholds,
): { box: Box; mark: Mark }[] {
  return QUADRANTS_DRAWN.map((quadrant) => {
    const { left, top, right } = boxOfQuadrant(quadrant, frame, thresholds)
    const text = texts.quadrants[quadrant]
    const room = Math.min(right - left, estimateTextWidth(text, TEXT + 1) + 16)
    return {
      box: { left, top, right: left + room, bottom: top + LINE_HEIGHT + 6 },
      mark: {
        kind: 'text',
        x: left + 8,
        y: top + LINE_HEIGHT,
        text,
        size: TEXT + 1,
        bold: true,
        fill: 'muted',
      },
    }
  })
}

function drawAxes(frame: Frame, texts: QuadrantTexts): Mark[] {
  const { left, right, top, bottom } = frame.box
  const ticks = [0, 1, 2, 3, 4].flatMap((level): Mark[] => [
    {
      kind: 'text',
      x: frame.x(level),
      y: bottom + 16,
      text: `${level}`,
      size: 11,
      anchor: 'middle',
      fill: 'muted',
    },
    {
      kind: 'text',
      x: left - 8,
      y: frame.y(level) + 4,
      text: `${level}`,
      size: 11,
      anchor: 'end',
      fill: 'muted',
    },
  ])
  const across = (left + right) / 2
  const up = (top + bottom) / 2
  return [
    ...ticks,
    { kind: 'text', x: across, y: bottom + 36, text: `${texts.involvement} →`, size: TEXT, anchor: 'middle' },
    { kind: 'text', x: 16, y: up, text: `${texts.importance} →`, size: TEXT, anchor: 'middle', turn: -90 },
  ]
}

function drawStakeholder(dot: Dot, frame: Frame, label: PlacedLabel | undefined, texts: QuadrantTexts): Mark {
  const { involvement, importance } = dot.of.summary
  const whiskers: Mark[] = [
    ...whisker(involvement, (low, high) => ({ x1: frame.x(low), x2: frame.x(high), y1: dot.y, y2: dot.y })),
    ...whisker(importance, (low, high) => ({ x1: dot.x, x2: dot.x, y1: frame.y(low), y2: frame.y(high) })),
  ]
  const marks: Mark[] = [
    ...whiskers,
    { kind: 'circle', x: dot.x, y: dot.y, radius: DOT, fill: 'accent', stroke: 'paper', strokeWidth: 1.5 },
    ...(label ? drawLabel(dot, label) : []),
  ]
  const group = { kind: 'group' as const, dataId: dot.of.id, label: texts.label(dot.of), marks }
  return dot.of.href === undefined ? group : { ...group, href: dot.of.href }
}

type Ends = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }

/** A line from the lowest to the highest rating; dashed and darker when it is to be talked over. */
function whisker(axis: AxisSummary, ends: (low: number, high: number) => Ends): Mark[] {
  if (axis.lowest === null || axis.highest === null || axis.lowest === axis.highest) return []
  const look = axis.toDiscuss
    ? ({ stroke: 'ink', strokeWidth: 1.5, dash: [4, 3] } as const)
    : ({ stroke: 'muted', strokeWidth: 1 } as const)
  return [{ kind: 'line', ...ends(axis.lowest, axis.highest), ...look }]
}

function drawLabel(dot: Dot, label: PlacedLabel): Mark[] {
  const { box } = label
  const text: Mark = { kind: 'text', x: box.left, y: box.bottom - 4, text: label.text, size: TEXT }
  if (label.key !== null) {
    const number = { text: `${label.key}`, size: 8, anchor: 'middle', bold: true, fill: 'paper' } as const
    return [{ kind: 'text', x: dot.x, y: dot.y + 3, ...number }, text]
  }
  const [nearX, nearY] = [hold(dot.x, box.left, box.right), hold(dot.y, box.top, box.bottom)]
  const isFar = Math.hypot(nearX - dot.x, nearY - dot.y) > 2 * DOT
  return isFar ? [{ kind: 'line', x1: dot.x, y1: dot.y, x2: nearX, y2: nearY, stroke: 'line' }, text] : [text]
}

function hold(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}
