import {
  closeLevel,
  gatherAndClose,
  gatherLevel,
  openBack,
  type Pass,
  pullLevel,
  pushLevel,
  scatterLevel,
  settleLevel,
} from './betweenness-levels.ts'
import type { FoldedGraph } from './folded-graph.ts'

const newPass = (folded: FoldedGraph): Pass => ({
  folded,
  paths: new Float64Array(folded.classes),
  offered: new Float64Array(folded.classes),
  asked: new Float64Array(folded.classes),
  received: new Float64Array(folded.classes),
  order: new Int32Array(folded.classes + 1),
  levels: new Int32Array(folded.classes + 2),
  counts: new Int32Array(3),
  waiting: [new Int32Array(folded.classes), new Int32Array(folded.classes)],
})

function fillRange(items: Int32Array, from: number, to: number): number {
  for (let v = from; v < to; v++) items[v - from] = v
  return to - from
}

/** A tie pushed along against one pulled along, measured. */
const PUSH_COSTS = 4
/** Gathering closes the level too. */
const GATHER_GAINS = 1.2

/**
 * One source after another on a folded graph, level by level (Brandes 2001). With σ the shortest paths to a member of
 * a class, c its members and m its mass, forward σ_w = Σ c_v σ_v over the level before, backward
 * g_w = m_w/σ_w + c_w Σ g over the level after, and Σ σ_w (g_w − m_w/σ_w)/c_w is what a member lies between.
 *
 * Each level is walked from whichever side has fewer ties, and none of the walks asks who is on which level: forward, an
 * unvisited node sums all its neighbours, of whom only those of the level before are not 0; backward likewise.
 *
 * Adds to `between` what each class lies between, on shortest paths from the members of class `root`.
 */
function passFrom(pass: Pass, levelTies: Float64Array, root: number, between: Float64Array) {
  const { folded, paths, offered, asked, received, order, levels, counts, waiting } = pass
  const { out, incoming, members, mass } = folded
  const start = folded.start[root]!
  const end = folded.end[root]!
  if (end - start < 2) return
  const middle = folded.middle[root]!
  const coloured = folded.coloured[root] === 1
  paths.fill(0, start, end)
  offered.fill(0, start, end)
  asked.fill(0, start, end)
  received.fill(0, start, end)
  paths[root] = 1
  offered[root] = 1
  order[0] = root
  levels[0] = 0
  levels[1] = 1
  levelTies[0] = out.offsets[root + 1]! - out.offsets[root]!
  let side = coloured && root >= middle ? 1 : 0
  const total = out.offsets[end]! - out.offsets[start]!
  const half = coloured ? out.offsets[middle]! - out.offsets[start]! : total
  const ties = [half, coloured ? total - half : 0] as [number, number]
  ties[side as 0 | 1] -= levelTies[0]!
  const waitingCount = [-1, -1] as [number, number]
  let depth = 0
  for (;;) {
    const from = levels[depth]!
    const to = levels[depth + 1]!
    if (coloured) side = 1 - side
    const across = side as 0 | 1
    let tail: number
    let reached = -1
    if (levelTies[depth]! * PUSH_COSTS <= ties[across]) {
      tail = pushLevel(out, paths, offered, order, from, to)
    } else {
      if (waitingCount[across] === -1) {
        const first = across === 0 ? start : middle
        waitingCount[across] = fillRange(waiting[across], first, coloured && across === 0 ? middle : end)
      }
      pullLevel(incoming, folded, pass, waiting[across], waitingCount[across], to, coloured)
      waitingCount[across] = counts[0]!
      tail = counts[1]!
      if (coloured && !folded.directed) reached = counts[2]!
    }
    if (tail === to) break
    if (reached === -1) reached = settleLevel(out.offsets, members, paths, offered, order, to, tail)
    ties[across] -= reached
    depth++
    levelTies[depth] = reached
    levels[depth + 1] = tail
  }
  const weight = mass[root]!
  for (let level = depth; level > 0; level--) {
    const from = levels[level]!
    const to = levels[level + 1]!
    const gathers = levelTies[level]! <= GATHER_GAINS * levelTies[level + 1]!
    if (level === depth) openBack(folded, pass, from, to)
    else if (gathers && coloured) gatherAndClose(out, folded, pass, from, to, weight, between)
    else {
      if (gathers) gatherLevel(out, asked, received, order, from, to)
      else scatterLevel(incoming, asked, received, order, to, levels[level + 2]!)
      closeLevel(folded, pass, from, to, weight, between)
    }
  }
  const inner = folded.innerPairs[root]!
  if (inner > 0) for (let i = 1; i < levels[2]!; i++) between[order[i]!]! += inner
}

/**
 * What a member of each class lies between, ordered pairs, on shortest paths from the members of classes
 * `from … to − 1`: Σ over s, t of σ_st(v)/σ_st with the nodes that hang on s and t counted. Length `classes`.
 */
export function betweennessOfSources(folded: FoldedGraph, from: number, to: number): Float64Array {
  const pass = newPass(folded)
  const levelTies = new Float64Array(folded.classes + 2)
  const between = new Float64Array(folded.classes)
  for (let root = from; root < to; root++) passFrom(pass, levelTies, root, between)
  return between
}
