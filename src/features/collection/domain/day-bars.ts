import { type Day, dayNumber } from '#kernel/day.ts'
import type { Drawing, Mark } from '#kernel/drawing.ts'

export type DayCount = { readonly day: Day; readonly received: number }

/** One bar: a day, or seven from that day on. */
export type DayBar = { readonly from: Day; readonly days: 1 | 7; readonly received: number }

const MOST_DAYS = 45
const DAY_MS = 86_400_000
const dayOf = (number: number): Day => new Date(number * DAY_MS).toISOString().slice(0, 10)

/**
 * Answers day after day from the first to the last, oldest first: a day on which none came is counted, and zero. Over more
 * than 45 days, seven days at a time.
 */
export function dayBars(counts: readonly DayCount[]): DayBar[] {
  const byDay = new Map(counts.map(({ day, received }) => [dayNumber(day), received]))
  const known = [...byDay.keys()].filter((number) => number !== undefined)
  if (known.length === 0) return []
  const [first, last] = [Math.min(...known), Math.max(...known)]
  const days = last - first < MOST_DAYS ? 1 : 7
  return Array.from({ length: Math.floor((last - first) / days) + 1 }, (_, at) => {
    const from = first + at * days
    const received = Array.from({ length: days }, (_, i) => byDay.get(from + i) ?? 0)
    return { from: dayOf(from), days, received: received.reduce((sum, n) => sum + n, 0) }
  })
}

type BarTexts = {
  readonly title: string
  readonly description: string
  /** What a bar says when it is pointed at: when, and how many. */
  readonly labelOf: (bar: DayBar) => string
  /** When it was, under the first and the last. */
  readonly dayOf: (bar: DayBar) => string
}

const WIDTH = 640
const HEIGHT = 170
const FOOT = 26
const HEAD = 22

/** The bars as a picture: the highest says how many, the first and the last say when. */
export function drawDayBars(
  bars: readonly DayBar[],
  { title, description, labelOf, dayOf: when }: BarTexts,
): Drawing {
  const most = Math.max(1, ...bars.map(({ received }) => received))
  const step = WIDTH / Math.max(12, bars.length)
  const width = Math.max(2, step * 0.72)
  const base = HEIGHT - FOOT
  const height = (n: number) => ((base - HEAD) * n) / most
  const top = bars.findIndex(({ received }) => received === most)
  const marks: Mark[] = [
    { kind: 'line', x1: 0, y1: base, x2: WIDTH, y2: base, stroke: 'line' },
    ...bars.map((bar, at): Mark => {
      const tall = height(bar.received)
      const box: Mark = {
        kind: 'rect',
        x: at * step + (step - width) / 2,
        y: base - tall,
        width,
        height: tall,
        fill: 'accent',
        radius: Math.min(2, width / 4),
      }
      return { kind: 'group', label: labelOf(bar), marks: [box] }
    }),
  ]
  const middle = (at: number) => at * step + step / 2
  if (top >= 0)
    marks.push({
      kind: 'text',
      x: Math.max(10, middle(top)),
      y: base - height(most) - 6,
      text: String(most),
      size: 14,
      anchor: 'middle',
      bold: true,
    })
  const [first, last] = [bars[0], bars.at(-1)]
  const foot = { kind: 'text', y: HEIGHT - 6, size: 13, fill: 'muted' } as const
  if (first) marks.push({ ...foot, x: 0, text: when(first), anchor: 'start' })
  if (last && bars.length > 6)
    marks.push({
      ...foot,
      x: Math.min(WIDTH, bars.length * step),
      text: when(last),
      anchor: 'end',
    })
  return { width: WIDTH, height: HEIGHT, title, description, marks }
}
