import type { Box, Mark } from '#kernel/drawing.ts'
import { boxesOverlap, estimateTextWidth } from '#kernel/drawing.ts'
import type { PlacedElement } from './chain-picture-layout.ts'
import type { ChainLinkEdge } from './impact-chain.ts'

export type PicturedLink = Pick<
  ChainLinkEdge,
  'id' | 'from' | 'to' | 'sign' | 'strength' | 'confidence' | 'feedback'
>

type Spot = { readonly x: number; readonly y: number }
/** A cubic curve; the last point is where the arrow lands. */
type Curve = readonly [Spot, Spot, Spot, Spot]

/** From the right side to the left side; within a column around by the right; back, by the lane under the columns. */
export function curveBetween(from: PlacedElement, to: PlacedElement, lane: number): Curve {
  const [a, b] = [from.box, to.box]
  const [ay, by] = [(a.top + a.bottom) / 2, (b.top + b.bottom) / 2]
  if (b.left >= a.right) {
    const bend = Math.min(60, (b.left - a.right) / 2 + 12)
    const [start, end] = [
      { x: a.right, y: ay },
      { x: b.left - ARROW, y: by },
    ]
    return [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end]
  }
  if (b.left === a.left) {
    const [start, end] = [
      { x: a.right, y: ay },
      { x: b.right + ARROW, y: by },
    ]
    return [start, { x: start.x + 34, y: start.y }, { x: end.x + 34, y: end.y }, end]
  }
  const [start, end] = [
    { x: (a.left + a.right) / 2, y: a.bottom },
    { x: (b.left + b.right) / 2, y: b.bottom + ARROW },
  ]
  // at its middle a cubic has gone three quarters of the way to its controls
  const dip =
    Math.max(start.y, end.y) > lane ? Math.max(start.y, end.y) + 40 : (lane - (start.y + end.y) / 8) / 0.75
  return [start, { x: start.x, y: dip }, { x: end.x, y: dip }, end]
}

const ARROW = 7

function pointOn([p, q, r, s]: Curve, t: number): Spot {
  const u = 1 - t
  const mix = (a: number, b: number, c: number, d: number) =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
  return { x: mix(p.x, q.x, r.x, s.x), y: mix(p.y, q.y, r.y, s.y) }
}

/** What is taken of a picture. Kept by bands of its height, so that a large chain is not looked at whole each time. */
export type TakenSpace = { readonly isFree: (box: Box) => boolean; readonly take: (box: Box) => void }

const BAND = 64

export function openSpace(): TakenSpace {
  const bands = new Map<number, Box[]>()
  const bandsOf = ({ top, bottom }: Box) => {
    const [first, last] = [Math.floor(top / BAND), Math.floor(bottom / BAND)]
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  }
  return {
    isFree: (box) => !bandsOf(box).some((band) => bands.get(band)?.some((other) => boxesOverlap(box, other))),
    take: (box) => {
      for (const band of bandsOf(box)) {
        const boxes = bands.get(band)
        if (boxes) boxes.push(box)
        else bands.set(band, [box])
      }
    },
  }
}

const BADGE = { width: 26, height: 16 } as const
const PLACES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.12, 0.88] as const

/** The first place along the curve that covers no element and no other badge; the middle when there is none. */
export function placeBadge(curve: Curve, taken: TakenSpace): Box {
  const boxes = PLACES.map((t) => {
    const { x, y } = pointOn(curve, t)
    return {
      left: x - BADGE.width / 2,
      right: x + BADGE.width / 2,
      top: y - BADGE.height / 2,
      bottom: y + BADGE.height / 2,
    }
  })
  const free = boxes.find((box) => taken.isFree(box))
  return free ?? (boxes[0] as Box)
}

const WIDTH_BY_STRENGTH = { 1: 1, 2: 1.75, 3: 2.75 } as const

export function drawCurve(link: PicturedLink, curve: Curve, isToProve: boolean): Mark[] {
  const [p, q, r, s] = curve
  const ink = isToProve ? 'accent' : 'muted'
  const d = `M${round(p.x)} ${round(p.y)}C${round(q.x)} ${round(q.y)} ${round(r.x)} ${round(r.y)} ${round(s.x)} ${round(s.y)}`
  const dash = link.sign === '-' ? { dash: [6, 4] } : link.feedback ? { dash: [1.5, 3.5] } : {}
  const angle = Math.atan2(s.y - r.y, s.x - r.x)
  const wing = (turn: number) =>
    [s.x + ARROW * 0.7 * Math.cos(angle + turn), s.y + ARROW * 0.7 * Math.sin(angle + turn)] as const
  const tip = [s.x + ARROW * Math.cos(angle), s.y + ARROW * Math.sin(angle)] as const
  return [
    { kind: 'path', d, stroke: ink, strokeWidth: WIDTH_BY_STRENGTH[link.strength], ...dash },
    { kind: 'polygon', points: [tip, wing(1.9), wing(-1.9)], fill: ink },
  ]
}

export function drawBadge(
  link: PicturedLink,
  box: Box,
  { ofLink }: { readonly ofLink: (link: PicturedLink) => string },
  isToProve: boolean,
): Mark {
  const text = `${link.feedback ? '↺' : ''}${link.sign === '-' ? '−' : '+'}${link.confidence}`
  const width = box.right - box.left
  return {
    kind: 'group',
    dataId: link.id,
    label: ofLink(link),
    marks: [
      {
        kind: 'rect',
        x: box.left,
        y: box.top,
        width,
        height: BADGE.height,
        radius: 8,
        fill: isToProve ? 'accent' : 'paper',
        stroke: isToProve ? 'accent' : 'muted',
      },
      {
        kind: 'text',
        x: box.left + width / 2,
        y: box.bottom - 4,
        text,
        size: estimateTextWidth(text, 11) > width ? 9 : 11,
        anchor: 'middle',
        bold: true,
        fill: isToProve ? 'paper' : 'ink',
      },
    ],
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
