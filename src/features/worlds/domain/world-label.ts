import { estimateTextWidth } from '#kernel/drawing.ts'

/** The name of a world in the heart of its area: lines, size of the text, and the room that it takes, in units of the map. */
export type WorldLabel = {
  readonly lines: readonly string[]
  readonly size: number
  readonly width: number
  readonly height: number
}

const MOST_LINES = 3
const LINE_HEIGHT = 1.15
/** Of the radius: the largest text, and how far its corners may reach. */
const LARGEST = 0.2
const REACH = 0.84

/**
 * The name broken into one to three lines so that it is as large as the area allows. It lies inside the area, and areas
 * do not overlap, hence neither do names.
 */
export function labelWorld(name: string, radius: number): WorldLabel {
  const words = name.trim().split(/\s+/u)
  let best: WorldLabel | null = null
  for (let lines = 1; lines <= Math.min(MOST_LINES, words.length); lines++) {
    const label = setLines(breakInto(words, lines), radius)
    if (!best || label.size > best.size) best = label
  }
  return best ?? setLines([name], radius)
}

function setLines(lines: readonly string[], radius: number): WorldLabel {
  const width = Math.max(...lines.map((line) => estimateTextWidth(line, 1)), 1)
  const height = lines.length * LINE_HEIGHT
  const size = Math.min(LARGEST * radius, (REACH * radius * 2) / Math.hypot(width, height))
  return { lines, size, width: width * size, height: height * size }
}

/** Words in so many lines, the widest of which is as narrow as can be. */
function breakInto(words: readonly string[], lines: number): string[] {
  if (lines === 1) return [words.join(' ')]
  let best: string[] = []
  let narrowest = Number.POSITIVE_INFINITY
  for (let first = 1; first <= words.length - lines + 1; first++) {
    const broken = [words.slice(0, first).join(' '), ...breakInto(words.slice(first), lines - 1)]
    const widest = Math.max(...broken.map((line) => estimateTextWidth(line, 1)))
    if (widest < narrowest) {
      narrowest = widest
      best = broken
    }
  }
  return best
}
