/** Kinds of records that the thread of evidence passes through. */
export const THREAD_KINDS = [
  'story',
  'objective',
  'chain-element',
  'chain-link',
  'chain-evidence',
  'framework-line',
  'observation',
  'purchase-import',
  'purchase',
  'statement',
  'support',
  'network-source',
  'interview',
  'quote',
] as const
export type ThreadKind = (typeof THREAD_KINDS)[number]

export type ThreadRecord = { readonly kind: ThreadKind; readonly id: string }

/** `from` leans on `to`: should `to` change, `from` is to be reviewed. */
export type ThreadEdge = { readonly from: ThreadRecord; readonly to: ThreadRecord; readonly why: string }

/** `down`: what a record leans on, to the raw rows. `up`: what leans on it, to what is published. */
export type ThreadDirection = 'down' | 'up'

export type ThreadStop = {
  readonly record: ThreadRecord
  /** Fewest edges from the start. */
  readonly depth: number
  /** Those edges, from the start to the record; the first found among equally short ways. */
  readonly path: readonly ThreadEdge[]
}

export type ThreadLevel = { readonly depth: number; readonly stops: readonly ThreadStop[] }

/**
 * Walks the thread of evidence from one record, level by level. Each record is met once, at its shortest depth, so
 * that loops end and time grows with the edges. The start itself is level 0.
 */
export function walkThread(
  edges: readonly ThreadEdge[],
  start: ThreadRecord,
  direction: ThreadDirection,
): ThreadLevel[] {
  const walk = walkFrom(edges, [start], direction)
  return [...Map.groupBy(walk.keys(), (key) => walk.get(key)?.depth ?? 0)].map(([depth, keys]) => ({
    depth,
    stops: keys.flatMap((key) => {
      const step = walk.get(key)
      return step ? [{ record: step.record, depth, path: tracePath(walk, step, direction) }] : []
    }),
  }))
}

export type ToReview = {
  readonly record: ThreadRecord
  /** Edges between it and the nearest changed record. */
  readonly depth: number
  /** The changed record that it leans on, directly or not. */
  readonly cause: ThreadRecord
}

/** Everything that leans, directly or not, on records that were deleted or corrected; nearest first, causes left out. */
export function toReviewAfter(edges: readonly ThreadEdge[], changed: readonly ThreadRecord[]): ToReview[] {
  return [...walkFrom(edges, changed, 'up').values()]
    .filter((step) => step.depth > 0)
    .map(({ record, depth, origin }) => ({ record, depth, cause: origin }))
}

type Step = {
  readonly record: ThreadRecord
  readonly depth: number
  readonly origin: ThreadRecord
  readonly by: ThreadEdge | null
}

/** Breadth first from several starts at once; a Map remembers the order of visits. */
function walkFrom(
  edges: readonly ThreadEdge[],
  starts: readonly ThreadRecord[],
  direction: ThreadDirection,
): Map<string, Step> {
  const leaving = Map.groupBy(edges, (edge) => keyOf(direction === 'down' ? edge.from : edge.to))
  const walk = new Map<string, Step>()
  for (const record of starts) walk.set(keyOf(record), { record, depth: 0, origin: record, by: null })
  // what is added while a Map is walked is walked too: the queue and the memory are one
  for (const [key, step] of walk) {
    for (const edge of leaving.get(key) ?? []) {
      const record = farEnd(edge, direction)
      const next = keyOf(record)
      if (!walk.has(next)) walk.set(next, { record, depth: step.depth + 1, origin: step.origin, by: edge })
    }
  }
  return walk
}

function tracePath(walk: ReadonlyMap<string, Step>, end: Step, direction: ThreadDirection): ThreadEdge[] {
  const path: ThreadEdge[] = []
  let step: Step | undefined = end
  while (step?.by) {
    path.push(step.by)
    step = walk.get(keyOf(direction === 'down' ? step.by.from : step.by.to))
  }
  return path.reverse()
}

function farEnd(edge: ThreadEdge, direction: ThreadDirection): ThreadRecord {
  return direction === 'down' ? edge.to : edge.from
}

function keyOf(record: ThreadRecord): string {
  return `${record.kind} ${record.id}`
}
