import type { Light } from '#features/indicators/domain/traffic-light.ts'
import type { Drawing, Ink, Mark } from '#kernel/drawing.ts'

export type Progress = {
  /** Share of the way done from baseline to target; may be negative or above 1. */
  readonly done: number
  /** Share of the way expected at that date, 0–1; `null` when dates do not tell. */
  readonly expected: number | null
  readonly light: Light
  /** The value is of confidence D. */
  readonly hatched: boolean
}

/** The picture's name and what it shows in sentences, in the reader's language. */
export type ProgressTexts = { readonly title: string; readonly description: string }

const WIDTH = 320
const HEIGHT = 26
const LEFT = 1
const RIGHT = WIDTH - 1
const MIDDLE = 16
const THICK = 8

const INK: Readonly<Record<Light, Ink>> = { green: 'good', orange: 'warn', red: 'bad', none: 'muted' }

/**
 * A thin bar from baseline (left) to target (right), filled as far as one has come, with a mark where one should be
 * at that date. Moving away is an arrow that leaves by the left; a passed target is a bar filled to its end.
 */
export function drawProgress(progress: Progress, texts: ProgressTexts): Drawing {
  const { done, expected, light, hatched } = progress
  const ink = INK[light]
  const reached = placeOf(done)
  const marks: Mark[] = [
    { kind: 'rect', ...bar(LEFT, RIGHT), radius: THICK / 2, fill: 'paper', stroke: 'line' },
    ...(reached > LEFT
      ? [
          {
            kind: 'rect',
            ...bar(LEFT, Math.max(reached, LEFT + THICK)),
            radius: THICK / 2,
            fill: hatched ? 'hatch' : ink,
            stroke: ink,
          } as const,
        ]
      : []),
    ...(done < 0 ? [arrowAway(ink)] : []),
    ...(expected === null ? [] : expectedMark(placeOf(expected))),
  ]
  return { width: WIDTH, height: HEIGHT, ...texts, marks }
}

function placeOf(share: number): number {
  return LEFT + Math.min(1, Math.max(0, share)) * (RIGHT - LEFT)
}

function bar(from: number, to: number) {
  return { x: from, y: MIDDLE - THICK / 2, width: to - from, height: THICK }
}

function arrowAway(ink: Ink): Mark {
  const points = [
    [LEFT + 14, MIDDLE - 7],
    [LEFT, MIDDLE],
    [LEFT + 14, MIDDLE + 7],
  ] as const
  return { kind: 'polygon', points, fill: ink }
}

/** A small triangle above the bar and a line across it, whole at both ends. */
function expectedMark(place: number): Mark[] {
  const x = Math.min(WIDTH - 6, Math.max(6, place))
  const points = [
    [x - 5, 1],
    [x + 5, 1],
    [x, 9],
  ] as const
  return [
    { kind: 'polygon', points, fill: 'ink' },
    { kind: 'line', x1: x, y1: 9, x2: x, y2: MIDDLE + THICK / 2 + 4, stroke: 'ink', strokeWidth: 1.6 },
  ]
}
