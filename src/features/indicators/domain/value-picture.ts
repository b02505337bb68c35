import { type Day, dayNumber } from '#kernel/day.ts'
import { type Drawing, estimateTextWidth, type Mark, type Point } from '#kernel/drawing.ts'
import { type Confidence, intervalOf } from './observation.ts'
import type { DatedValue } from './traffic-light.ts'

export type PicturedValue = {
  readonly id: string
  readonly date: Day
  /** `null`: missing; drawn as a question mark on the axis, never as zero. */
  readonly value: number | null
  readonly confidence: Confidence | null
}

export type ValuePictureTexts = {
  readonly title: string
  readonly description: string
  readonly baseline: string
  readonly target: string
  readonly number: (value: number) => string
  readonly day: (day: Day) => string
  /** What a point says when one points at it or hears it. */
  readonly label: (value: PicturedValue) => string
}

export type ValuePictureInput = {
  readonly values: readonly PicturedValue[]
  readonly baseline: DatedValue | null
  readonly target: DatedValue | null
  readonly width: number
  /** Bounds of the scale where the indicator has some (a rubric: 0 to 4). */
  readonly range?: readonly [number, number]
}

const TEXT = 14
const HEIGHT = 250
const TOP = 28
const BOTTOM = 40
const DOT = 6
const TICKS = 4

/**
 * Values over time against the straight way from baseline to target (method 8.6), each with the interval that its
 * confidence leaves. The line between values is broken where one is missing. Undefined without any date to draw.
 */
export function drawValues(input: ValuePictureInput, texts: ValuePictureTexts): Drawing | undefined {
  const { values, baseline, target, width } = input
  const scale = makeScale(input, texts)
  if (!scale) return undefined
  const { xOf, yOf, left, right, ticks } = scale
  const ordered = values.toSorted((a, b) => (dayNumber(a.date) ?? 0) - (dayNumber(b.date) ?? 0))
  const marks: Mark[] = [
    ...ticks.flatMap((tick): Mark[] => [
      { kind: 'line', x1: left, y1: yOf(tick), x2: right, y2: yOf(tick), stroke: 'line', opacity: 0.45 },
      {
        kind: 'text',
        x: left - 8,
        y: yOf(tick) + 5,
        text: texts.number(tick),
        size: TEXT,
        fill: 'muted',
        anchor: 'end',
      },
    ]),
    ...dateMarks(scale, texts),
  ]
  if (baseline && target) {
    marks.push({
      kind: 'line',
      x1: xOf(baseline.date),
      y1: yOf(baseline.value),
      x2: xOf(target.date),
      y2: yOf(target.value),
      stroke: 'ink',
      strokeWidth: 1.5,
      dash: [6, 4],
    })
  }
  if (baseline) marks.push(...endMark(baseline, texts.baseline, input, scale, texts))
  if (target) marks.push(...endMark(target, texts.target, input, scale, texts))
  for (const run of runsOf(ordered)) {
    const points = run.map((value): Point => [xOf(value.date), yOf(value.value ?? 0)])
    const d = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
    if (points.length > 1) marks.push({ kind: 'path', d, fill: 'none', stroke: 'accent', strokeWidth: 2.5 })
  }
  for (const value of ordered) marks.push(pointMark(value, scale, texts))
  return { width, height: HEIGHT, title: texts.title, description: texts.description, marks }
}

type Scale = {
  readonly xOf: (day: Day) => number
  readonly yOf: (value: number) => number
  readonly left: number
  readonly right: number
  readonly first: Day
  readonly last: Day
  readonly ticks: readonly number[]
}

function makeScale(input: ValuePictureInput, texts: ValuePictureTexts): Scale | undefined {
  const { values, baseline, target, width, range } = input
  const ends = [baseline, target].filter((end) => end !== null)
  const days = [...values.map((v) => v.date), ...ends.map((e) => e.date)].filter(
    (day) => dayNumber(day) !== undefined,
  )
  const heights = [
    ...values.flatMap((v) => (v.value === null ? [] : [v.value, ...(intervalOf(v) ?? [])])),
    ...ends.map((end) => end.value),
  ]
  if (days.length === 0 || heights.length === 0) return undefined
  const sorted = days.toSorted()
  const [first, last] = [sorted[0] ?? '', sorted.at(-1) ?? '']
  const [from, to] = [dayNumber(first) ?? 0, dayNumber(last) ?? 0]
  const ticks = range
    ? Array.from({ length: range[1] - range[0] + 1 }, (_, at) => range[0] + at)
    : niceTicks(Math.min(...heights), Math.max(...heights))
  const [low, high] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const left = Math.max(...ticks.map((tick) => estimateTextWidth(texts.number(tick), TEXT))) + 12
  const right = width - 14
  const inset = DOT + 6
  const xOf = (day: Day) => {
    const share = to === from ? 0.5 : ((dayNumber(day) ?? from) - from) / (to - from)
    return left + inset + share * (right - left - 2 * inset)
  }
  const yOf = (value: number) => {
    const share = (Math.min(high, Math.max(low, value)) - low) / (high - low)
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
  }
  return { xOf, yOf, left, right, first, last, ticks }
}

