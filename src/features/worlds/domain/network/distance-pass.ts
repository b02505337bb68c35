import { cutIntoChunks } from './chunks.ts'
import type { FoldedGraph } from './folded-graph.ts'
import type { Rows } from './graph.ts'

/**
 * Distances of many sources at once (multi-source breadth-first search: Then et al. 2014): 128 sources of one component
 * are 128 bits of a class, four words. At each step a class learns the bits of its neighbours; how many are new, times
 * the step, is what they add to its sum of distances. In a component of two colours, the sources of one colour, only
 * the classes of one colour can learn anything at each step.
 */
const LANES = 4
const BATCH = 32 * LANES

export type DistanceSums = {
  /** Σ of distances to a member of each class, from the sources asked for; whole numbers. */
  readonly far: Float64Array
  /** Σ of 1/distance. */
  readonly harmonic: Float64Array
  /** Nodes that reach it, itself left out. */
  readonly reached: Float64Array
  /** Largest distance to a member of each class. */
  readonly deepest: Float64Array
}

export const noDistances = (classes: number): DistanceSums => ({
  far: new Float64Array(classes),
  harmonic: new Float64Array(classes),
  reached: new Float64Array(classes),
  deepest: new Float64Array(classes),
})

/** Adds `part` to `sum`, in place. */
export function addDistances(sum: DistanceSums, part: DistanceSums) {
  for (let c = 0; c < sum.far.length; c++) {
    sum.far[c]! += part.far[c]!
    sum.harmonic[c]! += part.harmonic[c]!
    sum.reached[c]! += part.reached[c]!
    if (part.deepest[c]! > sum.deepest[c]!) sum.deepest[c] = part.deepest[c]!
  }
}

/** Where sources may be cut, so that a batch never spans two components or two colours: chunks of whole batches. */
export type Batch = { readonly from: number; readonly to: number }

/** Sources of each batch: at most 128 classes of one component and one colour. */
export function cutIntoBatches(folded: FoldedGraph): Batch[] {
  const batches: Batch[] = []
  for (let from = 0; from < folded.classes; ) {
    const middle = folded.middle[from]!
    const to = Math.min(from + BATCH, from < middle ? middle : folded.end[from]!)
    // a class alone in its component is reached by nobody else
    if (folded.end[from]! - folded.start[from]! > 1) batches.push({ from, to })
    from = to
  }
  return batches
}

/** The chunks of batches that are always added in this order. */
export const cutBatches = (batches: readonly Batch[]) => cutIntoChunks(batches.length, { least: 1, most: 24 })

type Pass = {
  /** Bits that a class has: four words each. */
  readonly seen: Int32Array
  /** Bits that it has just learnt, where neighbours may be of one colour. */
  readonly fresh: Int32Array
  readonly waiting: readonly [Int32Array, Int32Array]
  /** Four words a slice: which sources count 2^slice (members of a class are counted in binary). */
  readonly slices: Int32Array
  readonly sums: DistanceSums
}

/** Set bits of four words together. */
function countBits(a: number, b: number, c: number, d: number): number {
  let p = a - ((a >>> 1) & 0x55555555)
  let q = b - ((b >>> 1) & 0x55555555)
  let r = c - ((c >>> 1) & 0x55555555)
  let s = d - ((d >>> 1) & 0x55555555)
  p = (p & 0x33333333) + ((p >>> 2) & 0x33333333)
  q = (q & 0x33333333) + ((q >>> 2) & 0x33333333)
  r = (r & 0x33333333) + ((r >>> 2) & 0x33333333)
  s = (s & 0x33333333) + ((s >>> 2) & 0x33333333)
  p += q
  r += s
  const half = (p & 0x0f0f0f0f) + ((p >>> 4) & 0x0f0f0f0f) + (r & 0x0f0f0f0f) + ((r >>> 4) & 0x0f0f0f0f)
  return Math.imul(half, 0x01010101) >>> 24
}

/** One step for classes that wait: each learns what its neighbours have seen. Returns how many still wait. */
function learn(
  { offsets, targets }: Rows,
  seen: Int32Array,
  fresh: Int32Array,
  waiting: Int32Array,
  count: number,
): number {
  let learners = 0
  for (let i = 0; i < count; i++) {
    const w = waiting[i]!
    const end = offsets[w + 1]!
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let e = offsets[w]!; e < end; e++) {
      const t = targets[e]! << 2
      a |= seen[t]!
      b |= seen[t + 1]!
      c |= seen[t + 2]!
      d |= seen[t + 3]!
    }
    const at = w << 2
    a &= ~seen[at]!
    b &= ~seen[at + 1]!
    c &= ~seen[at + 2]!
    d &= ~seen[at + 3]!
    fresh[at] = a
    fresh[at + 1] = b
    fresh[at + 2] = c
    fresh[at + 3] = d
    learners |= a | b | c | d
  }
  return learners
}

