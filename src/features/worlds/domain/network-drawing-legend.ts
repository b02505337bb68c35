import { estimateTextWidth, type Mark } from '#kernel/drawing.ts'
import type { NetworkDrawingTexts } from './network-drawing.ts'
import { TIE_DASHES } from './tie-look.ts'
import { TIE_KINDS } from './world.ts'

const SIZE = 13
const ROW = 24
const SAMPLE = 46

/** Room for two rows of keys and what is said about persons. */
export const LEGEND_HEIGHT = 3 * ROW + 8

type Key = { readonly text: string; readonly draw: (x: number, y: number) => Mark[] }

/** Kinds of ties by their dashes, strength by the width, who stands between worlds and who on the shore. */
export function drawLegend(
  texts: NetworkDrawingTexts,
  room: { readonly x: number; readonly y: number; readonly width: number; readonly isBundled: boolean },
): Mark[] {
  const keys: Key[] = [
    ...(room.isBundled ? [bandKey(texts)] : tieKeys(texts)),
    {
      text: texts.between,
      draw: (x, y) => [
        {
          kind: 'circle',
          x: x + SAMPLE / 2,
          y,
          radius: 5.5,
          fill: '#286cab',
          stroke: '#6f1821',
          strokeWidth: 3,
        },
      ],
    },
    {
      text: texts.shore,
      draw: (x, y) => [
        { kind: 'circle', x: x + SAMPLE / 2, y, radius: 5.5, fill: 'paper', stroke: 'muted', strokeWidth: 2 },
      ],
    },
  ]
  const marks: Mark[] = []
  let [x, y] = [room.x, room.y]
  for (const { text, draw } of keys) {
    const wide = SAMPLE + 8 + estimateTextWidth(text, SIZE) + 26
    if (x > room.x && x + wide > room.x + room.width) {
      x = room.x
      y += ROW
    }
    marks.push(...draw(x, y), { kind: 'text', x: x + SAMPLE + 8, y: y + 4.5, text, size: SIZE })
    x += wide
  }
  if (texts.personsOut !== null)
    marks.push({
      kind: 'text',
      x: room.x,
      y: y + ROW + 4.5,
      text: texts.personsOut,
      size: SIZE,
      fill: 'muted',
    })
  return marks
}

/** In the same grey as the bands of the picture. */
function bandKey(texts: NetworkDrawingTexts): Key {
  return {
    text: texts.bundle,
    draw: (x, y) => [
      { kind: 'line', x1: x, y1: y, x2: x + SAMPLE, y2: y, stroke: 'muted', strokeWidth: 9, opacity: 0.3 },
    ],
  }
}

function tieKeys(texts: NetworkDrawingTexts): Key[] {
  return [
    ...TIE_KINDS.map(
      (kind): Key => ({
        text: texts.nameTie(kind),
        draw: (x, y) => [line(x, y, 1.6, TIE_DASHES[kind])],
      }),
    ),
    {
      text: texts.strength,
      draw: (x, y) => [1, 2, 3].map((strength, k) => line(x, y - 5 + k * 5, 0.4 + 0.6 * strength, [])),
    },
  ]
}

function line(x: number, y: number, strokeWidth: number, dash: readonly number[]): Mark {
  return { kind: 'line', x1: x, y1: y, x2: x + SAMPLE, y2: y, stroke: 'muted', strokeWidth, dash }
}
