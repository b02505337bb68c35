import { type Drawing, estimateTextWidth, type Ink, type Mark } from '#kernel/drawing.ts'

export type SharePart = {
  readonly key: string
  /** Share of the whole bar's scale, 0–1. */
  readonly share: number
  readonly ink: Ink
  /** Amount and share in words. */
  readonly label: string
}

export type ShareBar = {
  readonly key: string
  readonly name: string
  /** Written at the end of the bar. */
  readonly total: string
  readonly parts: readonly SharePart[]
}

export type ShareGoal = { readonly share: number; readonly label: string }

export type SharePictureInput = {
  readonly title: string
  readonly description: string
  readonly bars: readonly ShareBar[]
  readonly goals: readonly ShareGoal[]
  /** What each ink stands for; none for a picture of one colour. */
  readonly legend: readonly { readonly ink: Ink; readonly label: string }[]
  readonly width: number
}

const TEXT = 15
const BAR = 26
const NAME = 24
const GAP = 22

/** Bars of shares from 0 to 100 %, stacked, with goals as vertical lines; names stand above their bar at any width. */
export function drawShares(input: SharePictureInput): Drawing {
  const { bars, goals, width } = input
  const legend = drawLegend(input)
  const top = legend.height
  const lastBar = top + bars.length * (NAME + BAR + GAP) - GAP
  const height = lastBar + (goals.length > 0 ? 8 + goals.length * (TEXT + 6) : 2)
  const xOf = (share: number) => 1 + Math.min(1, Math.max(0, share)) * (width - 2)
  const marks: Mark[] = [...legend.marks]
  for (const [at, bar] of bars.entries()) {
    marks.push(...drawBar(bar, top + at * (NAME + BAR + GAP), xOf, width))
  }
  // the furthest first, so that no line goes through the words of another
  const furthestFirst = goals.toSorted((a, b) => b.share - a.share)
  for (const [at, goal] of furthestFirst.entries()) {
    marks.push(...drawGoal(goal, xOf(goal.share), lastBar + (at + 1) * (TEXT + 6), lastBar, input))
    // across each bar only: a line through the names would strike them out
    for (const bar of bars.keys()) {
      const y = top + bar * (NAME + BAR + GAP) + NAME
      marks.push(goalLine(xOf(goal.share), y - 3, y + BAR + 3))
    }
  }
  return { width, height, title: input.title, description: input.description, marks }
}

function goalLine(x: number, y1: number, y2: number): Mark {
  return { kind: 'line', x1: x, y1, x2: x, y2, stroke: 'ink', strokeWidth: 2, dash: [5, 3] }
}

/** Its words stand under the last bar, tied to it by the line. */
function drawGoal(
  goal: ShareGoal,
  x: number,
  y: number,
  lastBar: number,
  { bars, width }: SharePictureInput,
): Mark[] {
  const isRight = x + estimateTextWidth(goal.label, TEXT) + 8 > width
  const text = { kind: 'text', y, text: goal.label, size: TEXT, fill: 'ink' } as const
  const label: Mark = isRight ? { ...text, x: x - 6, anchor: 'end' } : { ...text, x: x + 6 }
  return bars.length > 0 ? [label, goalLine(x, lastBar, y)] : [label]
}

function drawBar(bar: ShareBar, y: number, xOf: (share: number) => number, width: number): Mark[] {
  const barY = y + NAME
  const marks: Mark[] = [
    { kind: 'text', x: 1, y: y + TEXT, text: bar.name, size: TEXT, fill: 'ink', bold: true },
    { kind: 'text', x: width - 1, y: y + TEXT, text: bar.total, size: TEXT, fill: 'muted', anchor: 'end' },
    { kind: 'rect', x: 1, y: barY, width: width - 2, height: BAR, fill: 'paper', stroke: 'line' },
  ]
  let from = 0
  for (const part of bar.parts) {
    const [left, right] = [xOf(from), xOf(from + part.share)]
    from += part.share
    if (right - left < 0.3) continue
    marks.push({
      kind: 'group',
      label: part.label,
      marks: [
        {
          kind: 'rect',
          x: left,
          y: barY,
          width: right - left,
          height: BAR,
          fill: part.ink,
          stroke: 'ink',
          strokeWidth: 0.75,
        },
      ],
    })
  }
  return marks
}

/** Swatches in rows that fit the width. */
function drawLegend({ legend, width }: SharePictureInput): { marks: Mark[]; height: number } {
  const marks: Mark[] = []
  let [x, y] = [0, 0]
  for (const { ink, label } of legend) {
    const needed = 24 + estimateTextWidth(label, TEXT) + 16
    if (x > 0 && x + needed > width) {
      x = 0
      y += TEXT + 10
    }
    marks.push(
      {
        kind: 'rect',
        x: x + 1,
        y: y + 2,
        width: 15,
        height: 15,
        fill: ink,
        stroke: 'ink',
        strokeWidth: 0.75,
      },
      { kind: 'text', x: x + 23, y: y + TEXT, text: label, size: TEXT, fill: 'ink' },
    )
    x += needed
  }
  return { marks, height: legend.length > 0 ? y + TEXT + 20 : 0 }
}