/** What was learnt is known, and counted; those that know all sources wait no longer. Returns how many still wait. */
function settle(
  pass: Pass,
  waiting: Int32Array,
  count: number,
  step: number,
  slices: number,
  full: Int32Array,
): number {
  const { seen, fresh, slices: masks, sums } = pass
  const { far, harmonic, reached, deepest } = sums
  const [fullA, fullB, fullC, fullD] = [full[0]!, full[1]!, full[2]!, full[3]!]
  let left = 0
  for (let i = 0; i < count; i++) {
    const w = waiting[i]!
    const at = w << 2
    const a = fresh[at]!
    const b = fresh[at + 1]!
    const c = fresh[at + 2]!
    const d = fresh[at + 3]!
    if ((a | b | c | d) === 0) {
      waiting[left++] = w
      continue
    }
    let number = 0
    if (slices === 0) number = countBits(a, b, c, d)
    else {
      for (let slice = 0; slice < slices; slice++) {
        const m = slice << 2
        number +=
          countBits(a & masks[m]!, b & masks[m + 1]!, c & masks[m + 2]!, d & masks[m + 3]!) * 2 ** slice
      }
    }
    far[w]! += number * step
    harmonic[w]! += number / step
    reached[w]! += number
    if (step > deepest[w]!) deepest[w] = step
    seen[at]! |= a
    seen[at + 1]! |= b
    seen[at + 2]! |= c
    seen[at + 3]! |= d
    if (seen[at] !== fullA || seen[at + 1] !== fullB || seen[at + 2] !== fullC || seen[at + 3] !== fullD)
      waiting[left++] = w
  }
  return left
}

function fillRange(items: Int32Array, from: number, to: number): number {
  for (let v = from; v < to; v++) items[v - from] = v
  return to - from
}

/** Marks the sources; returns in how many binary digits their members are counted, 0 when all count 1. */
function markSources(folded: FoldedGraph, pass: Pass, { from, to }: Batch, full: Int32Array): number {
  const { seen, slices } = pass
  full.fill(0)
  slices.fill(0)
  let most = 1
  for (let c = from; c < to; c++) {
    const bit = c - from
    const lane = bit >> 5
    full[lane]! |= 1 << (bit & 31)
    seen[(c << 2) + lane]! |= 1 << (bit & 31)
    const members = folded.members[c]!
    if (members > most) most = members
    for (let slice = 0; 2 ** slice <= members; slice++)
      if ((members >> slice) & 1) slices[(slice << 2) + lane]! |= 1 << (bit & 31)
  }
  return most === 1 ? 0 : 32 - Math.clz32(most)
}

function runBatch(folded: FoldedGraph, pass: Pass, batch: Batch, full: Int32Array) {
  const { seen, fresh, waiting } = pass
  const start = folded.start[batch.from]!
  const middle = folded.middle[batch.from]!
  const end = folded.end[batch.from]!
  const coloured = folded.coloured[batch.from] === 1
  seen.fill(0, start << 2, end << 2)
  const slices = markSources(folded, pass, batch, full)
  const counts = coloured
    ? [fillRange(waiting[0], start, middle), fillRange(waiting[1], middle, end)]
    : [fillRange(waiting[0], start, end), 0]
  let side = coloured && batch.from >= middle ? 1 : 0
  for (let step = 1; ; step++) {
    if (coloured) side = 1 - side
    const list = waiting[side as 0 | 1]
    if (learn(folded.incoming, seen, fresh, list, counts[side]!) === 0) break
    counts[side] = settle(pass, list, counts[side]!, step, slices, full)
  }
}

/** Distances to a member of each class from the members of the classes of these batches (its own class left out). */
export function distancesOfSources(folded: FoldedGraph, batches: readonly Batch[]): DistanceSums {
  const { classes } = folded
  const pass: Pass = {
    seen: new Int32Array(LANES * classes),
    fresh: new Int32Array(LANES * classes),
    waiting: [new Int32Array(classes), new Int32Array(classes)],
    slices: new Int32Array(LANES * 32),
    sums: noDistances(classes),
  }
  const full = new Int32Array(LANES)
  for (const batch of batches) runBatch(folded, pass, batch, full)
  return pass.sums
}
