export type Spot = { readonly x: number; readonly y: number }

/** To a later column, within the same one (around by the right), or back by the lane under the columns. */
export type Bend = 'on' | 'within' | 'back'

const REACH = 46

/** A link starts at the right side of its element and ends at the left side of the next one. */
export function bendOf(sourceX: number, targetX: number): Bend {
  if (targetX > sourceX) return 'on'
  return sourceX - targetX < 320 ? 'within' : 'back'
}

const r = (value: number) => Math.round(value * 10) / 10

function controls(from: Spot, to: Spot, bend: Bend, lane: number): readonly [Spot, Spot, Spot, Spot] {
  const tip = { x: to.x - 9, y: to.y }
  if (bend === 'on') {
    const pull = Math.max(36, (tip.x - from.x) / 2)
    return [from, { x: from.x + pull, y: from.y }, { x: tip.x - pull, y: tip.y }, tip]
  }
  const low =
    bend === 'back' ? (Math.max(lane, from.y + 60, to.y + 60) - (from.y + to.y) / 8) / 0.75 : undefined
  const reach = bend === 'back' ? 4 * REACH : REACH + Math.abs(to.y - from.y) / 6
  return [from, { x: from.x + reach, y: low ?? from.y }, { x: tip.x - reach, y: low ?? tip.y }, tip]
}

export function linkPath(from: Spot, to: Spot, bend: Bend, lane: number): string {
  const [p, q, s, t] = controls(from, to, bend, lane)
  return `M${r(p.x)} ${r(p.y)}C${r(q.x)} ${r(q.y)} ${r(s.x)} ${r(s.y)} ${r(t.x)} ${r(t.y)}`
}

/** Nearer to the end: links that leave one element together have parted there. */
export function labelSpot(from: Spot, to: Spot, bend: Bend, lane: number): Spot {
  const [p, q, s, e] = controls(from, to, bend, lane)
  const t = bend === 'on' ? 0.62 : 0.5
  const u = 1 - t
  const mix = (a: number, b: number, c: number, d: number) =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
  return { x: r(mix(p.x, q.x, s.x, e.x)), y: r(mix(p.y, q.y, s.y, e.y)) }
}

/** An arrow head, or a bar across the end of a link that weakens; both come in from the left. */
export function tipOf({ x, y }: Spot, _bend: Bend, sign: '+' | '-'): string {
  return sign === '-'
    ? `M${r(x - 5)} ${r(y - 8)}V${r(y + 8)}M${r(x - 10)} ${r(y)}H${r(x - 5)}`
    : `M${r(x - 1)} ${r(y)}l-10 -5.500v11Z`
}
