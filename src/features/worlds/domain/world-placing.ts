import { SPOT } from './map-spots.ts'

/** An area of the map. */
export type Area = { readonly x: number; readonly y: number; readonly radius: number }

/** How much two worlds have in common, 0 and more: `of(i, j)`, the same both ways. */
export type Affinities = { readonly count: number; readonly of: (i: number, j: number) => number }

/** Clear ground between two areas. */
export const GAP = 1.75 * SPOT
/** The map is wider than high, as screens and pages are. */
const WIDER = 1.45
const STEPS = 400

/**
 * Places areas so that worlds which share actors are neighbours, close together and apart: springs of their affinities
 * and of a weak pull to the middle, areas as bodies that push each other away. Of several beginnings the calmest is
 * kept.
 */
export function placeWorlds(radii: readonly number[], affinities: Affinities): Area[] {
  if (radii.length === 0) return []
  const order = orderByAffinity(radii, affinities)
  let best: Area[] = []
  let least = Number.POSITIVE_INFINITY
  for (let beginning = 0; beginning < 8; beginning++) {
    const settled = swap(settle(begin(radii, order, beginning), affinities), affinities)
    const areas = separate(settle(settled, affinities, 0.5))
    const strain = strainOf(areas, affinities)
    if (strain < least - 1e-9) {
      least = strain
      best = areas
    }
  }
  return centre(best)
}

/** The free place nearest to a wished one where an area fits without covering what must stay clear. */
export function placeOneWorld(
  wished: { readonly x: number; readonly y: number; readonly radius: number },
  areas: readonly Area[],
  isClear: (area: Area) => boolean,
): Area {
  const { radius } = wished
  for (let ring = 0; ring < 2000; ring++) {
    const distance = ring * SPOT
    const places = Math.max(1, Math.ceil((2 * Math.PI * distance) / (SPOT * 2)))
    for (let k = 0; k < places; k++) {
      const angle = (2 * Math.PI * k) / places
      const area = {
        x: wished.x + distance * Math.cos(angle),
        y: wished.y + distance * Math.sin(angle),
        radius,
      }
      const fits = areas.every(
        (other) => Math.hypot(other.x - area.x, other.y - area.y) >= other.radius + radius + GAP,
      )
      if (fits && isClear(area)) return area
    }
  }
  return wished
}

type Body = { x: number; y: number; radius: number }

/** Worlds in a row, each beside the one with which it has most in common. */
function orderByAffinity(radii: readonly number[], { count, of }: Affinities): number[] {
  const left = new Set(radii.keys())
  const total = (i: number) =>
    Array.from({ length: count }, (_, j) => (j === i ? 0 : of(i, j))).reduce(sum, 0)
  const order: number[] = []
  let at = [...left].reduce((a, b) => (total(b) > total(a) ? b : a))
  while (left.size > 0) {
    left.delete(at)
    order.push(at)
    if (left.size > 0) at = [...left].reduce((a, b) => (of(at, b) > of(at, a) ? b : a))
  }
  return order
}

const sum = (a: number, b: number) => a + b

/** Along a ring (even beginnings) or a spiral from the middle, turned a little each time. */
function begin(radii: readonly number[], order: readonly number[], beginning: number): Body[] {
  const size = Math.sqrt(radii.map((r) => (r + GAP) ** 2).reduce(sum, 0))
  const bodies: Body[] = radii.map((radius) => ({ x: 0, y: 0, radius }))
  order.forEach((world, k) => {
    const body = bodies[world]
    if (!body) return
    const isRing = beginning % 2 === 0
    const angle = isRing ? (2 * Math.PI * k) / order.length + beginning * 0.7 : k * 2.399963 + beginning * 0.7
    const distance = isRing ? size : size * Math.sqrt((k + 0.5) / order.length)
    body.x = WIDER * distance * Math.cos(angle)
    body.y = distance * Math.sin(angle)
  })
  return bodies
}

