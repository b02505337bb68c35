import { type Box, boxesOverlap, type Drawing, estimateTextWidth, type Mark } from '#kernel/drawing.ts'
import { shorten } from '#kernel/text-measure.ts'
import type { NetworkActor, NetworkPositions } from './network-data.ts'
import { drawLegend, LEGEND_HEIGHT } from './network-drawing-legend.ts'
import { ACTOR_RADIUS } from './network-layout.ts'
import type { NetworkView } from './network-on-day.ts'
import { colorsOf, markWorlds } from './network-palette.ts'
import { TIE_DASHES } from './tie-look.ts'
import type { TieKind } from './world.ts'
import { labelWorld } from './world-label.ts'

/** What the picture says, in the reader's language. */
export type NetworkDrawingTexts = {
  readonly title: string
  readonly description: string
  /** Under the title: the day, the counts. */
  readonly lead: string
  /** « Démonstration »; null for a territory of its own. */
  readonly demonstration: string | null
  readonly nameTie: (kind: TieKind) => string
  readonly strength: string
  /** What a band is: ties between actors of two worlds, the wider the more. */
  readonly bundle: string
  readonly between: string
  readonly shore: string
  /** Said where persons are left out and there are some; null otherwise. */
  readonly personsOut: string | null
}

export type NetworkDrawingOptions = {
  /** Persons are left out of what leaves the team, unless asked. */
  readonly persons?: 'out' | 'in'
  readonly width?: number
  /** Without title nor ground, for a page that has its own. */
  readonly isBare?: boolean
}

const MARGIN = 32
const HEAD = 84
/** Names of actors are written while they are this few. */
const MOST_NAMED = 120
const NAME_SIZE = 10.5
/** Beyond, ties one by one would be a fog: they are told as bands between worlds. */
const MOST_TIES = 2500
const WIDEST_BAND = 14

/** Whom a picture may show. */
export function shownActors(view: NetworkView, persons: 'out' | 'in'): readonly NetworkActor[] {
  return persons === 'in' ? view.actors : view.actors.filter(({ kind }) => !isPerson(kind))
}

export const isPerson = (kind: string): boolean => kind === 'person'

/**
 * The network on a day as a picture that stands alone on paper: areas of worlds with their names and marks, actors in
 * the colour of the world that they are most of, ringed in that of a second, ties by kind (dashes) and strength (width),
 * a legend, the day. Everybody stands where the map has them.
 */
export function drawNetwork(
  view: NetworkView,
  positions: NetworkPositions,
  texts: NetworkDrawingTexts,
  options: NetworkDrawingOptions = {},
): Drawing {
  const width = options.width ?? 1600
  const actors = shownActors(view, options.persons ?? 'out').filter(({ id }) => positions.actors[id])
  const frame = frameOf(view, positions, actors)
  const scale = (width - 2 * MARGIN) / (frame.right - frame.left)
  const x = (at: number) => MARGIN + (at - frame.left) * scale
  const head = options.isBare ? 20 : HEAD
  const y = (at: number) => head + (at - frame.top) * scale
  const bottom = y(frame.bottom)
  const place: Place = { x, y, scale, positions }
  const isBundled = view.ties.length > MOST_TIES
  const radius = Math.max(1.6, ACTOR_RADIUS * 0.8 * scale)
  return {
    width,
    height: bottom + LEGEND_HEIGHT + MARGIN,
    title: texts.title,
    description: texts.description,
    marks: [
      ...(options.isBare ? [] : drawGround(texts, width, bottom + LEGEND_HEIGHT + MARGIN)),
      ...(isBundled ? drawBundles(view, actors, place) : []),
      ...drawAreas(view, place),
      ...(isBundled ? [] : drawTies(view, actors, place)),
      ...drawActors(view, actors, place, radius),
      ...drawWorldNames(view, place),
      ...(actors.length <= MOST_NAMED ? drawActorNames(view, actors, place, radius) : []),
      ...drawLegend(texts, { x: MARGIN, y: bottom + 24, width: width - 2 * MARGIN, isBundled }),
    ],
  }
}

type Place = {
  readonly x: (at: number) => number
  readonly y: (at: number) => number
  readonly scale: number
  readonly positions: NetworkPositions
}

function frameOf(view: NetworkView, positions: NetworkPositions, actors: readonly NetworkActor[]): Box {
  const boxes = [
    ...view.worlds.flatMap(({ id }) => (positions.worlds[id] ? [positions.worlds[id]] : [])),
    ...actors.flatMap(({ id }) => {
      const at = positions.actors[id]
      return at ? [[at[0], at[1], ACTOR_RADIUS] as const] : []
    }),
  ]
  if (boxes.length === 0) return { left: -400, right: 400, top: -200, bottom: 200 }
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const [x, y, r] of boxes) {
    left = Math.min(left, x - r)
    right = Math.max(right, x + r)
    top = Math.min(top, y - r)
    bottom = Math.max(bottom, y + r)
  }
  return { left, right, top, bottom }
}

