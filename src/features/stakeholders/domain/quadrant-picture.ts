import { type Box, type Drawing, estimateTextWidth, type Ink, type Mark } from '#kernel/drawing.ts'
import {
  boxesOfLines,
  boxOfDot,
  boxOfQuadrant,
  DOT,
  type Dot,
  type Frame,
  hold,
  LINE_HEIGHT,
  makeFrame,
  type PicturedStakeholder,
  type PlacedLabel,
  placeDots,
  placeLabels,
  TEXT,
  whiskersOf,
} from './quadrant-layout.ts'
import { DEFAULT_QUADRANT_THRESHOLDS, type Quadrant, type QuadrantThresholds } from './quadrants.ts'

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
  /** Height of the map itself, without axes and key; without it, what suits the width. */
  readonly up?: number
  readonly thresholds?: QuadrantThresholds
}

export type QuadrantPicture = {
  readonly drawing: Drawing
  readonly labels: readonly PlacedLabel[]
  /** Stakeholders that cannot be placed yet: nobody rated them on both axes. */
  readonly unplaced: readonly string[]
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
  const frame = makeFrame(width, options.up)
  const ordered = stakeholders.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const dots = placeDots(ordered, frame, thresholds)
  const titles = quadrantTitles(frame, texts, thresholds)
  const obstacles = {
    solid: [...titles.map((title) => title.box), ...dots.map(boxOfDot)],
    lines: boxesOfLines(dots, frame, thresholds),
  }
  const { labels, height } = placeLabels(dots, frame, obstacles, width)
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
        // all whiskers under all dots
        ...dots.flatMap((dot) => whiskersOf(dot, frame)),
        ...dots.map((dot) => drawStakeholder(dot, labelOf.get(dot.of.id), texts)),
      ],
    },
    labels,
    unplaced: ordered.filter((s) => !placed.has(s.id)).map((s) => s.id),
  }
}

const INK_OF_QUADRANT: Readonly<Record<Quadrant, Ink>> = {
  pillars: 'quadrant-1',
  to_mobilise: 'quadrant-2',
  ambassadors: 'quadrant-3',
  to_inform: 'quadrant-4',
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

function drawStakeholder(dot: Dot, label: PlacedLabel | undefined, texts: QuadrantTexts): Mark {
  const { x, y } = dot
  const marks: Mark[] = [
    ...(label ? drawLabel(dot, label) : []),
    { kind: 'circle', x, y, radius: DOT, fill: 'accent', stroke: 'paper', strokeWidth: 1.5 },
  ]
  if (label && label.key !== null) {
    const look = { size: 8, anchor: 'middle', bold: true, fill: 'paper' } as const
    marks.push({ kind: 'text', x, y: y + 3, text: `${label.key}`, ...look })
  }
  const group = { kind: 'group' as const, dataId: dot.of.id, label: texts.label(dot.of), marks }
  return dot.of.href === undefined ? group : { ...group, href: dot.of.href }
}

/** The name, and a fine line to it when it had to stand away from its dot. */
function drawLabel(dot: Dot, { box, text, key }: PlacedLabel): Mark[] {
  const name: Mark = { kind: 'text', x: box.left, y: box.bottom - 4, text, size: TEXT }
  const [nearX, nearY] = [hold(dot.x, box.left, box.right), hold(dot.y, box.top, box.bottom)]
  const isFar = key === null && Math.hypot(nearX - dot.x, nearY - dot.y) > 2 * DOT
  return isFar ? [{ kind: 'line', x1: dot.x, y1: dot.y, x2: nearX, y2: nearY, stroke: 'line' }, name] : [name]
}
