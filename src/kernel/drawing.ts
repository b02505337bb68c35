/**
 * A picture as plain values: drawn once in a `domain/`, shown by the screen and printed in reports. Colours are
 * names (`Ink`) that each surface maps to its own palette, so that a picture survives a dark screen and grey paper.
 */
export type Drawing = {
  readonly width: number
  readonly height: number
  /** What the picture is, in a few words: its accessible name. */
  readonly title: string
  /** What the picture shows, in sentences: its accessible description. */
  readonly description: string
  readonly marks: readonly Mark[]
}

export const INKS = [
  'none',
  'paper',
  'ink',
  'muted',
  'line',
  'accent',
  'good',
  'warn',
  'bad',
  'quadrant-1',
  'quadrant-2',
  'quadrant-3',
  'quadrant-4',
  'hatch',
] as const

/**
 * `line` is for frames and grids, `hatch` for values of low confidence. What has a colour of its own on every surface,
 * as one of twenty worlds, gives it as it is: `#` and six hexadecimal digits; a sign beside it says the same.
 */
export type Ink = (typeof INKS)[number] | `#${string}`

export type Point = readonly [x: number, y: number]

type Look = {
  readonly fill?: Ink
  readonly stroke?: Ink
  /** In units of the drawing, 1 when left out. */
  readonly strokeWidth?: number
  readonly dash?: readonly number[]
  readonly opacity?: number
}

export type Mark =
  | ({ kind: 'rect'; x: number; y: number; width: number; height: number; radius?: number } & Look)
  | ({ kind: 'line'; x1: number; y1: number; x2: number; y2: number } & Look)
  | ({ kind: 'circle'; x: number; y: number; radius: number } & Look)
  | ({ kind: 'polygon'; points: readonly Point[] } & Look)
  /** `d` in the path language of SVG. */
  | ({ kind: 'path'; d: string } & Look)
  | TextMark
  | GroupMark

export type TextMark = Look & {
  readonly kind: 'text'
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly text: string
  readonly size: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  /** Degrees clockwise around (x, y). */
  readonly turn?: number
}

export type GroupMark = {
  readonly kind: 'group'
  /** The record that the marks stand for. */
  readonly dataId?: string
  /** Where a click leads: an address of this application or http(s). */
  readonly href?: string
  /** What the group says to those who do not see it, and on hover. */
  readonly label?: string
  readonly marks: readonly Mark[]
}

/** A rectangle that something occupies. */
export type Box = {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Whether two boxes share some area; sharing an edge is not overlapping. */
export function boxesOverlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

/**
 * Width of a text set in a common sans-serif, without measuring fonts. Deliberately on the generous side: 0.7 of
 * the size for capitals, digits and wide signs, 0.54 else.
 */
export function estimateTextWidth(text: string, size: number): number {
  let width = 0
  for (const sign of text) width += /[\p{Lu}\p{N}mwœ…%]/u.test(sign) ? 0.7 : 0.54
  return width * size
}