function drawGround(texts: NetworkDrawingTexts, width: number, height: number): Mark[] {
  const head: Mark[] = [
    { kind: 'rect', x: 0, y: 0, width, height, fill: 'paper' },
    { kind: 'text', x: MARGIN, y: 38, text: texts.title, size: 22, bold: true, fill: 'ink' },
    { kind: 'text', x: MARGIN, y: 62, text: texts.lead, size: 14, fill: 'muted' },
  ]
  if (texts.demonstration === null) return head
  const room = estimateTextWidth(texts.demonstration, 13) + 16
  head.push(
    { kind: 'rect', x: width - MARGIN - room, y: 20, width: room, height: 24, radius: 4, stroke: 'ink' },
    {
      kind: 'text',
      x: width - MARGIN - room / 2,
      y: 36.5,
      text: texts.demonstration,
      size: 13,
      bold: true,
      anchor: 'middle',
    },
  )
  return head
}

function drawAreas(view: NetworkView, { x, y, scale, positions }: Place): Mark[] {
  const absent = new Set(view.absentWorldIds)
  return view.worlds.flatMap((world): Mark[] => {
    const area = positions.worlds[world.id]
    if (!area) return []
    const { line, ground } = colorsOf(world)
    // Nobody there: an outline without ground, so that what is missing is seen.
    const look = absent.has(world.id)
      ? ({ fill: 'none', stroke: line, dash: [6, 5], strokeWidth: 1.2 } as const)
      : ({ fill: ground, stroke: line, strokeWidth: 1.2 } as const)
    return [{ kind: 'circle', x: x(area[0]), y: y(area[1]), radius: area[2] * scale, ...look }]
  })
}

function drawTies(view: NetworkView, actors: readonly NetworkActor[], { x, y, positions }: Place): Mark[] {
  const shown = new Set(actors.map(({ id }) => id))
  const opacity = view.ties.length > 1000 ? 0.25 : 0.5
  return view.ties.flatMap(({ fromId, toId, kind, strength }): Mark[] => {
    const from = positions.actors[fromId]
    const to = positions.actors[toId]
    if (!from || !to || !shown.has(fromId) || !shown.has(toId)) return []
    const dash = TIE_DASHES[kind]
    const ends = { x1: x(from[0]), y1: y(from[1]), x2: x(to[0]), y2: y(to[1]) }
    return [{ kind: 'line', ...ends, stroke: 'muted', strokeWidth: 0.4 + 0.6 * strength, dash, opacity }]
  })
}

/** One band for each two worlds whose actors are tied, from heart to heart under the areas. */
function drawBundles(view: NetworkView, actors: readonly NetworkActor[], { x, y, positions }: Place): Mark[] {
  const shown = new Set(actors.map(({ id }) => id))
  const worldsOf = worldsOfActors(view)
  const counts = new Map<string, { a: string; b: string; n: number }>()
  for (const { fromId, toId } of view.ties) {
    const [from, to] = [worldsOf.get(fromId)?.[0], worldsOf.get(toId)?.[0]]
    if (from === undefined || to === undefined || from === to || !shown.has(fromId) || !shown.has(toId))
      continue
    const [a, b] = from < to ? [from, to] : [to, from]
    const pair = counts.get(`${a} ${b}`) ?? { a, b, n: 0 }
    pair.n += 1
    counts.set(`${a} ${b}`, pair)
  }
  const most = Math.max(1, ...[...counts.values()].map(({ n }) => n))
  return [...counts.values()].flatMap(({ a, b, n }): Mark[] => {
    const [from, to] = [positions.worlds[a], positions.worlds[b]]
    if (!from || !to) return []
    const ends = { x1: x(from[0]), y1: y(from[1]), x2: x(to[0]), y2: y(to[1]) }
    return [{ kind: 'line', ...ends, stroke: 'muted', strokeWidth: (WIDEST_BAND * n) / most, opacity: 0.3 }]
  })
}

function worldsOfActors(view: NetworkView): Map<string, string[]> {
  const worlds = new Map<string, { worldId: string; weight: number }[]>()
  for (const { actorId, worldId, weight } of view.memberships) {
    const there = worlds.get(actorId)
    if (there) there.push({ worldId, weight })
    else worlds.set(actorId, [{ worldId, weight }])
  }
  return new Map(
    [...worlds].map(([id, of]) => [
      id,
      of
        .sort((a, b) => b.weight - a.weight || (a.worldId < b.worldId ? -1 : 1))
        .map(({ worldId }) => worldId),
    ]),
  )
}

