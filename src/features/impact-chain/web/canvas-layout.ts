import type { Box } from '#kernel/drawing.ts'
import { wrapText } from '../domain/chain-picture-layout.ts'
import { PATH_TYPES, rankOnPath } from '../domain/element-details.ts'
import { ELEMENT_TYPES, type ElementType } from '../domain/impact-chain.ts'
import type { ElementRecord } from './impact-chain-api.ts'

/** One column of the canvas by type; what surrounds the chain has its bands under the columns. */
export type Band = {
  readonly type: ElementType
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export type CanvasLayout = {
  readonly bands: readonly Band[]
  readonly boxes: ReadonlyMap<string, Box>
  readonly width: number
  readonly height: number
  /** Where what surrounds the chain begins. */
  readonly aroundTop: number
  /** Ids of each band in reading order. */
  readonly order: ReadonlyMap<ElementType, readonly string[]>
}

export const NODE_WIDTH = 204
const GAP = 84
const BETWEEN = 18
const TEXT = 15
const LINE = 20
/** Room left and right of the sentence, above and below it, and for the line of signs. */
const SIDE = 48
const PADS = 22
const SIGNS_LINE = 24
const MOST_LINES = 7
const LEAST_COLUMN = 200
/** Between the columns and what surrounds them: links that lead back pass there. */
const LANE = 96
const AROUND: readonly ElementType[] = ELEMENT_TYPES.filter((type) => rankOnPath(type) === null)

/** Whether a second line says who, or carries signs. */
export function hasSignsLine(element: ElementRecord): boolean {
  const isEffect = element.type.startsWith('outcome') || element.type === 'impact'
  const isUnusual = isEffect && (element.sign === '-' || !element.intended)
  return whoOf(element) !== '' || isUnusual || element.toReview
}

/** Marks that do not fit beside who or one another take a second line. */
function hasSecondSignsLine(element: ElementRecord): boolean {
  const marks = [element.sign === '-', !element.intended, element.toReview, whoOf(element) !== '']
  const isEffect = element.type.startsWith('outcome') || element.type === 'impact'
  return isEffect && marks.filter(Boolean).length > 1
}

/** Who changes, acts, or takes care of it. */
export function whoOf({ who, details }: Pick<ElementRecord, 'who' | 'details'>): string {
  return who.trim() || (details.owner ?? '').trim()
}

function heightOf(element: ElementRecord): number {
  const lines = wrapText(element.statement, NODE_WIDTH - SIDE, TEXT, MOST_LINES).length
  return (
    PADS + lines * LINE + (hasSignsLine(element) ? SIGNS_LINE : 0) + (hasSecondSignsLine(element) ? LINE : 0)
  )
}

/**
 * Every type has its column, also while it is empty, so that nothing moves sideways when a chain grows; elements stand
 * under one another in their order, and those before a change stay where they are. The same chain gives the same places.
 */
export function layOutCanvas(elements: readonly ElementRecord[]): CanvasLayout {
  const byType = Map.groupBy(elements, ({ type }) => type)
  const boxes = new Map<string, Box>()
  const leftOf = (column: number) => column * (NODE_WIDTH + GAP)
  const stack = (list: readonly ElementRecord[], lefts: readonly number[], top: number) => {
    const ends = lefts.map(() => top)
    list.forEach((element, k) => {
      const at = k % lefts.length
      const [left, start] = [lefts[at] ?? 0, ends[at] ?? top]
      const bottom = start + heightOf(element)
      boxes.set(element.id, { left, top: start, right: left + NODE_WIDTH, bottom })
      ends[at] = bottom + BETWEEN
    })
    return Math.max(...ends)
  }
  const ends = PATH_TYPES.map((type, column) => stack(byType.get(type) ?? [], [leftOf(column)], 0))
  const foot = Math.max(LEAST_COLUMN, ...ends)
  const aroundTop = foot + LANE
  const aroundEnds = AROUND.map((type, k) =>
    stack(byType.get(type) ?? [], [leftOf(2 * k), leftOf(2 * k + 1)], aroundTop + 44),
  )
  const height = Math.max(aroundTop + 120, ...aroundEnds)
  return {
    boxes,
    aroundTop,
    height,
    width: leftOf(PATH_TYPES.length) - GAP,
    order: new Map([...byType].map(([type, list]) => [type, list.map(({ id }) => id)])),
    bands: [
      ...PATH_TYPES.map((type, column) => ({
        ...{ type, left: leftOf(column), right: leftOf(column) + NODE_WIDTH, top: 0, bottom: foot },
      })),
      ...AROUND.map((type, k) => ({
        ...{
          type,
          left: leftOf(2 * k),
          right: leftOf(2 * k + 1) + NODE_WIDTH,
          top: aroundTop,
          bottom: height,
        },
      })),
    ],
  }
}

/** Where something dropped at (x, y) goes: the nearest band, before the first element whose middle lies under it. */
export function placeAt(
  layout: CanvasLayout,
  x: number,
  y: number,
  moving: ReadonlySet<string> = new Set(),
): { readonly type: ElementType; readonly index: number } {
  const isAround = y > layout.aroundTop - 20
  const bands = layout.bands.filter(({ type }) => (rankOnPath(type) === null) === isAround)
  const away = ({ left, right }: Band) => Math.max(left - x, x - right, 0)
  const band = bands.reduce((best, each) => (away(each) < away(best) ? each : best))
  const others = (layout.order.get(band.type) ?? []).filter((id) => !moving.has(id))
  const isBefore = (id: string) => {
    const box = layout.boxes.get(id)
    if (!box) return false
    const isAbove = (box.top + box.bottom) / 2 < y
    // the bands around the chain have two columns, read row by row
    if (!isAround) return isAbove
    return box.bottom < y || (isAbove && (box.left + box.right) / 2 < x)
  }
  return { type: band.type, index: others.filter(isBefore).length }
}

/** Where an element at this place of a band would stand. */
export function spotOf(layout: CanvasLayout, type: ElementType, index: number): { x: number; y: number } {
  const band = layout.bands.find((each) => each.type === type)
  const ids = layout.order.get(type) ?? []
  const next = layout.boxes.get(ids[index] ?? '')
  if (next) return { x: next.left, y: next.top }
  const last = layout.boxes.get(ids.at(-1) ?? '')
  const top = rankOnPath(type) === null ? (band?.top ?? 0) + 44 : 0
  return { x: last?.left ?? band?.left ?? 0, y: last ? last.bottom + BETWEEN : top }
}
