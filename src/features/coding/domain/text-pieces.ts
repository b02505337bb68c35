import type { Span } from './passage.ts'

/** A piece of a text that the same passages cover from end to end. */
export type TextPiece<P extends Span> = Span & {
  readonly covering: readonly P[]
  readonly isPicked: boolean
}

/** Cuts a text wherever a passage or the picked span begins or ends; together the pieces are the text. */
export function textPieces<P extends Span>(
  length: number,
  passages: readonly P[],
  picked: Span | null,
): TextPiece<P>[] {
  const cuts = new Set([0, length])
  for (const { start, end } of picked ? [...passages, picked] : passages) {
    cuts.add(Math.max(0, Math.min(length, start)))
    cuts.add(Math.max(0, Math.min(length, end)))
  }
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? length
    const covers = (span: Span) => span.start < end && span.end > start
    return { start, end, covering: passages.filter(covers), isPicked: picked !== null && covers(picked) }
  })
}

/** Which lane each span is drawn in, so that none covers another: the first lane that is free where it begins. */
export function lanesOf(spans: readonly Span[]): number[] {
  const order = spans
    .map((_, at) => at)
    .sort((a, b) => (spans[a]?.start ?? 0) - (spans[b]?.start ?? 0) || a - b)
  const ends: number[] = []
  const lanes = new Array<number>(spans.length).fill(0)
  for (const at of order) {
    const { start, end } = spans[at] ?? { start: 0, end: 0 }
    const free = ends.findIndex((until) => until <= start)
    const lane = free < 0 ? ends.length : free
    ends[lane] = end
    lanes[at] = lane
  }
  return lanes
}

/** Moves or widens a choice of whole units (sentences) by keys. */
export function pickByKey(
  units: readonly Span[],
  picked: Span | null,
  anchor: number | null,
  step: 1 | -1,
  extend: boolean,
): { readonly picked: Span; readonly anchor: number } | null {
  if (units.length === 0) return null
  const first = picked ? units.findIndex(({ end }) => end > picked.start) : -1
  const last = picked ? units.findLastIndex(({ start }) => start < picked.end) : -1
  if (picked === null || first < 0 || last < 0) {
    const at = step > 0 ? 0 : units.length - 1
    const unit = units[at]
    return unit ? { picked: unit, anchor: at } : null
  }
  const clamp = (at: number) => Math.max(0, Math.min(units.length - 1, at))
  if (!extend) {
    const at = clamp(step > 0 ? last + 1 : first - 1)
    const unit = units[at]
    return unit ? { picked: unit, anchor: at } : null
  }
  const from = anchor ?? (step > 0 ? first : last)
  const moving = clamp((from <= first ? last : first) + step)
  const [low, high] = [Math.min(from, moving), Math.max(from, moving)]
  const [begin, finish] = [units[low], units[high]]
  return begin && finish ? { picked: { start: begin.start, end: finish.end }, anchor: from } : null
}