function drawActors(
  view: NetworkView,
  actors: readonly NetworkActor[],
  { x, y, positions }: Place,
  radius: number,
): Mark[] {
  const worldOf = new Map(view.worlds.map((world) => [world.id, world]))
  const worldsOf = worldsOfActors(view)
  const named = actors.length <= MOST_NAMED
  return actors.flatMap(({ id, name }): Mark[] => {
    const at = positions.actors[id]
    if (!at) return []
    const [first, second] = (worldsOf.get(id) ?? []).flatMap((world) => worldOf.get(world) ?? [])
    const spot = { kind: 'circle', x: x(at[0]), y: y(at[1]) } as const
    const dot: Mark = first
      ? {
          ...spot,
          radius: second ? radius * 0.8 : radius,
          fill: colorsOf(first).line,
          stroke: second ? colorsOf(second).line : 'paper',
          strokeWidth: second ? radius * 0.4 : radius * 0.15,
        }
      : { ...spot, radius: radius * 0.85, fill: 'paper', stroke: 'muted', strokeWidth: radius * 0.3 }
    return [{ kind: 'group', label: named ? name : shorten(name, 60), dataId: id, marks: [dot] }]
  })
}

function drawWorldNames(view: NetworkView, { x, y, scale, positions }: Place): Mark[] {
  const marks = markWorlds(view.worlds)
  return view.worlds.flatMap((world): Mark[] => {
    const area = positions.worlds[world.id]
    if (!area) return []
    const { line, on } = colorsOf(world)
    const label = labelWorld(world.name, area[2])
    const size = label.size * scale
    const [cx, top] = [x(area[0]), y(area[1]) - (label.height * scale) / 2]
    const badge = Math.max(9, Math.min(16, size * 0.75))
    const by = y(area[1] - area[2])
    return [
      ...label.lines.map(
        (text, k): Mark => ({
          kind: 'text',
          x: cx,
          y: top + (k + 0.82) * size * 1.15,
          text,
          size,
          anchor: 'middle',
          bold: true,
        }),
      ),
      { kind: 'circle', x: cx, y: by, radius: badge, fill: line, stroke: 'paper' },
      {
        kind: 'text',
        x: cx,
        y: by + badge * 0.34,
        text: marks.get(world.id) ?? '',
        size: badge,
        anchor: 'middle',
        bold: true,
        fill: on,
      },
    ]
  })
}

/** Under its spot, else over it, else on its right; left out where it would cover a name. */
function drawActorNames(
  view: NetworkView,
  actors: readonly NetworkActor[],
  { x, y, scale, positions }: Place,
  radius: number,
): Mark[] {
  const taken: Box[] = view.worlds.flatMap((world) => {
    const area = positions.worlds[world.id]
    if (!area) return []
    const { width, height } = labelWorld(world.name, area[2])
    const [cx, cy] = [x(area[0]), y(area[1])]
    return [boxAround(cx, cy, width * scale, height * scale), boxAround(cx, y(area[1] - area[2]), 32, 32)]
  })
  for (const { id } of actors) {
    const at = positions.actors[id]
    if (at) taken.push(boxAround(x(at[0]), y(at[1]), 2 * radius, 2 * radius))
  }
  const degree = new Map<string, number>()
  for (const { fromId, toId } of view.ties)
    for (const id of [fromId, toId]) degree.set(id, (degree.get(id) ?? 0) + 1)
  return actors
    .toSorted((a, b) => (degree.get(b.id) ?? 0) - (degree.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
    .flatMap(({ id, name }): Mark[] => {
      const at = positions.actors[id]
      if (!at) return []
      const text = shorten(name, 26)
      const wide = estimateTextWidth(text, NAME_SIZE)
      const [cx, cy] = [x(at[0]), y(at[1])]
      const offset = radius + NAME_SIZE * 0.75
      for (const [bx, by] of [
        [cx, cy + offset],
        [cx, cy - offset],
        [cx + radius + wide / 2 + 4, cy],
      ] as const) {
        const box = boxAround(bx, by, wide, NAME_SIZE * 1.1)
        if (taken.some((other) => boxesOverlap(box, other))) continue
        taken.push(box)
        return [{ kind: 'text', x: bx, y: by + NAME_SIZE * 0.34, text, size: NAME_SIZE, anchor: 'middle' }]
      }
      return []
    })
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }
}