function settle(bodies: Body[], { of }: Affinities, warmth = 1): Body[] {
  let most = 0
  for (let i = 0; i < bodies.length; i++) for (let j = 0; j < i; j++) most = Math.max(most, of(i, j))
  const steps = STEPS * warmth
  for (let step = 0; step < steps; step++) {
    const heat = warmth * (1 - step / steps)
    bodies.forEach((a, i) => {
      a.x *= 1 - 0.02 * heat
      a.y *= 1 - 0.02 * WIDER * heat
      for (let j = 0; j < i; j++) {
        const b = bodies[j]
        if (!b) continue
        const dx = b.x - a.x
        const dy = b.y - a.y
        const distance = Math.hypot(dx, dy) || 1
        const apart = a.radius + b.radius + GAP
        const pull = most > 0 ? 0.08 * heat * (of(i, j) / most) : 0
        // Positive: towards each other; bodies that touch push each other fully apart as it cools.
        const move =
          distance > apart
            ? (pull * (distance - apart)) / 2
            : -((apart - distance) * (0.1 + 0.4 * (1 - heat))) / 2
        const [ux, uy] = [dx / distance, dy / distance]
        a.x += ux * move
        a.y += uy * move
        b.x -= ux * move
        b.y -= uy * move
      }
    })
  }
  return bodies
}

/** Lets two areas change places as long as that brings those that share actors closer. */
function swap(bodies: Body[], { of }: Affinities): Body[] {
  const reachOf = (body: Body, i: number, j: number) =>
    bodies.reduce(
      (sum, other, k) =>
        k === i || k === j ? sum : sum + of(i, k) * Math.hypot(other.x - body.x, other.y - body.y),
      0,
    )
  for (let pass = 0; pass < 6; pass++) {
    let better = false
    bodies.forEach((a, i) => {
      for (let j = 0; j < i; j++) {
        const b = bodies[j]
        if (!b || reachOf(a, i, j) + reachOf(b, j, i) <= reachOf(b, i, j) + reachOf(a, j, i) + 1e-6) continue
        const [x, y] = [a.x, a.y]
        a.x = b.x
        a.y = b.y
        b.x = x
        b.y = y
        better = true
      }
    })
    if (!better) break
  }
  return bodies
}

/** Pushes apart what still overlaps, then spreads all of it by what is left. */
function separate(bodies: Body[]): Area[] {
  for (let pass = 0; pass < 300; pass++) {
    let moved = false
    bodies.forEach((a, i) => {
      for (let j = 0; j < i; j++) {
        const b = bodies[j]
        if (!b) continue
        const dx = b.x - a.x || 1e-3 * (i - j)
        const dy = b.y - a.y || 1e-3
        const distance = Math.hypot(dx, dy)
        const lacking = a.radius + b.radius + GAP - distance
        if (lacking <= 1e-6) continue
        moved = true
        const push = (lacking / 2 + 0.01) / distance
        a.x -= dx * push
        a.y -= dy * push
        b.x += dx * push
        b.y += dy * push
      }
    })
    if (!moved) break
  }
  let spread = 1
  bodies.forEach((a, i) => {
    for (const b of bodies.slice(0, i)) {
      const apart = Math.hypot(b.x - a.x, b.y - a.y)
      spread = Math.max(spread, (a.radius + b.radius + GAP) / Math.max(apart, 1e-9))
    }
  })
  return bodies.map(({ x, y, radius }) => ({ x: x * spread, y: y * spread, radius }))
}

/** How far worlds that have something in common are from each other, and how wide the whole is. */
function strainOf(areas: readonly Area[], { of }: Affinities): number {
  let strain = 0
  let common = 0
  let reach = 0
  areas.forEach((a, i) => {
    reach = Math.max(reach, Math.hypot(a.x / WIDER, a.y) + a.radius)
    for (const [j, b] of areas.slice(0, i).entries()) {
      common += of(i, j)
      strain += of(i, j) * (Math.hypot(a.x - b.x, a.y - b.y) - a.radius - b.radius)
    }
  })
  return (common > 0 ? strain / common : 0) + reach
}

function centre(areas: readonly Area[]): Area[] {
  const left = Math.min(...areas.map(({ x, radius }) => x - radius))
  const right = Math.max(...areas.map(({ x, radius }) => x + radius))
  const top = Math.min(...areas.map(({ y, radius }) => y - radius))
  const bottom = Math.max(...areas.map(({ y, radius }) => y + radius))
  const [cx, cy] = [(left + right) / 2, (top + bottom) / 2]
  return areas.map(({ x, y, radius }) => ({ x: x - cx, y: y - cy, radius }))
}
