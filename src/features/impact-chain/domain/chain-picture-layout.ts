import { type Box, estimateTextWidth } from '#kernel/drawing.ts'
import { rankOnPath } from './element-details.ts'
import { type ChainElement, ELEMENT_TYPES, type ElementType } from './impact-chain.ts'

/** With its place when it is a record: its rank in the column, then the time it was made, then its id. */
export type PicturedElement = Pick<ChainElement, 'id' | 'type' | 'statement' | 'sign'> & {
  readonly position?: number
  readonly createdAt?: string
}
type Ends = { readonly id?: string; readonly from: string; readonly to: string }

export type PlacedElement = {
  readonly element: PicturedElement
  readonly box: Box
  readonly lines: readonly string[]
}

export type PictureLayout = {
  readonly width: number
  readonly height: number
  readonly heads: readonly { readonly x: number; readonly lines: readonly string[] }[]
  readonly placed: readonly PlacedElement[]
  /** Where what surrounds the chain begins; `null` when nothing does. */
  readonly aroundTop: number | null
  /** Where links that lead back pass, under the columns. */
  readonly lane: number
}

export const TEXT = 13
export const LINE = 17
export const PAD = 9
const COLUMN = 138
/** Room for curves and their badges. */
const GAP = 52
const BETWEEN = 18
const MOST_LINES = 5
/** Links that lead back pass under the elements; links within the last column pass at its right. */
const FOOT = 56
const SIDE = 44

/** Elements in the order in which a column shows them, whatever the order of the list. */
export function inPlaceOrder<E extends PicturedElement>(elements: readonly E[]): E[] {
  return elements.toSorted((a, b) => {
    if ((a.position ?? 0) !== (b.position ?? 0)) return (a.position ?? 0) - (b.position ?? 0)
    return compareTexts(a.createdAt ?? '', b.createdAt ?? '') || compareTexts(a.id, b.id)
  })
}

/** Links in an order of their own, whatever the order of the list. */
export function inLinkOrder<L extends Ends>(links: readonly L[]): L[] {
  return links.toSorted(
    (a, b) =>
      compareTexts(a.id ?? '', b.id ?? '') || compareTexts(a.from, b.from) || compareTexts(a.to, b.to),
  )
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/**
 * Columns of the types in use from left to right; below each, what surrounds the elements of that column. The same
 * elements and links in any order give the same places; one more element of a type in use moves only what is below it.
 */
export function arrangePicture(
  givenElements: readonly PicturedElement[],
  givenLinks: readonly Ends[],
  nameOf: (type: ElementType) => string,
  nameOne: (type: ElementType) => string,
): PictureLayout {
  const [elements, links] = [inPlaceOrder(givenElements), inLinkOrder(givenLinks)]
  const types = ELEMENT_TYPES.filter(
    (type) => rankOnPath(type) !== null && elements.some((each) => each.type === type),
  )
  const columns = Math.max(1, types.length)
  const leftOf = (column: number) => column * (COLUMN + GAP)
  const heads = types.map((type, column) => ({
    x: leftOf(column),
    lines: wrapText(nameOf(type), COLUMN, TEXT + 1, 2),
  }))
  const top = 20 + Math.max(1, ...heads.map(({ lines }) => lines.length)) * LINE
  const ends = new Array<number>(columns).fill(top)
  const columnOf = new Map<string, number>()
  const placed: PlacedElement[] = []
  const stack = (element: PicturedElement, column: number, lines: readonly string[]) => {
    const [left, start] = [leftOf(column), ends[column] ?? top]
    const bottom = start + lines.length * LINE + 2 * PAD - 3
    placed.push({ element, lines, box: { left, top: start, right: left + COLUMN, bottom } })
    ends[column] = bottom + BETWEEN
    columnOf.set(element.id, column)
  }
  for (const element of elements) {
    const column = types.indexOf(element.type)
    if (column >= 0) stack(element, column, statementLines(element, element.statement))
  }
  const isWithin = (wanted: (from: number, to: number) => boolean) =>
    links.some((link) => {
      const [from, to] = [columnOf.get(link.from), columnOf.get(link.to)]
      return from !== undefined && to !== undefined && wanted(from, to)
    })
  const around = elements.filter((each) => rankOnPath(each.type) === null)
  const lane = Math.max(...ends) - BETWEEN + FOOT / 2
  const aroundTop =
    around.length === 0 ? null : Math.max(...ends) + (isWithin((from, to) => to < from) ? FOOT : 0)
  if (aroundTop !== null) {
    ends.fill(aroundTop + 34)
    for (const element of around) {
      stack(element, columnBeside(element.id, links, columnOf, ends), [
        ...wrapText(nameOne(element.type), COLUMN - 2 * PAD, TEXT, 2),
        ...statementLines(element, element.statement),
      ])
    }
  }
  return {
    width:
      leftOf(columns - 1) + COLUMN + (isWithin((from, to) => from === to && to === columns - 1) ? SIDE : 2),
    height:
      Math.max(...ends) - BETWEEN + (aroundTop === null && isWithin((from, to) => to < from) ? FOOT : 4),
    heads,
    placed,
    aroundTop,
    lane,
  }
}

/** Under the first element it is tied to; else under the column with the most room. */
function columnBeside(
  id: string,
  links: readonly Ends[],
  columnOf: ReadonlyMap<string, number>,
  ends: readonly number[],
): number {
  for (const link of links) {
    const other = link.from === id ? link.to : link.to === id ? link.from : undefined
    const column = other === undefined ? undefined : columnOf.get(other)
    if (column !== undefined) return column
  }
  return ends.indexOf(Math.min(...ends))
}

function statementLines(element: PicturedElement, statement: string): string[] {
  return wrapText(element.sign === '-' ? `− ${statement}` : statement, COLUMN - 2 * PAD, TEXT, MOST_LINES)
}

/** Words in lines of at most `room`; what does not fit in `most` lines ends in an ellipsis. */
export function wrapText(text: string, room: number, size: number, most: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/u).flatMap((each) => cutLong(each, room, size))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || estimateTextWidth(longer, size) <= room) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  lines.push(line)
  if (lines.length <= most) return lines
  const kept = lines.slice(0, most)
  let last = kept[most - 1] ?? ''
  while (last !== '' && estimateTextWidth(`${last}…`, size) > room) last = last.slice(0, -1)
  kept[most - 1] = `${last.trimEnd()}…`
  return kept
}

function cutLong(word: string, room: number, size: number): string[] {
  if (estimateTextWidth(word, size) <= room) return [word]
  const parts: string[] = []
  let part = ''
  for (const sign of word) {
    if (part !== '' && estimateTextWidth(`${part}${sign}-`, size) > room) {
      parts.push(`${part}-`)
      part = ''
    }
    part += sign
  }
  return [...parts, part]
}
