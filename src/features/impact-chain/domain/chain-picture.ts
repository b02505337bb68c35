import type { Drawing, Mark } from '#kernel/drawing.ts'
import {
  arrangePicture,
  inLinkOrder,
  LINE,
  PAD,
  type PicturedElement,
  type PictureLayout,
  type PlacedElement,
  TEXT,
} from './chain-picture-layout.ts'
import {
  curveBetween,
  drawBadge,
  drawCurve,
  openSpace,
  type PicturedLink,
  placeBadge,
} from './chain-picture-links.ts'
import type { ElementType } from './impact-chain.ts'

export type { PicturedLink } from './chain-picture-links.ts'

/** Every word of the picture, in the reader's language. */
export type ChainTexts = {
  readonly title: string
  readonly description: string
  /** Over a column: « Activités ». */
  readonly nameOf: (type: ElementType) => string
  /** Inside a box: « Frein ». */
  readonly nameOne: (type: ElementType) => string
  /** Over the elements that surround the chain. */
  readonly around: string
  /** What an element or a link says when one points at it. */
  readonly ofElement: (element: PicturedElement) => string
  readonly ofLink: (link: PicturedLink) => string
}

/** How an element or a link stands beside another state of the chain; `gone`: it stands only there. */
export type PictureMark = 'added' | 'changed' | 'gone'

export type ChainPictureOptions = {
  /** The link to prove first, drawn in the accent. */
  readonly toProve?: string | null
  /**
   * Everything that must find its place, when the picture is one of several: the same element then stands at the same
   * place in each. What is drawn must be among it; elements of it that are not drawn leave an empty frame.
   */
  readonly room?: { readonly elements: readonly PicturedElement[]; readonly links: readonly Ends[] }
  /** Differences, by the id of an element or link, with the words of each. */
  readonly marks?: ReadonlyMap<string, PictureMark>
  readonly nameMark?: (mark: PictureMark) => string
}

type Ends = { readonly from: string; readonly to: string }

/**
 * The chain as a picture to read from left to right: one column per type in use, elements in their places, what
 * surrounds the chain below. A link is as thick as it is strong; one that weakens is dashed and says "−"; the figure
 * is its confidence. The same chain gives the same picture, in whatever order it is listed.
 */
export function drawChain(
  elements: readonly PicturedElement[],
  links: readonly PicturedLink[],
  texts: ChainTexts,
  { toProve = null, room, marks = NO_MARKS, nameMark = () => '' }: ChainPictureOptions = {},
): Drawing {
  const layout = room
    ? arrangeWithin(room, elements, links, texts)
    : arrangePicture(elements, links, texts.nameOf, texts.nameOne)
  const drawnIds = new Set(elements.map(({ id }) => id))
  const at = new Map(
    layout.placed
      .filter(({ element }) => drawnIds.has(element.id))
      .map((placed) => [placed.element.id, placed]),
  )
  const taken = openSpace()
  for (const { box } of layout.placed) taken.take(box)
  const drawn = inLinkOrder(links).flatMap((link) => {
    const [from, to] = [at.get(link.from), at.get(link.to)]
    if (!from || !to || from === to) return []
    const curve = curveBetween(from, to, layout.lane)
    const badge = placeBadge(curve, taken)
    taken.take(badge)
    return [{ link, curve, badge }]
  })
  const width = layout.width
  return {
    width,
    height: layout.height,
    title: texts.title,
    description: texts.description,
    marks: [
      ...layout.heads.flatMap(({ lines, x }) =>
        lines.map(
          (text, row): Mark => ({
            kind: 'text',
            x,
            y: 16 + row * LINE,
            text,
            size: TEXT,
            bold: true,
            fill: 'accent',
          }),
        ),
      ),
      ...(layout.aroundTop === null
        ? []
        : [
            {
              kind: 'line',
              x1: 0,
              y1: layout.aroundTop,
              x2: width,
              y2: layout.aroundTop,
              stroke: 'line',
              dash: [2, 4],
            } as const,
            {
              kind: 'text',
              x: 0,
              y: layout.aroundTop + 20,
              text: texts.around,
              size: TEXT,
              bold: true,
              fill: 'accent',
            } as const,
          ]),
      ...drawn.flatMap(({ link, curve }) =>
        drawCurve(link, curve, link.id === toProve || marks.has(link.id)),
      ),
      ...layout.placed.flatMap((placed) => {
        const mark = drawnIds.has(placed.element.id) ? marks.get(placed.element.id) : 'gone'
        return [
          mark === 'gone' ? drawFrame(placed, texts) : drawElement(placed, texts, mark !== undefined),
          ...(mark ? [drawMark(placed, nameMark(mark))] : []),
        ]
      }),
      ...drawn.map(({ link, badge }) =>
        drawBadge(link, badge, texts, link.id === toProve || marks.has(link.id)),
      ),
    ],
  }
}

const NO_MARKS: ReadonlyMap<string, PictureMark> = new Map()

/** Places of the room, with the lines of what is drawn. */
function arrangeWithin(
  room: NonNullable<ChainPictureOptions['room']>,
  elements: readonly PicturedElement[],
  links: readonly Ends[],
  { nameOf, nameOne }: ChainTexts,
): PictureLayout {
  const layout = arrangePicture(room.elements, room.links, nameOf, nameOne)
  const own = arrangePicture(elements, links, nameOf, nameOne).placed
  const ownOf = new Map(own.map((placed) => [placed.element.id, placed]))
  return {
    ...layout,
    placed: layout.placed.map((placed) => {
      const drawn = ownOf.get(placed.element.id)
      return drawn ? { ...placed, element: drawn.element, lines: drawn.lines } : placed
    }),
  }
}

/** An empty frame where an element of another state stands. */
function drawFrame({ element, box }: PlacedElement, texts: ChainTexts): Mark {
  return {
    kind: 'group',
    dataId: element.id,
    label: texts.ofElement(element),
    marks: [
      {
        kind: 'rect',
        x: box.left,
        y: box.top,
        width: box.right - box.left,
        height: box.bottom - box.top,
        radius: 8,
        fill: 'quadrant-4',
        stroke: 'line',
        dash: [2, 4],
      },
    ],
  }
}

/** In words above the box, where the gap between two boxes leaves room. */
function drawMark({ box }: PlacedElement, text: string): Mark {
  return { kind: 'text', x: box.left, y: box.top - 4, text, size: 11, bold: true, fill: 'accent' }
}

function drawElement({ element, box, lines }: PlacedElement, texts: ChainTexts, isMarked: boolean): Mark {
  const isUnwelcome = element.sign === '-'
  return {
    kind: 'group',
    dataId: element.id,
    label: texts.ofElement(element),
    marks: [
      {
        kind: 'rect',
        x: box.left,
        y: box.top,
        width: box.right - box.left,
        height: box.bottom - box.top,
        radius: 8,
        fill: element.type === 'impact' ? 'quadrant-1' : 'paper',
        stroke: isMarked || element.type === 'impact' ? 'accent' : 'line',
        strokeWidth: isMarked ? 2.25 : 1.25,
        ...(isUnwelcome ? { dash: [6, 4] } : {}),
      },
      ...lines.map(
        (text, row): Mark => ({
          kind: 'text',
          x: box.left + PAD,
          y: box.top + PAD + 11 + row * LINE,
          text,
          size: TEXT,
        }),
      ),
    ],
  }
}