/** Round steps that hold both ends, some four of them. */
export function niceTicks(low: number, high: number): number[] {
  const spread = high - low || Math.abs(high) || 1
  const rough = spread / TICKS
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((n) => n * power >= rough) ?? 10) * power
  const start = Math.floor(low / step)
  const end = Math.max(start + 1, Math.ceil(high / step))
  // multiplied anew each time: sums of steps would drift (0.30000000000000004)
  return Array.from({ length: end - start + 1 }, (_, at) => Number(((start + at) * step).toPrecision(12)))
}

function dateMarks({ xOf, first, last, left, right }: Scale, texts: ValuePictureTexts): Mark[] {
  const y = HEIGHT - 8
  const base = { kind: 'text', y, size: TEXT, fill: 'muted' } as const
  if (first === last) return [{ ...base, x: xOf(first), text: texts.day(first), anchor: 'middle' }]
  return [
    { ...base, x: left, text: texts.day(first), anchor: 'start' },
    { ...base, x: right, text: texts.day(last), anchor: 'end' },
  ]
}

/** Baseline and target: a ring with its word, inside the frame and on the side where no value of that time stands. */
function endMark(
  end: DatedValue,
  word: string,
  { values, target }: ValuePictureInput,
  scale: Scale,
  texts: ValuePictureTexts,
): Mark[] {
  const [x, y] = [scale.xOf(end.date), scale.yOf(end.value)]
  const text = `${word} ${texts.number(end.value)}`
  const width = estimateTextWidth(text, TEXT)
  const atRight = x + width > scale.right
  const isNear = (value: PicturedValue) => Math.abs(scale.xOf(value.date) - x) < width + DOT
  const near = values.flatMap((v) => (v.value !== null && isNear(v) ? [v.value] : []))
  const isAbove = near.length > 0 ? near.some((value) => value < end.value) : end === target
  const below = y + TEXT + 8
  const at = isAbove || below > HEIGHT - BOTTOM + 8 ? Math.max(TEXT, y - 12) : below
  return [
    { kind: 'circle', x, y, radius: 5, fill: 'paper', stroke: 'ink', strokeWidth: 1.5 },
    { kind: 'text', x, y: at, text, size: TEXT, fill: 'ink', anchor: atRight ? 'end' : 'start' },
  ]
}

function pointMark(value: PicturedValue, { xOf, yOf }: Scale, texts: ValuePictureTexts): Mark {
  const x = xOf(value.date)
  const label = texts.label(value)
  if (value.value === null) {
    const marks: Mark[] = [
      {
        kind: 'text',
        x,
        y: HEIGHT - BOTTOM + 18,
        text: '?',
        size: TEXT + 2,
        fill: 'ink',
        anchor: 'middle',
        bold: true,
      },
    ]
    return { kind: 'group', dataId: value.id, label, marks }
  }
  const y = yOf(value.value)
  const interval = intervalOf(value)
  const whisker: Mark[] = interval
    ? [
        {
          kind: 'line',
          x1: x,
          y1: yOf(interval[0]),
          x2: x,
          y2: yOf(interval[1]),
          stroke: 'accent',
          strokeWidth: 1.5,
        },
      ]
    : []
  const fill = value.confidence === 'D' ? 'hatch' : 'accent'
  return {
    kind: 'group',
    dataId: value.id,
    label,
    marks: [...whisker, { kind: 'circle', x, y, radius: DOT, fill, stroke: 'accent', strokeWidth: 1.5 }],
  }
}

function runsOf(ordered: readonly PicturedValue[]): PicturedValue[][] {
  const runs: PicturedValue[][] = [[]]
  for (const value of ordered) {
    if (value.value === null) runs.push([])
    else runs.at(-1)?.push(value)
  }
  return runs
}
